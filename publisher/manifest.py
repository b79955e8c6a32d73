"""What a publication was made of, as a file beside it: `laporan.manifes.json`.

No clock, no paths of this machine, no names of people: the same inputs on the
same machine give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from publisher.regular import contents
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.pengetahuan import KNOWLEDGE
from publisher.vocabulary.report import FILES, Report

NAME = "laporan.manifes.json"
FORM = 1  # of this file
LARGEST = 16  # MB of it

Mark = Mapping[str, Any]  # SHA-256 and size of a file
Manifest = Mapping[str, Any]


def mark_of(file: Path) -> Mark:
    data = file.read_bytes()
    return {"sha256": hashlib.sha256(data).hexdigest(), "ukuran": len(data)}


def input_names(report: Report) -> tuple[str, ...]:
    """Every file of the content that shapes the report, relative to its folder."""
    laporan = report.laporan
    own = [laporan.perangkat_daerah.logo, *(one.berkas for one in laporan.lampiran)]
    own += [getattr(item, "berkas", None) for _, item in report.sisipan.semua()]
    own += [berkas for berkas, _ in report.berkas_gambar()]
    named = [posixpath.normpath(str(name).replace("\\", "/")) for name in own if name]
    return tuple(sorted({*known_files(report.folder), *named}))


def known_files(folder: Path) -> tuple[str, ...]:
    """The TOML files of a content folder, whatever is in them."""
    names = [f"{stem}.toml" for stem in FILES]
    names += [f"pengetahuan/{stem}.toml" for stem in KNOWLEDGE]
    return tuple(name for name in names if (folder / name).is_file())


def marks_of(folder: Path, names: Iterable[str]) -> dict[str, Mark]:
    """The files that are there. A name that leads out of the folder is not followed."""
    return {
        name: mark_of(folder / name)
        for name in names
        if not name.startswith(("/", "..")) and (folder / name).is_file()
    }


def manifest(
    inputs: Mapping[str, Mark],
    template: Path,
    outputs: Sequence[Path],
    pages: int,
    violations: Sequence[str],
    versions: Mapping[str, str],
    fonts: Mapping[str, Any],
    others: Mapping[str, Mark],
) -> Manifest:
    """others: what other builds have made, and still lies beside."""
    made = {
        "bentuk": FORM,
        "masukan": {
            "isi": dict(inputs),
            "templat": {"nama": template.name, **mark_of(template)},
        },
        "keluaran": {file.name: mark_of(file) for file in outputs},
        "halaman": pages,
        "arsip": {
            "jenis": "PDF/A-2b",
            "lolos": not violations,
            "pelanggaran": list(violations),
        },
        "versi": dict(versions),
        "huruf": dict(fonts),
    }
    return with_others(made, others)


def with_others(made: Manifest | None, others: Mapping[str, Mark]) -> Manifest:
    """The manifest, which also knows files that were made without a publication of their own."""
    empty: Manifest = {"masukan": {"isi": {}}, "keluaran": {}, "versi": {}, "huruf": {}}
    known = {**(made or {"bentuk": FORM, **empty})}
    return {**known, "lain": dict(others)} if others else known


def marks_made(made: Manifest | None) -> dict[str, Mark]:
    """Every file that a manifest knows as made by the program, by its name."""
    parts = [(made or {}).get(part) for part in ("keluaran", "lain")]
    named = [item for part in parts if isinstance(part, dict) for item in part.items()]
    return {name: mark for name, mark in named if isinstance(mark, dict)}


def as_text(made: Manifest) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_manifest(file: Path) -> Manifest | None:
    """None where it is absent, unreadable, or not in the form of today."""
    try:
        made = json.loads(contents(file, LARGEST).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(made, dict) or made.get("bentuk") != FORM:
        return None
    parts = [made.get(part) for part in ("masukan", "keluaran", "versi", "huruf")]
    whole = all(isinstance(part, dict) for part in parts)
    return made if whole and isinstance(made["masukan"].get("isi"), dict) else None


def changed_inputs(made: Manifest, folder: Path, template: Path) -> tuple[Message, ...]:
    """What is another than when the manifest was written, in the order of the names."""
    then = {name: mark for name, mark in made["masukan"]["isi"].items() if isinstance(name, str)}
    now = marks_of(folder, sorted({*then, *known_files(folder)}))
    said = [
        _changed(name, then.get(name), now.get(name))
        for name in sorted({*then, *now})
        if then.get(name) != now.get(name)
    ]
    old = made["masukan"].get("templat") or {}
    if template.is_file() and mark_of(template) != {k: old.get(k) for k in ("sha256", "ukuran")}:
        said.append(message("the template {name} is another", name=template.name))
    return tuple(said)


def _changed(name: str, then: Mark | None, now: Mark | None) -> Message:
    if then is None:
        return message("{name} is new", name=name)
    if now is None:
        return message("{name} is gone", name=name)
    return message("{name} was changed", name=name)


def other_versions(made: Manifest, versions: Mapping[str, str]) -> tuple[Message, ...]:
    """What this machine has in another version than the one that wrote the manifest."""
    then: Mapping[str, str] = made["versi"]
    return tuple(
        message("{name}: {then} then, {now} now", name=name, then=then.get(name, "–"), now=now)
        for name, now in sorted(versions.items())
        if then.get(name) != now
    )


def other_fonts(made: Manifest, fonts: Mapping[str, Any]) -> tuple[Message, ...]:
    """Fonts of the manifest whose files are not the same on this machine."""
    return tuple(
        message("the font {name} is another file", name=name)
        for name, then in sorted(made["huruf"].items())
        if fonts.get(name) != then
    )
