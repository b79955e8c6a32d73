"""The filled example of `publisher new --example`, as rules compare a report with it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from publisher.cache import derived
from publisher.prose import read
from publisher.regular import contents
from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.pengetahuan.contoh import LARGE, Contoh, kalimat_dari, milik_sendiri
from publisher.vocabulary.values import Narasi

BLANK = Path(__file__).parent.parent / "blank"
STARTER = Path(__file__).parent.parent / "starter"
SHARED = Path(__file__).parent.parent / "pengetahuan"
LARGEST = 100  # MB
# What the keys hold is everybody's: words of the law, of the period, or of one form.
GENERIC = ("judul", "pengantar_fungsi", "standar_nasional", "tahun", "kategori")


@cache
def example() -> Contoh:
    """Read once: the files of the program do not change while it runs."""
    files = [*sorted(STARTER.rglob("*")), *sorted(_files_of_everybody())]
    seen = [f"{f.name} {len(data)}\n".encode() + data for f in files for data in _held(f)]
    told = derived("example", b"".join(seen), _told)
    return Contoh(
        told["nama"],
        told["kabupaten"],
        told["nip"],
        frozenset(told["kalimat"]),
        frozenset((owner, Decimal(figure)) for owner, figure in told["angka"]),
        frozenset(told["rupiah"]),
        frozenset((size, digest) for size, digest in told["berkas"]),
    )


def _held(file: Path) -> Iterator[bytes]:
    if file.is_file():
        yield file.read_bytes()


def _told() -> dict[str, Any]:
    """What the example holds, as JSON can write it."""
    tables = {p.stem: _table(p) for p in sorted(STARTER.glob("*.toml"))}
    office = tables["laporan"]["perangkat_daerah"]
    figures = {f for table in tables.values() for f in _figures(table, "")}
    own = {s for stem, t in tables.items() for s in _sentences(_own(stem, t))}
    return {
        "nama": office["nama"],
        "kabupaten": office["kabupaten"],
        "nip": "".join(tables["laporan"]["penanda_tangan"]["nip"].split()),
        "kalimat": sorted(_names(tables) | own - _of_everybody()),
        "angka": sorted((owner, str(figure)) for owner, figure in figures),
        "rupiah": sorted({int(n) for _, n in figures if n >= LARGE}),
        "berkas": [_seal(p.read_bytes()) for p in sorted((STARTER / "lampiran").iterdir())],
    }


def is_of_the_example(lampiran: Lampiran, folder: Path) -> bool:
    """Is the file of a lampiran one of the example's, whatever its name?"""
    if lampiran.berkas is None:
        return False
    file = folder / str(lampiran.berkas).replace("\\", "/")
    try:
        # Most files are told by their size alone: large ones are not read for this.
        sizes = {size for size, _ in example().berkas}
        return file.stat().st_size in sizes and _seal(contents(file, LARGEST)) in example().berkas
    except OSError:
        return False  # others say what is wrong with it


def _seal(data: bytes) -> tuple[int, str]:
    return len(data), hashlib.sha256(data).hexdigest()


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _own(stem: str, table: dict[str, Any]) -> dict[str, Any]:
    """Programs and their indicators are the nomenclature's, and so are kinds of belanja."""
    return {"nama": table["lokasi"]} if stem == "anggaran" else table


def _sentences(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for inner, below in value.items():
            yield from _sentences(below, inner)
    elif isinstance(value, list):
        for below in value:
            yield from _sentences(below, key)
    elif isinstance(value, str) and key not in GENERIC:
        for passage in read(Narasi(value)):
            for _, _, words in kalimat_dari(passage.text):
                if milik_sendiri(words):
                    yield words


def _names(tables: dict[str, dict[str, Any]]) -> frozenset[str]:
    """Short, and yet nobody else's."""
    laporan = tables["laporan"]
    office, signer = laporan["perangkat_daerah"], laporan["penanda_tangan"]
    names = (
        *(office[k] for k in ("nama", "kabupaten", "alamat")),
        signer["nama"],
        signer["jabatan"],
    )
    places = (tables["visi-misi"]["visi"], tables["anggaran"]["lokasi"])
    said = (words for name in (*names, *places) for _, _, words in kalimat_dari(name))
    return frozenset(words for words in said if " " in words)  # `Kab.` ends like a sentence


def _of_everybody() -> frozenset[str]:
    """What the blank report and the law say too."""
    return frozenset(s for path in _files_of_everybody() for s in _sentences(_table(path)))


def _files_of_everybody() -> list[Path]:
    return [*BLANK.glob("*.toml"), SHARED / "perangkat.toml", SHARED / "peraturan.toml"]


def _figures(value: Any, owner: str) -> Iterator[tuple[str, Decimal]]:
    """Each figure under the code or name of the table that it stands in."""
    if isinstance(value, dict):
        if "bentuk" in value:  # a regulation: its number and year are everybody's
            return
        owner = str(value.get("kode") or value.get("nama") or owner)
        for key, below in value.items():
            if key not in ("tahun", "skala"):  # the scale is that of a regulation
                yield from _figures(below, owner)
    elif isinstance(value, list):
        for below in value:
            yield from _figures(below, owner)
    elif owner and isinstance(value, int | Decimal) and not isinstance(value, bool):
        yield owner, Decimal(value)
