"""Which language to speak: --lang, else PUBLISHER_LANG, else the report's, else Indonesian."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path

from publisher.commands.parser import CONTENT, LANGUAGES
from publisher.regular import contents
from publisher.vocabulary.messages import Language

VARIABLE = "PUBLISHER_LANG"
DEFAULT: Language = "id"
LARGEST = 1  # MB: more is no file of a report's identity


def language_of(argv: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Chosen before the arguments are parsed: their own mistakes need a language too."""
    # What is said now outranks what was set once, and that what the report says of itself.
    said = (_named(_option(argv)), _named(environment.get(VARIABLE, "")))
    reports = map(_of_report, _folders(argv))
    return next(filter(None, chain(said, reports)), DEFAULT)


def _named(text: str) -> Language | None:
    """`en`, and the like of `en_US.UTF-8`."""
    return next((known for known in LANGUAGES if re.match(rf"{known}\b|{known}_", text)), None)


def _option(argv: Sequence[str]) -> str:
    for word, following in pairwise((*argv, "")):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


def _folders(argv: Sequence[str]) -> list[Path]:
    return [*(Path(word) for word in argv if not word.startswith("-")), CONTENT]


def _of_report(folder: Path) -> Language | None:
    """The report's `bahasa`, read so leniently that a broken file still has one."""
    try:
        text = contents(folder / "laporan.toml", LARGEST).decode("utf-8", errors="replace")
    except (OSError, ValueError):
        return None
    found = re.search(r"""^\ufeff?\s*bahasa\s*=\s*["'](\w+)["']""", text, re.MULTILINE)
    return _named(found[1]) if found else None
