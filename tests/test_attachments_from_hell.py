"""Lampiran that are damaged, tricky or something else: each ends as a page or as a placeholder.

The goldens say what becomes of every file. Whoever changes an outcome sees it there.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from publisher.assemble import Prepared, attachment_findings, prepare
from publisher.assemble.losses import LOSSES, NOTICES
from publisher.assemble.trouble import TROUBLES
from publisher.convert import Worker
from publisher.pipeline import ADDRESSABLE
from publisher.vocabulary.errors import Overrun
from tests import fake_engine, hell
from tests.attachment_samples import lampiran
from tests.conftest import Golden
from tests.reports import GOLDENS

SILENT = ("as it is",)
PICTURES = "lampiran-jadi-gambar"
CONVERTED = (".docx", ".xlsx", ".docm", ".xlsm")


@dataclass
class Recorder:
    """A worker that remembers how each question ended."""

    worker: Worker
    answers: list[dict[str, Any]]

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            said = self.worker.ask(question)
        except Overrun as overrun:
            said = {"overrun": overrun.what}
        self.answers.append(question | said)
        return said


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    with Worker("publisher.assemble.worker", [str(ADDRESSABLE)]) as worker:
        yield Recorder(worker, [])
        process = worker._process
    assert process is None or not process.is_running()


def outcome(one: Prepared) -> str:
    rules = {f.rule for f in one.findings}
    if one.pdf is None:
        return "set aside"
    if PICTURES in rules:
        return "pictures"
    if "lampiran-rusak" in rules:
        return "repaired"
    if one.pdf.path.parent.name == "converted":
        return "converted"
    return "as it is" if not rules else "changed"


def row(name: str, one: Prepared) -> str:
    rules = " ".join(f.rule.removeprefix("lampiran-") for f in one.findings) or "-"
    return f"{ascii(name)[1:-1]} | {outcome(one)} | {rules} | {len(one.pages)}"


@pytest.mark.parametrize("group", hell.GROUPS)
def test_every_file_ends_as_pages_or_as_a_placeholder(
    group: str, recorder: Recorder, golden: Golden, tmp_path: Path
) -> None:
    names = hell.write(group, tmp_path / "isi")
    recorder.answers.clear()
    prepared = prepare(
        lampiran(*names, folder=tmp_path / "isi"),
        tmp_path / "isi",
        tmp_path / "work",
        fake_engine.convert,
        recorder.ask,
    )
    overrun = [a for a in recorder.answers if "overrun" in a]
    assert overrun == [], json.dumps(overrun, indent=1)
    table = [row(name, one) for name, one in zip(names, prepared, strict=True)]
    golden("\n".join(table) + "\n", GOLDENS / "hell" / f"{group}.txt")
    for one in prepared:
        assert (one.pdf is None) == (one.instead is not None)
        assert one.pages and all(p.width > 0 and p.height > 0 for p in one.pages)
        assert {f.rule for f in one.findings} <= set(TROUBLES) | set(NOTICES)
