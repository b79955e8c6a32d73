"""How `check` grows with one thing alone: `python -m benchmarks.mass [NAME …]`.

Each line is one kind of mass (paragraphs, one long line, lone signs, rows of budget) at 1, 4
and 16 times, and how many times as long the last took as the one before: 4 is linear.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from publisher.checks import check_report
from publisher.load import load_report
from publisher.reading import read_report
from tests.minimal import MINIMAL, write_minimal

SCALES = (1, 4, 16)
SENTENCE = (
    "Dinas melaksanakan pendataan nelayan di wilayah pesisir sebanyak 12 kali pada tahun 2024 "
    "dengan anggaran Rp1.500.000 atau 35,50%. "
)
SLIPS = "Prosentase kehadiran cukup baik , sedangkan honorarium telah di bayarkan sesuai jadual. "
ROW = """
[[program.kegiatan.sub_kegiatan]]
kode = "3.25.03.2.01.{n:04d}"
nama = "Penyediaan Data Nelayan Nomor {n}"
indikator = "Jumlah dokumen data {n}"
target = "2 Dokumen"
pagu = 500_000
realisasi = {{ operasi = 125_000 }}
"""
Files = dict[str, str]


def prose(text: str) -> Files:
    quoted = f"'''\n{text}\n'''"
    return {"penutup": MINIMAL["penutup"].replace('"Kinerja dinas baik."', quoted)}


def rows(count: int) -> Files:
    return {"anggaran": MINIMAL["anggaran"] + "".join(ROW.format(n=n + 2) for n in range(count))}


KINDS: dict[str, Callable[[int], Files]] = {
    "paragraphs": lambda n: prose("\n\n".join([SENTENCE * 3] * (30 * n))),
    "one-paragraph": lambda n: prose(SENTENCE * (90 * n)),
    "findings": lambda n: prose("\n\n".join([SLIPS] * (60 * n))),
    "findings-in-one-line": lambda n: prose(SLIPS * (60 * n)),
    "items": lambda n: prose("\n".join(f"- butir ke-{i};" for i in range(100 * n))),
    "one-word": lambda n: prose("a" * (5_000 * n)),
    "lone-signs": lambda n: prose("*a " * (1_000 * n)),
    "references": lambda n: prose("{anggaran.total|rupiah} " * (100 * n)),
    "blanks": lambda n: prose(f"a{' ' * (5_000 * n)}b"),
    "rows": lambda n: rows(100 * n),
    "unknown-keys": lambda n: {
        "penutup": "".join(f"k{i} = 1\n" for i in range(100 * n)) + MINIMAL["penutup"]
    },
}


def seconds(files: Files) -> float:
    with tempfile.TemporaryDirectory() as folder:
        content = write_minimal(Path(folder) / "isi", **files)
        start = time.perf_counter()
        report, _ = load_report(content)
        if report is not None:
            check_report(read_report(report, {}))
        return time.perf_counter() - start


def main() -> None:
    idle = min(seconds({}) for _ in range(3))  # of a report without any mass
    for name in sys.argv[1:] or KINDS:
        times = [max(seconds(KINDS[name](scale)) - idle, 0.001) for scale in SCALES]
        told = "  ".join(f"{scale:2}x {t:6.2f} s" for scale, t in zip(SCALES, times, strict=True))
        print(f"{name:22} {told}  4 times the mass: {times[-1] / times[-2]:5.2f}", flush=True)


if __name__ == "__main__":
    main()
