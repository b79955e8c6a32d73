"""Rules on degrees and ranks of officials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from publisher.checks.official_words import certain
from publisher.reading import Naskah, Passage
from publisher.vocabulary.findings import Finding, warning
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place

_PART = re.compile(r"[^\s,;][^,;]*[^\s,;]|[^\s,;]")
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


def gelar_tanpa_titik(naskah: Naskah) -> Iterator[Finding]:
    """A degree is written without its full stops.

    `SH` is written `S.H.`, `MSi` is `M.Si.` (EYD V; Permendagri 1/2023 Pasal 44
    asks for name and degree of who signs). Write the degree as proposed.
    """
    known = naskah.report.pengetahuan.kepegawaian
    right = {_bare(g): str(g) for g in known.gelar}
    clear = {_bare(g) for g in known.gelar_jelas}
    for passage in naskah.of("narasi", "judul", "singkat"):
        if passage.at.keys[:1] == ("penanda_tangan",):
            if str(passage.at.keys[-1]).startswith("gelar_"):
                yield from _in_field(passage, right)
        else:
            yield from _in_prose(passage, right, clear)


def _bare(degree: str) -> str:
    return re.sub(r"[.\s]", "", degree).casefold()


def _in_field(passage: Passage, right: Mapping[str, str]) -> Iterator[Finding]:
    for part in _PART.finditer(passage.text):
        yield from _undotted(passage, part[0], part.start(), right)


def _in_prose(passage: Passage, right: Mapping[str, str], clear: set[str]) -> Iterator[Finding]:
    for found in _AFTER_NAME.finditer(passage.text):
        degree = found["degree"]
        is_other_word = degree.rstrip(".").isupper() and "." not in degree[:-1]  # SPD, SKM, SAP
        if not is_other_word or _bare(degree) in clear or found["name"].isupper():
            yield from _undotted(passage, degree, found.start("degree"), right)


def _undotted(
    passage: Passage, degree: str, start: int, right: Mapping[str, str]
) -> Iterator[Finding]:
    better = right.get(_bare(degree))
    end = start + len(degree)
    if better is None or better == degree:
        return
    yield warning(
        "gelar-tanpa-titik",
        passage.place(start, end),
        message("the degree `{degree}` lacks its full stops", degree=degree),
        message("write `{right}`", right=better),
        certain(passage, start, end, better),
    )


def pangkat_tak_dikenal(naskah: Naskah) -> Iterator[Finding]:
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
        yield warning(
            "pangkat-tak-dikenal",
            at,
            message("`{pangkat}` is none of the official ranks", pangkat=pejabat.pangkat),
            message("write it as the decree of appointment does, such as `Pembina Tk. I`"),
        )
    elif written and written["group"] and _bare(written["group"]) != _bare(due):
        yield warning(
            "pangkat-tak-dikenal",
            at,
            message(
                "{rank} is golongan {due}, not {group}", rank=rank, due=due, group=written["group"]
            ),
            message("correct the rank or its golongan after the decree of appointment"),
        )
