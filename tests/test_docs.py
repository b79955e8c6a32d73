"""Documents that list what the program knows are written by it, so they cannot go stale."""

from __future__ import annotations

import re
from pathlib import Path

import publisher.commands
from publisher.load import write_schemas
from publisher.prose import FORMATS, format_value
from publisher.tables import compute_tables, figure_names
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.report import FILES
from publisher.word import numbered_names
from publisher.word.context import template_context
from tests.conftest import Golden
from tests.reports import CONTENT, ROOT, TEMPLATE, sample

README = (ROOT / "README.md").read_text("utf-8")


def names_page() -> str:
    report = sample()
    rows = [f"| `{{{n}}}` | {format_value(v)} |" for n, v in figure_names(report).items()]
    tables = [f"- `{{{name}}}`" for name in sorted(numbered_names(TEMPLATE))]
    formats = [
        f"- `{name}`: {(f.__doc__ or '').strip().splitlines()[0]}"
        for name, f in FORMATS.items()
        if f.__doc__ and name != "apa_adanya"
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
            "Tabel dan gambar yang dinomori templat, dan `{lampiran.kunci}` untuk lampiran:",
            "",
            *tables,
            "",
            "## Format",
            "",
            *formats,
            "- `besar`: huruf kapital semua",
            "- `kecil`: huruf kecil semua",
            "",
        ]
    )


def test_the_page_of_names_is_complete(golden: Golden) -> None:
    golden(names_page(), ROOT / "docs" / "nama.md")


def test_the_page_of_the_template_names_everything_a_template_may_use() -> None:
    page = (ROOT / "docs" / "templat.md").read_text("utf-8")
    report = sample()
    missing = [n for n in template_context(report, compute_tables(report)) if f"`{n}" not in page]
    assert missing == []


def test_schemas_beside_the_sample_are_todays() -> None:
    for stem, text in write_schemas().items():
        assert (CONTENT / ".skema" / f"{stem}.json").read_text("utf-8") == text


def test_the_readme_knows_every_command_code_and_file() -> None:
    for command in publisher.commands.COMMANDS:
        assert f"`{command}`" in README or f"publisher {command}" in README
    codes = {int(c): n for c, n in re.findall(r"\| (\d+) \| ([A-Z]+) \|", README)}
    assert codes == {int(c): c.name for c in ExitCode}
    assert all(f"`{stem}.toml`" in README for stem in FILES)


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert Path(ROOT / target).exists(), target
