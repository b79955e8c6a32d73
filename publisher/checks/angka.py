"""Rules on figures typed into prose: against those that are computed, and how they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from publisher.prose import format_value
from publisher.reading import Naskah, Passage
from publisher.reading.asked import asked_by_name, of_another_stage
from publisher.reading.figures import Amount, Percent, amounts, percents
from publisher.reading.gabungan import together
from publisher.reading.lexicon import Typed, nama_angka, tabel_angka, value_of
from publisher.reading.typed import Reading, readings
from publisher.tables.facts import Fact
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal


@rule("angka", INFO)
def angka_diketik(naskah: Naskah) -> Iterator[Flaw]:
    """A figure is typed that the report computes.

    It is right today. When the budget or the quarter changes, the tables change
    and the typed figure stays. Ask for it by its name in braces instead; the names
    are listed in docs/nama.md.
    """
    for asked in asked_by_name(naskah):
        reading = asked.reading
        yield Flaw(
            reading.at,
            message(
                "{words} is typed, but the report computes it as `{name}`",
                words=reading.words,
                name=asked.name,
            ),
            message(
                "write {reference}, so that it always agrees",
                reference=asked.advice,
            ),
            asked.reference,
        )


@rule("angka", ERROR)
def angka_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A typed figure is not the one that the report computes.

    The sentence says one figure and the table another; a reader cannot know
    which is right. Compare with the DPA and the LRA, and ask for the figure by
    its name instead of typing it.
    """
    for reading, fact in _differing(naskah):
        if not _only_rounding(reading.typed, reading.meant):
            yield Flaw(
                reading.at,
                message(
                    "{words} is typed, but {figure} is {value} in the {table}",
                    words=reading.words,
                    figure=nama_angka(fact, naskah.report),
                    value=_printed(fact),
                    table=tabel_angka(fact, naskah.report.anggaran.tahap),
                ),
                _remedy(fact),
            )


@rule("angka", ERROR)
def pembulatan_salah(naskah: Naskah) -> Iterator[Flaw]:
    """A typed percentage is rounded otherwise than that of the table.

    Budget reports round half up: 4,615 becomes 4,62. A figure that was cut off
    after its last digit disagrees with the table by a hundredth.
    """
    for reading, fact in _differing(naskah):
        if _only_rounding(reading.typed, reading.meant):
            yield Flaw(
                reading.at,
                message(
                    "{words} is rounded wrongly: the report computes {value}",
                    words=reading.words,
                    value=_printed(fact),
                ),
                _remedy(fact),
            )


@rule("angka", WARNING)
def tahap_tak_disebut(naskah: Naskah) -> Iterator[Flaw]:
    """A typed figure is that of another stage of the budget, and the text names no stage.

    The budget has two stages in a year, murni and perubahan. A figure of one
    beside a table of the other looks like a mistake. Say which stage it is.
    """
    tahap = naskah.report.anggaran.tahap
    for reading in readings(naskah):
        fact = of_another_stage(reading, tahap)
        if fact is not None:
            yield Flaw(
                reading.at,
                message(
                    "{words} is the figure of the stage {stage}, but the stage in force is {tahap}",
                    words=reading.words,
                    stage=str(fact.tahap),
                    tahap=tahap,
                ),
                message("say which stage is meant, or write the figure of the stage in force"),
            )


@rule("angka", WARNING)
def angka_tak_dikenal(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence on the budget types an amount that the report does not have.

    It equals no pagu, realisasi or remainder of any row of any table, so a
    reader cannot find it again. Perhaps a digit is wrong. Correct it, or say
    where the amount comes from.
    """
    for reading in readings(naskah):
        typed = reading.typed
        if not isinstance(typed, Amount) or typed.rounded != 1 or typed.spelling == "polos":
            continue
        known = reading.known or reading.equal or reading.meant
        if known or reading.outside or not reading.near_budget or not typed.value:
            continue
        if together(naskah, reading):
            continue
        yield Flaw(
            reading.at,
            message("{words} equals no amount of the report", words=reading.words),
            message("check the digits, or say where the amount comes from"),
        )


def _printed(fact: Fact) -> str:
    value = fact.value
    return str(format_value(Desimal(value) if isinstance(value, Decimal) else value))


def _remedy(fact: Fact) -> Message:
    if fact.name:
        return message(
            "if the table is right, write {reference} instead of the typed figure; if not, correct "
            "the file that the table comes from",
            reference=_reference(fact.name),
        )
    return message(
        "if the table is right, type its figure; if not, correct the file that it comes from"
    )


def _reference(name: str) -> str:
    return f"{{{name}}}"


def _differing(naskah: Naskah) -> Iterator[tuple[Reading, Fact]]:
    """What is typed, and the figure that was meant, where the typed one is none of them."""
    for reading in readings(naskah):
        if reading.meant and not reading.equal:
            whole = [f for f in reading.meant if not f.part] or list(reading.meant)
            stage = reading.stage or naskah.report.anggaran.tahap
            yield reading, next((f for f in whole if f.tahap in (None, stage)), whole[0])


def _only_rounding(typed: Typed, meant: Sequence[Fact]) -> bool:
    """Less than one of the last digit apart."""
    if not isinstance(typed, Percent) or not typed.decimals:
        return False
    step = Decimal(1).scaleb(-typed.decimals)
    return any(
        abs((f.exact if f.exact is not None else value_of(f.value)) - typed.value) < step
        for f in meant
    )


# Two groups at least: a single one, as in 1,200, may be a decimal.
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
        for passage, percent in _in_order(narrative):
            first = percent.worded if first is None else first
            if percent.worded != first:
                number = percent.proper.removesuffix("%").removesuffix(" persen")
                at = passage.place(percent.start, percent.end)
                written = passage.text[percent.start : percent.end]
                yield _respelled(at, written, number + (" persen" if first else "%"))


def _in_order(
    narrative: tuple[Passage, ...],
) -> Iterator[tuple[Passage, Percent]]:
    """The percentages that are typed into a narrative, but for those of a formula.

    What is asked for by its name prints as the program spells it, and obliges nobody.
    """
    for passage in narrative:
        for percent in percents(passage.text):
            if not _FORMULA.search(passage.text, max(0, percent.start - 4), percent.start):
                yield passage, percent


_FORMULA = re.compile(r"[×x*·/÷=(]\s*$|\bkali\s*$", re.IGNORECASE)  # `× 100%`


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


RULES = (
    angka_diketik,
    angka_berbeda,
    pembulatan_salah,
    tahap_tak_disebut,
    angka_tak_dikenal,
    bentuk_rupiah,
    bentuk_persen,
    bentuk_angka,
    persen_tak_seragam,
)
