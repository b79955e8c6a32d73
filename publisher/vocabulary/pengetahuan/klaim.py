"""`klaim.toml`: how reports say that all was done, that targets were met, that money was saved."""

from __future__ import annotations

from pydantic import Field

from publisher.vocabulary.nodes import Node, TeksIsi

Kata = tuple[TeksIsi, ...]


class Kelompok(Node):
    """A group of words that stand for each other; a sentence pattern names it: `{seluruh}`."""

    nama: TeksIsi
    kata: Kata = Field(min_length=1)


class Klaim(Node):
    """Sentence patterns by what they claim, and the words that make a claim none.

    awal: may stand before a pattern in its clause; ingkar, angan: deny or wish it;
    syarat, lain: a condition, or another time than the report's; sumber_daya:
    what efficiency is said of.
    """

    kelompok: tuple[Kelompok, ...]
    terlaksana: Kata
    tercapai: Kata
    penuh: Kata
    kurang: Kata
    efisien: Kata
    awal: Kata
    ingkar: Kata
    angan: Kata
    syarat: Kata
    lain: Kata
    batas: Kata
    sumber_daya: Kata
