"""A watch over many changes: from a saved word to the Word file and to the PDF, and its memory.

`python -m benchmarks.watching 200` watches a copy of the sample in a process of its own, saves one
word so many times, and prints JSON: seconds and CPU of the first and the last tenth (medians), the
memory of Python and of LibreOffice, and as the yardstick warm conversions of the same Word file in
the same minutes. A busy machine stretches the seconds, not the ratios of CPU.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from publisher.convert.warm import Warm

ROOT = Path(__file__).parents[1]
CHAPTER, BEFORE = "penutup.toml", "serta upaya untuk mengantisipasinya"
MOST = 300.0  # seconds for one change
LOOK = 0.005
MEASURED = 10  # warm conversions


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds from the save; CPU seconds of all; bytes resident."""

    word: float
    pdf: float
    cpu: float
    python: int
    office: int


def watched(folder: Path, changes: int) -> list[Round]:
    isi, out, log = folder / "isi", folder / "out", folder / "log"
    shutil.copytree(ROOT / "content", isi)
    command = [sys.executable, "-m", "publisher", "--lang", "en", "watch", isi, "--out", out]
    with log.open("w") as sink:
        process = psutil.Popen([*map(str, command)], stdout=sink, stderr=sink, cwd=ROOT)
    try:
        _wait(log, "; Ctrl-C ends it", 1, process)
        return [_round(isi / CHAPTER, out, log, process, n) for n in range(changes)]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _round(chapter: Path, out: Path, log: Path, process: psutil.Popen, number: int) -> Round:
    text = (ROOT / "content" / CHAPTER).read_text("utf-8")
    cpu, said = _cpu(process), log.read_text("utf-8").count("; Ctrl-C ends it")
    word = (out / "laporan.docx").stat().st_ino
    chapter.write_text(text.replace(BEFORE, f"{BEFORE} {_word(number)}"), "utf-8")
    saved = time.perf_counter()
    while (out / "laporan.docx").stat().st_ino == word:
        time.sleep(LOOK)
        assert time.perf_counter() - saved < MOST, log.read_text("utf-8")[-2000:]
    drafted = time.perf_counter() - saved
    _wait(log, "; Ctrl-C ends it", said + 1, process)
    done = time.perf_counter() - saved
    family = [process, *process.children(recursive=True)]
    sizes = {p: p.memory_info().rss for p in family if p.is_running()}
    office = sum(size for p, size in sizes.items() if "soffice" in p.name())
    return Round(drafted, done, _cpu(process) - cpu, sum(sizes.values()) - office, office)


def _word(number: int) -> str:
    """Another word each time, and always as long."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


def _wait(log: Path, words: str, times: int, process: psutil.Popen) -> None:
    end = time.perf_counter() + MOST
    while log.read_text("utf-8").count(words) < times:
        assert process.poll() is None and time.perf_counter() < end, log.read_text("utf-8")[-2000:]
        time.sleep(LOOK)


def _cpu(process: psutil.Popen) -> float:
    """Of the process and all that it started and has ended, as far as it can be known."""
    total = 0.0
    for one in (process, *process.children(recursive=True)):
        times = one.cpu_times()
        total += times.user + times.system + times.children_user + times.children_system
    return total


def conversions(word: Path, folder: Path) -> tuple[list[float], list[float]]:
    """Seconds and CPU seconds of warm conversions of one Word file."""
    seconds, cpu = [], []
    with Warm() as engine:
        engine.convert([word], folder)
        for _ in range(MEASURED):
            me = psutil.Process()
            start, before = time.perf_counter(), _cpu(me)
            engine.convert([word], folder)
            seconds.append(time.perf_counter() - start)
            cpu.append(_cpu(me) - before)
    return seconds, cpu


def summed(rounds: Sequence[Round]) -> dict[str, float]:
    return {
        name: round(statistics.median(getattr(one, name) for one in rounds), 3)
        for name in Round.__slots__
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.watching")
    parser.add_argument("changes", type=int, nargs="?", default=200)
    changes = parser.parse_args().changes
    with tempfile.TemporaryDirectory() as place:
        rounds = watched(Path(place), changes)
        seconds, cpu = conversions(Path(place, "out", "laporan.docx"), Path(place, "pdf"))
    tenth = max(1, changes // 10)
    first, last = summed(rounds[:tenth]), summed(rounds[-tenth:])
    conversion = {
        "seconds": round(statistics.median(seconds), 3),
        "cpu": round(statistics.median(cpu), 3),
    }
    print(
        json.dumps(
            {
                "changes": changes,
                "first": first,
                "last": last,
                "conversion": conversion,
                "last / first": round(last["pdf"] / first["pdf"], 2),
                "last / first (cpu)": round(last["cpu"] / first["cpu"], 2),
                "pdf / conversion": round(last["pdf"] / conversion["seconds"], 2),
                "cpu / conversion": round(last["cpu"] / conversion["cpu"], 2),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
