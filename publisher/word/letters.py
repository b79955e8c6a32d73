"""How wide a line is, reckoned without a font, so that it is the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator

# Thousandths of the size: Arial's, whose widths Liberation Sans and Helvetica share.
_WIDTHS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 667
_BOLD = 1.08  # bold letters are 3 to 7 per cent wider
NO_WIDER = frozenset(
    {"Arial", "Arial Narrow", "Calibri", "Cambria", "Carlito", "Caladea", "Helvetica"}
    | {"Garamond", "Liberation Sans", "Liberation Serif", "Times New Roman"}
)


def width_of(text: str, size: float, bold: bool) -> float:
    """At most how wide a text is, in points, in a font of NO_WIDER."""
    ems = sum(_LETTERS.get(letter, _OTHER) for letter in text) / 1000
    return ems * size * (_BOLD if bold else 1)


def lines_of(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """A text in lines of at most `width` points; a longer word has a line of its own."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, bold) > width:
            yield line
            longer = word
        line = longer
    yield line
