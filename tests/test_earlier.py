"""What people did with the outputs stays: edits, comments, signatures, and what they have open."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from pathlib import Path

import pytest

from publisher import manifest
from publisher.commands import main
from publisher.convert import ENGINES
from publisher.vocabulary.errors import ExitCode, ToolMissing
from publisher.vocabulary.messages import message
from tests import fake_engine
from tests.faults import BUILT, contents, deaths, recovered
from tests.minimal import changed, write_minimal

pytestmark = pytest.mark.usefixtures("remembering")

TODAY = dt.date.today().isoformat()
EDITED = f"laporan (suntingan {TODAY}).docx"
SIGNED = f"laporan (bertanda tangan {TODAY}).pdf"
BESIDE = "laporan (baru).docx"
LOCKS = ("~$laporan.docx", "~$aporan.docx", "~$poran.docx", ".~lock.laporan.docx#")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    return write_minimal(tmp_path / "isi")


@pytest.fixture
def out(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with one build in it."""
    assert build(content, tmp_path / "out") == ExitCode.OK
    capsys.readouterr()
    return tmp_path / "out"


def build(content: Path, out: Path, *options: str) -> int:
    return main(["build", str(content), "--out", str(out), *options])


def rewrite(content: Path) -> None:
    """The content says something else from now on."""
    text = changed("penutup", "Demikian laporan ini.", f"Demikian laporan ini, {time.time_ns()}.")
    (content / "penutup.toml").write_text(text, encoding="utf-8")


def test_an_edited_word_file_is_kept_with_its_day_and_it_is_said(
    content: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "laporan.docx").write_bytes(b"edited by the Camat")
    rewrite(content)
    assert build(content, out) == ExitCode.OK
    said = capsys.readouterr().out
    assert "warning[hasil-disunting]" in said and EDITED in said
    assert contents(out).keys() == {*BUILT, EDITED}
    assert (out / EDITED).read_bytes() == b"edited by the Camat"
    assert (out / "laporan.docx").read_bytes()[:2] == b"PK"


def test_no_earlier_copy_is_replaced(content: Path, out: Path) -> None:
    for n in range(3):
        (out / "laporan.docx").write_bytes(b"edit %d" % n)
        build(content, out)
    kept = [EDITED, *(f"laporan (suntingan {TODAY}) {n}.docx" for n in (2, 3))]
    assert [(out / name).read_bytes() for name in kept] == [b"edit 0", b"edit 1", b"edit 2"]
    assert contents(out).keys() == {*BUILT, *kept}


