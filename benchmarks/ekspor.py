"""How reading an export grows with its rows: `python -m benchmarks.ekspor --rows 10000 100000`.

Seconds are CPU of this process; memory is the peak of it, in MB, and only grows from row to row.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import time
from pathlib import Path

import xlsxwriter

from publisher.ekspor import Jawaban, read_export
from publisher.ekspor.kisi import grids_of

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "sipd" / "01b_laporan_realisasi_per_dokumen_jan-jun.xlsx"
HEADINGS, DOCUMENT = 5, 21  # rows of titles and headings; the column of the document's number


def export(rows: int) -> bytes:
    """The sample's documents again and again, each under a number of its own."""
    (grid,) = grids_of(SAMPLE.read_bytes(), SAMPLE.name)
    lines = [list(row) for row in grid.rows()]
    documents = [line for line in lines[HEADINGS:] if line[17]]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet(grid.nama)
    for number, line in enumerate(lines[:HEADINGS]):
        sheet.write_row(number, 0, line)
    for number in range(rows):
        line = list(documents[number % len(documents)])
        line[0], line[DOCUMENT] = number + 1, f"{line[DOCUMENT]}-{number}"
        sheet.write_row(HEADINGS + number, 0, line)
    book.close()
    return out.getvalue()


def main(counts: list[int]) -> None:
    print(f"{'rows':>8} {'MB file':>8} {'CPU s':>7} {'µs/row':>7} {'peak MB':>8}")
    for rows in counts:
        raw = export(rows)
        start = time.process_time()
        read = read_export(raw, "ekspor.xlsx", Jawaban())
        spent = time.process_time() - start
        if read.ekspor is None:
            sys.exit(f"refused: {read.keliru[0].at}: {read.keliru[0].said}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        each = spent / rows * 1e6
        print(f"{rows:8} {len(raw) / 1e6:8.1f} {spent:7.2f} {each:7.0f} {peak:8.0f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    main(parser.parse_args().rows)
