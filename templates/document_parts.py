"""The other documents of a report's data, as sheets: each stands alone, or behind its divider.

The words of the Perjanjian Kinerja are those of PermenPANRB 53/2014, annex I.
"""

from __future__ import annotations

from typing import Any

from template_parts import Cell, Sheet, cell, paragraph, rows, table, tag

FILL, LIGHT = "D9D9D9", "F2F2F2"
OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta "
    "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
)
PROMISE = (
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran "
    "perjanjian ini, dalam rangka mencapai target kinerja jangka menengah seperti yang telah "
    "ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja "
    "tersebut menjadi tanggung jawab kami."
)
SUPERVISION = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap "
    "capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka "
    "pemberian penghargaan dan sanksi."
)
FIRST, SECOND = "perjanjian.pihak_pertama", "perjanjian.pihak_kedua"


def agreement(doc: Sheet) -> None:
    """The statement of the two parties, and on a page of its own its annex."""
    tag(doc, "{%p if logo %}")
    paragraph(doc, "{{ logo_kop }}", "Kop Lambang")
    tag(doc, "{%p endif %}")
    paragraph(doc, "{{ perjanjian.judul|besar }}", "Judul Isi Lampiran")
    paragraph(doc, "{{ perangkat_daerah.nama|besar }}", "Judul Isi Lampiran")
    paragraph(doc, OPENING, "Isi Perjanjian")
    _party(doc, FIRST)
    paragraph(doc, "selanjutnya disebut pihak pertama", "Isi Perjanjian")
    _party(doc, SECOND)
    paragraph(doc, "selaku atasan pihak pertama, selanjutnya disebut pihak kedua", "Isi Perjanjian")
    paragraph(doc, PROMISE, "Isi Perjanjian")
    paragraph(doc, SUPERVISION, "Isi Perjanjian")
    signatures(doc, "Pihak Kedua,", "Pihak Pertama,")
    annex(doc)


def _party(doc: Sheet, name: str) -> None:
    for label in ("nama", "jabatan"):
        value = "{{ " + f"{name}.{label}" + " }}"
        paragraph(doc, f"{label.capitalize()}\t:\t{value}", "Isi Pihak")


def annex(doc: Sheet) -> None:
    title = paragraph(doc, "LAMPIRAN {{ perjanjian.judul|besar }}", "Judul Isi Lampiran")
    title.paragraph_format.page_break_before = True
    paragraph(doc, "{{ perangkat_daerah.nama|besar }}", "Judul Isi Lampiran")
    table(
        doc,
        (1.0, 5.6, 6.6, 2.8),
        head=[("No.", "Sasaran Strategis", "Indikator Kinerja", "Target")],
        body=rows(
            "tabel.perjanjian.baris",
            [_centre("r.no"), _words("r.sasaran"), _words("r.indikator"), _centre("r.target")],
        ),
    )
    paragraph(doc, "", "Jarak Tabel")
    table(
        doc,
        (1.0, 7.4, 4.2, 3.4),
        head=[("No.", "Program", "Anggaran", "Keterangan")],
        body=[
            *rows(
                "tabel.perjanjian_program.baris",
                [
                    _centre("r.no"),
                    _words("r.program"),
                    _number("r.anggaran|rupiah"),
                    _words("r.keterangan"),
                ],
            ),
            _total("perjanjian_program", 2, "anggaran|rupiah") + [cell("", fill=FILL)],
        ],
    )
    paragraph(doc, "", "Jarak Tabel")
    signatures(doc, "", "")


def signatures(doc: Sheet, left: str, right: str) -> None:
    """Left the superior, right who promises; place and date above the right one."""
    place = "{{ perjanjian.tempat }}, {{ perjanjian.tanggal }}"
    table(
        doc,
        (8.0, 8.0),
        head=[],
        body=[
            [_signing("", ""), _signing(place, "")],
            [_signing(left, SECOND), _signing(right, FIRST)],
            [_named(SECOND), _named(FIRST)],
        ],
        ruled=False,
    )


def _signing(line: str, party: str) -> Cell:
    title = "{{ " + party + ".jabatan }}" if party else ""
    return cell("\n".join(filter(None, (line, title))), "Sel Pihak")


