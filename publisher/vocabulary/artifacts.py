"""Files a stage has written. A type per kind, so that a PDF cannot pass for a Word file."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WordFile:
    path: Path


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture fit for print. file: None where there is none, and `why` says it to a reader."""

    file: Path | None
    width: int = 0  # pixels
    height: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class PdfFile:
    path: Path


@dataclass(frozen=True, slots=True)
class Publication:
    """The submitted PDF: the body and every lampiran."""

    path: Path
    pages: int
