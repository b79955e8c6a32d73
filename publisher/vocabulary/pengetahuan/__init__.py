"""What rules know: words, units, titles of regulations, … from data files that people read.

`publisher/pengetahuan/<name>.toml` holds what every office shares. A file of the
same name in the folder `pengetahuan/` of the content adds to it: its lists
follow the shared ones, its tables extend them, its other values replace them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_type_hints

from publisher.vocabulary.nodes import Node
from publisher.vocabulary.pengetahuan.contoh import Contoh
from publisher.vocabulary.pengetahuan.edisi import Edisi
from publisher.vocabulary.pengetahuan.kata import (
    Isian,
    Kata,
    Kepegawaian,
    Klaim,
    Nomina,
    Satuan,
    Sebutan,
    Singkatan,
    SumberDana,
    Wacana,
)
from publisher.vocabulary.pengetahuan.ketentuan import (
    DaftarPeraturan,
    Evaluasi,
    Istilah,
    Jabatan,
    Kerangka,
    Perangkat,
)
from publisher.vocabulary.pengetahuan.nomenklatur import Nomenklatur
from publisher.vocabulary.pengetahuan.reviu import Reviu


@dataclass(frozen=True, slots=True)
class Pengetahuan:
    """The data files, each in its own form: the name of a field is the stem of its file."""

    evaluasi: Evaluasi
    isian: Isian
    istilah: Istilah
    jabatan: Jabatan
    kata: Kata
    kepegawaian: Kepegawaian
    kerangka: Kerangka
    klaim: Klaim
    nomina: Nomina
    perangkat: Perangkat
    peraturan: DaftarPeraturan
    reviu: Reviu
    satuan: Satuan
    sebutan: Sebutan
    singkatan: Singkatan
    sumber_dana: SumberDana
    wacana: Wacana
    nomenklatur: Nomenklatur  # from a list in CSV
    edisi: Edisi  # from another
    contoh: Contoh  # from the filled example


KNOWLEDGE: dict[str, type[Node]] = {
    stem: kind for stem, kind in get_type_hints(Pengetahuan).items() if issubclass(kind, Node)
}
"""The stem of each data file in TOML, and what it holds."""
