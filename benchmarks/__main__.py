"""Ratios of stages, measured in one run: `make bench`. Absolute times say little elsewhere."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from publisher import pipeline
from publisher.tables import compute_tables
from publisher.word import compose

ROOT = Path(__file__).parents[1]
CONTENT, TEMPLATE = ROOT / "content", ROOT / "templates" / "laporan.docx"
RUNS = 3


def median_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    report, _ = pipeline.check(CONTENT, TEMPLATE)
    assert report is not None
    tables = compute_tables(report)
    with tempfile.TemporaryDirectory() as out:
        request = pipeline.Request(CONTENT, Path(out), TEMPLATE)
        build = median_seconds(lambda: pipeline.build(request, lambda stage: None))
    for name, work in (
        ("check", lambda: pipeline.check(CONTENT, TEMPLATE)),
        ("tables", lambda: compute_tables(report)),
        ("word", lambda: compose(report, tables, TEMPLATE)),
    ):
        print(f"{name:8} {median_seconds(work) / build:6.1%} of a build")


if __name__ == "__main__":
    main()
