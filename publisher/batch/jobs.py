"""What travels between who asks for reports and who makes them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from publisher.rekap import said
from publisher.vocabulary.messages import NOTHING, Message
from publisher.vocabulary.rekap import Catatan, Hasil, Terkirim


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every report. engine: the one that converts."""

    template: Path
    strict: bool = False
    fresh: bool = False
    engine: str = "libreoffice"


@dataclass(frozen=True, slots=True)
class Pekerjaan:
    """One report to make, as it travels to the process that makes it. isi: the digest of all that
    it is made of; pdf: the one that the office sent, or nothing."""

    kantor: str
    kunci: str
    folder: str
    out: str
    template: str
    strict: bool
    fresh: bool
    engine: str
    isi: str
    pdf: str = ""

    def as_question(self) -> dict[str, Any]:
        return asdict(self)

    def blank(self) -> Catatan:
        """Its record before anything is known of it."""
        return blank(self.kantor, self.kunci, self.folder, self.isi)


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the report `kunci`: it has begun, is at the stage `tahap`, or is as `catatan` says."""

    kunci: str
    what: Literal["begun", "stage", "done"]
    tahap: str = ""
    catatan: Catatan | None = None


def blank(kantor: str, kunci: str, folder: str, isi: str = "") -> Catatan:
    return Catatan(kantor, kunci, folder, Terkirim("tanpa_batas"), Hasil("gagal"), isi=isi)


def failed(of: Catatan, why: Message, help: Message = NOTHING) -> Catatan:
    """The record of a report of which nothing is known but why it could not be made."""
    remedy = said(help) if help.text else None
    return replace(of, hasil=replace(of.hasil, keadaan="gagal", sebab=said(why), saran=remedy))
