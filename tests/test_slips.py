"""What a person reads who has made one slip: `tests/goldens/slips.txt`, made with `--accept`."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from publisher.load import load_report
from publisher.printers.text import finding_as_text
from publisher.vocabulary.findings import Finding, any_errors
from tests.conftest import Golden
from tests.minimal import MINIMAL, write_minimal
from tests.slips import SLIPS, Slip

GOLDEN = Path(__file__).parent / "goldens" / "slips.txt"
HARMLESS = {"tab di dalam teks", "disimpan dengan BOM dan baris Windows"}


def made(slip: Slip, home: Path) -> tuple[Path, tuple[Finding, ...]]:
    folder = write_minimal(home / "isi")
    slip.change(folder)
    return folder, load_report(folder)[1]


def shown(slip: Slip, home: Path) -> str:
    folder, findings = made(slip, home)
    said = "\n".join(finding_as_text(finding, "id") for finding in findings)
    said = said.replace(f"{folder.as_posix()}/", "")
    return "\n".join([f"## {slip.name}", *_changed_lines(folder), "", said or "(tidak ada temuan)"])


def _changed_lines(folder: Path) -> list[str]:
    lines = []
    for file in sorted(folder.iterdir()):
        was = MINIMAL.get(file.stem, "") if file.suffix == ".toml" else ""
        text = file.read_bytes().decode("utf-8", "replace")
        if text != was:
            lines.append(f"{file.name}:")
            diff = difflib.ndiff(was.split("\n"), text.split("\n"))
            lines += [f"    {_visible(line[2:])}" for line in diff if line.startswith("+ ")][:4]
    return lines


def _visible(line: str) -> str:
    escaped = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
    return "".join(escaped)[:88].rstrip()


def test_every_slip_is_told_in_words_that_help(tmp_path: Path, golden: Golden) -> None:
    texts = [shown(slip, tmp_path / str(n)) for n, slip in enumerate(SLIPS)]
    golden("\n\n".join(texts) + "\n", GOLDEN)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: str(slip.name))
def test_a_slip_is_an_error_and_each_finding_has_a_remedy(slip: Slip, tmp_path: Path) -> None:
    _, findings = made(slip, tmp_path)
    assert any_errors(findings) != (slip.name in HARMLESS)
    assert len(findings) <= 5
    assert all(finding.help.text for finding in findings)


def test_names_of_slips_are_unique() -> None:
    assert len({slip.name for slip in SLIPS}) == len(SLIPS) >= 60


NUMBERS = [
    ("1.000.000", "1_000_000"), ("1,000,000", "1_000_000"), ("1 000 000", "1_000_000"),
    ("Rp1.000.000", "1_000_000"), ("Rp 2.500,00", "2_500"), ("953.161.732,00", "953_161_732"),
    ("1.000.000,-", "1_000_000"), ("12_5OO_000", "12_500_000"), ("1__000", "1_000"),
    ("20,50", "20.50"), ("91,67%", "91.67"), (".5", "0.5"), ("20.", "20"),
    ("30 September 2025", "2025-09-30"), ("1 Agt 2024", "2024-08-01"), ("5/7/2024", "2024-07-05"),
    ("30-09-2025", "2025-09-30"), ("2024-7-5", "2024-07-05"), ("02", "2"),
    ("7.01.01.2.06", '"7.01.01.2.06"'), ("5, 10", "[5, 10]"), ("–7", "-7"),
    ('"a", "b"', '["a", "b"]'), ("4 Dokumen", '"4 Dokumen"'),
]  # fmt: skip


@pytest.mark.parametrize(("written", "right"), NUMBERS)
def test_what_the_remedy_says_to_write_can_be_written(
    written: str, right: str, tmp_path: Path
) -> None:
    text = MINIMAL["penutup"].replace('"Kinerja dinas baik."', written)
    folder = write_minimal(tmp_path, penutup=text)
    (finding,) = (f for f in load_report(folder)[1] if f.rule == "toml-rusak")
    assert f"`{right}`" in str(finding.help)
    mended = MINIMAL["penutup"].replace('"Kinerja dinas baik."', right)
    write_minimal(tmp_path, penutup=mended)
    assert "toml-rusak" not in {f.rule for f in load_report(folder)[1]}


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_a_missing_end_is_told_where_the_text_begins(quotes: str, tmp_path: Path) -> None:
    """However far the next text is, and whatever follows it."""
    text = f"a = {quotes}\nSatu.\n\n# bukan komentar\nb = 1\nc = {quotes}\nDua = tiga.\n{quotes}\n"
    (finding,) = load_report(write_minimal(tmp_path, penutup=f"x = 1\n{text}[d]\n"))[1]
    assert (finding.rule, finding.at.line) == ("toml-rusak", 2)
    assert re.search(r"above line \d", str(finding.help))
