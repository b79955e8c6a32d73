"""What a file of another program (SIPD, e-Monev) holds: amounts by code, and their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from publisher.vocabulary.anggaran import Jenis, Tahap
from publisher.vocabulary.messages import NOTHING, Message

CaraBaca = Literal["kumulatif", "sebulan"]
Setoran = Literal["bruto", "neto"]


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell as a person finds it again: file, sheet (empty where there is only one), `C12`."""

    berkas: str
    lembar: str
    sel: str

    def __str__(self) -> str:
        return "!".join(part for part in (self.berkas, self.lembar, self.sel) if part)


@dataclass(frozen=True, slots=True)
class Keliru:
    """One trouble of a file: nothing of the file is taken over as long as there is one."""

    at: Sel
    said: Message
    help: Message = NOTHING


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """What a file does not say, and nobody should guess: an option of the command answers it."""

    pilihan: str  # `tahap`
    jawaban: tuple[str, ...]  # what may be answered; empty: anything
    said: Message


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What an amount is of. bulan: 1 to 12, to the end of which (or in which) it was spent."""

    hal: Literal["pagu", "realisasi"]
    tahap: Tahap | None = None
    bulan: int | None = None
    cara: CaraBaca | None = None


@dataclass(frozen=True, slots=True)
class Simpulan:
    """A code of the program tree as a file calls it. sel: where it stands first."""

    kode: str
    nama: str
    sel: Sel


@dataclass(frozen=True, slots=True)
class Jumlahan:
    """An amount in whole rupiah, summed over `sel`, all cells in the order of the file."""

    nilai: int
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Ekspor:
    """One file, read to the rupiah.

    jumlah: by code of the sub kegiatan, account as far as the file has it (six levels, or only
    5.1 … 5.4, or none), and what is measured. rinci: does every amount name its kind of belanja?
    """

    berkas: str
    sidik: str  # SHA-256 of its bytes
    bentuk: str  # `rekap 5`
    tahun: int | None
    kode_skpd: str
    nama_skpd: str
    simpul: Mapping[str, Simpulan]
    jumlah: Mapping[tuple[str, str, Ukuran], Jumlahan]
    baris: int  # rows of data at the lowest level
    dilewati: tuple[str, ...] = ()  # SKPD of the same file that are not this one
    lain: Mapping[str, int] = field(default_factory=dict)  # other sums, by what they are called


def jenis_rekening(rekening: str) -> Jenis | None:
    """The kind of belanja of an account (Permendagri 77/2020: 5.1 … 5.4); None for any other."""
    kinds: dict[str, Jenis] = {
        "5.1": "operasi",
        "5.2": "modal",
        "5.3": "tak_terduga",
        "5.4": "transfer",
    }
    return kinds.get(rekening[:3])
