"""The markup must be exactly invertible: Word edits come home through it."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.prose import (
    REF,
    Block,
    Inline,
    Link,
    Marker,
    Note,
    Ref,
    Styled,
    parse,
    read,
    typed_items,
    write,
)
from publisher.prose.typed import TypedTable


def spans(text: str) -> list[tuple[str, bool, bool]]:
    (block,) = parse(text)
    return [(s.text, s.tebal, s.miring) for s in block.inlines if isinstance(s, Styled)]


def test_signs_at_the_edge_of_a_word_make_bold_and_italic() -> None:
    assert spans("*tebal* dan _miring_, (*ya*)") == [
        ("tebal", True, False),
        (" dan ", False, False),
        ("miring", False, True),
        (", (", False, False),
        ("ya", True, False),
        (")", False, False),
    ]


@pytest.mark.parametrize("text", ["surat_edaran_01", "2*3*4", "* bukan", "a * b * c", "5 _ 6", "*"])
def test_signs_elsewhere_are_only_signs(text: str) -> None:
    assert spans(text) == [(text, False, False)]


def test_double_stars_and_nested_styles() -> None:
    assert spans("**tebal _dan miring_**") == [("tebal ", True, False), ("dan miring", True, True)]


def test_a_backslash_takes_a_sign_at_its_word() -> None:
    assert spans(r"\*bukan\* \{a} C:\dokumen") == [(r"*bukan* {a} C:\dokumen", False, False)]


def test_a_figure_is_asked_for_by_name_and_format() -> None:
    (block,) = parse("sebesar *{anggaran.total|rupiah}* {tabel.belanja}")
    refs = [r for r in block.inlines if isinstance(r, Ref)]
    assert refs == [Ref("anggaran.total", "rupiah", tebal=True), Ref("tabel.belanja")]


def test_blank_lines_make_paragraphs_and_single_ones_do_not() -> None:
    blocks = parse("satu\ndua\n\n  \n tiga ")
    assert [b.inlines for b in blocks] == [(Styled("satu dua"),), (Styled("tiga"),)]


def test_lists_nest_by_indentation() -> None:
    text = "Unsur:\n(1) Camat\n(2) Sekretaris\n    membawahi:\n  a. umum\n  b. keuangan\n(3) Seksi"
    assert [(b.marker, b.level) for b in parse(text)] == [
        (None, 0),
        (Marker("paren", 1), 0),
        (Marker("paren", 2), 0),
        (Marker("letter", 1), 1),
        (Marker("letter", 2), 1),
        (Marker("paren", 3), 0),
    ]
    assert parse(text)[2].inlines == (Styled("Sekretaris membawahi:"),)


PIECES = (
    *"ab *_{}\\-1.(),\n>#:;•–+!",
    *("[^1]", "[^a]: ", "[x](https://a.id/b_c)", "[", "](", "> ", "## ", "• ", "* ", "1) ", "a) "),
    *("\n\n", "***", "__", "{x.y}", "- ", "Tabel: a\n", "\n|---|\n", "| a |\n", "| {x.y|b} \\| |"),
    *("\n| a |\n|:-:|\n| b* |\n", "\n![a b](c/d.jpg)\n"),
)
NOISE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("__tebal__", "*tebal*"),
        ("***keduanya***", "*_keduanya_*"),
        ("___keduanya___", "*_keduanya_*"),
        ("• satu\n• dua\n– tiga", "• satu\n• dua – tiga"),
        ("Yaitu:\n* satu", "Yaitu:\n\n* satu"),
        ("1) satu;\n2) dua:\n  a) tiga", "1) satu;\n2) dua:\n\n  a) tiga"),
        ("> satu\n> dua\n>\n> 5 tiga", "> satu dua\n\n> \\5 tiga"),
        ("kata[^1]\n[^1]: teks", "kata[^1]\n\n[^1]: teks"),
    ],
)
def test_signs_of_other_programs_are_written_back_in_one_form(text: str, written: str) -> None:
    assert write(parse(text)) == written
    assert parse(written) == parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("> 85 berarti baik", ">85", "nilai\n> 85", "C# dan #tagar", "#Tagar", "a | b | c"),
        *("* keterangan", "*) keterangan dan ***", "45* dan 46*", "____ dan ___/___", "+ 5 orang"),
        *("surat — yang\n— lama", "butir\n1) lama", "pp) lama", "[a] (b)", "[^ 1]"),
    ],
)
def test_what_only_looks_like_markup_stays_text(text: str) -> None:
    assert [(b.inlines, b.marker, b.kind) for b in parse(text)] == [
        ((Styled(text.replace("\n", " ")),), None, "paragraf")
    ]


def test_kinds_of_blocks_and_of_what_is_in_them() -> None:
    text = "# Judul\nTeks[^a] dan [laman](https://a.id/b_c).\n[^a]: Catatan *tebal*.\n> Kutipan"
    assert [(b.kind, b.level, b.kunci, b.inlines) for b in parse(text)] == [
        ("judul", 1, "", (Styled("Judul"),)),
        (
            *("paragraf", 0, ""),
            (
                *(Styled("Teks"), Note("a"), Styled(" dan ")),
                *(Link("laman", "https://a.id/b_c"), Styled(".")),
            ),
        ),
        ("catatan", 0, "a", (Styled("Catatan "), Styled("tebal", True), Styled(". > Kutipan"))),
    ]


@given(NOISE)
def test_text_out_and_back_gives_the_same_blocks(text: str) -> None:
    assert parse(write(parse(text))) == parse(text)


@given(NOISE)
def test_writing_is_canonical(text: str) -> None:
    once = write(parse(text))
    assert write(parse(once)) == once


WORDS = st.lists(
    st.tuples(
        st.text(st.sampled_from("abc*_{}\\-1.()é[]^>#:•–+"), min_size=1, max_size=6),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(
    st.lists(
        st.tuples(
            WORDS,
            st.sampled_from(
                [
                    *("paragraf", "kutipan", "judul", "catatan", Marker("bullet")),
                    *(Marker("bullet", 1, "•"), Marker("bullet", 1, "–"), Marker("letter_half")),
                    *map(Marker, ("decimal", "letter", "decimal_half", "paren")),
                ]
            ),
        ),
        max_size=4,
    )
)
def test_blocks_out_and_back_are_the_same(paragraphs: list) -> None:  # type: ignore[type-arg]
    blocks = []
    for words, kind in paragraphs:
        inlines: list[Styled] = []
        for n, (text, tebal, miring) in enumerate(words):
            inlines += [Styled(" ")] if n else []
            inlines.append(Styled(text, tebal, miring))
        merged: list[Styled] = []
        for span in inlines:
            same = merged and (merged[-1].tebal, merged[-1].miring) == (span.tebal, span.miring)
            if same:
                merged[-1] = Styled(merged[-1].text + span.text, span.tebal, span.miring)
            else:
                merged.append(span)
        if isinstance(kind, Marker):
            blocks.append(Block(tuple(merged), kind))
        else:
            level, key = 2 * (kind == "judul"), "a" * (kind == "catatan")
            blocks.append(Block(tuple(merged), None, level, kind, key))
    assert parse(write(tuple(blocks))) == tuple(blocks)


TABLE = """\
Data pegawai:
Tabel: Pegawai menurut golongan
| Golongan | Jumlah | Pagu |
|:---------|:--:|---|
| III/a    | 3 | {anggaran.total|rupiah} |
| a \\| b   |   | - |
Selanjutnya."""


def test_a_table_between_bars_is_a_placement_of_itself() -> None:
    before, placed, after = parse(TABLE)
    (item,) = typed_items(TABLE)
    assert isinstance(item, TypedTable)
    assert before.inlines == (Styled("Data pegawai:"),)
    assert after.inlines == (Styled("Selanjutnya."),)
    assert placed.only_name == item.name == "tabel.pegawai_menurut_golongan"
    assert item.rata == ("kiri", "tengah", None)
    cells = [[bit.text for bit in row] for row in (item.kepala, *item.baris)]
    assert cells == [
        ["Golongan", "Jumlah", "Pagu"],
        ["III/a", "3", "{anggaran.total|rupiah}"],
        ["a | b", "", "-"],
    ]
    for bit in (b for row in item.baris for b in row):
        assert "".join(TABLE[n] for n in bit.offsets) == bit.text
    assert write(parse(TABLE)).split("\n\n")[1].splitlines()[2] == "|:---|:---:|---|"


@pytest.mark.parametrize(
    "text",
    [
        "Tabel: A\n\n| a |\n|---|\n| b |",
        "| a |\n|---|\n| b |\nTabel: A",
        "| a |\n|---|\n| b |\n\nTabel: A",
    ],
)
def test_a_caption_stands_above_or_below_its_table(text: str) -> None:
    assert write(parse(text)) == "Tabel: A\n| a |\n|---|\n| b |"


@pytest.mark.parametrize(
    "text",
    [
        *("| a | b |", "| a |\n|---|", "| a | b |\n|---|\n| c |", "a | b\n--|--\nc | d"),
        *("| a |\n| b |\n| c |", "> | a |\n|---|\n| b |", "- satu\n  | a |\n  |---|\n  | b |"),
        *("![](a.jpg)", "![a](a.pdf)", "![a](https://a.id/a.jpg)", "Foto: ![a](a.jpg)"),
        *("![a](a.jpg) kata", "kata\n![a](a.jpg)", "![a](a.jpg)\nkata", '![a](a.jpg "judul")'),
    ],
)
def test_what_is_not_exactly_a_table_or_picture_stays_text(text: str) -> None:
    assert typed_items(text) == ()
    assert all(not b.only_name for b in parse(text))


def test_pictures_stand_alone_or_with_other_pictures() -> None:
    text = "![Posyandu Mei](foto/posyandu-mei.jpg)\n![Rapat](2.PNG)\n\nKata."
    assert [b.only_name for b in parse(text)] == ["gambar.foto_posyandu_mei", "gambar.gambar_2", ""]
    assert write(parse(text)).startswith("![Posyandu Mei](foto/posyandu-mei.jpg)\n\n![Rapat]")


def shown(inline: Inline) -> str:
    if isinstance(inline, Note):
        return ""
    return REF if isinstance(inline, Ref) else inline.text


@given(NOISE)
def test_letters_of_a_plain_text_know_where_they_stand(text: str) -> None:
    plain = read(text)
    assert [(p.marker, p.level) for p in plain] == [(b.marker, b.level) for b in parse(text)]
    for block, p in zip(parse(text), plain, strict=True):
        whole = "".join(map(shown, block.inlines))
        assert p.text == whole and len(p.offsets) == len(whole)
        assert [m.kunci for m in p.marks] == [x.kunci for x in block.inlines if isinstance(x, Note)]
        assert all(text[m.at : m.end] == f"[^{m.kunci}]" for m in p.marks)
        for letter, at in zip(p.text, p.offsets, strict=True):
            if letter == REF:  # of a figure, a table or a picture
                assert text[at] in "{|!"
            else:
                assert text[at] == letter or text[at].isspace()


@pytest.mark.parametrize("sign", ["*", "_", "**", "*_", "{"])
def test_lone_signs_are_each_looked_at_a_few_times_only(sign: str) -> None:
    """Counted, not timed: twice the text is twice the work."""

    def steps(times: int) -> int:
        count = 0

        def tick(*_: object) -> None:
            nonlocal count
            count += 1

        text = f"{sign}a " * times
        sys.setprofile(tick)
        try:
            parse(text)
        finally:
            sys.setprofile(None)
        return count

    assert steps(400) < 2.5 * steps(200)
