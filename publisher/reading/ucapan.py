"""What each figure of a narrative says of which indicator: its target, realisasi, capaian.

A figure has the part in its sentence that the last word before it gives it (`target`,
`capaiannya`, `naik`), and speaks of the indicator that was named last, or that a pronoun
or the place of the text stands for. What is between that word and the figure tells how sure
that is: words that change nothing, a few that are not known, or another thing's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.reading import Naskah, once
from publisher.reading.indikator import Sebutan, daftar_indikator
from publisher.reading.kalimat_berangka import PRONOUN, Kalimat, kalimat
from publisher.reading.kata_ucapan import (
    ABROAD,
    AGAINST,
    BREAK,
    FILLERS,
    LATER,
    PART_OF,
    PARTS,
    PIECE,
    PLACE,
    REACHED,
    SHARE,
    SHARE_IN,
    STOP,
    STRONG,
    WORD,
    Peran,
)
from publisher.reading.nilai import Nilai, dalam_satuan
from publisher.reading.tahun_ucapan import tahun_dari


@dataclass(frozen=True, slots=True)
class Ucapan:
    """What a figure says. ukuran: what `awal`, `akhir` and `beda` are said of.

    indikator: whose; None: not known. tahun: that it names, 0 for this report's. tahun_lain: all
    other years that the sentence names. asing: so many unknown words stand between.
    later: of the end of the plan; abroad: of another level. potongan: of a part of the year.
    wilayah_sendiri: the sentence begins with no other region than the office's own.
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
    wilayah_sendiri: bool = True

    @property
    def words(self) -> str:
        return self.kalimat.passage.text[self.nilai.start : self.nilai.end]


@once
def ucapan(naskah: Naskah) -> tuple[Ucapan, ...]:
    """Every figure of a sentence, with its part in it."""
    tahun, office = int(naskah.report.laporan.tahun), naskah.report.laporan.perangkat_daerah
    own = f"{office.nama} {office.kabupaten}".lower()
    units = [i.satuan for i in daftar_indikator(naskah).indikator]
    return tuple(
        _in_unit(_placed(u, own), units) for k in kalimat(naskah) for u in _of_sentence(k, tahun)
    )


def _placed(u: Ucapan, own: str) -> Ucapan:
    """With what the places named in the sentence say of whose figure it is."""
    first = PLACE.match(u.kalimat.text.lstrip())
    asing = 9 if _elsewhere(u, own) else u.asing
    return replace(u, asing=asing, wilayah_sendiri=first is None or first["nama"].lower() in own)


def _in_unit(u: Ucapan, units: Sequence[str]) -> Ucapan:
    if u.nilai.satuan != "rupiah" or u.indikator is None:
        return u
    return replace(u, nilai=dalam_satuan(u.nilai, units[u.indikator]))


def _elsewhere(u: Ucapan, own: str) -> bool:
    """Is it the figure of a place that is named beside it, and not the office's own?"""
    k, at = u.kalimat, u.nilai.start
    names = [m.end for m in k.sebutan if m.end <= at]
    start = names[-1] if names else max(k.start, at - 60)
    tail = re.split(r"[,;:]", k.passage.text[u.nilai.end : min(k.end, u.nilai.end + 40)])[0]
    near = k.passage.text[start:at] + " " + tail
    other = re.search(r"\b(?:kabupaten|kota|provinsi|tetangga)\b(?!\s+[A-Z])", near)
    return other is not None or any(m["nama"].lower() not in own for m in PLACE.finditer(near))


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
    if peran in ("nilai", "daftar", "mencapai") and PIECE.search(_since(lead)):
        asing = 9
    names = [m.start for m in k.sebutan if m.end <= value.start]
    if peran in ("nilai", "daftar") and names and SHARE_IN.search(text[k.start : names[-1]]):
        asing = 9
    if peran in ("awal", "akhir", "beda", "mencapai"):
        asing = max(asing, _before_the_verb(k, value, begin))
    year, others = tahun_dari(k, value, cue_end if peran == "akhir" else begin, tahun)
    around = between + AGAINST.split(text[value.end : value.end + 40])[0]
    return Ucapan(
        k, value, peran, ukuran, whose, yakin, year, others, asing,
        later=aims and bool(LATER.search(_since(lead) + around)),
        abroad=bool(ABROAD.search(_clause(lead) + around)),
        potongan=bool(PARTS.search(k.text)),
    )  # fmt: skip


def _since(lead: str) -> str:
    """What stands before a figure, from the last clause that stands against it."""
    return re.split(r"[;]|\b(?:sedangkan|sementara|namun|tetapi|adapun)\b", lead)[-1]


def _clause(lead: str) -> str:
    """The last clause of what stands before a figure."""
    breaks = [m.end() for m in BREAK.finditer(lead)]
    return lead[breaks[-1] :] if breaks else lead


def _part(k: Kalimat, lead: str, begin: int, value: Nilai, last: Peran) -> tuple[Peran, int, Peran]:
    """(its part in the sentence, where the word that says so ends, what changed)"""
    cues = list(STRONG.finditer(lead))
    from_to = re.search(r"\bdari(?:\s+(?:angka|semula|nilai))?\s*$", lead)
    if from_to and _becomes(k, value):
        measured = [c for c in cues if c.lastgroup in ("target", "realisasi", "capaian", "serapan")]
        first = measured[-1].lastgroup if measured else _measured_before(k, begin)
        said = re.sub(r",\s*(?:(?:yaitu|yakni)\s+)?dari\s[^,]*$", "", lead)
        if measured and BREAK.search(said, measured[-1].end()):
            first = ""
        return "awal", value.start, first  # type: ignore[return-value]
    if not cues and _share_of_target(k, lead, value):
        return "capaian", value.start, ""
    if not cues and _named_behind(k, lead, value) is not None:
        return "nilai", value.start, ""
    if PART_OF.match(k.passage.text, value.end):
        return "", begin, ""
    if not cues:
        if from_to or SHARE.match(lead):
            return "", begin, ""
        if REACHED.search(lead):
            found = list(REACHED.finditer(lead))[-1]
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
    elif kind in ("beda", "akhir") and BREAK.search(lead, measured[-1].end(), cue.start()):
        ukuran = ""
    if kind == "beda" and re.search(r"\bdari(?:\s+(?:angka|semula|nilai))?\s*$", after):
        kind = "awal"
    return kind, begin + cue.end(), ukuran


def _share_of_target(k: Kalimat, lead: str, value: Nilai) -> bool:
    """`terealisasi 87,55 atau 103 persen`: of a figure that is no count."""
    before = [v for v in k.nilai if v.end <= value.start]
    plain = before and before[-1].satuan == "" and before[-1].decimals > 0
    return bool(plain and value.satuan == "persen" and SHARE.match(lead))


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
        for m in STRONG.finditer(clause)
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
        only = next(iter(own)) if len(own) == 1 and names else k.pokok
        return (only, True) if not own or own == {only} else (None, False)
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
        m for m in STRONG.finditer(text, begin, value.start) if m.lastgroup in ("beda", "akhir")
    ]
    reached = list(REACHED.finditer(text, begin, value.start))
    at = verbs[0].start() if verbs else reached[-1].start() if reached else value.start
    breaks = [m.end() for m in BREAK.finditer(text, begin, at)]
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
    if STOP.search(plain) or re.search(r"[;.]|,\s(?!yaitu|yakni|atau)", plain):
        return 9
    count = 0
    for word in WORD.finditer(between):
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
