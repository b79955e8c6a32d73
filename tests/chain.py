"""A year of reports for `test_chain`: offices at Triwulan I, a careful secretary, and her slips.

`offices` writes them in three styles; `bring_up_to_date` does all that a period asks for;
each of `SLIPS` forgets one thing, and says which rule must find it and where.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from publisher.load import Edit, Put, load_report, spliced
from publisher.prose.formats import romawi
from publisher.reading.kept import narratives
from publisher.vocabulary.places import Keys
from publisher.vocabulary.report import Report
from tests.minimal import changed, write_minimal
from tests.reports import CONTENT

GAP = "belum diisi"
PDF = CONTENT / "lampiran" / "perjanjian-kinerja.pdf"


def text_of(folder: Path, stem: str) -> str:
    return (folder / f"{stem}.toml").read_text("utf-8")


def edit(folder: Path, stem: str, *edits: Edit) -> None:
    (folder / f"{stem}.toml").write_text(spliced(text_of(folder, stem), edits), "utf-8")


def loaded(folder: Path) -> Report:
    report, found = load_report(folder)
    assert report is not None, [f"{f.at}: {f.message}" for f in found]
    return report


# -- three offices at Triwulan I


def kecamatan(folder: Path) -> Path:
    """The sample: one amount for each program, split by kind; one figure for each indicator."""
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns(".skema"))
    laporan = text_of(folder, "laporan").replace("Triwulan II ", "Triwulan I ")
    laporan = laporan.replace("triwulan = 2 ", "triwulan = 1 ").replace("2023-06-30", "2023-03-31")
    (folder / "laporan.toml").write_text(laporan, "utf-8")
    for n in (0, 1):
        analysis = "\n[sasaran.indikator.analisis]\npenyebab = "
        kinerja = text_of(folder, "kinerja").replace(
            "# [sasaran.indikator.analisis]\n# penyebab = ", f"{analysis}", 1
        )
        (folder / "kinerja.toml").write_text(kinerja, "utf-8")
        edit(
            folder,
            "kinerja",
            Put(("sasaran", n, "indikator", 0, "realisasi"), "20.15"),
            Put(
                ("sasaran", n, "indikator", 0, "analisis", "penyebab"),
                '"Rapat koordinasi berjalan."',
            ),
        )
    return with_texts(folder)


QUARTERS = {
    "anggaran": changed(
        "anggaran", "realisasi = { operasi = 400_000 }", "realisasi = { triwulan = [101_357] }"
    )
    .replace(
        "realisasi = { operasi = 125_000 }", "realisasi.triwulan = [{ operasi = 50_123 }] # LRA"
    )
    .replace('tahap = "murni"', 'tahap = "murni"\ncara_realisasi = "jumlah"'),
    "kinerja": changed("kinerja", "realisasi = [6, 10.25]", 'realisasi = [6.25]\ncara = "jumlah"')
    .replace("realisasi = 10.25\n", "")
    .replace("target = [5, 10]", "target = [5, 5, 5, 5.50]"),
}
MONTHS = {
    "anggaran": changed("anggaran", "realisasi = { operasi = 400_000 }",
                        "realisasi = { bulan = [10_111, 50_222, 101_357] }")
    .replace("realisasi = { operasi = 125_000 }",
             "realisasi.bulan = [\n  1_111,\n  2_222, # Februari\n  50_123,\n]")
    .replace('tahap = "murni"', 'tahap = "pergeseran_1"')
    .replace("pagu = 1_000_000", "pagu.murni = 1_000_000\npagu.pergeseran_1 = 900_000 # DPPA")
    .replace("pagu = 500_000", "pagu.murni = 500_000\npagu.pergeseran_1 = 600_000")
    .replace("pagu = 1_500_000", "pagu.murni = 1_500_000\npagu.pergeseran_1 = 1_500_000"),
    "kinerja": changed("kinerja", "realisasi = [6, 10.25]\n",
                       "\n[sasaran.indikator.bulan]\nrealisasi = [1.5, 3, 6.25]\n")
    .replace("realisasi = 10.25\n", "")
    .replace("target = [5, 10]", "target = [5, 10, 15, 20.50]"),
}  # fmt: skip


def dinas(folder: Path, style: dict[str, str]) -> Path:
    laporan = changed("laporan", "triwulan = 2", "triwulan = 1").replace("2024-07-05", "2024-04-05")
    write_minimal(folder, laporan=laporan, **style)
    return with_texts(folder)


def with_texts(folder: Path) -> Path:
    """What real reports have besides: figures in a paragraph, a picture, a file, a waiver."""
    (folder / "foto").mkdir()
    shutil.copy(CONTENT / "lampiran" / "pindaian-lembar-kendali.jpg", folder / "foto" / "rapat.jpg")
    sisipan = '# Foto\n[[gambar]]\nkunci = "rapat"\njudul = "Rapat"\nberkas = "foto/rapat.jpg"\n'
    (folder / "sisipan.toml").write_text(sisipan, "utf-8")
    (folder / "lampiran").mkdir(exist_ok=True)
    shutil.copy(PDF, folder / "lampiran" / "notulen.pdf")
    laporan = text_of(folder, "laporan")
    notes = '[[lampiran]]\nkunci = "notulen"\njudul = "Notulen Rapat"\n'
    notes += 'berkas = "lampiran/notulen.pdf"\n'
    (folder / "laporan.toml").write_text(f"{laporan}\n# Notulen rapat.\n{notes}", "utf-8")
    edit(folder, "akuntabilitas", Put(("hasil",), paragraphs(0)))
    return folder


OFFICES: dict[str, Callable[[Path], Path]] = {
    "kecamatan": kecamatan,
    "menurut triwulan": lambda folder: dinas(folder, QUARTERS),
    "pergeseran dan bulan": lambda folder: dinas(folder, MONTHS),
}


# -- a careful secretary


def bring_up_to_date(folder: Path, step: int) -> None:
    """Every gap filled, every text rewritten, every file replaced."""
    fill_figures(folder, step)
    rewrite(folder, step)
    edit(folder, "akuntabilitas", Put(("hasil",), paragraphs(step)))
    (folder / "foto" / "rapat.jpg").write_bytes(
        (CONTENT / "lampiran" / "pindaian-lembar-kendali.jpg").read_bytes() + bytes([step])
    )
    (folder / "lampiran").mkdir(exist_ok=True)
    edits: list[Edit] = []
    for n, one in enumerate(loaded(folder).laporan.lampiran):
        if one.berkas is not None:
            new = folder / "lampiran" / f"{one.kunci}.pdf"
            new.write_bytes(PDF.read_bytes() + b"\n%% %d %d\n" % (n, step))
            edits.append(Put(("lampiran", n, "berkas"), f'"lampiran/{new.name}"'))
    edit(folder, "laporan", *edits)


def paragraphs(step: int) -> str:
    return (
        f'"""\nHasil pelaksanaan tugas keadaan ke-{step}.\n\n'
        f'Rapat diadakan {step + 4} kali oleh {37 + step} peserta.\n\n{{gambar.rapat}}\n"""'
    )