def _named(party: str) -> Cell:
    """Room for four lines, the name, and below it rank and NIP where the party has them."""
    return cell(
        "\n\n\n{{ " + party + ".nama }}\n"
        "{%p if " + party + ".pangkat %}\n{{ " + party + ".pangkat }}\n{%p endif %}\n"
        "{%p if " + party + ".nip %}\nNIP {{ " + party + ".nip }}\n{%p endif %}",
        "Sel Pihak",
    )


def measurement(doc: Sheet) -> None:
    paragraph(doc, "PENGUKURAN KINERJA", "Judul Isi Lampiran")
    paragraph(doc, "{{ perangkat_daerah.nama|besar }}", "Judul Isi Lampiran")
    paragraph(doc, "{{ laporan.periode|besar }}", "Judul Isi Lampiran")
    table(
        doc,
        (0.9, 4.3, 5.0, 2.1, 2.1, 1.6),
        head=[
            (
                "No.",
                "Sasaran Strategis",
                "Indikator Kinerja",
                "Target",
                "Realisasi",
                "Capaian (%)",
            )
        ],
        body=rows(
            "tabel.pengukuran.baris",
            [
                _centre("r.no"),
                _words("r.sasaran"),
                _words("r.indikator"),
                _centre("r.target"),
                _centre("r.realisasi"),
                _centre("r.capaian|desimal"),
            ],
        ),
    )
    paragraph(doc, "", "Jarak Tabel")
    figures = ("pagu|angka", "realisasi|angka", "persen|desimal")
    table(
        doc,
        (7.4, 3.5, 3.5, 1.6),
        head=[
            (
                "Program",
                "Anggaran{{ lingkup }} (Rp)",
                "Realisasi{{ lingkup }} (Rp)",
                "%",
            )
        ],
        body=[
            *rows("tabel.serapan.baris", [_words("r.nama"), *(_number(f"r.{f}") for f in figures)]),
            _total("serapan", 1, *figures),
        ],
    )


def action_plan(doc: Sheet) -> None:
    """On a landscape page."""
    title = "RENCANA AKSI PENCAPAIAN KINERJA TAHUN {{ laporan.tahun }}"
    paragraph(doc, title, "Judul Isi Lampiran")
    paragraph(doc, "{{ perangkat_daerah.nama|besar }}", "Judul Isi Lampiran")
    quarters = [_centre(f"r.triwulan_{n}") for n in range(1, 5)]
    left = [
        _centre("r.no"),
        _words("r.sasaran"),
        _words("r.indikator"),
        _centre("r.target"),
        *quarters,
    ]

    def row(bold: bool) -> list[Cell]:
        right = [_words("r.program", bold), _number("r.anggaran|angka", bold)]
        return [*left, *right, _words("r.penanggung_jawab")]

    single = (None,) * 4
    table(
        doc,
        (0.9, 2.9, 3.3, 1.6, 1.5, 1.5, 1.5, 1.5, 5.0, 2.6, 2.4),
        head=[
            (
                *("No.", "Sasaran Strategis", "Indikator Kinerja", "Target"),
                ("Target Triwulan", 4),
                *("Program/Kegiatan", "Anggaran (Rp)", "Penanggung Jawab"),
            ),
            (*single, "I", "II", "III", "IV", None, None, None),
        ],
        numbered=True,
        body=rows("tabel.rencana_aksi.baris", ("r.tebal", row(True)), ("", row(False))),
        small=True,
    )
    tag(doc, "{%p for c in cara_triwulan %}")
    paragraph(doc, "{{ c }}", "Catatan Tabel")
    tag(doc, "{%p endfor %}")


REVIEWED = (
    "Kami telah mereviu Laporan Kinerja instansi pemerintah ({{ perangkat_daerah.nama }}) untuk "
    "tahun anggaran {{ laporan.tahun }} sesuai Pedoman Reviu atas Laporan Kinerja. Substansi "
    "informasi yang dimuat dalam Laporan Kinerja menjadi tanggung jawab manajemen "
    "{{ perangkat_daerah.nama }}."
)
PURPOSE = (
    "Reviu bertujuan untuk memberikan keyakinan terbatas laporan kinerja telah disajikan secara "
    "akurat, andal, dan valid."
)
OPEN = "…" * 34
CONCLUSION = (
    "Simpulan diisi Inspektur. Bunyi formulir bila tidak ditemukan perbedaan: “Berdasarkan reviu "
    "kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam meyakini keandalan "
    "informasi yang disajikan di dalam laporan kinerja ini.”"
)


