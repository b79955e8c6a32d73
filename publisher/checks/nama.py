"""Rules on the names that prose asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from publisher.prose import FORMATS, Ref, UnfitFormat, format_value, parse
from publisher.tables import figure_names
from publisher.vocabulary.findings import Finding, error
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.values import Narasi


def unknown_names(report: Report, numbered: Collection[str]) -> Iterator[Finding]:
    """Prose asks for a figure, table or lampiran that does not exist.

    `{anggaran.totla}` would print nothing, so it stops the build. Write one of
    the known names; docs/nama.md lists them.
    """
    figures = figure_names(report)
    references = {f"lampiran.{lampiran.kunci}" for lampiran in report.laporan.lampiran}
    references |= set(numbered)
    for narasi in narratives(report):
        seen: Counter[str] = Counter()
        for block in parse(narasi):
            for ref in block.inlines:
                if isinstance(ref, Ref):
                    at = _place(narasi, ref, seen[ref.raw])
                    seen[ref.raw] += 1
                    yield from _judge(ref, at, figures, references)


def narratives(report: Report) -> Iterator[Narasi]:
    """Every narrative of the report, in the order of the files."""
    for stem in FILES:
        yield from _within(getattr(report, stem.replace("-", "_")))


def _within(value: Any) -> Iterator[Narasi]:
    if isinstance(value, Narasi):
        yield value
    elif isinstance(value, Node):
        for name in type(value).model_fields:
            if name != "at":
                yield from _within(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(item)


def _place(narasi: Narasi, ref: Ref, nth: int) -> Place:
    return narasi.asal[0].at_word(ref.raw, nth)


def _judge(
    ref: Ref, at: Place, figures: Mapping[str, Any], references: Collection[str]
) -> Iterator[Finding]:
    if ref.name in references and not ref.format:
        return
    if ref.name not in figures:
        close = get_close_matches(ref.name, [*figures, *references], n=1, cutoff=0.6)
        yield error(
            "nama-tak-dikenal",
            at,
            message("there is no figure named `{name}`", name=ref.name),
            message("did you mean `{close}`?", close=close[0])
            if close
            else message("see docs/nama.md for the names, or write \\{{ for a bare brace"),
        )
    elif ref.format and ref.format not in FORMATS:
        close = get_close_matches(ref.format, list(FORMATS), n=1)
        yield error(
            "format-tak-dikenal",
            at,
            message("there is no format named `{format}`", format=ref.format),
            message("did you mean `{close}`?", close=close[0])
            if close
            else message("the formats are: {formats}", formats=", ".join(FORMATS)),
        )
    else:
        yield from _unfit(ref, at, figures[ref.name])


def _unfit(ref: Ref, at: Place, value: Any) -> Iterator[Finding]:
    try:
        format_value(value, ref.format)
    except UnfitFormat:
        yield error(
            "format-tak-cocok",
            at,
            message("`{name}` cannot be printed as `{format}`", name=ref.name, format=ref.format),
            message("leave the format away, or choose one that fits the figure"),
        )
