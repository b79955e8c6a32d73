"""Rules on regulations: how prose cites them, and which ones a report is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from publisher.prose import REF
from publisher.reading import Naskah, Passage
from publisher.reading.quotes import certain
from publisher.reading.regulations import Regulation, regulations
from publisher.reading.sentences import SentenceReader
from publisher.reading.titles import is_title, title_begins
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule

Key = tuple[str, str, int]  # form, number, year
_NEEDS = re.compile(
    r"(?:mengikuti|diatur\s+(?:lebih\s+lanjut\s+)?(?:dalam|dengan|oleh|melalui)|berdasarkan|sesuai(?:\s+dengan)?|menurut"
    r"|(?:mengacu|berpedoman|merujuk|berlandaskan|tunduk)\s+(?:pada|kepada)|ditetapkan\s+(?:dengan|melalui|dalam)"
    r"|bagian\s+(?:yang\s+)?tidak\s+terpisahkan\s+dari|tercantum\s+dalam|amanat)"
    r"(?:\s+(?:ketentuan|amanat))?\s*$",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"\s*{REF}|\s+(?:tersebut|ini|itu|dimaksud|di\s+atas|yang|terkait|sebagaimana)\b",
    re.IGNORECASE,
)
_REVOKED = re.compile(
    r"\b(?:dicabut|mencabut|diganti|digantikan|menggantikan|semula|tidak\s+berlaku|"
    r"tidak\s+(?:lagi\s+)?(?:digunakan|dipakai)|tidak\s+lagi)\b"
)
_PAST = re.compile(
    r"\b(?:lama|terdahulu|sebelum(?:nya)?|dahulu|dulu|semasa|ketika|saat\s+itu|masa\s+itu|pernah|"
    r"sejarah|diubah|perubahan|hingga|sampai)\b",
    re.IGNORECASE,
)


class Known:
    """The regulations of the data file, and of the report's own list."""

    def __init__(self, naskah: Naskah) -> None:
        self._naskah = naskah

    def key(self, form: str, number: object, year: int) -> Key:
        short = self._naskah.report.pengetahuan.peraturan.singkatan
        bare = re.sub(r"\s+(?:RI|Republik\s+Indonesia)$", "", form, flags=re.IGNORECASE)
        letters = re.sub(r"[\s-]", "", bare.replace("&", "dan")).casefold()
        plain = " ".join(str(short.get(letters, bare)).casefold().split())
        return plain.replace("walikota", "wali kota"), str(number), int(year)

    @cached_property
    def shared(self) -> Mapping[Key, str]:
        """Of the data file; a title is never empty."""
        return {
            self.key(p.bentuk, p.nomor, p.tahun): str(p.tentang)
            for p in self._naskah.report.pengetahuan.peraturan.peraturan
            if p.tentang
        }

    @cached_property
    def unconfirmed(self) -> frozenset[Key]:
        """Of the data file, those whose title nobody has compared with the regulation."""
        return frozenset(
            self.key(p.bentuk, p.nomor, p.tahun)
            for p in self._naskah.report.pengetahuan.peraturan.peraturan
            if p.belum_dibandingkan
        )

    @cached_property
    def listed(self) -> Mapping[Key, str]:
        """Of the report's own list of regulations."""
        return {
            self.key(p.bentuk, p.nomor, p.tahun): str(p.tentang)
            for p in self._naskah.report.pendahuluan.peraturan
            if p.tentang
        }

    @cached_property
    def replaced(self) -> Mapping[Key, str]:
        """What took the place of those that no longer hold when the report is dated."""
        year = self._naskah.report.laporan.tanggal_berkas.year
        return {
            self.key(p.bentuk, p.nomor, p.tahun): str(p.diganti)
            for p in self._naskah.report.pengetahuan.peraturan.peraturan
            if p.diganti and p.diganti_tahun is not None and year > p.diganti_tahun
        }


def cited(naskah: Naskah) -> Iterator[tuple[Passage, Regulation]]:
    for passage in naskah.of("narasi", "judul", "singkat", "resmi"):
        for regulation in regulations(passage.text):
            yield passage, regulation


def needs_basis(text: str, at: int) -> bool:
    """The words before `at` say that what follows is a legal basis."""
    return _NEEDS.search(text, max(0, at - 80), at) is not None


