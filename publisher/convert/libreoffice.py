"""LibreOffice without a window, once for each kind of document.

It exits with 0 on nearly everything, so that the file it should have written
is the only witness of success.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from publisher.convert.aside import Aside
from publisher.convert.installation import build_of, does_not_start, has_module, soffice, version_of
from publisher.convert.process import Finished, run
from publisher.convert.settings import FILTERS, PROFILE_SWITCH, pdf_request, write_profile
from publisher.tidy import temporary_folder
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import DISK_FULL, ToolFailed, ToolMissing
from publisher.vocabulary.messages import Message, message

LIMIT_SETTING = "PUBLISHER_BATAS_WAKTU"
LIMIT = 180.0  # seconds for one document; a hundred pages take about ten
START_AGAIN = 81  # its way to say: the profile is new, start me again
STARTS = 3
FLAGS = (
    "--headless",
    "--norestore",
    "--nologo",
    "--nodefault",
    "--nolockcheck",
    "--nofirststartwizard",
)
SPEAKING = ("LANG", "LC_", "TZ", "SAL_", "OOO_")  # of the environment: what it may print by
TAIL = 1024  # bytes at the end of a PDF, in which it says that it is whole
ROOM = 1_000_000  # bytes; with fewer left, that is why LibreOffice failed
# The prefix of the namespace is free: `<m:oMath>` in Word, `<oMath>` is legal.
FORMULA = re.compile(rb"<(?:[\w.-]+:)?oMath[\s/>]")

# RuntimeError: an encrypted member; NotImplementedError: an unknown compression.
UNREADABLE = (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error)
OPEN_IT = message("open the file in LibreOffice or Word and save it again")


def version() -> str:
    """Such as "7.4.7.2". Raises ToolMissing."""
    return version_of(soffice())


def build_id() -> str:
    """Which build of the version it is, where it says so."""
    return build_of(soffice())


def identity() -> str:
    """What tells this LibreOffice from every other, without starting it; empty where none is."""
    try:
        program = soffice()
    except ToolMissing:
        return ""
    facts = program.stat()
    # A module or a setting of all users that came or went changed the folder that it is in.
    folders = (program.parent, program.parent / "../share/registry", program.parent / "../share")
    times = [folder.stat().st_mtime_ns for folder in folders if folder.is_dir()]
    spoken = sorted((k, v) for k, v in os.environ.items() if k.startswith(SPEAKING))
    return f"{program} {facts.st_size} {facts.st_mtime_ns} {build_of(program)} {times} {spoken}"


def convert(documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
    """Write `folder/<stem>.pdf` of each .docx and .xlsx. Raises ToolMissing or ToolFailed, and
    OSError where the disk is full.

    No two documents may have the same stem.
    """
    preflight(documents)
    program = soffice()
    if not documents:
        return ()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _convert_side_by_side(program, documents, folder)
    except OSError as refused:
        if refused.errno in DISK_FULL:
            raise
        raise ToolFailed(
            message("the files for LibreOffice cannot be written: {reason}", reason=str(refused)),
            message("look whether the folder may be written to"),
        ) from None
    return tuple(PdfFile(_target(document, folder)) for document in documents)


def _convert_side_by_side(program: Path, documents: Sequence[Path], folder: Path) -> None:
    """One run of LibreOffice for each kind of document, all at the same time."""
    batches = {FILTERS[d.suffix.lower()]: [*documents] for d in documents}
    for name, batch in batches.items():
        batch[:] = [d for d in batch if FILTERS[d.suffix.lower()] == name]
    with ExitStack() as running:
        *others, last = [partial(_convert_batch, program, n, b, folder) for n, b in batches.items()]
        aside = [running.enter_context(Aside(other)) for other in others]
        last()
        for one in aside:
            one.result()


def _target(document: Path, folder: Path) -> Path:
    return folder / f"{document.stem}.pdf"


def preflight(documents: Sequence[Path]) -> None:
    """Raises ToolMissing or ToolFailed for what would become a wrong PDF without a word."""
    if len({document.stem.casefold() for document in documents}) < len(documents):
        raise ValueError(f"two documents would write the same PDF: {documents}")
    program = soffice()
    for document in documents:
        _preflight(document, program)


def _preflight(document: Path, program: Path) -> None:
    """Refuse what LibreOffice would turn into a wrong PDF without a word."""
    if document.suffix.lower() not in FILTERS or not is_package(document):
        raise ToolFailed(
            message("{file} is not a Word or Excel file, whatever its name says", file=document),
            OPEN_IT,
        )
    if (
        document.suffix.lower() == ".docx"
        and has_formula(document)
        and not has_module(program, "sm")
    ):
        raise ToolMissing(
            message(
                "{file} has formulas, and LibreOffice at {program} lacks Math to set them",
                file=document,
                program=program,
            ),
            message(
                "install LibreOffice Math; on Debian and Ubuntu it is the package {package}",
                package="libreoffice-math-nogui",
            ),
        )


def _convert_batch(program: Path, filter_name: str, batch: Sequence[Path], folder: Path) -> None:
    """One run of LibreOffice, in a temporary folder of its own."""
    # An open LibreOffice window would swallow the request, a used profile may be
    # locked, and a relative one hangs for ever: hence a new, absolute one.
    with temporary_folder() as temporary:
        desk = temporary.resolve()
        write_profile(desk / "profile")
        (desk / "tmp").mkdir()
        copies = _copies(batch, desk / "in")
        command = _command(program, filter_name, copies, desk)
        finished = _start(program, command, desk)
        made = [desk / "out" / f"{copy.stem}.pdf" for copy in copies]
        guilty = _without_pdf(batch, made, finished)
        if guilty:
            _refuse_full_disk(desk)
            raise ToolFailed(*complaint(guilty, finished))
        for document, pdf in zip(batch, made, strict=True):
            shutil.move(pdf, _target(document, folder))


def _command(
    program: Path, filter_name: str, copies: Sequence[Path], desk: Path
) -> list[str | Path]:
    profile = f"{PROFILE_SWITCH}{(desk / 'profile').as_uri()}"
    request = ("--convert-to", pdf_request(filter_name), "--outdir", desk / "out")
    return [program, profile, *FLAGS, *request, *copies]


def _copies(documents: Iterable[Path], folder: Path) -> list[Path]:
    """Copies under plain names: no lock file beside the original, no name that misleads."""
    folder.mkdir()
    copies = []
    for number, document in enumerate(documents, start=1):
        copy = folder / f"{number}{document.suffix.lower()}"
        shutil.copyfile(document, copy)
        copies.append(copy)
    return copies


def _start(program: Path, command: Sequence[str | Path], desk: Path) -> Finished:
    """Run the command, and again as long as it says that its profile was new.

    The time limit is for each document: it begins anew with every PDF that is made.
    """
    limit = time_limit()
    for _ in range(STARTS):
        try:
            finished = run(
                command, limit, desk / "log", desk / "tmp", partial(made_in, desk / "out")
            )
        except OSError as refused:
            raise does_not_start(program, refused.strerror or str(refused)) from None
        if finished.code != START_AGAIN:
            break
    return finished


def made_in(out: Path) -> int:
    """How many PDFs there are."""
    return len(list(out.glob("*.pdf")))


def time_limit() -> float:
    """Seconds for one document. Raises ToolFailed where the setting is no number."""
    text = os.environ.get(LIMIT_SETTING, "").strip()
    try:
        seconds = float(text) if text else LIMIT
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise ToolFailed(
            message(
                "the environment variable {setting} must be a number of seconds, not {value}",
                setting=LIMIT_SETTING,
                value=text,
            )
        )
    return seconds


def _without_pdf(batch: Sequence[Path], made: Sequence[Path], finished: Finished) -> Path | None:
    """The document that went wrong: they are converted in order, so the first without a PDF."""
    for document, pdf in zip(batch, made, strict=True):
        if not is_whole(pdf):
            return document
    return batch[-1] if finished.code is None else None  # the last may be half written


def is_whole(file: Path) -> bool:
    """A whole one: a LibreOffice that was killed may leave the first half."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        begins = opened.read(5) == b"%PDF-"
        opened.seek(-min(TAIL, file.stat().st_size), os.SEEK_END)
        return begins and b"%%EOF" in opened.read()


