"""Sentences for people, kept untranslated until somebody reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with `{names}`, and their values. `printers` translates it."""

    text: str
    values: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**dict(self.values))


NOTHING = Message("")


def message(text: str, **values: Any) -> Message:
    """Marks a sentence for the catalogs (`make catalogs` extracts by this name)."""
    return Message(text, tuple(values.items()))