def is_revoked(text: str, found: Regulation, sentences: SentenceReader) -> bool:
    """The sentence itself says that the regulation no longer holds."""
    first, last = sentences.around(text, found.start, found.end)
    return _REVOKED.search(text, first, last) is not None


@rule("hukum", ERROR, INFO)
def judul_peraturan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A regulation is cited with another title than it has.

    PermenPANRB 53/2014 is on *Perjanjian* Kinerja; a reader who looks it up
    under a wrong title doubts the rest. Copy the title from the regulation. A title of the
    program's list that nobody has compared with the regulation yet gives information alone.
    """
    known = Known(naskah)
    for peraturan in naskah.report.pendahuluan.peraturan:
        key = known.key(peraturan.bentuk, peraturan.nomor, peraturan.tahun)
        due = known.shared.get(key)
        said = peraturan.tentang
        if due and said and said.asal and not title_begins(said, due):
            yield Flaw(
                said.asal[0].at_characters(0, len(said)),
                message("this regulation is about something else: `{tentang}`", tentang=said),
                message("its title is `{right}`", right=due),
                due if key not in known.unconfirmed else None,
                severity=INFO if key in known.unconfirmed else ERROR,
            )
    for passage, regulation in cited(naskah):
        yield from _wrong_title(passage, regulation, known)


def _wrong_title(passage: Passage, cited: Regulation, known: Known) -> Iterator[Flaw]:
    if not cited.title or cited.year is None:
        return
    key = known.key(cited.form, cited.number, cited.year)
    due = known.shared.get(key) or known.listed.get(key)
    if due is None:
        return
    rest = passage.text[cited.title_start : cited.title_start + 2 * len(due) + 40]
    if REF in rest[: len(due)] or title_begins(rest, due) or is_title(cited.title, due):
        return
    yield Flaw(
        passage.place(cited.title_start, cited.title_start + len(cited.title)),
        message("this regulation is about something else: `{tentang}`", tentang=cited.title),
        message("its title is `{right}`", right=due),
        severity=INFO if key in known.unconfirmed and key not in known.listed else ERROR,
    )


@rule("hukum", WARNING)
def peraturan_tanpa_nomor(naskah: Naskah) -> Iterator[Flaw]:
    """A regulation is cited as a basis, without its number and year.

    Nobody can look it up (UU 12/2011, lampiran II: a citation has form, number,
    year and title). Write `Nomor … Tahun …`.
    """
    for narrative in naskah.narratives():
        numbered: set[str] = set()
        for passage in narrative:
            for found in regulations(passage.text):
                if found.year is not None:
                    numbered.add(found.form.casefold())
                elif _lacks_number(passage.text, found) and found.form.casefold() not in numbered:
                    yield Flaw(
                        passage.place(found.start, found.start + len(found.form)),
                        message("{bentuk} has neither number nor year", bentuk=found.form),
                        message("write its number and year: `Nomor … Tahun …`"),
                    )


def _lacks_number(text: str, found: Regulation) -> bool:
    """It is one certain regulation (its issuer or title is named) on which something is based."""
    own = re.fullmatch(
        r"(?:peraturan|keputusan|instruksi)\s+(?:pemerintah|presiden|menteri|daerah|bupati|wali\s?kota"
        r"|gubernur|kepala|badan|lembaga|kepala\s+daerah|daerah\s+kabupaten|daerah\s+kota)|undang.undang",
        found.form,
        re.IGNORECASE,
    )
    certain_one = bool(found.title) if own else True
    back = _BACK.match(text, found.start + len(found.form))
    return certain_one and not found.says_number and not back and needs_basis(text, found.start)


@rule("hukum", INFO)
def bentuk_peraturan(naskah: Naskah) -> Iterator[Flaw]:
    """Number and year of a regulation are not written out.

    A citation reads `Nomor 96 Tahun 2019` (UU 12/2011, lampiran II), not `No 96`
    or `96/2019`. Write it so.
    """
    for passage, regulation in cited(naskah):
        if regulation.year is None:
            continue
        start, end = regulation.number_start, regulation.number_end
        said = passage.text[start:end]
        right = f"Nomor {regulation.number} Tahun {regulation.year}"
        if " ".join(said.split()).casefold() == right.casefold():
            continue
        right = right.upper() if regulation.form.isupper() and " " in regulation.form else right
        yield Flaw(
            passage.place(start, end),
            message("number and year are written `{said}`", said=said),
            message("write `{right}`", right=right),
            certain(passage, start, end, right),
        )


@rule("hukum", WARNING)
def dasar_hukum_kurang(naskah: Naskah) -> Iterator[Flaw]:
    """The list of regulations lacks one on which every Laporan Kinerja is based.

    Perpres 29/2014 orders the report, and PermenPANRB 53/2014 says how it is
    made. Add the regulation to the list in pendahuluan.toml.
    """
    known, pendahuluan = Known(naskah), naskah.report.pendahuluan
    listed = {known.key(p.bentuk, p.nomor, p.tahun) for p in pendahuluan.peraturan}
    for least in naskah.report.pengetahuan.peraturan.dasar_minimal:
        if known.key(least.bentuk, least.nomor, least.tahun) not in listed:
            yield Flaw(
                pendahuluan.place / "peraturan",
                message(
                    "the list lacks {bentuk} Nomor {nomor} Tahun {tahun}",
                    bentuk=least.bentuk,
                    nomor=int(least.nomor),
                    tahun=int(least.tahun),
                ),
                message("add it as a `[[peraturan]]` of its own"),
            )


@rule("hukum", WARNING)
def peraturan_dicabut(naskah: Naskah) -> Iterator[Flaw]:
    """A regulation is cited as a basis although another one has taken its place.

    What no longer holds is no basis for a report that is dated in a later year
    than the new regulation. Cite the new one.
    """
    known = Known(naskah)
    for p in naskah.report.pendahuluan.peraturan:
        new = known.replaced.get(known.key(p.bentuk, p.nomor, p.tahun))
        if new:
            yield _replaced(p.place / "nomor", p.bentuk, str(p.nomor), int(p.tahun), new)
    for passage, found in cited(naskah):
        if found.year is None or is_revoked(passage.text, found, naskah.sentences):
            continue
        new = known.replaced.get(known.key(found.form, found.number, found.year))
        if new and not _of_the_past(passage.text, found, naskah.sentences, new):
            at = passage.place(found.start, found.number_end)
            yield _replaced(at, found.form, found.number, found.year, new)


def _of_the_past(text: str, found: Regulation, sentences: SentenceReader, new: str) -> bool:
    """The sentence tells of the time in which it held, and does not rest on it today."""
    if needs_basis(text, found.start):
        return False
    first, last = sentences.around(text, found.start, found.end)
    around = f"{text[first : found.start]} {text[found.end : last]}"
    until = int(new.rpartition("/")[2]) if new.rpartition("/")[2].isdigit() else 0
    named = _YEAR_OF_ONE.sub(" ", around)
    years = (int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", named))
    return _PAST.search(around) is not None or any(year <= until for year in years)


_YEAR_OF_ONE = re.compile(r"\b(?:Nomor|No\.?)\s+\S+\s+Tahun\s+\d{4}|/\d{4}", re.IGNORECASE)


def _replaced(at: Place, form: str, number: object, year: int, new: str) -> Flaw:
    return Flaw(
        at,
        message(
            "{bentuk} Nomor {nomor} Tahun {tahun} has been replaced by {new}",
            bentuk=form,
            nomor=number,
            tahun=year,
            new=new,
        ),
        message("cite the one that holds now"),
    )


@rule("hukum", WARNING)
def peraturan_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """The list has the same regulation twice.

    It prints twice. Remove one of them.
    """
    known = Known(naskah)
    seen: set[Key] = set()
    for p in naskah.report.pendahuluan.peraturan:
        key = known.key(p.bentuk, p.nomor, p.tahun)
        if key in seen:
            yield Flaw(
                p.place / "nomor",
                message(
                    "{bentuk} Nomor {nomor} Tahun {tahun} stands in the list already",
                    bentuk=p.bentuk,
                    nomor=str(p.nomor),
                    tahun=int(p.tahun),
                ),
                message("remove one of them"),
            )
        seen.add(key)


RULES = (
    judul_peraturan_berbeda,
    peraturan_tanpa_nomor,
    bentuk_peraturan,
    dasar_hukum_kurang,
    peraturan_dicabut,
    peraturan_ganda,
)
