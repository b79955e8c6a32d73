"""Several files replaced as one: all of them, or none, even if the process is killed meanwhile.

The staging folder holds the new files under their names, and the earlier ones
under `kept` names. A journal, written last, says that the swap has begun;
whoever finds it completes the swap. Each step can be done again after a kill.
"""

from __future__ import annotations

import hashlib
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


def swap(staging: Path, folder: Path, names: Sequence[str], gone: Sequence[str] = ()) -> None:
    """Replace each file of `folder` by the one in `staging`, and remove those that are to go.

    Raises OSError: then nothing has changed.
    """
    journal = {name: _earlier(kept(staging, name)) for name in names}
    journal |= {name: _earlier(kept(staging, name)) for name in gone}
    for name in gone:
        _leaving(staging, name).touch()
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
                finish(staging, folder, _read(file))


Journal = dict[str, str | None]
"""Name of a file → the SHA-256 of the earlier one, None where there was none."""


def _read(file: Path) -> Journal:
    """An earlier version wrote only whether there was a file."""
    said = json.loads(file.read_text("utf-8"))
    return {name: {True: "", False: None}.get(was, was) for name, was in said.items()}


def _leaving(staging: Path, name: str) -> Path:
    """Says that a file is to go, not to be replaced."""
    return staging / f"{name}.hapus"


def _earlier(kept: Path) -> str | None:
    """Nothing is known of a link that leads nowhere."""
    return _digest(kept) if os.path.lexists(kept) else None


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _forward(staging: Path, folder: Path, journal: Journal) -> None:
    for name, earlier in journal.items():
        if _leaving(staging, name).exists():
            if _digest(folder / name) == earlier:
                (folder / name).unlink()
        elif (staging / name).exists() and not _edited_since(folder / name, earlier):
            _replace(staging / name, folder / name)


def _edited_since(file: Path, earlier: str | None) -> bool:
    """Somebody wrote to it after the swap began: between a kill and its completion."""
    return bool(earlier) and file.is_file() and _digest(file) != earlier


def _back(staging: Path, folder: Path, journal: Journal) -> None:
    for name, earlier in journal.items():
        if (staging / name).exists():
            continue  # the new one never came
        if earlier is not None and os.path.lexists(kept(staging, name)):
            _replace(kept(staging, name), folder / name)
        elif earlier is None:
            (folder / name).unlink(missing_ok=True)


def _replace(source: Path, target: Path) -> None:
    try:
        os.replace(source, target)
    except OSError as refused:
        raise SwapRefused(refused.errno, refused.strerror, str(target)) from refused


def target_of(refused: OSError, otherwise: Path) -> Path:
    """What could not be written, in the words of the reader: never a file of the staging folder."""
    return Path(refused.filename) if isinstance(refused, SwapRefused) else otherwise
