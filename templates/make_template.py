"""Draw `laporan.docx` anew: the project's own template, in code so that a change can be reviewed.

An office edits its own copy in Word and passes it with `--template`; it never
needs this script. Run `make template` after a change here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from document_parts import action_plan, agreement, measurement, review  # noqa: E402
from recap_parts import make_recap  # noqa: E402
from template_parts import (  # noqa: E402
    NOT_KNOWN,
    Cell,
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
DARK, LIGHT = "D9D9D9", "F2F2F2"  # behind totals and headings of rows
BELANJA = "{{ tabel.realisasi.total.uraian }}"


def words(name: str, style: str = "Sel", **look: Any) -> Cell:
    """A cell that prints what has the name."""
    return cell("{{ " + name + " }}", style, **look)


def centre(name: str, **look: Any) -> Cell:
    return words(name, CENTER, **look)


def number(name: str, **look: Any) -> Cell:
    return words(name, NUMBER, **look)


def total(name: str, span: int, *figures: str, label: str = "Jumlah") -> list[Cell]:
    """The last row of a table: a label over `span` columns, and the table's own totals."""
    look = {"bold": True, "fill": DARK}
    sums = (number(f"tabel.{name}.total.{figure}", **look) for figure in figures)
    return [cell(label, CENTER, span=span, **look), *sums]


def told(doc: Sheet, level: int, title: str, name: str, kunci: str = "") -> None:
    """A heading and the narrative below it; as a part that an outline may move, if it has a key."""
    if kunci:
        begins(doc, f"bagian.{kunci}")
    heading(doc, level, title)
    paragraph(doc, "{{ " + name + " }}")


def or_open(doc: Sheet) -> None:
    """What a loop prints instead, where its list is not filled in yet."""
    tag(doc, "{%p else %}")
    paragraph(doc, NOT_KNOWN)


def begins(doc: Sheet, part: str) -> None:
    """The mark of a part that susunan.toml may move; it vanishes from the report."""
    tag(doc, "{{ " + part + " }}")


def section_of(doc: Sheet, title: str, name: str) -> None:
    """A section whose key is that of its narrative."""
    told(doc, 2, title, name, name.partition(".")[2])


def cover(doc: Sheet) -> None:
    tag(doc, "{%p if sampul.latar %}")
    paragraph(doc, "{{ sampul.latar }}", "Pemisah")
    tag(doc, "{%p endif %}")
    emblems(doc)
    closer(doc, "{{ laporan.jenis_judul|besar }}", "Sampul Judul")
    closer(doc, "{{ laporan.periode|besar }}", "Sampul Periode")
    tag(doc, "{%p if sampul.foto %}")
    paragraph(doc, "{{ sampul.foto }}", "Sampul Foto")
    tag(doc, "{%p endif %}")
    paragraph(doc, "{{ perangkat_daerah.nama|besar }}", "Sampul Instansi")
    closer(doc, "{{ perangkat_daerah.kabupaten|besar }}", "Sampul Kabupaten")
    section(doc, "portrait", numbering="none")


def emblems(doc: Sheet) -> None:
    """One lambang or two, in the middle or at the edges."""
    first, second = "{% if logo %}{{ logo }}{% endif %}", "{{ sampul.lambang_kedua }}"
    second = "{% if sampul.lambang_kedua %}@" + second + "{% endif %}"
    tag(doc, "{%p if logo or sampul.lambang_kedua %}")
    tag(doc, "{%p if sampul.kiri %}")
    paragraph(doc, first + second.replace("@", "\t"), "Sampul Lambang")
    tag(doc, "{%p else %}")
    paragraph(doc, first + second.replace("@", "    "), "Sampul Jarak")
    tag(doc, "{%p endif %}")
    tag(doc, "{%p endif %}")


def closer(doc: Sheet, text: str, style: str) -> None:
    """A title that stands closer to the others where the cover has a photo."""
    tag(doc, "{%p if sampul.foto %}")
    paragraph(doc, text, f"{style} Berfoto")
    tag(doc, "{%p else %}")
    paragraph(doc, text, style)
    tag(doc, "{%p endif %}")