def _refuse_full_disk(desk: Path) -> None:
    """LibreOffice does not say why it wrote nothing."""
    if shutil.disk_usage(desk).free < ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(desk))


def complaint(document: Path, finished: Finished) -> tuple[Message, Message]:
    """Why there is no PDF of it, and the remedy."""
    if finished.code is None:
        return (
            message("LibreOffice did not finish {file} within the time limit", file=document),
            message(
                "give it more time with the environment variable {setting} (seconds)",
                setting=LIMIT_SETTING,
            ),
        )
    return (
        message(
            "LibreOffice made no PDF of {file} (exit code {code}): {output}",
            file=document,
            code=finished.code,
            output=finished.tail(),
        ),
        OPEN_IT,
    )


def is_package(file: Path) -> bool:
    """Is it a whole Office Open XML package, whatever its name says?"""
    try:
        with zipfile.ZipFile(file) as package:
            return "[Content_Types].xml" in package.namelist() and package.testzip() is None
    except UNREADABLE:
        return False


def has_formula(docx: Path) -> bool:
    """Does the Word file hold an equation (OMML)?"""
    with zipfile.ZipFile(docx) as package:
        parts = [n for n in package.namelist() if n.startswith("word/") and n.endswith(".xml")]
        return any(FORMULA.search(package.read(part)) for part in parts)
