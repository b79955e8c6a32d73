"""What `publisher build --why` says: what was made anew, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from publisher.vocabulary.messages import Message, message

if TYPE_CHECKING:
    from publisher.cache import Done

READING = ("inspect", "ready", "finish", "illustrate", "shrink")
SAID = {
    "join": message("made anew: the PDF, joined from its parts"),
    "measure": message("made anew: the look at the finished PDF"),
}


def reasons(done: Sequence[Done], changes: Sequence[Message]) -> Iterator[Message]:
    """Lines for a person, in the order of the work. done: what no earlier run had done."""
    yield from changes or (message("no file of the content has changed since the last build"),)
    said = dict.fromkeys(_said(one) for one in done)
    yield from (line for line in said if line is not None)
    if not any(said):
        yield message("nothing was made anew: all of it was known from earlier builds")


def _said(done: Done) -> Message | None:
    if done.what == "convert":
        return message("made anew: {file}, converted by LibreOffice", file=done.name)
    if done.what in READING:
        return message("made anew: the look at the file {file}", file=done.name)
    return SAID.get(done.what)
