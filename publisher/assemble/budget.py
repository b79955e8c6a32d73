"""A publication that is too large: scans are made smaller, as far as needed and no further."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.assemble.attachments import Ask
from publisher.assemble.plan import Prepared
from publisher.vocabulary.errors import Overrun
from publisher.vocabulary.keluaran import Shrunk


def shrink_to(prepared: Sequence[Prepared], excess: int, ask: Ask) -> tuple[Shrunk, ...]:
    """Make pictures smaller until `excess` bytes are gained, or nothing more can be.

    One level after another, at each the largest lampiran first: nobody's page
    is made coarser than it must.
    """
    from publisher.assemble.shrink import LEVELS  # late: few reports are too large

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
