"""Triwulan I → II → III → IV → tahunan → Triwulan I: no old fact unmarked, and nothing lost."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from publisher import pipeline
from publisher.commands import main
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import Finding
from tests import chain
from tests.chain import OFFICES, Make, bring_up_to_date, unchanged_text
from tests.proofs import WHOLE
from tests.reports import TEMPLATE

pytestmark = pytest.mark.usefixtures("remembering")

STEPS = ("tw2", "tw3", "tw4", "tahunan", "tw1-baru")
OF_THE_PAST = {
    *("dari-periode-lalu", "lampiran-periode-lalu", "angka-periode-lalu", "angka-lalu-berubah"),
    *("belum-diisi", "lampiran-belum-diisi", "periode-berbeda", "tetap-sia-sia"),
}
SLIPS: dict[str, tuple[Make, ...]] = {
    "tw2": (
        unchanged_text("penutup", "simpulan"),
        chain.unchanged_cause,
        chain.old_amount,
        chain.old_percent,
        chain.old_quarter,
        chain.same_file,
    ),
    "tw3": (
        unchanged_text("pengantar", "ikhtisar_eksekutif"),
        chain.unchanged_paragraph,
        chain.old_day,
        chain.old_short,
        chain.changed_record,
        chain.same_picture,
    ),
    "tw4": (
        unchanged_text("akuntabilitas", "capaian"),
        unchanged_text("penutup", "langkah_perbaikan"),
        chain.old_amount,
        chain.old_quarter,
        chain.wrong_then,
        chain.no_file,
    ),
    "tahunan": (
        unchanged_text("akuntabilitas", "realisasi_anggaran"),
        unchanged_text("pendahuluan", "dasar_hukum"),
        chain.unchanged_cause,
        chain.unchanged_paragraph,
        chain.same_file,
        chain.open_indicator,
    ),
    "tw1-baru": (
        unchanged_text("perencanaan", "rekonsiliasi"),
        chain.old_amount,
        chain.old_percent,
        chain.old_quarter,
        chain.changed_history,
        chain.same_picture,
    ),
}
# What every office may forget, whatever its style.
COMMON = (
    chain.old_amount,  # in the annual report that of Triwulan IV still holds
    unchanged_text("penutup", "simpulan"),
    chain.unchanged_paragraph,
    chain.same_file,
)


def found(folder: Path) -> tuple[Finding, ...]:
    """What is old or open; what the sample never had is neither."""
    findings = pipeline.check(folder, TEMPLATE)[1]
    never = ("modal", "pangkat", "tentang")
    return tuple(f for f in findings if f.rule in OF_THE_PAST and not f.at.key.endswith(never))


def errors(folder: Path) -> list[str]:
    _, findings = pipeline.check(folder, TEMPLATE)
    return [f"{f.at}: {f.rule}: {f.message}" for f in findings if f.severity == "error"]


def test_the_slips_are_thirty() -> None:
    assert sum(map(len, SLIPS.values())) == 30


# The sample has the thirty slips; the other offices, each a year of reports too, are for the proof.
@pytest.mark.parametrize("office", OFFICES if WHOLE else ["kecamatan"])
def test_a_year_of_reports_marks_what_is_old_and_loses_nothing(office: str, tmp_path: Path) -> None:
    last = OFFICES[office](tmp_path / "tw1")
    bring_up_to_date(last, 0)
    assert not errors(last)
    for step, name in enumerate(STEPS, 1):
        new = tmp_path / name
        before = contents(last)
        assert main(["next", str(last), str(new), "--apply"]) == ExitCode.OK
        assert contents(last) == before
        nothing_is_lost(last, new)
        assert not errors(new), name
        everything_is_marked(new)
        bring_up_to_date(new, step)
        assert [f"{f.at}: {f.message}" for f in found(new)] == [], name
        slips = SLIPS[name] if office == "kecamatan" else COMMON[name == "tahunan" :]
        every_slip_is_found(last, new, tmp_path / f"{name}-lengah", slips)
        last = new


def every_slip_is_found(last: Path, new: Path, careless: Path, slips: tuple[Make, ...]) -> None:
    shutil.copytree(new, careless)
    wanted = [make(last, careless) for make in slips]
    findings = {(f.rule, f.at.path.name, f.at.key) for f in found(careless)}
    assert findings == {(s.rule, s.berkas, s.kunci) for s in wanted}


def everything_is_marked(new: Path) -> None:
    """Right after `next`: each text, each open figure, each lampiran without its file."""
    report = chain.loaded(new)
    findings = found(new)
    marked = {(f.at.path.name, f.at.key) for f in findings if f.rule == "dari-periode-lalu"}
    assert marked == {(n.berkas, n.kunci) for n in chain.narratives(report)}
    open_files = [one for one in report.laporan.lampiran if one.berkas == chain.GAP]
    told = [f for f in findings if f.rule == "lampiran-belum-diisi"]
    assert len(told) == len(open_files) > 0
    if report.laporan.triwulan is not None:
        assert any(f.rule == "belum-diisi" for f in findings)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# -- nothing is lost

MOVES = {
    *("jenis", "tahun", "triwulan", "tanggal", "berkas", "judul", "realisasi", "realisasi_lalu"),
    *("bulan", "riwayat", "jawaban", "bukti", "pengecualian"),
}
OF_A_YEAR = {"pagu", "target", "tahap", "rencana_kerja_tahap"}


def nothing_is_lost(last: Path, new: Path) -> None:
    """Comments, keys in their order, and every value that stands."""
    for file in last.glob("*.toml"):
        if file.name == "periode-lalu.toml":
            continue
        was, now = file.read_text("utf-8"), (new / file.name).read_text("utf-8")
        assert comments(now) == comments(was), file.name
        same_year = year(new) == year(last)
        moving = MOVES if same_year else MOVES | OF_A_YEAR
        assert standing(tomllib.loads(now), moving) == standing(tomllib.loads(was), moving)
    assert (new / "periode-lalu.toml").is_file()


def year(folder: Path) -> int:
    return int(chain.loaded(folder).laporan.tahun)


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


def standing(value: Any, moving: set[str]) -> Any:
    if isinstance(value, dict):
        # A year of an indikator's history, or of a regulation, is no year of the report.
        own = moving if "kunci" in value or "kode" in value or "satuan" in value else moving
        return {k: standing(v, moving) for k, v in value.items() if k not in own}
    if isinstance(value, list):
        return [standing(v, moving) for v in value]
    return value
