"""Waivers find their findings by words, and say when they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.checks import waived
from publisher.load.positions import spans_of
from publisher.rulebook import RULES
from publisher.vocabulary.findings import Finding, error, warning
from publisher.vocabulary.laporan import Pengecualian
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place, Source
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE

TEXT = '''nama = "Persentase  Desa"
narasi = """
Kata pertama ada di sini,
kata kedua di sana.
"""
'''
SOURCE = Source(Path("isi/kinerja.toml"), TEXT, spans_of(TEXT))
NAMA, NARASI = Place(SOURCE, ("nama",)), Place(SOURCE, ("narasi",))
HERE = Place(Source(Path("isi/laporan.toml"), "", {}))


def waiver(aturan: str = "belum-diisi", **more: str) -> Pengecualian:
    said = {"aturan": aturan, "alasan": "Sudah kami periksa."} | more
    return Pengecualian(at=HERE, **said)


OPEN = message("{what} is open", what="realisasi")


def gap(at: Place = NAMA, said: Message = OPEN) -> Finding:
    return warning("belum-diisi", at, said)


def reasons(finding: Finding, *waivers: Pengecualian) -> list[str | None]:
    return [f.alasan for f in waived([finding], waivers, RULES) if f.rule == finding.rule]


def complaints(finding: Finding, *waivers: Pengecualian) -> list[str]:
    return [f.rule for f in waived([finding], waivers, RULES) if f.rule != finding.rule]


@pytest.mark.parametrize(
    ("finding", "more"),
    [
        (gap(), {}),
        (gap(), {"berkas": "kinerja.toml"}),
        (gap(), {"berkas": "isi/kinerja.toml"}),
        (gap(), {"berkas": "Kinerja.toml"}),
        (gap(), {"kutipan": "Persentase Desa"}),  # the width of blanks does not count
        (gap(), {"kutipan": "persentase desa"}),
        (gap(), {"kutipan": "realisasi"}),  # what the message quotes
        (gap(NARASI), {"kutipan": "kata kedua"}),  # a whole value
        (gap(NARASI.at_word("pertama")), {"kutipan": "Kata pertama ada"}),
        (gap(NARASI.at_word("sini,\nkata")), {"kutipan": "di sini, kata kedua"}),
        (gap(said=message("{x}", x=message("{y}", y="inti"))), {"kutipan": "inti"}),
    ],
)
def test_a_waiver_covers_what_it_quotes(finding: Finding, more: dict[str, str]) -> None:
    assert reasons(finding, waiver(**more)) == ["Sudah kami periksa."]
    assert complaints(finding, waiver(**more)) == []


@pytest.mark.parametrize(
    ("finding", "more"),
    [
        (gap(), {"aturan": "kode-ganda"}),
        (gap(), {"berkas": "laporan.toml"}),
        (gap(), {"berkas": "a.toml"}),  # the end of a name is no name
        (gap(), {"kutipan": "kata kedua"}),
        (gap(), {"kutipan": "is open"}),  # our own sentence: other languages have another
        (gap(NARASI.at_word("pertama")), {"kutipan": "kata kedua"}),  # another line
        (gap(), {"berkas": "kinerja.toml", "kutipan": "belum"}),
    ],
)
def test_a_waiver_covers_nothing_else_and_says_so(finding: Finding, more: dict[str, str]) -> None:
    assert reasons(finding, waiver(**more)) == [None]
    assert complaints(finding, waiver(**more)) == ["pengecualian-sia-sia"]


def test_the_first_reason_counts_and_a_second_waiver_is_not_in_vain() -> None:
    second = waiver(alasan="Alasan yang lain lagi.")
    assert reasons(gap(), waiver(), second) == ["Sudah kami periksa."]
    assert complaints(gap(), waiver(), second) == []


def test_a_waiver_of_an_unknown_rule_names_the_nearest() -> None:
    (found,) = (f for f in waived([], [waiver("belum_disi")], RULES))
    assert (found.rule, str(found.help)) == ("aturan-tak-dikenal", "did you mean `belum-diisi`?")
    (found,) = (f for f in waived([], [waiver("xyzzy")], RULES))
    assert "brackets" in str(found.help)


@pytest.mark.parametrize("rule", ["nama-tak-dikenal", "toml-rusak", "aturan-tak-dikenal"])
def test_what_leaves_nothing_to_build_cannot_be_waived(rule: str) -> None:
    finding = error(rule, NAMA, Message("x"))
    found = waived([finding], [waiver(rule)], RULES)
    assert finding in found
    assert "pengecualian-terlarang" in [f.rule for f in found]


def test_a_rule_may_be_waived_as_a_warning_and_not_as_an_error() -> None:
    for make, expected in ((warning, []), (error, ["pengecualian-terlarang"])):
        assert complaints(make("nilai-salah", NAMA, Message("x")), waiver("nilai-salah")) == (
            expected
        )


@pytest.mark.parametrize("alasan", ["", "sudah", "sudah diperiksa"])
def test_a_reason_must_say_something(alasan: str, tmp_path: Path) -> None:
    text = f'\n[[pengecualian]]\naturan = "belum-diisi"\nalasan = "{alasan}"\n'
    laporan = changed("laporan", 'isi = "bagan_organisasi"\n', f'isi = "bagan_organisasi"\n{text}')
    report, (found,) = pipeline.check(write_minimal(tmp_path, laporan=laporan), TEMPLATE)
    assert report is None
    assert (found.rule, found.at.key) == ("nilai-salah", "pengecualian[0].alasan")


@pytest.mark.parametrize("rule", ["lampiran-jadi-gambar", "halaman-kosong", "huruf-diganti"])
def test_a_waiver_of_what_only_a_build_finds_is_not_called_vain_by_a_check(rule: str) -> None:
    assert complaints(warning("belum-diisi", NAMA, Message("x")), waiver(rule)) == []


def test_a_waiver_of_what_a_check_finds_is() -> None:
    found = complaints(warning("belum-diisi", NAMA, Message("x")), waiver("lampiran-rusak"))
    assert found == ["pengecualian-sia-sia"]
