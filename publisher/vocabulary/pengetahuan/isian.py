"""`isian.toml`: what a form leaves to fill in."""

from __future__ import annotations

from pydantic import Field

from publisher.vocabulary.nodes import Node, TeksIsi


class Isian(Node):
    """kata: stands for what is still to be written; ajakan: begins a request in brackets."""

    kata: tuple[TeksIsi, ...] = Field(min_length=1)
    ajakan: tuple[TeksIsi, ...] = Field(min_length=1)
