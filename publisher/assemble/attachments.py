"""The files of the lampiran: where they are, what is wrong with them, and their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from publisher.assemble.kinds import KINDS, Document, Kind
from publisher.assemble.pages import page_shapes
from publisher.assemble.paths import locate
from publisher.assemble.plan import Prepared
from publisher.assemble.trouble import Broken, Trouble, UnknownKind
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ToolFailed, ToolMissing
from publisher.vocabulary.findings import Finding, error
from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report

Convert = Callable[[Sequence[Path], Path], tuple[PdfFile, ...]]
"""(documents, folder) → `folder/<stem>.pdf` of each, in order."""


def attachment_findings(report: Report) -> tuple[Finding, ...]:
    """Everything wrong with the files of the lampiran, before anything is built."""
    return tuple(
        finding
        for lampiran in report.laporan.lampiran
        if lampiran.berkas is not None
        for finding in _findings(lampiran, report.folder)
    )


def _findings(lampiran: Lampiran, folder: Path) -> Iterator[Finding]:
    at = lampiran.place / "berkas"
    try:
        file = locate(lampiran, folder)
        yield from _kind(file, at).inspect(file, at)
    except Trouble as trouble:
        yield _as_finding(trouble, at)
    except OSError as refused:
        yield _as_finding(_unreadable(refused, at), at)


def _as_finding(trouble: Trouble, at: Place) -> Finding:
    return error(trouble.rule, at, trouble.message, trouble.help)


def _kind(file: Path, at: Place) -> Kind:
    kind = KINDS.get(file.suffix.lower())
    if kind is None:
        raise UnknownKind(
            message("{file} is of a kind that cannot become pages", file=file.name),
            message(
                "save or print it as one of these: {kinds}",
                kinds=", ".join(suffix.removeprefix(".").upper() for suffix in KINDS),
            ),
            at,
        )
    return kind


def _unreadable(refused: OSError, at: Place) -> Trouble:
    return Broken(
        message("the file cannot be read: {reason}", reason=refused.strerror or str(refused)),
        message("close the programs that have it open, and look whether you may read it"),
        at,
    )


def prepare(
    lampiran: Sequence[Lampiran], folder: Path, workspace: Path, engine: Convert
) -> tuple[Prepared, ...]:
    """Turn every lampiran that has a file into PDF pages, in `workspace`.

    `folder` is the content folder. The engine is called at most once. Raises
    AttachmentUnusable, and what the engine raises, with the place of its lampiran.
    """
    workspace.mkdir(parents=True, exist_ok=True)
    with_file = [one for one in lampiran if one.berkas is not None]
    ready = [_ready(one, folder, workspace / f"{n}-{one.kunci}") for n, one in enumerate(with_file)]
    owners = {made.path: one for made, one in zip(ready, with_file, strict=True)}
    documents = [made.path for made in ready if isinstance(made, Document)]
    converted = _converted(documents, owners, workspace / "converted", engine)
    return tuple(
        _prepared(one, made if isinstance(made, PdfFile) else converted[made.path])
        for made, one in zip(ready, with_file, strict=True)
    )


def _ready(lampiran: Lampiran, folder: Path, stem: Path) -> PdfFile | Document:
    at = lampiran.place / "berkas"
    file = locate(lampiran, folder)
    try:
        return _kind(file, at).ready(file, at, stem)
    except OSError as refused:
        raise _unreadable(refused, at) from None


def _converted(
    documents: Sequence[Path], owners: Mapping[Path, Lampiran], folder: Path, engine: Convert
) -> Mapping[Path, PdfFile]:
    if not documents:
        return {}
    try:
        pdfs = engine(documents, folder)
    except (ToolFailed, ToolMissing) as failed:
        raise _in_words_of_the_author(failed, owners) from None
    return dict(zip(documents, pdfs, strict=True))


def _in_words_of_the_author(
    failed: ToolFailed | ToolMissing, owners: Mapping[Path, Lampiran]
) -> ToolFailed | ToolMissing:
    """The engine names the copy in our workspace; say which lampiran it is."""
    copy = next((value for name, value in failed.message.values if name == "file"), None)
    owner = owners.get(copy) if isinstance(copy, Path) else None
    if owner is None:
        return failed
    values = tuple((n, str(owner.berkas) if n == "file" else v) for n, v in failed.message.values)
    said = replace(failed.message, values=values)
    return type(failed)(said, failed.help, owner.place / "berkas")


def _prepared(lampiran: Lampiran, pdf: PdfFile) -> Prepared:
    shapes = page_shapes(pdf)
    if not shapes:
        raise Broken(
            message("{file} has no pages", file=str(lampiran.berkas)), at=lampiran.place / "berkas"
        )
    return Prepared(str(lampiran.kunci), str(lampiran.judul), pdf, shapes)
