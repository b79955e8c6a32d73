"""`sumber_dana.toml`: names of sources of money."""

from __future__ import annotations

from publisher.vocabulary.nodes import Node, TeksIsi


class SumberDana(Node):
    """baku: the names as SIPD has them."""

    baku: tuple[TeksIsi, ...]
