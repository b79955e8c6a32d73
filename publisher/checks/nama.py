"""Rules on the names that prose asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from publisher.prose import FORMATS, REF, Ref, UnfitFormat, format_value
from publisher.reading import Naskah, Passage
from publisher.reading.susunan import bab_tersusun
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import NONE, Flaw, rule

_ASKS = re.compile(r"\{\s*[a-z_]+\.[a-z_]")
_ASKED = re.compile(r"\b[a-z_]+\.[a-z_.]+(?:\|[a-z_]*)?\s*\}$")


@rule("prosa", ERROR, waivable=NONE)
def nama_tak_dikenal(naskah: Naskah) -> Iterator[Flaw]:
    """Prose asks for a figure, table or lampiran that does not exist.

    `{anggaran.totla}` would print nothing, so it stops the build. Write one of
    the known names; docs/nama.md lists them.
    """
    references = _references(naskah)
    for ref, at in _refs(naskah):
        if ref.name in naskah.figures or (ref.name in references and not ref.format):
            continue
        close = get_close_matches(ref.name, [*naskah.figures, *references], n=1, cutoff=0.6)
        yield Flaw(
            at,
            message("there is no figure named `{name}`", name=ref.name),
            message("did you mean `{close}`?", close=close[0])
            if close
            else message("see docs/nama.md for the names, or write \\{{ for a bare brace"),
        )


@rule("prosa", ERROR, WARNING)
def kurawal_tak_berpasangan(naskah: Naskah) -> Iterator[Flaw]:
    """A brace `{` or `}` stands alone, so no figure is asked for.

    The report would print the brace and the letters after it. Add the other
    brace, as in `{laporan.periode}`, or write `\\{` for a brace that is meant.
    """
    for passage in naskah.of("narasi", "kutipan", "judul", "singkat"):
        for at in passage.braces:
            brace = passage.text[at]
            asks = _ASKS.match(passage.text, at) or _ASKED.search(passage.text, 0, at + 1)
            yield Flaw(
                passage.place(at, at + 1),
                message("the brace `{brace}` has no other that pairs with it", brace=brace),
                message("add the other brace, or write \\{brace} for a bare one", brace=brace)
                if passage.jenis in ("narasi", "kutipan")
                else message("take it out, or add the other brace"),
                severity=ERROR if asks else WARNING,
            )


@rule("prosa", ERROR, waivable=NONE)
def format_tak_dikenal(naskah: Naskah) -> Iterator[Flaw]:
    """Prose asks for a figure in a format that does not exist.

    Nothing would print, so it stops the build. Write one of the known formats;
    docs/nama.md lists them.
    """
    for ref, at, _ in _known(naskah):
        if ref.format and ref.format not in FORMATS:
            close = get_close_matches(ref.format, list(FORMATS), n=1)
            yield Flaw(
                at,
                message("there is no format named `{format}`", format=ref.format),
                message("did you mean `{close}`?", close=close[0])
                if close
                else message("the formats are: {formats}", formats=", ".join(FORMATS)),
            )


@rule("prosa", ERROR, waivable=NONE)
def format_tak_cocok(naskah: Naskah) -> Iterator[Flaw]:
    """Prose asks for a figure in a format that does not fit it.

    A name cannot print as rupiah, nor a text as a percentage. Leave the format
    away, or choose one that fits.
    """
    for ref, at, value in _known(naskah):
        if ref.format in FORMATS and not _fits(value, ref.format):
            yield Flaw(
                at,
                message(
                    "`{name}` cannot be printed as `{format}`", name=ref.name, format=ref.format
                ),
                message("leave the format away, or choose one that fits the figure"),
            )


def _references(naskah: Naskah) -> Collection[str]:
    lampiran = naskah.report.laporan.lampiran
    own = naskah.report.sisipan.menurut_nama()
    chapters = bab_tersusun(naskah.report.susunan, naskah.templat)
    named = {f"bab.{bab.bagian.kunci}" for bab in chapters if bab.bagian}
    return {f"lampiran.{x.kunci}" for x in lampiran} | set(naskah.numbered) | named | own.keys()


def _known(naskah: Naskah) -> Iterator[tuple[Ref, Place, Any]]:
    return (
        (ref, at, naskah.figures[ref.name])
        for ref, at in _refs(naskah)
        if ref.name in naskah.figures
    )


def _refs(naskah: Naskah) -> Iterator[tuple[Ref, Place]]:
    for passage in naskah.of("narasi", "kutipan", "judul"):
        yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[tuple[Ref, Place]]:
    stands = (n for n, letter in enumerate(passage.text) if letter == REF)
    for ref, n in zip(passage.refs, stands, strict=False):
        at = passage.offsets[n]
        yield ref, passage.at.at_characters(at, at + len(ref.raw))


def _fits(value: Any, format: str) -> bool:
    try:
        format_value(value, format)
    except UnfitFormat:
        return False
    return True


RULES = (nama_tak_dikenal, kurawal_tak_berpasangan, format_tak_dikenal, format_tak_cocok)
