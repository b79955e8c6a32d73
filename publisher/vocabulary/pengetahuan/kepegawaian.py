"""`kepegawaian.toml`: ranks and degrees."""

from __future__ import annotations

from publisher.vocabulary.nodes import Node, TeksIsi
from publisher.vocabulary.pengetahuan.kamus import Kamus


class Kepegawaian(Node):
    """pangkat: each rank → its golongan. gelar_bermakna_ganda: those that are other words too."""

    gelar: tuple[TeksIsi, ...]
    gelar_bermakna_ganda: tuple[TeksIsi, ...]
    pangkat: Kamus
