"""Documents that list what the program knows are written by it, so they cannot go stale."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from textwrap import fill
from typing import Any

import docx

import publisher.commands
from publisher.load import write_schemas
from publisher.printers.catalog import paragraph, translate
from publisher.printers.rules import severities_as_text, waiving
from publisher.prose import FORMATS, format_value
from publisher.rulebook import GROUPS, RULES
from publisher.tables import compute_tables, figure_names
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.report import FILES
from publisher.word import numbered_names, template_outline
from publisher.word.context import template_context
from tests.conftest import Golden
from tests.reports import CONTENT, ROOT, TEMPLATE, sample

README = (ROOT / "README.md").read_text("utf-8")
# A value per format that shows what the format does.
EXAMPLES: dict[str, Any] = {
    "rupiah": 2062291486,
    "angka": 2062291486,
    "desimal": Decimal("54.125"),
    "persen": Decimal("54.125"),
    "terbilang": 14,
    "rupiah_terbilang": 2400000,
    "angka_terbilang": 14,
    "besar": "Kecamatan Jatiroto",
    "kecil": "Kecamatan Jatiroto",
    "judul": "perubahan",
    "tanggal": dt.date(2023, 6, 30),
    "romawi": 4,
}


def names_page() -> str:
    report = sample()
    rows = [f"| `{{{n}}}` | {format_value(v)} |" for n, v in figure_names(report).items()]
    tables = [f"- `{{{name}}}`" for name in sorted(numbered_names(TEMPLATE))]
    chapters = [
        f"- `{{bab.{b.kunci}}}`" for b in template_outline(TEMPLATE).bagian if b.jenis == "bab"
    ]
    attachments = [f"- `{{lampiran.{x.kunci}}}`: {x.judul}" for x in report.laporan.lampiran]
    formats = [
        f"| `{name}` | {EXAMPLES[name]} | {format_value(EXAMPLES[name], name)} |"
        for name in FORMATS
        if name != "apa_adanya"  # what a value without a format gets; nobody types it
    ]
    return "\n".join(
        [
            "# Nama yang dapat dipakai dalam narasi",
            "",
            "Tulis nama di antara kurung kurawal, bila perlu dengan satu format:",
            "`{anggaran.total|rupiah_terbilang}`. Contoh diambil dari laporan Kecamatan Jatiroto.",
            "",
            "| nama | contoh |",
            "|---|---|",
            *rows,
            "",
            "## Rujukan",
            "",
            "Tabel dan gambar yang dinomori templat:",
            "",
            *tables,
            "",
            "Bab, dengan `kunci` dari templat (lihat [susunan.md](susunan.md)):",
            "",
            *chapters,
            "",
            "Lampiran, dengan `kunci` yang diberikan di `laporan.toml`:",
            "",
            *attachments,
            "",
            "## Format",
            "",
            "Tanpa format, setiap nilai tercetak seperti pada contoh di atas. Yang belum ada",
            'tercetak "belum diisi" dalam format apa pun.',
            "",
            "| format | nilai | tercetak |",
            "|---|---|---|",
            *formats,
            "",
        ]
    )


def test_the_page_of_names_is_complete(golden: Golden) -> None:
    golden(names_page(), ROOT / "docs" / "nama.md")


def rules_page() -> str:
    lines = [
        "# Aturan pemeriksaan",
        "",
        "`publisher check` memeriksa laporan dengan aturan berikut; `publisher explain ATURAN`",
        "menampilkan keterangan yang sama. Kesalahan menghentikan pembuatan laporan, peringatan",
        "hanya dengan `--strict`, informasi tidak.",
    ]
    for group, about in GROUPS.items():
        rules = [rule for rule in RULES.values() if rule.group == group]
        if rules:
            title = translate(about, "id")
            lines += ["", f"## {group.capitalize()}: {title}"]
        for rule in rules:
            facts = [severities_as_text(rule, "id"), translate(waiving(rule), "id")]
            lines += ["", f"### {rule.id}", "", f"*{'; '.join(facts)}*"]
            for text in rule.paragraphs:
                lines += ["", fill(paragraph(text, "id"), 100, break_on_hyphens=False)]
    return "\n".join([*lines, ""])


def test_the_page_of_rules_is_complete(golden: Golden) -> None:
    golden(rules_page(), ROOT / "docs" / "aturan.md")


def test_the_page_of_the_template_names_everything_a_template_may_use() -> None:
    page = (ROOT / "docs" / "templat.md").read_text("utf-8")
    report = sample()
    missing = [n for n in template_context(report, compute_tables(report)) if f"`{n}" not in page]
    assert missing == []


def test_the_styles_named_by_the_page_of_the_template_are_in_the_template() -> None:
    page = (ROOT / "docs" / "templat.md").read_text("utf-8")
    look = page.split("## Tampilan")[1].split("## ")[0]
    styles = {style.name for style in docx.Document(str(TEMPLATE)).styles}
    named = set(re.findall(r"`([^`]+)`", look))
    assert named and named <= styles, named - styles


def test_schemas_beside_the_sample_are_todays() -> None:
    for stem, text in write_schemas().items():
        assert (CONTENT / ".skema" / f"{stem}.json").read_text("utf-8") == text


def test_the_readme_knows_every_command_code_and_file() -> None:
    for command in publisher.commands.COMMANDS:
        assert f"`{command}`" in README or f"publisher {command}" in README
    codes = {int(c): n for c, n in re.findall(r"\| (\d+) \| ([A-Z_]+) \|", README)}
    assert codes == {int(c): c.name for c in ExitCode}
    assert all(f"`{stem}.toml`" in README for stem in FILES)


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert Path(ROOT / target).exists(), target


def test_pictures_of_the_docs_are_there_and_small() -> None:
    shown = {
        page.parent / name
        for page in (ROOT / "docs").glob("*.md")
        for name in re.findall(r"^!\[[^\]]+\]\(([\w-]+\.png)\)$", page.read_text("utf-8"), re.M)
    }
    assert len(shown) >= 3
    assert all(picture.stat().st_size < 60_000 for picture in shown)
