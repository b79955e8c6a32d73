"""Rules on figures that are typed into prose, against those that are computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from publisher.prose import format_value
from publisher.reading import Naskah
from publisher.reading.asked import asked_by_name, of_another_stage
from publisher.reading.figures import Amount, Percent
from publisher.reading.lexicon import Typed, nama_angka, tabel_angka, value_of
from publisher.reading.typed import Reading, readings
from publisher.tables.facts import Fact
from publisher.vocabulary.anggaran import Tahap
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import Message, message
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
                reference=asked.reference or _reference(asked.name),
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
    for reading in readings(naskah):
        fact = _differs(reading, naskah.report.anggaran.tahap)
        if fact is None or _only_rounding(reading.typed, reading.meant):
            continue
        yield Flaw(
            reading.at,
            message(
                "{words} is typed, but {figure} is {value} in the {table}",
                words=reading.words,
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
                reading.at,
                message(
                    "{words} is rounded wrongly: the report computes {value}",
                    words=reading.words,
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
        yield Flaw(
            reading.at,
            message("{words} equals no amount of the report", words=reading.words),
            message("check the digits, or say where the amount comes from"),
        )


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


RULES = (angka_diketik, angka_berbeda, pembulatan_salah, tahap_tak_disebut, angka_tak_dikenal)
