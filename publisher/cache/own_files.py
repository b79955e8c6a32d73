"""What is worked out of a file alone, such as the sentences of a catalog, worked out once."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

from publisher.cache.sighting import listed
from publisher.cache.store import Store, digest_of, folder_for

T = TypeVar("T")
PACKAGE = Path(__file__).parents[1]


@cache
def program() -> str:
    """A mark of this program and the Python that runs it, by what an installation changes."""
    return digest_of(sys.version, sys.executable, repr(listed([PACKAGE])))


def derived(what: str, data: bytes, make: Callable[[], T]) -> T:
    """What `make` gives of these bytes, as JSON can write it: kept under their digest.

    what: in which way; the same way of another program is another.
    """
    store = Store(folder_for(os.environ))
    if store.folder is None:
        return make()
    key = digest_of("derived", what, program(), data)
    known = store.fetch(key)
    if known is not None:
        return cast(T, json.loads(known))
    made = make()
    store.keep(key, json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return made
