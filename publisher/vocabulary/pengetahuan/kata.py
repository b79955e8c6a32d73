"""Data files of words: lists of them, groups under a name, and tables from one to another."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from publisher.vocabulary.nodes import Node, TeksIsi, check_printable

Daftar = tuple[TeksIsi, ...]
DaftarIsi = Annotated[Daftar, Field(min_length=1)]  # one that may not be empty


def _without_place(value: Any) -> Any:
    """The reader gives each table its place; here only the author's own keys count."""
    return {k: v for k, v in value.items() if k != "at"} if isinstance(value, dict) else value


Kunci = Annotated[str, AfterValidator(check_printable)]
Kamus = Annotated[dict[Kunci, TeksIsi], BeforeValidator(_without_place)]  # a word → another


class Kelompok(Node):
    """Words that stand for each other, or say the same, under a name; a pattern says `{name}`."""

    nama: TeksIsi
    kata: DaftarIsi


class Isian(Node):
    """`isian.toml`: what a form leaves to fill in.

    kata: stands for what is still to be written; ajakan: begins a request in brackets.
    """

    kata: DaftarIsi
    ajakan: DaftarIsi


class Kata(Node):
    """`kata.toml`: how words are spelled.

    tak_baku: a wrong word or two, in small letters → the standard one.

    The lists are what looks wrong and is not: inner capitals, bound forms, long
    words, words that may stand twice; `ganda_berlebih` are those that never do.

    sering: long words of every report, of which a word one letter off is a slip of the hand;
    bukan_salah: words that are one letter off, and right. dikenal: words that are right and stand
    in no dictionary of roots. dasar_pendek: roots of three and four letters that are usual.

    kata_kerja: verbs that `di-` stands before; tempat: words that follow the prepositions `di` and
    `ke`; terikat: forms that are no words of their own.
    """

    istilah_kapital: Daftar
    kapital_di_tengah: Daftar
    bentuk_terikat: Daftar
    kata_panjang: Daftar
    ganda_wajar: Daftar
    ganda_berlebih: Daftar
    akhiran_alamat: Daftar
    sering: Daftar
    bukan_salah: Daftar
    dikenal: Daftar
    dasar_pendek: Daftar
    kata_kerja: Daftar
    tempat: Daftar
    terikat: Daftar
    tak_baku: Kamus


class Kepegawaian(Node):
    """`kepegawaian.toml`: ranks and degrees.

    pangkat: each rank → its golongan. gelar_jelas: no other words, even without full stops.
    """

    gelar: Daftar
    gelar_jelas: Daftar
    pangkat: Kamus


class Klaim(Node):
    """`klaim.toml`: how reports say that all was done, that targets were met, that money was saved.

    Sentence patterns by what they claim, and the words that make a claim none.

    awal: may stand before a pattern in its clause; ingkar, angan: deny or wish it;
    syarat, lain: a condition, or another time than the report's; sumber_daya:
    what efficiency is said of.
    """

    kelompok: tuple[Kelompok, ...]
    terlaksana: Daftar
    tercapai: Daftar
    penuh: Daftar
    kurang: Daftar
    efisien: Daftar
    awal: Daftar
    ingkar: Daftar
    angan: Daftar
    syarat: Daftar
    lain: Daftar
    batas: Daftar
    sumber_daya: Daftar


class Benda(Node):
    """Nouns that are counted in the same units; the first unit is the usual one."""

    nomina: DaftarIsi
    satuan: DaftarIsi


class Nomina(Node):
    """`nomina.toml`: what indicators count, and in which unit.

    utuh: the units of what is never half. benda: nouns and their units.
    """

    utuh: Daftar = ()
    benda: tuple[Benda, ...] = ()


class Satuan(Node):
    """`satuan.toml`: units of targets and realisasi.

    baku: the units in their one spelling (`Dokumen`, `Unit`).
    """

    baku: Daftar


class Sebutan(Node):
    """`sebutan.toml`: the words that say which figure a sentence speaks of.

    pagu … capaian: what is measured. seluruh + anggaran: of the whole office.

    belanja_lain: kinds of belanja that no budget has now. murni, perubahan: the
    stage of the budget. memuat: before a count.
    penghubung: words that change nothing. luar: the sentence speaks of
    something else, or of a part. bagian: those of
    them that leave the whole as it is. masa_lain: of another time, masa_lampau: of those
    that look back. laporan_ini: the report speaks of itself. judul_periode: titles that bear
    the period of the report.
    """

    pagu: Daftar
    realisasi: Daftar
    sisa: Daftar
    selisih: Daftar
    target: Daftar
    capaian: Daftar
    seluruh: Daftar
    anggaran: Daftar
    belanja_lain: Daftar
    murni: Daftar
    perubahan: Daftar
    memuat: Daftar
    penghubung: Daftar
    luar: Daftar
    bagian: Daftar
    masa_lain: Daftar
    masa_lampau: Daftar
    laporan_ini: Daftar
    judul_periode: Daftar


class Singkatan(Node):
    """`singkatan.toml`: abbreviations with a full stop that ends no sentence.

    tak_mengakhiri never ends a sentence, dapat_mengakhiri may.

    sebelum_huruf: before a letter that is a number, as in `Triwulan I.`
    """

    tak_mengakhiri: Daftar
    dapat_mengakhiri: Daftar
    sebelum_huruf: Daftar


class SumberDana(Node):
    """`sumber_dana.toml`: names of sources of money.

    baku: the names as SIPD has them.
    """

    baku: Daftar


class Wacana(Node):
    """`wacana.toml`: words by which a narrative says what a list or a reference is.

    lengkap, sebagian, terurut: what a list before which they stand is.

    dokumen_lain: whose lampiran and tables are not ours; lampiran_umum: words
    that any lampiran may have in its title; pengantar_nama: announce a name.

    tanpa_isi: what is written where nothing is said; hampa: words of which a sentence may consist
    wholly and still say nothing. pujian, pujian_halus: praise, that needs a figure or a proof.
    """

    jenis: tuple[Kelompok, ...]
    lengkap: Daftar
    sebagian: Daftar
    terurut: Daftar
    dokumen_lain: Daftar
    lampiran_umum: Daftar
    pengantar_nama: Daftar
    tanpa_isi: Daftar
    hampa: Daftar
    pujian: Daftar
    pujian_halus: Daftar
