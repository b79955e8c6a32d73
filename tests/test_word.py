"""The Word file: what stands in it, and that Word opens it without a repair."""

from __future__ import annotations

import re
import runpy
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from publisher.tables import compute_tables
from publisher.vocabulary.artifacts import WordFile
from publisher.vocabulary.errors import TemplateUnusable
from publisher.vocabulary.report import Report
from publisher.word import Draft, Frame, compose, save_frames, template_fonts
from tests.as_text import word_outline
from tests.conftest import Golden
from tests.minimal import changed, write_minimal
from tests.reports import CONTENT, GOLDENS, STARTER, TEMPLATE, loaded, sample
from tests.word_validity import problems

FOLDERS = {"jatiroto": CONTENT, "dinas": STARTER}


def drafted(report: Report, template: Path = TEMPLATE) -> Draft:
    return compose(report, compute_tables(report), template)


def saved(report: Report, out: Path, template: Path = TEMPLATE) -> WordFile:
    return drafted(report, template).save(out, {}, {})


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("word")
    return {n: saved(sample(f), folder / f"{n}.docx").path for n, f in FOLDERS.items()}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_outline_is_as_reviewed(name: str, files: dict[str, Path], golden: Golden) -> None:
    golden(word_outline(files[name]), GOLDENS / name / "word.txt")


@pytest.mark.parametrize("name", FOLDERS)
def test_word_opens_it_without_repair(name: str, files: dict[str, Path]) -> None:
    assert problems(files[name]) == []


def test_the_template_itself_is_sound() -> None:
    assert problems(TEMPLATE) == []
    assert template_fonts(TEMPLATE) == ("Arial",)


