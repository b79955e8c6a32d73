"""The output folder: what people have done with the files in it, and how new ones come into it.

Whatever was edited, signed or is open there stays: nothing is lost.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import evidence, staging
from publisher.layout import Job
from publisher.making import Made
from publisher.manifest import Manifest, Mark, mark_of, marks_made, read_manifest
from publisher.tidy import InUse, in_use
from publisher.vocabulary.artifacts import WordFile
from publisher.vocabulary.dokumen import LAPORAN, Dokumen
from publisher.vocabulary.findings import WARNING, Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.rules import ANY, Rule

SIGNED = b"/ByteRange"  # stands in every signed PDF


def _rule(id: str, explanation: str) -> Rule:
    """Of what was found in the folder, and not in the content: another day may find nothing."""
    return Rule(id, "keluaran", explanation, (WARNING,), ANY, __name__, late=True, passing=True)


EDITED = _rule(
    "hasil-disunting",
    """An output file is not as the program made it: somebody edited or signed it since.

    A build makes laporan.docx, laporan.pdf and the review copy anew from the content, so
    that what was typed, commented or signed in them would be lost. The file as it was is
    kept beside, with the day in its name; an earlier copy is never replaced. Edits that
    shall stay belong into the content files. A file that no manifest knows is kept too.
    """,
)
OPEN = _rule(
    "hasil-terbuka",
    """laporan.docx is open in Word or LibreOffice while the report is built.

    It cannot be replaced, or the open window would later write over the new one. The PDF
    and the manifest are made, and the new Word file lies beside as `laporan (baru).docx`;
    the next build after the file was closed puts everything in its place. Whether a file is
    open is known from the lock file beside it (`~$…`, `.~lock…#`); one that is older than a
    day is taken for a leftover of a crash.
    """,
)
RULES: tuple[Rule, ...] = (EDITED, OPEN)


def refuse_held(folder: Path, dokumen: Dokumen = LAPORAN) -> None:
    """Raises OutputRefused where the PDF is held: unlike the Word file it has no other name."""
    staging.refuse_held(folder / dokumen.pdf)


def word_is_open(folder: Path, dokumen: Dokumen = LAPORAN) -> bool:
    return in_use(folder / dokumen.word) is not None


def publish(job: Job, made: Made, folder: Path) -> tuple[Made, tuple[Finding, ...]]:
    """The files in `folder`, all or none, and what became of those that were there."""
    dokumen = job.dokumen
    opened = in_use(folder / dokumen.word) if made.word else None
    if made.word and opened:
        made = replace(made, word=WordFile(made.word.path.rename(job.work / dokumen.beside)))
    earlier = _look(folder, made.files, dt.date.today(), dokumen)
    described = _described(job, made, earlier)
    staging.put_in_place([*made.files, described], folder, earlier.copies, earlier.gone)
    told = (_open(folder / dokumen.word, opened, dokumen.beside),) if opened else ()
    return made.moved(folder), (*told, *earlier.findings)


def receive(made: Sequence[Path], record: Path, folder: Path, dokumen: Dokumen = LAPORAN) -> None:
    """Files that another machine made, with their manifest among them, and a record of them: in
    `folder`, all or none. What people have done with those that were there stays, as in `publish`.
    """
    files = list(made)
    for n, file in enumerate(files):
        if file.name == dokumen.word and in_use(folder / dokumen.word):
            files[n] = file.rename(file.with_name(dokumen.beside))
    earlier = _look(folder, files, dt.date.today(), dokumen)
    for file in files:
        if file.name == dokumen.manifes and earlier.others:
            evidence.note_outputs(read_manifest(file), (), earlier.others, file)
    staging.put_in_place([*files, record], folder, earlier.copies, earlier.gone)


def publish_files(
    files: Sequence[Path], dokumen: Dokumen, work: Path, folder: Path
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The same of files that no report shapes; where they are, and what became of earlier ones.

    work: the folder in which they were made. Raises OutputRefused.
    """
    opened = in_use(folder / dokumen.word)
    if opened:
        files = [f.rename(work / dokumen.beside) if f.name == dokumen.word else f for f in files]
    earlier = _look(folder, files, dt.date.today(), dokumen)
    described = evidence.note_outputs(
        earlier.manifest, files, earlier.others, work / dokumen.manifes
    )
    staging.put_in_place([*files, described], folder, earlier.copies, earlier.gone)
    told = (_open(folder / dokumen.word, opened, dokumen.beside),) if opened else ()
    return tuple(folder / file.name for file in files), (*told, *earlier.findings)


