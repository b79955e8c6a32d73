"""Rules on prose meet any text: they never fail, and point at words that are there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.checks import CHECKS
from publisher.load.positions import spans_of
from publisher.reading import read_report
from publisher.reading.naskah import _of_narrative
from publisher.vocabulary.places import Place, Source
from publisher.vocabulary.values import Narasi
from publisher.word import numbered_names
from tests.minimal import write_minimal
from tests.proofs import examples
from tests.reports import TEMPLATE, loaded

with TemporaryDirectory() as folder:  # small: each example runs every rule
    NASKAH = read_report(loaded(write_minimal(Path(folder))), numbered_names(TEMPLATE))
PIECES = [
    "Seluruh kegiatan telah dilaksanakan. ",
    "Program Penunjang Urusan Pemerintahan Daerah",
    "Program Pengelolaan perikanan dan Tangkap",
    "Serapan tertinggi ",
    "\n\n",
    "\n1. ",
    "\n3. ",
    "\n  a. ",
    "\n- ",
    "…",
    "____",
    "Lampiran IX ",
    "Tabel 2. 9",
    "terlampir",
    "{anggaran.total}",
    "{serapan.tertinggi.program} ",
    "*tebal* ",
    "\\",
    ";",
    ". ",
    "(",
    "dan ",
    "“",
    "2023 ",
]


@settings(max_examples=examples(80))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_no_text_stops_a_rule_and_each_finding_points_into_it(text: str) -> None:
    document = f"isi = '''\n{text}'''"
    source = Source(Path("x.toml"), document, spans_of(document))
    narasi = Narasi(text, (Place(source, ("isi",)),))
    naskah = replace(NASKAH, passages=tuple(_of_narrative(narasi)), kept={})
    for rule in (check for check in CHECKS if check.group in ("prosa", "struktur")):
        for found in rule(naskah):
            if found.at.source is source:
                assert found.at.words in document
                assert found.fix is None or found.at.words
                assert str(found.message) and str(found.help)
