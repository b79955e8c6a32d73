"""Word and spreadsheet files → PDF. To add an engine: a module like `libreoffice`, named below."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from publisher.convert import libreoffice
from publisher.convert.aside import Aside
from publisher.convert.crew import Crew, Event, Limits, room_for, workers_here
from publisher.convert.fonts import (
    FontFile,
    font_files,
    font_substitutes,
    fonts_digest,
    is_twin,
    stand_ins,
)
from publisher.convert.installation import Installation, installed
from publisher.convert.opening import show
from publisher.convert.process import remove_leftovers
from publisher.convert.worker import Worker
from publisher.vocabulary.artifacts import PdfFile


class Engine(Protocol):
    """What a module must define to be an engine."""

    def version(self) -> str:
        """Raises ToolMissing when the engine cannot run here."""

    def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        """Write `folder/<stem>.pdf` of each document; the PDFs come in the same order.

        Raises ToolMissing or ToolFailed. A ToolFailed about one document names
        its path in the message value `file`.
        """


ENGINES: dict[str, Engine] = {
    "libreoffice": libreoffice,
}


@contextmanager
def staying(wanted: Callable[[], None] = lambda: None) -> Iterator[None]:
    """In this block LibreOffice stays started for the next document, where the system lets it.

    wanted: asked again and again during a conversion; what it raises ends the waiting for it.
    """
    if os.name != "posix" or ENGINES["libreoffice"] is not libreoffice:
        yield
        return
    from publisher.convert.warm import Warm

    with Warm(wanted) as engine:
        ENGINES["libreoffice"] = engine
        try:
            yield
        finally:
            ENGINES["libreoffice"] = libreoffice


def engine_version(name: str) -> str:
    """An engine with its version and, where it has one, its build. Raises ToolMissing."""
    engine = ENGINES[name]
    build = getattr(engine, "build_id", str)()
    return f"{name} {engine.version()} {build}".strip()


def engine_identity(name: str) -> str:
    """What tells an engine from others; empty for one whose conversions are not to be kept."""
    return str(getattr(ENGINES[name], "identity", str)())


__all__ = [
    "Aside",
    "ENGINES",
    "Crew",
    "Engine",
    "Event",
    "FontFile",
    "Installation",
    "Limits",
    "Worker",
    "installed",
    "font_files",
    "font_substitutes",
    "engine_identity",
    "engine_version",
    "fonts_digest",
    "is_twin",
    "remove_leftovers",
    "show",
    "room_for",
    "staying",
    "stand_ins",
    "workers_here",
]