def signature(doc: Sheet, electronic: bool = False) -> None:
    """Who signs. The report is signed electronically once: in the space that has a bookmark."""
    other_signers(doc, "penutup" if electronic else "kata_pengantar")
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


def other_signers(doc: Sheet, place: str) -> None:
    """Who signs on the left; the program puts the two blocks beside each other."""
    style = "Tanda Tangan Lain"
    tag(doc, "{%p for p in penanda_tangan_lain." + place + " %}")
    paragraph(doc, "{{ p.sebutan }},", style)
    paragraph(doc, "{{ p.jabatan|besar }}", f"{style} Jabatan")
    paragraph(doc, "", f"{style} Ruang")
    paragraph(doc, "{{ p.nama_lengkap }}", f"{style} Nama")
    tag(doc, "{%p if p.pangkat %}")
    paragraph(doc, "{{ p.pangkat }}", style)
    tag(doc, "{%p else %}")
    gap(doc, "(pangkat belum diisi)", style)
    tag(doc, "{%p endif %}")
    paragraph(doc, "NIP {{ p.nip }}", f"{style} Akhir")
    tag(doc, "{%p endfor %}")


def front_matter(doc: Sheet) -> None:
    begins(doc, "depan.kata_pengantar")
    front_heading(doc, "Kata Pengantar")
    paragraph(doc, "{{ pengantar.kata_pengantar }}")
    signature(doc)
    begins(doc, "depan.ikhtisar_eksekutif")
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
        begins(doc, f"depan.{name}")
        front_heading(doc, title, "Judul Daftar" if name != "daftar_isi" else "Judul Depan")
        paragraph(doc, "{{ " + name + " }}")
        if name == "daftar_lampiran":
            tag(doc, "{%p endif %}")
    section(doc, "portrait", numbering="roman")


def bab_1(doc: Sheet) -> None:
    begins(doc, "bab.pendahuluan")
    heading(doc, 1, "Pendahuluan")
    section_of(doc, "Latar Belakang", "pendahuluan.latar_belakang")
    section_of(doc, "Dasar Hukum", "pendahuluan.dasar_hukum")
    tag(doc, "{%p for p in pendahuluan.peraturan %}")
    paragraph(doc, "{{ p.judul }}{{ akhir(loop) }}", "Daftar Angka")
    or_open(doc)
    tag(doc, "{%p endfor %}")
    section_of(doc, "Maksud dan Tujuan", "pendahuluan.maksud_tujuan")
    begins(doc, "bagian.kedudukan_tugas_fungsi")
    heading(doc, 2, "Kedudukan, Tugas Pokok, dan Fungsi")
    told(doc, 3, "Kedudukan", "pendahuluan.kedudukan", "kedudukan")
    told(doc, 3, "Tugas Pokok dan Fungsi", "pendahuluan.tugas_fungsi", "tugas_fungsi")
    section_of(doc, "Struktur Organisasi", "pendahuluan.susunan_organisasi")
    paragraph(doc, "{{ bagan_organisasi }}", "Gambar")
    caption(doc, "gambar.organisasi", "Bagan Struktur Organisasi {{ perangkat_daerah.nama }}")
    section_of(doc, "Uraian Tugas Unsur Organisasi", "pendahuluan.uraian_tugas")
    tag(doc, "{%p for u in unit %}")
    told(doc, 3, "{{ u.nama }}", "u.tugas")
    paragraph(doc, "{{ u.pengantar_fungsi }}", "Isi Pengantar Daftar")
    paragraph(doc, "{{ daftar_huruf(u.fungsi) }}")
    or_open(doc)
    tag(doc, "{%p endfor %}")
    vision(doc)
    section_of(doc, "Isu Strategis", "pendahuluan.isu_strategis")
    tag(doc, "{%p if pendahuluan.sistematika %}")
    section_of(doc, "Sistematika Penyajian", "pendahuluan.sistematika")
    tag(doc, "{%p endif %}")
    more_sections(doc, "pendahuluan")


