"""Sample Word forms: a Perjanjian Kinerja and a glossary, built from the content files."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

Content = dict[str, Any]  # the stem of a content file, and what it holds

DOTS = "…" * 15
FIXED_DATE = (2023, 6, 30, 0, 0, 0)  # nothing of the clock in the file
PAPER = {"A4": (Cm(21.0), Cm(29.7)), "F4": (Cm(21.5), Cm(33.0))}
TERMS = (
    ("APBD", "Anggaran Pendapatan dan Belanja Daerah."),
    ("APBDes", "Anggaran Pendapatan dan Belanja Desa."),
    ("ASN", "Aparatur Sipil Negara."),
    (
        "Belanja modal",
        "Belanja untuk memperoleh aset tetap dan aset lain yang bermanfaat lebih dari satu tahun.",
    ),
    ("Belanja operasi", "Belanja untuk kegiatan sehari-hari yang bermanfaat dalam satu tahun."),
    ("Capaian", "Perbandingan realisasi dengan target indikator, dinyatakan dalam persen."),
    ("DTU-DAU", "Dana Transfer Umum – Dana Alokasi Umum."),
    (
        "Indikator kinerja",
        "Ukuran yang menunjukkan tingkat pencapaian sasaran, program, atau kegiatan.",
    ),
    ("Kegiatan", "Bagian dari program yang menghasilkan keluaran tertentu."),
    ("LKj", "Laporan Kinerja."),
    ("LPPDes", "Laporan Penyelenggaraan Pemerintahan Desa."),
    ("Murni", "Tahap APBD sebelum perubahan."),
    ("NIP", "Nomor Induk Pegawai."),
    ("Pagu", "Batas tertinggi anggaran yang dapat digunakan."),
    ("PATEN", "Pelayanan Administrasi Terpadu Kecamatan."),
    ("PBB-P2", "Pajak Bumi dan Bangunan Perdesaan dan Perkotaan."),
    (
        "Perjanjian kinerja",
        "Dokumen kesepakatan target kinerja antara pimpinan perangkat daerah dan atasannya.",
    ),
    ("Perubahan", "Tahap APBD setelah perubahan anggaran pada tahun berjalan."),
    (
        "Polaritas",
        "Arah indikator: positif bila makin tinggi makin baik, negatif bila makin rendah "
        "makin baik.",
    ),
    ("Realisasi", "Hasil atau dana yang telah dicapai atau digunakan sampai akhir periode."),
    ("Renja", "Rencana kerja tahunan perangkat daerah."),
    ("Renstra", "Rencana strategis perangkat daerah untuk lima tahun."),
    ("RKA", "Rencana Kerja dan Anggaran."),
    ("RKPDes", "Rencana Kerja Pemerintah Desa."),
    ("RPJMD", "Rencana Pembangunan Jangka Menengah Daerah."),
    ("SAKIP", "Sistem Akuntabilitas Kinerja Instansi Pemerintah."),
    ("Sasaran", "Hasil yang diharapkan dari pelaksanaan satu atau beberapa program."),
    ("SDM", "Sumber daya manusia."),
    ("Serapan", "Perbandingan realisasi anggaran dengan pagu, dinyatakan dalam persen."),
    ("SKPD", "Satuan Kerja Perangkat Daerah."),
    ("SOP", "Standar Operasional Prosedur."),
    ("SP", "Standar Pelayanan."),
    ("Sub kegiatan", "Tingkat terbawah pohon program, tempat anggaran dicatat."),
    ("Target", "Hasil yang direncanakan untuk suatu indikator."),
)


def perjanjian_kinerja(content: Content) -> bytes:
    """A .docx of two pages: the undertaking and its table of targets and pagu."""
    laporan = content["laporan"]
    document = _document(laporan["kertas"]["ukuran"])
    _undertaking(document, laporan)
    document.add_page_break()
    _targets(document, content)
    return _frozen(document)


def daftar_istilah() -> bytes:
    """A .docx of one page: terms and abbreviations of the report, in a table."""
    document = _document("A4")
    document.sections[0].top_margin = document.sections[0].bottom_margin = Cm(2)
    _title(document, "DAFTAR ISTILAH DAN SINGKATAN")
    table = _table(document, (Cm(1.2), Cm(3.9), Cm(10.9)), ("No.", "Istilah", "Arti"))
    for n, (term, meaning) in enumerate(TERMS, 1):
        _fill(table.add_row(), (f"{n}.", term, meaning), centred=(0,))
    return _frozen(document)


def rupiah(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def pagu_murni(node: dict[str, Any]) -> int:
    """Rupiah of a node of the program tree at the first stage, its children's added up."""
    pagu = node.get("pagu")
    if isinstance(pagu, int):
        return pagu
    if pagu and "murni" in pagu:
        return int(pagu["murni"])
    return sum(pagu_murni(c) for c in (*node.get("kegiatan", ()), *node.get("sub_kegiatan", ())))


def _undertaking(document: WordDocument, laporan: Content) -> None:
    office, signer = laporan["perangkat_daerah"], laporan["penanda_tangan"]
    regent = f"Bupati {office['kabupaten'].removeprefix('Kabupaten ')}"
    _title(
        document,
        f"PERJANJIAN KINERJA TAHUN {laporan['tahun']}",
        office["nama"].upper(),
        office["kabupaten"].upper(),
    )
    _body(
        document,
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan "
        "akuntabel serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:",
    )
    _person(document, _full_name(signer), signer["jabatan"])
    _body(document, "selanjutnya disebut pihak pertama.")
    _person(document, DOTS, regent)
    _body(document, "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.")
    _body(
        document,
        "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai "
        "dengan lampiran perjanjian ini dalam rangka mencapai target kinerja jangka menengah "
        "seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan "
        "pencapaian target kinerja tersebut menjadi tanggung jawab pihak pertama.",
    )
    _body(
        document,
        "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan "
        "evaluasi terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang "
        "diperlukan dalam rangka pemberian penghargaan dan sanksi.",
    )
    _signatures(document, laporan, regent)


