"""What each figure of a narrative says of which indicator: its target, realisasi, capaian.

A figure has the part in its sentence that the last word before it gives it (`target`,
`capaiannya`, `naik`), and speaks of the indicator that was named last, or that a pronoun
or the place of the text stands for. What is between that word and the figure tells how sure
that is: words that change nothing, a few that are not known, or another thing's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from publisher.reading import Naskah, once
from publisher.reading.indikator import Sebutan
from publisher.reading.kalimat_berangka import PRONOUN, Kalimat, kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.tahun_ucapan import tahun_dari

Peran = Literal[
    "target", "realisasi", "capaian", "mencapai", "nilai", "awal", "akhir", "beda", "rata",
    "serapan", "efisiensi", "daftar", "",
]  # fmt: skip

_STRONG = re.compile(
    r"(?P<target>\b(?:target(?:nya)?|ditargetkan|bertarget|menargetkan)\b)"
    r"|(?P<capaian>\b(?:capaian(?:nya)?|ketercapaian(?:nya)?)\b)"
    r"|(?P<realisasi>\b(?:realisasi(?:nya)?|terealisasi(?:kan)?|direalisasikan)\b)"
    r"|(?P<serapan>\b(?:(?:pen|daya )?serapan(?:nya)?|penyerapan(?:nya)?|terserap|menyerap)\b)"
    r"|(?P<efisiensi>\befisiensi(?:nya)?\b)"
    r"|(?P<rata>\b(?:rata\s?-?\s?rata|rerata|secara umum)\b)"
    r"|(?P<akhir>\b(?:menjadi|hingga(?: mencapai)?|ke angka)\b)"
    r"|(?P<beda>\b(?:selisih(?:nya)?|kekurangan(?:nya)?|kelebihan(?:nya)?|celah|gap|deviasi(?:nya)?|"
    r"terpaut|naik(?:nya)?|turun(?:nya)?|meningkat(?:nya)?|menurun(?:nya)?|bertambah(?:nya)?|"
    r"berkurang(?:nya)?|membaik|memburuk|dipersingkat(?:nya)?|dipangkas|ditekan|kenaikan(?:nya)?|"
    r"penurunan(?:nya)?|peningkatan(?:nya)?|(?<!tidak )(?<!kurang )lebih(?!\s+(?:dari|kurang)\b)|"
    r"di\s?atas|di\s?bawah|melampaui|melebihi|kurang(?!\s+(?:dari|lebih)\b)|"
    r"tinggal|diturunkan|dinaikkan|ditingkatkan|tambahan|melonjak|merosot|anjlok|tumbuh|"
    r"pertumbuhan(?:nya)?|terlampaui|surplus|defisit|tertinggal|unggul|memendek|memanjang)\b)",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:mencapai|tercapai|dicapai|pencapaian(?:nya)?|meraih|memperoleh|tercatat|berada\s+pada|"
    r"sebesar|adalah|ialah|yaitu|yakni|bernilai|sebanyak|menyentuh|berjumlah|hanya|baru|sudah|"
    r"telah|masih|tetap|senilai|menunjukkan|mendapat(?:kan)?|bertahan)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:mencapai|tercapai|dicapai|pencapaian(?:nya)?)\b", re.IGNORECASE)
# What may stand between a word and its figure, and changes nothing.
FILLERS = frozenset(
    [
        "berjumlah", "dan", "serta", "maka", "sebesar", "adalah", "ialah", "yaitu", "yakni",
        "mencapai", "tercapai", "hanya", "baru", "telah", "sudah", "masih", "tetap", "juga",
        "pada", "di", "indikator", "ini", "tersebut", "itu", "tahun", "kinerja", "kinerjanya",
        "sebanyak", "senilai", "tepat", "yang", "ditetapkan", "dipatok", "perjanjian", "sampai",
        "dengan", "akhir", "atau", "sekitar", "angka", "nilai", "nilainya", "persentase",
        "persentasenya", "secara", "dari", "dalam", "untuk", "sasaran", "sejumlah", "berada",
        "tercatat", "selama", "berjalan", "laporan", "utama", "bernilai", "dapat", "berhasil",
        "diraih", "dicapai", "ditentukan", "minimal", "maksimal", "paling", "tinggi", "rendah",
        "sedikit", "banyak", "lama", "lambat", "sekurang-kurangnya", "tingkat", "hasil",
        "menjadi", "mampu", "sebelumnya", "semula", "kami", "kita", "pun", "tadi", "diperoleh",
        "dihasilkan", "sama", "kurang", "lebih", "hampir", "nyaris", "mendekati", "renstra",
        "rpjmd", "rpd", "jangka", "menengah", "nasional", "rpjmn", "spm", "provinsi", "standar",
        "daerah", "dokumen", "target", "capaian", "realisasi", "besaran", "diperjanjikan",
    ]
)  # fmt: skip
# Where they stand between, the figure is not this indicator's own.
_STOP = re.compile(
    r"\b(?:kabupaten\s+lain|kota\s+lain|anggaran|keuangan|"
    r"fisik|belanja|pagu|program|kegiatan|sub|subkegiatan|unsur|komponen|aspek|responden|kecamatan\s"
    r"+lain|setiap|per|kumulatif|tertinggi|terendah|masing-masing|berturut-turut|bobot|minimum|"
    r"predikat|rentang|skala|kategori|interval|jika|apabila|misalnya|contoh|depan|"
    r"mendatang|direncanakan|selisih|mutu|tercepat|terlama|paling\s+(?:cepat|singkat)|jumlah|banyaknya|jumlahnya|bulan|semester|harian|minggu)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:akhir(?!\s+(?:tahun|desember|periode|triwulan|semester|bulan)\b)|renstra|rpjmd|rpd|"
    r"jangka\s+menengah|tahun\s+terakhir)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\b(?:nasional|rpjmn|spm|sdgs?|provinsi|standar(?:\s+pelayanan)?|kementerian|global|pusat)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:]|,\s|\(|\b(?:sedangkan|sementara|namun|tetapi|walaupun|meskipun|karena|sehingga|serta)\b",
    re.IGNORECASE,
)
# `205 desa (94,47 persen)`, `7 kasus atau 36,84 persen`: a share of a count.
_SHARE = re.compile(r"(?:\s+[a-zA-Z/]+){0,5}\s*(?:\(|,?\s*\b(?:atau|setara|yakni|yaitu)\s)\s*$")
_PART_OF = re.compile(
    r"(?:\s+[a-z]+){0,2}\s+(?:dari|di\s?antara)\s+(?:(?:total|seluruh|semua|jumlah|sebanyak)\s+)*(?:\d|dua\b|tiga\b|"
    r"empat\b|lima\b|enam\b|tujuh\b|delapan\b|sembilan\b|se(?:puluh|belas|ratus)\b)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = re.compile(
    r"\b(?:triwulan|tw|semester|bulan)\b|\bper\s+(?:januari|februari|maret|april|mei|juni|juli|"
    r"agustus|september|oktober|november)\b",
    re.IGNORECASE,
)


# A piece of an indicator, or who was asked: its figure is not the indicator's.
_PIECE = re.compile(
    r"\b(?:sub)?(?:unsur|komponen|aspek|bobot|dimensi|responden|kuesioner|kriteria)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ucapan:
    """What a figure says. ukuran: what `awal`, `akhir` and `beda` are said of.

    indikator: whose; None: not known. tahun: that it names, 0 for this report's. tahun_lain: all
    other years that the sentence names. asing: so many unknown words stand between.
    later: of the end of the plan; abroad: of another level. potongan: of a part of the year.
    """

    kalimat: Kalimat
    nilai: Nilai
    peran: Peran
    ukuran: Peran
    indikator: int | None
    yakin: bool
    tahun: int | None
    tahun_lain: frozenset[int]
    asing: int
    later: bool
    abroad: bool
    potongan: bool

    @property
    def words(self) -> str:
        return self.kalimat.passage.text[self.nilai.start : self.nilai.end]


@once
def ucapan(naskah: Naskah) -> tuple[Ucapan, ...]:
    """Every figure of a sentence, with its part in it."""
    tahun, office = int(naskah.report.laporan.tahun), naskah.report.laporan.perangkat_daerah
    own = f"{office.nama} {office.kabupaten}".lower()
    return tuple(
        replace(u, asing=9) if _elsewhere(u, own) else u
        for k in kalimat(naskah)
        for u in _of_sentence(k, tahun)
    )


_PLACE = re.compile(
    r"\b(?:Kabupaten|Kota|Provinsi|Kecamatan|Kelurahan|Desa|Daerah\s+Istimewa|Unit|UPTD|RSUD|Puskesmas)\s+"
    r"(?P<nama>[A-Z]\w+)"
)


def _elsewhere(u: Ucapan, own: str) -> bool:
    """Is it the figure of a place that is named beside it, and not the office's own?"""
    k, at = u.kalimat, u.nilai.start
    names = [m.end for m in k.sebutan if m.end <= at]
    start = names[-1] if names else max(k.start, at - 60)
    tail = re.split(r"[,;:]", k.passage.text[u.nilai.end : min(k.end, u.nilai.end + 40)])[0]
    near = k.passage.text[start:at] + " " + tail
    other = re.search(r"\b(?:kabupaten|kota|provinsi|tetangga)\b(?!\s+[A-Z])", near)
    return other is not None or any(m["nama"].lower() not in own for m in _PLACE.finditer(near))


