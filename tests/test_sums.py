"""Sums of a random budget: silent while they are right, one finding for one wrong amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from publisher.checks.anggaran import realisasi_lebih
from publisher.checks.jumlah import belanja_berbeda, jumlah_berbeda, jumlah_ganda, realisasi_berbeda
from publisher.reading import Naskah
from publisher.vocabulary.anggaran import Anggaran
from publisher.vocabulary.places import Place, whole_file
from tests.reports import sample

RULES = (belanja_berbeda, jumlah_berbeda, jumlah_ganda, realisasi_berbeda, realisasi_lebih)
PLACE = whole_file(sample().folder / "anggaran.toml")
Amounts = list[list[list[tuple[int, int]]]]  # program, kegiatan, sub kegiatan: operasi, modal

TREES = st.lists(
    st.lists(
        st.lists(st.tuples(st.integers(1, 10**10), st.integers(1, 10**10)), min_size=1, max_size=3),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=3,
)


@dataclass
class Row:
    """A table of a budget under construction."""

    at: Place
    values: dict[str, Any]

    def built(self) -> dict[str, Any]:
        return {"at": self.at} | {
            k: [r.built() for r in v] if isinstance(v, list) else v for k, v in self.values.items()
        }


def split(operasi: int, modal: int, at: Place) -> dict[str, Any]:
    return {"at": at, "operasi": operasi, "modal": modal}


def amounts(operasi: int, modal: int, at: Place) -> dict[str, Any]:
    """A pagu, and a realisasi of half of it."""
    pagu = {"at": at / "pagu", "berlaku": split(operasi, modal, at / "pagu")}
    return {"pagu": pagu, "realisasi": split(operasi // 2, modal // 2, at / "realisasi")}


def total(tree: Any) -> tuple[int, int, int, int]:
    """Operasi and modal, and the halves of the leaves of each."""
    if isinstance(tree, tuple):
        return tree[0], tree[1], tree[0] // 2, tree[1] // 2
    sums = [total(below) for below in tree]
    a, b, c, d = (sum(column) for column in zip(*sums, strict=True))
    return a, b, c, d


def node(level: int, kode: str, at: Place, tree: Any) -> Row:
    values: dict[str, Any] = {"kode": kode, "nama": "N", "indikator": "I", "target": "1"}
    if level == 2:
        return Row(at, values | amounts(*tree, at))
    below = ("kegiatan", "sub_kegiatan")[level]
    form = ("{}.2.{:02}", "{}.{:02}")[level]
    rows = [
        node(level + 1, form.format(kode, n), at / below / n, each)
        for n, each in enumerate(tree, 1)
    ]
    return Row(at, values | {below: rows})


def budget(tree: Amounts) -> Row:
    operasi, modal, spent, spent_modal = total(tree)
    groups = [("operasi", operasi, spent), ("modal", modal, spent_modal)]
    belanja = [
        Row(
            PLACE / "belanja" / n,
            {"jenis": jenis, "nama": jenis, "pagu": {"at": PLACE, "berlaku": pagu},
             "realisasi": realisasi},
        )
        for n, (jenis, pagu, realisasi) in enumerate(groups)
    ]  # fmt: skip
    program = [
        node(0, f"3.25.{n:02}", PLACE / "program" / n, each) for n, each in enumerate(tree, 1)
    ]
    head = {"tahap": "murni", "lokasi": "L", "sumber_dana": "D", "nama_sumber_dana": "Dana"}
    return Row(PLACE, {**head, "belanja": belanja, "program": program})


def found(row: Row) -> list[tuple[str, tuple[str | int, ...]]]:
    report = replace(sample(), anggaran=Anggaran.model_validate(row.built()))
    naskah = Naskah(report, (), {}, ())
    return [(f.rule, f.at.keys) for rule in RULES for f in rule(naskah)]


def leaves(row: Row) -> Iterator[Row]:
    below = [r for v in row.values.values() if isinstance(v, list) for r in v]
    inner = [r for r in below if "jenis" not in r.values]
    if not inner:
        yield row
    for each in inner:
        yield from leaves(each)


@given(TREES)
def test_a_budget_whose_sums_are_right_has_no_finding(tree: Amounts) -> None:
    assert found(budget(tree)) == []


@given(TREES, st.data(), st.sampled_from(["operasi", "modal"]), st.integers(1, 10**9))
def test_one_pagu_that_is_wrong_makes_its_kind_differ(
    tree: Amounts, data: st.DataObject, jenis: str, more: int
) -> None:
    row = budget(tree)
    leaf = data.draw(st.sampled_from(list(leaves(row))))
    leaf.values["pagu"]["berlaku"][jenis] += more
    n = ["operasi", "modal"].index(jenis)
    assert found(row) == [("belanja-berbeda", ("belanja", n, "nama"))]


@given(TREES, st.data(), st.sampled_from(["operasi", "modal"]))
def test_one_realisasi_that_is_wrong_makes_its_kind_differ(
    tree: Amounts, data: st.DataObject, jenis: str
) -> None:
    row = budget(tree)
    leaf = data.draw(st.sampled_from(list(leaves(row))))
    leaf.values["realisasi"][jenis] += 1
    too_much = leaf.values["realisasi"][jenis] > leaf.values["pagu"]["berlaku"][jenis]
    n = ["operasi", "modal"].index(jenis)
    expected = [("realisasi-berbeda", ("belanja", n, "realisasi"))]
    expected += [("realisasi-lebih", (*leaf.at.keys, "realisasi"))] * too_much
    assert found(row) == expected


@given(TREES, st.data(), st.integers(-1, 1))
def test_an_amount_above_its_rows_is_double_or_wrong_and_said_once(
    tree: Amounts, data: st.DataObject, off: int
) -> None:
    row = budget(tree)
    program = data.draw(st.integers(0, len(tree) - 1))
    upper, below = row.values["program"][program], tree[program]
    if data.draw(st.booleans()):
        kegiatan = data.draw(st.integers(0, len(below) - 1))
        upper, below = upper.values["kegiatan"][kegiatan], [below[kegiatan]]
    operasi, modal, *_ = total(below)
    at = upper.at / "pagu"
    upper.values["pagu"] = {"at": at, "berlaku": split(operasi + off, modal, at)}
    rule = "jumlah-berbeda" if off else "jumlah-ganda"
    assert found(row) == [(rule, (*at.keys, "berlaku"))]
