"""One XML part of a Word or Excel file, read once: is it whole, and what in it reaches out?

The part is not written anew, because namespaces and their prefixes must stay
as they are. What reaches out is blanked where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from publisher.assemble.limits import DEPTH

FETCHING = frozenset(
    [
        "INCLUDEPICTURE",
        "INCLUDETEXT",
        "INCLUDE",
        "IMPORT",
        "DDE",
        "DDEAUTO",
        "LINK",
        "DATABASE",
        "RD",
    ]
)
CHANGING = frozenset(
    ["DATE", "TIME", "PRINTDATE", "SAVEDATE", "FILENAME", "FILESIZE", "USERNAME", "USERINITIALS"]
)
"""Fields whose result would be another on the day, or the machine, of the build."""

CALLS = re.compile(r"\b(WEBSERVICE|DDE|RTD|IMAGE|CUBE\w+)\s*\(", re.IGNORECASE)
VOLATILE = re.compile(r"\b(TODAY|NOW|RAND|RANDBETWEEN|CELL|INFO)\s*\(", re.IGNORECASE)
TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
INSIDE = ("#", "data:")
DDE = ("ddeService", "ddeTopic")


class Unwell(Exception):
    """Not well-formed, or with entities, which Office never writes: no program reads it alike."""


@dataclass
class Field:
    """A field of Word between its begin and its end."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    words: str = ""
    answered: bool = False  # what follows is its result


class Part:
    """`content`: the part without what reaches out. `outside`: what that was. `reach`: the
    last row and column with something in it, from 1."""

    def __init__(self, content: bytes) -> None:
        self.source = _as_utf8(content)
        self.outside: list[str] = []
        self.reach = (0, 0)
        self._blanks: list[tuple[int, int]] = []
        self._fields: list[Field] = []
        self._open: list[str] = []
        self._start = 0  # where the text of the innermost element begins
        self._tag = 0
        self._words = ""
        self._cell = (0, 0)
        self._volatile: tuple[int, int] | None = None  # a formula, until its value is seen
        self._read()

    def _read(self) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._says
        parser.StartDoctypeDeclHandler = _refuse
        self._parser = parser
        try:
            parser.Parse(self.source, True)
        except (expat.ExpatError, LookupError, ValueError, RecursionError) as wrong:
            raise Unwell from wrong

    @property
    def content(self) -> bytes:
        made = bytearray(self.source)
        for start, end in self._blanks:
            made[start:end] = b" " * (end - start)
        return bytes(made)

    @property
    def is_changed(self) -> bool:
        return bool(self._blanks)

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._open.append(local)
        if len(self._open) > DEPTH:
            raise Unwell
        if local in READERS:
            self._tag = self._parser.CurrentByteIndex
            READERS[local](self, {key.rpartition(" ")[2]: v for key, v in attributes.items()})
            self._words = ""

    def _says(self, text: str) -> None:
        if self._open and self._open[-1] in TEXTS:
            self._words += text

    def _ends(self, name: str) -> None:
        local = self._open.pop()
        if local in TEXTS:
            TEXTS[local](self, self._parser.CurrentByteIndex)

    # What begins

    def _field_mark(self, said: dict[str, str]) -> None:
        kind = said.get("fldCharType")
        if kind == "begin":
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._fields[-1].answered = True
        elif self._fields and kind == "end":
            self._judge(self._fields.pop())

    def _simple_field(self, said: dict[str, str]) -> None:
        word = _first_word(said.get("instr", ""))
        if word in FETCHING or word in CHANGING:
            self._blank_values("instr")
            self.outside += [word] if word in FETCHING else []

    def _link(self, said: dict[str, str]) -> None:
        """A picture that names its file beside the relationships: `src`, `o:href`, `xlink:href`."""
        for key in ("src", "href"):
            target = said.get(key, "")
            if target and not target.startswith(INSIDE) and not re.fullmatch(r"rId\d+", target):
                self._blank_values(key)
                self.outside.append(target)

    def _dde(self, said: dict[str, str]) -> None:
        for key in DDE:
            self._blank_values(key)
        self.outside.append("DDE")

    def _row(self, said: dict[str, str]) -> None:
        number = said.get("r", "")
        self._cell = (int(number) if number.isdigit() else self._cell[0] + 1, 0)

    def _cell_begins(self, said: dict[str, str]) -> None:
        named = CELL.fullmatch(said.get("r", ""))
        row, column = self._cell
        self._cell = (int(named[2]), _column(named[1])) if named else (row, column + 1)
        self._volatile = None

    def _value(self, said: dict[str, str]) -> None:
        if self._volatile is not None:  # the value of the day when the file was saved
            self._blanks.append(self._volatile)
            self._volatile = None
        self.reach = max(self.reach[0], self._cell[0]), max(self.reach[1], self._cell[1])

    def _text(self, said: dict[str, str]) -> None:
        found = TAG.match(self.source, self._tag)
        self._start = found.end() if found else self._tag

    def _formula(self, said: dict[str, str]) -> None:
        self._value(said)

    # What ends

    def _instruction(self, end: int) -> None:
        if self._fields and not self._fields[-1].answered:
            self._fields[-1].words += self._words
            self._fields[-1].spans.append((self._start, end))

    def _call(self, end: int) -> None:
        called = CALLS.search(self._words)
        formula = self._tag, self.source.index(b">", end) + 1
        if called:
            self._blanks.append(formula)
            self.outside.append(called[1].upper())
        elif VOLATILE.search(self._words):
            self._volatile = formula

    def _judge(self, done: Field) -> None:
        word = _first_word(done.words)
        if word in FETCHING or (word in CHANGING and done.answered):
            self._blanks += [span for span in done.spans if span[0] < span[1]]
            self.outside += [word] if word in FETCHING else []

    def _blank_values(self, key: str) -> None:
        found = TAG.match(self.source, self._tag)
        if found is None:
            raise Unwell
        value = re.compile(rb"[\s:]%s\s*=\s*(?:\"([^\"]*)\"|'([^']*)')" % key.encode())
        for one in value.finditer(self.source, found.start(), found.end()):
            start, end = one.span(1 if one[1] is not None else 2)
            self._blanks.append((start, end))


READERS = {
    "fldChar": Part._field_mark,
    "fldSimple": Part._simple_field,
    "imagedata": Part._link,
    "fill": Part._link,
    "image": Part._link,
    "feImage": Part._link,
    "use": Part._link,
    "ddeLink": Part._dde,
    "row": Part._row,
    "c": Part._cell_begins,
    "v": Part._value,
    "is": Part._value,
    "f": Part._formula,
    "definedName": Part._text,
    "instrText": Part._text,
}
"""An element, whatever its namespace → what is to be known when it begins."""

TEXTS = {"instrText": Part._instruction, "f": Part._call, "definedName": Part._call}
"""An element whose words count → what is to be done when it ends."""


def _refuse(*_: object) -> None:
    raise Unwell


def _first_word(instruction: str) -> str:
    words = instruction.split(maxsplit=1)
    return words[0].upper() if words else ""


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _as_utf8(content: bytes) -> bytes:
    """Blanks are put in byte by byte, which UTF-16 would not bear."""
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return content
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError:
        raise Unwell from None
    return re.sub(r"^<\?xml[^>]*\?>", "", text).encode("utf-8")