def _targets(document: WordDocument, content: Content) -> None:
    laporan = content["laporan"]
    office = laporan["perangkat_daerah"]
    _title(
        document,
        f"LAMPIRAN PERJANJIAN KINERJA TAHUN {laporan['tahun']}",
        office["nama"].upper(),
        office["kabupaten"].upper(),
    )
    widths = (Cm(1.2), Cm(4.9), Cm(7.2), Cm(2.7))
    table = _table(document, widths, ("No.", "Sasaran", "Indikator Kinerja", "Target"))
    for n, sasaran in enumerate(content["kinerja"]["sasaran"], 1):
        for m, indikator in enumerate(sasaran["indikator"]):
            head = ("", "") if m else (f"{n}.", sasaran["nama"])
            cells = (*head, indikator["nama"], _target(indikator))
            _fill(table.add_row(), cells, centred=(0, 3))
    _body(document, "").paragraph_format.space_after = Pt(0)
    _programs(document, content["anggaran"])
    _signatures(document, laporan, f"Bupati {office['kabupaten'].removeprefix('Kabupaten ')}")


def _programs(document: WordDocument, anggaran: Content) -> None:
    widths = (Cm(1.2), Cm(8.3), Cm(3.5), Cm(3.0))
    table = _table(document, widths, ("No.", "Program", "Anggaran (Rp)", "Sumber Dana"))
    for n, program in enumerate(anggaran["program"], 1):
        cells = (f"{n}.", program["nama"], rupiah(pagu_murni(program)), anggaran["sumber_dana"])
        _fill(table.add_row(), cells, centred=(0, 3), right=(2,))
    total = rupiah(sum(pagu_murni(p) for p in anggaran["program"]))
    _fill(table.add_row(), ("", "Jumlah", total, ""), right=(2,), bold=True)


def _target(indikator: dict[str, Any]) -> str:
    target = indikator["target"]
    number = target["murni"] if isinstance(target, dict) else target
    if indikator["satuan"] == "%":
        return f"{number:.2f}".replace(".", ",") + "%"
    return f"{rupiah(int(number))} {indikator['satuan']}"


def _full_name(signer: dict[str, str]) -> str:
    return f"{signer['nama']}, {signer['gelar_belakang']}"


def _document(paper: str) -> WordDocument:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = PAPER[paper]
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    _language(normal.element.get_or_add_rPr())
    return document


def _language(properties: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    properties.append(language)


def _title(document: WordDocument, *lines: str) -> None:
    for n, line in enumerate(lines):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(18 if n == len(lines) - 1 else 2)
        run = paragraph.add_run(line)
        run.bold, run.font.size = True, Pt(12)


def _body(document: WordDocument, text: str) -> Paragraph:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(8)
    paragraph.paragraph_format.line_spacing = 1.15
    return paragraph


def _person(document: WordDocument, name: str, position: str) -> None:
    for label, value in (("Nama", name), ("Jabatan", position)):
        paragraph = document.add_paragraph(f"{label}\t:\t{value}")
        paragraph.paragraph_format.left_indent = Cm(1)
        paragraph.paragraph_format.space_after = Pt(4)
        for stop in (Cm(3.5), Cm(4)):
            paragraph.paragraph_format.tab_stops.add_tab_stop(stop)


def _table(document: WordDocument, widths: Sequence[int], heads: Sequence[str]) -> Table:
    table = document.add_table(1, len(widths), "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _fill(table.rows[0], heads, centred=range(len(heads)), bold=True)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    return table


def _fill(
    row: _Row,
    texts: Iterable[str],
    centred: Iterable[int] = (),
    right: Iterable[int] = (),
    *,
    bold: bool = False,
) -> None:
    sides = dict.fromkeys(centred, WD_ALIGN_PARAGRAPH.CENTER)
    sides |= dict.fromkeys(right, WD_ALIGN_PARAGRAPH.RIGHT)
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for n, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = row.table.columns[n].width or cell.width
        paragraph = cell.paragraphs[0]
        paragraph.alignment = sides.get(n)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(10)


def _signatures(document: WordDocument, laporan: Content, regent: str) -> None:
    signer = laporan["penanda_tangan"]
    space = ("", "", "")
    date = f"{laporan['tempat']}, …………………… {laporan['tahun']}"
    name = (_full_name(signer), f"NIP {signer['nip']}")
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table = document.add_table(1, 2)
    table.autofit = False
    _party(table.cell(0, 0), ("", "Pihak Kedua,", regent, *space, DOTS))
    _party(table.cell(0, 1), (date, "Pihak Pertama,", signer["jabatan"], *space, *name))


def _party(cell: _Cell, lines: Sequence[str]) -> None:
    cell.width = Cm(8)
    for n, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(line)


def _frozen(document: WordDocument) -> bytes:
    """The document as bytes without the clock: fixed properties and ZIP dates."""
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    properties.created = properties.modified = dt.datetime(*FIXED_DATE)
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, FIXED_DATE)
            new.writestr(info, old.read(entry), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
