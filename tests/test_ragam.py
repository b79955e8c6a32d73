"""What is read of performance is read in every spelling, and what is true stays unreproved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from publisher.checks import CHECKS
from publisher.load.positions import spans_of
from publisher.reading import Passage, read_report
from publisher.reading.naskah import _of_narrative
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.places import Place, Source
from publisher.vocabulary.values import Narasi
from tests.conftest import Golden
from tests.minimal import write_minimal
from tests.proofs import examples
from tests.ragam import KINERJA, LAPORAN, SEMUA_POLA, Pola, halaman
from tests.reports import ROOT, loaded

SPELLINGS = 30
OTHERS = {"angka-tak-dikenal"}  # the amounts are invented, and none of the report
with TemporaryDirectory() as folder:
    NASKAH = read_report(loaded(write_minimal(Path(folder), kinerja=KINERJA, laporan=LAPORAN)), {})


def findings_at(sentences: Sequence[str]) -> dict[int, list[Finding]]:
    """The errors and warnings at each sentence, each a narrative of its own."""
    quoted = (s.replace("\\", "\\\\") for s in sentences)
    document = "".join(f"s{n} = '''\n{s}'''\n" for n, s in enumerate(quoted))
    source = Source(Path("x.toml"), document, spans_of(document))
    passages: list[Passage] = []
    for n, sentence in enumerate(sentences):
        passages += _of_narrative(Narasi(sentence, (Place(source, (f"s{n}",)),)))
    naskah = replace(NASKAH, passages=tuple(passages), kept={})
    found: dict[int, list[Finding]] = defaultdict(list)
    for rule in (check for check in CHECKS if check.group == "angka" and check.id not in OTHERS):
        for finding in rule(naskah):
            if finding.severity is not Severity.INFO and finding.at.path.name == "x.toml":
                found[int(str(finding.at.keys[0])[1:])].append(finding)
    return found


@pytest.mark.parametrize("pola", SEMUA_POLA, ids=lambda p: p.nama)
def test_no_true_sentence_is_reproved(pola: Pola) -> None:
    sentences = pola.kalimat(benar=True, banyak=examples(SPELLINGS))
    found = findings_at(sentences)
    assert not [(sentences[n], str(f.rule), str(f.message)) for n, fs in found.items() for f in fs]


@pytest.mark.parametrize("pola", SEMUA_POLA, ids=lambda p: p.nama)
def test_every_false_sentence_is_found(pola: Pola) -> None:
    sentences = pola.kalimat(benar=False, banyak=examples(SPELLINGS))
    assert len(sentences) >= min(SPELLINGS, len(pola.kerangka) * 4)
    found = findings_at(sentences)
    assert [s for n, s in enumerate(sentences) if not found[n]] == []


def test_the_page_of_what_is_read_is_todays(golden: Golden) -> None:
    golden(halaman(), ROOT / "docs" / "yang-dibaca.md")
