"""What rules know: words, units, titles of regulations, … from data files that people read.

`publisher/pengetahuan/<name>.toml` holds what every office shares. A file of the
same name in the folder `pengetahuan/` of the content adds to it: its lists
follow the shared ones, its tables extend them, its other values replace them.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.vocabulary.nodes import Node
from publisher.vocabulary.pengetahuan.evaluasi import Evaluasi
from publisher.vocabulary.pengetahuan.isian import Isian
from publisher.vocabulary.pengetahuan.istilah import Istilah
from publisher.vocabulary.pengetahuan.jabatan import Jabatan
from publisher.vocabulary.pengetahuan.kata import Kata
from publisher.vocabulary.pengetahuan.kepegawaian import Kepegawaian
from publisher.vocabulary.pengetahuan.kerangka import Kerangka
from publisher.vocabulary.pengetahuan.klaim import Klaim
from publisher.vocabulary.pengetahuan.nomenklatur import Nomenklatur
from publisher.vocabulary.pengetahuan.nomina import Nomina
from publisher.vocabulary.pengetahuan.peraturan import DaftarPeraturan
from publisher.vocabulary.pengetahuan.satuan import Satuan
from publisher.vocabulary.pengetahuan.sebutan import Sebutan
from publisher.vocabulary.pengetahuan.singkatan import Singkatan
from publisher.vocabulary.pengetahuan.sumber_dana import SumberDana
from publisher.vocabulary.pengetahuan.wacana import Wacana


@dataclass(frozen=True, slots=True)
class Pengetahuan:
    """The data files, each in its own form."""

    evaluasi: Evaluasi
    isian: Isian
    istilah: Istilah
    jabatan: Jabatan
    kata: Kata
    kepegawaian: Kepegawaian
    kerangka: Kerangka
    klaim: Klaim
    nomina: Nomina
    peraturan: DaftarPeraturan
    satuan: Satuan
    sebutan: Sebutan
    singkatan: Singkatan
    sumber_dana: SumberDana
    wacana: Wacana
    nomenklatur: Nomenklatur  # from a list in CSV


KNOWLEDGE: dict[str, type[Node]] = {
    "evaluasi": Evaluasi,
    "isian": Isian,
    "istilah": Istilah,
    "jabatan": Jabatan,
    "kata": Kata,
    "kepegawaian": Kepegawaian,
    "kerangka": Kerangka,
    "klaim": Klaim,
    "nomina": Nomina,
    "peraturan": DaftarPeraturan,
    "satuan": Satuan,
    "sebutan": Sebutan,
    "singkatan": Singkatan,
    "sumber_dana": SumberDana,
    "wacana": Wacana,
}
"""The stem of each data file, and what it holds. The stem is the name in `Pengetahuan`."""
