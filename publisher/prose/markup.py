r"""The markup that every office secretary already types in WhatsApp.

`*tebal*`, `_miring_`, `{nama|format}` for a figure, a blank line for a new
paragraph, lines that begin with `-`, `1.`, `a.` or `(1)` for lists (indented by
two spaces under another item), `\` before a sign that is meant as such. A sign
counts only at the edge of a word: `surat_edaran_01` and `2*3` stay as they are.
Lines are joined: a line break in a paragraph is only a break in the source.

`write(parse(text))` gives the same text back but for superfluous blanks, and
`parse(write(blocks))` the same blocks: Word edits come home through it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from publisher.prose.formats import huruf

ListKind = Literal["bullet", "decimal", "letter", "paren"]

_MARK = r"(?P<mark>-|\d{1,3}\.|(?P<letter>[a-z])(?P=letter)*\.|\(\d{1,3}\))"
_ITEM = re.compile(rf"(?P<indent>[ \t]*){_MARK}[ \t]+(?=\S)")
_STARTS_LIKE_ITEM = re.compile(rf"\\*{_MARK}(\s|$)")
_REF = re.compile(r"\{([^{}\n|\\]*)(?:\|([^{}\n\\]*))?\}")
_SPECIAL = "*_{}\\"
_SIGN = re.compile(r"[*_{}\\]")
_SIGNS = {"*": "tebal", "_": "miring"}


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of text in one style."""

    text: str
    tebal: bool = False
    miring: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """A figure asked for by name, with one format or the figure's own (`""`)."""

    name: str
    format: str = ""
    tebal: bool = False
    miring: bool = False

    @property
    def raw(self) -> str:
        return f"{{{self.name}|{self.format}}}" if self.format else f"{{{self.name}}}"


Inline = Styled | Ref


@dataclass(frozen=True, slots=True)
class Marker:
    """What a list item begins with; letters count a = 1."""

    kind: ListKind
    number: int = 1

    @property
    def raw(self) -> str:
        return {
            "bullet": "-",
            "decimal": f"{self.number}.",
            "letter": f"{huruf(self.number)}.",
            "paren": f"({self.number})",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (no marker, level 0) or a list item at a level from 0."""

    inlines: tuple[Inline, ...]
    marker: Marker | None = None
    level: int = 0

    @property
    def only_name(self) -> str:
        """The name that is all of the block: `gambar.posyandu`; nothing where there is more."""
        only = self.inlines[0] if len(self.inlines) == 1 else None
        return only.name.strip() if isinstance(only, Ref) and not only.format else ""


REF = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Plain:
    """A block without its markup.

    text: what a reader sees, with REF for each figure that is asked for by name.
    offsets: where each of its characters stands in the narrative. braces: which of
    its characters are braces that belong to no figure and are not meant as such.
    tebal: all of it is bold.
    """

    text: str
    offsets: tuple[int, ...]
    refs: tuple[Ref, ...] = ()  # what the REFs ask for, in their order
    marker: Marker | None = None
    level: int = 0
    braces: tuple[int, ...] = ()
    tebal: bool = False


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a narrative. Never fails: what is no markup is text."""
    return tuple(
        Block(tuple(_merged(inline for inline, _ in _pieces(marker, content))), marker, level)
        for marker, level, content, _ in _chunks(text)
    )


def read(text: str) -> tuple[Plain, ...]:
    """The same blocks as `parse`, each as a reader sees it, and where its letters stand."""
    return tuple(_plain(*chunk) for chunk in _chunks(text))


def _plain(marker: Marker | None, level: int, content: str, offsets: tuple[int, ...]) -> Plain:
    pieces = list(_pieces(marker, content))
    shown = [(REF if isinstance(x, Ref) else x.text, at) for x, at in pieces]
    stands = [at + n for text, at in shown for n in range(len(text))]
    text = "".join(text for text, _ in shown)
    return Plain(
        text,
        tuple(offsets[at] for at in stands),
        tuple(x for x, _ in pieces if isinstance(x, Ref)),
        marker,
        level,
        tuple(_lone_braces(text, content, stands)),
        all(x.tebal for x, _ in pieces if isinstance(x, Ref) or x.text.strip()),
    )


def _lone_braces(text: str, content: str, stands: list[int]) -> Iterator[int]:
    """Those without a backslash, but for one that closes what an escaped one opened."""
    opened = 0
    for n, at in enumerate(stands):
        if text[n] == "{":
            escaped = _is_escaped(content, at)
            opened += escaped
            if not escaped:
                yield n
        elif text[n] == "}":
            if not opened and not _is_escaped(content, at):
                yield n
            opened = max(0, opened - 1)


def _is_escaped(text: str, at: int) -> bool:
    """An odd number of backslashes stands before it."""
    return (at - len(text[:at].rstrip("\\"))) % 2 == 1


def write(blocks: tuple[Block, ...]) -> str:
    """Markup that parses to `blocks`.

    Styles must begin and end at the edge of a word, as Word edits are rounded to.
    """
    text = ""
    for n, block in enumerate(blocks):
        tight = n > 0 and block.marker and blocks[n - 1].marker
        text += "" if n == 0 else "\n" if tight else "\n\n"
        content = _write_inlines(block.inlines, "", "")
        if block.marker:
            text += "  " * block.level + block.marker.raw + " " + content
        else:
            text += "\\" + content if _STARTS_LIKE_ITEM.match(content) else content
    return text


def _chunks(text: str) -> Iterator[tuple[Marker | None, int, str, tuple[int, ...]]]:
    """(marker, level, joined lines, where each character of them stands) of each block."""
    indents: list[int] = []
    marker: Marker | None = None
    lines: list[tuple[str, int]] = []  # each line of a block, and where it begins
    begin = 0
    numbers: set[int] = set()  # of the items labelled with letters
    for line in [*text.split("\n"), ""]:  # the empty one ends the last block
        item = _item(line, numbers)
        if (item or not line.strip()) and lines:
            yield marker, max(len(indents) - 1, 0), *_joined(lines)
            lines = []
        if item:
            marker = _marker(item["mark"])
            numbers |= {marker.number} if marker.kind == "letter" else set()
            _nest(indents, len(item["indent"].expandtabs(2)))
            lines = [(line[item.end() :].strip(), begin + item.end())]
        elif line.strip():
            # A line without a label goes on with its item; behind a blank line it ends the list.
            if not lines:
                marker, indents = None, []
            lines.append((line.strip(), begin + len(line) - len(line.lstrip())))
        begin += len(line) + 1


def _item(line: str, numbers: Collection[int]) -> re.Match[str] | None:
    """The label of an item. `aa.` is one only after `z.`: a line may begin with `cc.` or `pp.`"""
    item = _ITEM.match(line)
    letters = item["mark"][:-1] if item and item["letter"] else ""
    is_word = len(letters) > 1 and _marker(f"{letters}.").number - 1 not in numbers
    return None if is_word else item


def _joined(lines: list[tuple[str, int]]) -> tuple[str, tuple[int, ...]]:
    offsets: list[int] = []
    for line, begin in lines:
        if offsets:
            offsets.append(offsets[-1] + 1)  # the blank that joins them stands for the line end
        offsets.extend(range(begin, begin + len(line)))
    return " ".join(line for line, _ in lines), tuple(offsets)


def _nest(indents: list[int], indent: int) -> None:
    """Make `indents` the stack of list indents down to this item's."""
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1]:
        indents.append(indent)


