"""What a narrative is made of, once its markup is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from publisher.prose.formats import huruf

ListKind = Literal["bullet", "decimal", "letter", "paren", "decimal_half", "letter_half"]
BlockKind = Literal["paragraf", "kutipan", "judul", "catatan"]

REF = "\N{OBJECT REPLACEMENT CHARACTER}"


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


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a footnote: `[^1]`."""

    kunci: str
    tebal: bool = False
    miring: bool = False

    @property
    def raw(self) -> str:
        return f"[^{self.kunci}]"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address on the web: `[teks](https://…)`."""

    text: str
    alamat: str
    tebal: bool = False
    miring: bool = False

    @property
    def raw(self) -> str:
        return f"[{self.text}]({self.alamat})"


@dataclass(frozen=True, slots=True)
class Typed(Ref):
    """A table or picture that is typed where it belongs: it is placed there by its name."""

    written: str = ""

    @property
    def raw(self) -> str:
        return self.written


Inline = Styled | Ref | Note | Link


@dataclass(frozen=True, slots=True)
class Marker:
    """What a list item begins with; letters count a = 1. tanda: of a bullet that is not `-`."""

    kind: ListKind
    number: int = 1
    tanda: str = ""

    @property
    def raw(self) -> str:
        return {
            "bullet": self.tanda or "-",
            "decimal": f"{self.number}.",
            "letter": f"{huruf(self.number)}.",
            "paren": f"({self.number})",
            "decimal_half": f"{self.number})",
            "letter_half": f"{huruf(self.number)})",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (no marker, level 0), or a list item at a level from 0.

    Or a paragraph of a quotation, a heading (level: how many `#` it has), or the text of
    the footnote that is called `kunci`.
    """

    inlines: tuple[Inline, ...]
    marker: Marker | None = None
    level: int = 0
    kind: BlockKind = "paragraf"
    kunci: str = ""

    @property
    def only_name(self) -> str:
        """The name that is all of the block: `gambar.posyandu`; nothing where there is more."""
        only = self.inlines[0] if len(self.inlines) == 1 and self.kind == "paragraf" else None
        return only.name.strip() if isinstance(only, Ref) and not only.format else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote's mark. start: the letter of a plain text that it stands before; at: in the
    narrative."""

    kunci: str
    start: int
    at: int

    @property
    def end(self) -> int:
        """One past its last character in the narrative."""
        return self.at + len(self.kunci) + 3


@dataclass(frozen=True, slots=True)
class Plain:
    """A block without its markup.

    text: what a reader sees, with REF for each figure that is asked for by name; a footnote's
    mark has no letter in it. offsets: where each of its characters stands in the narrative.
    braces: which of its characters are braces that belong to no figure and are not meant as
    such. tebal: all of it is bold.
    """

    text: str
    offsets: tuple[int, ...]
    refs: tuple[Ref, ...] = ()  # what the REFs ask for, in their order
    marker: Marker | None = None
    level: int = 0
    braces: tuple[int, ...] = ()
    tebal: bool = False
    kind: BlockKind = "paragraf"
    kunci: str = ""
    marks: tuple[Mark, ...] = ()
    addresses: tuple[tuple[int, int], ...] = ()  # where `](https://…)` of a link stands
