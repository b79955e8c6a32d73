"""Where the outputs go: folders that refuse, and builds that want the same one."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publisher.commands import main
from publisher.convert import ENGINES
from publisher.staging import output_folder, put_in_place, workspace
from publisher.tidy import holder_of, take
from publisher.vocabulary.errors import ExitCode, OutputRefused, ToolFailed
from publisher.vocabulary.messages import message
from tests import fake_engine
from tests.faults import BUILT, KNOWN, NEW, contents, in_a_process, write
from tests.minimal import changed, write_minimal

posix = pytest.mark.skipif(os.name != "posix", reason="a process is forked, or a POSIX path")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    return write_minimal(tmp_path / "isi")


def build(content: Path, out: Path) -> int:
    return main(["build", str(content), "--out", str(out)])


def refused(content: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the build says, in one sentence and a remedy."""
    capsys.readouterr()
    assert build(content, out) == ExitCode.OUTPUT
    said = capsys.readouterr().err
    assert "Traceback" not in said and said.count("error:") == 1
    return said


def test_a_second_build_into_the_folder_is_refused(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    write(out, KNOWN)
    with output_folder(out):
        said = refused(content, out, capsys)
        assert "another build is writing to" in said and f"process {os.getpid()}" in said
        assert build(content, tmp_path / "other") == ExitCode.OK
    assert contents(out) == KNOWN
    assert build(content, out) == ExitCode.OK
    assert contents(out).keys() == BUILT


@posix
def test_a_dead_build_keeps_nobody_out(tmp_path: Path) -> None:
    def dies() -> None:
        with output_folder(tmp_path / "out"):
            os.kill(os.getpid(), 9)

    assert in_a_process(dies) == -9
    assert os.listdir(tmp_path / "out") == [".publisher.kunci"]
    with output_folder(tmp_path / "out"):
        pass
    assert os.listdir(tmp_path / "out") == []


def test_a_build_clears_away_what_a_killed_one_left(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "desk"
    (desk / "publisher-kerja-dead0000").mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(desk))
    text = changed("perencanaan", "Rencana kerja.", "{anggaran.totla}")
    assert build(write_minimal(content, perencanaan=text), tmp_path / "out") == ExitCode.FINDINGS
    assert list(desk.iterdir()) == []


@posix
def test_a_lock_that_was_removed_while_it_was_taken_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening and locking, its holder may give it back: that file is nobody's any more."""
    import fcntl

    file, real = tmp_path / "lock", fcntl.flock

    def late(descriptor: int, how: int) -> None:
        monkeypatch.undo()
        file.unlink()
        real(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", late)
    lock = take(file)
    assert lock is not None and file.exists() and holder_of(file) == os.getpid()
    assert take(file) is None
    lock.release()


def test_a_folder_made_for_a_build_that_came_to_nothing_is_gone(
    content: Path, tmp_path: Path
) -> None:
    text = changed("perencanaan", "Rencana kerja.", "{anggaran.totla}")
    write_minimal(content, perencanaan=text)
    assert build(content, tmp_path / "a" / "b") == ExitCode.FINDINGS
    assert not (tmp_path / "a").exists()


def test_an_output_that_is_a_folder_is_named(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out" / "laporan.pdf").mkdir(parents=True)
    (tmp_path / "out" / "laporan.docx").write_bytes(b"earlier")
    said = refused(content, tmp_path / "out", capsys)
    assert f"{(tmp_path / 'out' / 'laporan.pdf').as_posix()}: it is a folder" in said
    assert contents(tmp_path / "out") == {"laporan.docx": b"earlier"}


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_a_file_where_the_folder_should_be_is_said(
    out: str, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("his")
    assert "not a folder" in refused(content, tmp_path / out, capsys)
    assert (tmp_path / "file").read_text() == "his"


@posix
def test_a_path_that_is_too_long_is_said(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "too long" in refused(content, tmp_path / ("x" * 300), capsys)


@pytest.mark.parametrize("kind", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_not_be_written_to_is_said_before_the_work(
    kind: int,
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, real = tmp_path / "out", os.open
    write(out, KNOWN)

    def refuse(path: str | Path, flags: int, *rest: int, **named: int) -> int:
        if Path(path).parent == out and flags & os.O_CREAT:
            raise OSError(kind, os.strerror(kind), str(path))
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    said = refused(content, out, capsys)
    assert "cannot write" in said and "out" in said and "writing the Word file" not in said
    assert contents(out) == KNOWN


@posix
def test_a_linked_folder_and_linked_outputs_are_taken(content: Path, tmp_path: Path) -> None:
    write(tmp_path / "real", KNOWN)
    (tmp_path / "elsewhere.pdf").write_bytes(b"his")
    (tmp_path / "real" / "laporan.pdf").unlink()
    (tmp_path / "real" / "laporan.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert build(content, tmp_path / "link") == ExitCode.OK
    assert contents(tmp_path / "real").keys() == BUILT
    assert (tmp_path / "elsewhere.pdf").read_bytes() == b"his"


def test_names_may_have_spaces_and_any_letters_and_be_long(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil akhir é 報告" / ("sangat panjang " * 13)
    assert build(content, out) == ExitCode.OK
    assert contents(out).keys() == BUILT


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="no second file system")
def test_the_outputs_may_be_on_another_disk_than_the_work(content: Path, tmp_path: Path) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(dir="/dev/shm") as elsewhere:
        write(Path(elsewhere), KNOWN)
        assert os.stat(elsewhere).st_dev != os.stat(tmp_path).st_dev
        assert build(content, Path(elsewhere)) == ExitCode.OK
        assert contents(Path(elsewhere)).keys() == BUILT
        assert not contents(Path(elsewhere)).items() & KNOWN.items()


def test_a_file_system_without_locks_is_written_to_all_the_same(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publisher.tidy import lock

    monkeypatch.setattr(lock, "_lock", lambda descriptor: False)
    # Of its own: another test run would take what nobody holds for left behind, and end it.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert build(content, tmp_path / "out") == ExitCode.OK
    assert contents(tmp_path / "out").keys() == BUILT


def test_no_place_for_temporary_files_is_said(
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/nowhere']")

    write(tmp_path / "out", KNOWN)
    monkeypatch.setattr("tempfile.gettempdir", nowhere)
    assert "TMPDIR" in refused(content, tmp_path / "out", capsys)
    assert contents(tmp_path / "out") == KNOWN


def test_a_place_for_temporary_files_that_vanished_is_said(
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert "gone" in refused(content, tmp_path / "out", capsys)


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "no room")


@pytest.mark.parametrize(
    "where",
    [
        "publisher.word.draft.save_document",
        "publisher.making.assemble.join",
        "publisher.staging._copy",
        "publisher.tidy.swap.swap",
        "tests.fake_engine._write",
    ],
)
def test_a_full_disk_is_said_with_its_path_wherever_it_is_met(
    where: str,
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, out = tmp_path / "desk", tmp_path / "out"
    desk.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(desk))
    write(out, KNOWN)
    monkeypatch.setattr(where, full)
    said = refused(content, out, capsys)
    assert "the disk is full" in said
    assert desk.as_posix() in said or out.as_posix() in said
    assert contents(out) == KNOWN and contents(desk) == {}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path, leave: int) -> Callable[[], None]:
    """Leave so many bytes free. The result empties it again."""
    file = disk / "filler"
    file.write_bytes(b"x" * max(0, shutil.disk_usage(disk).free - leave))
    return file.unlink


LEFT = (0, 40_960, 61_440, 245_760, 5_000_000)  # bytes


def test_a_disk_that_is_really_full_under_the_outputs(
    content: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = small_disk / "out"
    write(out, KNOWN)
    codes = []
    for left in LEFT:
        empty = fill(small_disk, left)
        capsys.readouterr()
        codes.append(build(content, out))
        said = capsys.readouterr().err
        empty()
        if codes[-1] == ExitCode.OUTPUT:
            assert "the disk is full" in said and out.as_posix() in said, left
            assert contents(out) == KNOWN, left
        else:
            assert contents(out).keys() == BUILT
            write(out, KNOWN)
    assert set(codes) == {ExitCode.OUTPUT, ExitCode.OK}


# What python-docx was writing when the disk was full complains once more when it is let go.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_disk_that_is_really_full_under_the_work(
    content: Path,
    small_disk: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tests.test_faults_killed import with_attachment

    with_attachment(content)
    monkeypatch.setattr("tempfile.tempdir", str(small_disk))
    out = tmp_path / "out"
    codes = []
    for left in LEFT:
        write(out, KNOWN)
        empty = fill(small_disk, left)
        capsys.readouterr()
        codes.append(build(content, out))
        said = capsys.readouterr().err
        empty()
        assert os.listdir(small_disk) == [], left
        if codes[-1] == ExitCode.OUTPUT:
            assert "the disk is full" in said and small_disk.as_posix() in said, (left, said)
            assert "TMPDIR" in said, left
            assert contents(out) == KNOWN, left
    assert set(codes) == {ExitCode.OUTPUT, ExitCode.OK}


def test_other_refusals_in_the_workspace_keep_their_reason(tmp_path: Path) -> None:
    with pytest.raises(PermissionError) as caught, workspace():
        raise PermissionError(errno.EACCES, "no", "a file")
    assert caught.value.filename == "a file"
    with pytest.raises(OSError) as nameless, workspace() as folder:
        raise OSError(errno.EIO, "no")
    assert nameless.value.filename == str(folder)
    with pytest.raises(ToolFailed), workspace():
        raise ToolFailed(message("failed"))


def test_what_is_put_in_place_needs_no_lock_of_the_caller(tmp_path: Path) -> None:
    put_in_place(write(tmp_path / "new", NEW), tmp_path / "out")
    assert contents(tmp_path / "out") == NEW
    with pytest.raises(OutputRefused) as caught:
        put_in_place([tmp_path / "new" / "absent"], tmp_path / "out")
    assert dict(caught.value.message.values)["file"] == tmp_path / "out" / "absent"
    assert contents(tmp_path / "out") == NEW
