"""Which of its own items an office places in a narrative. Needs no Word library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.prose import Block, parse
from publisher.vocabulary.sisipan import Tersisip
from publisher.vocabulary.values import Narasi


def placed(value: Any, own: Mapping[str, Tersisip]) -> Iterator[str]:
    """The names of the items that a narrative places, in its order."""
    if isinstance(value, Narasi) and own:
        yield from (b.only_name for b in parse(value) if is_placement(b, own))


def is_placement(block: Block, own: Mapping[str, Tersisip]) -> bool:
    return block.marker is None and block.only_name in own
