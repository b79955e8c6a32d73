"""The files of the lampiran: where they are, what is wrong with them, and their pages.

A file that cannot become pages is set aside: a page in its place says which
one and why, a finding says it too, and the report is built all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.assemble.paths import locate
from publisher.assemble.plain import (
    Data,
    answer_here,
    unpacked_finding,
    unpacked_message,
    unpacked_trouble,
)
from publisher.assemble.plan import PageShape, Prepared
from publisher.assemble.trouble import (
    Exhausting,
    Missing,
    Outside,
    Trouble,
    Unconvertible,
)
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import Overrun, ToolFailed, ToolMissing
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report

Convert = Callable[[Sequence[Path], Path], tuple[PdfFile, ...]]
"""(documents, folder) → `folder/<stem>.pdf` of each, in order."""

Tool = ToolFailed | ToolMissing
Ask = Callable[[Data], Data]
"""A question to `worker.answer`, within this process or in one of its own. Raises Overrun."""

PLACEHOLDER = PageShape(595.3, 841.9)  # the page that stands for a file set aside

_WHY: dict[str, Callable[[str], Message]] = {
    "time": lambda file: message("{file} takes too long to read", file=file),
    "memory": lambda file: message("{file} takes too much memory to read", file=file),
    "crash": lambda file: message("{file} makes the program that reads it crash", file=file),
}


def why_unread(said: Data, name: str) -> Message:
    """What to say of a question that was not answered but overran, or met trouble."""
    if "trouble" in said:
        return unpacked_message(said["trouble"]["message"])
    return _WHY[said["overrun"]](name)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look at the file of a lampiran told, so that making its pages needs no second one.

    seen: by what `worker` knows the file again. trouble: why it cannot become pages.
    """

    findings: tuple[Finding, ...]
    seen: Data | None = None
    trouble: Trouble | None = None


Inspections = Mapping[str, Inspection]  # by the `kunci` of the lampiran


def inspected(report: Report, ask: Ask = answer_here) -> Inspections:
    """Everything wrong with the files of the lampiran, before anything is built."""
    with_file = [one for one in report.laporan.lampiran if one.berkas is not None]
    return {str(one.kunci): _inspected(one, report.folder, ask) for one in with_file}


def attachment_findings(inspections: Inspections) -> Iterator[Finding]:
    for one in inspections.values():
        yield from one.findings


def _inspected(lampiran: Lampiran, folder: Path, ask: Ask) -> Inspection:
    at = lampiran.place / "berkas"
    try:
        said = _asked(ask, {"do": "inspect", "file": str(locate(lampiran, folder))}, lampiran)
    except Trouble as trouble:
        return Inspection((as_finding(trouble, at),), trouble=trouble)
    found = tuple(unpacked_finding(one, at) for one in said["findings"])
    return Inspection(found, said["seen"])


def as_finding(trouble: Trouble, at: Place) -> Finding:
    return trouble.rule.found(at, trouble.message, trouble.help)


def _asked(ask: Ask, question: Data, lampiran: Lampiran) -> Data:
    """The answer. Raises Trouble, also where the question overran its limits, and OSError where
    the disk is full.
    """
    at = lampiran.place / "berkas"
    try:
        said = ask(question)
    except Overrun as overrun:
        said = {"overrun": overrun.what}
    if "refused" in said:
        raise OSError(*said["refused"])
    if "overrun" in said:
        problem = why_unread(said, str(lampiran.berkas))
        help = message("print it to a new PDF, or scan it anew at 300 dots per inch")
        raise Exhausting(problem, help, at)
    if "trouble" in said:
        raise unpacked_trouble(said["trouble"], at)
    return said


