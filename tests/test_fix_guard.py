"""No fix touches a figure asked for, a code, a NIP, a name, or what stands by a lone brace."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.checks import check_report
from publisher.load import Read, load_report
from publisher.mending import mend_until_settled
from publisher.reading import read_report
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.report import Report
from tests.minimal import changed, write_minimal
from tests.proofs import examples

KEPT = [
    "{laporan.periode}", "{anggaran.total|rupiah}", "{anggaran.total}", "3.25.01.2.06",
    "3.25.03.2.01.01", "5.1.02.01.01.0024", "NIP 19700101 199503 1 001", "BUDI CONTOH",
    "Penyediaan Peralatan dan Perlengkapan Kantor",
]  # fmt: skip
FAULTY = [
    "prosentase", "Prosentase", "di karenakan", "kata kata", "yang yang", "sistim", "93.33 %",
    "Rp. 5.000,-", "Rp1.500.000", "naik ,turun", "(  benar )", "rata rata", "aktifitas,obyek",
    "1,200,000 benih", "Analisa", "5 persen", "Rina Contoh, MSi,", "Selesai.",
    "NIP. 197001011995031001",
]  # fmt: skip
LONE = ["{", "}", "{laporan.periode", "laporan.periode}", "{anggaran.total|rupiah"]
SAID = st.lists(st.sampled_from([*KEPT, *FAULTY]), min_size=1, max_size=10).map(" ".join)


def mended(text: str) -> str:
    """The narrative as `--fix` leaves it, after one run and after two."""
    with tempfile.TemporaryDirectory() as temporary:
        old = 'simpulan = "Kinerja dinas baik."'
        folder = write_minimal(
            Path(temporary), penutup=changed("penutup", old, f"simpulan = '''\n{text}\n'''")
        )

        def check(read: Read) -> tuple[Report | None, tuple[Finding, ...]]:
            report, findings = load_report(folder, read)
            assert report is not None, findings
            return report, check_report(read_report(report, {}))

        for path, after in mend_until_settled(check).after.items():
            path.write_bytes(after)
        once = (folder / "penutup.toml").read_text("utf-8")
        assert not mend_until_settled(check).after, once
        return once.split("'''")[1].strip("\n")


@settings(max_examples=examples(12), deadline=None)
@given(SAID)
def test_fixes_keep_what_is_not_ours_and_come_to_rest(text: str) -> None:
    after = mended(f"{text}.")
    for kept in KEPT:
        assert after.count(kept) >= text.count(kept), kept


@settings(max_examples=examples(8), deadline=None)
@given(SAID, st.sampled_from(LONE), SAID)
def test_nothing_behind_a_lone_brace_is_mended(before: str, lone: str, behind: str) -> None:
    after = mended(f"{before} {lone} {behind}.\n\nAlinea lain.")
    assert f"{lone} {behind}.\n\nAlinea lain." in after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Periode {laporan.periode memuat prosentase.", None),
        ("Periode laporan.periode} memuat prosentase.", None),
        (
            "Ini prosentase pada {laporan.periode saja.",
            "Ini persentase pada {laporan.periode saja.",
        ),
        ("Prosentase \\{itu\\} prosentase.", "Persentase \\{itu\\} persentase."),
        ("Kode 3.25.01.2.06 , lalu.", "Kode 3.25.01.2.06, lalu."),
    ],
)
def test_a_fix_goes_as_far_as_it_is_ours(text: str, after: str | None) -> None:
    assert mended(text) == (after or text)
