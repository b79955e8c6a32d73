"""`istilah.toml`: terms of government, and whose they are."""

from __future__ import annotations

from publisher.vocabulary.nodes import BilanganIsi, Node, TeksIsi


class IstilahUsang(Node):
    """A term, what is said instead since a year, and words beside which it is still right."""

    istilah: TeksIsi
    ganti: TeksIsi
    sejak: BilanganIsi
    dasar: TeksIsi
    hanya_kapital: bool = False  # with small letters these are ordinary words
    kecuali: tuple[TeksIsi, ...] = ()


class Istilah(Node):
    kepala: tuple[TeksIsi, ...]
    tingkat_pusat: tuple[TeksIsi, ...]
    belanja_usang: tuple[TeksIsi, ...]
    belanja_usang_sejak: BilanganIsi
    kata_hubungan: tuple[TeksIsi, ...]
    bukan_nama: tuple[TeksIsi, ...]
    usang: tuple[IstilahUsang, ...]
