"""`satuan.toml`: units of targets and realisasi."""

from __future__ import annotations

from publisher.vocabulary.nodes import Node, TeksIsi


class Satuan(Node):
    """baku: the units in their one spelling (`Dokumen`, `Unit`)."""

    baku: tuple[TeksIsi, ...]
