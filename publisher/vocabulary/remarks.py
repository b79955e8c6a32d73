"""What is written in the margin of the review copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from publisher.vocabulary.places import Place


@dataclass(frozen=True, slots=True)
class Remark:
    """A note on the words at `at`, ready to be read: a title, and lines of text."""

    at: Place
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a note adds once it is known where it stands.

    elsewhere: in how many further places the same key is printed or counted in.
    not_printed: that the key itself is printed nowhere.
    """

    elsewhere: Callable[[int], str]
    not_printed: str