def test_the_check_of_soundness_sees_faults(files: dict[str, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(files["dinas"]) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:bookmarkEnd ", b"<w:bookmarkStart ", 1)
            if name != "word/footer1.xml":
                new.writestr(name, data)
    found = problems(broken)
    assert any("bookmark" in p for p in found)
    assert any("footer1.xml" in p for p in found)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    one = saved(sample(), tmp_path / "a.docx").path.read_bytes()
    assert one == saved(sample(), tmp_path / "b.docx").path.read_bytes()


def body_of(path: Path) -> docx.document.Document:
    return docx.Document(str(path))


def test_no_token_and_no_tag_is_left(files: dict[str, Path]) -> None:
    for path in files.values():
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name.startswith("word/") and name.endswith(".xml"):
                    text = package.read(name).decode()
                    assert "\ue000" not in text and "{{" not in text and "{%" not in text, name


def test_every_section_but_the_cover_has_a_footer(files: dict[str, Path]) -> None:
    sections = list(body_of(files["jatiroto"]).element.body.iter(qn("w:sectPr")))
    types = [{r.get(qn("w:type")) for r in s.findall(qn("w:footerReference"))} for s in sections]
    # The cover has a foot of its own: no page number, and nothing at all unless it is asked for.
    assert types[0] == {"default"}
    foot = docx.Document(str(files["jatiroto"])).sections[0].footer
    assert "".join(p.text for p in foot.paragraphs) == ""
    assert not list(foot._element.iter(qn("w:instrText")))
    assert all({"default"} <= t for t in types[1:])


def test_header_rows_repeat_and_no_row_breaks(files: dict[str, Path]) -> None:
    for table in body_of(files["jatiroto"]).element.body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        heads = [r.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for r in rows]
        assert heads[0] and not heads[-1]
        assert all(r.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in rows)


def test_wide_tables_are_landscape_and_prose_portrait_again(files: dict[str, Path]) -> None:
    body = body_of(files["jatiroto"]).element.body
    order = [
        s.find(qn("w:pgSz")).get(qn("w:orient"), "portrait") for s in body.iter(qn("w:sectPr"))
    ]
    assert order[2:7] == ["portrait", "landscape", "portrait", "landscape", "portrait"]


def test_f4_paper_widens_pages_and_tables(files: dict[str, Path]) -> None:
    body = body_of(files["dinas"]).element.body
    sizes = {
        (s.find(qn("w:pgSz")).get(qn("w:w")), s.find(qn("w:pgSz")).get(qn("w:h")))
        for s in body.iter(qn("w:sectPr"))
    }
    assert sizes == {("12189", "18709"), ("18709", "12189")}


def test_contents_are_real_fields_that_word_can_update(files: dict[str, Path]) -> None:
    document = body_of(files["jatiroto"])
    codes = [i.text.strip() for i in document.element.body.iter(qn("w:instrText"))]
    assert [c.split()[0] for c in codes].count("TOC") == 4
    assert sum(c.startswith("SEQ Tabel") for c in codes) == 13
    assert any(c.startswith("REF _Ref_tabel_") for c in codes)
    settings = document.settings.element
    assert settings.find(qn("w:updateFields")) is None  # it would make Word ask


def test_formulas_are_words_own(files: dict[str, Path]) -> None:
    body = body_of(files["jatiroto"]).element.body
    assert len(list(body.iter(qn("m:f")))) == 4


def test_numbers_go_where_they_are_asked_for(tmp_path: Path) -> None:
    draft = drafted(sample())
    first = draft.entries[0].bookmark
    path = draft.save(tmp_path / "x.docx", {first: "xiv"}, {}).path
    results = re.findall(
        rf"PAGEREF {first} .*?separate.*?<w:t[^>]*>([^<]*)</w:t>",
        zipfile.ZipFile(path).read("word/document.xml").decode(),
        re.DOTALL,
    )
    assert results == ["xiv"]


def test_frames_are_empty_pages_with_the_reports_footer(tmp_path: Path) -> None:
    draft = drafted(sample())
    before = draft.save(tmp_path / "a.docx", {}, {}).path.read_bytes()
    frames = save_frames(draft, (Frame(False, 41), Frame(True, 42)), tmp_path / "f.docx")
    body = body_of(frames.path).element.body
    sections = list(body.iter(qn("w:sectPr")))
    assert [s.find(qn("w:pgNumType")).get(qn("w:start")) for s in sections] == ["41", "42"]
    assert [s.find(qn("w:pgSz")).get(qn("w:orient")) for s in sections] == [None, "landscape"]
    assert all(s.find(qn("w:footerReference")) is not None for s in sections)
    assert problems(frames.path) == []
    assert draft.save(tmp_path / "b.docx", {}, {}).path.read_bytes() == before


def test_special_characters_of_content_reach_word_as_they_are(tmp_path: Path) -> None:
    write_minimal(tmp_path)
    file = tmp_path / "pengantar.toml"
    file.write_text(
        file.read_text("utf-8").replace("Ikhtisar dinas.", "R&D <b> “kutip” 5 < 6 & é"), "utf-8"
    )
    path = saved(loaded(tmp_path), tmp_path / "x.docx").path
    assert problems(path) == []
    assert "R&D <b> “kutip” 5 < 6 & é" in word_outline(path)


def test_markup_becomes_runs_paragraphs_and_lists(tmp_path: Path) -> None:
    write_minimal(tmp_path)
    file = tmp_path / "pendahuluan.toml"
    text = "Satu *tebal* dan _miring_.\\n\\nDua:\\n1. a\\n2. b\\n  a. c\\n\\nTiga:\\n1. d"
    file.write_text(file.read_text("utf-8").replace('"Latar belakang."', f'"{text}"'), "utf-8")
    document = body_of(saved(loaded(tmp_path), tmp_path / "x.docx").path)
    paragraphs = [p for p in document.paragraphs if p.text in ("a", "b", "c", "d", "Dua:", "Tiga:")]
    numbers = [(p.text, _number(p)) for p in paragraphs]
    lists = {text: number for text, number in numbers if number}
    assert lists["a"] == lists["b"]
    assert lists["c"][1] == 1
    assert lists["d"][0] != lists["a"][0]  # a new list counts from its own start
    first = next(p for p in document.paragraphs if p.text.startswith("Satu tebal"))
    assert [(r.text, r.bold, r.italic) for r in first.runs if r.bold or r.italic] == [
        ("tebal", True, None),
        ("miring", None, True),
    ]


def _number(p: docx.text.paragraph.Paragraph) -> tuple[int, int] | None:
    ppr = p._p.pPr
    if ppr is None or ppr.numPr is None:
        return None
    return ppr.numPr.numId.val, ppr.numPr.ilvl.val


def test_every_narrative_paragraph_leads_back_to_its_key(files: dict[str, Path]) -> None:
    with zipfile.ZipFile(files["jatiroto"]) as package:
        document = package.read("word/document.xml").decode()
        anchors = package.read("customXml/item9.xml").decode()
    names = re.findall(r'w:name="(_pub_[0-9a-f]{8}_\d{4})"', document)
    assert len(names) > 300
    assert all(f'"{n}"' in anchors for n in names)
    assert "anggaran.toml#program[0].kegiatan[0].sub_kegiatan[0].pagu.murni" in anchors
    assert "pendahuluan.toml#latar_belakang" in anchors


def test_the_template_is_what_its_drawing_makes(tmp_path: Path) -> None:
    drawing = runpy.run_path(str(TEMPLATE.with_name("make_template.py")))
    drawing["make"](tmp_path / "laporan.docx")
    assert (tmp_path / "laporan.docx").read_bytes() == TEMPLATE.read_bytes()


def test_a_logo_stands_on_the_cover_and_in_the_letterhead(tmp_path: Path) -> None:
    text = changed("laporan", 'kepala = "Kepala Dinas"', 'kepala = "Kepala Dinas"\nlogo = "l.png"')
    write_minimal(tmp_path, laporan=text)
    Image.new("RGB", (30, 40), "navy").save(tmp_path / "l.png")
    path = saved(loaded(tmp_path), tmp_path / "x.docx").path
    assert problems(path) == []
    with zipfile.ZipFile(path) as package:
        assert "<pic:pic" in package.read("word/document.xml").decode()
        assert "<pic:pic" in package.read("word/header1.xml").decode()


def test_a_logo_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    text = changed("laporan", 'kepala = "Kepala Dinas"', 'kepala = "Kepala Dinas"\nlogo = "l.png"')
    write_minimal(tmp_path, laporan=text)
    with pytest.raises(TemplateUnusable, match=r"l\.png"):
        drafted(loaded(tmp_path))
