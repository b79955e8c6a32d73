"""The memory of one build: its store, the machine that it runs on, and what it did again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from publisher.cache.store import Store, digest_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """Work that was done, for it was not known. what: such as "convert"; name: of which file."""

    what: str
    name: str


@dataclass(frozen=True, slots=True)
class Memory:
    """machine: a digest of all beside the files that shapes what is made: program, libraries,
    fonts. None keeps nothing. fresh: it keeps, and knows nothing of before.
    """

    store: Store
    machine: str | None
    fresh: bool = False
    done: list[Done] = field(default_factory=list)

    def key(self, *parts: str | bytes) -> str | None:
        """Where the result of a step is kept, by what it is made of."""
        return None if self.machine is None else digest_of(self.machine, *parts)

    def fetch(self, key: str | None) -> bytes | None:
        return None if key is None or self.fresh else self.store.fetch(key)

    def keep(self, key: str | None, data: bytes) -> None:
        if key is not None:
            self.store.keep(key, data)

    def known(self, what: str, of: object, make: Callable[[], T]) -> T:
        """A result that JSON can write, made only where it is not known yet."""
        key = self.key(what, json.dumps(of, sort_keys=True))
        data = self.fetch(key)
        if data is not None:
            return cast(T, json.loads(data))
        self.did(what, "")
        made = make()
        self.keep(key, json.dumps(made).encode())
        return made

    def did(self, what: str, file: Path | str) -> None:
        self.done.append(Done(what, Path(file).name))


def forgetful() -> Memory:
    return Memory(Store(None), None)


def remembering(folder: Path | None, machine: str, fresh: bool = False) -> Memory:
    return Memory(Store(folder), machine, fresh) if folder else forgetful()
