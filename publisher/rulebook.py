"""Every rule there is, wherever it is found, by group."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from publisher import assemble, checks, load
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import ANY, Rule

GROUPS: dict[str, Message] = {
    "berkas": message("files that cannot be read as they are"),
    "angka": message("figures that do not agree"),
    "kode": message("codes of programs and accounts"),
    "pejabat": message("officials, signatures and dates"),
    "prosa": message("what the narrative says and asks for"),
    "struktur": message("parts that are missing or in the wrong place"),
    "organisasi": message("units, tasks and functions"),
    "hukum": message("regulations and how they are cited"),
    "ejaan": message("spelling and wording"),
    "lampiran": message("files of the lampiran"),
    "keluaran": message("the finished files"),
    "pengecualian": message("waivers"),
}
"""Every group in the order of the pages that list them, and what it is about."""


_EDITED = """
An output file is not as the program made it: somebody edited or signed it since.

A build makes laporan.docx, laporan.pdf and the review copy anew from the content, so
that what was typed, commented or signed in them would be lost. The file as it was is
kept beside, with the day in its name; an earlier copy is never replaced. Edits that
shall stay belong into the content files. A file that no manifest knows is kept too.
"""
_OPEN = """
laporan.docx is open in Word or LibreOffice while the report is built.

It cannot be replaced, or the open window would later write over the new one. The PDF
and the manifest are made, and the new Word file lies beside as `laporan (baru).docx`;
the next build after the file was closed puts everything in its place. Whether a file is
open is known from the lock file beside it (`~$…`, `.~lock…#`); one that is older than a
day is taken for a leftover of a crash.
"""


BY_THE_BUILD: tuple[Rule, ...] = (
    Rule("hasil-disunting", "keluaran", _EDITED, (WARNING,), ANY, __name__, late=True),
    Rule("hasil-terbuka", "keluaran", _OPEN, (WARNING,), ANY, __name__, late=True),
)
_ALL: tuple[Rule, ...] = (
    *load.RULES,
    *checks.CHECKS,
    *checks.OUTPUT_CHECKS,
    *checks.ON_WAIVERS,
    *assemble.RULES,
    *BY_THE_BUILD,
)
_ORDER = list(GROUPS)

RULES: Mapping[str, Rule] = {
    rule.id: rule for rule in sorted(_ALL, key=lambda r: (_ORDER.index(r.group), r.id))
}
"""By id; in the order of the groups."""


def close_to(id: str) -> str | None:
    """The rule that somebody may have meant."""
    return next(iter(get_close_matches(id.lower().replace("_", "-"), RULES, n=1)), None)
