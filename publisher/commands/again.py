"""A command that was given before, and everything that it looks at is as it was: so is its answer.

Neither LibreOffice nor the process that reads foreign files is started, and no library is
imported that the answer does not need. Whatever could make it another is in the key: all files
of the content folder, template, outputs, this program, its libraries, LibreOffice, fonts,
the environment, the working folder, the day. Where in doubt, the command runs.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import sys
from argparse import Namespace
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from publisher.cache import (
    Reply,
    Store,
    TooMuch,
    digest_of,
    folder_for,
    keep_reply,
    mark,
    program,
    reply_of,
    sighted,
)
from publisher.commands.console import Console
from publisher.commands.package_data import default_template
from publisher.convert import engine_identity, fonts_digest
from publisher.tidy import in_use
from publisher.vocabulary.dokumen import Dokumen

ENGINE = "libreoffice"
SPEAKING = ("why", "fresh")  # options that change no answer
SHAPING = (  # of the environment
    *("LANG", "LC_", "TZ", "HOME", "USERPROFILE", "XDG_", "FONTCONFIG_", "SAL_", "OOO_"),
    *("PUBLISHER_", "PYTHON", "LD_", "PATH"),
)
HIDDEN = ".publisher"  # a lock, or outputs that a killed build did not put in place


@dataclass(frozen=True, slots=True)
class Asked:
    """A command as it was given. out: where its outputs are, if it has any, under which names."""

    said: str
    content: Path
    templates: tuple[Path, ...]
    out: Path | None = None
    outputs: tuple[str, ...] = ()
    word: str = ""


def asked(
    args: Namespace,
    console: Console,
    templates: Sequence[Path],
    out: Path | None = None,
    dokumen: Dokumen | None = None,
) -> Asked:
    options = {k: str(v) for k, v in vars(args).items() if k not in SPEAKING}
    said = json.dumps([console.language, os.getcwd(), options], sort_keys=True)
    owned = (*dokumen.milik, dokumen.manifes) if dokumen else ()
    word = dokumen.word if dokumen else ""
    return Asked(said, args.content, tuple(templates), out, owned, word)


@dataclass(frozen=True, slots=True)
class State:
    """All that shapes an answer but the outputs: as facts, and with what tells of writing."""

    facts: str
    times: tuple[int, ...]


def state_of(asked: Asked) -> State | None:
    """None where nothing is to be kept, or it cannot be told."""
    if folder_for(os.environ) is None:
        return None
    try:
        seen = sighted(asked.content, _real(asked))
        facts = (
            asked.said,
            dt.date.today().isoformat(),
            seen.facts,
            tuple(map(mark, (*asked.templates, default_template()))),
            _program(),
            engine_identity(ENGINE),
            fonts_digest(),
            sorted((k, v) for k, v in os.environ.items() if k.startswith(SHAPING)),
        )
    except (OSError, TooMuch):
        return None
    return State(digest_of(repr(facts)), seen.times)


def _real(asked: Asked) -> Collection[Path]:
    """The outputs may lie in the content folder: there they are not what was read."""
    if asked.out is None:
        return ()
    real = Path(os.path.realpath(asked.out))
    return {real, *(real / name for name in asked.outputs)}


def _program() -> object:
    """This program and its libraries, by what an installation changes."""
    places = dict.fromkeys(p for p in sys.path if p and os.path.isdir(p))
    libraries = [
        (entry.path, entry.stat().st_mtime_ns)
        for place in places
        for entry in os.scandir(place)
        if entry.name.endswith((".dist-info", ".pth"))
    ]
    return sorted(libraries), program()


def known(asked: Asked, state: State | None) -> Reply | None:
    """What was answered in this very state, with the outputs as they were then."""
    key = _key(asked, state)
    return reply_of(Store(folder_for(os.environ)), key) if key else None


def _key(asked: Asked, state: State | None) -> str | None:
    if state is None:
        return None
    if asked.out is None:
        return digest_of("reply", state.facts)
    try:
        there = os.listdir(asked.out)
        if any(name.startswith(HIDDEN) for name in there) or in_use(asked.out / asked.word):
            return None
        outputs = [mark(asked.out / name) for name in asked.outputs]
    except OSError:
        return None
    return digest_of("reply", state.facts, repr(outputs))


def remember(asked: Asked, before: State | None, reply: Reply) -> None:
    """For the next time; not where something was written while the command ran."""
    if before is not None and state_of(asked) == before and (key := _key(asked, before)):
        keep_reply(Store(folder_for(os.environ)), key, reply)


class Heard(io.StringIO):
    """Passes on what is written, and keeps it."""

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self._out = out

    def write(self, text: str) -> int:
        self._out.write(text)
        return super().write(text)

    def flush(self) -> None:
        self._out.flush()

    def isatty(self) -> bool:
        return self._out.isatty()


def listening(console: Console) -> tuple[Console, Heard]:
    heard = Heard(console.out)
    return replace(console, out=heard), heard