def more_sections(doc: Sheet, chapter: str) -> None:
    begins(doc, f"bagian.subbab_{chapter}")
    tag(doc, "{%p for s in " + chapter + ".subbab %}")
    told(doc, 2, "{{ s.judul }}", "s.isi")
    tag(doc, "{%p endfor %}")


def vision(doc: Sheet) -> None:
    begins(doc, "bagian.visi_misi")
    heading(doc, 2, "Visi dan Misi")
    told(doc, 3, "Visi", "visi_misi.pengantar_visi", "visi")
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
                centre("r.no"),
                words("r.masalah"),
                words("r.kondisi"),
                words("r.pokok_visi"),
                words("r.visi", italic=True),
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
                words("r.visi", italic=True),
                words("r.pokok_visi"),
                centre("r.no"),
                words("r.penjelasan"),
            ],
        ),
    )
    told(doc, 3, "Misi", "visi_misi.pengantar_misi", "misi")
    caption(doc, "tabel.misi", "Misi dan Penjelasannya")
    table(
        doc,
        (1.0, 6.5, 8.5),
        head=[("No.", "Misi", "Penjelasan Misi")],
        body=rows("tabel.misi.baris", [centre("r.no"), words("r.misi"), words("r.penjelasan")]),
    )
    told(doc, 3, "Tujuan", "visi_misi.pengantar_tujuan", "tujuan")
    tag(doc, "{%p for m in visi_misi.misi %}")
    paragraph(doc, "Tujuan Misi {{ loop.index }}:", "Isi Pengantar Daftar")
    paragraph(doc, "{{ daftar_angka(m.tujuan) }}")
    or_open(doc)
    tag(doc, "{%p endfor %}")
    paragraph(doc, "{{ visi_misi.narasi_misi_diacu }}")
    told(doc, 3, "Sasaran dan Indikator", "visi_misi.pengantar_sasaran", "sasaran")
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
                centre("r.no"),
                words("r.sasaran"),
                words("r.indikator"),
                words("r.rumus", "Sel Rumus"),
                centre("r.target"),
            ],
        ),
    )


PLAN = (3.1, 5.9, 2.7, 5.7, 2.6, 2.6, 2.1)


def plan_row(bold: bool, fill: str) -> list[Cell]:
    return [
        words("r.kode", bold=bold, fill=fill),
        words("r.nama", bold=bold, fill=fill),
        words("r.lokasi", bold=bold, fill=fill),
        words("r.indikator", bold=bold, fill=fill),
        centre("r.target", bold=bold, fill=fill),
        number("r.pagu|angka", bold=bold, fill=fill),
        centre("r.sumber_dana", bold=bold, fill=fill),
    ]


def bab_2(doc: Sheet) -> None:
    begins(doc, "bab.perencanaan")
    told(doc, 1, "Perencanaan Kinerja", "perencanaan.pengantar")
    section_of(doc, "Rencana Kerja dan Pendanaan", "perencanaan.rencana_kerja")
    section_of(doc, "Anggaran Belanja", "perencanaan.anggaran")
    caption(
        doc, "tabel.belanja", "Anggaran Belanja menurut Jenis Tahun {{ laporan.tahun }} (Rupiah)"
    )
    table(
        doc,
        (1.6, 9.6, 4.8),
        head=[("No.", "Uraian", "Anggaran")],
        body=rows("tabel.belanja.baris", ("r.kelompok", budget_row(True)), ("", budget_row(False)))
        + [total("belanja", 2, "pagu|angka", label="Jumlah Belanja")],
    )
    section_of(doc, "Perjanjian Kinerja", "perencanaan.perjanjian_kinerja")
    targets(doc)
    tag(doc, "{%p if tabel.rekonsiliasi %}")
    section_of(
        doc, "Rekonsiliasi Pagu Murni dan {{ anggaran.tahap|judul }}", "perencanaan.rekonsiliasi"
    )
    reconciliation(doc)
    tag(doc, "{%p endif %}")
    more_sections(doc, "perencanaan")
    section(doc, "portrait")
    begins(doc, "lembar.rencana_kerja")
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
            ('r.tingkat == "program"', plan_row(True, DARK)),
            ('r.tingkat == "kegiatan"', plan_row(True, LIGHT)),
            ("", plan_row(False, "")),
        )
        + [[*total("rencana_kerja", 5, "pagu|angka"), cell("", fill=DARK)]],
    )


