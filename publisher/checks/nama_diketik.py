"""Rules on names of the program tree and on units of indicators, as prose types them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from publisher.checks.bunyi import misquoted
from publisher.prose.formats import dengan_satuan
from publisher.reading import Naskah, Passage
from publisher.reading.names import Phrases
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Simpul
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import message
from publisher.vocabulary.pengetahuan.edisi import KATA_HUBUNG, kata_nama
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal

_SMALL = "|".join(KATA_HUBUNG)
_NAMED = re.compile(
    rf"\b(?P<level>[Ss]ub\s?[Kk]egiatan|[Kk]egiatan|[Pp]rogram)\s+"
    rf"(?P<name>[A-Z][\w/-]*(?:(?:,?\s+(?:(?:{_SMALL})\s+)*)[A-Z][\w/-]*)+)"
)
_LEVELS = ("program", "kegiatan", "sub kegiatan")
LEAST = 3  # words of a name that is compared at all
SHARE = 60  # percent of its words that another name must have
MOST = 75  # where the two do not begin alike


@dataclass(frozen=True, slots=True)
class _Name:
    level: int
    simpul: Simpul
    words: tuple[str, ...]


@rule("prosa", WARNING)
def nama_program_mirip(naskah: Naskah) -> Iterator[Flaw]:
    """A program, kegiatan or sub kegiatan is named almost as one of the budget, but not quite.

    A reader looks for it in the tables and does not find it. Copy the name from
    anggaran.toml. A beginning of a name is taken for the name; what the national list has
    under this name is another office's.
    """
    names = _names(naskah)
    if not names:
        return
    official = naskah.report.pengetahuan.edisi.nama
    # What is quoted almost word for word, `bunyi_berbeda` tells of.
    told = {(id(p), near.start, near.end) for p, near in misquoted(naskah)}
    for passage in naskah.of("narasi"):
        for found in _NAMED.finditer(passage.text):
            typed = kata_nama(found["name"])
            same = [n for n in names if _begins(typed, n.words)]
            begins, ends = found.span("name")
            near = any(p == id(passage) and a < ends and begins < b for p, a, b in told)
            if len(typed) < LEAST or near:
                continue
            if same:
                yield from _other_level(passage, found, same)
            elif typed not in official:
                yield from _unlike(passage, found, typed, names)


def _unlike(
    passage: Passage, found: re.Match[str], typed: tuple[str, ...], names: list[_Name]
) -> Iterator[Flaw]:
    level = _LEVELS.index(_level(found["level"]))
    level_too = (n for n in names if n.level == level or n.level == level + 1 == 2)
    near = max(level_too, key=lambda n: _share(typed, n.words), default=None)
    if near is None:
        return
    share, alike = _share(typed, near.words), typed[0] == near.words[0]
    extra = set(typed) - set(near.words)
    reordered = not extra and len(typed) == len(near.words)
    if reordered or (extra and share >= (SHARE if alike else MOST)):
        yield Flaw(
            passage.place(found.start("name"), found.end("name")),
            message(
                "the budget has no {level} of this name; the nearest is `{nama}` ({at})",
                level=_level(found["level"]),
                nama=near.simpul.nama,
                at=_where(near.simpul),
            ),
            message("write the name as the budget has it"),
        )


def _other_level(passage: Passage, found: re.Match[str], same: list[_Name]) -> Iterator[Flaw]:
    """`Kegiatan` is said of sub kegiatan too; what is called a program is one."""
    said, name = _level(found["level"]), same[0]
    if said == "program" and all(n.level > 0 for n in same):
        yield Flaw(
            passage.place(found.start("level"), found.end("level")),
            message(
                "`{nama}` is a {level}, not a {said} ({at})",
                nama=name.simpul.nama,
                level=_LEVELS[name.level],
                said=said,
                at=_where(name.simpul),
            ),
            message("call it what it is in the budget"),
        )


def _where(simpul: Simpul) -> str:
    at = simpul.place / "nama"
    return f"{at.path.name}:{at.line}"


def _level(said: str) -> str:
    return re.sub(r"sub\s?kegiatan", "sub kegiatan", said.casefold())


def _names(naskah: Naskah) -> list[_Name]:
    every = semua_simpul(naskah.report.anggaran)
    return [_Name(level, s, words) for level, s in every if (words := kata_nama(str(s.nama)))]


def _begins(typed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """The name, a beginning of it, or the name with words of the sentence behind it."""
    shorter = min(len(typed), len(name))
    return typed[:shorter] == name[:shorter]


def _share(typed: tuple[str, ...], name: tuple[str, ...]) -> int:
    """Percent of the words typed that the name has; 0 where they are not half of the name."""
    common = len(set(typed) & set(name))
    return 100 * common // len(set(typed)) if 2 * common >= len(set(name)) else 0


_FIGURE = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*"
    r"(?P<unit>%|persen\b|[^\W\d_]+\b)"
)
_ALIKE = (
    {"%", "persen"},
    {"indeks", "nilai", "poin", "skor", "angka", "point"},
    {"orang", "jiwa", "peserta", "pegawai"},
    {"ha", "hektar", "hektare"},
    {"kk", "keluarga", "rumah"},
    {"dokumen", "laporan", "berkas", "buku", "naskah", "data"},
    {"kali", "kegiatan", "kunjungan"},
    {"desa", "lokasi", "daerah", "kawasan"},
)
REACH = 90  # letters between the name of an indicator and its figure


@rule("angka", WARNING)
def satuan_indikator_lain(naskah: Naskah) -> Iterator[Flaw]:
    """A figure of an indicator is written with another unit than the indicator has.

    78,26 of an indicator that is counted in points is not 78,26 percent. Write the unit of
    kinerja.toml, or correct it there.
    """
    units = {str(u).casefold() for u in naskah.report.pengetahuan.satuan.baku} | {"persen"}
    every = [i for s in naskah.report.kinerja.sasaran for i in s.indikator]
    known = Phrases((str(ind.nama), ind) for ind in every)
    for passage in naskah.of("narasi"):
        for named in known.find(passage.text):
            ind = named.value[0]
            found = _FIGURE.search(passage.text, named.end, named.end + REACH)
            if found and "." not in passage.text[named.end : found.start()]:
                yield from _unit(passage, found, ind, units)


def _unit(
    passage: Passage, found: re.Match[str], ind: Indikator, units: set[str]
) -> Iterator[Flaw]:
    unit, due = found["unit"].casefold(), str(ind.satuan).casefold()
    figure = Decimal(found["number"].replace(".", "").replace(",", "."))
    if unit not in units or _same_unit(unit, due) or figure not in _figures(ind):
        return
    right = dengan_satuan(Desimal(figure), ind.satuan)
    yield Flaw(
        passage.place(found.start(), found.end()),
        message(
            "`{ind}` is counted in {satuan} ({at})",
            ind=ind.nama,
            satuan=ind.satuan,
            at=f"{ind.place.path.name}:{(ind.place / 'satuan').line}",
        ),
        message("write `{right}`, or correct `satuan`", right=right),
    )


def _same_unit(said: str, due: str) -> bool:
    words = set(re.findall(r"%|\w+", due))
    return said in words or any(said in group and words & group for group in _ALIKE)


def _figures(ind: Indikator) -> set[Decimal]:
    targets: Mapping[str, Desimal | None] = dict(ind.target)
    every = [v for k, v in targets.items() if k != "at" and isinstance(v, Decimal)]
    every += [ind.realisasi] if ind.realisasi is not None else []
    return {Decimal(v) for v in every}


RULES = (nama_program_mirip, satuan_indikator_lain)
