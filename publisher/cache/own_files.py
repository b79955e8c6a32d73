"""What the program works out of its own data files, such as its sentences, worked out once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar, cast

from publisher.cache.store import Store, digest_of, folder_for

T = TypeVar("T")


def derived(what: str, files: Sequence[Path], make: Callable[[], T]) -> T:
    """What `make` gives of these files, as JSON can write it: kept under the digest of what they
    hold. what: a name that changes with the way in which it is worked out.
    """
    store = Store(folder_for(os.environ))
    if store.folder is None:
        return make()
    key = digest_of("derived", what, *(file.read_bytes() for file in files))
    known = store.fetch(key)
    if known is not None:
        return cast(T, json.loads(known))
    made = make()
    store.keep(key, json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return made