def _of_sentence(k: Kalimat, tahun: int) -> Iterator[Ucapan]:
    pairs = dict(_in_turn(k))
    last: Peran = ""
    before: Ucapan | None = None
    for i, value in enumerate(k.nilai):
        begin = k.nilai[i - 1].end if i else k.start
        one = _read(k, value, begin, tahun, last)
        if i in pairs:
            shared = before.peran if before is not None and not one.peran else one.peran
            one = replace(one, indikator=pairs[i], yakin=True, asing=0, peran=shared)
        if before is not None and before.peran == "awal" and one.peran == "akhir":
            whose = (before.indikator, before.yakin, max(one.asing, before.asing))
            one = replace(
                one, indikator=whose[0], yakin=whose[1], asing=whose[2], ukuran=before.ukuran
            )
        before = one
        last = one.peran if one.peran in ("target", "realisasi", "capaian") else last
        yield one


def _in_turn(k: Kalimat) -> Iterator[tuple[int, int]]:
    """`capaian A, B, dan C berturut-turut 1, 2, dan 3`: (which figure, whose)."""
    text = k.passage.text
    for mark in re.finditer(r"\b(?:masing-masing|berturut-turut)\b", k.text, re.IGNORECASE):
        at = k.start + mark.end()
        names = [m for m in k.sebutan if m.end <= at]
        values = [i for i, v in enumerate(k.nilai) if v.start >= at]
        joined = [
            i for i, j in zip(values, values[1:], strict=False)
            if re.fullmatch(r"[\s,;]*(?:dan|serta)?\s*", text[k.nilai[i].end : k.nilai[j].start])
        ]  # fmt: skip
        run = values[: len(joined) + 1]
        if len(names) >= 2 and len(run) == len(names) and all(m.n is not None for m in names):
            yield from ((i, m.n) for i, m in zip(run, names, strict=True) if m.n is not None)