def rewrite(folder: Path, step: int) -> None:
    """A sentence more in every narrative, before its closing quotes."""
    more = f" Uraian ini telah ditinjau kembali untuk keadaan {'abcdefgh'[step]}."
    texts: dict[str, str] = {}
    written = [
        (n.berkas, n.at.source, n.at.source.spans[n.at.keys]) for n in narratives(loaded(folder))
    ]
    for name, source, span in sorted(written, key=lambda w: -w[2].start):
        text = texts.get(name, source.text)
        token = text[span.start : span.end]
        quote = '"""' if token.startswith('"""') else '"'
        new = f"{token[: -len(quote)].rstrip(chr(10))}{more}{quote}"
        texts[name] = text[: span.start] + new + text[span.end :]
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


def fill_figures(folder: Path, step: int) -> None:
    """Realisasi that grows; for a new year pagu and targets too."""
    for stem in ("anggaran", "kinerja"):
        data = tomllib.loads(text_of(folder, stem))
        known = [keys for keys in gaps(data) if "modal" not in keys]  # the sample has none
        edit(folder, stem, *(Put(keys, value_for(keys, stem, step)) for keys in known))


def gaps(value: Any, at: Keys = ()) -> list[Keys]:
    if value == GAP:
        return [at]
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    return [keys for key, below in inner for keys in gaps(below, (*at, key))]


