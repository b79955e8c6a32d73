"""What the program takes beside what LibreOffice must do anyway: `python -m benchmarks.first`.

Medians of one run, in seconds of the processor (of all processes) and of the clock. The bare
conversions are those of the very files that a first build gives to LibreOffice, each cold in a
process of its own; those of the report itself count as often as the build needs them.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher import pipeline
from publisher.convert import ENGINES, libreoffice
from publisher.convert.installation import soffice
from publisher.convert.settings import FILTERS, PROFILE_SWITCH, pdf_request, write_profile
from publisher.vocabulary.artifacts import PdfFile

ROOT = Path(__file__).parents[1]
CONTENT, TEMPLATE = ROOT / "content", ROOT / "templates" / "laporan.docx"
Times = tuple[float, float]  # of the processor, of the clock


@dataclass
class Witness:
    """LibreOffice, whose documents are kept, in the order and the groups in which they come."""

    folder: Path
    seen: list[tuple[Path, ...]]

    def version(self) -> str:
        return libreoffice.version()

    def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        for kind in dict.fromkeys(d.suffix for d in documents):
            place = self.folder / f"{len(self.seen)}"
            place.mkdir()
            group = [d for d in documents if d.suffix == kind]
            self.seen.append(tuple(Path(shutil.copy(d, place)) for d in group))
        return libreoffice.convert(documents, folder)


def needed(folder: Path) -> list[tuple[Path, ...]]:
    """The documents that a first build converts, by the runs of LibreOffice."""
    witness = Witness(folder, [])
    ENGINES["witness"] = witness
    request = pipeline.Request(CONTENT, folder / "out", TEMPLATE, "witness", fresh=True)
    pipeline.build(request, lambda stage: None)
    return witness.seen


def bare(documents: Sequence[Path], folder: Path) -> Times:
    """One cold `soffice --convert-to`, as by hand; its profile is made before."""
    write_profile(folder / "profile")
    profile = f"{PROFILE_SWITCH}{(folder / 'profile').as_uri()}"
    program = [str(soffice()), profile, *libreoffice.FLAGS]
    asked = ["--convert-to", pdf_request(FILTERS[documents[0].suffix]), "--outdir", str(folder)]
    command = [*program, *asked, *map(str, documents)]
    run = timed(lambda: subprocess.run(command, capture_output=True).returncode)
    again = timed(lambda: subprocess.run(command, capture_output=True).returncode)
    return again if (folder / f"{documents[0].stem}.pdf").exists() else run


def timed(work: Callable[[], object]) -> Times:
    def now() -> Times:
        used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(u.ru_utime + u.ru_stime for u in used), time.perf_counter()

    before = now()
    work()
    after = now()
    return after[0] - before[0], after[1] - before[1]


def command(words: Sequence[str], cache: Path | str) -> Times:
    environ = os.environ | {"PUBLISHER_CACHE": str(cache)}
    whole = [sys.executable, "-m", "publisher", *words]
    return timed(lambda: subprocess.run(whole, capture_output=True, env=environ, cwd=ROOT))


def median(times: Sequence[Times]) -> Times:
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first")
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    found: dict[str, list[Times]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        groups = needed(folder)
        for n in range(runs):
            place = folder / f"run-{n}"
            alone = [bare(g, place / f"bare-{k}") for k, g in enumerate(groups)]
            found.setdefault("bare conversions", []).append(
                (sum(t[0] for t in alone), sum(t[1] for t in alone))
            )
            build = ["build", "content", "--out", str(place / "out")]
            check = ["check", "content"]
            for what, words, cache in (
                ("first build", build, place / "cache"),
                ("nothing changed", build, place / "cache"),
                ("check, known before", check, place / "cache"),
                ("check, not known", [*check, "--strict"], place / "cache"),
                ("check, without a memory", check, "tidak"),
                ("--help", ["--help"], place / "cache"),
            ):
                if what == "check, known before":
                    command(words, cache)
                found.setdefault(what, []).append(command(words, cache))
    whole = median(found["bare conversions"])
    print(f"{'':26} processor   clock   of the bare conversions")
    for what, times in found.items():
        cpu, clock = median(times)
        print(f"{what:26} {cpu:7.2f} {clock:9.2f}   {cpu / whole[0]:5.2f} {clock / whole[1]:5.2f}")


if __name__ == "__main__":
    main()
