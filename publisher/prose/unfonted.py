"""What is said of characters that no installed font has: which, and what to install."""

from __future__ import annotations

import re
import unicodedata

from publisher.vocabulary.messages import Message, message

MOST = 5  # characters that a finding names
PACKAGES = (
    (re.compile(r"CJK|HANGUL|HIRAGANA|KATAKANA|BOPOMOFO"), "Noto Sans CJK (fonts-noto-cjk)"),
    (re.compile(r"EMOJI|FACE\b|HAND SIGN"), "Noto Emoji (fonts-noto-color-emoji)"),
)


def named(characters: str) -> str:
    """`ꦲ U+A9B2 JAVANESE LETTER HA`, and so on; the first ones where they are many."""
    said = [f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() for c in characters[:MOST]]
    return ", ".join(said) + (", …" if len(characters) > MOST else "")


def remedy(characters: str) -> Message:
    return message(
        "install fonts that have them, then build again: {fonts}", fonts=_fonts(characters)
    )


def _fonts(characters: str) -> str:
    names = (unicodedata.name(c, "") for c in characters)
    return ", ".join(dict.fromkeys(_font(name) for name in names if name)) or "Noto"


def _font(name: str) -> str:
    for pattern, font in PACKAGES:
        if pattern.search(name):
            return font
    script = re.match(
        r"([A-Z]+)(?: [A-Z]+)*? (?:LETTER|VOWEL|CONSONANT|SIGN|DIGIT|SYLLABLE)\b", name
    )
    of = f" {script[1].title()}" if script else ""
    return f"Noto Sans{of} (fonts-noto-core)"
