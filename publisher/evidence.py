"""What is known of a finished publication: its manifest, and what shaped it."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import publisher
from publisher import assemble, convert
from publisher import word as words
from publisher.cache import (
    Converter,
    Memory,
    answered,
    converted,
    digest_of,
    folder_for,
    forgetful,
    remembering,
)
from publisher.manifest import (
    NAME,
    Manifest,
    Mark,
    as_text,
    changed_inputs,
    input_names,
    manifest,
    mark_of,
    marks_made,
    marks_of,
    read_manifest,
    with_others,
)
from publisher.vocabulary.artifacts import PdfFile, Publication
from publisher.vocabulary.dokumen import LAPORAN
from publisher.vocabulary.errors import PublisherError
from publisher.vocabulary.keluaran import Violation
from publisher.vocabulary.report import Report

LIBRARIES = (
    *("babel", "docxtpl", "fonttools", "img2pdf", "jinja2", "lxml", "num2words", "openpyxl"),
    *(
        "pikepdf",
        "pillow",
        "pydantic",
        "pypdf",
        "pypdfium2",
        "python-docx",
        "tomlkit",
        "xlsxwriter",
    ),
)
SOURCES = ("*.py", "*.toml", "*.po")
ADDRESSABLE = 4_000_000_000  # bytes that the reader of foreign files may ask for


def foreign_reader() -> convert.Worker:
    """A process of its own that answers questions about files from anywhere."""
    return convert.Worker("publisher.assemble.worker", [str(ADDRESSABLE)])


class _Kept:
    """The reader of a process that makes one report after another."""

    reader: convert.Worker | None = None


@contextmanager
def keeping_reader() -> Iterator[None]:
    """In this block one reader serves every build: starting it costs more than most answers."""
    with foreign_reader() as _Kept.reader:
        try:
            yield
        finally:
            _Kept.reader = None


@contextmanager
def questions(memory: Memory, soon: bool = False) -> Iterator[assemble.Ask]:
    """Asks about files from anywhere; the process that answers starts with the first question
    that was never asked before. soon: there will be one for sure.
    """
    try:
        with nullcontext(_Kept.reader) if _Kept.reader else foreign_reader() as worker:
            if soon:
                worker.begin()
            yield answered(memory, worker.ask)
    finally:
        memory.store.trim()


def memory(fresh: bool = False) -> Memory:
    """What earlier runs on this machine made, by this very program. fresh: to be made again."""
    folder = folder_for(os.environ)
    return remembering(folder, machine(), fresh) if folder else forgetful()


@cache
def machine() -> str:
    """A digest of all beside the files that shapes an output here."""
    return digest_of(json.dumps(versions(""), sort_keys=True), convert.fonts_digest())


def converter(memory: Memory, engine: str) -> Converter:
    return converted(memory, convert.engine_identity(engine), convert.ENGINES[engine].convert)


def engine_version(memory: Memory, engine: str) -> str:
    """As `convert.engine_version`, which starts the engine: asked only once of each."""
    identity = convert.engine_identity(engine)
    if not identity:
        return convert.engine_version(engine)
    return memory.known("version", [engine, identity], lambda: convert.engine_version(engine))


def write_manifest(
    report: Report,
    template: Path,
    outputs: Sequence[Path],
    publication: Publication,
    found: Sequence[Violation],
    engine: str,
    engine_made: Iterable[Path],
    others: Mapping[str, Mark],
    memory: Memory,
) -> Path:
    """Write the manifest beside the publication. engine_made: the PDFs whose fonts are ours."""
    names = assemble.font_names(engine_made)
    made = manifest(
        marks_of(report.folder, input_names(report)),
        template,
        outputs,
        publication.pages,
        [str(one) for one in found],
        versions(engine),
        memory.known("fonts", sorted(names), lambda: fonts(names)),
        others,
    )
    return _written(made, publication.path.with_name(f"{publication.path.stem}.manifes.json"))


def note_outputs(
    made: Manifest | None, outputs: Sequence[Path], others: Mapping[str, Mark], file: Path
) -> Path:
    """Write the earlier manifest, that it may know what is made now without a publication."""
    marks = {**others, **{file.name: mark_of(file) for file in outputs}}
    own = marks_made({"keluaran": made["keluaran"]} if made else None)
    unlike = {name: mark for name, mark in marks.items() if own.get(name) != mark}
    return _written(with_others(made, unlike), file)


def _written(made: Manifest, file: Path) -> Path:
    file.write_text(as_text(made), encoding="utf-8", newline="\n")
    return file


def versions(engine: str) -> dict[str, str]:
    """Everything of this machine that shapes an output, by name. engine: the one that converts."""
    known = {name: _version(name) for name in LIBRARIES}
    return {
        **{name: number for name, number in known.items() if number},
        "mesin": engine,
        "publisher": publisher.__version__,
        "publisher (sumber)": sources(),
        "python": platform.python_version(),
        "qpdf": assemble.qpdf_version(),
        "sistem": f"{platform.system()} {platform.machine()}",
    }


def fonts(names: Iterable[str]) -> dict[str, Any]:
    """PostScript name → family, file and SHA-256; empty where the font is not found."""
    return {name: asdict(font) if font else {} for name, font in convert.font_files(names).items()}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def sources() -> str:
    """A mark of the program itself: a version number stays the same while one develops."""
    root = Path(publisher.__file__).parent
    files = sorted(f.relative_to(root).as_posix() for kind in SOURCES for f in root.rglob(kind))
    digest = hashlib.sha256()
    for name in files:
        digest.update(f"{name}\0".encode() + (root / name).read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def printed_pages(folder: Path, content: Path, template: Path) -> Mapping[str, str] | None:
    """Where the report in `folder` prints each place of its content: `file#key` → page number.

    None where there is no such report, or where its content was changed since.
    """
    made = read_manifest(folder / NAME)
    if made is None or changed_inputs(made, content, template):
        return None
    word, pdf = folder / LAPORAN.word, folder / LAPORAN.pdf
    marks = made["keluaran"]
    if any(not f.is_file() or marks.get(f.name) != mark_of(f) for f in (word, pdf)):
        return None
    try:
        labels = assemble.destination_labels(PdfFile(pdf))
    except PublisherError:
        return None
    pages: dict[str, str] = {}
    for bookmark, keys in words.anchored_keys(word):
        page = labels.get(bookmark)
        for key in keys if page else ():
            for name in _with_those_above(key):
                pages.setdefault(name, page or "")
    return pages


def _with_those_above(key: str) -> Iterable[str]:
    """`a.toml#b[0].c` → itself, `a.toml#b[0]`, `a.toml#b`: a table is where its first value is."""
    yield key
    while (at := max(key.rfind("."), key.rfind("["))) > key.find("#"):
        key = key[:at]
        yield key
