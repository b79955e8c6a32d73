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
READ = {pola.aturan for pola in SEMUA_POLA}  # rules whose less certain findings are information
OTHERS = {"angka-tak-dikenal"}  # the amounts are invented, and none of the report
with TemporaryDirectory() as folder:
    NASKAH = read_report(loaded(write_minimal(Path(folder), kinerja=KINERJA, laporan=LAPORAN)), {})


def findings_at(sentences: Sequence[str]) -> dict[int, list[Finding]]:
    """What is found at each sentence, each a narrative of its own; hints on spelling are not."""
    quoted = (s.replace("\\", "\\\\") for s in sentences)
    document = "".join(f"s{n} = '''\n{s}'''\n" for n, s in enumerate(quoted))
    source = Source(Path("x.toml"), document, spans_of(document))
    passages: list[Passage] = []
    for n, sentence in enumerate(sentences):
        passages += _of_narrative(Narasi(sentence, (Place(source, (f"s{n}",)),)))
    naskah = replace(NASKAH, passages=tuple(passages), kept={})
    found: dict[int, list[Finding]] = defaultdict(list)
    asked = (c for c in CHECKS if c.group == "angka" or c.id in READ)
    for rule in (check for check in asked if check.id not in OTHERS):
        for finding in rule(naskah):
            told = finding.severity is not Severity.INFO or finding.rule in READ
            if told and finding.at.path.name == "x.toml":
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
    of_rule = {n for n, fs in found.items() if any(f.rule in _rules(pola) for f in fs)}
    assert [s for n, s in enumerate(sentences) if n not in of_rule] == []


def _rules(pola: Pola) -> set[str]:
    """The rule of a pattern, or one that says the same of the same figures first."""
    return {pola.aturan, *SAME.get(pola.aturan, ())}


SAME = {
    "hitungan-kalimat-salah": ("bagian-melebihi", "jumlah-pecahan-salah", "perbandingan-salah"),
    "rata-capaian-berbeda": ("angka-indikator-berbeda",),
    "angka-indikator-berbeda": ("angka-berbeda",),
}


def test_the_page_of_what_is_read_is_todays(golden: Golden) -> None:
    golden(halaman(), ROOT / "docs" / "yang-dibaca.md")