def _marker(mark: str) -> Marker:
    if mark == "-":
        return Marker("bullet")
    if mark.startswith("("):
        return Marker("paren", int(mark[1:-1]))
    if mark[:-1].isdigit():
        return Marker("decimal", int(mark[:-1]))
    return Marker("letter", ord(mark[0]) - 96 + 26 * (len(mark) - 2))


def _pieces(marker: Marker | None, text: str) -> Iterator[tuple[Inline, int]]:
    r"""Inlines and where they stand; a first `\` may say that `1.` or `\-` begins no item."""
    skipped = int(not marker and text[:1] == "\\" and bool(_STARTS_LIKE_ITEM.match(text[1:])))
    return _scan(text[skipped:], Styled(""), skipped)


def _scan(text: str, style: Styled, begin: int = 0) -> Iterator[tuple[Inline, int]]:
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
        elif char == "{" and (ref := _REF.match(text, i)):
            yield Ref(ref[1], ref[2] or "", style.tebal, style.miring), begin + i
            i = ref.end()
        elif char in _SIGNS and (run := _styled(text, i, unclosed)):
            inner, at, end = run
            yield from _scan(inner, _with(style, _SIGNS[char]), begin + at)
            i = end
        else:
            yield replace(style, text=char), begin + i
            i += 1


def _styled(text: str, i: int, unclosed: set[str]) -> tuple[str, int, int] | None:
    """What the sign at `i` encloses, where that begins, and where what follows does.

    None if it is just a sign. `unclosed` remembers what was looked for in vain, so that
    a thousand lone signs do not each read the whole text.
    """
    sign = text[i]
    width = 2 if sign == "*" and text[i : i + 2] == "**" else 1
    # At the edge of a word only: `surat_edaran_01` and `2*3` are no markup.
    if _is_word(text[i - 1 : i]) or not text[i + width : i + width + 1].strip():
        return None
    if sign * width in unclosed:
        return None
    j = i + width
    while j < len(text):
        if text[j] == "\\" and text[j + 1 : j + 2] in tuple(_SPECIAL):
            j += 2
        elif text[j] == "{" and (ref := _REF.match(text, j)):
            j = ref.end()
        elif (
            text.startswith(sign * width, j)
            and j > i + width
            and not text[j - 1].isspace()
            and not _is_word(text[j + width : j + width + 1])
        ):
            return text[i + width : j], i + width, j + width
        else:
            j += 1
    unclosed.add(sign * width)
    return None


def _is_word(char: str) -> bool:
    return char.isalnum()


def _with(style: Styled, name: str) -> Styled:
    return replace(style, tebal=True) if name == "tebal" else replace(style, miring=True)


def _merged(inlines: Iterator[Inline]) -> Iterator[Inline]:
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
        if isinstance(inline, Ref):
            yield inline
    if last is not None:
        yield last


def _write_inlines(inlines: tuple[Inline, ...], before: str, after: str) -> str:
    """Markup of `inlines`, whose styles still to be written are the flags that are set."""
    text = ""
    i = 0
    while i < len(inlines):
        # The longer style outside, or the signs of the two would cross.
        sign, end = _longest_run(inlines, i)
        if sign:
            inner = tuple(_without(x, _SIGNS[sign]) for x in inlines[i:end])
            text += sign + _write_inlines(inner, sign, sign) + sign
            i = end
        else:
            inline = inlines[i]
            following = inlines[i + 1] if i + 1 < len(inlines) else None
            edge = after if following is None else _first_char(following)
            text += (
                inline.raw
                if isinstance(inline, Ref)
                else _escaped(inline.text, text[-1:] or before, edge)
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
    return inline.raw[0] if isinstance(inline, Ref) else inline.text[:1]


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
        else:
            out += char
    return out
