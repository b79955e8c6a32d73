"""A process for files that nobody vouches for: it answers, or it is ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from publisher.convert import Worker
from publisher.vocabulary.errors import Overrun

PROGRAM = """
import json, os, sys, time
for line in sys.stdin:
    asked = json.loads(line)
    for _ in range(asked.get("signs", 0)):
        time.sleep(0.5)
        print(json.dumps({"alive": True}), flush=True)
    time.sleep(asked.get("sleep", 0))
    if asked.get("crash"):
        os._exit(9)
    held = bytearray(asked.get("hold", 0))
    time.sleep(1 if held else 0)
    print(json.dumps({"pid": os.getpid()}), flush=True)
"""


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    (tmp_path / "penjawab.py").write_text(PROGRAM)
    monkeypatch.syspath_prepend(tmp_path)
    with Worker("penjawab", seconds=2, memory=300_000_000) as made:
        yield made
    assert not psutil.Process().children(recursive=True)


def test_one_process_answers_many_questions(worker: Worker) -> None:
    assert worker.ask({}) == worker.ask({})


def test_a_sign_of_life_gives_more_time(worker: Worker) -> None:
    assert worker.ask({"signs": 6})["pid"]


@pytest.mark.parametrize(
    ("question", "what"),
    [({"sleep": 60}, "time"), ({"crash": True}, "crash"), ({"hold": 500_000_000}, "memory")],
)
def test_whoever_overruns_is_ended_and_the_next_question_starts_anew(
    question: dict[str, object], what: str, worker: Worker
) -> None:
    first = worker.ask({})["pid"]
    with pytest.raises(Overrun) as caught:
        worker.ask(question)
    assert caught.value.what == what
    assert not psutil.pid_exists(first)
    assert worker.ask({})["pid"] != first
