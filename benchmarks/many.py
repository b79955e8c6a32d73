"""Many reports in one run against each made by hand in turn: `python -m benchmarks.many`.

By hand is what an office has without this program: docxtpl fills a Word template, a cold soffice
makes its PDF; the contents are stale, there is no lampiran, and nothing is checked. The template
is the finished laporan.docx of the same report, so that both lay out the same pages. `--dask 1 2`
makes the same reports on so many workers of a Dask cluster, each a process with one thread. Every
run begins with an empty cache. Times are of the clock (wall) and of the processors (CPU, with all
processes that were started); on a machine with other work only the latter says much.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from benchmarks.offices import write_offices
from publisher.convert.installation import soffice
from publisher.convert.settings import PROFILE_SWITCH, write_profile

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
WANTED = 2.5  # times as fast as by hand
MB = 1_000_000
RENDER = """
import sys
from docxtpl import DocxTemplate
document = DocxTemplate(sys.argv[1])
document.render({})
document.save(sys.argv[2])
"""
Measured = dict[str, Any]


def measured(work: Callable[[], None]) -> Measured:
    """Seconds of the clock and of the processors, and the most memory of all processes in MB."""
    before, begin = _cpu(), time.perf_counter()
    with _memory() as most:
        work()
    wall = time.perf_counter() - begin
    return {"wall": round(wall, 1), "cpu": round(_cpu() - before, 1), "mb": most[0] // MB}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def _memory() -> Iterator[list[int]]:
    most, done = [0], threading.Event()

    def look() -> None:
        me = psutil.Process()
        while not done.wait(0.5):
            total = 0
            for process in me.children(recursive=True):
                try:
                    total += process.memory_info().rss
                except psutil.Error:
                    continue
            most[0] = max(most[0], total)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        done.set()
        thread.join()


def batch(folders: Sequence[Path], out: Path, *more: str) -> None:
    command = [sys.executable, "-m", "publisher", "batch", *map(str, folders)]
    done = subprocess.run(
        [*command, "--out", str(out), "--lang", "en", *more],
        env=os.environ | {"PUBLISHER_CACHE": str(out.with_suffix(".cache"))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    made = json.loads((out / "rekap.json").read_text("utf-8"))["laporan"]
    bad = [one["kantor"] for one in made if one["hasil"]["keadaan"] != "terbit"]
    assert not bad and len(made) == len(folders), (done.returncode, bad, done.stderr[-2000:])


def by_hand(documents: Sequence[Path], work: Path) -> None:
    """One after another, as a person would: fill in, convert, the next."""
    for n, document in enumerate(documents):
        place = work / str(n)
        write_profile(place / "profile")
        filled = place / "laporan.docx"
        subprocess.run([sys.executable, "-c", RENDER, str(document), str(filled)], check=True)
        profile = f"{PROFILE_SWITCH}{(place / 'profile').as_uri()}"
        command = [str(soffice()), profile, "--headless", "--convert-to", "pdf", "--outdir"]
        for _ in range(2):  # a new profile makes it end at once, and ask to be started again
            subprocess.run([*command, str(place), str(filled)], capture_output=True)
        assert (place / "laporan.pdf").is_file()


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[str]:
    """A scheduler and workers in processes of their own; its address."""
    file = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    started = [
        subprocess.Popen(
            [*dask, "scheduler", "--scheduler-file", str(file), "--port", "0", "--no-dashboard"],
            **quiet,  # type: ignore[call-overload]
        )
    ]
    try:
        while not file.exists():
            time.sleep(0.1)
        address = str(json.loads(file.read_text())["address"])
        for _ in range(workers):
            command = [*dask, "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
            environ = os.environ | {"PUBLISHER_CACHE": str(folder / "cache")}
            started.append(subprocess.Popen(command, env=environ, **quiet))  # type: ignore[call-overload]
        time.sleep(10)  # they have registered, and what they import is no part of the work
        yield address
    finally:
        for process in started:  # a worker that is told to end waits for its scheduler
            process.kill()
        for process in started:
            process.wait()


class _Found(dict[str, Measured]):
    """Figures by name, each printed as it comes."""

    def __setitem__(self, name: str, figures: Measured) -> None:
        super().__setitem__(name, figures)
        print(f"{name:40} " + "  ".join(f"{k} {v}" for k, v in figures.items()), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many")
    parser.add_argument("--count", type=int, default=21, help="reports")
    parser.add_argument("--jobs", default="2", help="reports at a time")
    parser.add_argument("--hand", type=int, default=21, help="so many by hand; 0: none")
    parser.add_argument("--dask", type=int, nargs="*", default=[], help="workers")
    parser.add_argument("--no-local", action="store_true", help="on a cluster alone")
    options = parser.parse_args()
    found = _Found()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folders = write_offices(CONTENT, folder / "isi", options.count)
        if not options.no_local:
            name = f"batch, {options.count} reports, {options.jobs} at a time"
            out = folder / "hasil"
            found[name] = measured(lambda: batch(folders, out, "--jobs", options.jobs))
            again = f"the same again, {options.count} unchanged"
            found[again] = measured(lambda: batch(folders, out, "--jobs", options.jobs))
            documents = sorted(out.glob("*/laporan.docx"))[: options.hand]
            if documents:
                hand = measured(lambda: by_hand(documents, folder / "tangan"))
                scale = options.count / len(documents)
                found["by hand, in turn"] = {
                    "wall": round(hand["wall"] * scale, 1),
                    "cpu": round(hand["cpu"] * scale, 1),
                    "mb": hand["mb"],
                    "measured": len(documents),
                }
                ratio = found["by hand, in turn"]["wall"] / found[name]["wall"]
                found["ratio"] = {"wall": round(ratio, 2), "wanted": WANTED}
        for workers in options.dask:
            there = folder / f"dask-{workers}"
            there.mkdir()
            with cluster(workers, there) as address:
                out = there / "hasil"
                made = measured(lambda a=address, o=out: batch(folders, o, "--dask", a))  # type: ignore[misc]
            found[f"dask, {options.count} reports, {workers} workers"] = made
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
