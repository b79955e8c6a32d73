"""Degrees: those of the professions are known by their letters, small and large."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.commands import main
from publisher.vocabulary.findings import Finding
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE


def of_degrees(folder: Path, front: str = "", behind: str = "S.Pi.") -> list[Finding]:
    degrees = f'gelar_belakang = "{behind}"'
    laporan = changed("laporan", 'gelar_belakang = "S.Pi."', f'gelar_depan = "{front}"\n{degrees}')
    write_minimal(folder, laporan=laporan)
    _, findings = pipeline.check(folder, TEMPLATE)
    return [f for f in findings if f.rule == "gelar-tanpa-titik"]


@pytest.mark.parametrize(
    "front",
    [
        "dr.",
        "Dr.",
        "drg.",
        "drh.",
        "apt.",
        "Ns.",
        "Bdn.",
        "Ir.",
        "H.",
        "Hj.",
        "K.H.",
        "Drs.",
        "Dra.",
        "Prof.",
        "Dr. H.",
        "Dr. (H.C.)",
        "Prof. Dr. dr.",
        "dr. Hj.",
        "Dr. drg. H.",
        "DR.",
        "Dr. Ir. H.",
    ],
)
def test_a_degree_before_the_name_stays_as_it_is(front: str, tmp_path: Path) -> None:
    assert of_degrees(tmp_path, front) == []


@pytest.mark.parametrize(
    "behind",
    [
        "S.H., S.Kom., S.STP., S.IP., S.Sos.",
        "S.E., S.Pd., S.Pd.I., S.Ag.",
        "S.T., S.P., S.Pt., S.Si.",
        "S.Farm., S.Kep., S.K.M., S.Tr.Kep.",
        "A.Md., A.Md.Keb., A.Md.Kep., A.P.",
        "M.M., M.Si., M.H., M.Kes.",
        "M.AP., M.A.P., S.I.P., M.Hum., M.Pd., M.T., M.Sc.",
        "MBA, Ph.D., CGCAE, QIA, CA, Ak., Akt.",
        "Sp.PD, Sp.A(K), Sp.OG.",
        "S.Kep., Ners",
        "S.Farm., Apt.",
        "S.Kep., Ns.",
        "Sp.PD-KGEH, FINASIM",
        "BKP, XYZ",
    ],
)
def test_a_degree_behind_the_name_stays_as_it_is(behind: str, tmp_path: Path) -> None:
    assert of_degrees(tmp_path, behind=behind) == []


@pytest.mark.parametrize(
    ("front", "behind", "fixes"),
    [
        ("dr", "S.Pi.", ["dr."]),
        ("Dr", "S.Pi.", ["Dr."]),
        ("drg H", "S.Pi.", ["drg.", "H."]),
        ("Drg.", "S.Pi.", ["drg."]),
        ("Prof Dr.", "S.Pi.", ["Prof."]),
        ("dr.", "SpPD, MSi", ["Sp.PD", "M.Si."]),
        ("Ns", "S.Kep", ["Ns.", "S.Kep."]),
        ("H.", "S.IP", ["S.IP."]),
        ("H.", "S.SOS., MBA.", ["S.Sos."]),
        ("H.", "SIP", [None]),  # S.IP. or S.I.P.: the diploma knows
        ("H.", "MSI", [None]),
    ],
)
def test_what_lacks_its_stops_is_mended_only_where_that_is_sure(
    front: str, behind: str, fixes: list[str | None], tmp_path: Path
) -> None:
    assert [f.fix for f in of_degrees(tmp_path, front, behind)] == fixes


def test_a_physician_never_becomes_a_doctor_of_philosophy(tmp_path: Path) -> None:
    of_degrees(tmp_path, "dr.", "MKes, Sp.A(K)")
    main(["check", str(tmp_path), "--template", str(TEMPLATE), "--fix"])
    written = (tmp_path / "laporan.toml").read_text("utf-8")
    assert 'gelar_depan = "dr."' in written
    assert 'gelar_belakang = "M.Kes., Sp.A(K)"' in written
