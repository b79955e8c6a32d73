"""Which kind a file is: its content says so, and its name should."""

from __future__ import annotations

from pathlib import Path

from publisher.assemble import notices
from publisher.assemble.kinds import KINDS, NAMES, Kind
from publisher.assemble.sniff import OLD_OFFICE, UNKNOWN, real_kind
from publisher.assemble.trouble import Broken, Locked, UnknownKind
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def recognised(file: Path, at: Place) -> tuple[Kind, tuple[Finding, ...]]:
    """The kind of the content; a finding where the name says another. Raises Trouble."""
    _refuse_empty_or_locked(file, at)
    named, real = NAMES.get(file.suffix.lower()), real_kind(file)
    suffix = next((suffix for suffix, name in NAMES.items() if name == real), None)
    if suffix is None:
        raise _unusable(file.name, named, real, at)
    return KINDS[suffix], () if named == real else (_misnamed(file.name, real, suffix, at),)


def _misnamed(name: str, real: str, suffix: str, at: Place) -> Finding:
    return notices.MISNAMED.found(
        at,
        message("the content of {file} is {real}, and it was taken as that", file=name, real=real),
        message("let its name end in {suffix}, after a look whether it is the file", suffix=suffix),
    )


def _unusable(name: str, named: str | None, real: str, at: Place) -> Broken | UnknownKind:
    if named and real == UNKNOWN:
        return Broken(
            message("{file} is not a {named} file, or it is damaged", file=name, named=named),
            message("open the file in its program and save it again as {named}", named=named),
            at,
        )
    if real == UNKNOWN:
        return UnknownKind(
            message("{file} is of a kind that cannot become pages", file=name), _usable(), at
        )
    if named:
        return UnknownKind(
            message(
                "{file} is named as a {named} file, but its content is {real}",
                file=name,
                named=named,
                real=real,
            ),
            _remedy(real),
            at,
        )
    return UnknownKind(
        message("{file} is a {real} file, which cannot become pages", file=name, real=real),
        _remedy(real),
        at,
    )


def _remedy(real: str) -> Message:
    if real == OLD_OFFICE:
        return message("open the file in Word or Excel and save it as DOCX or XLSX")
    return _usable()


def _usable() -> Message:
    kinds = ", ".join(suffix.removeprefix(".").upper() for suffix in KINDS)
    return message("save or print it as one of these: {kinds}", kinds=kinds)


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
