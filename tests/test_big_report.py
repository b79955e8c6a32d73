"""A report as full as real ones are builds, can be sent, and is numbered and listed throughout.

`make prove` makes it whole: 60 photos, 20 tables, 10 charts, 40 footnotes.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest

from publisher.pipeline import Build
from publisher.vocabulary.findings import INFO
from publisher.word import measure_word
from tests.big_report import SHARE, WHOLE, write
from tests.proofs import WHOLE as PROVING
from tests.publications import published
from tests.test_verapdf import VeraPdf, verapdf  # noqa: F401

SIZE = WHOLE if PROVING else SHARE
GALLERIES = -(-(SIZE.photos - SIZE.photos // 10) // 6)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return published(write(tmp_path_factory.mktemp("penuh") / "isi", SIZE))


def test_it_can_be_sent_and_nothing_is_wrong_with_it(built: Build) -> None:
    assert [f for f in built.findings if f.severity is not INFO] == []
    assert built.report is not None and built.publication is not None
    limit = built.report.laporan.batas_ukuran * 1_000_000
    assert built.publication.path.stat().st_size <= limit


def test_it_is_an_archive(built: Build, verapdf: VeraPdf) -> None:  # noqa: F811
    assert built.publication is not None
    file = built.publication.path
    passed, _, said = verapdf.validate("2b", file)[file]
    assert passed, said


def test_each_item_is_numbered_once_and_listed_once(built: Build) -> None:
    assert built.word is not None
    measured = measure_word(docx.Document(str(built.word.path)))
    captions = [h for h in measured.headings if h.kind in ("tabel", "gambar")]
    titles = Counter(h.title for h in captions)
    for title, count in (
        ("Kegiatan Lapangan", SIZE.photos // 10),
        ("Dokumentasi", GALLERIES),
        ("Data Desa", SIZE.tables),
        ("Perkembangan Layanan", SIZE.charts),
    ):
        assert [titles[f"{title} {n + 1}"] for n in range(count)] == [1] * count
    numbers = [h.number for h in captions]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"(Tabel|Gambar) \d\.\d+", number) for number in numbers)
    listed = Counter(line.text for line in measured.contents)
    assert [listed[f"{h.number} {h.title}"] for h in captions] == [1] * len(captions)
    assert all(line.page.isalnum() for line in measured.contents)


def test_footnotes_charts_and_photos_are_all_there(built: Build) -> None:
    assert built.word is not None
    with zipfile.ZipFile(built.word.path) as package:
        names = package.namelist()
        notes = package.read("word/footnotes.xml").decode("utf-8")
    said = re.findall(r"Berita acara nomor \d+", notes)
    assert sorted(said) == sorted(f"Berita acara nomor {n + 1}" for n in range(SIZE.notes))
    charts = [n for n in names if re.fullmatch(r"word/charts/chart[^/]*\.xml", n)]
    assert len(charts) == SIZE.charts + 1  # and the template's own
    photos = [n for n in names if n.startswith("word/media/") and Path(n).suffix == ".jpg"]
    assert len(photos) == SIZE.photos