def review(doc: Sheet) -> None:
    """The statement, which the Inspektur concludes, and on a page of its own the checklist."""
    for line in (
        "PERNYATAAN TELAH DIREVIU",
        "{{ perangkat_daerah.nama|besar }}",
        "{{ perangkat_daerah.kabupaten|besar }}",
        "TAHUN ANGGARAN {{ laporan.tahun }}",
    ):
        paragraph(doc, line, "Judul Isi Lampiran")
    paragraph(doc, REVIEWED, "Isi Perjanjian")
    paragraph(doc, PURPOSE, "Isi Perjanjian")
    for _ in range(3):
        paragraph(doc, OPEN, "Isi Perjanjian")
    blank = "…" * 12
    table(
        doc,
        (8.0, 8.0),
        head=[],
        body=[
            [cell("", "Sel Pihak"), cell("{{ laporan.tempat }}, " + blank, "Sel Pihak")],
            [
                cell("", "Sel Pihak"),
                cell(
                    "Inspektur {{ perangkat_daerah.kabupaten }}\n\n\n\n" + blank + "\nNIP " + blank,
                    "Sel Pihak",
                ),
            ],
        ],
        ruled=False,
    )
    paragraph(doc, CONCLUSION, "Catatan Tabel")
    checklist(doc)


def checklist(doc: Sheet) -> None:
    title = paragraph(doc, "CHECKLIST REVIU LAPORAN KINERJA", "Judul Isi Lampiran")
    title.paragraph_format.page_break_before = True
    paragraph(doc, "{{ perangkat_daerah.nama|besar }}", "Judul Isi Lampiran")
    paragraph(doc, "{{ laporan.periode|besar }}", "Judul Isi Lampiran")
    table(
        doc,
        (1.0, 5.4, 2.2, 7.4),
        head=[("No.", "Pernyataan", "Check List", "Keterangan dan Bukti")],
        body=rows(
            "tabel.checklist_reviu.baris",
            (
                "r.kepala",
                [
                    cell("{{ r.no }}", "Sel Judul", fill=LIGHT),
                    cell("{{ r.pernyataan }}", "Sel Judul", fill=LIGHT, span=3),
                ],
            ),
            (
                "",
                [
                    _centre("r.no"),
                    _words("r.pernyataan"),
                    _centre("r.jawaban"),
                    cell(
                        "{{ r.keterangan }}\n{%p if r.bukti %}\n{{ r.bukti }}\n{%p endif %}", "Sel"
                    ),
                ],
            ),
        ),
    )
    paragraph(
        doc,
        "Perlu orang: hanya pereviu yang dapat menjawabnya. Jawaban lain berasal dari data laporan "
        "dan boleh diubah pereviu. Dasar: {{ reviu.dasar }}{% if not reviu.wajib %}; hanya laporan "
        "tingkat pemerintah daerah yang wajib direviu{% endif %}.",
        "Catatan Tabel",
    )
    paragraph(doc, "", "Jarak Tabel")
    columns = ("ya", "tidak", "tidak_berlaku", "perlu_orang")
    table(
        doc,
        (5.6, 2.2, 2.2, 3.0, 3.0),
        head=[("Aspek", "Ya", "Tidak", "Tidak Berlaku", "Perlu Orang")],
        body=[
            *rows(
                "tabel.rekap_reviu.baris",
                [_words("r.aspek"), *(_centre(f"r.{name}") for name in columns)],
            ),
            [
                cell("Jumlah", "Sel Tengah", bold=True, fill=FILL),
                *(
                    cell(
                        "{{ tabel.rekap_reviu.total." + name + " }}", "Sel Tengah", True, fill=FILL
                    )
                    for name in columns
                ),
            ],
        ],
    )


def _words(name: str, bold: bool = False) -> Cell:
    return cell("{{ " + name + " }}", "Sel", bold=bold)


def _centre(name: str) -> Cell:
    return cell("{{ " + name + " }}", "Sel Tengah")


def _number(name: str, bold: bool = False, fill: str = "") -> Cell:
    return cell("{{ " + name + " }}", "Sel Angka", bold=bold, fill=fill)


def _total(name: str, span: int, *figures: str) -> list[Any]:
    sums = (_number(f"tabel.{name}.total.{f}", True, FILL) for f in figures)
    return [cell("Jumlah", "Sel Tengah", bold=True, fill=FILL, span=span), *sums]
