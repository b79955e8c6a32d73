"""The rule on signs of other programs that would be printed as they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from publisher.prose.lines import NOTE_KEY
from publisher.reading import Naskah, Passage
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule

_TAGS = "br|hr|b|i|u|s|p|a|em|strong|del|div|span|font|center|sup|sub|ul|ol|li|table|tr|td|th|img"
_TABLE = re.compile(r"\|.*\|")
_RULER = re.compile(r"(?<![^\s|])\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?(?![^\s|])")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"(?<!!)\[[^\[\]]+\]\([^()]*\)")
_PAIR = re.compile(r"<(?P<tag>b|strong|i|em)>(?P<words>[^<>*_\s](?:[^<>*_]*[^<>*_\s])?)</(?P=tag)>")
_TAG = re.compile(rf"</?(?:{_TAGS}|h[1-6])\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?P<name>nbsp|amp|lt|gt|quot|apos|#\d{2,5});")
_FENCE = re.compile(r"`{3,}")
_CODE = re.compile(r"`(?P<words>[^`]+)`")
_STRUCK = re.compile(r"~~(?=\S).*?~~")
_RULE = re.compile(r"(?<!\S)(?:-{3,}|={3,}|\*{3,}|(?:\* ){2,}\*)(?!\S)")
_HEADING = re.compile(r"(?P<sign>#{2,6})(?=[^\W\d_])")
_LATE_HEADING = re.compile(r"(?<= )#{1,6} +(?=\S)")
_ENDED_HEADING = re.compile(r"(?<=\S) +#+$")
_QUOTE = re.compile(r"(?P<sign>>)(?=[^\W\d_])")
_LATE_QUOTE = re.compile(r"(?<= )> +(?=[^\W\d_])")
_ITEM_IN_QUOTE = re.compile(r"(?:>|[-•*–+]|\d{1,2}[.)]|[a-z][.)])\s+")
_LATE_ITEM = re.compile(r"(?<=\S )[•●▪◦‣➢➤] *(?=\w)")
_TASK = re.compile(r"\[[ xX]\]\s")
_NOTE = re.compile(r"\^\[[^\[\]]+\]|\[\^[^\[\]]*\s[^\[\]]*\]")
_DOUBLE = re.compile(r"(?<!\w)(?P<sign>\*\*|__)(?=[^\W\d_])|(?<=[^\W\d_])(?P<end>\*\*|__)(?!\w)")
_OPEN = re.compile(r"(?<![\w*_])(?P<sign>[*_])(?=[“\"‘'(]?[^\W\d_])")
# In a text that takes no markup.
_MARKED = re.compile(
    r"(?<!\w)(?P<sign>\*{1,3}|_{1,3}|`|~~)(?P<words>[^\s*_`~](?:[^*_`~]*[^\s*_`~])?)(?P=sign)(?!\w)"
    rf"|\[\^{NOTE_KEY}\]|!?\[[^\[\]]+\]\([^()]*\)|</?(?:{_TAGS})\b[^<>]*>"
)
_SIGNS = {"b": "*", "strong": "*", "i": "_", "em": "_"}
_ENTITIES = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">"}

Fix = Callable[[Passage, re.Match[str], Place], str | None]


@rule("prosa", WARNING)
def tulisan_markdown(naskah: Naskah) -> Iterator[Flaw]:
    """Signs of another program (Markdown, HTML) would be printed as they are typed.

    What is meant is not certain, or narrative writes it in another way:
    docs/menulis-narasi.md has the forms. Write the right form, take the signs out, or
    put `\\` before a sign that is meant as such.
    """
    narratives = {(p.at.path, p.at.keys) for p in naskah.of("narasi", "kutipan")}
    for passage in naskah.of("narasi", "kutipan", "judul", "singkat", "resmi"):
        # A cell or a caption that a narrative types takes no markup either.
        typed = passage.at.offset is not None
        if (passage.at.path, passage.at.keys) in narratives and not typed:
            yield from _in_passage(passage)
        else:
            yield from _in_plain_text(passage, typed)


def _in_plain_text(passage: Passage, typed: bool) -> Iterator[Flaw]:
    for found in _MARKED.finditer(passage.text):
        at = passage.place(*found.span())
        if typed and _is_meant(passage, found.start()):
            continue
        yield Flaw(
            at,
            message(
                "this text takes no markup: `{words}` is printed as it is typed", words=found[0]
            ),
            message("leave the signs out"),
            found["words"] if at.words == found[0] else None,
        )


def _in_passage(passage: Passage) -> Iterator[Flaw]:
    taken: list[tuple[int, int]] = []
    for found, problem, help, fix in _found(passage):
        start, end = found.span()
        overlaps = any(start < b and a < end for a, b in taken)
        if overlaps or _is_meant(passage, start):
            continue
        taken.append((start, end))
        at = passage.place(start, end)
        yield Flaw(at, problem, help, fix(passage, found, at))


Found = tuple[re.Match[str], Message, Message, Fix]


def _found(passage: Passage) -> Iterator[Found]:
    """What might be markup of another program; of two that overlap the first counts."""
    yield from _blocks(passage)
    yield from _spans(passage.text)
    yield from _styles(passage.text)


def _blocks(passage: Passage) -> Iterator[Found]:
    text = passage.text
    if found := (not passage.marker and _TABLE.match(text)) or _RULER.search(text):
        problem = message("what is typed with `|` is not understood as a table")
        help = message(
            "put each row into a line between two `|`, `|---|---|` below the headings with as many "
            "cells, and rows below; or write it as `[[tabel]]` of sisipan.toml"
        )
        yield found, problem, help, _none
    for found in _PICTURE.finditer(text):
        problem = message("`{words}` is not understood as a picture", words=found[0])
        help = message(
            "write `![keterangan](foto.jpg)` as a paragraph of its own, of a picture in this "
            "folder; or write it as `[[gambar]]` of sisipan.toml"
        )
        yield found, problem, help, _none
    if found := _HEADING.match(text):
        help = message("write a blank behind the `#`: `### Judul`")
        yield found, message("a heading needs a blank behind its signs"), help, _blank_behind
    if found := _QUOTE.match(text):
        help = message("write a blank behind the `>`: `> teks`")
        yield found, message("a quotation needs a blank behind its sign"), help, _blank_behind
    for pattern in (_LATE_HEADING, _LATE_QUOTE):
        for found in pattern.finditer(text):
            if _begins_line(passage, found.start()):
                help = message("put a blank line before it, or `\\` where the sign is meant")
                yield (
                    found,
                    message("`{signs}` stands within a paragraph", signs=found[0]),
                    help,
                    _none,
                )
    if passage.jenis == "judul" and (found := _ENDED_HEADING.search(text)):
        problem = message("a heading has its signs at the front only")
        yield found, problem, message("leave those at its end out"), _none
    if passage.jenis == "kutipan" and (found := _ITEM_IN_QUOTE.match(text)):
        problem = message("a quotation holds no list and no other quotation")
        help = message("write each item as a paragraph of the quotation, without its sign")
        yield found, problem, help, _none
    for found in _LATE_ITEM.finditer(text):
        problem = message("the list sign `{sign}` stands within a line", sign=found[0].strip())
        yield found, problem, message("begin a line with each item of the list"), _none
    if passage.marker and (found := _TASK.match(text)):
        problem = message("a box to be ticked is typed as `{signs}`", signs=found[0].strip())
        yield found, problem, message("leave the box out, and say what is done"), _none


def _spans(text: str) -> Iterator[Found]:
    for found in _LINK.finditer(text):
        problem = message("the link `{words}` is not understood", words=found[0])
        help = message("a link is `[teks](https://…)`, its words without other signs")
        yield found, problem, help, _none
    for found in _NOTE.finditer(text):
        problem = message("the footnote `{words}` is not understood", words=found[0])
        help = message("write `[^1]` behind the word, and a paragraph `[^1]: teks`")
        yield found, problem, help, _none
    for found in _PAIR.finditer(text):
        problem = message("`{tag}` is a sign of web pages", tag=f"<{found['tag']}>")
        yield found, problem, message("bold is `*teks*`, italics are `_teks_`"), _without_tags
    for found in _TAG.finditer(text):
        problem = message("`{tag}` is a sign of web pages", tag=found[0])
        help = message("leave it out; a blank line begins a new paragraph")
        yield found, problem, help, _none
    for found in _ENTITY.finditer(text):
        problem = message("`{tag}` is a sign of web pages", tag=found[0])
        yield found, problem, message("write the character itself"), _character
    for pattern, fix in ((_FENCE, _none), (_CODE, _inside)):
        for found in pattern.finditer(text):
            problem = message("a backtick is printed as it is typed")
            yield found, problem, message("leave the backticks out, or write quotes: “…”"), fix
    for found in _STRUCK.finditer(text):
        problem = message("`~~` strikes nothing out")
        yield found, problem, message("take out what is no longer valid, and the signs"), _none
    for found in _RULE.finditer(text):
        problem = message("a line of signs is printed as it is typed: `{signs}`", signs=found[0])
        yield found, problem, message("leave it out; a heading is written `### Judul`"), _none


def _styles(text: str) -> Iterator[Found]:
    for pattern in (_DOUBLE, _OPEN):
        for found in pattern.finditer(text):
            sign = found[0]
            yield (
                found,
                message("the sign `{sign}` has no other that pairs with it", sign=sign),
                message(
                    "close it at the end of a word, as in {form}, or write {bare} for a bare one",
                    form=f"{sign[0]}kata{sign[0]}",
                    bare="".join(f"\\{letter}" for letter in sign),
                ),
                _none,
            )


def _is_meant(passage: Passage, n: int) -> bool:
    """A backslash stands before the sign."""
    at = passage.place(n, n + 1)
    return at.start > 0 and at.source.text[at.start - 1] == "\\"


def _begins_line(passage: Passage, n: int) -> bool:
    """The blank that joins two lines stands for a line end."""
    words = passage.place(n - 1, n).words
    return "\n" in words or "\\n" in words


def _none(passage: Passage, found: re.Match[str], at: Place) -> str | None:
    return None


def _blank_behind(passage: Passage, found: re.Match[str], at: Place) -> str | None:
    return f"{found['sign']} " if at.words == found["sign"] else None


def _inside(passage: Passage, found: re.Match[str], at: Place) -> str | None:
    return found["words"] if at.words == found[0] else None


def _character(passage: Passage, found: re.Match[str], at: Place) -> str | None:
    return _ENTITIES.get(found["name"]) if at.words == found[0] else None


def _without_tags(passage: Passage, found: re.Match[str], at: Place) -> str | None:
    """The signs of narrative, where they stand at the edges of words."""
    before, after = passage.text[: found.start()][-1:], passage.text[found.end() :][:1]
    sign = _SIGNS[found["tag"]]
    alone = not before.isalnum() and not after.isalnum()
    return f"{sign}{found['words']}{sign}" if alone and at.words == found[0] else None


RULES = (tulisan_markdown,)
