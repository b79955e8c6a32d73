"""Pydantic's errors → findings at the offending key, in our words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from publisher.load.files import Table
from publisher.load.models import Kind, kind_at
from publisher.load.rules import KUNCI_HILANG, KUNCI_TAK_DIKENAL, NILAI_SALAH
from publisher.load.wrong import Wrong, culprit, sentences
from publisher.vocabulary.findings import ERROR, Finding
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.places import Keys, Place
from publisher.vocabulary.report import FILES, OPTIONAL


def findings_of(
    errors: Iterable[ErrorDetails], root: type[Node], table: Table
) -> Iterator[Finding]:
    """A finding for each error that `root` found in the `table` of a file.

    A key that is missing because it is misspelt is told once, where it stands.
    """
    errors = tuple(errors)
    meant = misspelt(errors, root)
    for details in errors:
        match details["type"]:
            case "extra_forbidden":
                yield _unknown_key(details["loc"], root, table["at"])
            case "missing" if details["loc"] in meant.values():
                pass
            case "missing":
                yield _missing_key(details["loc"], root, table["at"])
            case "too_short" if len(details["input"]) >= details["ctx"]["min_length"]:
                pass  # its items are wrong, and each has a finding of its own
            case _:
                yield _wrong_value(details, root, table)


def misspelt(errors: Iterable[ErrorDetails], root: type[Node]) -> dict[Keys, Keys]:
    """Each unknown key of a file → the key of its table that has nearly its name, else itself."""
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    kinds = [kind_at(root, loc[:-1]) or Kind(root) for loc in unknown]
    return {
        loc: (*loc[:-1], _close(str(loc[-1]), kind) or loc[-1])
        for loc, kind in zip(unknown, kinds, strict=True)
    }


def _unknown_key(loc: Keys, root: type[Node], place: Place) -> Finding:
    at, name = _written(place, loc), str(loc[-1])
    kind = kind_at(root, loc[:-1])
    said = message("unknown key `{name}`", name=name)
    return KUNCI_TAK_DIKENAL.found(at, said, _instead(name, kind or Kind(root), root))


def _instead(name: str, kind: Kind, root: type[Node]) -> Message:
    """What the author of an unknown key may have meant."""
    close = _close(name, kind)
    if close:
        return message("did you mean `{name}`?", name=close)
    homes = [k for k in Kind(root).all_below() if name in k.keys]
    if len(homes) == 1:
        return _at_home(name, homes[0])
    others = [(s, f) for s, f in FILES.items() if f is not root and s not in OPTIONAL]
    files = [stem for stem, file in others if name in Kind(file).keys]
    if len(files) == 1 and not homes:
        return message("it belongs in `{file}`", file=f"{files[0]}.toml")
    return message("this table knows {keys}", keys=", ".join(f"`{k}`" for k in kind.keys))


def _close(name: str, kind: Kind) -> str:
    """The key that is nearly called `name`; nothing where there is none."""
    plain = name.lower().replace("-", "_").replace(" ", "_")
    return next(iter(get_close_matches(plain, kind.keys, n=1)), "")


def _at_home(name: str, home: Kind) -> Message:
    """Where a key belongs that stands in the wrong table."""
    inner = home.inner(name)
    if inner:
        return message("write it as `{header}`", header=inner.header)
    if not home.path:
        return message("it belongs at the top, above the first line in brackets")
    return message("it belongs below `{header}`", header=home.header)


def _missing_key(loc: Keys, root: type[Node], place: Place) -> Finding:
    at, name = _written(place, loc[:-1]), str(loc[-1])
    kind = kind_at(root, loc[:-1]) or Kind(root)
    said = message("`{name}` is missing", name=name)
    if kind.path:
        said = message("`{name}` is missing in `{header}`", name=name, header=kind.header)
    return KUNCI_HILANG.found(at, said, _to_add(name, kind))


def _to_add(name: str, kind: Kind) -> Message:
    inner = kind.inner(name)
    if inner:
        return message("add a line `{header}`, and its keys below", header=inner.header)
    if not kind.path:
        return message("write `{name} = …` above the first line in brackets", name=name)
    return message("write `{name} = …` in this table", name=name)


def _wrong_value(details: ErrorDetails, root: type[Node], table: Table) -> Finding:
    at = _written(table["at"], details["loc"])
    wrong = Wrong(
        details["type"],
        next((k for k in reversed(at.keys) if isinstance(k, str)), ""),
        details["input"],
        details.get("ctx", {}),
        kind_at(root, details["loc"]) if details["loc"] else None,
    )
    inner = culprit(details["type"], _at_keys(table, at.keys))
    at = _letter(_written(at, inner), details)
    return NILAI_SALAH.found(at, *sentences(wrong), severity=ERROR)


def _letter(at: Place, details: ErrorDetails) -> Place:
    """The one letter of a value that is to blame, where it is one."""
    letter = details.get("ctx", {}).get("at")
    in_key = details["loc"][-1:] == ("[key]",)  # pydantic's own step
    return at if letter is None or in_key else at.at_characters(letter, letter + 1)


def _written(place: Place, keys: Keys) -> Place:
    """The place below, without the steps that validation added and no author wrote."""
    for key in keys:
        if (*place.keys, key) in place.source.spans:
            place = place / key
    return place


def _at_keys(table: Any, keys: Keys) -> Any:
    for key in keys:
        table = table[key]
    return table
