"""The last net under what is missing: the words `belum diisi` in a finished file."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checks.keluaran.letak import in_pdf, runs
from publisher.prose.gaps import gaps
from publisher.reading import passages
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.keluaran import Keluaran, PrintedGap
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place, Source, key_of
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.rules import Flaw, rule

_SHOWN = 60  # letters of the words around a gap


@rule("keluaran", WARNING, late=True)
def belum_diisi_tercetak(keluaran: Keluaran) -> Iterator[Flaw]:
    """A finished report prints "belum diisi", and no other finding has said so.

    It bears no sign of a draft, so that it could be sent like this. The message names the file
    and line that the words come from, or stand beside. Fill in what is missing there; where the
    template or a sentence prints it, take it out.
    """
    if keluaran.draf:
        return
    shown = list(_untold(keluaran))
    for gap, at in shown:
        yield Flaw(
            at,
            message("`{words}` is printed in the finished report", words=_around(gap.text)),
            message("fill in what is missing here, or take it out of the text or the template"),
        )
    pages = [n for n, page in enumerate(keluaran.pdf.pages) if page.gap and not page.lampiran]
    if pages and not keluaran.word.gaps:
        yield Flaw(
            in_pdf(keluaran),
            message("pages print `belum diisi`: {pages}", pages=runs(pages, keluaran)),
            message("fill in what is missing, and make the PDF again"),
        )


def _untold(keluaran: Keluaran) -> Iterator[tuple[PrintedGap, Place]]:
    """Each gap once for each place, but those that another finding is about."""
    report = keluaran.report
    if report is None or not keluaran.word.gaps:
        return
    sources, typed = _sources(report), _typed(report)
    tables = {_table(key) for key in keluaran.told}
    seen = set()
    for gap in keluaran.word.gaps:
        says = any(key in typed for key in gap.keys) if gap.own else False
        if says and not any(gaps(gap.text)):
            continue  # a sentence that speaks of what is missing
        if any(key in keluaran.told or _table(key) in tables for key in gap.keys):
            continue
        at = next((_place(key, sources) for key in gap.keys if _place(key, sources)), None)
        at = at or in_pdf(keluaran)
        spot = (at.path, at.keys, gap.text if not gap.keys else "")
        if spot not in seen:
            seen.add(spot)
            yield gap, at


def _table(key: str) -> str:
    """The item of a list that a key is of, else its table: what is told of one key of an
    indicator is told of all that is printed of it."""
    file, _, path = key.partition("#")
    if "]" in path:
        return f"{file}#{path.rpartition(']')[0]}]"
    return f"{file}#{path.rpartition('.')[0]}" if "." in path else key


def _typed(report: Report) -> set[str]:
    return {
        key_of(p.at, report.folder) for p in passages(report) if p.jenis in ("narasi", "kutipan")
    }


def _sources(report: Report) -> dict[str, Source]:
    parts = (getattr(report, stem.replace("-", "_")) for stem in FILES)
    return {p.at.source.path.name: p.at.source for p in parts if p is not None and p.at is not None}


def _place(key: str, sources: dict[str, Source]) -> Place | None:
    file, _, path = key.partition("#")
    source = sources.get(file)
    if source is None:
        return None
    return next((Place(source, k) for k in source.spans if Place(source, k).key == path), None)


def _around(text: str) -> str:
    if len(text) <= _SHOWN:
        return text
    at = text.casefold().find("belum diisi")
    start = max(0, at - _SHOWN // 2)
    return f"…{text[start : start + _SHOWN]}…"


RULES = (belum_diisi_tercetak,)
