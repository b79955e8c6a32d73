"""Wrong values: each at its own key, in words of ours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

import publisher.vocabulary
from publisher.load import load_report
from publisher.load.files import read_table
from publisher.load.wrong import COMPUTED, SENTENCES, Wrong, sentences
from publisher.vocabulary.report import FILES, OPTIONAL
from tests.minimal import MINIMAL, changed, write_minimal

VOCABULARY = Path(publisher.vocabulary.__file__).parent

# code, file, passage, what stands there instead, place, problem, remedy
TABLE = '[[tabel]]\nkunci = "t"\njudul = "T"\n'
CASES = [
    ("text_expected", "anggaran", '"DAU"', "5", "4:1", "`sumber_dana` must be text", "quotes"),
    ("text_expected", "organisasi", '"perumusan kebijakan"', "{ a = 1 }", "8:11",
     "`fungsi` must be text", "quotes"),
    ("text_empty", "penutup", '"Kinerja dinas baik."', '"""\n  \n"""', "2:1",
     "`simpulan` is an empty text", "write the text"),
    ("control_character", "laporan", '"Bagan Organisasi"', '"Bagan \\b"', "26:16",
     "`judul` contains a character that nobody sees and Word cannot hold (U+0008)", "delete it"),
    ("whole_expected", "laporan", "tahun = 2024", "tahun = 2024.5", "3:1",
     "`tahun` must be a whole number", "digits only"),
    ("out_of_range", "laporan", "tahun = 2024", "tahun = 99999", "3:1",
     "`tahun` is 99999", "from 2000 to 2100"),
    ("out_of_range", "laporan", "tahun = 2024", "tahun = 1999", "3:1",
     "`tahun` is 1999", "from 2000 to 2100"),
    ("whole_expected", "visi-misi", "tahun_akhir = 2026", "tahun_akhir = true", "3:1",
     "`tahun_akhir` must be a whole number", "digits only"),
    ("rupiah_expected", "anggaran", "pagu = 500_000", "pagu = 500.000", "47:1",
     "`pagu` must be a whole number of rupiah", "without Rp"),
    ("rupiah_expected", "anggaran", "pagu = 500_000", 'pagu.murni = { modal = "x" }', "47:16",
     "`modal` must be a whole number of rupiah", '"belum diisi"'),
    ("rupiah_negative", "anggaran", "pagu = 500_000", "pagu = -1", "47:1",
     "`pagu` is less than zero", "zero or more"),
    ("number_expected", "kinerja", "target = 20.50", 'target = "20,50"', "8:1",
     "`target` must be a number", "decimal point"),
    ("number_expected", "kinerja", "bawah = 75", "bawah = inf", "13:1",
     "`bawah` must be a number", "decimal point"),
    ("predikat_expected", "kinerja", "target = 20.50", 'target = "Utama"', "8:1",
     "`target` is neither a number nor a predicate of a known list: `Utama`", "WTP"),
    ("predikat_unknown", "kinerja", "target = 20.50", 'target = 20.50\npredikat = "bpk"', "9:1",
     "`bpk` is no list of predicates", "`opini`, `sakip`"),
    ("predikat_mixed", "kinerja", "target = 20.50", 'target = "WTP"', "9:1",
     "target and realisasi are a number here and a predicate there", "all as predicates"),
    ("date_expected", "laporan", "tanggal = 2024-07-05", "tanggal = 2024-07-05T10:00:00", "6:1",
     "`tanggal` must be a date", "2023-06-30"),
    ("pattern", "anggaran", 'kode = "3.25.03"', 'kode = "3.25.3"', "33:1",
     "`kode` does not have its usual form", "`7.01.01.2.06.09`"),
    ("bool_type", "laporan", "[kertas]", '[tanda_tangan]\nkolom = "ya"\n[kertas]', "22:1",
     "`kolom` is a question of yes or no", "true or false"),
    ("pattern", "laporan", "[kertas]", '[tanda_tangan]\ntanda = "##"\n[kertas]', "22:1",
     "`tanda` does not have its usual form", "`#`"),
    ("whole_and_split", "anggaran", "{ operasi = 400_000 }", "{ modal = 1, seluruhnya = 2 }",
     "30:26", "`realisasi` has both the whole amount and its split", "delete `seluruhnya`"),
    ("realisasi_forms", "anggaran", "{ operasi = 400_000 }", "{ triwulan = [1], bulan = [2] }",
     "30:31", "`realisasi` is written in more than one form", "one amount"),
    ("realisasi_forms", "anggaran", "{ operasi = 400_000 }", "{ operasi = 3, triwulan = [2] }",
     "30:28", "`realisasi` is written in more than one form", "one amount"),
    ("unit_twice", "organisasi", '"Sekretariat"', '"Kepala Dinas"', "11:1",
     "two units have the same name", "regulation"),
    ("unit_head", "organisasi", 'atasan = "Kepala Dinas"', "", "10:1",
     "exactly one unit, the head, must stand without `atasan`", "every other unit"),
    ("unit_superior", "organisasi", 'atasan = "Kepala Dinas"', 'atasan = "Kadis"', "12:1",
     "`Kadis`, the superior of `Sekretariat`, does not stand before it", "superior first"),
    ("scale_open", "kinerja", "bawah = 75", "", "11:1",
     "the last step of the scale, and only that, must stand without `bawah`", "lower bound"),
    ("scale_open", "kinerja", 'nama = "Kurang"', 'nama = "Kurang"\nbawah = 0', "16:1",
     "the last step of the scale, and only that, must stand without `bawah`", "lower bound"),
    ("scale_order", "kinerja", 'nama = "Kurang"',
     'nama = "x"\nbawah = 80\n[[skala.kategori]]\nnama = "y"', "16:1",
     "the steps of the scale do not go from high to low", "highest `bawah` first"),
    ("two_bounds", "kinerja", "bawah = 75", "bawah = 75\nlebih_dari = 70", "14:1",
     "a step of the scale has both `bawah` and `lebih_dari`", "else `lebih_dari`"),
    ("division_by_zero", "kinerja", "realisasi = 10.25\n",
     "realisasi = 10.25\nhitungan = { pembilang = [1], penyebut = [0] }\n", "10:31",
     "a term of `penyebut` is 0, and nothing can be divided by 0", "delete `hitungan`"),
    ("triwulan", "laporan", "triwulan = 2", "triwulan = 5", "4:1",
     "an interim report needs `triwulan`, 1 to 4", "tahunan"),
    ("triwulan", "laporan", "triwulan = 2", "", "2:1",
     "an interim report needs `triwulan`, 1 to 4", "tahunan"),
    ("triwulan_annual", "laporan", '"interim"', '"tahunan"', "4:1",
     "an annual report has no `triwulan`", "interim"),
    ("nip_malformed", "laporan", "197001011995031001", "1970", "19:1",
     "a NIP has 18 digits", "in quotes"),
    ("nip_birthdate", "laporan", "197001011995031001", "197013011995031001", "19:1",
     "the first 8 digits of this NIP are no date of birth", "come first"),
    ("isi_or_berkas", "laporan", 'isi = "bagan_organisasi"', "", "24:1",
     "a lampiran has either `isi` or `berkas`", "not both"),
    ("isi_or_berkas", "laporan", 'isi = "bagan_organisasi"',
     'isi = "bagan_organisasi"\nberkas = "x.pdf"', "28:1",
     "a lampiran has either `isi` or `berkas`", "not both"),
    ("alasan_pendek", "laporan", 'isi = "bagan_organisasi"',
     'isi = "bagan_organisasi"\n[[pengecualian]]\naturan = "x"\nalasan = "sudah cek"', "30:1",
     "`alasan` is too short to be a reason", "three words"),
    ("versi", "laporan", 'tempat = "Tirtasari"', 'versi = 99\ntempat = "Tirtasari"', "5:1",
     "this content has the form 99, but the program knows forms up to 2", "newer publisher"),
    ("kunci_or_judul", "susunan", "", '[[bab]]\nkunci = "penutup"\n[[bab]]\nisi = "x"', "3:1",
     "a chapter or section has neither `kunci` nor `judul`", "for your own"),
    ("size_limit", "laporan", 'tempat = "Tirtasari"',
     'batas_ukuran = 0\ntempat = "Tirtasari"', "5:1",
     "`batas_ukuran` must be more than 0", "in MB"),
    ("literal_error", "laporan", '"F4"', '"Folio"', "22:1",
     "`ukuran` cannot be `Folio`", 'write "F4": in Indonesia F4'),
    ("model_type", "laporan", '[kertas]\nukuran = "F4"', "[[kertas]]", "21:3",
     "`kertas` must be one table, not a list of them", "`[kertas]`"),
    ("model_type", "anggaran", "[[belanja]]", "program = [1]\n[[belanja]]", "7:12",
     "`program` must be a table with keys of its own", "`[[program]]`"),
    ("tuple_type", "visi-misi", "[[misi]]", "[misi]", "21:2",
     "`misi` must be a list of tables", "`[[misi]]`"),
    ("tuple_type", "organisasi", '["pengelolaan surat"]', '"pengelolaan surat"', "15:1",
     "`fungsi` must be a list", '`fungsi = ["…", "…"]`'),
    ("too_short", "kinerja", '[[skala.kategori]]\nnama = "Kurang"', "", "11:9",
     "`kategori` has too few items: at least 2", ""),
    ("too_long", "kinerja", "target = [5, 10]", "target = [1, 2, 3, 4, 5]", "18:1",
     "`target` has too many items: at most 4", ""),
    ("standard", "kinerja", "realisasi = 10.25\n", "standar_nasional = { nilai = 7 }\n", "9:1",
     "a national standard has `nilai` and `sumber`, or only a text that there is none",
     "write both"),
    ("standard", "kinerja", "realisasi = 10.25\n",
     'standar_nasional = { nilai = 7, sumber = "SE", keterangan = "Belum ada." }\n', "9:1",
     "a national standard has `nilai` and `sumber`, or only a text that there is none",
     "write both"),
    ("lebar", "sisipan", "",
     '[[gambar]]\nkunci = "a"\njudul = "J"\nberkas = "a.png"\nlebar = "lebar"\n', "5:1",
     "`lebar` is no width", '"penuh"'),
    ("table_sources", "sisipan", "", TABLE, "1:1",
     "a table has one of `baris`, `berkas` and `dari`, and not more or fewer", "`baris`"),
    ("table_columns", "sisipan", "", TABLE + 'baris = [["x"]]\n', "4:1",
     "a table with `baris` needs `kolom`", "name its columns"),
    ("table_row", "sisipan", "", TABLE + 'kolom = ["a"]\nbaris = ["x"]\n', "5:10",
     "a row of `baris` is a list of cells", '`["III/a", 3]`'),
    ("table_cell", "sisipan", "", TABLE + 'kolom = ["a"]\nbaris = [[true]]\n', "5:10",
     "a cell is text, a number or a date", "a merged cell"),
    ("table_filter", "sisipan", "", TABLE + 'dari = "serapan"\nsaring = "x"\n', "5:1",
     "`saring` names columns and the words that their cells must hold", '`saring.tingkat'),
]  # fmt: skip


def text_of(stem: str, old: str, new: str) -> str:
    text = changed(stem, old, new) if stem in MINIMAL else new
    if "program = [1]" in new:  # instead of the tables of that name
        return text.partition("[[program]]")[0]
    return text


@pytest.mark.parametrize(
    ("code", "stem", "old", "new", "where", "problem", "remedy"),
    CASES,
    ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)],
)
def test_a_wrong_value_is_told_at_its_own_key(
    tmp_path: Path,
    code: str,
    stem: str,
    old: str,
    new: str,
    where: str,
    problem: str,
    remedy: str,
) -> None:
    text = text_of(stem, old, new)
    report, findings = load_report(write_minimal(tmp_path, **{stem.replace("-", "_"): text}))
    assert report is None
    (finding,) = findings
    place = f"{finding.at.line}:{finding.at.column}"
    assert (finding.rule, place, str(finding.message)) == ("nilai-salah", where, problem)
    assert remedy in str(finding.help)
    assert code in codes(tmp_path / f"{stem}.toml", stem)


def codes(file: Path, stem: str) -> set[str]:
    """The codes under which the models refuse a file."""
    table, _ = read_table(file)
    with pytest.raises(ValidationError) as raised:
        FILES[stem].model_validate(table)
    return {e["type"] for e in raised.value.errors()}


def codes_of_the_vocabulary() -> Iterator[str]:
    for path in VOCABULARY.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name("PydanticCustomError"), args=[code, *_]):
                    assert isinstance(code, ast.Constant), f"{path.name}:{node.lineno}"
                    yield str(code.value)


def test_every_code_that_the_vocabulary_raises_has_a_sentence_and_a_test() -> None:
    raised = set(codes_of_the_vocabulary())
    assert len(raised) > 15
    assert raised <= set(SENTENCES)
    assert raised <= {case[0] for case in CASES}


def test_a_code_without_a_sentence_still_speaks_our_words() -> None:
    problem, remedy = sentences(Wrong("int_parsing", "tahun", "x", {}, None))
    assert str(problem) == "`tahun` does not hold what belongs there"
    assert str(remedy)


def test_every_sentence_and_its_code_are_those_of_the_same_thing() -> None:
    for code in (*SENTENCES, *COMPUTED):
        context = {
            "code": "U+0001",
            "contoh": "x",
            "atasan": "a",
            "unit": "u",
            "least": 1,
            "most": 2,
            "versi": 2,
            "known": "`opini`",
        }
        wrong = Wrong(
            code,
            "nama",
            [],
            {**context, "expected": "'a' or 'b'", "min_length": 1, "max_length": 4},
            None,
        )
        problem, remedy = sentences(wrong)
        assert "Input should" not in str(problem) and "{" not in f"{problem}{remedy}"


def test_wrong_items_are_told_without_complaint_about_their_number(tmp_path: Path) -> None:
    text = changed("organisasi", '["pengelolaan surat"]', "[1, 2]")
    _, findings = load_report(write_minimal(tmp_path, organisasi=text))
    assert [(f.rule, f.at.column) for f in findings] == [("nilai-salah", 11), ("nilai-salah", 14)]


@pytest.mark.parametrize(
    ("stem", "old", "new"),
    [
        ("anggaran", "pagu = 500_000", 'pagu = "belum diisi"'),
        ("anggaran", "pagu = 500_000", 'pagu.murni = "Belum Diisi"'),
        ("kinerja", "target = 20.50", 'target = "belum diisi"'),
        ("laporan", 'pangkat = "Pembina Tk. I"', 'pangkat = "belum diisi"'),
        ("kinerja", "target = 20.50", "target = 20"),
        ("kinerja", "target = 20.50", 'target = 20\nstandar_nasional = "Belum ada."'),
        ("kinerja", "target = 20.50", 'target = 20\nstandar_nasional = "belum diisi"'),
        ("kinerja", "target = 20.50", "target = 20\nriwayat = [{ tahun = 2023 }]"),
        ("anggaran", "[[belanja]]", 'catatan = """satu\ndua\tx"""\n[[belanja]]'),
    ],
)
def test_what_is_allowed_is_not_complained_about(
    tmp_path: Path, stem: str, old: str, new: str
) -> None:
    report, findings = load_report(write_minimal(tmp_path, **{stem: changed(stem, old, new)}))
    assert report is not None and findings == ()


def test_the_minimal_content_is_complete() -> None:
    assert list(MINIMAL) == [stem for stem in FILES if stem not in OPTIONAL]
