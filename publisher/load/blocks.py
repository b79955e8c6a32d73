"""Whole tables put into a TOML text, each at its place in its list: confirmed like a splice."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import tomlkit

from publisher.load.positions import spans_of
from publisher.load.splice import Drop, Unsure, spliced
from publisher.vocabulary.places import Keys


@dataclass(frozen=True, slots=True)
class Blok:
    """tables: (names of the header, raw values) of one item of the list at `keys` and all below.

    `Blok(("program", 0, "kegiatan"), 2, …)` becomes the third kegiatan of the first program.
    """

    keys: Keys
    index: int
    tables: tuple[tuple[tuple[str, ...], Mapping[str, str]], ...]


def plain(text: str) -> dict[str, Any]:
    """What a TOML text says, without places. Raises ValueError."""
    return tomllib.loads(text)


def quoted(value: str) -> str:
    """A text as TOML writes it."""
    return tomlkit.string(value).as_string()


def with_blocks(text: str, blocks: Sequence[Blok]) -> str:
    """`text` with each block in its place. Raises Unsure where that cannot be done surely.

    The indices are those of the text as it is; several blocks at one place stand in their order.
    """
    ordered = sorted(enumerate(blocks), key=lambda one: (_order(one[1]), one[0]), reverse=True)
    for _, block in ordered:
        text = _with_block(text, block)
    return text


def _order(block: Blok) -> tuple[int, ...]:
    return (*(k for k in block.keys if isinstance(k, int)), block.index)


def _with_block(text: str, block: Blok) -> str:
    before = plain(text)
    wanted = deepcopy(before)
    items = _list_at(wanted, block.keys)
    items.insert(block.index, _said(block))
    if not items[1:] and _written_empty(text, block.keys):
        text = spliced(text, [Drop(block.keys)])
    at = _place(text, block)
    newline = "\r\n" if "\r\n" in text else "\n"
    written = newline.join(_lines(block))
    head, tail = text[:at].rstrip(), text[at:]
    gap = newline * 2 if head else ""
    after = newline * (2 if tail.strip() else 1)
    new = f"{head}{gap}{written}{after}{tail.lstrip(chr(13) + chr(10))}"
    try:
        same = plain(new) == wanted
    except ValueError:
        same = False
    if not same:
        raise Unsure(block.keys)
    return new


def _list_at(data: Any, keys: Keys) -> list[Any]:
    for key in keys[:-1]:
        data = data[key]
    items = data.setdefault(keys[-1], [])
    if not isinstance(items, list):
        raise Unsure(keys)
    return items


def _written_empty(text: str, keys: Keys) -> bool:
    return keys in spans_of(text)


def _said(block: Blok) -> dict[str, Any]:
    """What the block says, as the table that it becomes."""
    root: dict[str, Any] = {}
    depth = sum(1 for k in block.keys if isinstance(k, str))
    for names, pairs in block.tables:
        values = {k: tomllib.loads(f"k = {raw}")["k"] for k, raw in pairs.items()}
        inner = names[depth:]
        if not inner:
            root.update(_nested(values))
            continue
        target: Any = root
        for name in inner[:-1]:
            target = target[name][-1]
        target.setdefault(inner[-1], []).append(_nested(values))
    return root


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """`pagu.murni` is a table of its own."""
    result: dict[str, Any] = {}
    for key, value in values.items():
        first, _, rest = key.partition(".")
        if rest:
            result.setdefault(first, {})[rest] = value
        else:
            result[key] = value
    return result


def _lines(block: Blok) -> list[str]:
    lines: list[str] = []
    for names, pairs in block.tables:
        lines += [""] if lines else []
        lines.append(f"[[{'.'.join(names)}]]")
        lines += [f"{key} = {raw}" for key, raw in pairs.items()]
    return lines


def _place(text: str, block: Blok) -> int:
    """Where the block begins: before the item that it pushes on, or behind all of its parent."""
    spans = spans_of(text)
    items = [k for k in spans if k[:-1] == block.keys and isinstance(k[-1], int)]
    later = (*block.keys, block.index)
    if later in spans:
        return _line(text, spans[later].start)
    mine = block.keys[:-1]
    if len(items) == 0 and mine and mine not in spans:
        raise Unsure(block.keys)
    behind = [
        s.start
        for k, s in spans.items()
        if mine and _is_item_header(text, s.start, s.key) and _comes_after(k, mine)
    ]
    return _line(text, min(behind)) if behind else len(text)


def _comes_after(keys: Keys, mine: Keys) -> bool:
    """Is it a later item of the list that `mine` is in, or of one above?"""
    for n, (a, b) in enumerate(zip(keys, mine, strict=False)):
        if a != b:
            return isinstance(a, int) and isinstance(b, int) and a > b and n < len(mine)
    return False


def _is_item_header(text: str, start: int, key: int) -> bool:
    return start == key and text.startswith("[[", start)


def _line(text: str, at: int) -> int:
    """The beginning of a line, with the remarks right above it: they belong to it."""
    start = text.rfind("\n", 0, at) + 1
    while start:
        before = text.rfind("\n", 0, start - 1) + 1
        line = text[before : start - 1].strip()
        if not line.startswith("#"):
            break
        start = before
    return start
