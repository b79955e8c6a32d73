"""Every text that a report prints is read by the rules on spelling, or is said why not.

A specimen of the whole model is made from its own types, with a misspelt word in every
text: a field that somebody adds is in it at once.
"""

from __future__ import annotations

from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest

from publisher.checks import CHECKS
from publisher.load import load_report
from publisher.reading import Naskah, passages
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.places import Keys, Place, Source
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.tabel import BarisTulis, SelTulis
from publisher.vocabulary.values import Teks
from tests.minimal import write_minimal
from tests.reports import sample
from tests.test_narrative_in_word import set_narrative

KEY = "a key, a code, a file, a column or a choice: no words"
NAME = "the name of a person, an office or a region"
LAW = "the title of a regulation"
PLAN_OF_OTHERS = "RPJMD: the words of the kabupaten"
NOMENCLATURE = "a name that Kepmendagri or SIPD has fixed"
STRUCTURE = "the name of a unit, by the regulation on the organisation"
SIGNED = "the agreement as it was signed: a copy"
UNPRINTED = "never printed"

UNREAD: dict[str, str] = {
    field: why
    for why, names in {
        NAME: "PerangkatDaerah.jenis PerangkatDaerah.nama PerangkatDaerah.kabupaten "
        "PerangkatDaerah.alamat Pejabat.nama Pejabat.gelar_depan Pejabat.gelar_belakang "
        "PejabatLain.nama PejabatLain.gelar_depan PejabatLain.gelar_belakang",
        LAW: "Peraturan.bentuk Peraturan.tentang",
        PLAN_OF_OTHERS: "VisiMisi.visi Misi.nama Misi.penjelasan Misi.tujuan PokokVisi.nama "
        "PokokVisi.penjelasan Masalah.masalah Masalah.kondisi",
        NOMENCLATURE: "Program.nama Kegiatan.nama SubKegiatan.nama",
        STRUCTURE: "Unit.nama Unit.atasan",
        SIGNED: "Perjanjian.tempat PerjanjianKinerja.tempat Pihak.jabatan Pihak.nama Pihak.nip "
        "Pihak.pangkat ProgramPerjanjian.nama ProgramPerjanjian.keterangan "
        "SasaranPerjanjian.nama TargetPerjanjian.nama TargetPerjanjian.satuan",
        UNPRINTED: "Pengecualian.aturan Pengecualian.berkas Pengecualian.kutipan "
        "Pengecualian.alasan AngkaLalu.besaran AngkaLalu.lingkup IndikatorLalu.indikator "
        "IndikatorLalu.sasaran ProgramLalu.kode NarasiLalu.alinea NarasiLalu.berkas "
        "NarasiLalu.kunci NarasiLalu.sidik BerkasLalu.berkas BerkasLalu.sidik Tetap.alasan "
        "Tetap.berkas Tetap.kunci TandaTangan.tanda BerkasAsal.nama BerkasAsal.sidik "
        "BerkasAsal.bentuk BerkasAsal.diimpor AngkaAsal.kode AngkaAsal.hal AngkaAsal.sel",
        KEY: "Bab.kunci BagianBab.kunci SubBagian.kunci SubSubBagian.kunci Susunan.depan "
        "Foto.berkas Galeri.kunci Gambar.berkas Gambar.kunci Grafik.dari Grafik.kolom "
        "Grafik.kunci Grafik.label Grafik.tingkat Kolom.asal Kolom.kunci Lampiran.berkas "
        "Lampiran.kunci Pejabat.nip PejabatLain.nip PerangkatDaerah.logo Sampul.foto "
        "Sampul.lambang_kedua Sampul.laman Sampul.latar Program.kode Kegiatan.kode "
        "SubKegiatan.kode Sasaran.program TabelSendiri.berkas TabelSendiri.dari "
        "TabelSendiri.jumlah TabelSendiri.kelompok TabelSendiri.kunci TabelSendiri.lembar "
        "TabelSendiri.rata_rata TabelSendiri.rentang TabelSendiri.urut",
    }.items()
    for field in names.split()
}


