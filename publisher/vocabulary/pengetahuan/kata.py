"""`kata.toml`: how words are spelled."""

from __future__ import annotations

from publisher.vocabulary.nodes import Node, TeksIsi
from publisher.vocabulary.pengetahuan.kamus import Kamus


class Kata(Node):
    """tak_baku: a wrong word or two, in small letters → the standard one.

    The lists are what looks wrong and is not: inner capitals, bound forms, long
    words, words that may stand twice; `ganda_berlebih` are those that never do.
    """

    istilah_kapital: tuple[TeksIsi, ...]
    kapital_di_tengah: tuple[TeksIsi, ...]
    bentuk_terikat: tuple[TeksIsi, ...]
    kata_panjang: tuple[TeksIsi, ...]
    ganda_wajar: tuple[TeksIsi, ...]
    ganda_berlebih: tuple[TeksIsi, ...]
    akhiran_alamat: tuple[TeksIsi, ...]
    tak_baku: Kamus
