"""A report that says only what was given: the blank content files with an office's answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import tomlkit

from publisher.load.example import BLANK
from publisher.prose.formats import romawi
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.pengetahuan.ketentuan import JenisPerangkat, Perangkat, PeraturanUmum
from publisher.vocabulary.report import FILES


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What an office says of itself before it has a report. triwulan: None for a year's report."""

    jenis: str
    nama: str
    kabupaten: str
    tahun: int
    triwulan: int | None
    penanda_tangan: str = BELUM_DIISI
    nip: str = BELUM_DIISI
    jabatan: str = ""
    kertas: str = "A4"
    bahasa: str = "id"

    @property
    def periode(self) -> str:
        quarter = f"Triwulan {romawi(self.triwulan)} " if self.triwulan else ""
        return f"{quarter}Tahun {self.tahun}"


def jabatan_kepala(nama: str, kind: JenisPerangkat) -> str:
    """`Camat Sukodono` of `Kecamatan Sukodono`."""
    inti = " ".join(nama.split()[1:]) or nama
    return str(kind.jabatan).format(nama=nama, inti=inti)


def blank_files(answers: Jawaban, known: Perangkat) -> dict[str, str]:
    """Name of each content file → its text. Raises LookupError for a kind that is not known."""
    kind = known.cari(answers.jenis, answers.nama)
    if kind is None:
        raise LookupError(answers.jenis)
    files = {stem: BLANK / f"{stem}.toml" for stem in FILES}
    # An optional file is not begun for an office that has not asked for it.
    texts = {s: file.read_text(encoding="utf-8") for s, file in files.items() if file.exists()}
    texts["laporan"] = _laporan(texts["laporan"], answers, kind)
    texts["pendahuluan"] = _pendahuluan(texts["pendahuluan"], kind, known)
    return {f"{stem}.toml": text for stem, text in texts.items()}


def _laporan(text: str, answers: Jawaban, kind: JenisPerangkat) -> str:
    document: Any = tomlkit.parse(text)
    document["bahasa"], document["tahun"] = answers.bahasa, answers.tahun
    if answers.triwulan is None:
        document["jenis"] = "tahunan"
        del document["triwulan"]
    else:
        document["triwulan"] = answers.triwulan
    office, signer = document["perangkat_daerah"], document["penanda_tangan"]
    office["jenis"], office["nama"] = str(kind.nama), answers.nama
    office["kabupaten"], office["kepala"] = answers.kabupaten, str(kind.kepala)
    signer["jabatan"] = answers.jabatan or jabatan_kepala(answers.nama, kind)
    signer["nama"], signer["nip"] = answers.penanda_tangan, answers.nip
    document["kertas"]["ukuran"] = answers.kertas
    document["lampiran"][0]["judul"] = f"Realisasi Keuangan {answers.periode}"
    return tomlkit.dumps(document)


def _pendahuluan(text: str, kind: JenisPerangkat, known: Perangkat) -> str:
    document: Any = tomlkit.parse(text)
    for key in ("kedudukan", "tugas_fungsi"):
        # TOML drops the line end behind the opening quotes: the text begins on a line of its own.
        document[key] = tomlkit.string(f"\n{getattr(kind, key)}", multiline=True)
    listed = "\n".join(_one(p) for p in _in_order((*known.peraturan, *kind.peraturan)))
    return f"{tomlkit.dumps(document)}\n{listed}"


_RANKS = ("Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden")


def _in_order(regulations: tuple[PeraturanUmum, ...]) -> list[PeraturanUmum]:
    """By rank, then by year (UU 12/2011)."""

    def rank(one: PeraturanUmum) -> tuple[int, int]:
        form = str(one.bentuk)
        return _RANKS.index(form) if form in _RANKS else len(_RANKS), int(one.tahun)

    return sorted(regulations, key=rank)


def _one(regulation: PeraturanUmum) -> str:
    table = tomlkit.table()
    table.add("bentuk", str(regulation.bentuk))
    table.add("nomor", int(regulation.nomor))
    table.add("tahun", int(regulation.tahun))
    table.add("tentang", str(regulation.tentang))
    return f"[[peraturan]]\n{table.as_string()}"
