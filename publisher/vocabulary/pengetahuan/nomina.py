"""`nomina.toml`: what indicators count, and in which unit."""

from __future__ import annotations

from pydantic import Field

from publisher.vocabulary.nodes import Node, TeksIsi


class Benda(Node):
    """Nouns that are counted in the same units; the first unit is the usual one."""

    nomina: tuple[TeksIsi, ...] = Field(min_length=1)
    satuan: tuple[TeksIsi, ...] = Field(min_length=1)


class Nomina(Node):
    """utuh: the units of what is never half. benda: nouns and their units."""

    utuh: tuple[TeksIsi, ...] = ()
    benda: tuple[Benda, ...] = ()
