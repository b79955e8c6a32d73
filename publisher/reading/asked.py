"""Typed figures that the report computes: the name by which each can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.reading import Naskah, once
from publisher.reading.figures import Amount, Count, Percent
from publisher.reading.lexicon import value_of
from publisher.reading.typed import Reading, equals, readings
from publisher.tables.facts import Fact
from publisher.vocabulary.anggaran import Tahap


@dataclass(frozen=True, slots=True)
class Asked:
    """reference: what prints the same figure, with its format; None where that is not certain.

    advice: what to write, in the form that is typed, where the author sees that it is meant.
    """

    reading: Reading
    name: str
    reference: str | None
    advice: str


@once
def asked_by_name(naskah: Naskah) -> tuple[Asked, ...]:
    return tuple(_asked(naskah))


def _asked(naskah: Naskah) -> Iterator[Asked]:
    for reading in readings(naskah):
        names = _names(reading)
        if names:
            reference = _certain(reading, names, naskah.report.anggaran.tahap)
            yield Asked(reading, names[0], reference, reference or _advice(names[0], reading))


def of_another_stage(reading: Reading, tahap: Tahap) -> Fact | None:
    """The figure of a stage that is neither in force nor named, where it equals only that."""
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


def _certain(reading: Reading, names: list[str], tahap: Tahap) -> str | None:
    """The reference that prints what is typed, where it is certain."""
    fact = next(f for f in reading.equal if f.name == names[0])
    agrees = not reading.stage or fact.tahap in (None, reading.stage)
    if len(names) > 1 or reading.outside or not reading.fits or not agrees:
        return None
    if of_another_stage(reading, tahap) is not None:  # the stage is to be said first
        return None
    plain = reading.passage.text[reading.typed.start : reading.end]
    if " ".join(reading.at.words.split()) != plain:  # markup stands within
        return None
    return _as_reference(names[0], reading, fact)


def _advice(name: str, reading: Reading) -> str:
    """The same for the same words, wherever they stand."""
    typed = reading.typed
    if isinstance(typed, Count):
        return _count(name, typed)
    if isinstance(typed, Percent):
        return f"{{{name}|desimal}} persen" if typed.worded else f"{{{name}}}"
    if reading.end > typed.end:
        return f"{{{name}|rupiah_terbilang}}"
    if typed.spelling == "rp" or typed.rounded != 1:
        return f"{{{name}}}"
    return f"{{{name}|angka}}" + (" rupiah" if typed.spelling == "rupiah" else "")


def _count(name: str, typed: Count) -> str:
    format = "|angka_terbilang" if typed.in_brackets else "|terbilang" if typed.worded else ""
    return f"{{{name}{format}}}"


def _as_reference(name: str, reading: Reading, fact: Fact) -> str | None:
    typed = reading.typed
    if isinstance(typed, Count):
        if typed.worded and reading.words[0].isupper():
            return None
        return _count(name, typed)
    if typed.value != value_of(fact.value) or not equals(typed, fact):
        return None
    if isinstance(typed, Amount) and typed.rounded != 1:
        return None
    return _advice(name, reading)
