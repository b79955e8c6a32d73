"""`jabatan.toml`: until which age an official may hold an office."""

from __future__ import annotations

from pydantic import Field

from publisher.vocabulary.nodes import BilanganIsi, Node, TeksIsi


class BatasUsia(Node):
    """Offices, by how their titles begin, and the age of retirement (BUP) from them."""

    awal: tuple[TeksIsi, ...] = Field(min_length=1)
    usia: BilanganIsi


class Jabatan(Node):
    """batas_usia: the longest beginning that fits decides. pelaksana: who acts for the holder."""

    pelaksana: tuple[TeksIsi, ...] = ()
    atas_nama: tuple[TeksIsi, ...] = ()
    batas_usia: tuple[BatasUsia, ...] = ()
