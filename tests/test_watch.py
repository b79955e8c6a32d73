"""`publisher watch`: what is saved in the content is in the outputs a moment later."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import docx
import pytest

from publisher.commands import main, watch
from publisher.convert import ENGINES
from publisher.staging import output_folder
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ExitCode
from tests import fake_engine
from tests.minimal import changed, write_minimal
from tests.proofs import WHOLE

DONE = "\ndone "  # the remedy of a refusal says "until it is done"
PATIENCE = 60.0  # seconds; nothing here takes a second of its own


class Warm:
    """The fake engine, as one that stays: so long as `slow` says, it asks whether it is wanted."""

    slow = 0.0  # seconds of a conversion
    cut_short = 0

    def __init__(self, wanted: Callable[[], None]) -> None:
        self.wanted = wanted

    def version(self) -> str:
        return fake_engine.version()

    def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        end = time.monotonic() + Warm.slow
        try:
            while time.monotonic() < end:
                time.sleep(0.01)
                self.wanted()
        except watch.Superseded:
            Warm.cut_short += 1
            raise
        return fake_engine.convert(documents, folder)


@contextmanager
def staying(wanted: Callable[[], None]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGINES, "libreoffice", Warm(wanted))
        yield


class Session:
    """One watch in this thread, and what a person does meanwhile in another, step by step."""

    def __init__(self, folder: Path) -> None:
        self.isi = write_minimal(folder / "isi")
        self.out = folder / "out"
        self.heard = StringIO()
        self.shown: list[Path] = []
        self.played: list[Step] = []
        self.failed: dict[str, BaseException] = {}
        self.code: int | None = None
        self.from_ = 0  # where in what was said the step began

    def play(self, steps: Sequence[Step]) -> None:
        try:
            for step in steps:
                self.until(self.idle)
                self.from_ = len(self.heard.getvalue())
                try:
                    step(self)
                    self.until(self.idle)
                    self.played.append(step)
                except BaseException as failed:
                    self.failed[step.__name__] = failed
        finally:
            if self.code is None:
                signal.raise_signal(signal.SIGINT)

    def watch(self, steps: Sequence[Step]) -> None:
        # The signal of a thread is handled by the main one, where the command runs.
        thread = threading.Thread(target=self.play, args=(steps,))
        thread.start()
        arguments = ("--lang", "en", "watch", str(self.isi), "--out", str(self.out), "--open")
        self.code = main(arguments)
        thread.join()

    @property
    def said(self) -> str:
        """In this step."""
        return self.heard.getvalue()[self.from_ :]

    def idle(self) -> bool:
        return self.heard.getvalue().endswith("Ctrl-C ends it\n")

    def wait(self, words: str, times: int = 1) -> None:
        self.until(lambda: self.said.count(words) >= times)

    def until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end and self.code is None, self.heard.getvalue()[-3000:]
            time.sleep(0.01)

    def save(self, stem: str, text: str) -> None:
        (self.isi / f"{stem}.toml").write_text(text, encoding="utf-8")

    def has(self, word: str) -> bool:
        return word in words_of(self.out / "laporan.docx")

    def files(self) -> dict[str, bytes]:
        return {f.name: f.read_bytes() for f in self.out.iterdir()}


Step = Callable[[Session], None]


def with_word(word: str) -> str:
    """The closing chapter with a word of ours in it."""
    return changed("penutup", "Kinerja dinas baik.", f"Kinerja dinas baik {word}.")


def words_of(file: Path) -> str:
    return "\n".join(p.text for p in docx.Document(str(file)).paragraphs)


def a_word(s: Session) -> None:
    s.save("penutup", with_word("kesatu"))
    s.wait(DONE)
    assert s.has("kesatu")
    assert s.said.index("changed: penutup.toml") < s.said.index("the PDF follows")
    assert sorted(s.files()) == ["laporan.docx", "laporan.manifes.json", "laporan.pdf"]


def nothing_that_it_is_made_of(s: Session) -> None:
    (s.isi / "catatan.txt").write_text("nothing that the report reads")
    os.utime(s.isi / "penutup.toml")
    s.save("penutup", with_word("kesatu"))  # the very same
    time.sleep(1.5)  # more than the time in which it looks at every file
    assert s.said == ""


def renamed_over(s: Session) -> None:
    """As many editors save."""
    beside = s.isi / ".penutup.toml.swp"
    beside.write_text(with_word("kedua"), encoding="utf-8")
    os.replace(beside, s.isi / "penutup.toml")
    s.until(lambda: s.has("kedua"))


def in_a_burst(s: Session) -> None:
    for number in range(5):
        s.save("penutup", with_word(f"sebelumnya{number}"))
        time.sleep(0.005)
    s.save("penutup", with_word("ketiga"))
    s.until(lambda: s.has("ketiga"))


def moved_away_first(s: Session) -> None:
    """As vim saves: the old file gets another name, then a new one is written."""
    (s.isi / "penutup.toml").rename(s.isi / "penutup.toml~")
    s.save("penutup", with_word("keempat"))
    s.until(lambda: s.has("keempat"))


def deleted_and_restored(s: Session) -> None:
    earlier = s.files()
    (s.isi / "penutup.toml").unlink()
    s.wait("nothing was written")
    assert s.files() == earlier
    s.save("penutup", with_word("kelima"))
    s.until(lambda: s.has("kelima"))


def half_saved(s: Session) -> None:
    text = with_word("keenam")
    s.save("penutup", text[: text.index("keenam")])
    s.wait("nothing was written")
    assert "penutup.toml:" in s.said
    s.save("penutup", text)
    s.until(lambda: s.has("keenam"))


def the_folder_moved_away(s: Session) -> None:
    """The watch that the system had of it is lost; the look each second is not."""
    away = s.isi.with_name("lain")
    s.isi.rename(away)
    s.wait("there is no folder")
    away.rename(s.isi)
    s.until(s.idle)
    s.save("penutup", with_word("ketujuh"))
    s.until(lambda: s.has("ketujuh"))


def during_a_conversion(s: Session) -> None:
    Warm.slow, Warm.cut_short = PATIENCE, 0
    s.save("penutup", with_word("lama"))
    s.wait("the PDF follows")
    Warm.slow = 0.0
    s.save("penutup", with_word("kedelapan"))
    s.wait(DONE)
    assert s.has("kedelapan")
    assert (Warm.cut_short, s.said.count(DONE)) == (1, 1)


def without_end(s: Session) -> None:
    """Somebody who saves again and again sees a build all the same."""
    Warm.slow = 0.5
    number = 0
    while DONE not in s.said:
        number += 1
        assert number < 200
        s.save("penutup", with_word(f"kata{number}"))
        time.sleep(0.1)
    Warm.slow = 0.0
    assert 2 <= s.said[: s.said.index(DONE)].count("changed:") <= watch.PUT_OFF + 1


def a_word_file_that_is_open(s: Session) -> None:
    lock = s.out / "~$poran.docx"
    lock.write_bytes(b"Camat")
    earlier = s.files()["laporan.docx"]
    s.save("penutup", with_word("kesembilan"))
    s.wait(DONE)
    assert s.files()["laporan.docx"] == earlier
    assert "kesembilan" in words_of(s.out / "laporan (baru).docx")
    lock.unlink()
    s.wait(DONE, 2)
    assert s.has("kesembilan")
    assert "laporan (baru).docx" not in s.files()


def a_word_file_that_was_edited(s: Session) -> None:
    word = docx.Document(str(s.out / "laporan.docx"))
    word.add_paragraph("tambahan Camat")
    word.save(str(s.out / "laporan.docx"))
    s.save("penutup", with_word("kesepuluh"))
    s.wait(DONE)
    (kept,) = s.out.glob("laporan (suntingan *).docx")
    assert "tambahan Camat" in words_of(kept)
    assert "[hasil-disunting]" in s.said
    kept.unlink()


def another_build_in_the_folder(s: Session) -> None:
    with output_folder(s.out):
        s.save("penutup", with_word("terakhir"))
        s.wait("another build is writing to")
        time.sleep(watch.TICK * 1.5)
    s.wait(DONE)
    assert s.said.count("another build is writing to") == 1


SHORT: tuple[Step, ...] = (
    *(a_word, nothing_that_it_is_made_of, moved_away_first, half_saved, during_a_conversion),
    *(a_word_file_that_is_open, another_build_in_the_folder),
)
LONG: tuple[Step, ...] = (
    *(renamed_over, in_a_burst, deleted_and_restored, the_folder_moved_away, without_end),
    a_word_file_that_was_edited,
)
STEPS = (*SHORT, *(LONG if WHOLE else ()))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("watch")
    run = Session(folder)

    def show(file: Path) -> bool:
        run.shown.append(file)
        return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLISHER_CACHE", str(folder / "cache"))
        patch.setitem(ENGINES, "libreoffice", fake_engine)
        patch.setattr(watch, "staying", staying)
        patch.setattr(watch, "show", show)
        patch.setattr(sys, "stdout", run.heard)
        patch.setattr(sys, "stderr", run.heard)
        run.watch(STEPS)
        main(["build", str(run.isi), "--out", str(folder / "alone"), "--fresh"])
    return run


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_a_change_is_seen(session: Session, step: Step) -> None:
    if step.__name__ in session.failed:
        raise session.failed[step.__name__]
    assert step in session.played, session.heard.getvalue()


def test_the_files_are_those_of_a_build(session: Session) -> None:
    made = {f.name: f.read_bytes() for f in (session.out.parent / "alone").iterdir()}
    assert session.files() == made and len(made) == 3


def test_it_ends_as_told_and_has_shown_the_pdf_once(session: Session) -> None:
    assert session.code == ExitCode.INTERRUPTED
    assert session.shown == [session.out / "laporan.pdf"]


def test_there_must_be_a_folder(tmp_path: Path, capsys: Any) -> None:
    assert main(["--lang", "en", "watch", str(tmp_path / "tiada")]) == ExitCode.CONTENT
    assert "there is no folder" in capsys.readouterr().err


@pytest.mark.usefixtures("remembering")
class TestWordAlone:
    @pytest.fixture(autouse=True)
    def fake(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)

    def build(self, folder: Path, *options: str) -> int:
        return main(
            ["--lang", "en", "build", str(folder / "isi"), "--out", str(folder / "out"), *options]
        )

    def test_it_has_the_page_numbers_of_the_last_build(self, tmp_path: Path, capsys: Any) -> None:
        write_minimal(tmp_path / "isi")
        whole = self.build(tmp_path)
        made = {f.name: f.read_bytes() for f in (tmp_path / "out").iterdir()}
        (tmp_path / "out" / "laporan.docx").unlink()
        capsys.readouterr()
        assert self.build(tmp_path, "--word") == whole
        assert (tmp_path / "out" / "laporan.docx").read_bytes() == made["laporan.docx"]
        assert (tmp_path / "out" / "laporan.pdf").read_bytes() == made["laporan.pdf"]
        said = capsys.readouterr().out
        assert "those of the last build" in said and "is from an earlier build" in said
        (tmp_path / "isi" / "penutup.toml").write_text(with_word("jejak"), encoding="utf-8")
        self.build(tmp_path, "--word")
        assert "jejak" in words_of(tmp_path / "out" / "laporan.docx")

    def test_it_says_when_none_are_known(
        self, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PUBLISHER_CACHE", "tidak")
        write_minimal(tmp_path / "isi")
        self.build(tmp_path, "--word")
        assert "no page numbers are known yet" in capsys.readouterr().out
        assert not (tmp_path / "out" / "laporan.pdf").exists()
