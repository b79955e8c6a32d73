"""What a module must define to be a kind of lampiran."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.places import Place


@dataclass(frozen=True, slots=True)
class Document:
    """A file that an engine must convert before it has pages."""

    path: Path


class Kind(Protocol):
    """Asked about files whose content is of the kind, whatever their names say."""

    def inspect(self, file: Path, at: Place) -> tuple[Finding, ...]:
        """What somebody should look at. Raises Trouble when the file cannot be used."""

    def ready(self, file: Path, at: Place, stem: Path) -> PdfFile | Document:
        """Write the file as a clean PDF, or as a document to convert, to `stem` + a suffix.

        Raises Trouble.
        """
