"""Documents that were converted before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from publisher.cache.memory import Memory
from publisher.vocabulary.artifacts import PdfFile

Converter = Callable[[Sequence[Path], Path], tuple[PdfFile, ...]]


def converted(memory: Memory, engine: str, convert: Converter) -> Converter:
    """`convert`, of only those documents that it has not converted before.

    engine: a digest of what converts; empty for one whose work is not to be kept.
    """
    if not engine:
        return convert

    def only_new(documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        keys = {one: memory.key("convert", engine, one.suffix, _bytes(one)) for one in documents}
        known = {one: memory.fetch(key) for one, key in keys.items()}
        new = [one for one in documents if known[one] is None]
        for one in new:
            memory.did("convert", one)
        made = dict(zip(new, convert(new, folder) if new else (), strict=True))
        for one, pdf in made.items():
            memory.keep(keys[one], pdf.path.read_bytes())
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(made.get(one) or _written(one, folder, known[one]) for one in documents)

    return only_new


def _written(document: Path, folder: Path, data: bytes | None) -> PdfFile:
    file = folder / f"{document.stem}.pdf"
    file.write_bytes(data or b"")
    return PdfFile(file)


def _bytes(document: Path) -> bytes:
    try:
        return document.read_bytes()
    except OSError:
        return b""  # what converts says it better