def _read(k: Kalimat, value: Nilai, begin: int, tahun: int, last: Peran) -> Ucapan:
    text = k.passage.text
    lead = text[begin : value.start]
    peran, cue_end, ukuran = _part(k, lead, begin, value, last)
    whose, yakin = _whose(k, value, begin)
    between = text[cue_end : value.start]
    aims = peran in ("target", "capaian", "mencapai")
    asing = _unknown(k, between, cue_end)
    if peran in ("nilai", "daftar", "mencapai") and _PIECE.search(_since(lead)):
        asing = 9
    if peran in ("awal", "akhir", "beda", "mencapai"):
        asing = max(asing, _before_the_verb(k, value, begin))
    year, others = tahun_dari(k, value, cue_end if peran == "akhir" else begin, tahun)
    around = between + text[value.end : value.end + 40].split(",")[0]
    return Ucapan(
        k, value, peran, ukuran, whose, yakin, year, others, asing,
        later=aims and bool(_LATER.search(_since(lead) + around)),
        abroad=bool(_ABROAD.search(_clause(lead) + around)),
        potongan=bool(_PARTS.search(k.text)),
    )  # fmt: skip


def _since(lead: str) -> str:
    """What stands before a figure, from the last clause that stands against it."""
    return re.split(r"[;]|\b(?:sedangkan|sementara|namun|tetapi|adapun)\b", lead)[-1]


