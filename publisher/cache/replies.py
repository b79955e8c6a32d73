"""What a whole run said, for the run after it in which nothing is another."""

from __future__ import annotations

import json
from dataclasses import dataclass

from publisher.cache.store import Store


@dataclass(frozen=True, slots=True)
class Reply:
    """parts: of the text that went to the standard output, between which `--why` speaks."""

    parts: tuple[str, ...]
    code: int


def reply_of(store: Store, key: str) -> Reply | None:
    data = store.fetch(key)
    if data is None:
        return None
    said = json.loads(data)
    return Reply(tuple(said["parts"]), said["code"])


def keep_reply(store: Store, key: str, reply: Reply) -> None:
    said = {"parts": reply.parts, "code": reply.code}
    store.keep(key, json.dumps(said).encode())