def _described(job: Job, made: Made, earlier: Earlier) -> Path:
    """The manifest: of the publication, or the earlier one with what is made now."""
    if made.publication is None:
        return evidence.note_outputs(
            earlier.manifest, made.files, earlier.others, job.work / job.dokumen.manifes
        )
    # The fonts of the lampiran that came as PDF are theirs; these two kinds have ours.
    of_engine = [*job.work.glob("pdf/*.pdf"), *job.work.glob("lampiran/converted/*.pdf")]
    return evidence.write_manifest(
        job.report,
        job.template,
        made.files,
        made.publication,
        made.measured.violations,
        evidence.engine_version(job.memory, job.engine),
        of_engine,
        earlier.others,
        job.memory,
    )


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is in the output folder before new files come.

    copies: name of a file that is no longer ours → the name that it is kept under.
    gone: files of ours that nobody needs any more. others: what stays, and what it
    was when we made it.
    """

    manifest: Manifest | None
    copies: Mapping[str, str]
    gone: tuple[str, ...]
    others: Mapping[str, Mark]
    findings: tuple[Finding, ...]


def _look(folder: Path, new: Sequence[Path], today: dt.date, dokumen: Dokumen) -> Earlier:
    """`folder`, into which the files `new` will come under their own names."""
    made = read_manifest(folder / dokumen.manifes)
    known = marks_made(made)
    names = {file.name: file for file in new}
    theirs = {
        name: _is_signed(folder / name, known.get(name))
        for name, file in names.items()
        if name != dokumen.manifes and _is_theirs(folder / name, known.get(name), file)
    }
    taken = set(os.listdir(folder)) if folder.is_dir() else set()
    copies: dict[str, str] = {}
    for name, signed in theirs.items():
        copies[name] = _free(name, "bertanda tangan" if signed else "suntingan", today, taken)
        taken.add(copies[name])
    beside = folder / dokumen.beside
    spare = dokumen.beside not in names and dokumen.word in names and beside.is_file()
    edited = spare and _is_theirs(beside, known.get(dokumen.beside), None)
    gone = (dokumen.beside,) if spare and not edited else ()
    findings = [_kept(folder / name, copies[name], signed) for name, signed in theirs.items()]
    return Earlier(
        made,
        copies,
        gone,
        _others(folder, known, set(dokumen.milik) - {*names, *gone}),
        (*findings, *([_left(beside)] if edited else [])),
    )


def _is_theirs(file: Path, known: Mark | None, new: Path | None) -> bool:
    """Not as we made it. A link is replaced, and what it leads to stays."""
    if not file.is_file() or file.is_symlink():
        return False
    now = mark_of(file)
    return now != known and (new is None or now != mark_of(new))


def _is_signed(file: Path, known: Mark | None) -> bool:
    """It is what we made with something added behind it, or a PDF with a signature in it."""
    if file.suffix != ".pdf" or not file.is_file():
        return False
    data, size = file.read_bytes(), known["ukuran"] if known else None
    if isinstance(size, int) and known and len(data) > size:
        return bool(hashlib.sha256(data[:size]).hexdigest() == known["sha256"])
    return SIGNED in data


def _free(name: str, what: str, today: dt.date, taken: Collection[str]) -> str:
    """`laporan (suntingan 2026-11-24).docx`, or with a number where that is taken."""
    stem, suffix = os.path.splitext(name)
    wanted, number = f"{stem} ({what} {today.isoformat()})", 1
    while f"{wanted}{suffix}" in taken:
        number += 1
        wanted = f"{stem} ({what} {today.isoformat()}) {number}"
    return f"{wanted}{suffix}"


def _others(folder: Path, known: Mapping[str, Mark], kept: Collection[str]) -> dict[str, Mark]:
    return {
        name: mark for name, mark in known.items() if name in kept and (folder / name).is_file()
    }


def _kept(file: Path, copy: str, signed: bool) -> Finding:
    problem = (
        message(
            "{name} was signed since it was made; it is kept as {copy}", name=file.name, copy=copy
        )
        if signed
        else message(
            "{name} was changed since it was made; it is kept as {copy}", name=file.name, copy=copy
        )
    )
    return EDITED.found(
        whole_file(file),
        problem,
        message("the new file has none of this: submit the signed one, or have the new one signed")
        if signed
        else message("take what you need from the copy into the content files, then delete it"),
    )


def _left(beside: Path) -> Finding:
    return EDITED.found(
        whole_file(beside),
        message("{name} was changed since it was made; it is left where it is", name=beside.name),
        message("take what you need from the copy into the content files, then delete it"),
    )


def _open(word: Path, found: InUse, beside: str) -> Finding:
    """The Word file is open, so that the new one lies beside it."""
    return OPEN.found(
        whole_file(word),
        message(
            "{name} is open in Word or LibreOffice; the new Word file is {beside}",
            name=word.name,
            beside=beside,
        ),
        message(
            "close it and build again; if no program has it open, a crash has left the file "
            "{lock}, which may then be deleted",
            lock=found.lock.name,
        )
        if found.lock
        else message("close it and build again"),
    )
