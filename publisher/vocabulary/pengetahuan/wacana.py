"""`wacana.toml`: words by which a narrative says what a list or a reference is."""

from __future__ import annotations

from pydantic import Field

from publisher.vocabulary.nodes import Node, TeksIsi

Kata = tuple[TeksIsi, ...]


class Jenis(Node):
    """How a sentence says that it lists things of one kind."""

    nama: TeksIsi
    kata: Kata = Field(min_length=1)


class Wacana(Node):
    """lengkap, sebagian, terurut: what a list before which they stand is.

    dokumen_lain: whose lampiran and tables are not ours; lampiran_umum: words
    that any lampiran may have in its title; pengantar_nama: announce a name.
    """

    jenis: tuple[Jenis, ...]
    lengkap: Kata
    sebagian: Kata
    terurut: Kata
    dokumen_lain: Kata
    lampiran_umum: Kata
    pengantar_nama: Kata
