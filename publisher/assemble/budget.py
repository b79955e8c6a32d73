"""A publication that is too large: scans are made smaller, as far as needed and no further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.assemble.attachments import Ask
from publisher.assemble.plan import Prepared
from publisher.assemble.shrink import LEVELS
from publisher.vocabulary.errors import Overrun
from publisher.vocabulary.findings import Finding, info
from publisher.vocabulary.messages import message
from publisher.vocabulary.report import Report


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A lampiran whose pictures were made smaller; sizes in bytes."""

    kunci: str
    before: int
    after: int
    dpi: int  # across a whole page, of its largest pictures


def shrink_to(prepared: Sequence[Prepared], excess: int, ask: Ask) -> tuple[Shrunk, ...]:
    """Make pictures smaller until `excess` bytes are gained, or nothing more can be.

    One level after another, at each the largest lampiran first: nobody's page
    is made coarser than it must.
    """
    files = {p.kunci: p.pdf.path for p in prepared if p.pdf is not None}
    first = {kunci: file.stat().st_size for kunci, file in files.items()}
    sizes = dict(first)
    dpi: dict[str, int] = {}
    for number, level in enumerate(LEVELS):
        for kunci in sorted(files, key=lambda k: (-sizes[k], k)):
            if sum(first.values()) - sum(sizes.values()) >= excess:
                break
            try:
                said = ask({"do": "shrink", "file": str(files[kunci]), "level": number})
            except Overrun:
                continue
            if said.get("changed"):
                sizes[kunci], dpi[kunci] = said["size"], level.dpi
    return tuple(Shrunk(k, first[k], sizes[k], dpi[k]) for k in files if k in dpi)


def berkas_diperkecil(report: Report, shrunk: Sequence[Shrunk]) -> tuple[Finding, ...]:
    """Scans of a lampiran were made smaller, because the report was over its size limit.

    The systems that take a report refuse a larger file (`batas_ukuran` in
    laporan.toml, in MB). Pictures were made no smaller than was needed, and stay
    readable at print size. Look at the pages; where they are too coarse, scan
    them in black and white, or raise the limit if the kabupaten allows it.
    """
    places = {str(x.kunci): x.place / "berkas" for x in report.laporan.lampiran}
    return tuple(
        info(
            "berkas-diperkecil",
            places[one.kunci],
            message(
                "pictures of this lampiran were made smaller: {before} kB became {after} kB, "
                "{dpi} dots per inch across a page",
                before=-(-one.before // 1000),
                after=-(-one.after // 1000),
                dpi=one.dpi,
            ),
            message("look whether its pages are still readable"),
        )
        for one in shrunk
    )