def budget_row(bold: bool) -> list[Cell]:
    return [
        centre("r.no", bold=bold),
        words("r.uraian", bold=bold),
        number("r.pagu|angka", bold=bold),
    ]


def targets(doc: Sheet) -> None:
    caption(
        doc,
        "tabel.perjanjian_kinerja",
        "Sasaran, Indikator, dan Target Kinerja Tahun {{ laporan.tahun }}",
    )
    start = [centre("r.no"), words("r.sasaran"), words("r.indikator")]
    tag(doc, "{%p if tabel.rekonsiliasi %}")
    table(
        doc,
        (1.0, 5.0, 5.4, 2.3, 2.3),
        head=[
            (
                "No.",
                "Sasaran",
                "Indikator Kinerja",
                "Target Murni",
                "Target {{ anggaran.tahap|judul }}",
            )
        ],
        body=rows("tabel.sasaran.baris", [*start, centre("r.murni"), centre("r.perubahan")]),
    )
    tag(doc, "{%p else %}")
    table(
        doc,
        (1.0, 5.6, 6.6, 2.8),
        head=[("No.", "Sasaran", "Indikator Kinerja", "Target")],
        body=rows("tabel.sasaran.baris", [*start, centre("r.target")]),
    )
    tag(doc, "{%p endif %}")


def reconciliation(doc: Sheet) -> None:
    caption(
        doc,
        "tabel.rekonsiliasi",
        "Rekonsiliasi Pagu Murni dan Pagu {{ anggaran.tahap|judul }} Tahun {{ laporan.tahun }} (Rupiah)",
    )
    stage = "Pagu {{ anggaran.tahap|judul }}"
    tag(doc, "{%p if tabel.rekonsiliasi.total.terinci %}")
    reconciled(
        doc,
        (1.6, 3.9, 2.15, 2.15, 1.95, 2.15, 2.1),
        [
            ("Kode", "Program", "Pagu Murni", (stage, 3), "Selisih"),
            (None, None, None, "Operasi", "Modal", "Jumlah", None),
        ],
        ("murni", "operasi", "modal", "jumlah", "selisih"),
    )
    tag(doc, "{%p else %}")
    reconciled(
        doc,
        (1.6, 5.9, 2.9, 2.9, 2.7),
        [("Kode", "Program", "Pagu Murni", stage, "Selisih")],
        ("murni", "jumlah", "selisih"),
    )
    tag(doc, "{%p endif %}")


def reconciled(
    doc: Sheet, widths: tuple[float, ...], head: list[tuple[Any, ...]], amounts: tuple[str, ...]
) -> None:
    table(
        doc,
        widths,
        head=head,
        body=rows(
            "tabel.rekonsiliasi.baris",
            [words("r.kode"), words("r.nama"), *(number(f"r.{a}|angka") for a in amounts)],
        )
        + [total("rekonsiliasi", 2, *(f"{a}|angka" for a in amounts))],
        small=True,
    )


def performance(doc: Sheet, title: str | None) -> None:
    if title:
        caption(doc, "tabel.kinerja", title)
    tag(doc, "{%p if tabel.kinerja.total.bertriwulan %}")
    measured(
        doc,
        (0.9, 2.3, 2.5, 2.4, 1.5, 1.5, 1.6, 1.5, 1.5, 1.5, 2.2, 2.1, 1.9, 1.3),
        "Target Tahun {{ laporan.tahun }}",
        {
            "target_triwulan": "Target",
            "realisasi": "Realisasi",
            "capaian_triwulan|desimal": "Capaian Triwulan (%)",
            "capaian|desimal": "Capaian Tahun (%)",
            "kategori": "Kategori",
        },
    )
    tag(doc, "{%p else %}")
    measured(
        doc,
        (0.9, 2.6, 2.8, 3.3, 1.5, 1.6, 1.5, 1.6, 3.3, 2.2, 2.0, 1.4),
        "Target",
        {"realisasi": "Realisasi", "capaian|desimal": "Capaian (%)", "kategori": "Kategori"},
    )
    tag(doc, "{%p endif %}")
    source(doc, "kinerja")


