"""What is asked about a lampiran's file, answered in plain data.

`python -m publisher.assemble.worker BYTES` answers line by line, in a process
that may be ended when a file makes it hang or eat memory. `answer` is the same
within this process.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import queue
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from publisher.assemble import notices
from publisher.assemble.archivable import Step, Undrawable, make_archivable, make_pictures
from publisher.assemble.boxes import boxes
from publisher.assemble.difference import first_difference
from publisher.assemble.illustrate import illustrate
from publisher.assemble.kinds import KINDS, Document, Kind
from publisher.assemble.limits import PAGES, limit_pdf_library
from publisher.assemble.meter import measure
from publisher.assemble.naming import recognised
from publisher.assemble.pages import page_count, page_shapes
from publisher.assemble.plain import Data, packed, packed_finding
from publisher.assemble.rehearsal import rehearse
from publisher.assemble.shrink import LEVELS, shrink
from publisher.assemble.trouble import Broken, Trouble, too_many_pages
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import DISK_FULL
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place, whole_file

PRINT_ANEW = message("make the PDF again, or print it to a new PDF")
LONGEST = 120.0  # seconds for one answer; whoever asks gives up earlier, if he still lives


def _silent() -> None:
    """Within this process nobody waits for a sign of life."""


def answer(question: Data, alive: Step = _silent) -> Data:
    """`do`: "inspect" (what is wrong with `file`?), "ready" (make it PDF or a document to
    convert, at `stem`; `seen`: what "inspect" answered), "finish" (the PDF `file`, converted
    from `name`), "shrink" (make its pictures smaller, to a `level` of `shrink.LEVELS`),
    "illustrate" (a picture for the narrative: see `illustrate.illustrate`), "measure" (any PDF:
    see `meter.measure`) or "compare" (where it differs from the PDF `other`). alive: called now
    and then, at least after every page that takes long.

    The answer has `refused` where the disk is full, `trouble` where the file cannot be used, else
    `findings`, and `pdf` with `pages` (pairs of points), or `document`.
    """
    file = Path(question["file"])
    at = whole_file(file)  # the place of the lampiran is not known here
    try:
        return _answer(question, file, at, alive)
    except Trouble as trouble:
        return {"trouble": packed(trouble.rule.id, trouble.message, trouble.help)}
    except OSError as refused:
        if refused.errno in DISK_FULL:  # no fault of the file
            return {"refused": [refused.errno, refused.strerror, str(refused.filename or "")]}
        said = message("the file cannot be read: {reason}", reason=refused.strerror or str(refused))
        help = message("close the programs that have it open, and look whether you may read it")
        return {"trouble": packed(Broken.rule.id, said, help)}


def _answer(question: Data, file: Path, at: Place, alive: Step) -> Data:
    if question["do"] == "measure":
        return {"built": measure(question, alive)}
    if question["do"] == "compare":
        return first_difference(file, Path(question["other"]))
    if question["do"] == "illustrate":
        return illustrate(question, file, at)
    if question["do"] == "shrink":
        changed = shrink(file, LEVELS[question["level"]])
        return {"changed": changed, "size": file.stat().st_size}
    if question["do"] == "finish":
        boxed = [_boxed(found, question["name"], at) for found in (boxes(file),) if found]
        return _finished(PdfFile(file), question["name"], boxed, at, alive)
    if question["do"] == "inspect":
        kind, findings = _inspected(file, at)
        return {"findings": [packed_finding(f) for f in findings], "seen": _seen(file, kind)}
    kind, findings = _known(question.get("seen"), file) or _inspected(file, at)
    made = kind.ready(file, at, Path(question["stem"]))
    if isinstance(made, Document):
        said = [packed_finding(f) for f in findings]
        return {"findings": said, "document": str(made.path)}
    return _finished(made, file.name, findings, at, alive)


def _inspected(file: Path, at: Place) -> tuple[Kind, list[Finding]]:
    kind, said = recognised(file, at)
    return kind, [*said, *kind.inspect(file, at)]


def _seen(file: Path, kind: Kind) -> Data:
    """By what the file is known again: whoever changes it changes its size or its time."""
    suffix = next(suffix for suffix, known in KINDS.items() if known is kind)
    facts = file.stat()
    return {"suffix": suffix, "size": facts.st_size, "time": facts.st_mtime_ns}


def _known(seen: Data | None, file: Path) -> tuple[Kind, list[Finding]] | None:
    """The kind of a file that was inspected before, and nothing to tell of it again."""
    if seen is None or seen != _seen(file, KINDS[seen["suffix"]]):
        return None
    return KINDS[seen["suffix"]], []


def _finished(pdf: PdfFile, name: str, findings: list[Finding], at: Place, alive: Step) -> Data:
    """The last step of every kind: fit for the archive, and measured."""
    pages = page_count(pdf)
    if not pages:
        raise Broken(message("{file} has no pages", file=name), at=at)
    if pages > PAGES:
        raise too_many_pages(name, at)
    try:
        pictures = make_archivable(pdf.path, alive)
        rehearsal = rehearse(pdf.path, alive)
        if not rehearsal.joins:
            pictures = make_pictures(pdf.path, alive)
            if not rehearse(pdf.path, alive).joins:
                raise Broken(message("pages of {file} cannot be joined", file=name), PRINT_ANEW, at)
    except Undrawable as page:
        said = message("page {number} of {file} cannot be drawn", number=page.number, file=name)
        raise Broken(said, PRINT_ANEW, at) from None
    if pictures:
        findings = [*findings, _became_pictures(pictures, name, at)]
    elif rehearsal.forgets_structure:
        findings = [*findings, _forgotten_structure(name, at)]
    return {
        "findings": [packed_finding(f) for f in findings],
        "pdf": str(pdf.path),
        "pages": [(shape.width, shape.height) for shape in page_shapes(pdf)],
    }


def _became_pictures(pages: Sequence[int], name: str, at: Place) -> Finding:
    return notices.BECAME_PICTURES.found(
        at,
        message(
            "pages of {file} had to become pictures: {pages}; their text cannot be searched",
            file=name,
            pages=", ".join(map(str, pages)),
        ),
        message("save the file anew as PDF/A, or with all fonts embedded"),
    )


def _boxed(characters: str, name: str, at: Place) -> Finding:
    from publisher.prose.unfonted import named, remedy  # late: it brings all of the prose

    return notices.BOXED.found(
        at,
        message(
            "no installed font has these characters of {file}, which are boxes in the PDF: "
            "{characters}",
            file=name,
            characters=named(characters),
        ),
        remedy(characters),
    )


def _forgotten_structure(name: str, at: Place) -> Finding:
    return notices.STRUCTURE.found(
        at,
        message("the reading structure of {file} is damaged and not in the report", file=name),
        message("nothing to do: its pages look the same, and are read aloud as pictures"),
    )


def main() -> None:
    """Answer questions from standard input, one JSON object a line, until it ends."""
    gc.set_threshold(50_000, 20, 50)  # PDFs make many objects, and few cycles
    _limit_memory(int(sys.argv[1]))
    limit_pdf_library()
    # Libraries may print; only answers go to the asker.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    nowhere = open(os.devnull, "w")  # noqa: SIM115 it stays open

    def tell(said: Data) -> None:
        # A library may hang so that no thread of Python runs: this clock is none.
        faulthandler.dump_traceback_later(LONGEST, file=nowhere, exit=True)
        answers.write(json.dumps(said) + "\n")
        answers.flush()

    for line in _questions():
        faulthandler.dump_traceback_later(LONGEST, file=nowhere, exit=True)
        try:
            said = answer(json.loads(line), lambda: tell({"alive": True}))
        except MemoryError:
            said = {"overrun": "memory"}
        except Exception as unforeseen:
            said = {"overrun": "crash", "why": f"{type(unforeseen).__name__}: {unforeseen}"}
        tell(said)
        faulthandler.cancel_dump_traceback_later()


def _questions() -> Iterator[str]:
    """Line by line. When whoever asks is gone, so is this process, in the midst of an answer."""
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(lines,), daemon=True).start()
    while True:
        yield lines.get()


def _listen(lines: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        lines.put(line)
    os._exit(0)


def _limit_memory(size: int) -> None:
    """A hard limit where the system has one; the asker looks from outside as well."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    main()
