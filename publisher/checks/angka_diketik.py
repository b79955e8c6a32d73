"""Rules on figures that are typed into prose, against those that are computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from publisher.checks.lexicon import Typed, value_of
from publisher.checks.nama_angka import nama_angka, tabel_angka
from publisher.checks.typed import Reading, equals, readings
from publisher.prose import format_value
from publisher.reading import Naskah, Passage
from publisher.reading.amounts import Amount
from publisher.reading.counts import Count
from publisher.reading.number_words import words_in_brackets
from publisher.reading.percents import Percent
from publisher.tables.facts import Fact
from publisher.vocabulary.anggaran import Tahap
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
    for reading in readings(naskah):
        names = _names(reading)
        if not names:
            continue
        fix = _fix(reading, names, naskah.report.anggaran.tahap)
        yield Flaw(
            place_of(reading.passage, reading.typed),
            message(
                "{words} is typed, but the report computes it as `{name}`",
                words=words_of(reading.passage, reading.typed),
                name=names[0],
            ),
            message(
                "write {reference}, so that it always agrees", reference=fix or _reference(names[0])
            ),
            fix,
        )


@rule("angka", ERROR)
def angka_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A typed figure is not the one that the report computes.

    The sentence says one figure and the table another; a reader cannot know
    which is right. Compare with the DPA and the LRA, and ask for the figure by
    its name instead of typing it.
    """
    for reading in readings(naskah):
        fact = _differs(reading, naskah.report.anggaran.tahap)
        if fact is None or _only_rounding(reading.typed, reading.meant):
            continue
        yield Flaw(
            place_of(reading.passage, reading.typed),
            message(
                "{words} is typed, but {figure} is {value} in the {table}",
                words=words_of(reading.passage, reading.typed),
                figure=nama_angka(fact, naskah.report),
                value=printed(fact),
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
    for reading in readings(naskah):
        fact = _differs(reading, naskah.report.anggaran.tahap)
        if fact is not None and _only_rounding(reading.typed, reading.meant):
            yield Flaw(
                place_of(reading.passage, reading.typed),
                message(
                    "{words} is rounded wrongly: the report computes {value}",
                    words=words_of(reading.passage, reading.typed),
                    value=printed(fact),
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
        fact = _of_another_stage(reading, tahap)
        if fact is not None:
            yield Flaw(
                place_of(reading.passage, reading.typed),
                message(
                    "{words} is the figure of the stage {stage}, but the stage in force is {tahap}",
                    words=words_of(reading.passage, reading.typed),
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
        yield Flaw(
            place_of(reading.passage, typed),
            message(
                "{words} equals no amount of the report", words=words_of(reading.passage, typed)
            ),
            message("check the digits, or say where the amount comes from"),
        )


def place_of(passage: Passage, typed: Typed) -> Place:
    return passage.place(typed.start, _end(passage, typed))


def words_of(passage: Passage, typed: Typed) -> str:
    """What was typed, a count with its noun."""
    return passage.text[typed.start : max(typed.end, _end(passage, typed))]


def _end(passage: Passage, typed: Typed) -> int:
    """A count without its noun; an amount with its words in brackets, where they agree."""
    if isinstance(typed, Count):
        return typed.number_end
    words = words_in_brackets(passage.text, typed.end) if isinstance(typed, Amount) else None
    return words.end if words and words.unit and words.value == typed.value else typed.end


def printed(fact: Fact) -> str:
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


def _differs(reading: Reading, tahap: Tahap) -> Fact | None:
    """The figure that was meant, where the typed one is none of them."""
    if not reading.meant or reading.equal:
        return None
    whole = [f for f in reading.meant if not f.part] or list(reading.meant)
    in_force = [f for f in whole if f.tahap in (None, reading.stage or tahap)]
    return (in_force or whole)[0]


def _only_rounding(typed: Typed, meant: Sequence[Fact]) -> bool:
    """Less than one of the last digit apart."""
    if not isinstance(typed, Percent) or not typed.decimals:
        return False
    step = Decimal(1).scaleb(-typed.decimals)
    return any(
        abs((f.exact if f.exact is not None else value_of(f.value)) - typed.value) < step
        for f in meant
    )


def _of_another_stage(reading: Reading, tahap: Tahap) -> Fact | None:
    if reading.stage or reading.stage_named or reading.outside:
        return None
    if any(f.tahap in (None, tahap) for f in reading.equal):
        return None
    if isinstance(reading.typed, Amount) and reading.typed.rounded != 1:
        return None
    return next((f for f in reading.equal if f.lingkup in reading.in_force), None)


def _names(reading: Reading) -> list[str]:
    """The names of the figures that it equals; that of the stage only where it is named."""
    named = [f for f in reading.equal if f.name]
    if not named or len({f.lingkup for f in reading.equal}) > len({f.lingkup for f in named}) + 1:
        return []
    staged = [f.name for f in named if f".{reading.stage}." in f.name] if reading.stage else []
    plain = [f.name for f in named if ".murni." not in f.name and ".perubahan." not in f.name]
    return staged or plain or [f.name for f in named]


def _fix(reading: Reading, names: list[str], tahap: Tahap) -> str | None:
    """The reference that prints what is typed, where it is certain."""
    fact = next(f for f in reading.equal if f.name == names[0])
    agrees = not reading.stage or fact.tahap in (None, reading.stage)
    passage, typed = reading.passage, reading.typed
    at = place_of(passage, typed)
    if len(names) > 1 or reading.outside or not reading.fits or not agrees:
        return None
    if _of_another_stage(reading, tahap) is not None:  # the stage is to be said first
        return None
    if (
        " ".join(at.words.split()) != passage.text[typed.start : _end(passage, typed)]
    ):  # markup stands within
        return None
    return _as_reference(names[0], passage, typed, fact)


def _as_reference(name: str, passage: Passage, typed: Typed, fact: Fact) -> str | None:
    if isinstance(typed, Count):
        if typed.worded and passage.text[typed.start].isupper():
            return None
        format = "|angka_terbilang" if typed.in_brackets else "|terbilang" if typed.worded else ""
        return f"{{{name}{format}}}"
    if typed.value != value_of(fact.value) or not equals(typed, fact):
        return None
    if isinstance(typed, Percent):
        return f"{{{name}|desimal}} persen" if typed.worded else f"{{{name}}}"
    if typed.rounded != 1:
        return None
    if _end(passage, typed) > typed.end:
        return f"{{{name}|rupiah_terbilang}}"
    if typed.spelling == "rp":
        return f"{{{name}}}"
    return f"{{{name}|angka}}" + (" rupiah" if typed.spelling == "rupiah" else "")


RULES = (angka_diketik, angka_berbeda, pembulatan_salah, tahap_tak_disebut, angka_tak_dikenal)
