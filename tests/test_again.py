"""What was asked before of the very same things is answered at once, never with an old answer."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.cache import Store, folder_for, program
from publisher.commands import again, main, parser_for
from publisher.commands.console import console_for
from publisher.convert import ENGINES
from publisher.vocabulary.dokumen import LAPORAN
from tests.minimal import write_minimal
from tests.reports import CONTENT, TEMPLATE
from tests.test_cache import Counting

STAYS = "nothing has changed since the last build"


@dataclass(frozen=True)
class Scene:
    folder: Path
    patch: pytest.MonkeyPatch

    @property
    def content(self) -> Path:
        return self.folder / "isi"

    @property
    def template(self) -> Path:
        return self.folder / "templat.docx"

    @property
    def out(self) -> Path:
        return self.folder / "hasil"

    def command(self, *more: str) -> list[str]:
        places = [str(self.content), "--out", str(self.out), "--template", str(self.template)]
        return ["--lang", "en", "build", *places, *more]

    def answered(self, *more: str) -> bool:
        """Would the command be answered at once?"""
        words = self.command(*more)
        args: Namespace = parser_for("en", words).parse_args(words)
        asked = again.asked(args, console_for("en"), (args.template,), args.out, LAPORAN)
        return again.known(asked, again.state_of(asked)) is not None


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("lagi")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLISHER_CACHE", str(folder / "simpanan"))
        patch.setitem(ENGINES, "libreoffice", Counting())
        made = Scene(folder, patch)
        write_minimal(made.content)
        shutil.copytree(CONTENT / "lampiran", made.content / "lampiran")
        laporan = made.content / "laporan.toml"
        attached = '\n[[lampiran]]\nkunci = "p"\njudul = "Perjanjian"\nberkas = "lampiran/p.pdf"\n'
        (made.content / "lampiran/perjanjian-kinerja.pdf").rename(made.content / "lampiran/p.pdf")
        laporan.write_text(laporan.read_text("utf-8") + attached, encoding="utf-8")
        (made.content / "tautan.txt").symlink_to("lampiran/rekap-pagu.xlsx")
        shutil.copyfile(TEMPLATE, made.template)
        assert main(made.command()) in (0, 1, 10)
        yield made


def appended(*names: str) -> Callable[[Scene], None]:
    def change(scene: Scene) -> None:
        for name in names:
            file = scene.folder / name
            file.write_bytes(file.read_bytes() + b"\n# x\n")

    return change


def same_size(scene: Scene) -> None:
    """The same size and the same time: only its content tells."""
    file = scene.content / "penutup.toml"
    facts = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def gone(name: str) -> Callable[[Scene], None]:
    return lambda scene: (scene.folder / name).unlink()


def added(name: str) -> Callable[[Scene], None]:
    def change(scene: Scene) -> None:
        (scene.folder / name).parent.mkdir(exist_ok=True)
        (scene.folder / name).write_text("x = 1\n", encoding="utf-8")

    return change


def env(name: str, value: str) -> Callable[[Scene], None]:
    return lambda scene: scene.patch.setenv(name, value)


def replaced(name: str, value: object) -> Callable[[Scene], None]:
    return lambda scene: scene.patch.setattr(name, value)


def another_link(scene: Scene) -> None:
    link = scene.content / "tautan.txt"
    link.unlink()
    link.symlink_to("lampiran/p.pdf")


def link_for_file(scene: Scene) -> None:
    """What it holds is the same; what is read through a link may be refused."""
    file = scene.content / "penutup.toml"
    file.rename(scene.content / "sebelah.txt")
    file.symlink_to("sebelah.txt")


def content_is_a_link(scene: Scene) -> None:
    scene.content.rename(scene.folder / "isi-sebenarnya")
    scene.content.symlink_to("isi-sebenarnya")


def renamed(old: str, new: str) -> Callable[[Scene], None]:
    return lambda scene: (scene.folder / old).rename(scene.folder / new) and None


def elsewhere(scene: Scene) -> None:
    (scene.folder / "lain").mkdir()
    scene.patch.chdir(scene.folder / "lain")


def tomorrow(scene: Scene) -> None:
    class Later(dt.date):
        @classmethod
        def today(cls) -> Later:
            return cls(2027, 1, 1)

    scene.patch.setattr(again.dt, "date", Later)


def opened_in_word(scene: Scene) -> None:
    (scene.out / "~$laporan.docx").write_bytes(b"x")


def killed_build(scene: Scene) -> None:
    (scene.out / ".publisher-hasil-abcdefgh").mkdir()


def other_program(scene: Scene) -> None:
    copy = scene.folder / "program"
    copy.mkdir()
    scene.patch.setattr("publisher.cache.own_files.PACKAGE", copy)
    marks = []
    for _ in range(2):
        program.cache_clear()
        marks.append(program())
        (copy / "baru.py").write_text("x = 1", encoding="utf-8")
    program.cache_clear()
    assert marks[0] != marks[1]
    scene.patch.setattr(again, "program", lambda: marks[1])


def other_library(scene: Scene) -> None:
    place = scene.folder / "pustaka"
    (place / "lxml-99.0.dist-info").mkdir(parents=True)
    scene.patch.setattr(sys, "path", [*sys.path, str(place)])


def other_engine(scene: Scene) -> None:
    engine = Counting()
    engine.identity = lambda: "another"  # type: ignore[method-assign]
    scene.patch.setitem(ENGINES, "libreoffice", engine)


def no_engine(scene: Scene) -> None:
    engine = Counting()
    engine.identity = lambda: ""  # type: ignore[method-assign]
    scene.patch.setitem(ENGINES, "libreoffice", engine)


def new_font(scene: Scene) -> None:
    (scene.folder / "huruf").mkdir()
    (scene.folder / "huruf" / "baru.ttf").write_bytes(b"x")
    scene.patch.setattr("publisher.convert.fonts.PLACES", [str(scene.folder / "huruf")])


def spoilt_memory(scene: Scene) -> None:
    for entry in (scene.folder / "simpanan").rglob("??/*"):
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")


def no_memory(scene: Scene) -> None:
    shutil.rmtree(scene.folder / "simpanan")


def unreadable(scene: Scene) -> None:
    """A pipe never ends: whoever waits for it hangs."""
    os.mkfifo(scene.content / "pipa.toml") if hasattr(os, "mkfifo") else added("isi/p")(scene)


def too_much(scene: Scene) -> None:
    scene.patch.setattr("publisher.cache.sighting.BYTES", 1000)


def too_many(scene: Scene) -> None:
    scene.patch.setattr("publisher.cache.sighting.MOST", 3)


def executable(scene: Scene) -> None:
    (scene.content / "penutup.toml").chmod(0o700)


CHANGES: dict[str, Callable[[Scene], None]] = {
    "a chapter": appended("isi/penutup.toml"),
    "a chapter of the same size and time": same_size,
    "a chapter gone": gone("isi/penutup.toml"),
    "figures": appended("isi/anggaran.toml"),
    "identity": appended("isi/laporan.toml"),
    "a waiver": added("isi/pengecualian.toml"),
    "knowledge of the office's own": added("isi/pengetahuan/kata.toml"),
    "an optional file": added("isi/susunan.toml"),
    "a stray that is nearly a chapter": added("isi/Penutup.toml.txt"),
    "a file that nothing names": added("isi/catatan.txt"),
    "a lampiran": appended("isi/lampiran/p.pdf"),
    "a lampiran gone": gone("isi/lampiran/p.pdf"),
    "a lampiran in capitals": renamed("isi/lampiran/p.pdf", "isi/lampiran/P.PDF"),
    "a file beside the lampiran": appended("isi/lampiran/rekap-pagu.xlsx"),
    "a link that leads elsewhere": another_link,
    "a link in the place of a file": link_for_file,
    "the folder became a link": content_is_a_link,
    "the rights of a file": executable,
    "a pipe in the folder": unreadable,
    "the template": appended("templat.docx"),
    "the template gone": gone("templat.docx"),
    "the PDF edited": appended("hasil/laporan.pdf"),
    "the PDF gone": gone("hasil/laporan.pdf"),
    "the Word file edited": appended("hasil/laporan.docx"),
    "the Word file gone": gone("hasil/laporan.docx"),
    "the manifest edited": appended("hasil/laporan.manifes.json"),
    "the manifest gone": gone("hasil/laporan.manifes.json"),
    "a review copy": added("hasil/laporan-tinjauan.docx"),
    "the Word file that lay beside": added("hasil/laporan (baru).docx"),
    "the Word file is open": opened_in_word,
    "a build was killed": killed_build,
    "another build runs": added("hasil/.publisher.kunci"),
    "the outputs gone": lambda scene: shutil.rmtree(scene.out),
    "the working folder": elsewhere,
    "the day": tomorrow,
    "the time zone": env("TZ", "Asia/Jayapura"),
    "the locale": env("LC_ALL", "de_DE.UTF-8"),
    "the language of the system": env("LANG", "ja_JP.UTF-8"),
    "where LibreOffice is": env("PUBLISHER_SOFFICE", "/opt/lain"),
    "a setting of LibreOffice": env("SAL_USE_VCLPLUGIN", "gen"),
    "a setting of fonts": env("FONTCONFIG_FILE", "/etc/lain.conf"),
    "a new font": new_font,
    "another LibreOffice": other_engine,
    "no LibreOffice": no_engine,
    "another program": other_program,
    "another library": other_library,
    "the memory is spoilt": spoilt_memory,
    "the memory is gone": no_memory,
    "no memory is wanted": env("PUBLISHER_CACHE", "tidak"),
    "more than can be looked through": too_much,
    "more files than can be looked through": too_many,
}


@pytest.mark.parametrize("kind", CHANGES)
def test_after_any_change_nothing_is_answered_at_once(kind: str, scene: Scene) -> None:
    aside = scene.folder.with_name(f"{scene.folder.name}-aside")
    shutil.copytree(scene.folder, aside, symlinks=True)
    try:
        assert scene.answered()
        with pytest.MonkeyPatch.context() as patch:
            changed = Scene(scene.folder, patch)
            CHANGES[kind](changed)
            assert not changed.answered()
    finally:
        shutil.rmtree(scene.folder)
        aside.rename(scene.folder)
    assert scene.answered()


@pytest.mark.parametrize(
    "more",
    [["--strict"], ["--comments"], ["--document", "rencana-aksi"], ["--template", str(TEMPLATE)]],
    ids=lambda more: more[0],
)
def test_another_question_has_another_answer(more: list[str], scene: Scene) -> None:
    assert not scene.answered(*more)


def test_what_changes_nothing_is_answered_at_once(scene: Scene) -> None:
    for file in (*scene.content.rglob("*"), scene.template):
        os.utime(file)
    assert scene.answered() and scene.answered("--why")
    (scene.out / "catatan-saya.txt").write_text("x", encoding="utf-8")
    assert scene.answered()


def test_the_answer_is_that_of_a_whole_run(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    codes, said, complained = [], [], []
    for more in ([], [], ["--fresh"], []):
        codes.append(main(scene.command(*more)))
        out, err = capsys.readouterr()
        said.append(out)
        complained.append(STAYS in err)
    assert len(set(codes)) == 1 and len(set(said)) == 1 and said[0]
    assert complained == [True, True, False, True]
    main(scene.command("--why"))
    why = capsys.readouterr().out
    lines = ["no file of the content has changed", "nothing was made anew"]
    assert all(line in why for line in lines)
    assert set(said[0].splitlines()) < set(why.splitlines())


@pytest.mark.parametrize("format", ["text", "json", "sarif"])
def test_a_check_is_answered_at_once(
    format: str, scene: Scene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[Path] = []
    real = pipeline.check

    def counted(content: Path, template: Path) -> object:
        runs.append(content)
        return real(content, template)

    monkeypatch.setattr(pipeline, "check", counted)
    command = ["check", str(scene.content), "--format", format]
    codes = [main(command)]
    first = capsys.readouterr().out
    codes.append(main(command))
    assert capsys.readouterr().out == first and codes[0] == codes[1]
    assert len(runs) == 1
    main([*command, "--strict"])
    main(["--lang", "en", *command])
    assert len(runs) == 3


def test_a_finding_of_this_moment_is_not_kept(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was edited is told once: the next build must not tell it again."""
    shutil.rmtree(scene.folder / "simpanan")  # which knows the folder as it is after this build
    word = scene.out / "laporan.docx"
    word.write_bytes(word.read_bytes() + b"x")
    main(scene.command())
    assert "hasil-disunting" in capsys.readouterr().out
    assert not scene.answered()


