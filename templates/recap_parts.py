"""The recap of many reports: what was sent, a comparison of the offices, and a sheet of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from template_parts import (
    Cell,
    Sheet,
    caption,
    cell,
    front_heading,
    heading,
    new_document,
    paragraph,
    rows,
    save,
    section,
    table,
    tag,
)

DARK, LIGHT = "D9D9D9", "F2F2F2"


def words(name: str, **look: Any) -> Cell:
    return cell("{{ " + name + " }}", "Sel", **look)


def centre(name: str, **look: Any) -> Cell:
    return cell("{{ " + name + " }}", "Sel Tengah", **look)


def number(name: str, **look: Any) -> Cell:
    return cell("{{ " + name + " }}", "Sel Angka", **look)


def when(doc: Sheet, condition: str) -> None:
    tag(doc, "{%p if " + condition + " %}")


def end(doc: Sheet, word: str = "if") -> None:
    tag(doc, "{%p end" + word + " %}")


def titled(doc: Sheet, name: str, text: str, style: str = "Judul Tabel") -> None:
    """A caption of a period or an office, whose number is its own."""
    paragraph(doc, "{{ " + name + " }}  " + text, style)


def cover(doc: Sheet) -> None:
    paragraph(doc, "REKAPITULASI LAPORAN KINERJA", "Sampul Judul")
    paragraph(doc, "{{ laporan.periode|besar }}", "Sampul Periode")
    paragraph(doc, "{{ perangkat_daerah.nama|besar }}", "Sampul Instansi")
    paragraph(doc, "{{ rekap.banyak }} LAPORAN", "Sampul Kabupaten")
    paragraph(doc, "Per {{ rekap.tanggal }}", "Sampul Kaki")
    section(doc, "portrait", numbering="none")


def front_matter(doc: Sheet) -> None:
    for title, name in (
        ("Daftar Isi", "daftar_isi"),
        ("Daftar Tabel", "daftar_tabel"),
        ("Daftar Gambar", "daftar_gambar"),
    ):
        front_heading(doc, title, "Judul Daftar" if name != "daftar_isi" else "Judul Depan")
        paragraph(doc, "{{ " + name + " }}")
    section(doc, "portrait", numbering="roman", letterhead=False)


def summary(doc: Sheet) -> None:
    heading(doc, 1, "Ringkasan")
    tag(doc, "{%p for k in rekap.umum %}")
    paragraph(doc, "{{ k }}")
    end(doc, "for")
    tag(doc, "{%p for p in periode %}")
    heading(doc, 2, "{{ p.sebutan }}")
    tag(doc, "{%p for k in p.kalimat %}")
    paragraph(doc, "{{ k }}")
    end(doc, "for")
    end(doc, "for")


def submission(doc: Sheet) -> None:
    """Who has not sent comes first, then who is late."""
    heading(doc, 1, "Penyampaian Laporan")
    heading(doc, 2, "Belum Menyampaikan")
    when(doc, "rekap.belum")
    caption(doc, "tabel.belum", "Kantor yang Belum Menyampaikan Laporan")
    table(
        doc,
        (1.0, 6.2, 3.4, 2.2, 3.2),
        head=[("No.", "Kantor", "Batas Waktu", "Lewat (Hari)", "Folder")],
        body=rows(
            "rekap.belum",
            [
                *(centre("r.no"), words("r.kantor"), centre("r.batas")),
                *(centre("r.hari"), words("r.folder")),
            ],
        ),
    )
    tag(doc, "{%p else %}")
    paragraph(doc, "Semua kantor telah menyampaikan laporan.")
    end(doc)
    heading(doc, 2, "Terlambat Menyampaikan")
    when(doc, "rekap.terlambat")
    caption(doc, "tabel.terlambat", "Kantor yang Terlambat Menyampaikan Laporan")
    table(
        doc,
        (1.0, 4.8, 3.0, 3.0, 1.6, 2.6),
        head=[("No.", "Kantor", "Batas Waktu", "Diterima", "Lewat (Hari)", "Menurut")],
        body=rows(
            "rekap.terlambat",
            [
                *(centre("r.no"), words("r.kantor"), centre("r.batas")),
                *(centre("r.diterima"), centre("r.hari"), words("r.menurut")),
            ],
        ),
    )
    tag(doc, "{%p else %}")
    paragraph(doc, "Tidak ada laporan yang diketahui terlambat.")
    end(doc)
    heading(doc, 2, "Keadaan Setiap Laporan")
    caption(doc, "tabel.keadaan", "Keadaan Laporan Setiap Kantor")
    table(
        doc,
        (4.4, 3.0, 2.4, 4.5, 1.7),
        head=[("Kantor", "Periode", "Penyampaian", "Hasil", "Halaman")],
        body=rows(
            "rekap.keadaan",
            [
                *(words("r.kantor"), words("r.periode"), words("r.penyampaian")),
                *(words("r.hasil"), centre("r.halaman")),
            ],
        ),
    )


def chart(doc: Sheet, name: str, text: str) -> None:
    when(doc, f"p.grafik_{name}")
    paragraph(doc, "{{ p.grafik_" + name + ".gambar }}", "Gambar")
    text = text + "{{ p.grafik_" + name + ".catatan }}"
    titled(doc, f"p.nomor.grafik_{name}", text, "Judul Gambar")
    end(doc)


def comparison(doc: Sheet) -> None:
    heading(doc, 1, "Perbandingan Antarkantor")
    tag(doc, "{%p for p in periode %}")
    heading(doc, 2, "Peringkat Capaian Kinerja {{ p.sebutan }}")
    when(doc, "p.peringkat")
    ranking(doc)
    tag(doc, "{%p else %}")
    paragraph(doc, "Belum ada kantor yang seluruh sasarannya terhitung.")
    end(doc)
    chart(doc, "capaian", "Capaian Kinerja per Kantor {{ p.sebutan }}")
    chart(doc, "nilai", "Perkiraan Nilai Pelaporan per Kantor {{ p.sebutan }}")
    heading(doc, 2, "Anggaran dan Realisasi {{ p.sebutan }}")
    spending(doc)
    chart(doc, "serapan", "Serapan Anggaran per Kantor {{ p.sebutan }}")
    when(doc, "p.jenis")
    heading(doc, 2, "Menurut Jenis Kantor {{ p.sebutan }}")
    kinds(doc)
    chart(doc, "per_jenis", "Capaian dan Serapan menurut Jenis Kantor {{ p.sebutan }}")
    end(doc)
    tag(doc, "{%p else %}")
    paragraph(doc, "Belum ada laporan yang isinya dapat dibandingkan.")
    end(doc, "for")


def ranking(doc: Sheet) -> None:
    titled(doc, "p.nomor.peringkat", "Peringkat Capaian Kinerja {{ p.sebutan }}")
    table(
        doc,
        (1.2, 5.2, 1.9, 2.1, 1.7, 1.7, 2.2),
        head=[
            (
                *("No.", "Kantor", "Capaian (%)", "Rata-rata Jenis (%)"),
                *("Selisih", "Nilai", "Indikator Tercapai"),
            )
        ],
        body=rows(
            "p.peringkat",
            [
                *(centre("r.peringkat"), words("r.kantor"), number("r.capaian|desimal")),
                *(number("r.rata_jenis|desimal"), number("r.selisih|desimal")),
                *(number("r.nilai|desimal"), centre("r.tercapai ~ '/' ~ r.indikator")),
            ],
        ),
    )
    paragraph(
        doc,
        "Capaian kantor adalah rata-rata capaian sasarannya; kosong selama satu sasaran belum "
        "terhitung. Nilai adalah perkiraan nilai pelaporan evaluasi SAKIP.",
        "Catatan Tabel",
    )


def spending(doc: Sheet) -> None:
    titled(doc, "p.nomor.anggaran", "Pagu dan Realisasi per Kantor {{ p.sebutan }} (Rupiah)")
    bold: Any = {"bold": True, "fill": DARK}
    table(
        doc,
        (4.9, 3.3, 3.3, 3.0, 1.5),
        head=[("Kantor", "Pagu", "Realisasi", "Sisa", "%")],
        body=[
            *rows(
                "p.anggaran",
                [
                    *(words("r.kantor"), number("r.pagu|angka"), number("r.realisasi|angka")),
                    *(number("r.sisa|angka"), number("r.serapan|desimal")),
                ],
            ),
            [
                cell("Jumlah", "Sel Tengah", **bold),
                *(number(f"p.jumlah.{n}|angka", **bold) for n in ("pagu", "realisasi", "sisa")),
                number("p.jumlah.serapan|desimal", **bold),
            ],
        ],
    )
    paragraph(
        doc,
        "Jumlah pagu dari {{ p.jumlah.berpagu }} kantor, jumlah realisasi dari "
        "{{ p.jumlah.berealisasi }} kantor; persen hanya dari kantor yang keduanya ada.",
        "Catatan Tabel",
    )


def kinds(doc: Sheet) -> None:
    titled(doc, "p.nomor.jenis", "Capaian dan Anggaran menurut Jenis Kantor {{ p.sebutan }}")

    def row(name: str, **look: Any) -> list[Cell]:
        return [
            words(f"{name}.jenis", **look),
            centre(f"{name}.kantor", **look),
            number(f"{name}.capaian|desimal", **look),
            centre(f"{name}.terhitung", **look),
            number(f"{name}.pagu|angka", **look),
            number(f"{name}.realisasi|angka", **look),
            number(f"{name}.serapan|desimal", **look),
            number(f"{name}.nilai|desimal", **look),
            centre(f"{name}.kesalahan", **look),
            centre(f"{name}.peringatan", **look),
        ]

    table(
        doc,
        (2.0, 1.2, 1.5, 1.6, 2.6, 2.6, 1.3, 1.2, 1.0, 1.0),
        head=[
            (
                *("Jenis", "Kantor", "Capaian (%)", "Capaian dari", "Pagu (Rp)"),
                *("Realisasi (Rp)", "%", "Nilai", "Kes.", "Per."),
            )
        ],
        body=[*rows("p.jenis", row("r")), row("p.jumlah", bold=True, fill=DARK)],
        small=True,
    )
    paragraph(doc, "Kes.: kesalahan; Per.: peringatan.", "Catatan Tabel")


def goals(doc: Sheet) -> None:
    heading(doc, 1, "Capaian per Sasaran")
    tag(doc, "{%p for p in periode %}")
    when(doc, "p.sasaran_sama")
    heading(doc, 2, "Sasaran yang Sama {{ p.sebutan }}")
    titled(doc, "p.nomor.sasaran_sama", "Sasaran pada Lebih dari Satu Kantor {{ p.sebutan }}")
    table(
        doc,
        (4.6, 1.6, 1.5, 1.5, 1.5, 2.65, 2.65),
        head=[
            (
                *("Sasaran", "Kantor", "Rata-rata (%)", "Terendah (%)", "Tertinggi (%)"),
                *("Pagu (Rp)", "Realisasi (Rp)"),
            )
        ],
        body=rows(
            "p.sasaran_sama",
            [
                *(words("r.sasaran"), centre("r.kantor"), number("r.capaian|desimal")),
                *(number("r.terendah|desimal"), number("r.tertinggi|desimal")),
                *(number("r.pagu|angka"), number("r.realisasi|angka")),
            ],
        ),
        small=True,
    )
    end(doc)
    heading(doc, 2, "Sasaran Setiap Kantor {{ p.sebutan }}")
    titled(doc, "p.nomor.sasaran", "Capaian, Pagu, dan Realisasi per Sasaran {{ p.sebutan }}")
    table(
        doc,
        (2.7, 3.9, 1.4, 2.35, 2.35, 1.1, 2.2),
        head=[
            ("Kantor", "Sasaran", "Capaian (%)", "Pagu (Rp)", "Realisasi (Rp)", "%", "Asal Capaian")
        ],
        body=rows(
            "p.sasaran",
            [
                *(words("r.kantor"), words("r.sasaran"), number("r.capaian|desimal")),
                *(number("r.pagu|angka"), number("r.realisasi|angka")),
                *(number("r.serapan|desimal"), words("r.asal")),
            ],
        ),
        small=True,
    )
    tag(doc, "{%p else %}")
    paragraph(doc, "Belum ada sasaran yang dapat dibaca.")
    end(doc, "for")


def findings(doc: Sheet) -> None:
    heading(doc, 1, "Temuan")
    severities = ("kesalahan", "peringatan", "informasi")
    when(doc, "temuan.kelompok")
    heading(doc, 2, "Menurut Kelompok")
    caption(doc, "tabel.temuan_kelompok", "Banyaknya Temuan menurut Kelompok")
    table(
        doc,
        (5.2, 2.7, 2.7, 2.7, 2.7),
        head=[("Kelompok", "Kesalahan", "Peringatan", "Informasi", "Kantor")],
        body=rows(
            "temuan.kelompok",
            [words("r.kelompok"), *(centre(f"r.{name}") for name in (*severities, "kantor"))],
        ),
    )
    when(doc, "temuan.grafik")
    paragraph(doc, "{{ temuan.grafik }}", "Gambar")
    caption(doc, "gambar.temuan", "Kesalahan dan Peringatan menurut Kelompok")
    end(doc)
    when(doc, "temuan.aturan")
    heading(doc, 2, "Menurut Aturan")
    caption(doc, "tabel.temuan_aturan", "Aturan yang Paling Banyak Dilanggar")
    table(
        doc,
        (6.0, 2.6, 2.8, 2.3, 2.3),
        head=[("Aturan", "Tingkat", "Kelompok", "Kantor", "Tempat")],
        body=rows(
            "temuan.aturan",
            [
                *(words("r.aturan"), words("r.tingkat"), words("r.kelompok")),
                *(centre("r.kantor"), centre("r.tempat")),
            ],
        ),
    )
    end(doc)
    heading(doc, 2, "Menurut Kantor")
    caption(doc, "tabel.temuan_kantor", "Banyaknya Temuan per Kantor")
    names = (*severities, "dikecualikan")
    table(
        doc,
        (6.0, 2.5, 2.5, 2.5, 2.5),
        head=[("Kantor", "Kesalahan", "Peringatan", "Informasi", "Dikecualikan")],
        body=rows(
            "temuan.kantor",
            [words("r.kantor"), *(centre(f"r.temuan.{name}") for name in names)],
        ),
    )
    tag(doc, "{%p else %}")
    paragraph(doc, "Tidak ada temuan.")
    end(doc)


def sheets(doc: Sheet) -> None:
    heading(doc, 1, "Lembar Setiap Kantor")
    paragraph(
        doc,
        "Setiap lembar membandingkan satu kantor dengan rata-rata jenisnya, atau dengan kantor yang "
        "sasarannya sama. Kolom terakhir menyebut berkas dan baris tempat angka itu ditulis kantor; "
        "semua barisnya ada pada lembar Asal di rekap.xlsx.",
    )
    tag(doc, "{%p for k in lembar %}")
    heading(doc, 2, "{{ k.nama }}")
    paragraph(doc, "{{ k.keterangan }}", "Isi Pengantar Daftar")
    titled(doc, "k.nomor", "{{ k.nama }} dan Rata-Rata {{ k.jenis|judul }}")

    def row(**look: Any) -> list[Cell]:
        return [
            words("r.uraian", **look),
            number("r.rencana", **look),
            number("r.realisasi", **look),
            number("r.persen|desimal", **look),
            number("r.pembanding|desimal", **look),
            words("r.asal"),
        ]

    table(
        doc,
        (5.0, 2.6, 2.6, 1.4, 1.5, 2.9),
        head=[("Uraian", "Rencana", "Realisasi", "%", "Rata-rata (%)", "Asal Angka")],
        body=rows("k.baris", ("r.tebal", row(bold=True)), ("", row())),
        small=True,
    )
    tag(doc, "{%p else %}")
    paragraph(doc, "Belum ada laporan yang dapat dibaca.")
    end(doc, "for")
    # Words, for a chapter that ends with a full page: an empty line would begin another.
    when(doc, "lembar")
    paragraph(
        doc,
        "Rencana adalah pagu, target, atau bobot; persen adalah serapan, capaian, atau bagian dari "
        "bobot. Pada baris sasaran, rencana dan realisasi adalah pagu dan realisasi programnya.",
        "Catatan Tabel",
    )
    end(doc)


def make_recap(path: Path) -> None:
    doc = new_document()
    for part in (cover, front_matter, summary, submission, comparison, goals, findings, sheets):
        part(doc)
    section(doc, "portrait")
    save(doc, path)
