"""Readers of prose: sentences, lists, names, near wordings, references, what is left to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.load.knowledge import load_knowledge
from publisher.prose.formats import romawi
from publisher.reading import Passage
from publisher.reading.lists import Daftar, bare, lists
from publisher.reading.names import NameTree, NearIndex, change
from publisher.reading.naskah import _of_narrative, passages
from publisher.reading.placeholders import PlaceholderReader
from publisher.reading.references import from_roman, references
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.values import Narasi
from tests.reports import sample

TEXT = st.text(alphabet='ab AB.,;:!?()…_<>[]“”"X19%/-\n', max_size=60)
WORDS = st.lists(
    st.text("abcdefghij", min_size=2, max_size=8), min_size=6, max_size=10, unique=True
)
KNOWLEDGE, _ = load_knowledge(Path("tidak ada"))


def narrative(text: str) -> list[Passage]:
    return list(_of_narrative(Narasi(text, (whole_file(Path("x.toml")),))))


def shape(daftar: Daftar) -> list[object]:
    return [
        (i.passage.text, [shape(b) for b in i.below]) if i.below else i.passage.text
        for i in daftar.items
    ]


def test_lists_hold_their_items_and_the_lists_below_them() -> None:
    text = "Yaitu:\n1. satu;\n2. dua:\n  a. dua a;\n  b. dua b;\n3. tiga.\n\nLalu:\n- empat\n- lima"
    first, second = lists(narrative(text))
    assert shape(first) == ["satu;", ("dua:", [["dua a;", "dua b;"]]), "tiga."]
    assert shape(second) == ["empat", "lima"]
    assert first.intro and second.intro
    assert (first.intro.text, second.intro.text) == ("Yaitu:", "Lalu:")


def test_another_kind_of_label_begins_another_list() -> None:
    outer = list(lists(narrative("1. satu:\na. satu a\nb. satu b\n2. dua")))
    assert [shape(d) for d in outer] == [["satu:"], ["satu a", "satu b"], ["dua"]]
    (nested,) = lists(narrative("- x\n  a. y\n  1. z"))
    assert shape(nested) == [("x", [["y"], ["z"]])]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["-", "1.", "b.", "(3)", ""])), max_size=12
    )
)
def test_lists_lose_no_item_and_keep_their_order(lines: list[tuple[int, str]]) -> None:
    text = "\n".join(
        f"{'  ' * n}{mark} teks {i}" if mark else f"\nteks {i}\n"
        for i, (n, mark) in enumerate(lines)
    )
    given_passages = narrative(text)
    read = [item.passage for daftar in lists(given_passages) for item in daftar.flat()]
    assert read == [p for p in given_passages if p.marker]


@given(WORDS, TEXT, TEXT)
def test_a_name_is_found_wherever_it_stands(name: list[str], before: str, after: str) -> None:
    text = f"{before} {' '.join(name).upper()} {after}"
    found = [m for m in NameTree([" ".join(name)]).mentions(text)]
    assert any(text[m.start : m.end].casefold() == m.name for m in found)


@given(WORDS, st.data())
def test_a_name_with_a_word_left_out_or_two_swapped_is_near_it(
    name: list[str], data: st.DataObject
) -> None:
    n = data.draw(st.integers(1, len(name) - 2))
    official = " ".join(name)
    index = NearIndex([official, "nama lain yang sama sekali berbeda"])
    (exact,) = index.near(f"kepada {official} saja")
    assert exact.equal and exact.name == official
    swapped = [*name[: n - 1], name[n], name[n - 1], *name[n + 1 :]]
    for typed in (" ".join(name[:n] + name[n + 1 :]), " ".join(swapped)):
        assert all(not near.equal for near in index.near(typed))
        assert change(typed, official).ours != change(typed, official).official
    assert not list(index.near("kata yang tidak ada hubungannya dengan nama itu"))


def test_a_change_is_slight_where_no_word_stands_for_another_thing() -> None:
    for ours, official in [
        ("daerah yang berkelanjutan berbasis", "daerah berkelanjutan yang berbasis"),
        ("Hasil Fasilitas dan Koordinasi", "Hasil Fasilitasi dan Koordinasi"),
        ("Urusan Pemerintah Daerah", "Urusan Pemerintahan Daerah"),
    ]:
        assert change(ours, official).slight
    assert not change("menetapkan RKPDes tepat waktu", "menetapkan APBDes tepat waktu").slight
    assert not change("Pengelolaan Perikanan Budidaya", "Pengelolaan Perikanan Tangkap").one_sided
    assert change("Pemberdayaan Desa", "Pemberdayaan Desa dan Kelurahan").one_sided


@given(st.integers(1, 39))
def test_roman_numbers_are_read_as_they_are_printed(number: int) -> None:
    assert from_roman(romawi(number)) == number
    (found,) = references(f"Lihat Lampiran {romawi(number)}.")
    assert (found.kind, found.number, found.chapter) == ("lampiran", number, 0)


def test_references_are_numbers_not_words() -> None:
    found = [
        (r.kind, r.chapter, r.number)
        for r in references(
            "Tabel 2. 1, tabel 3.12, Gambar 4, lampiran 2, LAMPIRAN IX, Lampiran ini,"
            " tabel serapan, Lampiran Iklan, Lampiran VIV, Lampiran Visi,"
            " lampiran 2 lembar, Tabel 2,5 juta"
        )
    ]
    assert found == [
        ("tabel", 2, 1),
        ("tabel", 3, 12),
        ("gambar", 0, 4),
        ("lampiran", 0, 2),
        ("lampiran", 0, 9),
    ]


@given(TEXT)
def test_what_is_left_to_fill_in_is_a_piece_of_the_text(text: str) -> None:
    assert KNOWLEDGE is not None
    for found in PlaceholderReader(KNOWLEDGE.isian).placeholders(text):
        assert 0 <= found.start < found.end <= len(text) and text[found.start : found.end].strip()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nomor ..... Tahun 2023", ["....."]),
        ("Jalan … Nomor …, Jatiroto", ["…", "…"]),
        ("Kecamatan ……………. Kabupaten", ["……………"]),
        ("sebesar XX% dan Rp. XX.XXX", ["XX", "XX"]),
        ("Tahun 20XX, nama xxx", ["20XX", "xxx"]),
        (
            "[isi nama], (diisi dengan nama), <nama kegiatan>",
            ["[isi nama]", "(diisi dengan nama)", "<nama kegiatan>"],
        ),
        ("lorem ipsum dan tbd", ["lorem ipsum", "tbd"]),
        ("BAB I PENDAHULUAN ..... iv", []),
        ("1.2. Visi dan Misi . . . . . . 12 ", []),
        ("Gambaran umum………… III", []),
        ("Tirtasari, ........ 2023", ["........"]),
        ("Nomor: ..... 12", ["....."]),
        ("Capaiannya ..... 12 persen", ["....."]),
        ("........ 5", ["........"]),
        ("HUT XX, Bab XX, XXX, ke-XX", []),
        ("x < 85 dan y > 3; a<b dan c>d", []),
        ("“Terwujudnya … yang” dan 1, 2, …, n", []),
        ("isi laporan (isi singkat), data belum diisi, surat_edaran_01", []),
    ],
)
def test_placeholders_are_told_from_their_look_alikes(text: str, left: list[str]) -> None:
    assert KNOWLEDGE is not None
    found = PlaceholderReader(KNOWLEDGE.isian).placeholders(text)
    assert [text[f.start : f.end] for f in found] == left


def test_a_bare_name_leaves_out_what_it_is() -> None:
    assert bare("Program Pengelolaan Arsip") == bare("pengelolaan arsip") == "pengelolaan arsip"
    assert bare("Misi 3: Reformasi birokrasi") == "reformasi birokrasi"
    assert bare("Programa radio") == "programa radio"


def test_every_list_of_the_sample_is_read() -> None:
    marked = [p for p in passages(sample()) if p.marker]
    assert marked
