"""Keys put, dropped and appended: the values meant change, and nothing else of the text."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.load import Append, Drop, Edit, Put, Unsure, spliced

TEXT = """# Kepala
jenis = "interim" # jenis
triwulan = 2      # kuartal

[kantor]
nama = "A"

# Lampiran

[[lampiran]]
kunci = "a"
berkas = "x" # berkas

[[lampiran]]
kunci = "b"

[[program]]
kode = "1"
pagu.murni = 3 # murni
pagu.perubahan = { operasi = 1, modal = "belum diisi" }

[[program.kegiatan]]
kode = "1.1"
riwayat = [
  { tahun = 1 }, # satu
]

[[program.kegiatan.tahunan]]
tahun = 1

[program.kegiatan.rumus]
suku = [1, 2]
"""


def lines(text: str) -> set[str]:
    return set(text.splitlines())


@pytest.mark.parametrize(
    ("edit", "gone", "come"),
    [
        (Put(("triwulan",), "3"), "triwulan = 2      # kuartal", "triwulan = 3      # kuartal"),
        (Put(("tahun",), "2024"), None, "tahun = 2024"),
        (Put(("kantor", "kota"), '"B"'), None, 'kota = "B"'),
        (Put(("lampiran", 0, "berkas"), '"y"'), 'berkas = "x" # berkas', 'berkas = "y" # berkas'),
        (Put(("lampiran", 1, "berkas"), '"z"'), None, 'berkas = "z"'),
        (Put(("program", 0, "pagu", "pergeseran_1"), "5"), None, "pagu.pergeseran_1 = 5"),
        (Put(("program", 0, "lain", "dalam"), "5"), None, "lain.dalam = 5"),
        (
            Put(("program", 0, "pagu", "perubahan", "operasi"), "7"),
            'pagu.perubahan = { operasi = 1, modal = "belum diisi" }',
            'pagu.perubahan = { operasi = 7, modal = "belum diisi" }',
        ),
        (
            Put(("program", 0, "pagu", "perubahan", "transfer"), "7"),
            'pagu.perubahan = { operasi = 1, modal = "belum diisi" }',
            'pagu.perubahan = { operasi = 1, modal = "belum diisi", transfer = 7 }',
        ),
        (
            Drop(("program", 0, "pagu", "perubahan", "modal")),
            'pagu.perubahan = { operasi = 1, modal = "belum diisi" }',
            "pagu.perubahan = { operasi = 1 }",
        ),
        (Append(("program", 0, "kegiatan", 0, "riwayat"), {"tahun": "2"}), None, "  { tahun = 2 }"),
        (
            Append(("program", 0, "kegiatan", 0, "rumus", "suku"), "3"),
            "suku = [1, 2]",
            "suku = [1, 2, 3]",
        ),
    ],
)
@pytest.mark.parametrize("windows", [False, True])
def test_one_line_changes(edit: Edit, gone: str | None, come: str, windows: bool) -> None:
    text = TEXT.replace("\n", "\r\n") if windows else TEXT
    new = spliced(text, [edit])
    assert ("\r\n" in new) is windows and ("\n" in new.replace("\r\n", "")) is not windows
    removed, added = lines(text) - lines(new), lines(new) - lines(text)
    assert removed <= {gone} | {"  { tahun = 1 }, # satu"}
    assert any(line.startswith(come) for line in added)


def test_a_table_goes_with_all_below_it_and_comments_above_it_stay() -> None:
    new = spliced(TEXT, [Drop(("lampiran", 0)), Drop(("program", 0, "kegiatan", 0))])
    assert "# Lampiran" in new and '"a"' not in new and "rumus" not in new and "1.1" not in new
    assert tomllib.loads(new)["lampiran"] == [{"kunci": "b"}]


def test_a_value_in_lines_of_its_own_is_replaced_whole() -> None:
    new = spliced(TEXT, [Put(("program", 0, "pagu"), '"belum diisi"')])
    assert tomllib.loads(new)["program"][0]["pagu"] == "belum diisi"


def test_a_list_of_tables_gets_one_more() -> None:
    new = spliced(TEXT, [Append(("program", 0, "kegiatan", 0, "tahunan"), {"tahun": "2"})])
    assert tomllib.loads(new)["program"][0]["kegiatan"][0]["tahunan"] == [
        {"tahun": 1},
        {"tahun": 2},
    ]


@pytest.mark.parametrize(
    "edit", [Drop(("tidak", "ada")), Append(("jenis",), "1"), Put(("jenis", "dalam"), "1")]
)
def test_what_is_not_sure_is_not_made(edit: Edit) -> None:
    with pytest.raises(Unsure):
        spliced(TEXT, [edit])


keys = st.sampled_from("abc")
scalars = st.one_of(st.integers(0, 99).map(str), st.just('"x"'), st.just("[1, 2]"))


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A text of plain, dotted, inline and headed keys, in any layout, and what it says."""
    out: list[str] = []
    for key in draw(st.lists(keys, unique=True)):
        shape = draw(st.sampled_from(["plain", "inline", "dotted"]))
        value = draw(scalars)
        blank = draw(st.sampled_from(["", "  ", "# keterangan\n"]))
        out.append(
            blank
            + {
                "plain": f"{key} = {value} # di sini",
                "inline": f"{key} = {{ x = {value}, y = 1 }}",
                "dotted": f"{key}.x = {value}\n{key}.y = 2 # dua",
            }[shape]
        )
    for name in draw(st.lists(st.sampled_from("TU"), unique=True)):
        double = draw(st.booleans())
        for _ in range(draw(st.integers(1, 2)) if double else 1):
            out.append(f"\n[[{name}]]" if double else f"\n[{name}]")
            out += [f"{key} = {draw(scalars)}" for key in draw(st.lists(keys, unique=True))]
    text = "\n".join(out) + draw(st.sampled_from(["", "\n", "\n# akhir\n"]))
    return text, tomllib.loads(text)


def paths(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found: list[tuple[str | int, ...]] = [at] if at else []
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, below in inner:
        found += paths(below, (*at, key))
    return found


@given(texts(), st.data())
def test_every_key_can_be_put_or_dropped_or_is_refused(
    made: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    text, says = made
    where = paths(says)
    if not where:
        assert tomllib.loads(spliced(text, [Put(("z",), "1")])) == {"z": 1}
        return
    at = data.draw(st.sampled_from(where))
    edit: Edit = data.draw(st.sampled_from([Put(at, "77"), Drop(at), Put((*at, "z"), "5")]))
    try:
        new = spliced(text, [edit])
    except Unsure:
        assert not (isinstance(edit, Put) and edit.raw == "77" and isinstance(at[-1], str))
        return
    comments = text.count("# keterangan") + text.count("# akhir")
    assert new.count("# keterangan") + new.count("# akhir") == comments
    if isinstance(edit, Put):
        here: Any = tomllib.loads(new)
        for key in edit.keys:
            here = here[key]
        assert here == int(edit.raw)
