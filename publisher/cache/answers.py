"""Questions about files that were answered before, and the files that an answer made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from publisher.cache.memory import Memory

Data = dict[str, Any]
Ask = Callable[[Data], Data]

MADE = ("pdf", "document", "picture")  # keys of an answer that name a file which it made
READ = ("file", "body")  # keys of a question that name a file which it reads
CHANGES = ("finish", "shrink")  # these change the file that they are asked about
NEVER = ("compare",)


def answered(memory: Memory, ask: Ask) -> Ask:
    """`ask`, of only those questions that it has not answered before."""

    def only_new(question: Data) -> Data:
        key = _key(memory, question)
        known = memory.fetch(key)
        if known is not None and (said := _unpacked(known, question)) is not None:
            return said
        memory.did(question["do"], question["file"])
        said = ask(question)
        # Trouble may be that of the machine today: another run looks again.
        if not {"overrun", "refused", "trouble"} & said.keys():
            memory.keep(key, _packed(said, question))
        return said

    return only_new


def _key(memory: Memory, question: Data) -> str | None:
    """By the bytes and the names of the files. None where they cannot be read, or changed since
    they were seen: the answer then says so.
    """
    if question["do"] in NEVER:
        return None
    asked = {k: v for k, v in question.items() if k not in (*READ, "stem", "seen")}
    files = [Path(question[name]) for name in READ if question.get(name)]
    try:
        digests = [(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
        seen = _as_seen(question.get("seen"), files[0])
    except OSError:
        return None
    if question["do"] == "measure":  # the work folder has another name each time, its files not
        digests = [(name.rpartition(".")[2], digest) for name, digest in digests]
    stem = bool(question.get("stem"))
    return memory.key("ask", json.dumps([asked, digests, seen, stem], sort_keys=True))


def _as_seen(seen: Data | None, file: Path) -> str:
    """What was seen of a file, without the time that it has on this disk."""
    if seen is None:
        return "unseen"
    facts = file.stat()
    same = (seen["size"], seen["time"]) == (facts.st_size, facts.st_mtime_ns)
    return str(seen["suffix"]) if same else "changed"


def _packed(said: Data, question: Data) -> bytes:
    """A line of JSON, then the bytes of the file that was made, if one was."""
    made = next((said[name] for name in MADE if said.get(name)), None)
    if made is None and question["do"] in CHANGES:
        made = question["file"]
    suffix = Path(made).suffix if made else ""
    data = Path(made).read_bytes() if made else b""
    kept = {k: v for k, v in said.items() if k not in MADE}
    names = [name for name in MADE if said.get(name)]
    return json.dumps([kept, names, suffix]).encode() + b"\n" + data


def _unpacked(known: bytes, question: Data) -> Data | None:
    line, _, data = known.partition(b"\n")
    said, names, suffix = json.loads(line)
    if suffix:
        stem = question["file"] if question["do"] in CHANGES else question["stem"]
        file = Path(stem) if question["do"] in CHANGES else Path(f"{stem}{suffix}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        said |= {name: str(file) for name in names}
    if "seen" in said:
        facts = Path(question["file"]).stat()
        said["seen"] |= {"size": facts.st_size, "time": facts.st_mtime_ns}
    return dict(said)
