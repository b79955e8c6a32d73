"""The file of a table of one's own → its rows, or what is wrong with it. A file from anywhere."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

from publisher.load.lembar.berkas import TakTerbaca, rows_of_text
from publisher.regular import contents, leads_out
from publisher.vocabulary.errors import Unfit
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place, whole_file
from publisher.vocabulary.tabel import Lembar, Masalah, TabelSendiri
from publisher.vocabulary.values import Teks

LARGEST = 10  # MB of one file: a table that is read is far smaller
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
AS_XLSX = message("open it in Excel or LibreOffice, and save it as .xlsx or .csv")
FOREIGN: tuple[tuple[bytes, Message], ...] = (
    (b"%PDF", message("is a PDF")),
    (b"{\\rtf", message("is a document in RTF")),
    (b"\x89PNG", message("is a picture")),
    (b"\xff\xd8\xff", message("is a picture")),
)


def read_sheet(tabel: TabelSendiri, folder: Path) -> Lembar:
    """What the file of a table holds. Whatever is wrong with it is said in the sheet itself."""
    at = tabel.place / "berkas"
    name = str(tabel.berkas).replace("\\", "/")
    path = folder / name
    try:
        return _read(tabel, path, folder)
    except TakTerbaca as wrong:
        found = Masalah("tabel-tak-terbaca", wrong.at or at, wrong.said, wrong.help)
    except FileNotFoundError:
        said = message("the file {name} is not there", name=name)
        help = message("put it into the report's folder, or correct the name")
        found = Masalah("tabel-tak-terbaca", at, said, help)
    except Unfit as unfit:
        said = message("{name} cannot be read: {reason}", name=name, reason=unfit.said)
        found = Masalah("tabel-tak-terbaca", at, said, AS_XLSX)
    except OSError as failed:
        said = message("{name} cannot be read: {reason}", name=name, reason=failed.strerror)
        found = Masalah("tabel-tak-terbaca", at, said, AS_XLSX)
    return Lembar(at, masalah=(found,))


def read_list(file: Path) -> Lembar:
    """The first sheet of a file that no report names, such as a list of offices."""
    at = whole_file(file)
    words = {"kunci": "daftar", "judul": "Daftar", "berkas": file.name}
    placed = {key: Teks(word, (at,)) for key, word in words.items()}
    tabel = TabelSendiri.model_validate({"at": at, **placed})
    sheet = read_sheet(tabel, file.parent)
    return replace(sheet, masalah=tuple(replace(m, at=_in(file, m.at)) for m in sheet.masalah))


def _in(file: Path, at: Place) -> Place:
    """Where nothing in the file is to blame, the file is."""
    return at if at.path == file else whole_file(file)


def _read(tabel: TabelSendiri, path: Path, folder: Path) -> Lembar:
    if leads_out(path, folder):
        raise TakTerbaca(
            message("{name} lies outside the report's folder", name=tabel.berkas),
            message("put a copy of the file into the report's folder"),
        )
    raw = contents(path, LARGEST)
    if not raw.strip():
        raise TakTerbaca(message("{name} is empty", name=path.name), AS_XLSX)
    # By its content: people save under any name, and SIPD gives web pages the ending .xls.
    if raw.startswith(ZIP):
        from publisher.load.lembar.buku import rows_of_book  # late: it brings openpyxl

        return rows_of_book(raw, path, tabel)
    kind = _foreign(raw)
    if kind is not None:
        raise TakTerbaca(message("{name} {kind}", name=path.name, kind=kind), AS_XLSX)
    return rows_of_text(raw, path, tabel)


def _foreign(raw: bytes) -> Message | None:
    if raw.startswith(OLE):
        if ENCRYPTED in raw:
            return message("is protected by a password")
        return message("is a file of an old Excel (.xls)")
    head = raw[:1000].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        return message("is a web page or XML, whatever its name says")
    return next((said for mark, said in FOREIGN if raw.startswith(mark)), None)


__all__ = ["read_list", "read_sheet"]
