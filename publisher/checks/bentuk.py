"""Rules on how amounts, percentages and numbers are spelled (EYD V)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.prose import REF
from publisher.reading import Naskah, Passage
from publisher.reading.asked import asked_by_name
from publisher.reading.figures import Percent, amounts, percents
from publisher.vocabulary.findings import INFO
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal

_COMMAS = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3}){2,}(?![\w/-]|[.,]\d)")


@rule("ejaan", INFO)
def bentuk_rupiah(naskah: Naskah) -> Iterator[Flaw]:
    """An amount of rupiah is not spelled as it should be.

    `Rp` sticks to the number, without a stop, thousands are parted by dots, and
    nothing follows (EYD V): Rp2.062.291.486.
    """
    wrong = [
        (passage.place(x.start, x.end), passage.text[x.start : x.end], x.proper)
        for passage in _texts(naskah)
        for x in amounts(passage.text)
        if x.spelling == "rp" and " ".join(passage.text[x.start : x.end].split()) != x.proper
    ]
    yield from _to_be_respelled(wrong, naskah)


@rule("ejaan", INFO)
def bentuk_persen(naskah: Naskah) -> Iterator[Flaw]:
    """A percentage is not spelled as it should be.

    The decimal sign is a comma, and the sign sticks to the number (EYD V):
    93,33%.
    """
    wrong = [
        (passage.place(x.start, x.end), passage.text[x.start : x.end], x.proper)
        for passage in _texts(naskah)
        for x in percents(passage.text)
        if " ".join(passage.text[x.start : x.end].split()) != x.proper
    ]
    yield from _to_be_respelled(wrong, naskah)


@rule("ejaan", INFO)
def bentuk_angka(naskah: Naskah) -> Iterator[Flaw]:
    """The thousands of a number are parted by commas.

    In Indonesian a comma is the decimal sign; thousands are parted by dots (EYD
    V): 1.200.000.
    """
    for passage in _texts(naskah):
        money = {a.start for a in amounts(passage.text)}
        for found in _COMMAS.finditer(passage.text):
            prefix = passage.text[max(0, found.start() - 5) : found.start()]
            if found.start() not in money and not re.search(r"(?:rp|idr)[.:]?\s*$", prefix, re.I):
                at = passage.place(found.start(), found.end())
                yield _respelled(at, found[0], found[0].replace(",", "."))


@rule("ejaan", INFO)
def persen_tak_seragam(naskah: Naskah) -> Iterator[Flaw]:
    """One narrative writes percentages both with `%` and with `persen`.

    Both are right, but a text should keep to one. Write them as the first one
    is written.
    """
    for narrative in naskah.narratives():
        first: bool | None = None
        for passage, percent in _in_order(naskah, narrative):
            worded = percent is not None and percent.worded
            first = worded if first is None else first
            if percent is not None and worded != first:
                number = percent.proper.removesuffix("%").removesuffix(" persen")
                at = passage.place(percent.start, percent.end)
                written = passage.text[percent.start : percent.end]
                yield _respelled(at, written, number + (" persen" if first else "%"))


def _in_order(
    naskah: Naskah, narrative: tuple[Passage, ...]
) -> Iterator[tuple[Passage, Percent | None]]:
    """The percentages of a narrative; None for one that is asked for, which prints with `%`."""
    for passage in narrative:
        found: list[tuple[int, Percent | None]] = [(p.start, p) for p in percents(passage.text)]
        stands = (n for n, letter in enumerate(passage.text) if letter == REF)
        for at, ref in zip(stands, passage.refs, strict=False):
            if isinstance(naskah.figures.get(ref.name), Desimal) and ref.format in ("", "persen"):
                found.append((at, None))
        for _, percent in sorted(found, key=lambda x: x[0]):
            yield passage, percent


def _texts(naskah: Naskah) -> Iterator[Passage]:
    """All but official wording, whose spelling is not ours to correct."""
    return naskah.of("narasi", "judul", "singkat")


def _to_be_respelled(wrong: list[tuple[Place, str, str]], naskah: Naskah) -> Iterator[Flaw]:
    """Not where a figure is to be asked for by name: that mends its spelling too."""
    found = asked_by_name(naskah) if wrong else ()
    places = (asked.reading.at for asked in found if asked.reference is not None)
    mended = {(at.path, at.offset) for at in places}
    for at, written, proper in wrong:
        if (at.path, at.offset) not in mended:
            yield _respelled(at, written, proper)


def _respelled(at: Place, written: str, proper: str) -> Flaw:
    return Flaw(
        at,
        message("{written} should be written {proper}", written=written, proper=proper),
        message("write {proper}", proper=proper),
        proper if " ".join(at.words.split()) == " ".join(written.split()) else None,
    )


RULES = (bentuk_rupiah, bentuk_persen, bentuk_angka, persen_tak_seragam)
