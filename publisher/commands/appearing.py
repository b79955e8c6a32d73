"""A folder of content that appears whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from publisher.commands.schema import write_schemas_into
from publisher.tidy import orphans, temporary_folder
from publisher.vocabulary.errors import OutputRefused
from publisher.vocabulary.messages import message


def refuse_unless_free(folder: Path) -> None:
    """Raises OutputRefused where something stands there already."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise OutputRefused(
            message("{path} exists already and is not an empty folder", path=folder),
            message("name a folder that does not exist yet"),
        )


def forget_killed_runs(folder: Path) -> None:
    for place in (folder, folder.parent):
        for _ in orphans(place, "konsep"):
            pass  # asked for, they go


def make_whole(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` make the folder aside, and move it at the end, with its schemas."""
    parent = folder if folder.exists() else folder.parent
    parent.mkdir(parents=True, exist_ok=True)
    with temporary_folder(parent, "konsep") as aside:
        draft = aside / "report"
        fill(draft)
        write_schemas_into(draft)
        if not folder.exists():
            draft.rename(folder)
            return
        for entry in sorted(draft.iterdir()):
            entry.rename(folder / entry.name)
