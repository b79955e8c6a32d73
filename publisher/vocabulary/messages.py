"""Sentences for people, kept untranslated until somebody reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any, Literal

Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with `{names}`, and their values. `printers` translates it."""

    text: str
    values: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**dict(self.values))

    def given(self, values: Mapping[str, Any]) -> Message:
        """The same sentence with those of `values` that it names."""
        names = dict.fromkeys(name for _, name, _, _ in Formatter().parse(self.text) if name)
        return message(self.text, **{name: values[name] for name in names})


NOTHING = Message("")


def message(text: str, **values: Any) -> Message:
    """Marks a sentence for the catalogs (`make catalogs` extracts by this name)."""
    return Message(text, tuple(values.items()))


def pattern(text: str) -> Message:
    """Marks a sentence too, one of a table: whoever looks it up there has it `given` its values."""
    return Message(text)