def test_what_nobody_edited_is_replaced_without_a_word(
    content: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        rewrite(content)
        assert build(content, out) == ExitCode.OK
    assert contents(out).keys() == BUILT
    assert "hasil-disunting" not in capsys.readouterr().out


@pytest.mark.parametrize("text", [None, "[]", '{"bentuk": 99}'])
def test_a_file_that_no_manifest_knows_is_kept(
    text: str | None, content: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "older"
    folder.mkdir()
    for name in ("laporan.docx", "laporan.pdf"):
        (folder / name).write_bytes(b"whose?")
    if text is not None:
        (folder / manifest.NAME).write_text(text)
    assert build(content, folder) == ExitCode.OK
    assert contents(folder).keys() == {*BUILT, EDITED, EDITED.replace("docx", "pdf")}


def test_a_signed_pdf_is_kept_as_such(
    content: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = (out / "laporan.pdf").read_bytes() + b"\n/ByteRange [0 1 2 3] signature\n%%EOF\n"
    (out / "laporan.pdf").write_bytes(signed)
    assert build(content, out) == ExitCode.OK  # though the content is the same
    assert (out / SIGNED).read_bytes() == signed
    assert "was signed since it was made" in capsys.readouterr().out


def test_the_comments_of_a_reviewer_are_kept(content: Path, out: Path) -> None:
    build(content, out, "--comments")
    review = out / "laporan-tinjauan.docx"
    build(content, out)  # without: the review copy stays, and stays known
    build(content, out, "--comments")
    assert contents(out).keys() == {*BUILT, review.name}
    review.write_bytes(b"with comments")
    rewrite(content)
    build(content, out, "--comments")
    kept = out / f"laporan-tinjauan (suntingan {TODAY}).docx"
    assert kept.read_bytes() == b"with comments"


def test_the_review_copy_of_a_wrong_content_keeps_comments_too(content: Path, out: Path) -> None:
    text = changed("perencanaan", "Rencana kerja.", "{anggaran.totla}")
    (content / "perencanaan.toml").write_text(text, encoding="utf-8")
    before = contents(out)
    for _ in range(2):
        assert build(content, out, "--comments") == ExitCode.FINDINGS
    assert contents(out).keys() == {*BUILT, "laporan-tinjauan.docx"}
    (out / "laporan-tinjauan.docx").write_bytes(b"with comments")
    assert build(content, out, "--comments") == ExitCode.FINDINGS
    assert (out / f"laporan-tinjauan (suntingan {TODAY}).docx").exists()
    assert all(contents(out)[name] == before[name] for name in BUILT - {manifest.NAME})
    write_minimal(content)
    assert build(content, out) == ExitCode.OK
    assert EDITED not in contents(out)


def test_a_word_file_made_without_a_pdf_is_known_as_ours(
    content: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Absent:
        version = staticmethod(fake_engine.version)

        def convert(self, documents: object, folder: Path) -> None:
            raise ToolMissing(message("LibreOffice is not installed"))

    rewrite(content)
    with monkeypatch.context() as patch:
        patch.setitem(ENGINES, "libreoffice", Absent())
        assert build(content, out) == ExitCode.TOOL
    assert build(content, out) == ExitCode.OK
    assert contents(out).keys() == BUILT


@pytest.mark.skipif(os.name == "nt", reason="Windows itself knows what is open")
@pytest.mark.parametrize("lock", LOCKS)
def test_a_word_file_that_is_open_stays_and_the_new_one_lies_beside(
    lock: str, content: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(out)
    (out / lock).write_bytes(b"x")
    rewrite(content)
    assert build(content, out) == ExitCode.BESIDE
    said = capsys.readouterr()
    stages = said.err.splitlines()
    assert stages.index(next(s for s in stages if BESIDE in s)) == 0  # before the work
    assert "warning[hasil-terbuka]" in said.out and lock in said.out
    now = contents(out)
    assert now.keys() == {*BUILT, BESIDE, lock}
    assert now["laporan.docx"] == before["laporan.docx"] != now[BESIDE]
    made = json.loads(now[manifest.NAME])
    assert made["keluaran"].keys() == {BESIDE, "laporan.pdf"}
    assert made["keluaran"][BESIDE] == manifest.mark_of(out / BESIDE)
    assert made["keluaran"]["laporan.pdf"] == manifest.mark_of(out / "laporan.pdf")
    assert main(["verify", str(out / "laporan.pdf"), str(content)]) == ExitCode.OK
    (out / lock).unlink()  # he closed it, and had changed nothing
    assert build(content, out) == ExitCode.OK
    assert contents(out).keys() == BUILT
    assert contents(out)["laporan.docx"] == now[BESIDE]


@pytest.mark.skipif(os.name == "nt", reason="Windows itself knows what is open")
def test_what_was_edited_while_it_was_open_is_kept_when_it_is_closed(
    content: Path, out: Path
) -> None:
    (out / LOCKS[-1]).write_bytes(b"x")
    rewrite(content)
    assert build(content, out) == ExitCode.BESIDE
    (out / "laporan.docx").write_bytes(b"edited while open")
    (out / BESIDE).write_bytes(b"edited too")
    rewrite(content)
    assert build(content, out) == ExitCode.BESIDE
    assert (out / f"laporan (baru) (suntingan {TODAY}).docx").read_bytes() == b"edited too"
    assert (out / "laporan.docx").read_bytes() == b"edited while open"
    (out / BESIDE).write_bytes(b"edited again")
    (out / LOCKS[-1]).unlink()
    assert build(content, out) == ExitCode.OK
    assert (out / EDITED).read_bytes() == b"edited while open"
    assert (out / BESIDE).read_bytes() == b"edited again"


@pytest.mark.skipif(os.name == "nt", reason="Windows itself knows what is open")
def test_the_lock_file_of_a_crash_does_not_keep_the_place_for_ever(
    content: Path, out: Path
) -> None:
    lock = out / LOCKS[-1]
    lock.write_bytes(b"x")
    then = time.time() - 25 * 60 * 60
    os.utime(lock, (then, then))
    (out / "laporan.docx").write_bytes(b"edited before the crash")
    assert build(content, out) == ExitCode.OK
    assert (out / EDITED).read_bytes() == b"edited before the crash"


def test_what_windows_says_is_open_is_open(
    content: Path, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = {out / "laporan.docx"}
    real = Path.open

    def refuse(self: Path, mode: str = "r", *rest: object, **named: object) -> object:
        if self in held and "+" in mode:
            error = PermissionError(13, "in use", str(self))
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return real(self, mode, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    rewrite(content)
    assert build(content, out) == ExitCode.BESIDE
    assert contents(out).keys() == {*BUILT, BESIDE}
    capsys.readouterr()
    held.add(out / "laporan.pdf")
    before = contents(out)
    assert build(content, out) == ExitCode.OUTPUT
    said = capsys.readouterr().err
    assert "laporan.pdf" in said and "checking the content" not in said  # before the work
    assert contents(out) == before


@pytest.mark.skipif(os.name != "posix", reason="a process is forked")
def test_a_kill_loses_neither_the_edit_nor_the_earlier_outputs(tmp_path: Path) -> None:
    from publisher.staging import put_in_place

    old = {"laporan.docx": b"edited", "laporan.pdf": b"earlier", BESIDE: b"ours"}
    new = {"laporan.docx": b"new words", "laporan.pdf": b"new pages"}
    desk, out = tmp_path / "desk", tmp_path / "out"
    for folder, files in ((desk, new), (out, old)):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_bytes(text)

    def put() -> object:
        return put_in_place([desk / name for name in new], out, {"laporan.docx": EDITED}, [BESIDE])

    def prepare() -> None:
        for name in contents(out):
            (out / name).unlink()
        for name, text in old.items():
            (out / name).write_bytes(text)

    states = []
    for _ in deaths(put, prepare):
        assert b"edited" in contents(out).values()
        states.append(recovered(out))
    assert all(state in (old, new | {EDITED: b"edited"}) for state in states)
    assert old in states and new | {EDITED: b"edited"} in states


@pytest.mark.skipif(os.name != "posix", reason="a process is forked")
def test_what_is_edited_between_a_kill_and_the_next_build_is_left(tmp_path: Path) -> None:
    from publisher.staging import put_in_place

    desk, out = tmp_path / "desk", tmp_path / "out"
    for folder, text in ((desk, b"new"), (out, b"earlier")):
        folder.mkdir()
        for name in ("laporan.docx", "laporan.pdf"):
            (folder / name).write_bytes(text)

    def prepare() -> None:
        recovered(out)
        for name in ("laporan.docx", "laporan.pdf"):
            (out / name).write_bytes(b"earlier")

    files = [desk / "laporan.docx", desk / "laporan.pdf"]
    for _ in deaths(lambda: put_in_place(files, out), prepare):
        if any(out.glob(".publisher-hasil-*/jurnal-maju")):
            break
    assert (out / "laporan.docx").read_bytes() == b"earlier"
    (out / "laporan.docx").write_bytes(b"edited meanwhile")
    assert recovered(out)["laporan.docx"] == b"edited meanwhile"
