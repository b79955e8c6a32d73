"""Every rule there is, wherever it is found, by group."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from publisher import assemble, checks, load, outputs, waivers
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Rule

GROUPS: dict[str, Message] = {
    "berkas": message("files that cannot be read as they are"),
    "angka": message("figures that do not agree"),
    "tabel": message("tables of one's own"),
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


_ALL: tuple[Rule, ...] = (
    *load.RULES,
    *checks.CHECKS,
    *checks.OUTPUT_CHECKS,
    *assemble.RULES,
    *outputs.RULES,
    *waivers.RULES,
)
_ORDER = list(GROUPS)

RULES: Mapping[str, Rule] = {
    rule.id: rule for rule in sorted(_ALL, key=lambda r: (_ORDER.index(r.group), r.id))
}
"""By id; in the order of the groups."""


# What such a rule found may be gone in a minute: a file that is open, a machine that was busy.
MOMENTARY = frozenset({*(rule.id for rule in outputs.RULES), *assemble.MOMENTARY})


def close_to(id: str) -> str | None:
    """The rule that somebody may have meant."""
    return next(iter(get_close_matches(id.lower().replace("_", "-"), RULES, n=1)), None)
