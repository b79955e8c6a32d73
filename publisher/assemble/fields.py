"""Which fields of a Word file may work when its pages are made."""

from __future__ import annotations

import re

from publisher.assemble.addresses import is_web

CHANGING = frozenset(
    """
    DATE TIME PRINTDATE SAVEDATE EDITTIME FILENAME FILESIZE TEMPLATE REVNUM
    USERNAME USERINITIALS USERADDRESS
    """.split()  # noqa: SIM905
)
"""Another on the day, or the machine, of the build. Their saved results stay, without a word."""

STAYING = frozenset(
    """
    PAGE NUMPAGES SECTION SECTIONPAGES REF PAGEREF NOTEREF FTNREF STYLEREF TOC TC TOA TA XE INDEX
    SEQ HYPERLINK SYMBOL EQ QUOTE IF COMPARE SET ADVANCE LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT
    FORMTEXT FORMCHECKBOX FORMDROPDOWN MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF SKIPIF ASK FILLIN
    TITLE SUBJECT AUTHOR KEYWORDS COMMENTS LASTSAVEDBY CREATEDATE DOCPROPERTY
    NUMWORDS NUMCHARS CITATION BIBLIOGRAPHY GOTOBUTTON MACROBUTTON ADDIN PRIVATE SHAPE EMBED CONTROL
    BARCODE DISPLAYBARCODE MERGEBARCODE GREETINGLINE ADDRESSBLOCK
    """.split()  # noqa: SIM905
)
"""They show something of the file itself, or only what was saved."""

WORD = re.compile(r"\s*([A-Za-z]+)(?=[\s\\\"]|$)")
FORMULA = re.compile(r"\s*=")  # a sum over cells of the file
PIECE = re.compile(r'"([^"]*)"?|(\\[A-Za-z*@#!])|([^\s"]+)')
NAMING = ("\\l", "\\o", "\\t")  # what follows is no address


def word_of(instruction: str) -> str:
    """INCLUDETEXT of `INCLUDETEXT "a"`; "=" of a formula; what nobody knows, as it stands."""
    if FORMULA.match(instruction):
        return "="
    found = WORD.match(instruction)
    return found[1].upper() if found else instruction.strip()[:20]


def is_kept(instruction: str) -> bool:
    """May an engine read it? An instruction of nothing gives nothing."""
    word = word_of(instruction)
    return word in STAYING or word in ("=", "")


def leads_to(instruction: str) -> str | None:
    """The target of a HYPERLINK that is neither on the web nor in the file; None for others."""
    if word_of(instruction) != "HYPERLINK":
        return None
    before = ""
    for quoted, switch, bare in PIECE.findall(instruction)[1:]:
        target = quoted or bare
        if not switch and target and before not in NAMING and not is_web(target):
            return str(target)
        before = switch
    return None
