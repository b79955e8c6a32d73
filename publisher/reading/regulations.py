"""Regulations that a text cites: `Perpres 29/2014`, `Peraturan Bupati X Nomor 6 Tahun 2018`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.prose import REF
from publisher.reading.periods import YEAR

_NEW = r"(?:Peraturan|Keputusan|Instruksi|Undang|PERATURAN|KEPUTUSAN|INSTRUKSI|UNDANG)"
_OWNER = rf"(?!(?:Nomor|Nomer|No|Tahun|Tentang|NOMOR|NO|TAHUN|TENTANG)\b|{_NEW})[A-Z][\w'’/-]*"
_NAME = rf"(?:\s+(?:{_OWNER}|(?:dan|DAN|di|DI)(?=\s+{_OWNER}))){{0,12}}"
_ISSUER = (
    r"(?:pemerintah(?:\s+pengganti\s+undang-undang)?|presiden|menteri|daerah|bupati|wali\s?kota"
)
_ISSUER += r"|gubernur|kepala|badan|lembaga)"
_FORM = re.compile(
    rf"""\b(?P<form>
      (?i:undang[-\ ]undang(?:\s+republik\s+indonesia)?)
    | (?i:(?:peraturan|keputusan|instruksi)\s+{_ISSUER})\b{_NAME}
    | (?i:peraturan)\s+(?:BKN|LKPP|BPKP?|KPK|KPU|LAN|ANRI|OJK|BPS|BNPB|BKKBN)
    | (?i:permen|kepmen)\w*(?:[-\ ]?PAN)?(?:[-\ ]?(?:dan\ |&\ )?RB)?
      (?:\ (?:{_OWNER}|dan(?=\ {_OWNER}))){{0,4}}
    | (?:Perda|Perbup|Pergub|Perwali?|Perka|Qanun){_NAME}
    | (?:UU | PP)(?:\s+RI)? | PMK | (?i:perpres|keppres|inpres|perppu)
    )(?!\w)""",
    re.VERBOSE,
)
_NUMBER = re.compile(
    rf"""\s*,?\s*(?P<whole>(?:(?:nomor|nomer|no)\b\.?\s*:?\s*)?(?P<number>\d+(?:[-.]\d+)*(?:(?:/[\w.-]+)+(?=\s+(?:tahun|thn|th)\b))?)
    \s*(?:(?:tahun|thn|th)\b\.?\s*|/\s*)(?P<year>{YEAR}))(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_SAYS_NUMBER = re.compile(r"\s*,?\s*(?:(?:nomor|nomer|no)\b|\d)", re.IGNORECASE)
_ABOUT = re.compile(r"\s*,?\s+tentang\s+", re.IGNORECASE)
_TOKEN = re.compile(r"(?P<gap>,?\s*)(?P<word>[\w'’/–-]+)")
_SMALL = frozenset(
    ["dan", "atas", "pada", "di", "dalam", "dengan", "serta", "bagi", "oleh", "untuk", "dari", "ke"]
    + ["atau", "yang", "tentang", "antara", "kepada", "terhadap", "secara", "sebagai"]
)
_FULL = ("peraturan", "keputusan", "instruksi", "undang")
_BEGINS = (*_FULL, "permen", "kepmen", "perpres", "keppres", "inpres", "perda", "perbup", "perwal")


@dataclass(frozen=True, slots=True)
class Regulation:
    """A citation. number and year: nothing where it has none; title: as far as it can be read."""

    start: int
    end: int
    form: str
    number: str = ""
    year: int | None = None
    says_number: bool = False  # there is a number, though in no form that is read
    number_start: int = 0
    number_end: int = 0
    title: str = ""
    title_start: int = 0

    @property
    def is_short(self) -> bool:
        return not self.form.casefold().startswith(_FULL)


def regulations(text: str) -> Iterator[Regulation]:
    """Every citation, in order. An abbreviation counts only with its number.

    >>> [(r.form, r.number, r.year) for r in regulations("menurut UU No. 23 Tahun 2014")]
    [('UU', '23', 2014)]
    """
    for found in _FORM.finditer(text):
        cited = _cited(text, found)
        if cited.year is not None or not cited.is_short:
            yield cited


def _cited(text: str, form: re.Match[str]) -> Regulation:
    start, end = form.span("form")
    number = _NUMBER.match(text, end)
    stop = number.end() if number else end
    title_start, title_end = _title(text, stop)
    name = " ".join(form["form"].split())
    if number is None:
        says = _SAYS_NUMBER.match(text, end) is not None
        title = text[title_start:title_end]
        return Regulation(
            start, title_end or end, name, says_number=says, title=title, title_start=title_start
        )
    return Regulation(
        start,
        title_end or stop,
        name,
        number["number"],
        int(number["year"]),
        True,
        number.start("whole"),
        number.end("whole"),
        text[title_start:title_end],
        title_start,
    )


def _title(text: str, at: int) -> tuple[int, int]:
    """Where the title begins, and ends as far as its capitals tell; zeros where there is none."""
    about = _ABOUT.match(text, at)
    if about is None:
        return 0, 0
    start = end = here = about.end()
    before = ""
    while token := _TOKEN.match(text, here):
        word, listed = token["word"], "," in token["gap"] or before in ("dan", "serta")
        small = word.casefold() in _SMALL
        if not (word[0].isupper() or word[0].isdigit() or small) or REF in word:
            break
        if listed and word.casefold().startswith(_BEGINS):
            break
        here, before = token.end(), word.casefold()
        if not small:
            end = here
    return start, end
