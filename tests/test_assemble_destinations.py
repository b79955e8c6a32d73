"""Bookmarks of the Word file as named destinations of the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, NameTree, Pdf

from publisher.assemble import destinations, page_count
from publisher.assemble.landings import Destinations, destination_name
from publisher.vocabulary.artifacts import PdfFile


def three_pages(out: Path, dests: dict[str, int], names: dict[str, int]) -> PdfFile:
    with Pdf.new() as pdf:
        pages = [pdf.add_blank_page().obj for _ in range(3)]
        pdf.Root.Dests = Dictionary(
            {f"/{name}": Array([pages[n], Name.Fit]) for name, n in dests.items()}
        )
        tree = NameTree.new(pdf)
        for name, n in names.items():
            tree[name] = Dictionary(D=Array([pages[n], Name.Fit]))
        pdf.Root.Names = Dictionary(Dests=tree.obj)
        pdf.save(out)
    return PdfFile(out)


# What LibreOffice 7.4 writes; measured.
@pytest.mark.parametrize(
    ("bookmark", "written"),
    [
        ("_Toc123", "5FToc123"),
        ("bab_1", "bab5F1"),
        ("tabel-x", "tabel-x"),
        ("lampiran.a", "lampiran2Ea"),
        ("A5F", "A5F"),
        ("x/y", "x2Fy"),
        ("a(b)", "a28b29"),
        ("a&b", "a26b"),
        ("a!b$c~d*e", "a21b24c7Ed2Ae"),
        ("a b", "a2520b"),
        ("_Ref#1", "5FRef25231"),
        ("é_ü", "25C325A95F25C325BC"),
        ("日本", "25E6259725A525E6259C25AC"),
    ],
)
def test_names_are_written_as_libreoffice_writes_them(bookmark: str, written: str) -> None:
    assert destination_name(bookmark) == written


def test_a_bookmark_is_looked_up_by_its_name_in_word(tmp_path: Path) -> None:
    pdf = three_pages(tmp_path / "a.pdf", {"5FToc15F2": 0, "bab5F1": 2}, {"tabel5Fx": 1})
    found = destinations(pdf)
    assert (found["_Toc1_2"], found["bab_1"], found["tabel_x"]) == (0, 2, 1)
    assert "bab_2" not in found
    assert set(found) == {"_Toc1_2", "bab_1", "tabel_x"}
    assert page_count(pdf) == 3


def test_a_destination_that_leads_to_no_page_is_left_out(tmp_path: Path) -> None:
    pdf = three_pages(tmp_path / "a.pdf", {"a": 0}, {})
    with Pdf.open(pdf.path, allow_overwriting_input=True) as opened:
        opened.Root.Dests["/gone"] = Array([opened.make_indirect(Dictionary()), Name.Fit])
        opened.Root.Dests["/number"] = Array([0, Name.Fit])
        opened.Root.Dests["/empty"] = Array([])
        opened.save(pdf.path)
    assert dict(destinations(pdf)) == {"a": 0}


def test_a_pdf_without_destinations_has_none(tmp_path: Path) -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "a.pdf")
    assert dict(destinations(PdfFile(tmp_path / "a.pdf"))) == {}


NAMES = st.text("abF_5-é .", min_size=1, max_size=6)


@given(st.dictionaries(NAMES, st.integers(0, 99)))
def test_every_name_that_is_listed_can_be_looked_up(names: dict[str, int]) -> None:
    encoded = {destination_name(name): page for name, page in names.items()}
    found = Destinations(encoded)
    assert {name: found[name] for name in found} == dict(found)
    assert all(found[name] == encoded[destination_name(name)] for name in names)
