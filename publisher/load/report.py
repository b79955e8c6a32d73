"""A content folder → the report, or the findings that say why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from publisher.load.digests import named_files, origins
from publisher.load.example import is_of_the_example
from publisher.load.files import Read, Table, from_disk, read_table
from publisher.load.knowledge import KNOWLEDGE_FILES, KNOWLEDGE_FOLDER, load_knowledge
from publisher.load.lembar import read_sheet
from publisher.load.problems import findings_of, misspelt
from publisher.load.rules import BERKAS_HILANG, BERKAS_TAK_DIKENAL
from publisher.load.typed import with_typed
from publisher.regular import leads_out
from publisher.tables.jenis import dengan_jenis
from publisher.tables.masa import pada_akhir_periode
from publisher.vocabulary.errors import ContentUnusable
from publisher.vocabulary.findings import Finding, in_file_order
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.places import Keys, Place, whole_file
from publisher.vocabulary.report import FILES, OPTIONAL, Report
from publisher.vocabulary.tabel import Lembar


def load_report(folder: Path, read: Read = from_disk) -> tuple[Report | None, tuple[Finding, ...]]:
    """Every content file of `folder`, read and validated.

    read: what a file holds, for who would see a change before it is written.

    Returns the report, or None where a part of it is missing or wrong. Keys that are
    not known are errors, but the report is read as if they were what is meant. All problems of
    all files are found, in the order of files and lines.

    Raises ContentUnusable where the folder or a file of it cannot be read.
    """
    findings = list(_strays(folder))
    _refuse_links_out(folder)
    parts: dict[str, Node | None] = {}
    for stem, kind in FILES.items():
        part, found = _load_part(folder / f"{stem}.toml", kind, read)
        findings += found
        if part is None and not found and stem in OPTIONAL:
            continue
        parts[stem.replace("-", "_")] = part
    pengetahuan, found = load_knowledge(folder / KNOWLEDGE_FOLDER, read)
    findings += found
    if pengetahuan is None or None in parts.values():
        return None, in_file_order(findings)
    report = Report(folder, pengetahuan=pengetahuan, **parts)  # type: ignore[arg-type]
    examples = _of_the_example(report)
    report = with_typed(replace(report, berkas_contoh=examples, lembar=_sheets(report)))
    report = pada_akhir_periode(report)
    report = replace(report, anggaran=dengan_jenis(report.anggaran), sidik_asal=origins(report))
    return _compared(report), in_file_order(findings)


def _sheets(report: Report) -> dict[str, Lembar]:
    """What the files of own tables hold; what is wrong with them, rules say."""
    own = (t for t in report.sisipan.tabel if t.berkas is not None)
    return {t.place.key: read_sheet(t, report.folder) for t in own}


def _compared(report: Report) -> Report:
    """With the digests of its files, where there is a last period to compare them with."""
    if report.periode_lalu is None:
        return report
    return replace(report, sidik=named_files(report))


def _of_the_example(report: Report) -> frozenset[str]:
    files = report.laporan.lampiran
    return frozenset(str(x.kunci) for x in files if is_of_the_example(x, report.folder))


def _load_part(path: Path, kind: type[Node], read: Read) -> tuple[Node | None, tuple[Finding, ...]]:
    try:
        table, findings = read_table(path, read)
    except FileNotFoundError:
        if path.stem in OPTIONAL:
            return _without_words(kind, path), ()
        return None, (_missing_file(path),)
    if table is None:
        return None, findings
    if table.keys() == {"at"} and path.stem not in OPTIONAL:
        return None, (_empty_file(table["at"]),)
    try:
        return kind.model_validate(table), findings
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        found = (*findings, *findings_of(errors, kind, table))
        meant = misspelt(errors, kind)
        # A slip in a key alone does not hide what the rules would find in the rest.
        grave = [e for e in errors if e["loc"] not in {*meant, *meant.values()}]
        return None if grave else _as_meant(table, meant, kind), found


def _without_words(kind: type[Node], path: Path) -> Node | None:
    """What a file holds that is not there; None where it would be nothing at all."""
    try:
        return kind(at=whole_file(path))
    except ValidationError:
        return None


def _as_meant(table: Table, meant: Mapping[Keys, Keys], kind: type[Node]) -> Node | None:
    """The part of the report as if unknown keys were what is meant, or not there."""
    for written, right in meant.items():
        inner: Any = table
        for key in written[:-1]:
            inner = inner[key]
        inner.setdefault(right[-1], inner[written[-1]])
        del inner[written[-1]]
    try:
        return kind.model_validate(table)
    except ValidationError:
        return None


def _empty_file(at: Place) -> Finding:
    return BERKAS_HILANG.found(
        at,
        message("the file `{name}` is empty", name=at.path.name),
        message("`publisher new` writes an example of every file"),
    )


def _refuse_links_out(folder: Path) -> None:
    """Raises ContentUnusable: who gets a folder from another must not print files of his own."""
    names = [*(f"{stem}.toml" for stem in FILES), KNOWLEDGE_FOLDER]
    names += [f"{KNOWLEDGE_FOLDER}/{name}" for name in KNOWLEDGE_FILES]
    for name in names:
        if leads_out(folder / name, folder):
            raise ContentUnusable(
                message("`{path}` is a link that leads out of the report's folder", path=name),
                message("put a copy of the file itself in its place"),
                whole_file(folder / name),
            )


def _missing_file(path: Path) -> Finding:
    return BERKAS_HILANG.found(
        whole_file(path),
        message("the file `{name}` is missing", name=path.name),
        message("`publisher new` writes an example of every file"),
    )


def _strays(folder: Path) -> Iterator[Finding]:
    """Files that are not read but have nearly the name of one that is."""
    known = {f"{stem}.toml" for stem in FILES}
    for path in _entries(folder):
        meant = "" if path.name in known else _meant(path.name)
        needless = ".toml" not in path.name.lower() and (folder / meant).exists()
        if meant and not needless and not _is_file(path, folder / meant):
            yield BERKAS_TAK_DIKENAL.found(
                whole_file(path),
                message("the file `{name}` is not read", name=path.name),
                message("rename it to `{name}`, if it is that", name=meant),
            )


def _meant(name: str) -> str:
    """The file that nearly has this name; nothing where there is none.

    Windows hides endings: its editor makes `anggaran.toml.txt` of `anggaran.toml`.
    """
    stem, _, ending = name.lower().removesuffix(".txt").partition(".toml")
    stem = stem.strip().replace(" ", "-").replace("_", "-")
    if not name.lower().removesuffix(".txt").endswith(".toml") or ending:
        return f"{stem}.toml" if stem in FILES and "." not in ending else ""
    near = get_close_matches(stem, FILES, n=1)
    return f"{near[0]}.toml" if near else ""


def _is_file(path: Path, known: Path) -> bool:
    """`Laporan.toml` is `laporan.toml` where the system does not tell capitals apart."""
    return known.exists() and path.samefile(known)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError as gone:
        raise ContentUnusable(
            message("there is no folder {path}", path=folder),
            message("`publisher new` makes a folder with an example of every file"),
        ) from gone
    except NotADirectoryError as file:
        raise ContentUnusable(
            message("`{path}` is a file, and should be the folder of the content", path=folder)
        ) from file
    except OSError as failed:
        raise ContentUnusable(
            message("`{path}` cannot be read: {reason}", path=folder, reason=failed)
        ) from failed
