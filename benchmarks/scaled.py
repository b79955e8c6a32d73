"""A report of many times the figures and words, made from the sample: for measuring growth.

Each copy of the program tree has its own codes, names and amounts, its own sasaran and
units, and sections that tell its figures in typed words. All amounts of one copy are the
sample's, multiplied by one number, so that every sum still holds. Copies keep the
sample's gaps and have slips of spelling, so that findings grow too; none is an error.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomlkit

from publisher.prose.formats import persen, rupiah

Toml = dict[str, Any]

# Lists of 11, 17, 13 and 19 words: one running number gives 46 189 different phrases.
_LISTS = tuple(
    line.split()
    for line in """
Pembinaan Penguatan Penataan Pendataan Pengembangan Pemulihan Penyuluhan Pendampingan Pemetaan \
Percepatan Perluasan
Pertanian Perikanan Kehutanan Perdagangan Pariwisata Kebudayaan Kesehatan Pendidikan Perhubungan \
Perumahan Persampahan Peternakan Kearsipan Perpustakaan Ketenagakerjaan Keolahragaan Kepemudaan
Terpadu Berkelanjutan Bersama Mandiri Unggul Rakyat Keluarga Perempuan Lansia Remaja Perintis \
Lestari Tangguh
Pesisir Pegunungan Perdesaan Perkotaan Perbatasan Kepulauan Lembah Dataran Hulu Hilir Sempadan \
Kawasan Lingkungan Permukiman Pasar Terminal Pelabuhan Sekolah Puskesmas
""".strip().splitlines()
)


def scale(content: Path, out: Path, times: int) -> Path:
    """Write into `out` the report of `content` with `times` its figures; `out` must not exist."""
    shutil.copytree(content, out)
    names = ("anggaran", "kinerja")
    sample = {stem: _read(content, stem) for stem in names}
    grown = {stem: _read(content, stem) for stem in names}
    phrases = _phrases()
    sections = []
    for k in range(1, times):
        programs = [_moved(p, k, phrases) for p in sample["anggaran"]["program"]]
        grown["anggaran"]["program"] += programs
        for group, base in zip(
            grown["anggaran"]["belanja"], sample["anggaran"]["belanja"], strict=True
        ):
            _grow(group, base, k, phrases)
        grown["kinerja"]["sasaran"] += [_goal(s, k, phrases) for s in sample["kinerja"]["sasaran"]]
        sections.append(list(_paragraphs(programs, k)))
    for stem, data in grown.items():
        (out / f"{stem}.toml").write_text(tomlkit.dumps(data), encoding="utf-8", newline="\n")
    if times > 1:
        _rename_kind(out / "laporan.toml")
    _tell(out, sections)
    return out


def _rename_kind(laporan: Path) -> None:
    """A kecamatan has six programs and no more; the copies' are of other bidang."""
    text = laporan.read_text("utf-8").replace('jenis = "kecamatan"', 'jenis = "badan"', 1)
    laporan.write_text(text, encoding="utf-8", newline="\n")


def _read(content: Path, stem: str) -> Toml:
    return tomllib.loads((content / f"{stem}.toml").read_text("utf-8"))


def count_figures(content: Path) -> int:
    """The numbers that are written in the report's two files of figures."""
    return sum(_numbers(_read(content, stem)) for stem in ("anggaran", "kinerja"))


def _numbers(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_numbers, value.values()))
    if isinstance(value, list):
        return sum(map(_numbers, value))
    return int(isinstance(value, int | float))


def _phrases() -> Iterator[str]:
    n = 0
    while True:
        yield " ".join(words[n % len(words)] for words in _LISTS)
        n += 1


def _factor(k: int) -> int:
    """What the amounts of copy `k` are multiplied by."""
    return k + 1


