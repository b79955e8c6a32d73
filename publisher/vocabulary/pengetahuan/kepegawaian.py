"""`kepegawaian.toml`: ranks and degrees."""

from __future__ import annotations

from publisher.vocabulary.nodes import Node, TeksIsi
from publisher.vocabulary.pengetahuan.kamus import Kamus


class Kepegawaian(Node):
    """pangkat: each rank → its golongan. gelar_jelas: no other words, even without full stops."""

    gelar: tuple[TeksIsi, ...]
    gelar_jelas: tuple[TeksIsi, ...]
    pangkat: Kamus
