"""Rules on degrees and ranks of officials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from publisher.reading import Naskah, Passage
from publisher.reading.quotes import certain
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule

# Before a name stand several degrees in a row, as in `Prof. Dr. H.`; behind it, commas part them.
_FIELDS = {
    "gelar_depan": re.compile(r"(?:Dr\.?\s*)?\(H\.?\s?C\.?\)|[^\s,;]+"),
    "gelar_belakang": re.compile(r"[^\s,;][^,;]*[^\s,;]|[^\s,;]"),
}
_AFTER_NAME = re.compile(
    r"(?P<name>[A-Z][\w.'’]+\s+[A-Z][\w.'’]+),\s*(?P<degree>[A-Z][A-Za-z]*(?:\.\s?[A-Z][A-Za-z]*)*\.?)"
    r"(?=\s*[,.;:)]|\s*$|\s+[a-z(])"
)
_RANK = re.compile(
    r"(?P<rank>[^\d(),/]+?1?)(?:\s*[,/(-]?\s*\(?(?:gol\.?\s*)?(?P<group>[IV]+\s?[/.]\s?[a-e])\)?)?$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bt(?:ingkat|kt?\.?)\s*(?:I|1)\b", re.IGNORECASE)
_PPPK = re.compile(r"(?:golongan\s+)?(?:XVII|XVI|XIV|XV|XI{0,3}|IX|IV|V?I{1,3}|V)", re.IGNORECASE)


@rule("pejabat", WARNING)
def gelar_tanpa_titik(naskah: Naskah) -> Iterator[Flaw]:
    """A degree is written without its full stops.

    `SH` is written `S.H.`, `MSi` is `M.Si.` (EYD V; Permendagri 1/2023 Pasal 44
    asks for name and degree of who signs). Write the degree as proposed. `dr.`
    (a physician) and `Dr.` (a doctorate) are two degrees: neither becomes the other.
    """
    known = naskah.report.pengetahuan.kepegawaian
    degrees = _Degrees(known.gelar)
    clear = {_bare(g) for g in known.gelar_jelas}
    for passage in naskah.of("narasi", "judul", "singkat"):
        if passage.at.keys[:1] in (("penanda_tangan",), ("penanda_tangan_lain",)):
            if passage.at.keys[-1] in _FIELDS:
                yield from _in_field(passage, _FIELDS[str(passage.at.keys[-1])], degrees)
        else:
            yield from _in_prose(passage, degrees, clear)


def _bare(degree: str) -> str:
    return re.sub(r"[.\s]", "", degree)


class _Degrees:
    """The degrees in their official writing: what one that lacks its full stops may be."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = {str(degree).removesuffix(".") for degree in known}
        self.by_letters: dict[str, list[str]] = defaultdict(list)
        for degree in map(str, known):
            self.by_letters[_bare(degree).casefold()].append(degree)

    def meant(self, degree: str) -> tuple[tuple[str, ...], bool]:
        """The official writings of a degree that has another, and whether the first is sure."""
        if " ".join(degree.split()).removesuffix(".") in self.known:
            own = [g for g in self.by_letters[_bare(degree).casefold()] if g == f"{degree}."]
            return tuple(own[:1]), True  # only its last full stop is missing, if any
        candidates = self.by_letters.get(_bare(degree).casefold(), [])
        same = [g for g in candidates if _bare(g) == _bare(degree)]
        stops = [g for g in candidates if g.casefold() == degree.casefold()]
        if len(candidates) > 1 and not same:
            return (), False  # `DR.` is `dr.` or `Dr.`
        return tuple(same or candidates), len(same) == 1 or (not same and bool(stops))


def _in_field(passage: Passage, part: re.Pattern[str], degrees: _Degrees) -> Iterator[Flaw]:
    for found in part.finditer(passage.text):
        yield from _undotted(passage, found[0], found.start(), degrees)


def _in_prose(passage: Passage, degrees: _Degrees, clear: set[str]) -> Iterator[Flaw]:
    for found in _AFTER_NAME.finditer(passage.text):
        degree = found["degree"]
        is_other_word = degree.rstrip(".").isupper() and "." not in degree[:-1]  # SPD, SKM, SAP
        if degree.istitle() and "." not in degree[:-1]:
            continue  # a word as any other
        if not is_other_word or _bare(degree) in clear or found["name"].isupper():
            yield from _undotted(passage, degree, found.start("degree"), degrees)


def _undotted(passage: Passage, degree: str, start: int, degrees: _Degrees) -> Iterator[Flaw]:
    meant, sure = degrees.meant(degree)
    end = start + len(degree)
    if not meant:
        return
    capitals = meant[0].casefold() == degree.casefold()
    yield Flaw(
        passage.place(start, end),
        message("the degree `{degree}` is written with other capitals", degree=degree)
        if capitals
        else message("the degree `{degree}` lacks its full stops", degree=degree),
        message("write `{right}`", right=meant[0])
        if len(meant) == 1
        else message("write it as the diploma has it: {choices}", choices=", ".join(meant)),
        certain(passage, start, end, meant[0]) if sure else None,
    )


@rule("pejabat", WARNING)
def pangkat_tak_dikenal(naskah: Naskah) -> Iterator[Flaw]:
    """The rank of who signs is none of the official ranks, or does not fit its golongan.

    Ranks run from Juru Muda (I/a) to Pembina Utama (IV/e); PPPK have a golongan
    I to XVII only. Copy the rank from the decree of appointment.
    """
    pejabat = naskah.report.laporan.penanda_tangan
    if pejabat.pangkat is None or _PPPK.fullmatch(str(pejabat.pangkat).strip()):
        return
    groups = {
        str(k).casefold(): str(v) for k, v in naskah.report.pengetahuan.kepegawaian.pangkat.items()
    }
    at: Place = pejabat.place / "pangkat"
    written = _RANK.match(str(pejabat.pangkat).strip())
    rank = " ".join(_FIRST.sub("Tingkat I", written["rank"]).split()) if written else ""
    due = groups.get(rank.casefold())
    if due is None:
        yield Flaw(
            at,
            message("`{pangkat}` is none of the official ranks", pangkat=pejabat.pangkat),
            message("write it as the decree of appointment does, such as `Pembina Tk. I`"),
        )
    elif (
        written and written["group"] and _bare(written["group"]).casefold() != _bare(due).casefold()
    ):
        yield Flaw(
            at,
            message(
                "{rank} is golongan {due}, not {group}", rank=rank, due=due, group=written["group"]
            ),
            message("correct the rank or its golongan after the decree of appointment"),
        )


RULES = (gelar_tanpa_titik, pangkat_tak_dikenal)
