"""Exports of SIPD and e-Monev are read to the rupiah, or refused by cell."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from publisher.ekspor import Bacaan, Jawaban, read_export
from publisher.vocabulary.ekspor import Ekspor
from tests import mutasi
from tests.proofs import examples, share

FOLDER = Path(__file__).parent / "sipd"
HARAPAN = json.loads((FOLDER / "harapan.json").read_text("utf-8"))
NAMES = sorted(p.name for p in FOLDER.iterdir() if p.name != "harapan.json")
ANSWERS = {"tahap": "perubahan", "sebelum": "murni", "cara": "kumulatif", "setoran": "neto"}
TABLES = [n for n in NAMES if n.endswith((".xlsx", ".csv", ".xls"))]
SAME = share([(n, c) for n in TABLES for c in mutasi.BENAR], 36, seed=1)
FALSE = share([(n, c) for n in TABLES for c in mutasi.SALAH], 40, seed=2)


def read(raw: bytes, name: str, **answers: str) -> Bacaan:
    """With every question answered that the file asks."""
    given = Jawaban(**answers)  # type: ignore[arg-type]
    while True:
        found = read_export(raw, name, given)
        if found.keliru or not found.pertanyaan:
            return found
        asked = found.pertanyaan[0].pilihan
        said = 6 if asked == "bulan" else ANSWERS[asked]
        given = replace(given, **{asked: said})  # type: ignore[arg-type]


@cache
def of_sample(name: str) -> Ekspor:
    found = read((FOLDER / name).read_bytes(), name)
    assert found.ekspor is not None, [f"{k.at}: {k.said}" for k in found.keliru]
    return found.ekspor


def sums(ekspor: Ekspor) -> Counter[tuple[str, object, object]]:
    """Rupiah by what is measured: (`pagu`, stage, None), (`realisasi`, month, manner)."""
    found: Counter[tuple[str, object, object]] = Counter()
    for (_, _, ukuran), jumlah in ekspor.jumlah.items():
        if ukuran.hal == "pagu":
            found["pagu", ukuran.tahap, None] += jumlah.nilai
        else:
            found["realisasi", ukuran.bulan, ukuran.cara] += jumlah.nilai
    return found


def by_row(ekspor: Ekspor) -> dict[tuple[str, str, object], int]:
    return {key: jumlah.nilai for key, jumlah in ekspor.jumlah.items() if jumlah.nilai}


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_is_read_to_the_rupiah(name: str) -> None:
    wanted = HARAPAN[name]
    found = sums(of_sample(name))
    spent = sum(v for (what, _, how), v in found.items() if (what, how) == ("realisasi", "sebulan"))
    for key, value in (
        ("nilai_realisasi", spent),
        ("pagu", next((v for (what, *_), v in found.items() if what == "pagu"), None)),
        ("total_anggaran", found["pagu", "perubahan", None]),
        ("anggaran", found["pagu", "perubahan", None]),
        ("dpa_perubahan", found["pagu", "perubahan", None]),
        ("rka_murni", found["pagu", "murni", None]),
        ("pagumurni", found["pagu", "murni", None]),
        ("total_realisasi", found["realisasi", 6, "kumulatif"]),
        ("realisasi", found["realisasi", 6, "kumulatif"]),
        ("sd_bulan_ini", found["realisasi", 6, "kumulatif"]),
        ("sd_bulan_lalu", found["realisasi", 5, "kumulatif"]),
    ):
        if key in wanted and not (key == "pagu" and "pagumurni" in wanted):
            assert value == wanted[key], key
    for stage, tahap in (("sebelum", "murni"), ("setelah", "perubahan")):
        if isinstance(wanted.get(stage), dict):
            assert found["pagu", tahap, None] == wanted[stage]["jumlah"]
    rows = wanted.get("baris") or wanted.get("baris_rincian") or wanted.get("rincian")
    assert of_sample(name).baris == (rows or wanted.get("sub_kegiatan") or 38)


def test_files_of_months_hold_the_whole_year_so_far() -> None:
    months = sums(of_sample("01b_laporan_realisasi_per_dokumen_jan-jun.xlsx"))
    assert sum(months.values()) == HARAPAN["_acuan"]["realisasi_sd_juni"]
    assert (
        sum(months["realisasi", m, "sebulan"] for m in (1, 2, 3))
        == (HARAPAN["_acuan"]["realisasi_sd_maret"])
    )


def test_nobody_is_named_in_what_is_read() -> None:
    for name in NAMES:
        kept = repr(of_sample(name))
        assert "PEGAWAI CONTOH" not in kept
        assert "19000000" not in kept


def test_setoran_is_asked_for_and_taken_off_where_it_is_gross() -> None:
    name = "v5_realisasi_tipe_dokumen_bulan_5_terbungkus_setoran.json"
    raw = (FOLDER / name).read_bytes()
    asked = read_export(raw, name, Jawaban())
    assert asked.ekspor is None
    assert [q.pilihan for q in asked.pertanyaan] == ["setoran"]
    gross = read(raw, name, setoran="bruto").ekspor
    assert gross is not None
    assert sum(sums(gross).values()) == HARAPAN[name]["nilai_realisasi"] - 150_000


@pytest.mark.parametrize(("name", "change"), SAME)
def test_another_form_of_the_same_file_is_read_the_same_or_refused(name: str, change: str) -> None:
    raw = mutasi.changed(name, mutasi.BENAR[change], 1)
    if raw is None:
        pytest.skip("this change does not apply to this export")
    found = read(raw, name)
    if found.ekspor is None:
        assert found.keliru
        assert all(str(k.at) and str(k.said) for k in found.keliru)
        pytest.fail(f"refused: {found.keliru[0].at}: {found.keliru[0].said}")
    assert by_row(found.ekspor) == by_row(of_sample(name))


@pytest.mark.parametrize(("name", "change"), FALSE)
def test_a_file_that_contradicts_itself_is_refused_by_cell(name: str, change: str) -> None:
    raw = mutasi.changed(name, mutasi.SALAH[change], 1)
    if raw is None:
        pytest.skip("this change does not apply to this export")
    found = read(raw, name)
    assert found.ekspor is None
    assert found.keliru
    assert all(k.at.berkas == name for k in found.keliru)


@pytest.mark.parametrize("seed", range(examples(30)))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    name = chance.choice(NAMES)
    found = read(damaged((FOLDER / name).read_bytes(), chance), name)
    assert (found.ekspor is None) == bool(found.keliru)


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Cut short, with bytes changed, gone, or put in."""
    data = bytearray(raw)
    at, more = chance.randrange(len(data)), chance.randrange(1, 2000)
    match chance.randrange(4):
        case 0:
            del data[at:]
        case 1:
            for _ in range(more % 30):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 2:
            del data[at : at + more]
        case _:
            data[at:at] = chance.randbytes(more % 50 + 1)
    return bytes(data)
