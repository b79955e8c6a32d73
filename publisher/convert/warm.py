"""LibreOffice that stays for the next document: a second one with its profile hands over what it
is asked for, and ends when that is done. Starting one costs as much as many a document.

It stays as long as a document is open in it, so it opens an empty one of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from publisher.convert import libreoffice
from publisher.convert.installation import soffice
from publisher.convert.libreoffice import FLAGS, STARTS, complaint, made_in, preflight, time_limit
from publisher.convert.process import TEMPORARY, end_tree, run
from publisher.convert.settings import FILTERS, PROFILE_SWITCH, pdf_request, write_profile
from publisher.convert.worker import resident
from publisher.tidy import temporary_folder, undisturbed
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ToolFailed

RENEWED = 60  # documents after which it is started anew
MOST = 700_000_000  # bytes, resident, beyond which it is
LOOK = 0.05  # seconds
READY = 30.0  # seconds in which it must be; else each document gets one of its own
OPENED = "kosong.fodt"
OPEN = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text/></office:body></office:document>
"""


@dataclass(slots=True)
class _Office:
    process: psutil.Popen
    desk: Path
    ends: ExitStack  # closes what it has
    count: int = 0

    @property
    def is_fit(self) -> bool:
        alive = self.process.poll() is None
        return alive and self.count < RENEWED and resident(self.process) < MOST


class Warm:
    """An engine, and a context manager: nothing of it stays behind. One document at a time.

    wanted: asked again and again while it converts. What it raises ends the waiting; LibreOffice
    finishes what it has before it takes the next document.
    """

    version = staticmethod(libreoffice.version)
    build_id = staticmethod(libreoffice.build_id)
    identity = staticmethod(libreoffice.identity)

    def __init__(self, wanted: Callable[[], None] = lambda: None) -> None:
        self._wanted = wanted
        self._office: _Office | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *_: object) -> None:
        with undisturbed():
            self._end()

    def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        """As `libreoffice.convert`, which is asked for what does not succeed here."""
        preflight(documents)
        folder.mkdir(parents=True, exist_ok=True)
        with self._lock:
            left = [one for one in documents if _embeds_fonts(one) or not self._made(one, folder)]
        if left:
            libreoffice.convert(left, folder)
        return tuple(PdfFile(folder / f"{one.stem}.pdf") for one in documents)

    def _made(self, document: Path, folder: Path) -> bool:
        """Raises ToolFailed where it takes too long."""
        with suppress(OSError, psutil.Error):
            office = self._running()
            return office is not None and self._handed_over(office, document, folder)
        self._end()
        return False

    def _handed_over(self, office: _Office, document: Path, folder: Path) -> bool:
        office.count += 1
        place = office.desk / str(office.count)
        (place / "out").mkdir(parents=True)
        copy = place / f"1{document.suffix.lower()}"
        shutil.copyfile(document, copy)
        request = ("--convert-to", pdf_request(FILTERS[copy.suffix]), "--outdir", place / "out")
        command = [*_command(office.desk), *request, copy]

        def progress() -> int:
            self._wanted()
            return made_in(place / "out")

        finished = run(command, time_limit(), place / "log", office.desk / "tmp", progress)
        made = place / "out" / "1.pdf"
        if finished.code is None:
            self._end()
            raise ToolFailed(*complaint(document, finished))
        if not libreoffice.is_whole(made):
            self._end()
            return False
        shutil.move(made, folder / f"{document.stem}.pdf")
        shutil.rmtree(place, ignore_errors=True)
        return True

    def _running(self) -> _Office | None:
        if self._office is not None and not self._office.is_fit:
            self._end()
        if self._office is None:
            self._office = _started()
        return self._office

    def _end(self) -> None:
        if self._office is not None:
            office, self._office = self._office, None
            office.ends.close()


def _started() -> _Office | None:
    """None where it does not come to listen: then each document gets one of its own."""
    with ExitStack() as ends:
        desk = ends.enter_context(temporary_folder()).resolve()
        write_profile(desk / "profile")
        (desk / "tmp").mkdir()
        (desk / OPENED).write_text(OPEN, encoding="utf-8")
        for _ in range(STARTS):  # with a new profile it ends at once, and wants to be started again
            process = _start(desk, ends)
            if _is_ready(process, desk):
                return _Office(process, desk, ends.pop_all())
    return None


def _start(desk: Path, ends: ExitStack) -> psutil.Popen:
    with undisturbed():
        process = psutil.Popen(
            [*map(str, _command(desk)), str(desk / OPENED)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | dict.fromkeys(TEMPORARY, str(desk / "tmp")),
        )
        ends.callback(end_tree, process)
    return process


def _command(desk: Path) -> list[str | Path]:
    return [soffice(), f"{PROFILE_SWITCH}{(desk / 'profile').as_uri()}", *FLAGS]


def _is_ready(process: psutil.Popen, desk: Path) -> bool:
    """Once its document is open, of which a lock beside it tells, a second one finds it. Before,
    that would work on the same profile; and with a new profile it listens for a moment and ends.
    """
    deadline = time.monotonic() + READY
    while process.poll() is None and time.monotonic() < deadline:
        if any(desk.glob(f".~lock.{OPENED}*")):
            return True
        time.sleep(LOOK)
    return False


def _embeds_fonts(document: Path) -> bool:
    """Its fonts would be those of the next document too."""
    with zipfile.ZipFile(document) as package:
        return any(name.endswith((".odttf", ".ttf", ".otf")) for name in package.namelist())
