"""What counts as a claim, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.load.knowledge import load_knowledge
from publisher.reading.claims import ClaimReader, superlatives
from publisher.reading.names import NameTree
from publisher.reading.sentences import SentenceReader

KNOWLEDGE, _ = load_knowledge(Path("tidak ada"))
assert KNOWLEDGE is not None
SENTENCES = SentenceReader(KNOWLEDGE)
READER = ClaimReader(KNOWLEDGE.klaim, 2023, SENTENCES)
PROGRAMS = NameTree(["Program Arsip", "Program Perpustakaan"])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kecamatan telah melaksanakan seluruh kegiatan yang direncanakan.", ["terlaksana"]),
        ("Seluruh program dan kegiatan tahun 2023 sudah dilaksanakan.", ["terlaksana"]),
        ("Pada Triwulan II, semua kegiatan selesai.", ["terlaksana"]),
        ("Secara umum seluruh kegiatan dapat terlaksana dengan baik dan lancar.", ["terlaksana"]),
        ("Seluruh target kinerja yang telah ditetapkan tercapai.", ["tercapai"]),
        ("Dinas berhasil mencapai seluruh target.", ["tercapai"]),
        ("Capaian kinerja mencapai 100 persen.", ["penuh"]),
        ("Anggaran telah digunakan secara efisien.", ["efisien"]),
        ("Terdapat efisiensi belanja sebesar Rp5.000.", ["efisien"]),
        ("Beberapa kegiatan tidak dapat dilaksanakan.", ["kurang"]),
        ("Kecamatan belum dapat melaksanakan seluruh kewenangannya.", ["kurang"]),
    ],
)
def test_claims_are_found(text: str, kinds: list[str]) -> None:
    assert [c.jenis for c in READER.claims(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Belum seluruh kegiatan telah dilaksanakan.",
        "Tidak semua program selesai.",
        "Hampir seluruh kegiatan telah dilaksanakan.",
        "Seluruh kegiatan akan dilaksanakan pada triwulan berikutnya.",
        "Agar seluruh target tercapai, jadwal diperbarui.",
        "Dinas memastikan seluruh kegiatan telah selesai.",
        "Seluruh kegiatan harus sudah dilaksanakan.",
        "Evaluasi atas seluruh kegiatan telah dilaksanakan.",
        "Penyusunan laporan semua program telah selesai.",
        "Seluruh kegiatan yang telah dilaksanakan dicatat.",
        "Seluruh kegiatan dilaksanakan menurut jadwal.",
        "Seluruh kegiatan pada Program Arsip telah dilaksanakan.",
        "Seluruh kegiatan tersebut telah selesai.",
        "Pada Tahun 2022 seluruh kegiatan telah dilaksanakan.",
        "Tahun lalu seluruh target tercapai.",
        "Bila seluruh kegiatan telah selesai, laporan disusun.",
        "Apakah seluruh kegiatan telah dilaksanakan?",
        "Target capaian kinerja adalah 100%.",
        "Capaian kinerja dibatasi sampai 100%.",
        "Analisis efisiensi penggunaan sumber daya disajikan pada Bab III.",
        "Anggaran telah disusun menurut prinsip efisien.",
        "Pelayanan telah berjalan secara efisien.",
        "Anggaran belum digunakan secara efisien.",
    ],
)
def test_what_only_looks_like_a_claim_is_none(text: str) -> None:
    assert [c for c in READER.claims(text) if c.jenis != "kurang"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Diharapkan tidak ada program tidak terlaksana.",
        "Jadwal diperbarui agar kegiatan tidak batal terlaksana.",
        "Bila kegiatan tidak dapat dilaksanakan, anggarannya dialihkan.",
        "Tahun lalu beberapa kegiatan tidak dapat dilaksanakan.",
    ],
)
def test_what_only_might_have_failed_is_no_shortfall(text: str) -> None:
    assert list(READER.claims(text)) == []


@given(st.text(alphabet="seluruhkgiatntlp .,%10", max_size=80))
def test_a_claim_is_a_piece_of_its_text(text: str) -> None:
    for claim in READER.claims(text):
        assert 0 <= claim.start < claim.end <= len(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Serapan tertinggi pada Program Arsip.", [("tertinggi", "Program Arsip")]),
        (
            "Serapan tertinggi pada Program Arsip dan serapan terendah pada Program Perpustakaan.",
            [("tertinggi", "Program Arsip"), ("terendah", "Program Perpustakaan")],
        ),
        (
            "Program Arsip memiliki serapan tertinggi, sedangkan Program Perpustakaan serapannya"
            " terendah.",
            [("tertinggi", "Program Arsip"), ("terendah", "Program Perpustakaan")],
        ),
        (
            "Di antara Program Perpustakaan dan lainnya serapan tertinggi pada Program Arsip.",
            [("tertinggi", "Program Arsip")],
        ),
        (
            "Program Arsip dengan serapan tertinggi mengungguli Program Perpustakaan.",
            [("tertinggi", "Program Arsip")],
        ),
        ("Serapan tertinggi kedua pada Program Arsip.", []),
        ("Salah satu serapan tertinggi ada pada Program Arsip.", []),
        ("Pada tahun 2022 serapan tertinggi pada Program Arsip.", []),
        ("Pagu tertinggi ada pada Program Arsip.", []),
        ("Serapan tertinggi pada {serapan.tertinggi.program}.", []),
    ],
)
def test_superlatives_name_their_program(text: str, said: list[tuple[str, str]]) -> None:
    assert [
        (s.arah, s.name) for s in superlatives(SENTENCES.sentences(text), PROGRAMS, 2023)
    ] == said