def fields(kind: Any) -> Any:
    """What a field holds, without what is said of it: `tuple[X, ...]`, `X`; of `X | None` the X."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        held = [fields(one) for one in get_args(kind)]
        texts = [k for k in held if isinstance(k, type) and issubclass(k, Teks | Node)]
        return (texts or held)[0]
    return kind


class Specimen:
    """A model whose every text is misspelt, and which field each of them is."""

    def __init__(self) -> None:
        self.fields: dict[tuple[str, Keys], str] = {}

    def node(self, kind: type[Node], at: Place) -> Node:
        held = {
            name: self.value(field.annotation, at / name, f"{kind.__name__}.{name}")
            for name, field in kind.model_fields.items()
            if name != "at"
        }
        return kind.model_construct(at=at, **held)

    def value(self, annotation: Any, at: Place, field: str) -> Any:
        kind = fields(annotation)
        if get_origin(kind) is tuple:
            return (self.value(get_args(kind)[0], at / 0, field),)
        if kind is BarisTulis:
            cell = SelTulis(
                self.text(Teks, at / 0, "sel"), at / 0, alasan=self.text(Teks, at / 1, "sel.alasan")
            )
            return BarisTulis(at, (cell,), kelompok=self.text(Teks, at / 2, "sel.kelompok"))
        if isinstance(kind, type) and issubclass(kind, Node):
            return self.node(kind, at)
        if isinstance(kind, type) and issubclass(kind, Teks):
            return self.text(kind, at, field)
        return None

    def text(self, kind: type[Teks], at: Place, field: str) -> Teks:
        self.fields[at.path.stem, at.keys] = field
        own = "".join("abcdefghij"[int(n)] for n in f"{len(self.fields):03}")
        # Words of its own, or one text would be a quotation of another.
        return kind(f"Prosentase warga{own} desa{own}", (at,))


@pytest.fixture(scope="module")
def told() -> tuple[set[str], set[str]]:
    """The fields that hold texts; those in which the misspelt word is found."""
    made = Specimen()
    parts = {
        stem.replace("-", "_"): made.node(kind, Place(Source(Path(f"{stem}.toml"), "", {})))
        for stem, kind in FILES.items()
    }
    report = Report(Path("."), pengetahuan=sample().pengetahuan, **parts)  # type: ignore[arg-type]
    naskah = Naskah(report, passages(report), {}, {})
    rule = next(r for r in CHECKS if r.id == "kata-tak-baku")
    found = {made.fields[f.at.path.stem, f.at.keys] for f in rule(naskah)}
    return set(made.fields.values()), found


def test_every_text_is_read_or_is_said_why_not(told: tuple[set[str], set[str]]) -> None:
    every, read = told
    assert len(every) > 100
    assert sorted(every - read) == sorted(UNREAD)
    assert not read & UNREAD.keys()


SISIPAN = """
[[tabel]]
kunci = "satu"
judul = "Data"
kolom = ["prosentase_desa", "isi"]
baris = [["a", "b"]]

[[tabel]]
kunci = "dua"
judul = "Data Lain"
berkas = "data.csv"
kolom = ["desa", "ket"]
"""


def test_files_headings_notes_and_typed_tables_are_read(tmp_path: Path) -> None:
    table = "Tabel: Prosentase data\n| Prosentase | b |\n|---|---|\n| prosentase | 1 |"
    note = "Kata[^1].\n\n[^1]: Menurut prosentase desa."
    narrative = f"{table}\n\n![Prosentase](a.jpg)\n\n{note}"
    write_minimal(tmp_path, sisipan=SISIPAN)
    set_narrative(tmp_path / "pendahuluan.toml", "kedudukan", narrative)
    (tmp_path / "data.csv").write_text(
        'Desa,Tersembunyi,Ket\nTirta,prosentase,"Prosentase, baik"\n2,1,3\n', "utf-8"
    )
    report, found = load_report(tmp_path)
    assert report is not None, found
    naskah = Naskah(report, passages(report), {}, {})
    rule = next(r for r in CHECKS if r.id == "kata-tak-baku")
    text = (tmp_path / "pendahuluan.toml").read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(text, 1) if line.startswith("kedudukan"))
    lines = [(0, "Persentase"), (1, "Persentase"), (3, "persentase")]
    lines += [(5, "Persentase"), (9, "persentase")]
    told = sorted((f.at.path.name, f.at.key, f.at.line, f.fix) for f in rule(naskah))
    assert told == [
        ("data.csv", "cell=2,3", 2, None),  # and not what is not printed
        # Caption, heading, cell, picture and footnote.
        *(("pendahuluan.toml", "kedudukan", at + n, right) for n, right in lines),
        ("sisipan.toml", "tabel[0].kolom[0]", 5, None),
    ]
