"""The Word files by the schemas of OOXML: what Word's own SDK would find wrong with them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from tests.publications import published
from tests.reports import CONTENT, STARTER, TEMPLATE

FOLDERS = {"jatiroto": CONTENT, "dinas": STARTER}


def findings(path: Path) -> list[str]:
    found = OpenXmlValidator(max_errors=0).validate(path).errors
    return [f"{e.part_uri} {e.path}: {e.description}" for e in found]


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_delivered_and_reviewed_keeps_to_the_schemas(name: str) -> None:
    result = published(FOLDERS[name])
    assert result.word is not None and result.review is not None
    assert findings(result.word.path) == []
    assert findings(result.review.path) == []


def test_the_template_keeps_to_the_schemas() -> None:
    assert findings(TEMPLATE) == []


def test_the_judge_sees_faults(tmp_path: Path) -> None:
    faults = {
        "word/document.xml": (b"<w:cantSplit/>", b"<w:cantSplt/>"),
        "word/styles.xml": (b'<w:basedOn w:val="Normal"/>', b'<w:basedOn w:val="Absent"/>'),
        "word/settings.xml": (b'<w:zoom w:percent="100"/>', b'<w:zoom w:percent="many"/>'),
    }
    for part, (old, new) in faults.items():
        broken = tmp_path / "broken.docx"
        with zipfile.ZipFile(TEMPLATE) as good, zipfile.ZipFile(broken, "w") as bad:
            for name in good.namelist():
                data = good.read(name)
                assert name != part or old in data
                bad.writestr(name, data.replace(old, new, 1) if name == part else data)
        assert findings(broken), part


def test_it_is_a_document_of_todays_word() -> None:
    settings = docx.Document(str(TEMPLATE)).settings.element
    modes = [
        s.get(qn("w:val"))
        for s in settings.iter(qn("w:compatSetting"))
        if s.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]


def test_the_size_of_letters_is_a_matter_of_styles() -> None:
    with zipfile.ZipFile(TEMPLATE) as package:
        document = package.read("word/document.xml").decode()
    assert re.findall(r"<w:sz(?:Cs)? [^>]*>", document) == []
