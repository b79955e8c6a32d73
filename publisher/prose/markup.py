r"""The markup that every office secretary already types in WhatsApp.

`*tebal*`, `_miring_`, `{nama|format}` for a figure, a blank line for a new
paragraph, lines that begin with `-`, `1.`, `a.` or `(1)` for lists (indented by
two spaces under another item), `kata[^1]` and a paragraph `[^1]: teks` for a footnote,
`> teks` for a quotation, `### Judul` for a heading, `[teks](https://…)` for a link, `\`
before a sign that is meant as such. A table of `| … |` and a picture `![…](….jpg)` are placed
where they are typed (`prose.typed`). A sign counts only at the edge of a word:
`surat_edaran_01` and `2*3` stay as they are. Lines are joined: a line break in a
paragraph is only a break in the source. Of other programs' signs `•`, `–`, `1)` and the
like begin items too (`prose.lines`), `__x__` and `**x**` are bold, `***x***` is both.

`write(parse(text))` gives the same text back but for superfluous blanks and such signs
of bold and italic, and `parse(write(blocks))` the same blocks: Word edits come home
through it.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.prose.forms import (
    REF,
    Block,
    Inline,
    Link,
    Mark,
    Note,
    Plain,
    Ref,
    Styled,
    Typed,
)
from publisher.prose.lines import STARTS, STARTS_QUOTE, Chunk, chunks
from publisher.prose.spans import merged, scan, write_inlines
from publisher.prose.typed import CAPTION, TypedItem


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a narrative. Never fails: what is no markup is text."""
    return tuple(
        Block(tuple(merged(x for x, _ in _pieces(c))), c.marker, c.level, c.kind, c.kunci)
        for c in chunks(text)
    )


def read(text: str) -> tuple[Plain, ...]:
    """The same blocks as `parse`, each as a reader sees it, and where its letters stand."""
    return tuple(map(_plain, chunks(text)))


def typed_items(text: str) -> tuple[TypedItem, ...]:
    """The tables and pictures that are typed in a narrative, in its order."""
    return tuple(c.typed for c in chunks(text) if c.typed is not None)


def _plain(chunk: Chunk) -> Plain:
    text, stands, marks, addresses = "", list[int](), list[Mark](), list[tuple[int, int]]()
    pieces = list(_pieces(chunk))
    for piece, at in pieces:
        if isinstance(piece, Note):
            marks.append(Mark(piece.kunci, len(text), chunk.offsets[at]))
            continue
        shown = REF if isinstance(piece, Ref) else piece.text
        if isinstance(piece, Link):
            at += 1
            behind = chunk.offsets[at + len(shown)]
            addresses.append((behind, behind + len(piece.alamat) + 3))
        stands += range(at, at + len(shown))
        text += shown
    return Plain(
        text,
        tuple(chunk.offsets[at] for at in stands),
        tuple(x for x, _ in pieces if isinstance(x, Ref)),
        chunk.marker,
        chunk.level,
        tuple(_lone_braces(text, chunk.text, stands)),
        all(x.tebal for x, _ in pieces if _has_letters(x)),
        chunk.kind,
        chunk.kunci,
        tuple(marks),
        tuple(addresses),
    )


def _has_letters(piece: Inline) -> bool:
    return isinstance(piece, Ref) or (not isinstance(piece, Note) and bool(piece.text.strip()))


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


def _pieces(chunk: Chunk) -> Iterator[tuple[Inline, int]]:
    r"""Inlines and where they stand; a first `\` may say that `1.` or `\-` begins no item."""
    text = chunk.text
    if chunk.typed is not None:
        return iter([(Typed(chunk.typed.name, written=chunk.typed.written), 0)])
    begins = text[:1] == "\\" and not chunk.marker and _begins(chunk.kind, text[1:])
    return scan(text[begins:], Styled(""), int(begins))


def _begins(kind: str, text: str) -> bool:
    """Would a paragraph, or one of a quotation, that begins so be taken for another block?"""
    starts = {"paragraf": STARTS, "kutipan": STARTS_QUOTE}.get(kind)
    return starts is not None and starts.match(text) is not None


def write(blocks: tuple[Block, ...]) -> str:
    """Markup that parses to `blocks`.

    Styles must begin and end at the edge of a word, as Word edits are rounded to.
    """
    text = ""
    for n, block in enumerate(blocks):
        text += "" if n == 0 else "\n" if _is_tight(blocks[n - 1], block) else "\n\n"
        text += _lead(block)
        content = write_inlines(block.inlines)
        escaped = not block.marker and _is_mistaken(blocks, n, content)
        text += "\\" + content if escaped else content
    return text


def _is_mistaken(blocks: tuple[Block, ...], n: int, content: str) -> bool:
    """Would the `n`th block be read as another kind of block, were it written so?"""
    block = blocks[n]
    if block.only_name and isinstance(block.inlines[0], Typed):
        return False
    if block.kind == "paragraf" and CAPTION.match(content):
        beside = (*blocks[max(n - 1, 0) : n], *blocks[n + 1 : n + 2])
        return any(isinstance(x, Typed) for b in beside for x in b.inlines)
    return _begins(block.kind, content)


def _is_tight(before: Block, block: Block) -> bool:
    """Does an item stand right below the one before, and is still read as one there?"""
    above, marker = before.marker, block.marker
    if above is None or marker is None:
        return False
    plain = marker.kind in ("decimal", "letter", "paren") or marker.raw == "-"
    return plain or (above.kind, above.tanda) == (marker.kind, marker.tanda)


def _lead(block: Block) -> str:
    """What stands before a block's own words."""
    if block.marker:
        return "  " * block.level + block.marker.raw + " "
    return {
        "paragraf": "",
        "kutipan": "> ",
        "judul": "#" * block.level + " ",
        "catatan": f"[^{block.kunci}]: ",
    }[block.kind]
