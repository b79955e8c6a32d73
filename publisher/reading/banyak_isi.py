"""Counts of what the files list: programs, kegiatan, sasaran, indicators, misi, recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.reading import Naskah, once
from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.predikat_hasil import sasaran_ke
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Kegiatan, Program, SubKegiatan

_THING = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:buah\s+)?(?P<kata>sub\s?-?\s?kegiatan|kegiatan|program|"
    r"sasaran(?:\s+strategis)?|"
    r"indikator(?:\s+kinerja)?(?:\s+(?:utama|sasaran|tujuan))?|misi|lampiran)\b(?P<ekor>[^.;]*)",
    re.IGNORECASE,
)
# Behind these the number is of all that the plan, the budget or the report has.
_OF_ALL = re.compile(
    r"\b(?:(?:ke)?seluruh(?:an|nya)*|total(?:nya)?|rencana\s+kerja|renja|perjanjian\s+kinerja|"
    r"dpa|dppa|rka|"
    r"laporan\s+(?:kinerja\s+)?ini|laporan\s+kinerja|lkj|rencana\s+(?:itu|tersebut)|"
    r"dokumen\s+(?:itu|tersebut)|"
    r"anggaran\s+(?:tersebut|itu|ini|dinas|badan|kecamatan|sebesar|tahun)|pelaksanaan\s+kinerja|"
    r"dukungan|visi)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:memuat|terdiri\s+(?:atas|dari)|meliputi|mencakup|melaksanakan|dilaksanakan(?:nya)?|"
    r"didukung(?:\s+oleh)?|"
    r"membiayai|menyajikan|dijabarkan|dituangkan|diwujudkan|melalui|terdapat|ada|berisi|"
    r"menetapkan|memperjanjikan|"
    r"diukur\s+dengan|mengukur|memiliki|mempunyai|dilengkapi|disertai|mengampu|mengelola|"
    r"menjalankan|diperinci|"
    r"dirinci|untuk)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"^\s*(?:teknis|penunjang|pendukung|prioritas|unggulan|lain(?:nya)?|tersebut|itu|terkait|"
    r"di\s?antaranya|"
    r"(?:yang|dengan|mencapai|belum|tidak|telah|berkategori|melampaui|termasuk|baru|nasional|"
    r"daerah\s+lain|pertama|"
    r"terakhir|kabupaten|provinsi|rpjmd|terserap|mendukung|pembangunan|negatif|positif|"
    r"berpolaritas|pada\s+sasaran|"
    r"untuk|dari|di\s+bawah|pemerintah|kesatu|kedua|ketiga|keempat|tujuan|persen)\b)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:setiap|masing-masing|bidang|seksi|subbagian|sub\s+bagian|sekretariat|upt\w*|"
    r"mendukung\s+sasaran|"
    r"salah\s+satu|awal|semula|murni|rancangan|usulan|sebelum|tahun\s+(?:lalu|sebelumnya|"
    r"20[01]\d|depan)|renstra|rpjmd|rpd|iku|tujuan|"
    r"antara\s+lain|hanya|baru|"
    r"program\s+(?!dan\b|,|yang\b)[a-z]+|sasaran\s+(?:strategis\s+)?ke\w+|sasaran\s+(?:pertama|"
    r"ini|tersebut|itu)|"
    r"berubah|bertambah|berkurang|triwulan|rapat|pelatihan|sosialisasi|evaluasi|monitoring)\b",
    re.IGNORECASE,
)
_KINDS = {k: k for k in ("program", "kegiatan", "sasaran", "indikator", "misi", "lampiran")}


@dataclass(frozen=True, slots=True)
class BanyakIsi:
    """`nilai` counts `apa`, of which the files list `ada`. berkas: where they are listed."""

    nilai: Nilai
    apa: str
    ada: int
    berkas: str
    sure: bool


def banyak_isi(naskah: Naskah, k: Kalimat) -> Iterator[BanyakIsi]:
    """The counts of a sentence that are not those of the files."""
    yield from _of_sasaran(naskah, k)
    yield from _of_all(naskah, k)
    yield from _of_short_program(naskah, k)


@once
def _known(naskah: Naskah) -> dict[str, tuple[int, str]]:
    report = naskah.report
    nodes = [s for _, s in semua_simpul(report.anggaran)]
    return {
        "program": (sum(isinstance(s, Program) for s in nodes), "anggaran.toml"),
        "kegiatan": (sum(isinstance(s, Kegiatan) for s in nodes), "anggaran.toml"),
        "sub kegiatan": (sum(isinstance(s, SubKegiatan) for s in nodes), "anggaran.toml"),
        "sasaran": (len(report.kinerja.sasaran), "kinerja.toml"),
        "indikator": (sum(len(s.indikator) for s in report.kinerja.sasaran), "kinerja.toml"),
        "misi": (len(report.visi_misi.misi), "visi-misi.toml"),
        "lampiran": (len(report.laporan.lampiran), "laporan.toml"),
    }


def _things(k: Kalimat) -> Iterator[tuple[int, Nilai, str, str]]:
    """(which figure, the figure, what it counts, what stands behind)"""
    for i, v in enumerate(k.nilai):
        if v.satuan or v.decimals or v.kira or v.rentang or v.asked or v.value < 1:
            continue
        m = _THING.match(k.passage.text, v.end, k.end)
        if m:
            word = " ".join(m["kata"].lower().split())
            kind = "sub kegiatan" if word.startswith("sub") else _KINDS[word.split()[0]]
            yield i, v, kind, m["ekor"]


# -- indicators of one sasaran

_MEASURED = re.compile(
    r"\b(?:diukur|memuat|mempunyai|memiliki|terdiri|dengan|meliputi|didukung|mencakup|"
    r"menggunakan|ada|terdapat|"
    r"masing-masing|punya)\b|^\W*$",
    re.IGNORECASE,
)
_BECAME = re.compile(
    r"^[^,;]{0,40}\b(?:mencapai|melampaui|belum|tercapai|memenuhi|tidak|berkategori|terlampaui|"
    r"di\s?antaranya|"
    r"lain(?:nya)?|tersebut|yang|negatif|positif)\b",
    re.IGNORECASE,
)


def _of_sasaran(naskah: Naskah, k: Kalimat) -> Iterator[BanyakIsi]:
    """`sasaran kedua diukur dengan empat indikator`"""
    text = k.passage.text
    sizes = [len(s.indikator) for s in naskah.report.kinerja.sasaran]
    at = k.start
    for _, v, kind, behind in _things(k):
        if kind != "indikator":
            continue
        lead, at = text[at : v.start], v.end
        own = re.match(r"\s*(?:pada|untuk|di|dalam|milik)\s+(?=sasaran)", behind)
        if own:
            lead = "dengan " + re.split(r"[,;]|\bdan\s+(?!ke)", behind[own.end() :])[0] + " "
        lead = re.split(r"[;]|\bsedangkan\b|\bsementara\b", lead)[-1]
        named = sasaran_ke(lead)
        many = re.findall(r"\bdan\s+(ke\w+)", lead[named[-1][0] :]) if named else []
        if (
            not named
            or (not own and _BECAME.search(behind))
            or re.search(r"\b(?:dari|hanya|rata-rata)\b", lead[named[-1][0] :])
        ):
            continue
        which = [n for _, n in named] + [n for w in many for _, n in sasaran_ke(f"sasaran {w}")]
        between = lead[named[-1][0] :]
        right = {sizes[n - 1] for n in which if 0 < n <= len(sizes)}
        measured = _MEASURED.search(re.sub(r"^\S+\s+(?:strategis\s+)?\S+", "", between))
        if right and measured and right != {int(v.value)}:
            wrong = min(right - {int(v.value)})
            yield BanyakIsi(v, "indikator", wrong, "kinerja.toml", True)


# -- all that there are


def _of_all(naskah: Naskah, k: Kalimat) -> Iterator[BanyakIsi]:
    text = k.passage.text
    known = _known(naskah)
    things = list(_things(k))
    for n, (_, v, kind, _) in enumerate(things):
        there, file = known[kind]
        if not there or int(v.value) == there:
            continue
        if any(kind == other for m, (_, _, other, _) in enumerate(things) if m != n):
            continue  # a part of those counted before, or beside the other part
        lead = text[k.start : v.start]
        listed = _in_a_row(text, things, n)
        first = lead if not listed else text[k.start : things[listed[0]][1].start]
        follows = listed[-1] if listed else n
        tail = things[follows][3]
        if (
            _SOME.search(tail)
            and kind != "misi"
            or _NOT_ALL.search(re.sub(r"^\W*(?:pada|selama|di)\s+tahun\s+\S+", "", first))
        ):
            continue
        whole = (
            _OF_ALL.search(first)
            and _VERB.search(first)
            or re.match(r"\W*(?:ke)?seluruh\w*\b", first, re.I)
        )
        own = _the_office(naskah, first) and _VERB.search(first)
        of_misi = kind == "misi" and re.search(
            r"\b(?:dari|atas|menjadi|dalam|ke\s+dalam|memuat)\s*$", lead, re.I
        )
        of_them = kind == "lampiran" and re.search(
            r"\b(?:dilengkapi|disertai|memuat|dengan)\s*$", lead, re.I
        )
        right_beside = any(
            int(things[j][1].value) == known[things[j][2]][0] for j in listed if j != n
        )
        if whole or own or of_misi or of_them or (right_beside and len(listed) > 2):
            yield BanyakIsi(
                v,
                kind,
                there,
                file,
                bool((whole or own) and len(listed) > 1 or of_misi and right_beside),
            )


def _in_a_row(text: str, things: list[tuple[int, Nilai, str, str]], n: int) -> list[int]:
    """`tiga program, sembilan kegiatan, dan 14 sub kegiatan`: those that stand together."""
    found = [n]
    for step in (-1, 1):
        here = n
        while 0 <= here + step < len(things):
            a, b = sorted((here, here + step))
            between = text[things[a][1].end : things[b][1].start]
            if not re.fullmatch(
                r"\s*(?:\([^()]*\)\s*)?(?:\w+\s?){1,4},?\s*(?:(?:dan|serta|dengan|pada|"
                r"yang\s+\w+\s+(?:atas|ke\s+dalam|dari|"
                r"menjadi|oleh)|dari|di)\s+)?", between, re.IGNORECASE
            ):  # fmt: skip
                break
            here += step
            found.append(here)
    return sorted(found)


def _the_office(naskah: Naskah, lead: str) -> bool:
    """Does the sentence begin with the office itself, not with another dinas?"""
    office = naskah.report.laporan.perangkat_daerah
    words = " ".join(lead.split())
    opening = re.sub(
        r"^(?:(?:pada|selama|dalam)\s+)?tahun\s+(?:anggaran\s+)?\S+,?\s+", "", words, flags=re.I
    )
    own = opening.lower().startswith(str(office.nama).lower())
    return own or re.match(rf"(?i:{re.escape(str(office.jenis))})\s+[a-z]", opening) is not None


# -- a program by the beginning of its name

_SHORT = re.compile(
    r"\bprogram\s+(?P<nama>[a-z/-]+(?:\s+[a-z/-]+){0,3}?)\s+(?:memuat|terdiri\s+(?:atas|dari)|"
    r"meliputi|mencakup|memiliki|mempunyai)\b",
    re.IGNORECASE,
)


def _of_short_program(naskah: Naskah, k: Kalimat) -> Iterator[BanyakIsi]:
    """`Program penunjang memuat empat kegiatan dengan lima sub kegiatan`"""
    programs = naskah.report.anggaran.program
    text = k.passage.text
    for m in _SHORT.finditer(text, k.start, k.end):
        said = " ".join(m["nama"].lower().split())
        fitting = [
            p
            for p in programs
            if " ".join(str(p.nama).lower().split()).removeprefix("program ").startswith(said)
        ]
        if len(fitting) != 1:
            continue
        own = fitting[0]
        there = {
            "kegiatan": len(own.kegiatan),
            "sub kegiatan": sum(len(x.sub_kegiatan) for x in own.kegiatan),
        }
        stop = re.search(
            r"[;]|\b(?:sedangkan|sementara)\b|\bprogram\b", text[m.end() : k.end], re.IGNORECASE
        )
        end = m.end() + stop.start() if stop else k.end
        for _, v, kind, behind in _things(k):
            right = there.get(kind)
            if (
                m.end() <= v.start < end
                and right is not None
                and int(v.value) != right
                and not _SOME.search(behind)
            ):
                yield BanyakIsi(v, kind, right, "anggaran.toml", True)


# -- recommendations that were followed up

_DONE = re.compile(r"\b(?:selesai|tuntas|rampung)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:dalam\s+proses|belum|masih|sedang|diproses)\b", re.IGNORECASE)


_EVALUATED = re.compile(
    r"\bLHE\b|\bSAKIP\b|\bAKIP\b|hasil\s+evaluasi|evaluasi\s+(?:tahun|"
    r"akuntabilitas)"
)
_OTHERS = re.compile(r"\bBPK\b|\bDPRD\b|\bLKPJ\b|\bBPKP\b|pemeriksaan|audit", re.IGNORECASE)
_OF_THEM = frozenset(
    [
        "rekomendasi",
        "telah",
        "sudah",
        "masih",
        "selesai",
        "belum",
        "dalam",
        "di",
        "sedang",
        "tuntas",
    ]
)


def rekomendasi_salah(naskah: Naskah, k: Kalimat) -> Iterator[BanyakIsi]:
    """How many recommendations were followed up, against the table of them."""
    rows = naskah.report.akuntabilitas.tindak_lanjut
    own = k.passage.at.keys[:1] == ("pengantar_tindak_lanjut",)
    evaluated = _EVALUATED.search(k.text) and not _OTHERS.search(k.text)
    if not rows or not (own or evaluated) or "rekomendasi" not in k.text.lower():
        return
    done = sum(str(r.status) == "selesai" for r in rows)
    text = k.passage.text
    every = re.search(
        r"\b(?:seluruhnya|semuanya|seluruh\s+rekomendasi|semua\s+rekomendasi)\b",
        k.text,
        re.IGNORECASE,
    )
    if (
        every
        and _DONE.search(k.text, every.end())
        and not _OPEN.search(k.text)
        and done != len(rows)
    ):
        at = k.start + every.start()
        word = Nilai(at, k.start + every.end(), k.nilai[0].value if k.nilai else 0, 0)  # type: ignore[arg-type]
        yield BanyakIsi(word, "selesai", done, "akuntabilitas.toml", True)
    counts = [v for v in k.nilai if not v.satuan and not v.decimals and not v.asked]
    for n, v in enumerate(counts):
        stop = counts[n + 1].start if n + 1 < len(counts) else k.end
        clause = re.split(r"[,;]", text[v.end : stop])[0]
        if re.search(r"\bdari\s+$", text[max(k.start, v.start - 8) : v.start]):
            continue
        if v.benda and v.benda not in _OF_THEM:
            continue
        for words, right, what in (
            (_OPEN, len(rows) - done, "belum selesai"),
            (_DONE, done, "selesai"),
        ):
            if words.search(clause):
                if int(v.value) != right:
                    yield BanyakIsi(v, what, right, "akuntabilitas.toml", True)
                break
