"""One XML part of a Word or Excel file, read once and written anew without what reaches out.

Names, prefixes and order stay as they are. What is written is what was judged: in
UTF-8 whatever it was, without entities, comments and instructions, so that an
engine cannot read the part otherwise than we did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from xml.parsers import expat
from xml.sax.saxutils import escape

from publisher.assemble.addresses import is_web
from publisher.assemble.fields import CHANGING, is_kept, leads_to, word_of
from publisher.assemble.formulas import CALLS, LINK, stranger
from publisher.assemble.limits import DEPTH

DROPPED = frozenset(
    [
        "mailMerge",  # asks a database
        "dataValidations",  # lists to choose from, which no page shows
        "svg",  # a drawing within the part, whatever it is named
        "binData",
    ]
)
LINKING = frozenset(["hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"])
"""Elements whose relationship somebody follows with a click; all others fetch at once."""
DRAWING = frozenset(["imagedata", "fill", "stroke", "image", "feImage", "use", "tref", "OLEObject"])
DDE = ("ddeService", "ddeTopic")
PRINT_AREA = "_xlnm.Print_Area"
CODE = re.compile(r"&.", re.DOTALL)  # in the head of a sheet; `&&` is the sign itself
CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
ATTRIBUTE = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Attribute = tuple[str, str, str, str]
"""Namespace, local name, the name as it is written, value."""
Cut = tuple[int, int]


class Unwell(Exception):
    """Not well-formed, or with entities, which Office never writes: no program reads it alike."""


class Field:
    """A field of Word between its begin and its end."""

    def __init__(self) -> None:
        self.cuts: list[Cut] = []
        self.words = ""
        self.answered = False  # what follows is its result


class Formula:
    """A formula of a cell, and where it is written."""

    def __init__(self, start: int) -> None:
        self.cut = (start, start)
        self.words = ""


class Part:
    """`content`: the part without what reaches out. `outside`: what that was; `links`: the
    targets of links that lead to files. `root`: namespace and name of its outermost element.
    `held`: ids of relationships that something of the part fetches. `keys`: of embedded fonts,
    by id. `reach`: the last row and column with something in it, from 1.
    """

    def __init__(self, content: bytes) -> None:
        self.outside: list[str] = []
        self.links: list[str] = []
        self.root = ("", "")
        self.held: set[str] = set()
        self.replaced: set[str] = set()  # ids of drawings that have a picture beside them
        self.keys: dict[str, str] = {}
        self.reach = (0, 0)
        self.print_areas = 0
        self.has_formulas = False  # of Word
        self._written = bytearray(HEAD)
        self._cuts: list[Cut] = []
        self._declared: list[tuple[str | None, str]] = []
        self._open: list[tuple[str, str]] = []  # local name, and the name as it is written
        self._dropped: tuple[int, int] | None = None  # depth and beginning
        self._fields: list[Field] = []
        self._words = ""
        self._cell = (0, 0)
        self._formula: Formula | None = None
        self._has_value = False
        self._read(content)

    def _read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.StartNamespaceDeclHandler = self._declares
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._says
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError, ValueError, RecursionError) as wrong:
            raise Unwell from wrong
        for field in self._fields:  # without an end
            self._judge(field)

    @property
    def content(self) -> bytes:
        kept, at = bytearray(), 0
        for start, end in sorted(self._cuts):
            kept += self._written[at : max(at, start)]
            at = max(at, end)
        return bytes(kept + self._written[at:])

    # What stands in it, as it comes

    def _declares(self, prefix: str | None, space: str) -> None:
        self._declared.append((prefix, space or ""))

    def _begins(self, name: str, listed: list[str]) -> None:
        space, local, written = _split(name)
        if not self._open:
            self.root = (space, local)
        self._open.append((local, written))
        if len(self._open) > DEPTH:
            raise Unwell
        start = len(self._written)
        if local in DROPPED and self._dropped is None:
            self._dropped = (len(self._open), start)
        attributes = self._kept(local, listed) if listed else []
        if local in BEGINNINGS:
            said = {one[1]: one[3] for one in attributes}
            BEGINNINGS[local](self, said, start)
        self._write_tag(written, attributes)

    def _write_tag(self, name: str, attributes: Iterable[Attribute]) -> None:
        tag = f"<{name}"
        for prefix, space in self._declared:
            tag += f' {f"xmlns:{prefix}" if prefix else "xmlns"}="{_quoted(space)}"'
        self._declared.clear()
        for _, _, written, value in attributes:
            tag += f' {written}="{_quoted(value)}"'
        self._written += f"{tag}>".encode()

    def _says(self, text: str) -> None:
        start = len(self._written)
        self._written += escape(text, {"\r": "&#13;"}).encode()
        local = self._open[-1][0] if self._open else ""
        if self._fields and local in SPOKEN:
            self._ask(text, (start, len(self._written)))
        elif local in CALLING or local in HEADINGS:
            self._words += text
        elif local == "v" and text.strip():
            self._fill()

    def _ends(self, _: str) -> None:
        local, written = self._open[-1]
        if local in CALLING:
            self._call(local)
        elif local in HEADINGS:
            self._head()
        self._written += f"</{written}>".encode()
        if local == "f" and self._formula is not None:
            self._formula.cut = (self._formula.cut[0], len(self._written))
        elif local == "c":
            self._cell_ends()
        if self._dropped is not None and self._dropped[0] == len(self._open):
            self._cuts.append((self._dropped[1], len(self._written)))
            self._dropped = None
        self._open.pop()

    def _ask(self, text: str, cut: Cut) -> None:
        """Text of a field belongs to the innermost one that has no result yet."""
        unanswered = next((f for f in reversed(self._fields) if not f.answered), None)
        if unanswered is not None:
            unanswered.words += text
            unanswered.cuts.append(cut)

    # Attributes

    def _kept(self, element: str, listed: list[str]) -> list[Attribute]:
        kept = []
        for name, value in zip(listed[::2], listed[1::2], strict=True):
            space, local, written = _split(name)
            if space.endswith("/relationships"):
                self._hold(element, value)
            elif local in ADDRESSES and not self._may_address(element, local, value):
                continue
            elif local in DDE:
                self.outside.append("DDE")
                continue
            elif element == "fldSimple" and local == "instr" and not self._may_work(value):
                value = ""
            kept.append((space, local, written, value))
        return kept

    def _hold(self, element: str, number: str) -> None:
        if element == "svgBlip":
            self.replaced.add(number)
        elif element not in LINKING:
            self.held.add(number)

    def _may_address(self, element: str, key: str, value: str) -> bool:
        """`src`, `o:href`, `xlink:href`, `location` …: an address beside the relationships."""
        plain = value.strip()
        if not plain or plain.startswith("#"):
            return True
        fetches = key == "src" or element in DRAWING
        if key in ("location", "docLocation", "anchor"):  # mostly a place in the file itself
            may = is_web(plain) or not _names_a_file(plain)
        else:
            may = is_web(plain) and not fetches
        if not may:
            (self.outside if fetches else self.links).append(value)
        return may

    # Word

    def _field_mark(self, said: dict[str, str], _: int) -> None:
        kind = said.get("fldCharType")
        if kind == "begin":
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._fields[-1].answered = True
        elif self._fields and kind == "end":
            self._judge(self._fields.pop())

    def _judge(self, done: Field) -> None:
        if not self._may_work(done.words):
            self._cuts += done.cuts

    def _may_work(self, instruction: str) -> bool:
        target = leads_to(instruction)
        if target is not None:
            self.links.append(target)
            return False
        if is_kept(instruction):
            return True
        word = word_of(instruction)
        self.outside += [] if word in CHANGING else [word]
        return False

    def _equation(self, said: dict[str, str], _: int) -> None:
        self.has_formulas = True

    def _font(self, said: dict[str, str], _: int) -> None:
        self.keys[said.get("id", "")] = said.get("fontKey", "")

    # Excel

    def _row(self, said: dict[str, str], _: int) -> None:
        number = said.get("r", "")
        self._cell = (int(number) if number.isdigit() else self._cell[0] + 1, 0)

    def _cell_begins(self, said: dict[str, str], _: int) -> None:
        named = CELL.fullmatch(said.get("r", ""))
        row, column = self._cell
        self._cell = (int(named[2]), _column(named[1])) if named else (row, column + 1)
        self._formula, self._has_value = None, False

    def _value(self, said: dict[str, str], _: int) -> None:
        self.reach = max(self.reach[0], self._cell[0]), max(self.reach[1], self._cell[1])

    def _inline(self, said: dict[str, str], start: int) -> None:
        self._value(said, start)
        self._fill()

    def _fill(self) -> None:
        self._has_value = True

    def _calls(self, said: dict[str, str], start: int) -> None:
        self._words = ""
        if [one[0] for one in self._open[-2:]] == ["c", "f"]:
            if self._formula is not None:  # a second one: which counts is a matter of taste
                self._cuts.append(self._formula.cut)
            self._formula = Formula(start)
            self._value(said, start)
        self.print_areas += said.get("name") == PRINT_AREA

    def _call(self, local: str) -> None:
        if local == "f" and self._formula is not None:
            self._formula.words = self._words
        elif self.root[1] == "chartSpace":
            return  # a chart has its values beside it
        elif (strange := stranger(self._words)) is not None:
            # A name without its formula, a rule without its condition: they do nothing.
            self._cuts.append((self._written.rindex(b">") + 1, len(self._written)))
            self.outside.append(strange)

    def _head(self) -> None:
        """Of the head or foot of a sheet: the day, the hour, the file and its folder."""
        changing = [code for code in CODE.findall(self._words) if code[1].upper() in "DTFZ"]
        if changing:
            del self._written[self._written.rindex(b">") + 1 :]
            text = CODE.sub(lambda c: "" if c[0] in changing else c[0], self._words)
            self._written += escape(text, {"\r": "&#13;"}).encode()
            self.outside += changing

    def _cell_ends(self) -> None:
        """A saved value is shown as it is: what made it need not be worked out again."""
        formula, self._formula = self._formula, None
        if formula is None or _is_web_link(formula.words):
            return
        if self._has_value:
            fetching = CALLS.search(formula.words)
            self._cuts.append(formula.cut)
            self.outside += [fetching[1].upper()] if fetching else []
        elif (strange := stranger(formula.words)) is not None:
            self._cuts.append(formula.cut)
            self.outside.append(strange)


ADDRESSES = frozenset(["src", "href", "location", "docLocation", "anchor", "invalidUrl"])
SPOKEN = frozenset(["instrText", "delInstrText", "t", "delText"])
"""Between the begin and the result of a field, an engine reads all of them as its instruction."""
CALLING = frozenset(["f", "definedName", "formula", "formula1", "formula2"])
HEADINGS = frozenset(
    ["oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"]
)
BEGINNINGS: dict[str, Callable[[Part, dict[str, str], int], None]] = {
    "fldChar": Part._field_mark,
    "oMath": Part._equation,
    "embedRegular": Part._font,
    "embedBold": Part._font,
    "embedItalic": Part._font,
    "embedBoldItalic": Part._font,
    "row": Part._row,
    "c": Part._cell_begins,
    "v": Part._value,
    "is": Part._inline,
    **dict.fromkeys([*CALLING, *HEADINGS], Part._calls),
}
"""An element, whatever its namespace → what is to be known when it begins."""


def _refuse(*_: object) -> None:
    raise Unwell


@lru_cache(maxsize=4096)  # a part says the same few names again and again
def _split(name: str) -> tuple[str, str, str]:
    """Namespace, local name, and the name with its prefix."""
    space, _, rest = name.rpartition(" ") if name.count(" ") < 2 else name.partition(" ")
    local, _, prefix = rest.partition(" ")
    return space, local, f"{prefix}:{local}" if prefix else local


def _quoted(value: str) -> str:
    return value if value.isalnum() else escape(value, ATTRIBUTE)


def _is_web_link(formula: str) -> bool:
    link = LINK.match(formula)
    return link is not None and is_web(link[1]) and stranger(formula[link.end() :]) is None


def _names_a_file(text: str) -> bool:
    return "\\" in text or "://" in text or text.lower().startswith(("file:", "/"))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number