def measured(doc: Sheet, widths: tuple[float, ...], target: str, period: dict[str, str]) -> None:
    """period: what stands under the report's period, by name."""
    table(
        doc,
        widths,
        head=[
            (
                "No.",
                "Sasaran Strategis",
                "Indikator Sasaran",
                "Cara Pengukuran Indikator Sasaran",
                target,
                ("{{ laporan.periode }}", len(period)),
                "Program",
                ("Anggaran dan Realisasi{{ lingkup }} (Rupiah)", 3),
            ),
            (None, None, None, None, None, *period.values(), None, "Pagu", "Realisasi", "%"),
        ],
        numbered=True,
        body=rows(
            "tabel.kinerja.baris",
            [
                centre("r.no"),
                words("r.sasaran"),
                words("r.indikator"),
                words("r.cara_pengukuran"),
                centre("r.target"),
                *(centre(f"r.{name}") for name in period),
                words("r.program"),
                number("r.pagu|angka"),
                number("r.realisasi_anggaran|angka"),
                number("r.persen"),
            ],
        )
        + [total("kinerja", 6 + len(period), "pagu|angka", "realisasi_anggaran|angka", "persen")],
        small=True,
    )


def analysis(doc: Sheet) -> None:
    """What PermenPANRB 53/2014 asks of every indicator, under a heading row for each."""
    begins(doc, "bagian.analisis")
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
                [cell("Indikator {{ r.no }}: {{ r.analisis }}", "Sel Judul", fill=LIGHT, span=3)],
            ),
            (
                "",
                [
                    centre("r.no"),
                    words("r.analisis"),
                    cell(
                        "{%p for u in r.uraian %}\n{{ u }}\n{%p endfor %}\n"
                        "{%p for u in r.narasi %}\n{{ u }}\n{%p endfor %}"
                    ),
                ],
            ),
        ),
    )
    tag(doc, "{%p if catatan_efisiensi %}")
    paragraph(doc, "{{ catatan_efisiensi }}", "Catatan Tabel")
    tag(doc, "{%p endif %}")


def follow_up(doc: Sheet) -> None:
    """What an office has to tell besides: each section only where there is something to tell."""
    optional_table(
        doc,
        "tindak_lanjut",
        "Tindak Lanjut Rekomendasi",
        (0.9, 3.8, 2.7, 3.8, 1.7, 3.1),
        ("No.", "Rekomendasi", "Asal", "Tindak Lanjut", "Status", "Bukti"),
        [
            centre("r.no"),
            *(words(f"r.{name}") for name in ("rekomendasi", "asal", "tindak_lanjut")),
            centre("r.status"),
            words("r.bukti"),
        ],
    )
    optional_table(
        doc,
        "penghargaan",
        "Penghargaan",
        (0.9, 6.2, 4.2, 2.2, 2.5),
        ("No.", "Penghargaan", "Pemberi", "Tingkat", "Tanggal"),
        [
            centre("r.no"),
            words("r.nama"),
            words("r.pemberi"),
            centre("r.tingkat"),
            centre("r.tanggal"),
        ],
    )
    optional_table(
        doc,
        "inovasi",
        "Inovasi",
        (0.9, 3.2, 1.4, 5.5, 5.0),
        ("No.", "Inovasi", "Tahun", "Uraian", "Hasil"),
        [
            centre("r.no"),
            words("r.nama"),
            centre("r.tahun"),
            words("r.uraian"),
            words("r.hasil"),
        ],
    )


