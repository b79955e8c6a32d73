"""Lampiran from hell: bad and odd files, made here, none of them kept in the repository."""

from __future__ import annotations

from pathlib import Path

from tests.hell import damaged, live, looks, misnamed, office, pictures, shapes
from tests.hell.raw import Maker

GROUPS: dict[str, dict[str, Maker]] = {
    "damaged": damaged.FILES,
    "shapes": shapes.FILES,
    "live": live.FILES,
    "looks": looks.FILES,
    "pictures": pictures.FILES,
    "office": office.FILES,
    "misnamed": misnamed.FILES,
}
"""A group → the name of every file of it, and who makes it."""


def write(group: str, folder: Path) -> list[str]:
    """Make the files of a group; returns their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in GROUPS[group].items():
        (folder / name).write_bytes(make())
    return list(GROUPS[group])