def _code(code: str, k: int) -> str:
    """`7.01.03` of copy 2 is `7.03.13`: another bidang, and another urusan after 99 of them.

    Not program 01, whose name is the same in every bidang.
    """
    urusan, bidang, program, *rest = code.split(".")
    moved = int(bidang) - 1 + k
    parts = [str(int(urusan) + moved // 99), f"{moved % 99 + 1:02d}", str(int(program) + 10)]
    return ".".join([*parts, *rest])


def _times(value: Any, k: int) -> Any:
    """Amounts multiplied, however they are nested; gaps stay gaps."""
    if isinstance(value, dict):
        return {key: _times(v, k) for key, v in value.items()}
    return value * _factor(k) if isinstance(value, int) else value


def _moved(node: Toml, k: int, phrases: Iterator[str]) -> Toml:
    """A program, kegiatan or sub kegiatan and all below it, with codes and amounts of copy `k`."""
    moved = dict(node)
    moved["kode"] = _code(node["kode"], k)
    moved["nama"] = f"Program {next(phrases)}" if "kegiatan" in node else next(phrases)
    moved["indikator"] = _beginning(node["indikator"], next(phrases))
    for key in ("pagu", "realisasi"):
        if key in node:
            moved[key] = _times(node[key], k)
    if "indikator_lain" in node:
        moved["indikator_lain"] = [
            {**x, "indikator": _beginning(x["indikator"], next(phrases))}
            for x in node["indikator_lain"]
        ]
    for below in ("kegiatan", "sub_kegiatan"):
        if below in node:
            moved[below] = [_moved(x, k, phrases) for x in node[below]]
    return moved


def _beginning(indicator: str, phrase: str) -> str:
    """The first words say the unit (`Jumlah dokumen`), so they stay."""
    return f"{' '.join(indicator.split()[:2])} {phrase.lower()}"


def _grow(group: Toml, base: Toml, k: int, phrases: Iterator[str]) -> None:
    group["rincian"] += [
        {**row, "nama": f"Belanja {next(phrases)}", "pagu": _times(row["pagu"], k)}
        for row in base["rincian"]
    ]
    if "realisasi" in base:
        group["realisasi"] += _times(base["realisasi"], k)


def _goal(goal: Toml, k: int, phrases: Iterator[str]) -> Toml:
    indicators = []
    for base in goal["indikator"]:
        subject = next(phrases).lower()
        indicator = {**base, "nama": _beginning(base["nama"], subject)}
        indicator["cara_pengukuran"] = f"Jumlah {subject} yang selesai dibagi jumlah {subject}"
        indicator["rumus"] = {
            "pembilang": [f"Jumlah {subject} yang selesai"],
            "penyebut": [f"Jumlah {subject}"],
            "pengali": "100%",
        }
        if k % 2:
            indicator["realisasi"] = 85.5
        indicators.append(indicator)
    codes = [_code(code, k) for code in goal["program"]]
    return {"nama": f"Meningkatnya {next(phrases)}", "program": codes, "indikator": indicators}


def _paragraphs(programs: list[Toml], k: int) -> Iterator[str]:
    """What a narrative tells of a copy: a paragraph a program, one a kegiatan, and some slips."""
    for program in programs:
        pagu, spent = program["pagu"]["perubahan"]["operasi"], program["realisasi"]["operasi"]
        share = persen(Decimal(spent * 100) / pagu)
        yield (
            f"{program['nama']} dengan kode {program['kode']} memiliki pagu belanja operasi "
            f"{rupiah(pagu)} dan terealisasi {rupiah(spent)} atau {share}. Belum seluruh "
            f"kegiatan pada program itu dapat dilaksanakan; sisanya dijadwalkan kembali."
        )
        yield from (_of_activity(activity) for activity in program["kegiatan"])
    yield (
        f"Pada rapat tanggal {k % 28 + 1} Mei 2023 pukul 09.00 WIB dibahas {k + 2} usulan desa. "
        "Pembahasan berpedoman pada Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan "
        "Pembangunan Nasional dan dicatat oleh Sekretaris."
    )
    yield (
        f"Prosentase kehadiran di rapat ke-{k} cukup baik , sedangkan honorarium sebesar "
        f"Rp. {k}50.000,- per orang telah di bayarkan sesuai jadual."
    )


def _of_activity(activity: Toml) -> str:
    subs = activity["sub_kegiatan"]
    told = "; ".join(f"{s['nama']} sebesar {rupiah(s['pagu']['murni'])}" for s in subs)
    aims = " ".join(f"{s['indikator']} ditargetkan {s['target']} dalam setahun." for s in subs)
    return (
        f"Kegiatan {activity['nama']} ({activity['kode']}) pada tahap murni memuat {told}. {aims} "
        "Pelaksanaannya dikoordinasikan dengan pemerintah desa agar keluaran diperoleh tepat "
        "waktu. Bila jadwal bergeser, penanggung jawab mencatat sebabnya, mengusulkan jadwal "
        "pengganti, dan melaporkannya dalam rapat bulanan; keputusan rapat dituangkan dalam "
        "notula yang disimpan bersama dokumen lainnya. Data pendukung dikumpulkan setiap bulan, "
        "diperiksa oleh dua orang, lalu dibandingkan dengan target sehingga penyimpangan dapat "
        "diketahui lebih awal. Apabila keluaran belum memenuhi syarat, kegiatan dilanjutkan pada "
        "triwulan berikutnya tanpa menambah anggaran, dan hasilnya dimuat dalam laporan tahunan."
    )


def _tell(out: Path, sections: list[list[str]]) -> None:
    """Each copy's paragraphs as sections, in turn at the end of three chapters."""
    chapters = [out / f"{stem}.toml" for stem in ("pendahuluan", "perencanaan", "akuntabilitas")]
    texts: dict[Path, list[str]] = {c: [c.read_text("utf-8").rstrip("\n")] for c in chapters}
    for k, paragraphs in enumerate(sections, 1):
        for n, chapter in enumerate(chapters):
            body = "\n\n".join(paragraphs[n :: len(chapters)])
            texts[chapter] += [
                "[[subbab]]",
                f'judul = "Uraian Bagian {k}"',
                f"isi = '''\n{body}\n'''",
            ]
    for chapter, parts in texts.items():
        chapter.write_text("\n".join(parts) + "\n", encoding="utf-8", newline="\n")
