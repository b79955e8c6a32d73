"""The other documents of a report's data: their words, their files, and as lampiran."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from publisher.commands import main
from publisher.convert import ENGINES
from publisher.vocabulary.dokumen import DOKUMEN, dokumen_dari
from publisher.vocabulary.errors import ExitCode
from tests import fake_engine
from tests.as_text import word_outline
from tests.conftest import Golden
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import CONTENT, GOLDENS, STARTER, TEMPLATE

pytestmark = pytest.mark.usefixtures("remembering")

OTHERS = [name for name in DOKUMEN if name != "laporan"]


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    monkeypatch.setenv("PUBLISHER_LANG", "en")


def build(content: Path, out: Path, document: str, *options: str) -> int:
    return main(["build", str(content), "--out", str(out), "--document", document, *options])


def contents(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in out.iterdir()}


@pytest.mark.parametrize("document", OTHERS)
@pytest.mark.parametrize(("name", "content"), [("jatiroto", CONTENT), ("dinas", STARTER)])
def test_each_document_is_as_reviewed(
    name: str, content: Path, document: str, tmp_path: Path, golden: Golden
) -> None:
    assert build(content, tmp_path, document) == ExitCode.OK
    assert sorted(contents(tmp_path)) == [
        f"{document}.docx",
        f"{document}.manifes.json",
        f"{document}.pdf",
    ]
    golden(word_outline(tmp_path / f"{document}.docx"), GOLDENS / name / f"{document}.txt")


def test_documents_lie_beside_the_report_and_leave_it_as_it_is(tmp_path: Path) -> None:
    content, out = write_minimal(tmp_path / "isi"), tmp_path / "out"
    assert build(content, out, "laporan") == ExitCode.OK
    before = contents(out)
    for document in OTHERS:
        assert build(content, out, document) == ExitCode.OK
    now = contents(out)
    assert {name: now[name] for name in before} == before
    assert len(now) == 3 * len(DOKUMEN)
    for document in DOKUMEN:
        assert main(["verify", str(out / f"{document}.pdf"), str(content)]) == ExitCode.OK


def test_verify_says_that_a_document_is_of_other_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, out = write_minimal(tmp_path / "isi"), tmp_path / "out"
    build(content, out, "perjanjian-kinerja")
    text = changed("laporan", 'nama = "Dinas Perikanan"', 'nama = "Dinas Perikanan Laut"')
    (content / "laporan.toml").write_text(text, "utf-8")
    capsys.readouterr()
    main(["verify", str(out / "perjanjian-kinerja.pdf"), str(content)])
    assert "laporan.toml was changed" in capsys.readouterr().out


def test_an_edited_document_is_kept(tmp_path: Path) -> None:
    content, out = write_minimal(tmp_path / "isi"), tmp_path / "out"
    build(content, out, "rencana-aksi")
    (out / "rencana-aksi.docx").write_bytes(b"edited")
    assert build(content, out, "rencana-aksi") == ExitCode.OK
    assert b"edited" in contents(out).values()
    made = json.loads((out / "rencana-aksi.manifes.json").read_text("utf-8"))
    assert set(made["keluaran"]) == {"rencana-aksi.docx", "rencana-aksi.pdf"}


def test_an_error_in_what_it_prints_stops_it_and_another_does_not(tmp_path: Path) -> None:
    content, out = write_minimal(tmp_path / "isi"), tmp_path / "out"
    (content / "penutup.toml").write_text(
        changed("penutup", "Demikian laporan ini.", "Lihat {anggaran.totla}."), "utf-8"
    )
    assert build(content, out, "perjanjian-kinerja") == ExitCode.OK
    before = contents(out)
    (content / "anggaran.toml").write_text(MINIMAL["anggaran"].replace("3.25.03", "3.25"), "utf-8")
    assert build(content, out, "perjanjian-kinerja") == ExitCode.FINDINGS
    assert contents(out) == before


def test_what_was_signed_is_printed_though_the_data_go_on(tmp_path: Path) -> None:
    content, out = write_minimal(tmp_path / "isi"), tmp_path / "out"
    main(["freeze", str(content), "--date", "2024-01-10", "--apply"])
    text = changed("kinerja", "target = 20.50", "target = 21.50")
    (content / "kinerja.toml").write_text(text, "utf-8")
    assert build(content, out, "perjanjian-kinerja") == ExitCode.OK
    printed = word_outline(out / "perjanjian-kinerja.docx")
    assert "20,5 Ton" in printed and "21,5" not in printed
    assert "Tirtasari, 10 Januari 2024" in printed


def test_each_is_a_lampiran_that_the_program_makes(tmp_path: Path) -> None:
    entries = "".join(
        f'\n[[lampiran]]\nkunci = "l{n}"\njudul = "Judul {n}"\nisi = "{name.replace("-", "_")}"\n'
        for n, name in enumerate(OTHERS)
    )
    content = write_minimal(tmp_path / "isi", laporan=MINIMAL["laporan"] + entries)
    out = tmp_path / "out"
    assert build(content, out, "laporan") == ExitCode.OK
    text = word_outline(out / "laporan.docx")
    assert "selanjutnya disebut pihak pertama" in text
    assert "PENGUKURAN KINERJA" in text and "RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2024" in text


def test_a_document_has_its_own_title(tmp_path: Path) -> None:
    build(write_minimal(tmp_path / "isi"), tmp_path / "out", "perjanjian-kinerja")
    word = docx.Document(str(tmp_path / "out" / "perjanjian-kinerja.docx"))
    assert word.core_properties.title == "Perjanjian Kinerja Tahun 2024 Dinas Perikanan"


def test_an_office_gives_its_own_template(tmp_path: Path) -> None:
    template = tmp_path / "milik.docx"
    own = docx.Document(str(TEMPLATE.with_name("perjanjian-kinerja.docx")))
    own.paragraphs[0].insert_paragraph_before("KATA KANTOR", "Isi")
    own.save(str(template))
    content, out = write_minimal(tmp_path / "isi"), tmp_path / "out"
    assert build(content, out, "perjanjian-kinerja", "--template", str(template)) == ExitCode.OK
    assert "KATA KANTOR" in word_outline(out / "perjanjian-kinerja.docx")


def test_a_document_is_known_by_the_name_of_its_file() -> None:
    assert dokumen_dari("perjanjian-kinerja (bertanda tangan 2024-01-10).pdf").pdf == (
        "perjanjian-kinerja.pdf"
    )
    assert dokumen_dari("laporan-akhir.pdf") is DOKUMEN["laporan"]
