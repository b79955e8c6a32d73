"""What rules know: words, units, titles of regulations, … from data files that people read.

`publisher/pengetahuan/<name>.toml` holds what every office shares. A file of the
same name in the folder `pengetahuan/` of the content adds to it: its lists
follow the shared ones, its tables extend them, its other values replace them.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.vocabulary.nodes import Node
from publisher.vocabulary.pengetahuan.jabatan import Jabatan
from publisher.vocabulary.pengetahuan.nomenklatur import Nomenklatur
from publisher.vocabulary.pengetahuan.nomina import Nomina
from publisher.vocabulary.pengetahuan.satuan import Satuan


@dataclass(frozen=True, slots=True)
class Pengetahuan:
    """The data files, each in its own form."""

    jabatan: Jabatan
    nomina: Nomina
    satuan: Satuan
    nomenklatur: Nomenklatur  # from a list in CSV


KNOWLEDGE: dict[str, type[Node]] = {"jabatan": Jabatan, "nomina": Nomina, "satuan": Satuan}
"""The stem of each data file, and what it holds. The stem is the name in `Pengetahuan`."""
