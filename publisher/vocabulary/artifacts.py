"""Files a stage has written. A type per kind, so that a PDF cannot pass for a Word file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class Illustrated:
    """The pictures of a report, by where their `berkas` is written.

    dpi: dots per inch, where they are coarser than print could show; else 0.
    """

    made: Mapping[str, Illustration] = field(default_factory=dict)
    dpi: int = 0


@dataclass(frozen=True, slots=True)
class PdfFile:
    path: Path


@dataclass(frozen=True, slots=True)
class Publication:
    """The submitted PDF: the body and every lampiran."""

    path: Path
    pages: int
