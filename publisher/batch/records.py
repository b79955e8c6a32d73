"""The record beside the outputs of a report: what says that it need not be made again."""

from __future__ import annotations

import os
from pathlib import Path

from publisher.regular import contents
from publisher.rekap import as_json, read_record
from publisher.vocabulary.rekap import BENTUK, Catatan

RECORD = "catatan.json"
LARGEST = 50  # MB
FINAL = ("terbit", "konsep", "ditolak")  # what another try of the same would end as again


def write_record(made: Catatan, out: Path) -> None:
    """Beside the outputs; whole, or as it was."""
    draft = out / f".{RECORD}.{os.getpid()}"
    draft.write_bytes(as_json(made))
    draft.replace(out / RECORD)


def finished(task_out: Path, isi: str, program: str, mesin: str | None) -> Catatan | None:
    """The record of a report that need not be made again: nothing that shapes it has changed, and
    its outputs are there. mesin: None where any machine will do."""
    try:
        known = read_record(contents(task_out / RECORD, LARGEST))
    except OSError:
        return None
    if known is None or known.hasil.keadaan not in FINAL or known.bentuk != BENTUK:
        return None
    if (known.isi, known.program) != (isi, program) or mesin not in (None, known.mesin):
        return None
    there = all((task_out / name).is_file() for name in known.hasil.keluaran)
    return known if there else None
