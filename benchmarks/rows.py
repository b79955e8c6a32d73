"""How a build grows with the rows of its tables: `python -m benchmarks.rows`.

Each line is one report: `TIMESx`, the sample with so many times its figures, or ROWS, a table of
one's own of so many rows. What the build took of the processor, in this program, in its
helpers and in LibreOffice; its peak without LibreOffice; and beside it one bare conversion of the
Word file that it delivered, whose tables are whole. `--whole` leaves tables whole in the build too.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.scaled import scale
from publisher import pipeline
from publisher.convert import libreoffice
from publisher.word import long_tables
from tests.minimal import MINIMAL, write_minimal

ROOT = Path(__file__).parents[1]
CONTENT, TEMPLATE = ROOT / "content", ROOT / "templates" / "laporan.docx"
REPORTS = ("1x", "15x", "70", "700", "3000", "10000")
BARE = 3_000  # rows; of more of them one bare conversion takes half an hour
LIMIT = "3600"  # seconds for one conversion


def written(name: str, folder: Path) -> Path:
    """The content of the report `15x` or `3000`."""
    if name.endswith("x"):
        return scale(CONTENT, folder, int(name[:-1]))
    told = json.dumps("Kinerja dinas baik.\n\n{tabel.panjang}\n\nSelesai.")
    chapter = MINIMAL["penutup"].replace('"Kinerja dinas baik."', told)
    columns = ", ".join(f'{{ kunci = "k{n}", asal = "K{n}" }}' for n in range(6))
    table = (
        '[[tabel]]\nkunci = "panjang"\njudul = "Sub Kegiatan"\nberkas = "data.csv"\n'
        f'kolom = [{columns}, {{ kunci = "n", asal = "Pagu", format = "angka" }}]\n'
        'jumlah = ["n"]\n'
    )
    write_minimal(folder, penutup=chapter, sisipan=table)
    with (folder / "data.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([*(f"K{n}" for n in range(6)), "Pagu"])
        for n in range(int(name)):
            words = "yang diuraikan lebih panjang " * (n * 7 % 4)
            cells = [f"7.01.{n:05d}", f"Sub kegiatan {n} {words}".strip(), "Kec. Jatiroto"]
            writer.writerow([*cells, f"Jumlah dokumen {n}", f"{n % 9 + 1} Dokumen", "DAU", n * 500])
    return folder


def _taken(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def build(content: Path, out: Path) -> None:
    """In a process of its own, which prints what it took as JSON."""
    office: list[float] = []
    run = libreoffice.run

    def timed(*given: object, **named: object) -> object:
        before = _taken(resource.RUSAGE_CHILDREN)
        made = run(*given, **named)  # type: ignore[arg-type]
        office.append(_taken(resource.RUSAGE_CHILDREN) - before)
        return made

    libreoffice.run = timed  # type: ignore[assignment]
    start = time.perf_counter()
    made = pipeline.build(pipeline.Request(content, out, TEMPLATE), lambda stage: None)
    assert made.publication is not None, made.findings
    told = {
        "wall": time.perf_counter() - start,
        "self": _taken(resource.RUSAGE_SELF),
        "helpers": _taken(resource.RUSAGE_CHILDREN) - sum(office),
        "office": sum(office),
        "runs": sum(seconds > 0.5 for seconds in office),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "pages": made.publication.pages,
    }
    print(json.dumps({name: round(value, 2) for name, value in told.items()}))


def bare(word: Path, folder: Path) -> float:
    before = _taken(resource.RUSAGE_CHILDREN)
    libreoffice.convert([word], folder)
    return _taken(resource.RUSAGE_CHILDREN) - before


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rows")
    parser.add_argument("reports", nargs="*", default=REPORTS, metavar="ROWS|TIMESx")
    parser.add_argument("--whole", action="store_true", help="no table is converted in pieces")
    options = parser.parse_args()
    environment = {**os.environ, "PUBLISHER_CACHE": "tidak", "PUBLISHER_BATAS_WAKTU": LIMIT}
    os.environ |= environment
    for name in options.reports:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            content = written(name, folder / "isi")
            command = [sys.executable, "-m", "benchmarks.rows", "--build", str(content)]
            command += [str(folder / "out"), "whole" if options.whole else "pieces"]
            said = subprocess.run(
                command, check=True, capture_output=True, text=True, env=environment
            )
            told = json.loads(said.stdout)
            line = ", ".join(f"{key} {value}" for key, value in told.items())
            if name.endswith("x") or int(name) <= BARE:
                seconds = bare(folder / "out" / "laporan.docx", folder / "pdf")
                cpu = told["self"] + told["helpers"] + told["office"]
                line += f"; bare {seconds:.2f}: the build {cpu / seconds:.2f} of one,"
                line += f" LibreOffice in it {told['office'] / seconds:.2f}"
            print(f"{name:>6}: {line}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--build"]:
        if sys.argv[4] == "whole":
            long_tables.LONG = sys.maxsize
        build(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
