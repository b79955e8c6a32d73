"""Every caption, source line, note, cell and footnote of the Word file knows its file and key."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn

from publisher.tables import compute_tables
from publisher.word import compose
from publisher.word.anchors import anchored_notes, anchored_paragraphs
from publisher.word.xml import Element, text_of
from tests.attachment_samples import picture, picture_bytes
from tests.conftest import Golden
from tests.minimal import write_minimal
from tests.reports import GOLDENS, TEMPLATE, loaded
from tests.test_narrative_in_word import set_narrative

SISIPAN = """
[[gambar]]
kunci = "loket"
judul = "Loket"
berkas = "a.jpg"
sumber = "Dinas Perikanan"
catatan = "Diambil pada Mei."

[[galeri]]
kunci = "giat"
judul = "Kegiatan"
foto = [{ berkas = "a.jpg", judul = "Rapat" }, { berkas = "tiada.jpg", judul = "Kunjungan" }]
sumber = "Subbagian Umum"

[[grafik]]
kunci = "tangkapan"
judul = "Tangkapan"
kategori = ["Januari", "Februari"]
deret = [{ nama = "Ton", nilai = [1, 2] }]
sumber = "Pelabuhan"
catatan = "Angka sementara."

[[tabel]]
kunci = "toml"
judul = "Kapal"
kolom = [{ kunci = "jenis", kelompok = "Kapal" }, { kunci = "n", kelompok = "Kapal" }]
baris = [
  { kelompok = "Dinas" },
  ["Jaring", 3],
  ["Pancing", { isi = "n.a.", alasan = "belum didata" }],
]
jumlah = ["n"]
nomor = true
nomor_kolom = true
sumber = "Bidang Tangkap"
catatan = "* tanpa perahu"

[[tabel]]
kunci = "csv"
judul = "Desa dari CSV"
berkas = "desa.csv"

[[tabel]]
kunci = "xlsx"
judul = "Desa dari Excel"
berkas = "desa.xlsx"

[[tabel]]
kunci = "hitungan"
judul = "Serapan Program"
dari = "serapan"
kolom = ["nama", "pagu"]
saring.tingkat = "program"
"""
NARRATIVE = """
Lihat catatan[^a] dan {tabel.toml}.

{gambar.loket}

{galeri.giat}

{grafik.tangkapan}

{tabel.toml}

{tabel.csv}

{tabel.xlsx}

{tabel.hitungan}

Tabel: Diketik
| Alat | Banyaknya |
|---|---|
| Jala | 4 |

![Foto diketik](a.jpg)

[^a]: Menurut {perangkat_daerah.nama}.
"""


def content(folder: Path) -> Path:
    write_minimal(folder, sisipan=SISIPAN)
    set_narrative(folder / "pendahuluan.toml", "kedudukan", NARRATIVE)
    (folder / "a.jpg").write_bytes(picture_bytes(picture((60, 40)), "JPEG"))
    (folder / "desa.csv").write_text("Desa;Jiwa\nTirta;120\n", "utf-8")
    book = openpyxl.Workbook()
    for row in (["Desa", "Luas"], ["Sari", 2.5]):
        book.active.append(row)
    book.save(folder / "desa.xlsx")
    return folder


def test_every_kind_leads_home(tmp_path: Path, golden: Golden) -> None:
    report = loaded(content(tmp_path))
    file = compose(report, compute_tables(report), TEMPLATE).save(tmp_path / "a.docx", {}, {})
    document = docx.Document(str(file.path))
    keys = {id(p): (p, key) for p, key in anchored_paragraphs(document)}
    lines = [f"{text_of(p)} → {' '.join(key)}" for p, key in _between(document, keys)]
    lines += [
        f"[catatan kaki] {_words(p)} → {' '.join(key)}" for p, key in anchored_notes(document)
    ]
    golden("\n".join(lines) + "\n", GOLDENS / "narasi" / "letak.txt")


def _between(
    document: docx.document.Document, keys: dict[int, tuple[Element, tuple[str, ...]]]
) -> list[tuple[Element, tuple[str, ...]]]:
    """The paragraphs of the section, each with its keys; none where nothing leads home."""
    found, within = [], False
    for p in document.element.body.iter(qn("w:p")):
        style = docx.text.paragraph.Paragraph(p, document).style.name
        if style.startswith("Heading"):
            within = text_of(p) == "Kedudukan"
        elif within and (text_of(p).strip() or p.find(f".//{qn('w:drawing')}") is not None):
            found.append((p, keys.get(id(p), (p, ("-",)))[1]))
    return found


def _words(p: Element) -> str:
    return "".join(t.text or "" for t in p.iter(qn("w:t"))).strip()
