"""Rules on the names of units: in their own duties and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from publisher.reading import Naskah, Passage
from publisher.reading.quotes import Quotes, duties, quoted
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import is_gap
from publisher.vocabulary.organisasi import Unit
from publisher.vocabulary.rules import Flaw, rule

NEAR = 90  # of 100: two names of units that are meant as one
_SUBJECT = re.compile(
    r"(?:^|,\s+)(?P<subject>[A-Z][^,.;:]*?)\s+(?:sebagai\s+(?:unsur|pembantu)|mempunyai|memiliki|bertugas)\b"
)
# One unit in the spellings that offices use for it, brought to one.
_SAME = (
    (re.compile(r"&"), " dan "),
    (re.compile(r"^(?:kepala|ka\.?)\s+(?=seksi|sub|bidang|bagian|unit|sekretariat)"), ""),
    (re.compile(r"^kasi\b"), "seksi"),
    (re.compile(r"^kabid\b"), "bidang"),
    (re.compile(r"^(?:kasubbag|kasubag|subbag|subag|sub\s+bagian|sub\s+bag)\b\.?"), "subbagian"),
    (re.compile(r"^sekretaris(?=$|\s+(?:kecamatan|dinas|badan))"), "sekretariat"),
)
_DUTIES = re.compile(
    r"\b(?:uraian\s+tugas|tugas\s+pokok|(?:susunan|struktur)\s+organisasi"
    r"|terdiri\s+(?:dari|atas))\b",
    re.IGNORECASE,
)
_VILLAGE = re.compile(
    r"\b(?:desa|kelurahan|Kelurahan|(?:[Pp]erangkat|[Pp]emerintah|[Kk]antor)\s+Desa|Desa\s+[A-Z]\w+)\b"
)
_STRICT = ("seksi", "subbagian")  # a shortened name of these can mean nothing else
_WORDS = r"Kasi|Kasubbag|Kasubag|Kabid|Seksi|Sub\s?[Bb]agian|Sub\s?[Bb]idang|Bidang|Bagian"
_NAMED = re.compile(
    rf"\b(?:{_WORDS})"
    rf"(?:\s+(?!(?<=,\s)(?:{_WORDS})\b)"
    rf"(?:[A-Z][\w-]*|&|dan(?=\s+(?!Kasi|Kasub|Kabid|Seksi|Sub|Bidang|Bagian)[A-Z])),?"
    rf"(?=\s|$|[.;:)]))+"
)


def same_unit(name: str) -> str:
    """The name without what may differ: `Kasi X`, `Kepala Seksi X` and `Seksi X` are one unit."""
    plain = " ".join(name.casefold().split()).rstrip(".,")
    for pattern, right in _SAME:
        plain = pattern.sub(right, plain)
    return " ".join(plain.split())


@rule("organisasi", ERROR)
def subjek_unit_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The duties of a unit begin with the name of another unit.

    They were copied and only half changed, so nobody knows whose duties they
    are. Correct the name after the regulation on the organisation; if the
    regulation itself errs, say so in a waiver.
    """
    units = {same_unit(u.nama): u for u in naskah.report.organisasi.unit}
    for unit in naskah.report.organisasi.unit:
        for text in (unit.tugas, unit.pengantar_fungsi):
            found = _subject(str(text))
            other = units.get(same_unit(found["subject"])) if found else None
            if found and other is not None and other is not unit and text.asal:
                yield Flaw(
                    text.asal[0].at_characters(*found.span("subject")),
                    message(
                        "the duties of {unit} name {other}", unit=unit.nama, other=found["subject"]
                    ),
                    message("write `{right}`, as the regulation has it", right=unit.nama),
                )


def _subject(text: str) -> re.Match[str] | None:
    return _SUBJECT.search(text)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of all units as they compare, and how they are written."""

    written: Mapping[str, Unit]

    def begin(self, name: str) -> bool:
        """Whether the words begin with the name of a unit."""
        said = name.split()
        return any(" ".join(said[:n]) in self.written for n in range(len(said), 0, -1))

    def meant(self, name: str) -> Unit | None:
        """The unit whose name this nearly is."""
        kind = name.split()[0]
        alike = [k for k in self.written if k.split()[0] == kind]
        longer = [k for k in alike if k.startswith(f"{name} ")]
        if kind in _STRICT and len(longer) == 1 and len(name.split()) > 1:
            return self.written[longer[0]]
        best = process.extractOne(name, alike, scorer=fuzz.ratio, score_cutoff=NEAR)
        return self.written[str(best[0])] if best else None


@rule("organisasi", WARNING)
def nama_unit_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A unit is named a little otherwise than in the list of units.

    `Sub Bagian Umum` beside `Sub Bagian Umum dan Kepegawaian` reads as two
    units. Write each name as organisasi.toml has it, which is how the
    regulation has it.
    """
    units = _Names({same_unit(u.nama): u for u in naskah.report.organisasi.unit})
    meant: dict[str, Unit | None] = {}
    if not units.written:
        return
    quotes = Quotes(p.text for p in naskah.of("resmi") if p.at.keys[:1] != ("unit",))
    for passage in (*naskah.of("narasi"), *duties(naskah)):
        for found in _NAMED.finditer(passage.text):
            name = same_unit(found[0])
            if found[0].startswith("Ka") and not _formal(
                passage.text, *found.span(), *naskah.sentences.around(passage.text, *found.span())
            ):
                continue
            if units.begin(name) or units.begin(_onward(passage, found.start(), units)):
                continue
            if name not in meant:
                meant[name] = units.meant(name)
            unit = meant[name]
            if unit is None or quoted(quotes, passage.text, *found.span()):
                continue
            yield Flaw(
                passage.place(found.start(), found.start() + len(found[0].rstrip(","))),
                message("`{nama}` is not in the list of units", nama=found[0].rstrip(",")),
                message("did you mean `{unit}`?", unit=unit.nama),
            )


def _formal(text: str, start: int, end: int, first: int, last: int) -> bool:
    """A shortened `Kasi Pelayanan` is a person in speech, but a unit where duties are listed.

    A desa has a Kasi Pelayanan of its own (Permendagri 84/2015).
    """
    around = f"{text[first:start]}\n{text[end:last]}"
    return bool(_DUTIES.search(text, first, start)) and not _VILLAGE.search(around)


def _onward(passage: Passage, start: int, units: _Names) -> str:
    """As many words from `start` on as the longest name has, whatever their capitals."""
    longest = max(len(k) for k in units.written) + 20
    return same_unit(re.sub(r"[,.;:]", " ", passage.text[start : start + longest]))


@rule("organisasi", WARNING)
def tugas_bukan_kalimat(naskah: Naskah) -> Iterator[Flaw]:
    """The duties of a unit are not a whole sentence.

    They print as a paragraph of their own under the name of the unit, so "memimpin dinas" alone
    has neither subject nor end. Write it as the regulation has it, with the unit's name and a
    full stop: "Sekretariat mempunyai tugas melayani administrasi."
    """
    for unit in naskah.report.organisasi.unit:
        words = str(unit.tugas).strip()
        if is_gap(words) or (words[:1].isupper() and words.endswith((".", ":"))):
            continue
        yield Flaw(
            unit.place / "tugas",
            message("the duties of `{nama}` are not a whole sentence", nama=unit.nama),
            message(
                "begin with the unit and end with a full stop: `{nama} mempunyai tugas … .`",
                nama=unit.nama,
            ),
        )


RULES = (subjek_unit_berbeda, nama_unit_berbeda, tugas_bukan_kalimat)
