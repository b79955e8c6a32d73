"""Rules on who signs, for which office and when, and on every NIP."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from publisher.prose import REF, Ref
from publisher.prose.formats import tanggal
from publisher.reading import Naskah, Passage
from publisher.reading.codes import Nip, berkelompok, lahir, nips
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.laporan import PerangkatDaerah
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.nodes import is_gap
from publisher.vocabulary.pengetahuan.ketentuan import Jabatan
from publisher.vocabulary.rules import Flaw, rule


@rule("pejabat", WARNING)
def jabatan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The title of the official who signs is not that of the head of the office.

    The head signs the report (PermenPANRB 53/2014), or somebody who acts for
    the head: then Plt., Plh. or a.n. stands before the head's title (Permendagri
    1/2023). Correct the title, or put that before it.
    """
    report = naskah.report
    pejabat, kantor = report.laporan.penanda_tangan, report.laporan.perangkat_daerah
    title = _of_the_holder(pejabat.jabatan, report.pengetahuan.jabatan)
    if is_gap(title) or is_gap(kantor.nama):
        return
    if not _is_head(title, kantor):
        yield Flaw(
            pejabat.place / "jabatan",
            message(
                "`{jabatan}` signs, but the head of {kantor} is `{kepala}`",
                jabatan=pejabat.jabatan,
                kantor=kantor.nama,
                kepala=kantor.kepala,
            ),
            message("correct the title; who acts for the head puts Plt., Plh. or a.n. before it"),
        )


@rule("pejabat", INFO)
def terlambat(naskah: Naskah) -> Iterator[Flaw]:
    """An annual report is dated after the end of February.

    It is due within two months of the year that it covers (PermenPANRB
    53/2014). Nothing to mend if the date is right.
    """
    laporan = naskah.report.laporan
    due = dt.date(laporan.tahun + 1, 3, 1) - dt.timedelta(days=1)
    if laporan.jenis == "tahunan" and laporan.tanggal and laporan.tanggal > due:
        yield Flaw(
            laporan.place / "tanggal",
            message(
                "the report is dated {tanggal}, but is due by {batas}",
                tanggal=tanggal(laporan.tanggal),
                batas=tanggal(due),
            ),
            message("correct `tanggal` if it is not the date of signing"),
        )


def batas_usia(jabatan: str, known: Jabatan) -> int | None:
    """The age of retirement from an office; None where it is not known.

    Who acts for somebody else has an office of their own, which is not named.
    """
    title = " ".join(jabatan.split()).casefold()
    if _beginning(title, (*known.pelaksana, *known.atas_nama)):
        return None
    ages = {a.casefold(): int(b.usia) for b in known.batas_usia for a in b.awal}
    found = _beginning(title, tuple(ages))
    return ages[found.casefold()] if found else None


def _of_the_holder(jabatan: str, known: Jabatan) -> str:
    """The title in whose place is signed: `Camat X` of `a.n. Camat X, Sekretaris`."""
    title = " ".join(jabatan.split())
    while found := _beginning(title, (*known.pelaksana, *known.atas_nama)):
        title = title[len(found) :].lstrip(" .:")
    return re.split(r",|\bu\.b\.", title)[0].strip()


def _beginning(title: str, words: Sequence[str]) -> str:
    """The longest of some words that a title begins with."""
    fits = (w for w in words if re.match(rf"{re.escape(w)}(?!\w)", title, re.IGNORECASE))
    return max(fits, key=len, default="")


# Every office has these in its name: they tell none from another.
_GENERIC = frozenset(
    ("badan", "daerah", "dan", "dinas", "kabupaten", "kantor")
    + ("kecamatan", "kelurahan", "kota", "provinsi")
)


def _is_head(title: str, kantor: PerangkatDaerah) -> bool:
    """The head's title, and behind it no other office than theirs.

    Offices are named in full and in short (`Bappeda`), so one word in common is enough.
    """
    head = " ".join(kantor.kepala.split())
    if not _beginning(title, (head,)):
        return False
    named = _words(title[len(head) :])
    office = _words(kantor.nama)
    initials = not title.isupper() and any(w.isupper() and len(w) > 2 for w in named)
    short = len(kantor.nama.split()) == 1 or initials
    known = {w.casefold() for w in office | _words(kantor.kabupaten)}
    return not named or not office or short or any(w.casefold() in known for w in named)


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text) if w.casefold() not in _GENERIC}


PPPK = "21"  # stands where others have the month of appointment
TERMUDA, TERTUA = 17, 46  # years of age on appointment, both included


@rule("pejabat", ERROR)
def nip_mustahil(naskah: Naskah) -> Iterator[Flaw]:
    """A NIP cannot be that of the official who signs.

    A NIP holds the date of birth, the month of appointment, the sex and a
    number (Peraturan BKN 22/2007). Appointed as a child, or still in office
    after the age of retirement (58, in high office 60: UU 20/2023), means that
    a digit is wrong. Compare it with the official's card.
    """
    laporan = naskah.report.laporan
    for pejabat in (laporan.penanda_tangan, *laporan.penanda_tangan_lain):
        if is_gap(pejabat.nip):
            continue
        limit = batas_usia(pejabat.jabatan, naskah.report.pengetahuan.jabatan)
        for said in _impossible("".join(pejabat.nip.split()), laporan.tanggal_berkas, limit):
            yield Flaw(
                pejabat.place / "nip",
                said,
                message("compare the NIP with the official's card (Karpeg) or SK"),
            )