def value_for(keys: Keys, stem: str, step: int) -> str:
    salt = sum(ord(c) for c in str(keys)) % 97
    if stem == "kinerja":
        if "analisis" in keys:
            return '"Rapat koordinasi berjalan."'
        return "88.5" if "target" in keys else f"{20.15 + 3.07 * step + salt / 100:.2f}"
    if "target" in keys:
        return '"80 Nilai"'
    if "pagu" in keys:
        return str(900_000_000 + 1_013 * salt)
    if isinstance(keys[-1], int):  # of a quarter or month: it grows, and four are within the pagu
        return str(60_357 + 30_013 * keys[-1] + salt)
    return str((123_517 if keys[-1] == "operasi" else 251_357) * (step + 1) + salt)


# -- her slips


@dataclass(frozen=True)
class Slip:
    """What is wrong now: the rule that must say so, and where: a file, and words or a key there."""

    rule: str
    berkas: str
    kunci: str


Make = Callable[[Path, Path], Slip]  # (the last folder, the new one)


def unchanged_text(stem: str, key: str) -> Make:
    def make(last: Path, new: Path) -> Slip:
        edit(new, stem, Put((key,), raw_at(last, stem, (key,))))
        return Slip("dari-periode-lalu", f"{stem}.toml", key)

    return make


def raw_at(folder: Path, stem: str, keys: Keys) -> str:
    source = getattr(loaded(folder), stem.replace("-", "_")).place.source
    span = source.spans[keys]
    return str(source.text[span.start : span.end])


def unchanged_cause(last: Path, new: Path) -> Slip:
    keys: Keys = ("sasaran", 0, "indikator", 0, "analisis", "penyebab")
    edit(new, "kinerja", Put(keys, raw_at(last, "kinerja", keys)))
    return Slip("dari-periode-lalu", "kinerja.toml", "sasaran[0].indikator[0].analisis.penyebab")


def unchanged_paragraph(last: Path, new: Path) -> Slip:
    old = re.search("Rapat diadakan .*", raw_at(last, "akuntabilitas", ("hasil",)))
    text = raw_at(new, "akuntabilitas", ("hasil",))
    assert old is not None
    edit(new, "akuntabilitas", Put(("hasil",), re.sub("Rapat diadakan .*", old[0], text)))
    return Slip("dari-periode-lalu", "akuntabilitas.toml", "hasil")


def says(stem: str, key: str, rule: str, sentence: Callable[[Report], str]) -> Make:
    """A sentence of the last report's making, in a text that is new."""

    def make(last: Path, new: Path) -> Slip:
        raw = raw_at(new, stem, (key,))
        quote = '"""' if raw.startswith('"""') else '"'
        said = sentence(loaded(last))
        edit(new, stem, Put((key,), f"{raw[: -len(quote)]} {said}{quote}"))
        return Slip(rule, f"{stem}.toml", key)

    return make


def total(report: Report) -> int:
    from publisher.tables.pagu import total_realisasi

    return int(total_realisasi(report.anggaran) or 0)


def percent(report: Report) -> str:
    from publisher.tables import figure_names

    return str(figure_names(report)["anggaran.persen"]).replace(".", ",")


def quarter(report: Report) -> str:
    triwulan, tahun = report.laporan.triwulan, int(report.laporan.tahun)
    return f"Triwulan {romawi(triwulan)} Tahun {tahun}" if triwulan else f"Tahun {tahun}"


def last_day(report: Report) -> str:
    from publisher.prose.formats import tanggal

    return tanggal(report.laporan.akhir_periode)


def short(report: Report) -> str:
    millions = Decimal(total(report)) / 1_000_000
    return f"Rp{millions:.3f} juta".replace(".", ",")


