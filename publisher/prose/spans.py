"""The signs inside a paragraph → its inlines, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.prose.forms import Inline, Link, Note, Ref, Styled
from publisher.prose.lines import NOTE_KEY

_REF = re.compile(r"\{([^{}\n|\\]*)(?:\|([^{}\n\\]*))?\}")
_MARK = re.compile(rf"\[\^({NOTE_KEY})\]")
_LINK = re.compile(r"\[([^\[\]{}*_\\\n]*[^\[\]{}*_\\\s])\]\((https?://[^\s()<>{}\"\\]+)\)")
_SPECIAL = "*_{}[\\"
_SIGN = re.compile(r"[*_{}\[\\]")
_SIGNS = {"*": "tebal", "_": "miring"}
_RUN = re.compile(r"\*+|_+")
_MOST = 3  # signs that mean something together; more are a line to be filled in


def scan(text: str, style: Styled, begin: int = 0) -> Iterator[tuple[Inline, int]]:
    """Inlines of `text`, in `style` and what its signs add, and where each stands."""
    i = 0
    unclosed: set[str] = set()  # signs that nothing further on closes
    while i < len(text):
        char = text[i]
        if char not in _SPECIAL:
            sign = _SIGN.search(text, i)
            end = sign.start() if sign else len(text)
            yield replace(style, text=text[i:end]), begin + i
            i = end
        elif char == "\\" and text[i + 1 : i + 2] in tuple(_SPECIAL):
            yield replace(style, text=text[i + 1]), begin + i + 1
            i += 2
        # Before the styles: a name may hold `_`.
        elif found := _whole(text, i):
            unit, end = found
            yield replace(unit, tebal=style.tebal, miring=style.miring), begin + i
            i = end
        elif char in _SIGNS and (run := _styled(text, i, unclosed)):
            inner, at, end = run
            yield from scan(inner, _with(style, text[i:at]), begin + at)
            i = end
        else:
            end = i + _run(text, i) if char in _SIGNS else i + 1
            end = end if end - i > _MOST else i + 1
            yield replace(style, text=text[i:end]), begin + i
            i = end


def _whole(text: str, i: int) -> tuple[Ref | Note | Link, int] | None:
    """What stands at `i` and has no styles inside: a name, a footnote's mark, a link."""
    found: re.Match[str] | None
    if text[i] == "{" and (found := _REF.match(text, i)):
        return Ref(found[1], found[2] or ""), found.end()
    if text[i] == "[" and (found := _MARK.match(text, i)):
        return Note(found[1]), found.end()
    # Behind an exclamation mark it would be a picture of Markdown.
    if text[i] == "[" and text[i - 1 : i] != "!" and (found := _LINK.match(text, i)):
        return Link(found[1], found[2]), found.end()
    return None


def _run(text: str, i: int) -> int:
    found = _RUN.match(text, i)
    return len(found[0]) if found else 0


def _styled(text: str, i: int, unclosed: set[str]) -> tuple[str, int, int] | None:
    """What the sign at `i` encloses, where that begins, and where what follows does.

    None if it is just a sign. `unclosed` remembers what was looked for in vain, so that
    a thousand lone signs do not each read the whole text.
    """
    run = _run(text, i)
    # At the edge of a word only: `surat_edaran_01` and `2*3` are no markup.
    if run > _MOST or _is_word(text[i - 1 : i]) or not text[i + run : i + run + 1].strip():
        return None
    # `___/___` and `__, __` are left to be filled in.
    if (text[i] == "_" and run > 1) and not _begins_words(text[i + run :]):
        return None
    widths = (3, 2) if run == _MOST else (run,)
    return next((x for n in widths if (x := _closed(text, i, text[i] * n, unclosed))), None)


def _closed(text: str, i: int, sign: str, unclosed: set[str]) -> tuple[str, int, int] | None:
    if sign in unclosed:
        return None
    width = len(sign)
    j = i + width
    while j < len(text):
        if text[j] == "\\" and text[j + 1 : j + 2] in tuple(_SPECIAL):
            j += 2
        elif text[j] in "{[" and (found := _whole(text, j)):
            j = found[1]
        elif text[j] == sign[0]:
            run = _run(text, j)
            # As many as have opened: one star of `**` closes nothing.
            closes = run == width and j > i + width and not text[j - 1].isspace()
            if closes and not _is_word(text[j + width : j + width + 1]):
                return text[i + width : j], i + width, j + width
            j += run
        else:
            j += 1
    unclosed.add(sign)
    return None


def _begins_words(text: str) -> bool:
    return bool(re.match(r"[\"“‘'(\[{*]*[\w{]", text)) and not text.startswith("_")


def _is_word(char: str) -> bool:
    return char.isalnum()


def _with(style: Styled, sign: str) -> Styled:
    tebal = len(sign) > 1 or sign == "*"
    miring = sign == "_" or len(sign) == _MOST
    return replace(style, tebal=style.tebal or tebal, miring=style.miring or miring)


def merged(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Neighbouring spans of one style as one."""
    last: Styled | None = None
    for inline in inlines:
        if (
            isinstance(inline, Styled)
            and last is not None
            and (inline.tebal, inline.miring) == (last.tebal, last.miring)
        ):
            last = replace(last, text=last.text + inline.text)
            continue
        if last is not None:
            yield last
        last = inline if isinstance(inline, Styled) else None
        if not isinstance(inline, Styled):
            yield inline
    if last is not None:
        yield last


def write_inlines(inlines: tuple[Inline, ...], before: str = "", after: str = "") -> str:
    """Markup of `inlines`, whose styles still to be written are the flags that are set."""
    text = ""
    i = 0
    while i < len(inlines):
        # The longer style outside, or the signs of the two would cross.
        sign, end = _longest_run(inlines, i)
        if sign:
            inner = tuple(_without(x, _SIGNS[sign]) for x in inlines[i:end])
            text += sign + write_inlines(inner, sign, sign) + sign
            i = end
        else:
            inline = inlines[i]
            following = inlines[i + 1] if i + 1 < len(inlines) else None
            edge = after if following is None else _first_char(following)
            text += (
                _escaped(inline.text, text[-1:] or before, edge)
                if isinstance(inline, Styled)
                else inline.raw
            )
            i += 1
    return text


def _longest_run(inlines: tuple[Inline, ...], i: int) -> tuple[str, int]:
    """The sign of the style that reaches farthest from `i`, and where it ends."""
    best, end = "", i
    for sign, name in _SIGNS.items():
        j = i
        while j < len(inlines) and getattr(inlines[j], name):
            j += 1
        if j > end:
            best, end = sign, j
    return best, end


def _without(inline: Inline, name: str) -> Inline:
    return replace(inline, tebal=False) if name == "tebal" else replace(inline, miring=False)


def _first_char(inline: Inline) -> str:
    if inline.tebal:
        return "*"
    if inline.miring:
        return "_"
    return inline.text[:1] if isinstance(inline, Styled) else inline.raw[0]


def _escaped(text: str, before: str, after: str) -> str:
    """`text` with a backslash before each sign that would otherwise count."""
    out = ""
    for i, char in enumerate(text):
        left = text[i - 1] if i else before
        right = text[i + 1] if i + 1 < len(text) else after
        # Such a sign reads back as itself, and the secretary typed it without a backslash.
        inside_word = _is_word(left) and _is_word(right)
        if char in "*_":
            out += char if inside_word else "\\" + char
        elif char in "{}" or (char == "\\" and (not right or right in _SPECIAL)):
            out += "\\" + char
        elif char == "[" and (right == "^" or "](" in text[i:]):
            out += "\\["
        else:
            out += char
    return out
