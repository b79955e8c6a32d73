"""Several files replaced as one: all of them, or none, even if the process is killed meanwhile.

The staging folder holds the new files under their names, and the earlier ones
under `kept` names. A journal, written last, says that the swap has begun;
whoever finds it completes the swap. Each step can be done again after a kill.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from publisher.tidy.signals import undisturbed

FORWARD = "jurnal-maju"  # the new files are to come
BACK = "jurnal-mundur"  # one of them could not; the earlier ones are to come back


class SwapRefused(OSError):
    """The system refused to replace `filename`."""


def kept(staging: Path, name: str) -> Path:
    return staging / f"{name}.lama"


def swap(staging: Path, folder: Path, names: Sequence[str]) -> None:
    """Replace each file of `folder` by the one in `staging`. Raises OSError: then none is."""
    journal = {name: os.path.lexists(kept(staging, name)) for name in names}
    draft = staging / "jurnal"
    draft.write_text(json.dumps(journal), encoding="utf-8")
    with undisturbed():
        os.replace(draft, staging / FORWARD)
        try:
            _forward(staging, folder, journal)
        except BaseException:
            os.replace(staging / FORWARD, staging / BACK)
            _back(staging, folder, journal)
            (staging / BACK).unlink()
            raise


def unfinished(staging: Path) -> bool:
    """Could the earlier files not be brought back? Then the folder still holds them."""
    return (staging / BACK).exists()


def complete(staging: Path, folder: Path) -> None:
    """Finish the swap that a killed process began. Raises OSError, and can be tried again."""
    for name, finish in ((FORWARD, _forward), (BACK, _back)):
        file = staging / name
        if file.exists():
            with undisturbed():
                finish(staging, folder, json.loads(file.read_text("utf-8")))


def _forward(staging: Path, folder: Path, journal: dict[str, bool]) -> None:
    for name in journal:
        if (staging / name).exists():
            _replace(staging / name, folder / name)


def _back(staging: Path, folder: Path, journal: dict[str, bool]) -> None:
    for name, was_there in journal.items():
        if (staging / name).exists():
            continue  # the new one never came
        if was_there and os.path.lexists(kept(staging, name)):
            _replace(kept(staging, name), folder / name)
        elif not was_there:
            (folder / name).unlink(missing_ok=True)


def _replace(source: Path, target: Path) -> None:
    try:
        os.replace(source, target)
    except OSError as refused:
        raise SwapRefused(refused.errno, refused.strerror, str(target)) from refused


def target_of(refused: OSError, otherwise: Path) -> Path:
    """What could not be written, in the words of the reader: never a file of the staging folder."""
    return Path(refused.filename) if isinstance(refused, SwapRefused) else otherwise
