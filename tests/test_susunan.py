"""The office's own outline: chapters and sections in its order, numbered after they are moved."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import pytest

from publisher import pipeline
from publisher.vocabulary.report import Report
from publisher.word import template_outline
from tests.as_text import word_outline
from tests.conftest import Golden
from tests.minimal import MINIMAL, write_minimal
from tests.reports import CONTENT, GOLDENS, ROOT, TEMPLATE, loaded
from tests.test_word import saved
from tests.word_validity import problems

OUTLINES = Path(__file__).parent / "susunan"
SHOWN = re.compile(r"\[(Heading|Judul|toc|table of figures)|===")
BLOCKS = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "susunan.md").read_text("utf-8"), re.S)


def outline(file: Path) -> str:
    """Headings, captions, contents and sheets of a Word file."""
    lines = (line for line in word_outline(file).splitlines() if SHOWN.match(line))
    return "\n".join(lines) + "\n"


def with_outline(folder: Path, susunan: str, sample: bool = False) -> Report:
    if sample:
        shutil.copytree(CONTENT, folder)
    else:
        write_minimal(folder)
    (folder / "susunan.toml").write_text(susunan, "utf-8")
    return loaded(folder)


@pytest.mark.parametrize("name", sorted(p.stem for p in OUTLINES.glob("*.toml")))
def test_an_outline_of_the_field_is_as_reviewed(name: str, tmp_path: Path, golden: Golden) -> None:
    report = with_outline(
        tmp_path / "isi", (OUTLINES / f"{name}.toml").read_text("utf-8"), sample=True
    )
    made = saved(report, tmp_path / "laporan.docx").path
    assert problems(made) == []
    golden(outline(made), GOLDENS / "susunan" / f"{name}.txt")
    _, findings = pipeline.check(tmp_path / "isi", TEMPLATE)
    text = "".join(
        f"{f.at.path.name}:{f.at.line} {f.rule}\n"
        for f in findings
        if f.at.path.name == "susunan.toml" or "susunan" in f.rule or f.rule == "isi-tak-dicetak"
    )
    golden(text, GOLDENS / "susunan" / f"{name}-temuan.txt")


def test_the_outline_in_the_docs_is_that_of_the_template(tmp_path: Path) -> None:
    without = saved(loaded(write_minimal(tmp_path / "tanpa")), tmp_path / "tanpa.docx").path
    report = with_outline(tmp_path / "dengan", BLOCKS[-1])
    with_it = saved(report, tmp_path / "dengan.docx").path
    assert word_outline(with_it) == word_outline(without)
    parts = template_outline(TEMPLATE).bagian
    keys = {b.kunci for b in parts if b.jenis in ("depan", "bab", "bagian")}
    assert keys == set(re.findall(r'"([a-z_]+)"', BLOCKS[-1]))


def test_the_example_in_the_docs_has_only_what_it_says(tmp_path: Path) -> None:
    with_outline(tmp_path, BLOCKS[0])
    _, findings = pipeline.check(tmp_path, TEMPLATE)
    assert {(f.rule, f.at.path.name) for f in findings} == {
        ("isi-tak-dicetak", "pendahuluan.toml")  # its sistematika
    }


def test_a_template_without_marks_is_told(tmp_path: Path) -> None:
    document = docx.Document(str(TEMPLATE))
    for p in list(document.element.body.iter("{*}p")):
        if re.fullmatch(r"\{\{ (?:(?:bab|bagian|lembar|depan)\.\w+|akhir_bab|awal_lampiran) \}\}",
                        "".join(t.text or "" for t in p.iter("{*}t"))):  # fmt: skip
            p.getparent().remove(p)
    old = tmp_path / "lama.docx"
    document.save(str(old))
    report = with_outline(tmp_path / "isi", BLOCKS[0])
    _, findings = pipeline.check(tmp_path / "isi", old)
    assert [f.rule for f in findings if f.at.path.name == "susunan.toml"] == ["susunan-tak-dikenal"]
    # Without an outline it prints what it always did.
    plain = loaded(write_minimal(tmp_path / "tanpa"))
    assert word_outline(saved(plain, tmp_path / "a.docx", old).path) == word_outline(
        saved(plain, tmp_path / "b.docx").path
    )
    assert report.susunan is not None


def test_a_chapter_is_linked_by_its_name(tmp_path: Path) -> None:
    write_minimal(
        tmp_path,
        pengantar=MINIMAL["pengantar"].replace("tepat waktu", "menurut {bab.penutup}"),
    )
    made = saved(loaded(tmp_path), tmp_path / "a.docx").path
    assert "menurut Bab IV" in word_outline(made)
    assert problems(made) == []


def test_a_report_may_have_no_sistematika(tmp_path: Path) -> None:
    text = MINIMAL["pendahuluan"].replace('sistematika = "Sistematika."\n', "")
    made = saved(loaded(write_minimal(tmp_path, pendahuluan=text)), tmp_path / "a.docx").path
    assert "Sistematika" not in word_outline(made)
    _, findings = pipeline.check(tmp_path, TEMPLATE)
    assert findings == ()
