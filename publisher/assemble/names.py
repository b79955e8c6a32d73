"""The names of a foreign PDF, made such that every reader program reads the same ones.

Libraries disagree on a lone `#`, on bytes that are no UTF-8, on a name of no
letters; and an archive allows 127 bytes. A name means nothing by itself, it is
only compared with others: so each such name becomes another, everywhere at once,
in the objects and in what draws the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Pdf,
    PdfError,
    Stream,
    String,
    Token,
    TokenFilter,
    TokenType,
)

LONGEST = 127  # bytes (ISO 32000-1, annex C)
WRITTEN = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]*)")
SIGN = re.compile(rb"#(?!00)([0-9A-Fa-f]{2})|#")
LONE = b"\0"  # stands for a `#` without two digits behind it, as it does in the library


def make_names_regular(pdf: Pdf) -> None:
    """Rename what not every reader can read. The pages look as before."""
    drawn = list(_contents(pdf))
    known = set(chain(_of_objects(pdf), *(_of_content(content) for _, content in drawn)))
    texts = set(_of_texts(pdf))
    odd = sorted(n for n in known | texts if not _is_regular(n) or (n in texts and not n.isascii()))
    if odd:
        new = _new_names(odd, known | texts)
        for stream, content in drawn:
            if not new.keys().isdisjoint(_of_content(content)):
                stream.write(_rewritten(content, new))
        for holder in _holders(pdf):
            _rename(holder, new)


def _is_regular(name: bytes) -> bool:
    try:
        return bool(name.decode()) and len(name) <= LONGEST and LONE not in name
    except UnicodeDecodeError:
        return False


def _new_names(odd: Iterable[bytes], known: set[bytes]) -> dict[bytes, Name]:
    """Each as much like the old one as can be, and unlike all others."""
    taken, new = set(known), {}
    for name in odd:
        alike = name.replace(LONE, b"#") if name.isascii() else b""
        others = (b"N%d" % number for number in count(1))
        fresh = next(n for n in chain([alike], others) if _is_regular(n) and n not in taken)
        taken.add(fresh)
        new[name] = Name("/" + fresh.decode())
    return new


def _meant(written: bytes) -> bytes:
    """A name without its slash and its escapes."""
    return SIGN.sub(lambda sign: bytes.fromhex(sign[1].decode()) if sign[1] else LONE, written)


def _of_name(name: Object) -> bytes:
    return _meant(name.unparse().removeprefix(b"/"))


def _of_key(key: str) -> bytes:
    return key.encode("utf-8", "surrogateescape").removeprefix(b"/")


def _of_content(content: bytes) -> Iterator[bytes]:
    """Names, and what looks like one within texts and pictures."""
    return map(_meant, set(WRITTEN.findall(content)))


def _contents(pdf: Pdf) -> Iterator[tuple[Stream, bytes]]:
    """What draws: pages, drawings within them, patterns, glyphs and the looks of annotations."""
    seen = set()
    for scope in pdf.content_scopes():
        content: Object | None = scope.content
        if scope.kind == "page" and scope.page is not None:
            scope.page.contents_coalesce()
            content = scope.page.obj.get(Name.Contents)
        if isinstance(content, Stream) and content.objgen not in seen:
            seen.add(content.objgen)
            try:
                yield content, content.read_bytes()
            except (PdfError, ValueError):
                continue  # it draws nothing


def _holders(pdf: Pdf) -> Iterator[Dictionary | Stream | Array]:
    """All that holds values, each once."""
    for item in pdf.objects:
        left: list[object] = [item]
        while left:
            holder = left.pop()
            if isinstance(holder, Dictionary | Stream | Array):
                yield holder
                left += [v for _, v in _entries(holder) if not _is_elsewhere(v)]


def _is_elsewhere(value: object) -> bool:
    return isinstance(value, Object) and value.is_indirect


def _entries(holder: Dictionary | Stream | Array) -> list[tuple[str | int, object]]:
    if isinstance(holder, Array):
        return list(enumerate(holder))
    return list(holder.items())


def _of_objects(pdf: Pdf) -> Iterator[bytes]:
    for holder in _holders(pdf):
        for key, value in _entries(holder):
            if isinstance(key, str):
                yield _of_key(key)
            if isinstance(value, Name):
                yield _of_name(value)


def _of_texts(pdf: Pdf) -> Iterator[bytes]:
    """Names within the texts that say how a field is written: libraries read them as texts."""
    for holder in _holders(pdf):
        said = holder.get(Name.DA) if isinstance(holder, Dictionary) else None
        if isinstance(said, String):
            yield from _of_content(bytes(said))


def _rename(holder: Dictionary | Stream | Array, new: Mapping[bytes, Name]) -> None:
    for key, value in _entries(holder):
        if isinstance(value, Name) and _of_name(value) in new:
            holder[key] = new[_of_name(value)]
        elif key == "/DA" and isinstance(value, String):
            holder[key] = String(_rewritten(bytes(value), new))
        if isinstance(key, str) and _of_key(key) in new:
            holder[new[_of_key(key)]] = holder[key]
            del holder[key]


class _Renaming(TokenFilter):
    def __init__(self, new: Mapping[bytes, Name]) -> None:
        super().__init__()
        self.new = new

    def handle_token(self, token: Token) -> Token:
        if not token.raw_value.startswith(b"/") or token.type_ not in NAMES:
            return token
        name = self.new.get(_meant(token.raw_value.removeprefix(b"/")))
        return Token(TokenType.name_, b"/" + _of_name(name)) if name is not None else token


NAMES = (TokenType.name_, TokenType.bad)  # bad: with a zero byte


def _rewritten(content: bytes, new: Mapping[bytes, Name]) -> bytes:
    """The same with other names; texts and pictures in it are left alone."""
    with Pdf.new() as scratch:
        page = scratch.add_blank_page()
        page.Contents = scratch.make_stream(content)
        return page.get_filtered_contents(_Renaming(new))
