"""Tables of one's own for tests: from TOML and a file to what is printed, as lines of text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publisher.load.files import read_table
from publisher.load.lembar import read_sheet
from publisher.tables.sendiri import TabelCetak, TabelJadi, tabel_sendiri
from publisher.vocabulary.tabel import TabelSendiri


def written(folder: Path, toml: str) -> TabelSendiri:
    """The first `[[tabel]]` of a content file."""
    path = folder / "sisipan.toml"
    path.write_text(f'[[tabel]]\nkunci = "t"\njudul = "T"\n{toml}', "utf-8")
    data, findings = read_table(path)
    assert data is not None, findings
    return TabelSendiri.model_validate(data["tabel"][0])


def made(
    folder: Path,
    toml: str,
    tables: Mapping[str, Any] | None = None,
    figures: Mapping[str, Any] | None = None,
) -> TabelJadi:
    tabel = written(folder, toml)
    sheet = read_sheet(tabel, folder) if tabel.berkas else None
    return tabel_sendiri(tabel, sheet, tables or {}, figures or {})


def lines(tabel: TabelCetak) -> list[str]:
    """Each row as text: `|` between cells, `^` for what goes on from above, `>` for each column
    that a cell covers beyond its own."""
    shown = []
    for row in tabel.baris:
        cells = []
        for cell in row.sel:
            text = "^" if cell.sambung == "lanjut" else "??" if cell.isi is None else str(cell.isi)
            cells.append(text + " >" * (cell.lebar - 1))
        shown.append(" | ".join(cells))
    return shown


def kinds(jadi: TabelJadi) -> list[str]:
    return [m.jenis for m in jadi.masalah]


def told(jadi: TabelJadi) -> list[str]:
    """Each problem as `file:line rule: sentence`."""
    return [f"{m.at.path.name}:{m.at.line} {m.jenis}: {m.said}" for m in jadi.masalah]
