"""The data files of the rules: those that every office shares, and the office's own additions."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from publisher.load.example import example
from publisher.load.files import Read, Table, from_disk, read_table
from publisher.load.nomenclature import load_editions, load_nomenclature
from publisher.load.problems import findings_of
from publisher.load.shared import read_shared
from publisher.vocabulary.findings import Finding, any_errors
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.pengetahuan import KNOWLEDGE, Pengetahuan

SHARED = Path(__file__).parent.parent / "pengetahuan"
KNOWLEDGE_FOLDER = "pengetahuan"
NOMENCLATURE = "nomenklatur.csv"
EDITIONS = "nomenklatur_edisi.csv"
KNOWLEDGE_FILES = (*(f"{stem}.toml" for stem in KNOWLEDGE), NOMENCLATURE)


@cache
def shared_knowledge() -> Pengetahuan:
    """What every office shares, without the additions of one."""
    known, _ = load_knowledge(SHARED / "tanpa-tambahan")
    assert known is not None  # the program's own files
    return known


def load_knowledge(
    folder: Path, read: Read = from_disk
) -> tuple[Pengetahuan | None, tuple[Finding, ...]]:
    """What rules know, with the additions in `folder` where there are any."""
    findings: list[Finding] = []
    parts: dict[str, Node] = {}
    for stem, kind in KNOWLEDGE.items():
        shared = read_shared(SHARED / f"{stem}.toml")
        own, found = _additions(folder / f"{stem}.toml", kind, read)
        findings += found
        if not found:
            parts[stem] = kind.model_validate(_joined(shared, own))
    nomenklatur, found = load_nomenclature(SHARED / NOMENCLATURE, folder / NOMENCLATURE)
    findings += found
    if any_errors(findings):
        return None, tuple(findings)
    known = Pengetahuan(
        nomenklatur=nomenklatur,
        edisi=load_editions(SHARED / EDITIONS),
        contoh=example(),
        **parts,  # type: ignore[arg-type]
    )
    return known, tuple(findings)


def _additions(path: Path, kind: type[Node], read: Read) -> tuple[Table, tuple[Finding, ...]]:
    """The office's own file; each problem in it is said at its place."""
    try:
        table, found = read_table(path, read)
    except FileNotFoundError:
        return {}, ()
    if table is None or found:
        return {}, found
    try:
        kind.model_validate(table)
    except ValidationError as invalid:
        # An office adds only what it has: whatever is missing stands in the shared file.
        wrong = [e for e in invalid.errors(include_url=False) if e["type"] != "missing"]
        return table, tuple(findings_of(wrong, kind, table))
    return table, ()


def _joined(shared: Any, own: Any) -> Any:
    if isinstance(shared, list) and isinstance(own, list):
        return [*shared, *own]
    if isinstance(shared, dict) and isinstance(own, dict):
        return shared | {k: _joined(shared[k], v) if k in shared else v for k, v in own.items()}
    return own
