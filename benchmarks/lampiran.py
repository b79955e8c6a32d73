"""Memory and time of a build with hundreds of pages of lampiran: `python -m benchmarks.lampiran`.

Scans, PDF pages with words and pages that must become pictures, without
LibreOffice. The peak must stay below 700 MB, and the time must grow with the pages.
"""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from publisher import pipeline
from publisher.convert import ENGINES

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "templates" / "laporan.docx"
PAGES = (250, 500)
PEAK = 700  # MB
GROWTH = 2.6  # times, for twice the pages
MANY = 10  # files
UNFIT = 20  # one page in so many has a font that is not embedded


def scan(seed: int) -> bytes:
    """A page of A4 at 150 dots per inch, as noisy as paper."""
    dice = random.Random(seed)
    grain = Image.frombytes("L", (310, 438), dice.randbytes(310 * 438)).resize((1240, 1754))
    made = io.BytesIO()
    Image.merge("RGB", (grain, grain, grain)).save(made, "JPEG", quality=80)
    return made.getvalue()


def lampiran(out: Path, pages: int, seed: int) -> None:
    with Pdf.new() as pdf:
        for n in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            if n % UNFIT == UNFIT - 1:
                font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
                page.Resources = Dictionary(Font=Dictionary(F=font))
                page.contents_add(b"BT /F 12 Tf 72 700 Td (Daftar hadir) Tj ET")
                continue
            image = pdf.make_stream(scan(seed * 1000 + n))
            image.update(
                {
                    "/Type": Name.XObject,
                    "/Subtype": Name.Image,
                    "/Width": 1240,
                    "/Height": 1754,
                    "/BitsPerComponent": 8,
                    "/ColorSpace": Name.DeviceRGB,
                    "/Filter": Name.DCTDecode,
                }
            )
            page.Resources = Dictionary(XObject=Dictionary(I=image))
            page.contents_add(b"q 595 0 0 842 0 0 cm /I Do Q")
            page.MediaBox = Array([0, 0, 595, 842])
        pdf.save(out)


def content(folder: Path, pages: int) -> Path:
    from tests.minimal import write_minimal

    write_minimal(folder)
    entries = ""
    for n in range(MANY):
        lampiran(folder / f"l{n}.pdf", pages // MANY, n)
        entries += f'\n[[lampiran]]\nkunci = "l{n}"\njudul = "L {n}"\nberkas = "l{n}.pdf"\n'
    with (folder / "laporan.toml").open("a", encoding="utf-8") as file:
        file.write(entries)
    return folder


def build(folder: Path) -> None:
    """In a process of its own, which prints seconds, and MB of itself and of its children."""
    from tests import fake_engine

    ENGINES["fake"] = fake_engine
    start = time.perf_counter()
    request = pipeline.Request(folder, folder / "out", TEMPLATE, "fake")
    made = pipeline.build(request, lambda stage: None)
    assert made.publication is not None and not made.set_aside, made.findings
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peaks = [resource.getrusage(one).ru_maxrss // 1024 for one in whose]
    print(time.perf_counter() - start, *peaks, made.publication.pages)


def main() -> int:
    times, worst = [], 0
    for pages in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            where = content(Path(folder, "isi"), pages)
            command = [sys.executable, "-m", "benchmarks.lampiran", str(where)]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            seconds, own, children, made = said.split()
            size = sum(f.stat().st_size for f in where.glob("*.pdf")) / 1e6
            print(
                f"{pages} pages of lampiran ({size:.0f} MB), {made} in all: "
                f"{float(seconds):.1f} s, peak {own} MB, of the reader {children} MB"
            )
            times.append(float(seconds))
            worst = max(worst, int(own), int(children))
    growth = times[1] / times[0]
    print(f"twice the pages: {growth:.2f} times as long; peak {worst} MB of {PEAK}")
    return 0 if worst < PEAK and growth < GROWTH else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build(Path(sys.argv[1]))
    else:
        sys.exit(main())
