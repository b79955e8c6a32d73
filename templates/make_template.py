"""Draw `laporan.docx` anew: the project's own template, in code so that a change can be reviewed.

An office edits its own copy in Word and passes it with `--template`; it never
needs this script. Run `make template` after a change here.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from template_parts import (  # noqa: E402
    Sheet,
    bookmark,
    caption,
    cell,
    front_heading,
    gap,
    heading,
    new_document,
    paragraph,
    rows,
    save,
    section,
    table,
    tag,
)

NUMBER = "Sel Angka"
CENTER = "Sel Tengah"
HEAD = "Sel Kepala"
# A table on sheets of its own ends its chapter: where the text waited for it, the sheet before it
# would stay half empty. It is wide, and may be long: its further sheets say that it goes on.
CONTINUED = "{{{{ rujukan.tabel.{} }}}} (lanjutan)"
SIGNATURE = "_pub_ttd"  # publisher looks for it in the PDF


def cover(doc: Sheet) -> None:
    tag(doc, "{%p if logo %}")
    paragraph(doc, "{{ logo }}", "Sampul Jarak")
    tag(doc, "{%p endif %}")
    paragraph(doc, "{{ laporan.jenis_judul|besar }}", "Sampul Judul")
    paragraph(doc, "{{ laporan.periode|besar }}", "Sampul Periode")
    paragraph(doc, "{{ perangkat_daerah.nama|besar }}", "Sampul Instansi")
    paragraph(doc, "{{ perangkat_daerah.kabupaten|besar }}", "Sampul Kabupaten")
    paragraph(doc, "{{ laporan.tahun }}", "Sampul Tahun")
    section(doc, "portrait", numbering="none")


def signature(doc: Sheet, electronic: bool = False) -> None:
    """Who signs. The report is signed electronically once: in the space that has a bookmark."""
    paragraph(doc, "{{ laporan.tempat }}, {{ laporan.tanggal }}", "Tanda Tangan")
    paragraph(doc, "{{ penanda_tangan.jabatan|besar }}", "Tanda Tangan Jabatan")
    space = paragraph(doc, "{{ tanda_tangan }}" if electronic else "", "Tanda Tangan Ruang")
    if electronic:
        bookmark(space, SIGNATURE)
    paragraph(doc, "{{ penanda_tangan.nama }}", "Tanda Tangan Nama")
    tag(doc, "{%p if penanda_tangan.pangkat %}")
    paragraph(doc, "{{ penanda_tangan.pangkat }}", "Tanda Tangan")
    tag(doc, "{%p else %}")
    gap(doc, "(pangkat belum diisi)", "Tanda Tangan")
    tag(doc, "{%p endif %}")
    paragraph(doc, "NIP {{ penanda_tangan.nip }}", "Tanda Tangan Akhir")


def front_matter(doc: Sheet) -> None:
    front_heading(doc, "Kata Pengantar")
    paragraph(doc, "{{ pengantar.kata_pengantar }}")
    signature(doc)
    front_heading(doc, "Ikhtisar Eksekutif")
    paragraph(doc, "{{ pengantar.ikhtisar_eksekutif }}")
    for title, name in (
        ("Daftar Isi", "daftar_isi"),
        ("Daftar Tabel", "daftar_tabel"),
        ("Daftar Gambar", "daftar_gambar"),
        ("Daftar Lampiran", "daftar_lampiran"),
    ):
        if name == "daftar_lampiran":
            tag(doc, "{%p if lampiran %}")
        front_heading(doc, title, "Judul Daftar" if name != "daftar_isi" else "Judul Depan")
        paragraph(doc, "{{ " + name + " }}")
        if name == "daftar_lampiran":
            tag(doc, "{%p endif %}")
    section(doc, "portrait", numbering="roman")


def bab_1(doc: Sheet) -> None:
    heading(doc, 1, "Pendahuluan")
    heading(doc, 2, "Latar Belakang")
    paragraph(doc, "{{ pendahuluan.latar_belakang }}")
    heading(doc, 2, "Dasar Hukum")
    paragraph(doc, "{{ pendahuluan.dasar_hukum }}")
    tag(doc, "{%p for p in pendahuluan.peraturan %}")
    paragraph(doc, "{{ p.judul }}{{ akhir(loop) }}", "Daftar Angka")
    tag(doc, "{%p endfor %}")
    heading(doc, 2, "Maksud dan Tujuan")
    paragraph(doc, "{{ pendahuluan.maksud_tujuan }}")
    heading(doc, 2, "Kedudukan, Tugas Pokok, dan Fungsi")
    heading(doc, 3, "Kedudukan")
    paragraph(doc, "{{ pendahuluan.kedudukan }}")
    heading(doc, 3, "Tugas Pokok dan Fungsi")
    paragraph(doc, "{{ pendahuluan.tugas_fungsi }}")
    heading(doc, 2, "Struktur Organisasi")
    paragraph(doc, "{{ pendahuluan.susunan_organisasi }}")
    paragraph(doc, "{{ bagan_organisasi }}", "Gambar")
    caption(doc, "gambar.organisasi", "Bagan Struktur Organisasi {{ perangkat_daerah.nama }}")
    heading(doc, 2, "Uraian Tugas Unsur Organisasi")
    paragraph(doc, "{{ pendahuluan.uraian_tugas }}")
    tag(doc, "{%p for u in unit %}")
    heading(doc, 3, "{{ u.nama }}")
    paragraph(doc, "{{ u.tugas }}")
    paragraph(doc, "{{ u.pengantar_fungsi }}", "Isi Pengantar Daftar")
    paragraph(doc, "{{ daftar_huruf(u.fungsi) }}")
    tag(doc, "{%p endfor %}")
    vision(doc)
    heading(doc, 2, "Isu Strategis")
    paragraph(doc, "{{ pendahuluan.isu_strategis }}")
    heading(doc, 2, "Sistematika Penyajian")
    paragraph(doc, "{{ pendahuluan.sistematika }}")
    more_sections(doc, "pendahuluan")


def more_sections(doc: Sheet, chapter: str) -> None:
    tag(doc, "{%p for s in " + chapter + ".subbab %}")
    heading(doc, 2, "{{ s.judul }}")
    paragraph(doc, "{{ s.isi }}")
    tag(doc, "{%p endfor %}")


def vision(doc: Sheet) -> None:
    heading(doc, 2, "Visi dan Misi")
    heading(doc, 3, "Visi")
    paragraph(doc, "{{ visi_misi.pengantar_visi }}")
    paragraph(doc, "“{{ visi.pernyataan }}”", "Kutipan")
    paragraph(doc, "{{ visi_misi.pengantar_masalah }}")
    caption(doc, "tabel.masalah", "Masalah Utama dan Perumusan Visi")
    table(
        doc,
        (1.0, 3.9, 5.1, 2.8, 3.2),
        head=[
            (
                "No.",
                "Masalah Utama",
                "Kondisi yang Diharapkan",
                "Pokok-Pokok Visi",
                "Pernyataan Visi",
            )
        ],
        body=rows(
            "tabel.masalah.baris",
            [
                cell("{{ r.no }}", CENTER),
                cell("{{ r.masalah }}"),
                cell("{{ r.kondisi }}"),
                cell("{{ r.pokok_visi }}"),
                cell("{{ r.visi }}", italic=True),
            ],
        ),
    )
    paragraph(doc, "{{ visi_misi.pengantar_penjelasan }}", "Isi Setelah Tabel")
    caption(doc, "tabel.penjelasan_visi", "Penjelasan Visi")
    table(
        doc,
        (3.2, 2.8, 0.9, 9.1),
        head=[("Visi", "Pokok-Pokok Visi", "No.", "Penjelasan Visi")],
        body=rows(
            "tabel.penjelasan_visi.baris",
            [
                cell("{{ r.visi }}", italic=True),
                cell("{{ r.pokok_visi }}"),
                cell("{{ r.no }}", CENTER),
                cell("{{ r.penjelasan }}"),
            ],
        ),
    )
    heading(doc, 3, "Misi")
    paragraph(doc, "{{ visi_misi.pengantar_misi }}")
    caption(doc, "tabel.misi", "Misi dan Penjelasannya")
    table(
        doc,
        (1.0, 6.5, 8.5),
        head=[("No.", "Misi", "Penjelasan Misi")],
        body=rows(
            "tabel.misi.baris",
            [cell("{{ r.no }}", CENTER), cell("{{ r.misi }}"), cell("{{ r.penjelasan }}")],
        ),
    )
    heading(doc, 3, "Tujuan")
    paragraph(doc, "{{ visi_misi.pengantar_tujuan }}")
    tag(doc, "{%p for m in visi_misi.misi %}")
    paragraph(doc, "Tujuan Misi {{ loop.index }}:", "Isi Pengantar Daftar")
    paragraph(doc, "{{ daftar_angka(m.tujuan) }}")
    tag(doc, "{%p endfor %}")
    paragraph(doc, "{{ visi_misi.narasi_misi_diacu }}")
    heading(doc, 3, "Sasaran dan Indikator")
    paragraph(doc, "{{ visi_misi.pengantar_sasaran }}")
    caption(
        doc,
        "tabel.sasaran",
        "Sasaran, Indikator, Rumus Penghitungan, dan Target Tahun {{ laporan.tahun }}",
    )
    table(
        doc,
        (0.9, 3.2, 3.5, 6.5, 1.9),
        head=[
            (
                "No.",
                "Sasaran",
                "Indikator Tujuan/Sasaran",
                "Rumus Penghitungan",
                "Target {{ laporan.tahun }}",
            )
        ],
        body=rows(
            "tabel.sasaran.baris",
            [
                cell("{{ r.no }}", CENTER),
                cell("{{ r.sasaran }}"),
                cell("{{ r.indikator }}"),
                cell("{{ r.rumus }}", "Sel Rumus"),
                cell("{{ r.target }}", CENTER),
            ],
        ),
    )


PLAN = (3.1, 5.9, 2.7, 5.7, 2.6, 2.6, 2.1)


def plan_row(bold: bool, fill: str) -> list[object]:
    return [
        cell("{{ r.kode }}", bold=bold, fill=fill),
        cell("{{ r.nama }}", bold=bold, fill=fill),
        cell("{{ r.lokasi }}", bold=bold, fill=fill),
        cell("{{ r.indikator }}", bold=bold, fill=fill),
        cell("{{ r.target }}", CENTER, bold=bold, fill=fill),
        cell("{{ r.pagu|angka }}", NUMBER, bold=bold, fill=fill),
        cell("{{ r.sumber_dana }}", CENTER, bold=bold, fill=fill),
    ]


def bab_2(doc: Sheet) -> None:
    heading(doc, 1, "Perencanaan Kinerja")
    paragraph(doc, "{{ perencanaan.pengantar }}")
    heading(doc, 2, "Rencana Kerja dan Pendanaan")
    paragraph(doc, "{{ perencanaan.rencana_kerja }}")
    heading(doc, 2, "Anggaran Belanja")
    paragraph(doc, "{{ perencanaan.anggaran }}")
    caption(
        doc, "tabel.belanja", "Anggaran Program dan Kegiatan Tahun {{ laporan.tahun }} (Rupiah)"
    )
    table(
        doc,
        (1.6, 9.6, 4.8),
        head=[("No.", "Uraian", "Anggaran")],
        body=rows(
            "tabel.belanja.baris",
            ("r.kelompok", budget_row(True)),
            ("", budget_row(False)),
        )
        + [
            [
                cell("Jumlah Belanja", CENTER, bold=True, fill="D9D9D9", span=2),
                cell("{{ tabel.belanja.total.pagu|angka }}", NUMBER, bold=True, fill="D9D9D9"),
            ]
        ],
    )
    heading(doc, 2, "Perjanjian Kinerja")
    paragraph(doc, "{{ perencanaan.perjanjian_kinerja }}")
    targets(doc)
    tag(doc, "{%p if tabel.rekonsiliasi %}")
    heading(doc, 2, "Rekonsiliasi Pagu Murni dan Perubahan")
    paragraph(doc, "{{ perencanaan.rekonsiliasi }}")
    reconciliation(doc)
    tag(doc, "{%p endif %}")
    more_sections(doc, "perencanaan")
    section(doc, "portrait")
    plan(doc)
    section(doc, "landscape", continued=CONTINUED.format("rencana_kerja"))


def plan(doc: Sheet) -> None:
    caption(
        doc,
        "tabel.rencana_kerja",
        "Rencana Kerja dan Pendanaan {{ perangkat_daerah.nama }} "
        "{{ perangkat_daerah.kabupaten }} Tahun {{ laporan.tahun }} (Pagu {{ anggaran.tahap_rencana|judul }}, Rupiah)",
    )
    table(
        doc,
        PLAN,
        head=[
            (
                "Kode",
                "Program/Kegiatan/Sub Kegiatan",
                "Lokasi",
                "Indikator Kinerja",
                "Target Capaian",
                "Kebutuhan Dana",
                "Sumber Dana",
            )
        ],
        numbered=True,
        body=rows(
            "tabel.rencana_kerja.baris",
            ('r.tingkat == "program"', plan_row(True, "D9D9D9")),
            ('r.tingkat == "kegiatan"', plan_row(True, "F2F2F2")),
            ("", plan_row(False, "")),
        )
        + [
            [
                cell("Jumlah", CENTER, bold=True, fill="D9D9D9", span=5),
                cell(
                    "{{ tabel.rencana_kerja.total.pagu|angka }}", NUMBER, bold=True, fill="D9D9D9"
                ),
                cell("", fill="D9D9D9"),
            ]
        ],
    )


def budget_row(bold: bool) -> list[object]:
    return [
        cell("{{ r.no }}", CENTER, bold=bold),
        cell("{{ r.uraian }}", bold=bold),
        cell("{{ r.pagu|angka }}", NUMBER, bold=bold),
    ]


def targets(doc: Sheet) -> None:
    caption(
        doc,
        "tabel.perjanjian_kinerja",
        "Sasaran, Indikator, dan Target Kinerja Tahun {{ laporan.tahun }}",
    )
    start = [cell("{{ r.no }}", CENTER), cell("{{ r.sasaran }}"), cell("{{ r.indikator }}")]
    tag(doc, "{%p if tabel.rekonsiliasi %}")
    table(
        doc,
        (1.0, 5.0, 5.4, 2.3, 2.3),
        head=[("No.", "Sasaran", "Indikator Kinerja", "Target Murni", "Target Perubahan")],
        body=rows(
            "tabel.sasaran.baris",
            [*start, cell("{{ r.murni }}", CENTER), cell("{{ r.perubahan }}", CENTER)],
        ),
    )
    tag(doc, "{%p else %}")
    table(
        doc,
        (1.0, 5.6, 6.6, 2.8),
        head=[("No.", "Sasaran", "Indikator Kinerja", "Target")],
        body=rows("tabel.sasaran.baris", [*start, cell("{{ r.target }}", CENTER)]),
    )
    tag(doc, "{%p endif %}")


def reconciliation(doc: Sheet) -> None:
    caption(
        doc,
        "tabel.rekonsiliasi",
        "Rekonsiliasi Pagu Murni dan Pagu Perubahan Tahun {{ laporan.tahun }} (Rupiah)",
    )
    amounts = ("murni", "operasi", "modal", "jumlah", "selisih")
    table(
        doc,
        (1.6, 3.9, 2.15, 2.15, 1.95, 2.15, 2.1),
        head=[
            ("Kode", "Program", "Pagu Murni", ("Pagu Perubahan", 3), "Selisih"),
            (None, None, None, "Operasi", "Modal", "Jumlah", None),
        ],
        body=rows(
            "tabel.rekonsiliasi.baris",
            [
                cell("{{ r.kode }}"),
                cell("{{ r.nama }}"),
                *(cell("{{ r." + a + "|angka }}", NUMBER) for a in amounts),
            ],
        )
        + [
            [
                cell("Jumlah", CENTER, bold=True, fill="D9D9D9", span=2),
                *(
                    cell(
                        "{{ tabel.rekonsiliasi.total." + a + "|angka }}",
                        NUMBER,
                        bold=True,
                        fill="D9D9D9",
                    )
                    for a in amounts
                ),
            ]
        ],
        small=True,
    )


def performance(doc: Sheet, title: str | None) -> None:
    if title:
        caption(doc, "tabel.kinerja", title)
    table(
        doc,
        (0.9, 2.6, 2.8, 3.3, 1.5, 1.6, 1.5, 1.6, 3.3, 2.2, 2.0, 1.4),
        head=[
            (
                "No.",
                "Sasaran Strategis",
                "Indikator Sasaran",
                "Cara Pengukuran Indikator Sasaran",
                "Target",
                ("{{ laporan.triwulan }}", 3),
                "Program",
                ("Anggaran dan Realisasi{{ lingkup }} (Rupiah)", 3),
            ),
            (
                None,
                None,
                None,
                None,
                None,
                "Realisasi",
                "Capaian (%)",
                "Kategori",
                None,
                "Pagu",
                "Realisasi",
                "%",
            ),
        ],
        numbered=True,
        body=rows(
            "tabel.kinerja.baris",
            [
                cell("{{ r.no }}", CENTER),
                cell("{{ r.sasaran }}"),
                cell("{{ r.indikator }}"),
                cell("{{ r.cara_pengukuran }}"),
                cell("{{ r.target }}", CENTER),
                cell("{{ r.realisasi }}", CENTER),
                cell("{{ r.capaian|desimal }}", CENTER),
                cell("{{ r.kategori }}", CENTER),
                cell("{{ r.program }}"),
                cell("{{ r.pagu|angka }}", NUMBER),
                cell("{{ r.realisasi_anggaran|angka }}", NUMBER),
                cell("{{ r.persen }}", NUMBER),
            ],
        )
        + [
            [
                cell("Jumlah", CENTER, bold=True, fill="D9D9D9", span=9),
                cell("{{ tabel.kinerja.total.pagu|angka }}", NUMBER, bold=True, fill="D9D9D9"),
                cell(
                    "{{ tabel.kinerja.total.realisasi_anggaran|angka }}",
                    NUMBER,
                    bold=True,
                    fill="D9D9D9",
                ),
                cell("{{ tabel.kinerja.total.persen }}", NUMBER, bold=True, fill="D9D9D9"),
            ]
        ],
        small=True,
    )


def analysis(doc: Sheet) -> None:
    """What PermenPANRB 53/2014 asks of every indicator, under a heading row for each."""
    heading(doc, 2, "Analisis Capaian Kinerja")
    tag(doc, "{%p if akuntabilitas.analisis %}")
    paragraph(doc, "{{ akuntabilitas.analisis }}")
    tag(doc, "{%p endif %}")
    caption(doc, "tabel.analisis", "Analisis Capaian Kinerja {{ laporan.periode }}")
    table(
        doc,
        (1.0, 4.0, 11.0),
        head=[("No.", "Analisis", "Uraian")],
        body=rows(
            "tabel.analisis.baris",
            (
                "r.kepala",
                [
                    cell(
                        "Indikator {{ r.no }}: {{ r.analisis }}", "Sel Judul", fill="F2F2F2", span=3
                    )
                ],
            ),
            (
                "",
                [
                    cell("{{ r.no }}", CENTER),
                    cell("{{ r.analisis }}"),
                    cell(
                        "{%p for u in r.uraian %}\n{{ u }}\n{%p endfor %}\n"
                        "{%p for u in r.narasi %}\n{{ u }}\n{%p endfor %}"
                    ),
                ],
            ),
        ),
    )


def bab_3(doc: Sheet) -> None:
    heading(doc, 1, "Akuntabilitas Kinerja")
    paragraph(doc, "{{ akuntabilitas.pengantar }}")
    heading(doc, 2, "Pengukuran Kinerja")
    paragraph(doc, "{{ akuntabilitas.pengukuran }}")
    paragraph(doc, "{{ akuntabilitas.polaritas_positif }}")
    paragraph(doc, "{{ rumus.capaian_positif }}", "Rumus")
    paragraph(doc, "{{ akuntabilitas.polaritas_negatif }}")
    paragraph(doc, "{{ rumus.capaian_negatif }}", "Rumus")
    paragraph(doc, "{{ akuntabilitas.skala }}")
    caption(doc, "tabel.skala", "Skala Ordinal Capaian Kinerja")
    table(
        doc,
        (5.0, 5.0),
        head=[("Rentang Capaian (%)", "Kategori")],
        body=rows(
            "tabel.skala.baris", [cell("{{ r.rentang }}", CENTER), cell("{{ r.kategori }}", CENTER)]
        ),
    )
    heading(doc, 2, "Capaian Kinerja {{ perangkat_daerah.nama }}")
    paragraph(doc, "{{ akuntabilitas.capaian }}")
    analysis(doc)
    heading(doc, 2, "Hasil Pelaksanaan Tugas")
    paragraph(doc, "{{ akuntabilitas.hasil }}")
    heading(doc, 3, "Penetapan Indikator Sasaran")
    paragraph(doc, "{{ akuntabilitas.penetapan_indikator }}")
    heading(doc, 3, "Cara Pengukuran Indikator Sasaran")
    paragraph(doc, "{{ akuntabilitas.cara_pengukuran }}")
    heading(doc, 3, "Program dan Kegiatan")
    paragraph(doc, "{{ akuntabilitas.program_kegiatan }}")
    paragraph(doc, "{{ daftar_program_kegiatan }}")
    heading(doc, 2, "Realisasi Anggaran")
    paragraph(doc, "{{ akuntabilitas.realisasi_anggaran }}")
    caption(
        doc, "tabel.realisasi", "Realisasi Belanja sampai dengan {{ laporan.periode }} (Rupiah)"
    )
    table(
        doc,
        (1.0, 5.4, 3.7, 3.7, 2.2),
        head=[("No.", "Belanja", "Anggaran", "Realisasi", "%")],
        body=rows(
            "tabel.realisasi.baris",
            [
                cell("{{ r.no }}", CENTER),
                cell("{{ r.uraian }}"),
                cell("{{ r.pagu|angka }}", NUMBER),
                cell("{{ r.realisasi|angka }}", NUMBER),
                cell("{{ r.persen|desimal }}", NUMBER),
            ],
        )
        + [
            [
                cell(
                    "{{ tabel.realisasi.total.uraian }}", CENTER, bold=True, fill="D9D9D9", span=2
                ),
                cell("{{ tabel.realisasi.total.pagu|angka }}", NUMBER, bold=True, fill="D9D9D9"),
                cell(
                    "{{ tabel.realisasi.total.realisasi|angka }}", NUMBER, bold=True, fill="D9D9D9"
                ),
                cell(
                    "{{ tabel.realisasi.total.persen|desimal }}", NUMBER, bold=True, fill="D9D9D9"
                ),
            ]
        ],
    )
    absorption(doc)
    more_sections(doc, "akuntabilitas")
    section(doc, "portrait")
    performance(doc, "Pengukuran Kinerja {{ perangkat_daerah.nama }} {{ laporan.periode }}")
    section(doc, "landscape", continued=CONTINUED.format("kinerja"))


def absorption(doc: Sheet) -> None:
    paragraph(doc, "{{ akuntabilitas.serapan_program }}", "Isi Setelah Tabel")
    caption(
        doc,
        "tabel.serapan",
        "Penyerapan Anggaran{{ lingkup }} per Program sampai dengan {{ laporan.periode }} (Rupiah)",
    )
    amounts = ("pagu", "realisasi", "sisa")
    table(
        doc,
        (1.7, 5.3, 2.7, 2.5, 2.4, 1.4),
        head=[("Kode", "Program", "Pagu", "Realisasi", "Sisa", "%")],
        body=rows(
            "tabel.serapan.baris",
            [
                cell("{{ r.kode }}"),
                cell("{{ r.nama }}"),
                *(cell("{{ r." + a + "|angka }}", NUMBER) for a in amounts),
                cell("{{ r.persen|desimal }}", NUMBER),
            ],
        )
        + [
            [
                cell("Jumlah", CENTER, bold=True, fill="D9D9D9", span=2),
                *(
                    cell(
                        "{{ tabel.serapan.total." + a + "|angka }}",
                        NUMBER,
                        bold=True,
                        fill="D9D9D9",
                    )
                    for a in amounts
                ),
                cell("{{ tabel.serapan.total.persen|desimal }}", NUMBER, bold=True, fill="D9D9D9"),
            ]
        ],
    )
    paragraph(doc, "{{ grafik_serapan }}", "Gambar")
    caption(
        doc,
        "gambar.serapan",
        "Penyerapan Anggaran{{ lingkup }} per Program sampai dengan {{ laporan.periode }}",
    )
    paragraph(doc, "{{ akuntabilitas.rujukan_lampiran }}")


def bab_4(doc: Sheet) -> None:
    heading(doc, 1, "Penutup")
    heading(doc, 2, "Simpulan")
    paragraph(doc, "{{ penutup.simpulan }}")
    heading(doc, 2, "Langkah Perbaikan")
    paragraph(doc, "{{ penutup.langkah_perbaikan }}")
    paragraph(doc, "{{ penutup.penutup }}")
    signature(doc, electronic=True)
    section(doc, "portrait")


def attachments(doc: Sheet) -> None:
    tag(doc, "{%p for l in lampiran %}")
    heading(doc, 0, "{{ l.judul }}")
    section(doc, "portrait")
    tag(doc, '{%p if l.isi == "bagan_organisasi" %}')
    paragraph(doc, "{{ l.judul|besar }}", "Judul Isi Lampiran")
    paragraph(doc, "{{ bagan_organisasi }}", "Gambar")
    section(doc, "landscape")
    tag(doc, "{%p endif %}")
    tag(doc, '{%p if l.isi == "tabel_kinerja" %}')
    paragraph(doc, "{{ l.judul|besar }}", "Judul Isi Lampiran")
    performance(doc, None)
    section(doc, "landscape", continued="(lanjutan)")
    tag(doc, "{%p endif %}")
    tag(doc, '{%p if l.isi == "tabel_keuangan" %}')
    paragraph(doc, "{{ l.judul|besar }}", "Judul Isi Lampiran")
    finance(doc)
    section(doc, "landscape", continued="(lanjutan)")
    tag(doc, "{%p endif %}")
    tag(doc, "{%p endfor %}")


def finance_row(bold: bool, fill: str) -> list[object]:
    return [
        cell("{{ r.kode }}", bold=bold, fill=fill),
        cell("{{ r.nama }}", bold=bold, fill=fill),
        *(
            cell("{{ r." + a + "|angka }}", NUMBER, bold=bold, fill=fill)
            for a in ("murni", "pagu", "realisasi", "sisa")
        ),
        cell("{{ r.persen|desimal }}", NUMBER, bold=bold, fill=fill),
    ]


def finance(doc: Sheet) -> None:
    total = "{{ tabel.keuangan.total."
    table(
        doc,
        (3.1, 8.2, 3.0, 3.0, 3.0, 2.8, 1.6),
        head=[
            (
                "Kode",
                "Program/Kegiatan/Sub Kegiatan",
                "Pagu Murni",
                "Pagu {{ anggaran.tahap|judul }}{{ lingkup }}",
                "Realisasi{{ lingkup }}",
                "Sisa",
                "%",
            )
        ],
        numbered=True,
        body=rows(
            "tabel.keuangan.baris",
            ('r.tingkat == "program"', finance_row(True, "")),
            ('r.tingkat == "kegiatan"', finance_row(True, "")),
            ("", finance_row(False, "")),
        )
        + [
            [
                cell("Jumlah", CENTER, bold=True, fill="D9D9D9", span=2),
                *(
                    cell(total + a + "|angka }}", NUMBER, bold=True, fill="D9D9D9")
                    for a in ("murni", "pagu", "realisasi", "sisa")
                ),
                cell(total + "persen|desimal }}", NUMBER, bold=True, fill="D9D9D9"),
            ]
        ],
    )
    paragraph(
        doc,
        "Rekapitulasi belanja sampai dengan {{ laporan.periode }} (rupiah):",
        "Isi Setelah Tabel",
    )
    table(
        doc,
        (1.2, 10.1, 4.4, 4.4, 3.0, 1.6),
        head=[("No.", "Belanja", "Anggaran", "Realisasi", "Sisa", "%")],
        body=rows(
            "tabel.realisasi.baris",
            [
                cell("{{ r.no }}", CENTER),
                cell("{{ r.uraian }}"),
                cell("{{ r.pagu|angka }}", NUMBER),
                cell("{{ r.realisasi|angka }}", NUMBER),
                cell("{{ r.sisa|angka }}", NUMBER),
                cell("{{ r.persen|desimal }}", NUMBER),
            ],
        )
        + [
            [
                cell(
                    "{{ tabel.realisasi.total.uraian }}", CENTER, bold=True, fill="D9D9D9", span=2
                ),
                *(
                    cell("{{ tabel.realisasi.total." + a + " }}", NUMBER, bold=True, fill="D9D9D9")
                    for a in ("pagu|angka", "realisasi|angka", "sisa|angka", "persen|desimal")
                ),
            ]
        ],
    )


def make(path: Path) -> None:
    doc = new_document()
    for part in (cover, front_matter, bab_1, bab_2, bab_3, bab_4, attachments):
        part(doc)
    save(doc, path)


if __name__ == "__main__":
    make(Path(__file__).with_name("laporan.docx"))
