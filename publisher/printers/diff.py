"""What a change does to a file, line by line, as `diff -u` shows it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from publisher.printers.catalog import printable, shown

STYLES = {"---": "bold", "+++": "bold", "@@": "cyan", "+": "green", "-": "red"}


def diff_of(path: Path, before: bytes, after: bytes) -> Iterator[tuple[str, str]]:
    """Each line without its end, and the style in which a terminal shows it."""
    name = shown(path).lstrip("/")
    old, new = (_lines(content) for content in (before, after))
    for line in unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm=""):
        style = next((s for start, s in STYLES.items() if line.startswith(start)), "")
        yield printable(line), style


def _lines(content: bytes) -> list[str]:
    # A file with CRLF would show every line with a control character at its end.
    return [line.rstrip("\r") for line in content.decode("utf-8-sig").split("\n")]
