"""Makes the sample lampiran anew: `python -m tests.make_attachments`.

Their figures come from the content files. The same libraries, fonts and
LibreOffice give the same bytes, so a diff shows what really changed.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import Any

import pikepdf
import xlsxwriter

from tests.make_forms import Content, daftar_istilah, pagu_murni, perjanjian_kinerja
from tests.make_scans import control_sheet, disposition_sheet

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "content"
STARTER = ROOT / "publisher" / "starter"
FIRST_ROW = 5  # of the tree in the sheet, from 0
WIDTHS = (17, 52, 52, 18, 16)  # of the columns, in characters


def main() -> None:
    for folder in (SAMPLE, STARTER):
        (folder / "lampiran").mkdir(exist_ok=True)
        agreement = perjanjian_kinerja(read(folder))
        write_pdf(agreement, folder / "lampiran" / "perjanjian-kinerja.pdf")
    into = SAMPLE / "lampiran"
    control_sheet(into / "pindaian-lembar-kendali.jpg")
    disposition_sheet(into / "lembar-disposisi.tiff")
    (into / "daftar-istilah.docx").write_bytes(daftar_istilah())
    pagu_sheet(read(SAMPLE), into / "rekap-pagu.xlsx")


def read(folder: Path) -> Content:
    """Every content file of a report, by its stem."""
    return {p.stem: tomllib.loads(p.read_text("utf-8")) for p in folder.glob("*.toml")}


def write_pdf(docx: bytes, path: Path) -> None:
    """The .docx as LibreOffice prints it, without the dates and ids of this run."""
    office = shutil.which("soffice") or sys.exit("LibreOffice is needed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "form.docx")
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        convert = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        for _ in range(2):  # a fresh profile may end the first run at once
            subprocess.run(convert, check=False, capture_output=True, timeout=120)
            if source.with_suffix(".pdf").exists():
                break
        with pikepdf.open(source.with_suffix(".pdf")) as pdf:
            del pdf.docinfo
            for key in {"/ID", "/DocChecksum"} & set(pdf.trailer.keys()):
                del pdf.trailer[key]
            pdf.save(path, deterministic_id=True)


def pagu_sheet(content: Content, path: Path) -> None:
    """The program tree with its pagu murni; every sum is a formula. One page wide, landscape."""
    laporan, anggaran = content["laporan"], content["anggaran"]
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": dt.datetime(laporan["tahun"], 6, 30)})
        formats = _formats(book)
        sheet = book.add_worksheet("Rekap Pagu")
        _page(sheet)
        titles = (
            "REKAPITULASI PAGU SUB KEGIATAN",
            f"{laporan['perangkat_daerah']['nama'].upper()} TAHUN ANGGARAN {laporan['tahun']}",
            "Tahap: APBD murni",
        )
        for row, title in enumerate(titles):
            sheet.merge_range(row, 0, row, 4, title, formats["title"])
        heads = ("Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target", "Pagu (Rp)")
        sheet.write_row(FIRST_ROW - 1, 0, heads, formats["head"])
        _tree(sheet, anggaran["program"], formats)


def _formats(book: Any) -> dict[str, Any]:
    cell = {"font_name": "Arial", "font_size": 10, "border": 1, "valign": "top"}
    text = {**cell, "text_wrap": True}
    money = {**cell, "num_format": "[$-421]#,##0"}
    strong = {"bold": True, "bg_color": "#E8EDF3"}
    plain = {"font_name": "Arial", "font_size": 12, "bold": True, "align": "center"}
    return {
        "title": book.add_format(plain),
        "head": book.add_format({**text, **strong, "align": "center", "valign": "vcenter"}),
        "text": book.add_format(text),
        "money": book.add_format(money),
        "strong text": book.add_format({**text, **strong}),
        "strong money": book.add_format({**money, **strong}),
    }


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.6, bottom=0.5)
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.center_horizontally()
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)


def _tree(sheet: Any, programs: list[dict[str, Any]], formats: dict[str, Any]) -> None:
    rows = list(_rows(programs))
    for n, (level, node) in enumerate(rows):
        row = FIRST_ROW + n
        weight = "" if level == 2 else "strong "
        indicators = (node, *node.get("indikator_lain", ()))
        measures = ("\n".join(i[key] for i in indicators) for key in ("indikator", "target"))
        texts = (node["kode"], node["nama"], *measures)
        sheet.write_row(row, 0, texts, formats[weight + "text"])
        sheet.set_row(row, _height(texts))
        _amount(sheet, row, level, node, rows, formats[weight + "money"])
    last = FIRST_ROW + len(rows)
    sheet.merge_range(last, 0, last, 3, "Jumlah", formats["strong text"])
    total = sum(pagu_murni(p) for p in programs)
    formula = _sum(n for n, (level, _) in enumerate(rows) if level == 0)
    sheet.write_formula(last, 4, formula, formats["strong money"], total)


def _height(texts: tuple[str, ...]) -> float:
    """Points for the cell with the most lines: LibreOffice does not fit the rows of such a file."""
    cells = zip(texts, WIDTHS, strict=False)
    lines = max(sum(len(wrap(t, w + 1)) for t in text.split("\n")) for text, w in cells)
    return 12.4 * lines + 2


def _amount(
    sheet: Any, row: int, level: int, node: dict[str, Any], rows: list[Any], format: Any
) -> None:
    if level == 2:
        sheet.write_number(row, 4, pagu_murni(node), format)
        return
    here = row - FIRST_ROW
    after = range(here + 1, len(rows))
    end = next((n for n in after if rows[n][0] <= level), len(rows))
    children = [n for n in range(here + 1, end) if rows[n][0] == level + 1]
    sheet.write_formula(row, 4, _sum(children), format, pagu_murni(node))


def _sum(rows: Iterator[int] | list[int]) -> str:
    return "=SUM(" + ",".join(f"E{FIRST_ROW + n + 1}" for n in rows) + ")"


def _rows(programs: list[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    for program in programs:
        yield 0, program
        for kegiatan in program["kegiatan"]:
            yield 1, kegiatan
            yield from ((2, sub) for sub in kegiatan["sub_kegiatan"])


if __name__ == "__main__":
    main()