def _clause(lead: str) -> str:
    """The last clause of what stands before a figure."""
    breaks = [m.end() for m in _BREAK.finditer(lead)]
    return lead[breaks[-1] :] if breaks else lead


def _part(k: Kalimat, lead: str, begin: int, value: Nilai, last: Peran) -> tuple[Peran, int, Peran]:
    """(its part in the sentence, where the word that says so ends, what changed)"""
    cues = list(_STRONG.finditer(lead))
    from_to = re.search(r"\bdari(?:\s+(?:angka|semula|nilai))?\s*$", lead)
    if from_to and _becomes(k, value):
        measured = [c for c in cues if c.lastgroup in ("target", "realisasi", "capaian", "serapan")]
        first = measured[-1].lastgroup if measured else _measured_before(k, begin)
        said = re.sub(r",\s*(?:(?:yaitu|yakni)\s+)?dari\s[^,]*$", "", lead)
        if measured and _BREAK.search(said, measured[-1].end()):
            first = ""
        return "awal", value.start, first  # type: ignore[return-value]
    if not cues and _share_of_target(k, lead, value):
        return "capaian", value.start, ""
    if not cues and _named_behind(k, lead, value) is not None:
        return "nilai", value.start, ""
    if _PART_OF.match(k.passage.text, value.end):
        return "", begin, ""
    if not cues:
        if from_to or _SHARE.match(lead):
            return "", begin, ""
        if _REACHED.search(lead):
            found = list(_REACHED.finditer(lead))[-1]
            return "mencapai", begin + found.end(), ""
        names = [m.end for m in k.sebutan if begin <= m.end <= value.start and m.n is not None]
        if names:
            return ("daftar" if _goes_on(lead, begin, k) and last else "nilai"), names[-1], last
        return "", begin, ""
    cue = cues[-1]
    kind: Peran = cue.lastgroup  # type: ignore[assignment]
    measured = [c for c in cues if c.lastgroup in ("target", "realisasi", "capaian", "serapan")]
    ukuran: Peran = measured[-1].lastgroup if measured else ""  # type: ignore[assignment]
    after = lead[cue.end() :]
    if kind in ("beda", "akhir") and not ukuran:
        ukuran = _measured_before(k, begin)
    elif kind in ("beda", "akhir") and _BREAK.search(lead, measured[-1].end(), cue.start()):
        ukuran = ""
    if kind == "beda" and re.search(r"\bdari(?:\s+(?:angka|semula|nilai))?\s*$", after):
        kind = "awal"
    return kind, begin + cue.end(), ukuran


def _share_of_target(k: Kalimat, lead: str, value: Nilai) -> bool:
    """`terealisasi 87,55 atau 103 persen`: of a figure that is no count."""
    before = [v for v in k.nilai if v.end <= value.start]
    plain = before and before[-1].satuan == "" and before[-1].decimals > 0
    return bool(plain and value.satuan == "persen" and _SHARE.match(lead))


def _named_behind(k: Kalimat, lead: str, value: Nilai) -> Sebutan | None:
    """`sebanyak 72 persen nelayan telah diasuransikan`."""
    aimed = re.search(r"\btarget\b", k.passage.text[value.end : k.end], re.IGNORECASE)
    if (
        value.satuan != "persen"
        or not aimed
        or not re.fullmatch(
            r"(?:.*[,;:])?\s*(?:sebanyak|sebesar|baru|hanya)\s+", lead, re.IGNORECASE | re.DOTALL
        )
    ):
        return None
    near = range(value.end, value.end + 3)
    return next((m for m in k.sebutan if m.start in near and m.n is not None and m.sure), None)


def _becomes(k: Kalimat, value: Nilai) -> bool:
    """`dari A … menjadi`, with nothing but its unit and its year between."""
    tail = k.passage.text[value.end : min(k.end, value.end + 60)]
    return re.match(r"[^,;:.]{0,45}?\b(?:menjadi|ke)\s", tail) is not None


