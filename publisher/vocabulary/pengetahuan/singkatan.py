"""`singkatan.toml`: abbreviations with a full stop that ends no sentence."""

from __future__ import annotations

from publisher.vocabulary.nodes import Node, TeksIsi


class Singkatan(Node):
    """tak_mengakhiri never ends a sentence, dapat_mengakhiri may.

    sebelum_huruf: before a letter that is a number, as in `Triwulan I.`
    """

    tak_mengakhiri: tuple[TeksIsi, ...]
    dapat_mengakhiri: tuple[TeksIsi, ...]
    sebelum_huruf: tuple[TeksIsi, ...]
