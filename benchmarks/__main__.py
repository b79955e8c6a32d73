"""Ratios of stages, and how `check` grows, measured in one run: `make bench`.

Absolute times say little elsewhere. `python -m benchmarks --profile 10` shows instead
where `check` spends its time on a report of ten times the figures.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.scaled import count_figures, scale
from publisher import pipeline
from publisher.tables import compute_tables
from publisher.word import compose

ROOT = Path(__file__).parents[1]
CONTENT, TEMPLATE = ROOT / "content", ROOT / "templates" / "laporan.docx"
RUNS = 3
CHECK_SHARE = "< 20 %"  # of a build: what `check` may cost
SCALES = (1, 10, 100)
ROWS = 30  # of a profile


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def shares() -> None:
    """Each stage's time as a share of a whole build of the sample."""
    report, _ = pipeline.check(CONTENT, TEMPLATE)
    assert report is not None
    tables = compute_tables(report)
    with tempfile.TemporaryDirectory() as out:
        request = pipeline.Request(CONTENT, Path(out), TEMPLATE)
        build = median_seconds(lambda: pipeline.build(request, lambda stage: None))
    for name, work, target in (
        ("check", lambda: pipeline.check(CONTENT, TEMPLATE), f"  (target {CHECK_SHARE})"),
        ("tables", lambda: compute_tables(report), ""),
        ("word", lambda: compose(report, tables, TEMPLATE), ""),
    ):
        print(f"{name:8} {median_seconds(work) / build:6.1%} of a build{target}")


def growth() -> None:
    """The time of `check` for one figure, at each scale; linear where it stays the same."""
    pipeline.check(CONTENT, TEMPLATE)  # the first run pays for imports
    before = None
    for times in SCALES:
        figures, seconds = _check_at(times)
        each = seconds / figures
        ratio = f"  {each / before:4.2f} of the time a figure took before" if before else ""
        print(f"check {times:3}x {figures:6} figures {seconds:7.2f} s {each * 1e3:6.2f} ms{ratio}")
        before = each


def _check_at(times: int) -> tuple[int, float]:
    """The figures at one scale, and the seconds that `check` takes there."""
    with tempfile.TemporaryDirectory() as folder:
        content = scale(CONTENT, Path(folder) / "isi", times)
        runs = RUNS if times < SCALES[-1] else 1
        seconds = median_seconds(lambda: pipeline.check(content, TEMPLATE), runs)
        return count_figures(content), seconds


def profile(times: int) -> None:
    """Where `check` spends its time at one scale."""
    with tempfile.TemporaryDirectory() as folder:
        content = scale(CONTENT, Path(folder) / "isi", times)
        profiler = cProfile.Profile()
        profiler.runcall(pipeline.check, content, TEMPLATE)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(ROWS)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--growth", action="store_true", help="only how `check` grows")
    parser.add_argument(
        "--profile", type=int, metavar="TIMES", help="profile `check` on TIMES the figures"
    )
    options = parser.parse_args()
    if options.profile:
        profile(options.profile)
        return
    if not options.growth:
        shares()
    growth()


if __name__ == "__main__":
    main()