def optional_table(
    doc: Sheet, name: str, title: str, widths: Any, head: tuple[str, ...], row: list[Cell]
) -> None:
    """A section with its table, where the content has rows for it."""
    tag(doc, "{%p if tabel." + name + " %}")
    begins(doc, f"bagian.{name}")
    heading(doc, 2, title)
    tag(doc, "{%p if akuntabilitas.pengantar_" + name + " %}")
    paragraph(doc, "{{ akuntabilitas.pengantar_" + name + " }}")
    tag(doc, "{%p endif %}")
    caption(doc, f"tabel.{name}", title)
    table(doc, widths, head=[head], body=rows(f"tabel.{name}.baris", row))
    tag(doc, "{%p endif %}")


def bab_3(doc: Sheet) -> None:
    begins(doc, "bab.akuntabilitas")
    told(doc, 1, "Akuntabilitas Kinerja", "akuntabilitas.pengantar")
    section_of(doc, "Pengukuran Kinerja", "akuntabilitas.pengukuran")
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
        body=rows("tabel.skala.baris", [centre("r.rentang"), centre("r.kategori")]),
    )
    section_of(doc, "Capaian Kinerja {{ perangkat_daerah.nama }}", "akuntabilitas.capaian")
    analysis(doc)
    section_of(doc, "Hasil Pelaksanaan Tugas", "akuntabilitas.hasil")
    for title, kunci in (
        ("Penetapan Indikator Sasaran", "penetapan_indikator"),
        ("Cara Pengukuran Indikator Sasaran", "cara_pengukuran"),
        ("Program dan Kegiatan", "program_kegiatan"),
    ):
        told(doc, 3, title, f"akuntabilitas.{kunci}", kunci)
    paragraph(doc, "{{ daftar_program_kegiatan }}")
    section_of(doc, "Realisasi Anggaran", "akuntabilitas.realisasi_anggaran")
    caption(doc, "tabel.realisasi", "Realisasi Belanja {{ laporan.sampai }} (Rupiah)")
    figures = ("pagu|angka", "realisasi|angka", "persen|desimal")
    table(
        doc,
        (1.0, 5.4, 3.7, 3.7, 2.2),
        head=[("No.", "Belanja", "Anggaran", "Realisasi", "%")],
        body=rows(
            "tabel.realisasi.baris",
            ("r.tebal", spending(figures, True)),
            ("", spending(figures, False)),
        )
        + [total("realisasi", 2, *figures, label=BELANJA)],
    )
    source(doc, "anggaran")
    absorption(doc)
    follow_up(doc)
    more_sections(doc, "akuntabilitas")
    section(doc, "portrait")
    begins(doc, "lembar.capaian")
    performance(doc, "Pengukuran Kinerja {{ perangkat_daerah.nama }} {{ laporan.periode }}")
    section(doc, "landscape", continued=CONTINUED.format("kinerja"))


def spending(figures: tuple[str, ...], bold: bool) -> list[Cell]:
    look = {"bold": True} if bold else {}
    amounts = (number(f"r.{f}", **look) for f in figures)
    return [centre("r.no", **look), words("r.uraian", **look), *amounts]


def absorption(doc: Sheet) -> None:
    paragraph(doc, "{{ akuntabilitas.serapan_program }}", "Isi Setelah Tabel")
    caption(
        doc,
        "tabel.serapan",
        "Penyerapan Anggaran{{ lingkup }} per Program {{ laporan.sampai }} (Rupiah)",
    )
    amounts = ("pagu", "realisasi", "sisa")
    table(
        doc,
        (1.7, 5.3, 2.7, 2.5, 2.4, 1.4),
        head=[("Kode", "Program", "Pagu", "Realisasi", "Sisa", "%")],
        body=rows(
            "tabel.serapan.baris",
            [
                words("r.kode"),
                words("r.nama"),
                *(number(f"r.{a}|angka") for a in amounts),
                number("r.persen|desimal"),
            ],
        )
        + [total("serapan", 2, *(f"{a}|angka" for a in amounts), "persen|desimal")],
    )
    source(doc, "anggaran")
    paragraph(doc, "{{ grafik_serapan }}", "Gambar")
    caption(
        doc,
        "gambar.serapan",
        "Penyerapan Anggaran{{ lingkup }} per Program {{ laporan.sampai }}",
    )
    paragraph(doc, "{{ akuntabilitas.rujukan_lampiran }}")


