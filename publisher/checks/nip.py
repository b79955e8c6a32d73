"""Rules on the NIP: of the official who signs, and as they are typed in the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from publisher.checks.jabatan import batas_usia
from publisher.prose import REF, Ref
from publisher.prose.formats import tanggal
from publisher.reading import Naskah, Passage
from publisher.reading.nips import Nip, berkelompok, lahir, nips
from publisher.vocabulary.findings import ERROR, INFO
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule

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
    pejabat = laporan.penanda_tangan
    limit = batas_usia(pejabat.jabatan, naskah.report.pengetahuan.jabatan)
    for said in _impossible("".join(pejabat.nip.split()), laporan.tanggal, limit):
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


RULES = (nip_mustahil, nip_rusak, nip_berbeda, bentuk_nip)
