"""Files that are not what their name says, and things that are no files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.attachment_samples import picture, picture_bytes
from tests.hell.packages import excel, word
from tests.hell.pictures import SMALL, jpeg, png, tiff
from tests.hell.raw import Maker, pages

FILES: dict[str, Maker] = {
    "salah-jpeg.pdf": jpeg,
    "salah-png.jpg": png,
    "salah-jpeg.png": jpeg,
    "salah-tiff.jpg": tiff,
    "salah-webp.jpg": lambda: picture_bytes(picture(SMALL), "WEBP"),
    "salah-gif.png": lambda: picture_bytes(picture(SMALL), "GIF"),
    "salah-bmp.png": lambda: picture_bytes(picture(SMALL), "BMP"),
    "salah-pdf.docx": pages,
    "salah-pdf.png": pages,
    "salah-pdf.dat": pages,
    "salah-pdf": pages,
    "salah-docx.pdf": word,
    "salah-docx.xlsx": word,
    "salah-xlsx.docx": excel,
    "salah-html.xlsx": lambda: b"<html><table><tr><td>1</td></tr></table></html>",
    "salah-html.pdf": lambda: b"<!DOCTYPE html><title>404 Not Found</title>",
    "salah-teks.pdf": lambda: "Catatan “rapat”".encode(),
    "salah-csv.xlsx": lambda: b"a;b;c\n1;2;3\n",
    "kosong.pdf": lambda: b"",
    "kosong.docx": lambda: b"",
    "kosong.xyz": lambda: b"",
    "nol.pdf": lambda: bytes(5_000),
    "acak.jpg": lambda: bytes(range(256)) * 20,
    "acak.xyz": lambda: bytes(range(256)) * 20,
    "BESAR.PDF": pages,
    "dua.pdf.pdf": pages,
    "nama dengan spasi & tanda '(1)'.pdf": pages,
    "é-ñ-文.pdf": pages,
    "baris\nbaru.pdf": pages,
    "-rf.pdf": pages,
}


def folder(at: Path) -> None:
    at.mkdir()


def link_to_itself(at: Path) -> None:
    at.symlink_to(at.name)


def link_to_nothing(at: Path) -> None:
    at.symlink_to("tiada-di-mana-mana")


def pipe(at: Path) -> None:
    os.mkfifo(at)


def unreadable(at: Path) -> None:
    at.write_bytes(pages())
    at.chmod(0)


NO_FILES: dict[str, Callable[[Path], None]] = {
    "folder.pdf": folder,
    "tautan-diri.pdf": link_to_itself,
    "tautan-hampa.pdf": link_to_nothing,
    "pipa.pdf": pipe,
}
