"""A build that is ended at any moment: the outputs are whole, and nothing of it is left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.attachment_samples import pdf_page
from tests.killing import BEFORE_OR_AFTER
from tests.minimal import changed, write_minimal
from tests.proofs import WHOLE
from tests.reports import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no signals to send")

PLAIN, WITH_WORKER = (
    (34, 6) if WHOLE else (17, 3)
)  # moments: starting the worker takes longer than all the rest
CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 143, "SIGKILL": -9}
DONE = 0  # it was faster than the signal


def with_attachment(folder: Path) -> Path:
    """A report with a lampiran, for which the worker is started."""
    lampiran = '[[lampiran]]\nkunci = "bagan"'
    text = '[[lampiran]]\nkunci = "surat"\njudul = "Surat"\nberkas = "a.pdf"\n\n' + lampiran
    write_minimal(folder, laporan=changed("laporan", lampiran, text))
    pdf_page(folder / "a.pdf")
    return folder


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("killed")
    (folder / "tmp").mkdir()
    plain = ended_builds(write_minimal(folder / "isi"), folder, PLAIN)
    return plain + ended_builds(with_attachment(folder / "lampiran"), folder, WITH_WORKER)


def ended_builds(content: Path, folder: Path, count: int) -> list[dict[str, Any]]:
    where = [str(content), str(folder / "out")]
    command = [sys.executable, "-m", "tests.killing", *where, str(count)]
    ran = subprocess.run(
        [*command, *CODES],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_each_ends_with_the_code_of_its_signal(moments: list[dict[str, Any]]) -> None:
    # Before and after the command itself a signal ends the process as the system does.
    outside = {"SIGINT": BEFORE_OR_AFTER, "SIGTERM": -15, "SIGHUP": -1, "SIGKILL": -9}
    ends = {name: {code, DONE, outside[name]} for name, code in CODES.items()}
    assert [m for m in moments if "signal" in m and m["code"] not in ends[m["signal"]]] == []
    assert {m["code"] for m in moments} >= {*CODES.values()}


def test_the_outputs_are_the_earlier_or_the_new_ones_never_a_mixture(
    moments: list[dict[str, Any]],
) -> None:
    assert [m for m in moments if m["state"] not in ("earlier", "new")] == []
    assert len([m for m in moments if m["code"] != DONE]) > len(moments) / 2


def test_no_process_and_no_folder_is_left(moments: list[dict[str, Any]]) -> None:
    assert [m for m in moments if m.get("living") or m.get("left")] == []


def test_the_next_build_works(moments: list[dict[str, Any]]) -> None:
    last = [m for m in moments if "signal" not in m]
    assert last == [{"code": 0, "state": "new"}] * 2
