"""Where a text shows `belum diisi` for something that is missing, and does not speak of it.

`Jabatan: belum diisi` is a gap; `indikator yang realisasinya belum diisi tidak dinilai` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.vocabulary.nodes import BELUM_DIISI

_SAYS = re.compile(r"\bbelum\s+diisi\b", re.IGNORECASE)
# What a name, a figure or a date follows, and no verb.
_LEADS = re.compile(
    r"(?:^|[:=(\[/–“\"]|\bRp|\b(?:sebesar|sebanyak|senilai|sejumlah|adalah|yaitu|yakni|ialah|oleh|"
    r"bernama|nomor|no\.|nip|nip\.|tanggal|tahun|mencapai|menjadi|dari|pada|di|ke|dengan|antara|"
    r"hingga|sampai|rata-rata|saudara|bapak|ibu))\s*$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"\s*(?:%|persen\b|orang\b|rupiah\b|unit\b|[\])/–”]|,\s*\d)", re.IGNORECASE)
_BARE = " \t().,;:–-*_\"'“”"


def gaps(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each gap that `text` shows."""
    for found in _SAYS.finditer(text):
        alone = not text[: found.start()].strip(_BARE) and not text[found.end() :].strip(_BARE)
        leads = _LEADS.search(text, max(0, found.start() - 40), found.start())
        if alone or leads or _FOLLOWS.match(text, found.end()):
            yield found.span()


def is_bare_gap(line: str) -> bool:
    """Is it nothing but the words for what is missing?"""
    return line.strip(_BARE).casefold() == BELUM_DIISI
