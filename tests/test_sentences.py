"""The reader of sentences: it loses no letter, and no abbreviation, figure or sign cuts one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.load.knowledge import load_knowledge
from publisher.reading.periods import years, years_alone
from publisher.reading.sentences import SentenceReader

KNOWN, _ = load_knowledge(Path("tidak ada"))
assert KNOWN is not None
READER = SentenceReader(KNOWN)
WRITTEN = """Kab. Bima Drs. No. dll. S.H. I. A. 1. 12. Rp. 5.000 08.30 Misi Triwulan naik. Naik ; :
… ... ? ! “ ” ( ) \ufffc s.d. a.n. Perda. dr. 2023 – -"""
PIECES = WRITTEN.split()
TEXT = st.lists(st.sampled_from([*PIECES, "\n", "\n\n"]), max_size=30).map(" ".join) | st.text(
    max_size=120
)


@given(TEXT)
def test_sentences_are_all_of_the_text_but_the_blanks(text: str) -> None:
    last = 0
    for s in READER.sentences(text):
        assert text[s.start : s.end] == s.text == s.text.strip() != ""
        assert s.start >= last and not text[last : s.start].strip()
        last = s.end
    assert not text[last:].strip()


@given(TEXT, st.data())
def test_the_sentence_around_words_is_that_in_which_they_stand(
    text: str, data: st.DataObject
) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    first, last = READER.around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    for s in READER.sentences(text):
        if s.start <= start < end <= s.end:
            assert text[first:last].strip() == s.text


@pytest.mark.parametrize(
    "whole",
    [
        "Bandingkan dengan anggaran Kab. Bima pada tahun 2020.",
        "Rapat di Kec. Jatiroto, Kel. Kaliboto, Ds. Sukosari, dan Dsn. Krajan selesai.",
        "Menurut Keputusan No. SK-12 dan Nomor. 5 tanggal tgl. 5 Mei, tugas itu berakhir.",
        "Narasumbernya Drs. Contoh, Dra. Contoh, Sdr. Contoh, Sdri. Contoh, dan Bpk. Contoh.",
        "Surat itu ditujukan kepada Yth. Bupati, d.a. Sekretariat Daerah, Jl. A. Yani No. 5.",
        "Ditandatangani a.n. Bupati, u.b. Sekretaris Daerah, oleh Plt. Camat.",
        "Masa itu berlangsung s.d. Desember, lihat hlm. V dan tgl. III.",
        "Anggarannya Rp. 5.000 dan Rp. {0} saja.",
        "Pangkatnya Pembina Tk. I dan Gol. IV di Prov. Jawa Timur menurut Kep. Bupati.",
        "Nama KUTUM, S.H. Camat Jatiroto menandatangani.",
        "Pimpinannya Prof. Dr. Ir. H. Contoh, M.Si. Kepala Dinas yang baru.",
        "Pelayanan dokter dr. Rina, drg. Sari, apt. Tono, dan Ns. Adi berjalan.",
        "Tokoh itu adalah A. Yani dan R. A. Kartini.",
        "1. Seluruh pegawai hadir.",
        "a. Seluruh pegawai hadir.",
        "Acara dimulai pukul 08.30 dan selesai pukul 12.00 dengan nilai 4.5 atau 4,5.",
        "Puji syukur ke hadirat Allah Swt. karena rahmat-Nya.",
        "Hasilnya ... lalu diperiksa lagi.",
        "Semboyan “Cepat. tepat.” dipakai.",
        "Sesuai Perda. Kab. Bima, retribusi berubah.",
        "Data dihimpun dari desa; data itu diolah.",
        "Nomor 188.45/12/2020 berlaku.",
    ],
)
def test_a_stop_that_ends_nothing_cuts_nothing(whole: str) -> None:
    text = whole.replace("{0}", "\ufffc")
    assert [s.text for s in READER.sentences(text)] == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jumlahnya 12. Nilai pada Triwulan I. Selesai.", 3),
        ("Bagan ada pada Lampiran I. Misi II. Tabel A. Selesai.", 4),
        ("Apakah selesai? Ya! Jumlahnya 2.062.291.486.", 3),
        ("Pejabat, pegawai, dll. Semua hadir.", 2),
        ("Tarif sesuai Perda. Selanjutnya dipungut.", 2),
        ("Dimulai pukul 08.30. Acara berjalan.", 2),
        ("Hasilnya baik… Semua puas.", 2),
        ("Ia berkata, “Selesai.” Semua pulang.", 2),
        ("Sudah selesai (lihat lampiran.) Berikutnya dimulai.", 2),
        ("Sisa ada; Camat setuju? Ya.", 3),
        ("Naik \ufffc. \ufffc turun.", 2),
        ("Judul pertama\n\nJudul kedua", 2),
        ("Pagu Rp. 5.000 di Kab. Lumajang naik. Sisa ada; Camat, S.H., setuju? Ya.", 4),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, parts: int) -> None:
    assert len(list(READER.sentences(text))) == parts


def test_an_office_adds_abbreviations_of_its_own(tmp_path: Path) -> None:
    text = "Rapat di Kalurahan dan Kapanewon Kpnw. Bantul selesai."
    assert len(list(READER.sentences(text))) == 2
    (tmp_path / "singkatan.toml").write_text('tak_mengakhiri = ["Kpnw"]\n', encoding="utf-8")
    known, findings = load_knowledge(tmp_path)
    assert known is not None and not findings
    assert len(list(SentenceReader(known).sentences(text))) == 1


@given(st.integers(1900, 2099), st.sampled_from(["{}", "TA {}.", "({})", "tahun {};"]))
def test_a_year_is_read(tahun: int, around: str) -> None:
    (found,) = years(around.format(tahun))
    assert (found.tahun, found.joined) == (tahun, "")


@pytest.mark.parametrize("text", ["Rp2.020", "12020", "2020.1", "1.2020", "2020an", "0,2020"])
def test_a_number_holds_no_year(text: str) -> None:
    assert not list(years(text))


def test_years_of_a_range_stand_not_alone() -> None:
    assert years_alone("Tahun 2020, RPJMD 2018–2023 dan 2018-2023") == {2020}
    assert [y.joined for y in years("188/45/2020 dan 2018–2023")] == ["/", "–", "–"]
