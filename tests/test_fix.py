"""`check --fix` with the real rules: it writes what prints the same, and nothing else moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.commands import main
from publisher.vocabulary.errors import ExitCode
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE

TYPED = "Jumlah anggaran dinas Tahun 2024 sebesar *Rp. 1.500.000,-* (prosentase 47.25 %)."
MENDED = "Jumlah anggaran dinas Tahun 2024 sebesar *{anggaran.total}* (persentase 47,25%)."


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_typed_figures_become_references_and_words_are_mended(end: str, tmp_path: Path) -> None:
    text = changed("perencanaan", '"Anggaran."', f'"""\n{TYPED}\n"""  # jangan hilang')
    folder = write_minimal(tmp_path, perencanaan=text.replace("\n", end))
    assert main(["check", str(folder), "--template", str(TEMPLATE), "--fix"]) == ExitCode.OK
    written = (folder / "perencanaan.toml").read_bytes().decode()
    assert written == text.replace("\n", end).replace(TYPED, MENDED)
    _, findings = pipeline.check(folder, TEMPLATE)
    assert findings == ()
