"""Outputs are replaced all or none: whoever refuses, and wherever the process dies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.staging import complete_interrupted, output_folder, put_in_place
from publisher.vocabulary.errors import OutputRefused
from tests.faults import EARLIER, NEW, contents, deaths, in_a_process, recovered, write

posix = pytest.mark.skipif(os.name != "posix", reason="a process is forked")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def put(tmp_path: Path, out: Path) -> Callable[[], object]:
    files = write(tmp_path / "new", NEW)
    return lambda: put_in_place(files, out)


def refuse(monkeypatch: pytest.MonkeyPatch, *targets: tuple[str, bytes]) -> None:
    """`os.replace` refuses to put the content in place of the file of that name."""
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if (Path(target).name, Path(source).read_bytes()) in targets:
            raise PermissionError(13, "open elsewhere", str(source), None, str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def anew(out: Path, files: dict[str, bytes]) -> Callable[[], object]:
    def prepare() -> None:
        shutil.rmtree(out, ignore_errors=True)
        write(out, files)

    return prepare


@posix
@pytest.mark.parametrize(
    "before", [EARLIER, {}, {"laporan.docx": b"earlier words"}], ids=["both", "none", "one"]
)
def test_wherever_it_dies_the_next_build_finds_all_or_none(
    before: dict[str, bytes], out: Path, put: Callable[[], object]
) -> None:
    found = []
    for step in deaths(put, anew(out, before)):
        found.append(recovered(out))
        assert found[-1] in (before, NEW), f"step {step}"
    assert before in found and NEW in found
    assert found == sorted(found, key=lambda files: files == NEW)  # no way back once it has begun


@posix
def test_a_recovery_that_dies_is_completed_by_the_next(
    out: Path, put: Callable[[], object]
) -> None:
    """Each recovery dies before its first step, and what it left is recovered to its second, …"""
    for _ in deaths(put, anew(out, EARLIER)):
        mixed = out.parent / "mixed"
        shutil.rmtree(mixed, ignore_errors=True)
        shutil.copytree(out, mixed)
        visible = {p.name: p.read_bytes() for p in mixed.glob("laporan.*")}
        if visible in (EARLIER, NEW):
            continue

        def prepare(mixed: Path = mixed) -> None:
            shutil.rmtree(out)
            shutil.copytree(mixed, out)

        for step in deaths(lambda: complete_interrupted(out), prepare):
            assert recovered(out) == NEW, f"step {step}"
        return
    pytest.fail("it never died between two files")


@posix
def test_wherever_it_dies_while_it_gives_up_the_next_build_finds_all_or_none(
    out: Path, put: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def given_up() -> None:
        refuse(monkeypatch, ("laporan.pdf", NEW["laporan.pdf"]))
        with pytest.raises(OutputRefused):
            put()

    found = []
    for step in deaths(given_up, anew(out, EARLIER)):
        found.append(recovered(out))
        assert found[-1] in (EARLIER, NEW), f"step {step}"
    assert found[-1] == EARLIER


def test_a_refusal_names_the_output_and_leaves_all_as_it_was(
    out: Path, put: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(out, EARLIER)
    refuse(monkeypatch, ("laporan.pdf", NEW["laporan.pdf"]))
    with pytest.raises(OutputRefused) as caught:
        put()
    assert dict(caught.value.message.values)["file"] == out / "laporan.pdf"
    assert contents(out) == EARLIER


def test_a_file_that_is_in_use_is_left_alone_on_the_way_back(
    out: Path, put: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(out, EARLIER)
    pdfs = [("laporan.pdf", text["laporan.pdf"]) for text in (NEW, EARLIER)]
    refuse(monkeypatch, *pdfs)
    with pytest.raises(OutputRefused):
        put()
    assert contents(out) == EARLIER


def test_a_new_file_goes_again_where_another_is_refused(
    out: Path, put: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"laporan.pdf": b"earlier pages"}
    write(out, before)
    refuse(monkeypatch, ("laporan.pdf", NEW["laporan.pdf"]))
    with pytest.raises(OutputRefused):
        put()
    assert contents(out) == before


def test_what_could_not_be_brought_back_is_kept_for_the_next_build(
    out: Path, put: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(out, EARLIER)
    with monkeypatch.context() as patch:
        held = ("laporan.docx", EARLIER["laporan.docx"])
        refuse(patch, ("laporan.pdf", NEW["laporan.pdf"]), held)
        with pytest.raises(OutputRefused):
            put()
        with pytest.raises(OutputRefused), output_folder(out):
            pass
    assert recovered(out) == EARLIER
    assert contents(out) == EARLIER


def test_a_disk_without_second_names_gets_copies(
    out: Path, put: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise OSError(95, "not supported")

    write(out, EARLIER)
    monkeypatch.setattr(os, "link", refuses)
    with monkeypatch.context() as patch:
        refuse(patch, ("laporan.pdf", NEW["laporan.pdf"]))
        with pytest.raises(OutputRefused):
            put()
    assert contents(out) == EARLIER
    put()
    assert contents(out) == NEW


@posix
def test_a_file_that_the_user_made_in_between_is_his(out: Path, put: Callable[[], object]) -> None:
    """He goes on with the half that came; completing brings the other half only."""
    for _ in deaths(put, anew(out, EARLIER)):
        if (out / "laporan.docx").read_bytes() == NEW["laporan.docx"]:
            break
    (out / "laporan.docx").write_bytes(b"edited")
    assert recovered(out) == NEW | {"laporan.docx": b"edited"}


@posix
def test_a_live_build_is_not_completed_by_others(out: Path) -> None:
    from publisher.tidy import temporary_folder

    out.mkdir()
    with temporary_folder(out, "hasil") as staging:
        assert in_a_process(lambda: complete_interrupted(out)) == 0
        assert staging.exists()
    assert contents(out) == {}