def source(doc: Sheet, berkas: str) -> None:
    """Where the figures of the table above come from, where the content says so."""
    tag(doc, "{%p if sumber_data." + berkas + " %}")
    paragraph(doc, "Sumber: {{ sumber_data." + berkas + " }}", "Sumber")
    tag(doc, "{%p endif %}")


def bab_4(doc: Sheet) -> None:
    begins(doc, "bab.penutup")
    heading(doc, 1, "Penutup")
    section_of(doc, "Simpulan", "penutup.simpulan")
    section_of(doc, "Langkah Perbaikan", "penutup.langkah_perbaikan")
    begins(doc, "akhir_bab")
    paragraph(doc, "{{ penutup.penutup }}")
    signature(doc, electronic=True)
    section(doc, "portrait")


def attachments(doc: Sheet) -> None:
    begins(doc, "awal_lampiran")
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
    for isi, draw in SHEETS.items():
        tag(doc, '{%p if l.isi == "' + isi + '" %}')
        draw(doc)
        section(doc, "landscape" if isi == "rencana_aksi" else "portrait", continued="(lanjutan)")
        tag(doc, "{%p endif %}")
    tag(doc, "{%p endfor %}")


SHEETS = {
    "perjanjian_kinerja": agreement,
    "pengukuran_kinerja": measurement,
    "rencana_aksi": action_plan,
    "reviu": review,
}
SIGNED_WITHIN = ("perjanjian_kinerja", "reviu")


def make_document(path: Path, isi: str) -> None:
    """A document that is one of the sheets, and nothing else: no cover, no page number."""
    doc = new_document()
    SHEETS[isi](doc)
    if isi not in SIGNED_WITHIN:
        paragraph(doc, "", "Jarak Tabel")
        signature(doc)
    section(doc, "landscape" if isi == "rencana_aksi" else "portrait", numbering="bare")
    save(doc, path)


def finance_row(bold: bool, fill: str) -> list[Cell]:
    return [
        words("r.kode", bold=bold, fill=fill),
        words("r.nama", bold=bold, fill=fill),
        *(
            number(f"r.{a}|angka", bold=bold, fill=fill)
            for a in ("murni", "pagu", "realisasi", "sisa")
        ),
        number("r.persen|desimal", bold=bold, fill=fill),
    ]


def finance(doc: Sheet) -> None:
    amounts = ("murni", "pagu", "realisasi", "sisa")
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
        + [total("keuangan", 2, *(f"{a}|angka" for a in amounts), "persen|desimal")],
    )
    source(doc, "anggaran")
    paragraph(
        doc,
        "Rekapitulasi belanja {{ laporan.sampai }} (rupiah):",
        "Isi Setelah Tabel",
    )
    figures = ("pagu|angka", "realisasi|angka", "sisa|angka", "persen|desimal")
    table(
        doc,
        (1.2, 10.1, 4.4, 4.4, 3.0, 1.6),
        head=[("No.", "Belanja", "Anggaran", "Realisasi", "Sisa", "%")],
        body=rows(
            "tabel.realisasi.baris",
            ("r.tebal", spending(figures, True)),
            ("", spending(figures, False)),
        )
        + [total("realisasi", 2, *figures, label=BELANJA)],
    )


def make(path: Path) -> None:
    doc = new_document()
    for part in (cover, front_matter, bab_1, bab_2, bab_3, bab_4, attachments):
        part(doc)
    save(doc, path)


if __name__ == "__main__":
    make(Path(__file__).with_name("laporan.docx"))
    for isi in SHEETS:
        make_document(Path(__file__).with_name(f"{isi.replace('_', '-')}.docx"), isi)
    make_recap(Path(__file__).with_name("rekap.docx"))