OLD = "angka-periode-lalu"
old_amount = says(
    "penutup", "penutup", OLD, lambda r: f"Anggaran terealisasi sebesar {rupiah_of(r)}."
)
old_percent = says(
    "pengantar", "kata_pengantar", OLD, lambda r: f"Serapan anggaran mencapai {percent(r)}%."
)
old_quarter = says(
    "pendahuluan", "maksud_tujuan", OLD, lambda r: f"Kegiatan berjalan sampai dengan {quarter(r)}."
)
old_day = says(
    "pendahuluan", "latar_belakang", OLD, lambda r: f"Keadaan pegawai per {last_day(r)} tetap."
)
old_short = says(
    "pendahuluan", "isu_strategis", OLD, lambda r: f"Belanja terealisasi sebesar {short(r)}."
)
wrong_then = says(
    "perencanaan", "pengantar", "angka-lalu-berubah",
    lambda r: f"Pada {quarter(r)} anggaran terealisasi sebesar {rupiah_at(total(r) + 1_234_567)}.",
)  # fmt: skip


def rupiah_of(report: Report) -> str:
    return rupiah_at(total(report))


def rupiah_at(amount: int) -> str:
    return f"Rp{amount:,}".replace(",", ".")


def same_file(last: Path, new: Path) -> Slip:
    (new / "lampiran" / "hasil-rapat.pdf").write_bytes(
        (last / "lampiran" / "notulen.pdf").read_bytes()
    )
    lampiran = tomllib.loads(text_of(new, "laporan"))["lampiran"]
    n = next(i for i, one in enumerate(lampiran) if one["kunci"] == "notulen")
    edit(new, "laporan", Put(("lampiran", n, "berkas"), '"lampiran/hasil-rapat.pdf"'))
    return Slip("lampiran-periode-lalu", "laporan.toml", f"lampiran[{n}].berkas")


def same_picture(last: Path, new: Path) -> Slip:
    shutil.copy(last / "foto" / "rapat.jpg", new / "foto" / "rapat.jpg")
    return Slip("lampiran-periode-lalu", "sisipan.toml", "gambar[0].berkas")


def no_file(last: Path, new: Path) -> Slip:
    lampiran = tomllib.loads(text_of(new, "laporan"))["lampiran"]
    n = next(i for i, one in enumerate(lampiran) if one["kunci"] == "notulen")
    edit(new, "laporan", Put(("lampiran", n, "berkas"), f'"{GAP}"'))
    return Slip("lampiran-belum-diisi", "laporan.toml", f"lampiran[{n}].berkas")


def open_indicator(last: Path, new: Path) -> Slip:
    keys: Keys = ("sasaran", 0, "indikator", 0, "realisasi")
    edit(new, "kinerja", Put(keys, f'"{GAP}"'))
    return Slip("belum-diisi", "kinerja.toml", "sasaran[0].indikator[0].realisasi")


def changed_record(last: Path, new: Path) -> Slip:
    """The figure of the last period, typed again and wrongly."""
    data = tomllib.loads(text_of(new, "anggaran"))
    for p, program in enumerate(data["program"]):
        if "realisasi_lalu" in program:
            keys: Keys = ("program", p, "realisasi_lalu", "operasi")
            if (
                isinstance(program["realisasi_lalu"].get("operasi"), int)
                and program["realisasi_lalu"]["operasi"]
            ):
                edit(new, "anggaran", Put(keys, "1_001"))
                return Slip("angka-lalu-berubah", "anggaran.toml", f"program[{p}].realisasi_lalu")
    raise AssertionError("no realisasi of the last period")


def changed_history(last: Path, new: Path) -> Slip:
    rows = tomllib.loads(text_of(new, "kinerja"))["sasaran"][0]["indikator"][0]["riwayat"]
    n = len(rows) - 1
    edit(new, "kinerja", Put(("sasaran", 0, "indikator", 0, "riwayat", n, "realisasi"), "3.21"))
    return Slip(
        "angka-lalu-berubah", "kinerja.toml", f"sasaran[0].indikator[0].riwayat[{n}].realisasi"
    )
