"""Reports of many offices, each another: for measuring `publisher batch`.

Made from the sample: another kecamatan, other amounts (all multiplied by one number, so that every
sum holds), another section in the narrative, and other bytes in each file of the lampiran, so that
nothing of one report is known from another.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

NAMES = (
    *("Tempursari", "Pronojiwo", "Candipuro", "Pasirian", "Tempeh", "Lumajang", "Sumbersuko"),
    *("Tekung", "Kunir", "Yosowilangun", "Rowokangkung", "Jatiroto", "Randuagung", "Sukodono"),
    *("Padang", "Pasrujambe", "Senduro", "Gucialit", "Kedungjajang", "Klakah", "Ranuyoso"),
)
SAMPLE = "Jatiroto"
AMOUNT = re.compile(r"\b\d{1,3}(?:_\d{3})+\b")
WORDS = (
    "Perangkat kecamatan menyusun jadwal pendampingan bersama pemerintah desa dan mencatatnya "
    "dalam notula. Setiap usulan dibahas dengan pelaksana, lalu ditindaklanjuti menurut urutan "
    "kebutuhan masyarakat. Hasil pembahasan disampaikan kembali kepada desa."
)


def write_offices(content: Path, folder: Path, count: int) -> list[Path]:
    """So many folders of content in `folder`, which must not exist."""
    return [_office(content, folder / f"{n:03d}-{_name(n).lower()}", n) for n in range(count)]


def _name(n: int) -> str:
    return NAMES[n % len(NAMES)]


def _office(content: Path, out: Path, n: int) -> Path:
    shutil.copytree(content, out)
    for file in out.glob("*.toml"):
        text = file.read_text("utf-8").replace(SAMPLE, _name(n))
        text = text.replace(SAMPLE.upper(), _name(n).upper())
        if file.stem == "anggaran":
            text = AMOUNT.sub(lambda m: _grown(m[0], n + 1), text)
        if file.stem == "pendahuluan":
            text += f"\n[[subbab]]\njudul = \"Pendampingan Desa\"\nisi = '''\n{_told(n)}\n'''\n"
        file.write_text(text, encoding="utf-8", newline="\n")
    for file in sorted((out / "lampiran").iterdir()):
        _touch(file, n)
    return out


def _grown(amount: str, times: int) -> str:
    return f"{int(amount.replace('_', '')) * times:_}"


def _told(n: int) -> str:
    """One to five paragraphs: pages move from one report to the next."""
    parts = [f"Pendampingan di Kecamatan {_name(n)} dilaksanakan menurut jadwal. {WORDS}"]
    return "\n\n".join(parts + [WORDS] * (n % 5))


def _touch(file: Path, n: int) -> None:
    """Other bytes, the same pages."""
    if file.suffix in (".docx", ".xlsx"):
        _replace(file, n)
    else:  # readers of PDF, JPEG and TIFF pass over what stands behind
        file.write_bytes(file.read_bytes() + f"\n% {n}\n".encode())


def _replace(file: Path, n: int) -> None:
    """With a mark in the words of the document."""
    parts = {}
    with zipfile.ZipFile(file) as package:
        for info in package.infolist():
            parts[info.filename] = package.read(info)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            if name in ("word/document.xml", "xl/sharedStrings.xml"):
                end = b"</w:t>" if b"</w:t>" in data else b"</t>"
                data = data.replace(end, f" {n}".encode() + end, 1)
            package.writestr(name, data)
