"""Waivers find their findings by words, and say when they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.convert import ENGINES
from publisher.load.positions import spans_of
from publisher.rulebook import RULES
from publisher.vocabulary.errors import ToolMissing
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.laporan import Pengecualian
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place, Source
from publisher.waivers import waived
from tests import fake_engine
from tests.findings import error, warning
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE

pytestmark = pytest.mark.usefixtures("remembering")

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


class Absent:
    version = staticmethod(fake_engine.version)

    def convert(self, documents: object, folder: Path) -> None:
        raise ToolMissing(message("LibreOffice is not installed"))


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    monkeypatch.setitem(ENGINES, "absent", Absent())


def waiving(folder: Path, rule: str, **changes: str) -> Path:
    """The minimal report, in which this rule is waived."""
    write_minimal(folder, **changes)
    with (folder / "laporan.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[pengecualian]]\naturan = "{rule}"\nalasan = "Sudah kami periksa."\n')
    return folder


def built(content: Path, out: Path, engine: str = "fake", comments: bool = False) -> pipeline.Build:
    request = pipeline.Request(content, out, TEMPLATE, engine, comments=comments)
    return pipeline.build(request, lambda stage: None)


def vain(findings: tuple[Finding, ...]) -> bool:
    return "pengecualian-sia-sia" in {f.rule for f in findings}


def test_what_only_a_build_finds_is_called_vain_by_the_build_that_did_not_find_it(
    engines: None, tmp_path: Path
) -> None:
    content = waiving(tmp_path / "isi", "halaman-kosong")
    assert not vain(pipeline.check(content, TEMPLATE)[1])
    assert vain(built(content, tmp_path / "out").findings)


def test_a_build_that_made_no_pdf_calls_no_waiver_vain(engines: None, tmp_path: Path) -> None:
    content = waiving(tmp_path / "isi", "halaman-kosong")
    assert not vain(built(content, tmp_path / "out", "absent").findings)
    wrong = changed("perencanaan", "Rencana kerja.", "{anggaran.totla}")
    content = waiving(tmp_path / "isi", "halaman-kosong", perencanaan=wrong)
    assert not vain(built(content, tmp_path / "out", comments=True).findings)


@pytest.mark.parametrize("rule", ["hasil-disunting", "hasil-terbuka", "huruf-diganti"])
def test_what_another_day_or_machine_may_find_is_never_called_vain(
    rule: str, engines: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # no fontconfig: every font is taken to be there
    content = waiving(tmp_path / "isi", rule)
    assert not vain(built(content, tmp_path / "out").findings)


@pytest.mark.parametrize("wrong", [False, True], ids=["all", "the review copy alone"])
def test_what_becomes_of_earlier_outputs_can_be_waived_whatever_is_made(
    wrong: bool, engines: None, tmp_path: Path
) -> None:
    changes = {"perencanaan": changed("perencanaan", "Rencana kerja.", "{anggaran.totla}")}
    content = waiving(tmp_path / "isi", "hasil-disunting", **(changes if wrong else {}))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "laporan-tinjauan.docx").write_bytes(b"edited")
    result = built(content, tmp_path / "out", comments=True)
    assert (result.word is None) == wrong
    (kept,) = (f for f in result.findings if f.rule == "hasil-disunting")
    assert kept.alasan == "Sudah kami periksa."
