"""The process that makes one report after another, as tests want it.

`python -m tests.batch_worker` builds nothing: it writes two small files and a record, so that it
starts at once. With the argument `real` it is the program's own with the fake engine.

A file `racun` in a content folder says what befalls who makes it: `crash`, `hang`, `memory` or
`bug`; `crash-once` only the first time. A file `lambat` says for how many seconds that takes.
What is begun and ended is told in the file that BATCH_LOG names.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from publisher.batch import worker

Data = dict[str, Any]


def answer(question: Data, announce: Callable[[str], None]) -> Data:
    folder, out = Path(question["folder"]), Path(question["out"])
    _log("begin", out)
    announce("check")
    poison = folder / "racun"
    if poison.is_file():
        _befall(poison.read_text().strip(), out)
    slow = folder / "lambat"
    if slow.is_file():
        time.sleep(float(slow.read_text()))
    made = _made(question, out)
    _log("end", out)
    return made


def _made(question: Data, out: Path) -> Data:
    out.mkdir(parents=True, exist_ok=True)
    for name in ("laporan.docx", "laporan.pdf"):
        (out / name).write_text(f"{question['kunci']} {question['isi']}")
    record = {
        **{key: question[key] for key in ("kantor", "kunci", "folder", "isi")},
        "penyampaian": {"keadaan": "tanpa_batas"},
        "hasil": {"keadaan": "terbit", "halaman": 3, "keluaran": {"laporan.pdf": {}}},
        **json.loads(os.environ["BATCH_PROGRAM"]),
    }
    (out / "catatan.json").write_text(json.dumps(record))
    return record


def _log(what: str, out: Path) -> None:
    with open(os.environ["BATCH_LOG"], "a") as file:
        file.write(f"{what} {out.name} {os.getpid()}\n")


def _befall(what: str, out: Path) -> None:
    mark = Path(f"{os.environ['BATCH_LOG']}.{out.name}")
    if what == "crash" or (what == "crash-once" and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        time.sleep(60)
    if what == "memory":
        held = b"x" * 300_000_000
        time.sleep(60)
        del held
    if what == "bug":
        raise RuntimeError("a bug")


if __name__ == "__main__":
    if "real" in sys.argv[1:]:
        from publisher.convert import ENGINES
        from tests import fake_engine

        ENGINES["libreoffice"] = fake_engine
        worker.main()
    else:
        worker.main(answer)