def _impossible(digits: str, signed: dt.date, limit: int | None) -> Iterator[Message]:
    born, month = lahir(digits), digits[12:14]
    if digits[14] not in "12":
        yield message("the 15th digit of a NIP is 1 or 2, not {angka}", angka=digits[14])
    if digits[15:] == "000":
        yield message("the last three digits of a NIP are never 000")
    if month != PPPK and not 1 <= int(month) <= 12:
        yield message("{bulan}, the 13th and 14th digit, is no month of appointment", bulan=month)
    elif born is not None:
        yield from _ages(born, int(digits[8:12]), month, signed, limit)


def _ages(
    born: dt.date, year: int, month: str, signed: dt.date, limit: int | None
) -> Iterator[Message]:
    begun = year - born.year - (month != PPPK and int(month) < born.month)
    oldest = 57 if month == PPPK else TERTUA
    if not TERMUDA <= begun <= oldest:
        yield message(
            "born {lahir} and appointed in {tahun}: at the age of {usia}",
            lahir=tanggal(born),
            tahun=year,
            usia=begun,
        )
    # Retirement begins with the month after the birthday.
    months = (signed.year - born.year) * 12 + signed.month - born.month
    if limit is not None and months > limit * 12:
        yield message(
            "born {lahir}, so retired at {batas} before the report was signed on {tanggal}",
            lahir=tanggal(born),
            batas=limit,
            tanggal=tanggal(signed),
        )


@rule("pejabat", ERROR)
def nip_rusak(naskah: Naskah) -> Iterator[Flaw]:
    """A NIP in the text has not 18 digits, or does not begin with a date of birth.

    Digits were lost or doubled when it was typed (Peraturan BKN 22/2007: 8 6 1
    3 digits). Ask for it by name, `{penanda_tangan.nip}`, or correct it.
    """
    for passage, nip in _typed(naskah):
        if nip.is_sound:
            continue
        if len(nip.digits) != 18:
            said = message("this NIP has {jumlah} digits, not 18", jumlah=len(nip.digits))
        else:
            said = message("the first 8 digits of this NIP are no date of birth")
        yield Flaw(passage.place(nip.start, nip.end), said, _BY_NAME)


_BY_NAME = message("correct it, or write {{penanda_tangan.nip}} for that of the official who signs")


@rule("pejabat", ERROR)
def nip_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The official who signs has another NIP in the text.

    One official has one NIP; two in one report make a reader doubt both. Ask
    for it by name, `{penanda_tangan.nip}`, so that it stands in one place.
    """
    pejabat = naskah.report.laporan.penanda_tangan
    if is_gap(pejabat.nip):
        return
    own = "".join(pejabat.nip.split())
    name = " ".join(pejabat.nama.split())
    for passage, nip, before in _with_context(naskah, name):
        if not nip.is_sound or nip.digits == own:
            continue
        if _belongs(before, name) or _mistyped(nip.digits, own):
            yield Flaw(
                passage.place(nip.start, nip.end),
                message(
                    "the NIP of {nama} is {nip} in laporan.toml",
                    nama=pejabat.nama,
                    nip=pejabat.nip,
                ),
                _BY_NAME,
            )


@rule("pejabat", INFO)
def bentuk_nip(naskah: Naskah) -> Iterator[Flaw]:
    """A NIP is not written in its printed form.

    It is printed in groups of 8, 6, 1 and 3 digits (Peraturan BKN 22/2007), and
    NIP, an abbreviation in capitals, has no full stop (EYD V).
    """
    for passage, nip in _typed(naskah):
        if not nip.is_sound:
            continue
        gap = nip.gap if ":" in nip.gap else " "
        right = (f"NIP{gap}" if nip.label else "") + berkelompok(nip.digits)
        if nip.text != right:
            yield Flaw(
                passage.place(nip.start, nip.end),
                message("the printed form is `{nip}`", nip=right),
                message("write `{nip}`", nip=right),
                fix=right,
            )


def _typed(naskah: Naskah) -> Iterator[tuple[Passage, Nip]]:
    return ((passage, nip) for passage in naskah.of() for nip in nips(passage.text))


def _with_context(naskah: Naskah, name: str) -> Iterator[tuple[Passage, Nip, str]]:
    """Each NIP with the words before it in its narrative, as far back as matters."""
    short = ((passage,) for passage in naskah.of("singkat", "judul"))
    for text in (*naskah.narratives(), *short):
        before = ""
        for passage in text:
            refs, read = iter(passage.refs), 0
            for nip in nips(passage.text):
                before = _on(before, passage.text[read : nip.start], refs, name)
                read = nip.start
                yield passage, nip, before
            before = _on(before, passage.text[read:], refs, name) + "\n"


def _on(before: str, text: str, refs: Iterator[Ref], name: str) -> str:
    """The words read so far and some more, with the official's name where it is asked for."""
    first, *parts = text.split(REF)
    named = (name if next(refs).name == "penanda_tangan.nama" else "" for _ in parts)
    return (before + first + "".join(n + p for n, p in zip(named, parts, strict=True)))[-2 * NEAR :]


NEAR = 150  # letters between a name and its NIP: the degrees and the rank


def _belongs(near: str, name: str) -> bool:
    """Whether the last person named before a NIP is the one who signs."""
    at = near.casefold().rfind(name.casefold())
    between = near[at + len(name) :]
    if at < 0 or len(between) > NEAR or any(nips(between)):
        return False
    return not re.search(
        r"\b[A-Z]{3,}\s+[A-Z]{2,}|\b(sekretaris|bendahara|kepala)\b", between, re.A
    )


def _mistyped(digits: str, own: str) -> bool:
    """Whether two numbers differ in so few digits that they must be one person's."""
    return len(digits) == len(own) and sum(a != b for a, b in zip(digits, own, strict=True)) <= 3


RULES = (
    jabatan_berbeda,
    terlambat,
    nip_mustahil,
    nip_rusak,
    nip_berbeda,
    bentuk_nip,
)