def _goes_on(lead: str, begin: int, k: Kalimat) -> bool:
    """One more item of a list: `IKS 0,29, UCI 94,47 persen, dan IKM 84,60`."""
    return (
        begin > k.start
        and re.match(r"[^,;]{0,50}(?:[,;]|\s(?:dan|serta)\s)", lead) is not None
        and not (
            re.search(r"\b(?:sedangkan|sementara|namun|tetapi|walau|meski|karena|sehingga)", lead)
        )
    )


def _measured_before(k: Kalimat, begin: int) -> Peran:
    """What changes, where it was named before an earlier figure of the clause."""
    before = k.passage.text[k.start : begin]
    clause = re.split(r"[;]|\b(?:sedangkan|sementara|namun|tetapi)\b", before)[-1]
    found = [
        m
        for m in _STRONG.finditer(clause)
        if m.lastgroup in ("target", "realisasi", "capaian", "serapan")
    ]
    return found[-1].lastgroup if found else ""  # type: ignore[return-value]


def _whose(k: Kalimat, value: Nilai, begin: int) -> tuple[int | None, bool]:
    """(the indicator, whether that is sure)"""
    names = [m for m in k.sebutan if m.end <= value.start]
    behind = _named_behind(k, k.passage.text[begin : value.start], value)
    if behind is not None:
        return behind.n, behind.sure
    own = {m.n for m in k.sebutan if m.n is not None}
    pronoun = PRONOUN.search(k.passage.text, begin, value.start)
    if (
        pronoun
        and "indikator" in pronoun[0].lower()
        and (not names or names[-1].end < pronoun.start())
    ):
        return (k.pokok, True) if not own or own == {k.pokok} else (None, False)
    if names:
        return names[-1].n, names[-1].sure
    if own:
        foreign = any(m.n is None for m in k.sebutan)
        if len(own) == 1 and not foreign and k.pokok in (None, *own):
            return next(iter(own)), next(m.sure for m in k.sebutan)
        return None, False
    if k.sebutan:
        return None, False
    return k.pokok, True


def _before_the_verb(k: Kalimat, value: Nilai, begin: int) -> int:
    """Unknown words between the name and `naik`, `turun`: what changes may be another thing."""
    text = k.passage.text
    verbs = [
        m for m in _STRONG.finditer(text, begin, value.start) if m.lastgroup in ("beda", "akhir")
    ]
    reached = list(_REACHED.finditer(text, begin, value.start))
    at = verbs[0].start() if verbs else reached[-1].start() if reached else value.start
    breaks = [m.end() for m in _BREAK.finditer(text, begin, at)]
    names = [m.end for m in k.sebutan if m.end <= at]
    start = max([begin, *breaks, *names[-1:]])
    return _unknown(k, text[start:at], start)


def _unknown(k: Kalimat, between: str, at: int) -> int:
    """So many words that are not known; 9 where one changes what is spoken of."""
    spans = [(m.start, m.end) for m in k.sebutan]
    bare = list(between)
    for a, b in spans:
        for n in range(max(a - at, 0), min(b - at, len(bare))):
            bare[n] = " "
    plain = "".join(bare)
    if plain != between:  # the highest of all may well be this one's
        plain = re.sub(r"\b(?:tertinggi|terendah)\b", "diraih", plain)
    if _STOP.search(plain) or re.search(r"[;.]|,\s(?!yaitu|yakni|atau)", plain):
        return 9
    count = 0
    for word in _WORD.finditer(between):
        here = at + word.start()
        if any(a <= here < b for a, b in spans):
            continue
        if word[0].lower() in FILLERS or between[: word.start()].endswith("-"):
            continue
        if word[0][0].isupper():
            return 9
        count += 1
    return count


@once
def menurut_kalimat(naskah: Naskah) -> tuple[tuple[Kalimat, tuple[Ucapan, ...]], ...]:
    """Each sentence with what its figures say."""
    of: dict[int, list[Ucapan]] = {}
    for u in ucapan(naskah):
        of.setdefault(id(u.kalimat), []).append(u)
    return tuple((k, tuple(of.get(id(k), ()))) for k in kalimat(naskah))