def test_who_writes_meanwhile_is_not_forgotten(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changes while the command runs may have been read before or after."""
    file = scene.content / "penutup.toml"
    text = file.read_bytes()
    real = pipeline.build

    def writing(*given: object) -> object:
        built = real(*given)  # type: ignore[arg-type]
        file.write_bytes(text)
        return built

    monkeypatch.setattr(pipeline, "build", writing)
    main(scene.command("--strict"))
    assert not scene.answered("--strict")


FORBIDDEN = (
    *("pydantic", "docx", "docxtpl", "lxml", "babel", "pypdf", "pikepdf", "PIL", "openpyxl"),
    *("pypdfium2", "fontTools", "jinja2", "tomlkit", "xlsxwriter", "rich"),
)


@pytest.mark.parametrize("command", ["check", "help"])
def test_a_known_answer_imports_no_heavy_library(command: str, scene: Scene) -> None:
    words = ["check", str(scene.content)] if command == "check" else ["--help"]
    code = (
        "import sys; from publisher.commands import main; main(sys.argv[1:]);"
        "print(*sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    environ = os.environ | {"PUBLISHER_CACHE": str(scene.folder / "simpanan")}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, text=True, env=environ
        )
    assert done.stdout
    assert not set(done.stderr.splitlines()[-1].split()) & set(FORBIDDEN)


def test_the_store_of_replies_is_the_users_own(scene: Scene) -> None:
    """Nothing of it lies in the report's folder."""
    assert folder_for(os.environ) == scene.folder / "simpanan"
    assert not [f for f in scene.content.rglob("*") if "simpanan" in f.name]
    assert Store(folder_for(os.environ)).folder is not None
