"""What an import would change, as a table of old, new and difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.printers.catalog import printable, translate
from publisher.prose.formats import angka
from publisher.vocabulary.ekspor import Keliru
from publisher.vocabulary.messages import Language, Message, message

Figure = tuple[str, str, int | None, int | None]  # code, what of it, old, new in rupiah
HEADS = (
    message("code"),
    message("figure"),
    message("now"),
    message("then"),
    message("difference"),
)


def changes_as_table(figures: Sequence[Figure], language: Language) -> Iterator[str]:
    """A line for each figure, in columns."""
    rows = [[translate(head, language) for head in HEADS]]
    for code, what, old, new in figures:
        difference = None if old is None or new is None else new - old
        rows.append([code, what, _amount(old), _amount(new), _amount(difference)])
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    for row in rows:
        left = [cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True)]
        right = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
        yield printable("  ".join([*left, *right]).rstrip())


def trouble_as_text(trouble: Keliru, language: Language) -> str:
    """`file!sheet!cell: what is wrong`, and below it what to do."""
    lines = [f"{trouble.at}: {translate(trouble.said, language)}"]
    if trouble.help != Message(""):
        lines.append(f"    {translate(trouble.help, language)}")
    return "\n".join(printable(line) for line in lines)


def _amount(value: int | None) -> str:
    return "–" if value is None else angka(value)
