"""What a module must define to be a kind of lampiran, and what the kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from publisher.assemble.sniff import OLD_OFFICE, UNKNOWN, real_kind
from publisher.assemble.trouble import Broken, Locked, UnknownKind
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place


@dataclass(frozen=True, slots=True)
class Document:
    """A file that an engine must convert before it has pages."""

    path: Path


class Kind(Protocol):
    def inspect(self, file: Path, at: Place) -> tuple[Finding, ...]:
        """What somebody should look at. Raises Trouble when the file cannot be used."""

    def ready(self, file: Path, at: Place, stem: Path) -> PdfFile | Document:
        """Write the file as a clean PDF, or as a document to convert, to `stem` + a suffix.

        Raises Trouble.
        """


ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
NAMES = {".pdf": "PDF", ".png": "PNG", ".docx": "DOCX", ".xlsx": "XLSX"} | {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}


def refuse_impostor(file: Path, at: Place) -> None:
    """Raise Trouble when the content is not of the kind that the suffix says."""
    _refuse_empty_or_locked(file, at)
    named, real = NAMES[file.suffix.lower()], real_kind(file)
    if real == named:
        return
    if real == UNKNOWN:
        raise Broken(
            message("{file} is not a {named} file, or it is damaged", file=file.name, named=named),
            message("open the file in its program and save it again as {named}", named=named),
            at,
        )
    raise UnknownKind(
        message(
            "{file} is named as a {named} file, but its content is {real}",
            file=file.name,
            named=named,
            real=real,
        ),
        message("save or print the file as {named}, or correct its name", named=named),
        at,
    )


def _refuse_empty_or_locked(file: Path, at: Place) -> None:
    if not file.stat().st_size:
        raise Broken(message("{file} is empty", file=file.name), message("copy the file again"), at)
    # Office keeps an encrypted file in the container of its old formats.
    if real_kind(file) == OLD_OFFICE and ENCRYPTED in file.read_bytes():
        raise Locked(
            message("{file} is protected with a password", file=file.name),
            message("save a copy of it without a password"),
            at,
        )
