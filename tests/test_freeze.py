"""`publisher freeze`: what was signed is kept word by word, and never changed by the program."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.commands import main
from publisher.load import load_report
from publisher.load.files import read_table
from publisher.load.signed import PERJANJIAN, with_signed
from publisher.tables.perjanjian import perjanjian_berlaku, perjanjian_hari_ini
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.perjanjian import Perjanjian, PerjanjianKinerja
from publisher.vocabulary.values import Desimal, Rupiah, Teks
from tests.minimal import changed, write_minimal
from tests.reports import STARTER, sample


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    return write_minimal(tmp_path / "isi")


def signed(content: Path) -> tuple[Perjanjian, ...]:
    report, findings = load_report(content)
    assert report is not None and not findings
    return report.perjanjian_kinerja.ditandatangani


def freeze(content: Path, *options: str) -> int:
    return main(["freeze", str(content), *options])


def test_it_is_shown_and_not_written(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(content, "--date", "2024-01-10") == ExitCode.OK
    said = capsys.readouterr().out
    assert "+tanggal = 2024-01-10" in said and "nothing is written yet" in said
    assert not (content / PERJANJIAN).exists()


def test_what_was_kept_is_what_the_data_said(content: Path) -> None:
    freeze(content, "--date", "2024-01-10", "--apply")
    report, _ = load_report(content)
    assert report is not None
    kept, now = perjanjian_berlaku(report), perjanjian_hari_ini(report)
    assert str(kept.tanggal) == "2024-01-10"
    assert kept.model_dump(exclude={"tanggal"}) == now.model_dump(exclude={"tanggal"})


def test_the_same_is_not_kept_twice(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    freeze(content, "--date", "2024-01-10", "--apply")
    before = (content / PERJANJIAN).read_bytes()
    assert freeze(content, "--apply") == ExitCode.OK
    assert "nothing to keep" in capsys.readouterr().out
    assert (content / PERJANJIAN).read_bytes() == before


def test_a_later_one_comes_behind_and_counts(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    freeze(content, "--date", "2024-01-10", "--apply")
    before = (content / PERJANJIAN).read_bytes()
    text = changed("kinerja", "target = 20.50", "target = 21.50")
    (content / "kinerja.toml").write_text(text, "utf-8")
    capsys.readouterr()
    main(["check", str(content)])
    assert "`21,5 Ton`" in capsys.readouterr().out  # both values are said
    freeze(content, "--date", "2024-06-10", "--apply")
    assert (content / PERJANJIAN).read_bytes().startswith(before)
    assert [p.sasaran[0].indikator[0].target for p in signed(content)] == [
        Desimal("20.50"),
        Desimal("21.50"),
    ]
    capsys.readouterr()
    main(["check", str(content)])
    assert "perjanjian-berbeda" not in capsys.readouterr().out


def test_a_file_that_cannot_be_added_to_stays(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed_inline = 'ditandatangani = [{ tahap = "murni", sasaran = [], program = [] }]\n'
    (content / PERJANJIAN).write_text(signed_inline, "utf-8")
    code = freeze(content, "--apply")
    said = capsys.readouterr()
    assert code in (ExitCode.CONTENT, ExitCode.FINDINGS), said
    assert (content / PERJANJIAN).read_text("utf-8") == signed_inline


def test_a_windows_file_keeps_its_line_ends(content: Path) -> None:
    (content / PERJANJIAN).write_bytes(b'\xef\xbb\xbf# ini\r\ntempat = "Sana"\r\n')
    freeze(content, "--apply")
    data = (content / PERJANJIAN).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# ini\r\n") and data.count(b"\n") == data.count(b"\r\n")
    assert signed(content)[0].tempat == "Sana"


def test_errors_in_the_content_stop_it(content: Path) -> None:
    (content / "kinerja.toml").write_text("sasaran = 3\n", "utf-8")
    assert freeze(content, "--apply") == ExitCode.FINDINGS
    assert not (content / PERJANJIAN).exists()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")))
NAMES = st.one_of(WORDS, st.sampled_from(['"""', "\\", "a\nb", "'''", "#", "]"])).filter(
    lambda text: text.strip() and text.strip().lower() != "belum diisi"
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)


@given(name=NAMES, target=NUMBERS, money=st.integers(0))
def test_whatever_was_signed_is_read_back(name: str, target: Decimal, money: int) -> None:
    now = perjanjian_hari_ini(sample(STARTER))
    ind = (
        now.sasaran[0]
        .indikator[0]
        .model_copy(update={"nama": Teks(name), "target": Desimal(target)})
    )
    sasaran = now.sasaran[0].model_copy(update={"indikator": (ind,)})
    program = now.program[0].model_copy(update={"anggaran": Rupiah(money)})
    meant = now.model_copy(update={"sasaran": (sasaran,), "program": (program,)})
    text = with_signed("", meant)
    table, findings = read_table(Path(PERJANJIAN), lambda _: text.encode())
    assert not findings
    (kept,) = PerjanjianKinerja.model_validate(table).ditandatangani
    assert kept.model_dump() == meant.model_dump()