def prepare(
    lampiran: Sequence[Lampiran],
    folder: Path,
    workspace: Path,
    engine: Convert,
    ask: Ask = answer_here,
    inspections: Inspections | None = None,
) -> tuple[Prepared, ...]:
    """Turn every lampiran that has a file into PDF pages, in `workspace`.

    `folder` is the content folder. inspections: what was told of the files already, and is
    neither looked for nor told again, unless the file has changed since. A file that
    cannot become pages is set aside. Raises Missing, Outside, and ToolMissing when nothing
    can be converted here.
    """
    workspace.mkdir(parents=True, exist_ok=True)
    with_file = [one for one in lampiran if one.berkas is not None]
    known = inspections or {}
    ready = [
        _ready(one, folder, workspace / f"{n}-{one.kunci}", ask, known.get(str(one.kunci)))
        for n, one in enumerate(with_file)
    ]
    owners = {
        Path(made["document"]): one
        for made, one in zip(ready, with_file, strict=True)
        if isinstance(made, dict) and "document" in made
    }
    converted = _converted(owners, workspace / "converted", engine)
    return tuple(
        _prepared(one, made, converted, ask) for made, one in zip(ready, with_file, strict=True)
    )


def _ready(
    lampiran: Lampiran, folder: Path, stem: Path, ask: Ask, known: Inspection | None
) -> Data | Trouble:
    if known is not None and known.trouble is not None:
        if isinstance(known.trouble, Missing | Outside):
            raise known.trouble
        return known.trouble
    question: Data = {"do": "ready", "stem": str(stem), "seen": known.seen if known else None}
    try:
        return _asked(ask, question | {"file": str(locate(lampiran, folder))}, lampiran)
    except (Missing, Outside):
        raise
    except Trouble as trouble:
        return trouble


def _converted(
    owners: Mapping[Path, Lampiran], folder: Path, engine: Convert
) -> Mapping[Path, PdfFile | Trouble]:
    """All documents in one run; where one fails, the others in another."""
    made: dict[Path, PdfFile | Trouble] = {}
    left = list(owners)
    while left:
        try:
            made.update(zip(left, engine(left, folder), strict=True))
            break
        except (ToolFailed, ToolMissing) as failed:
            guilty = _file_of(failed)
            if guilty not in left:
                raise  # it is not about one of them
            said = _in_words_of_the_author(failed, owners)
            made[guilty] = Unconvertible(said.message, said.help, said.at)
            left.remove(guilty)
    return made


def _file_of(failed: ToolFailed | ToolMissing) -> Path:
    copy = next((value for name, value in failed.message.values if name == "file"), None)
    return copy if isinstance(copy, Path) else Path()


def _in_words_of_the_author(failed: Tool, owners: Mapping[Path, Lampiran]) -> Tool:
    """The engine names the copy in our workspace; say which lampiran it is."""
    owner = owners.get(_file_of(failed))
    if owner is None:
        return failed
    values = tuple((n, str(owner.berkas) if n == "file" else v) for n, v in failed.message.values)
    return type(failed)(Message(failed.message.text, values), failed.help, owner.place / "berkas")


def _prepared(
    lampiran: Lampiran, made: Data | Trouble, converted: Mapping[Path, PdfFile | Trouble], ask: Ask
) -> Prepared:
    if isinstance(made, dict) and "document" in made:
        pdf = converted[Path(made["document"])]
        made = _finished(lampiran, made, pdf, ask) if isinstance(pdf, PdfFile) else pdf
    if isinstance(made, Trouble):
        return _set_aside(lampiran, made)
    at = lampiran.place / "berkas"
    return Prepared(
        str(lampiran.kunci),
        str(lampiran.judul),
        PdfFile(Path(made["pdf"])),
        tuple(PageShape(*pair) for pair in made["pages"]),
        tuple(unpacked_finding(found, at) for found in made["findings"]),
    )


def _finished(lampiran: Lampiran, made: Data, pdf: PdfFile, ask: Ask) -> Data | Trouble:
    try:
        question = {"do": "finish", "file": str(pdf.path), "name": str(lampiran.berkas)}
        said = _asked(ask, question, lampiran)
    except Trouble as trouble:
        return trouble
    return said | {"findings": [*made["findings"], *said["findings"]]}


def _set_aside(lampiran: Lampiran, trouble: Trouble) -> Prepared:
    at = lampiran.place / "berkas"
    finding = as_finding(trouble, at)
    return Prepared(
        str(lampiran.kunci), str(lampiran.judul), None, (PLACEHOLDER,), (finding,), trouble.message
    )
