"""Rules on how words are spelled, and on values that have one standard form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from publisher.reading import Naskah, once
from publisher.reading.kamus import Kamus, kata_dasar, menurut_awal
from publisher.reading.quotes import (
    Quotes,
    Said,
    certain,
    duty_words,
    fixed_names,
    official_but_duties,
    official_names,
    own_words,
    plan_words,
    statements,
)
from publisher.reading.sentences import begins_sentence
from publisher.reading.words import Word
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Anggaran
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import is_gap
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Teks

LONG = 6  # letters of a word that can be told from its neighbours, one missing
LONGER = 7  # the same of a word with a capital
OFTEN = 4  # so many times nobody types one slip
LONGEST = 3  # words in one entry of the list


@rule("ejaan", INFO)
def kata_tak_baku(naskah: Naskah) -> Iterator[Flaw]:
    """A word is not spelled as the dictionary has it.

    Official reports keep to KBBI and EYD V. Write the word that is proposed; an
    office adds words in pengetahuan/kata.toml. Names of programs, units and
    regulations, visi and misi stay as they are, and are not examined; duties of
    units, indicators, targets and cells of tables are.
    """
    wrong, firsts = naskah.report.pengetahuan.kata.tak_baku, _first_words(naskah)
    quotes = official_but_duties(naskah)
    own = ((text, quotes) for text in chain(own_words(naskah), duty_words(naskah)))
    for text, quotes in chain(own, _of_the_plan(naskah)):
        passage, found = text.passage, text.words
        for first, last, right in _in_list(passage.text, found, text.plain, wrong, firsts):
            if quotes.hold(text.plain, first, last):
                continue
            start, end = found[first].start, found[last - 1].end
            better = _in_case(passage.text, start, found[first:last], right)
            help = message("write `{right}`", right=better)
            if text in plan_words(naskah):
                help = message(
                    "write `{right}`, or leave it as the signed plan has it and waive this finding",
                    right=better,
                )
            yield Flaw(
                passage.place(start, end),
                message("`{word}` is not the standard spelling", word=passage.text[start:end]),
                help,
                certain(passage, start, end, better),
            )


@rule("ejaan", INFO)
def salah_ketik(naskah: Naskah) -> Iterator[Flaw]:
    """A word is one letter off another, and is no form of a word itself.

    `pelaksananan`, `masyrakat`: a letter is missing, doubled or changed places. Write the word
    that is proposed; a word that is right is added as `bukan_salah` in pengetahuan/kata.toml.
    """
    quotes, often = official_but_duties(naskah), _often_written(naskah)
    right: dict[tuple[str, bool], str | None] = {}
    own = ((text, quotes) for text in chain(own_words(naskah), duty_words(naskah)))
    for text, quotes in chain(own, _of_the_plan(naskah)):
        for n, word in enumerate(text.words):
            plain = text.plain[n]
            if len(plain) < LONG or plain in often or quotes.hold(text.plain, n, n + 1):
                continue
            key = plain, word.text.islower()
            if key not in right:
                right[key] = _slip_of(naskah, *key)
            meant = right[key]
            if meant is not None:
                better = _in_case(text.passage.text, word.start, [word], meant)
                yield Flaw(
                    text.passage.place(word.start, word.end),
                    message("`{word}` may be a slip of the hand", word=word.text),
                    message("did you mean `{close}`?", close=better),
                )


def _slip_of(naskah: Naskah, word: str, small: bool) -> str | None:
    """The word of which this one is a slip. small: it is written without a capital; one with a
    capital may be a name, which only a word that reports have time and again speaks against."""
    known, kamus = naskah.report.pengetahuan.kata, _kamus(naskah)
    stem = word.removesuffix("nya")
    if "-" in word or kamus.kenal(word) == 2 or word in known.tak_baku or stem in known.tak_baku:
        return None
    meant = kamus.dekat(word, _usual(naskah))
    if meant is None and stem != word and kamus.kenal(stem) < 2:
        near = kamus.dekat(stem, _usual(naskah))
        meant = f"{near}nya" if near else None
    if meant is None or meant[0] != word[0] or len(word) < LONGER and not small:
        return None
    usual = meant.removesuffix("nya") in _usual(naskah).get(meant[:2], ()) or meant in _usual(
        naskah
    ).get(meant[:2], ())
    return meant if small or usual else None


@once
def _kamus(naskah: Naskah) -> Kamus:
    known = naskah.report.pengetahuan.kata
    right = {*known.sering, *known.bukan_salah, *known.dikenal}
    return Kamus(kata_dasar(), right, known.dasar_pendek)


@once
def _usual(naskah: Naskah) -> Mapping[str, Collection[str]]:
    """The words that every report has, and those that this one has time and again."""
    own = {w for w in _counted(naskah) if len(w) >= LONG and _kamus(naskah).kenal(w) == 2}
    return menurut_awal({*map(str, naskah.report.pengetahuan.kata.sering), *own})


@once
def _counted(naskah: Naskah) -> frozenset[str]:
    count = Counter(plain for text in own_words(naskah) for plain in text.plain)
    return frozenset(w for w, n in count.items() if n >= OFTEN)


@once
def _often_written(naskah: Naskah) -> frozenset[str]:
    """Words that the report has time and again, and those that are known to be right."""
    return _counted(naskah) | {*naskah.report.pengetahuan.kata.bukan_salah}


def _of_the_plan(naskah: Naskah) -> Iterator[tuple[Said, Quotes]]:
    """The wording of the office's plan, in which only names of others stay as they are."""
    return ((text, fixed_names(naskah)) for text in plan_words(naskah))


@once
def _first_words(naskah: Naskah) -> frozenset[str]:
    return frozenset(key.split()[0] for key in naskah.report.pengetahuan.kata.tak_baku)


def _in_list(
    text: str,
    found: Sequence[Word],
    said: Sequence[str],
    wrong: Mapping[str, str],
    firsts: Collection[str],
) -> Iterator[tuple[int, int, str]]:
    """Runs of one to three words that the list has: the first, one past the last, what is right."""
    n = 0
    while n < len(found):
        if said[n] not in firsts and said[n].removesuffix("nya") not in firsts:
            n += 1
            continue
        for size in range(min(LONGEST, len(found) - n), 0, -1):
            right = _right(text, found[n : n + size], " ".join(said[n : n + size]), wrong)
            if right:
                yield n, n + size, right
                n += size - 1
                break
        n += 1


def _right(text: str, run: Sequence[Word], key: str, wrong: Mapping[str, str]) -> str:
    if any(text[a.end : b.start].strip() for a, b in zip(run, run[1:], strict=False)):
        return ""  # a sign stands between
    right = wrong.get(key)
    if right is None and key.endswith("nya"):
        stem = wrong.get(key.removesuffix("nya"))
        right = f"{stem}nya" if stem else None
    joins = right is not None and len(run) > 1 and not {" ", "-"} & set(right)
    capital = run[-1].text[0].isupper() and not run[-1].text.isupper()
    if joins and capital and key.split()[0] in _IN_NAMES:
        return ""  # `Antar Waktu`, a name
    return right or ""


_IN_NAMES = frozenset(("antar", "pasca", "non", "multi", "pra", "anti", "panca", "catur", "dwi"))


def _in_case(text: str, start: int, run: Sequence[Word], right: str) -> str:
    """`right` in the letters of what it replaces: PROSENTASE, Prosentase, prosentase."""
    old = "".join(w.text for w in run)
    if old.isupper() and len(old) > 1:
        return right.upper()
    if not old[0].isupper():
        return right
    if begins_sentence(text, start) or right.startswith(("di ", "ke ", "per ")):
        return right[:1].upper() + right[1:]
    return " ".join(w[:1].upper() + w[1:] for w in right.split())


@rule("ejaan", INFO)
def kata_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """The same word stands twice in a row.

    It is a slip of the hand (`yang yang`), or a repetition that takes a hyphen
    (`langkah-langkah`, EYD V). Remove one, or join both with a hyphen.
    """
    known, quotes = naskah.report.pengetahuan.kata, official_names(naskah)
    fine = {w.casefold() for w in known.ganda_wajar}
    own = ((text, quotes) for text in chain(own_words(naskah), statements(naskah)))
    for text, quotes in chain(own, _of_the_plan(naskah)):
        passage, found = text.passage, text.words
        for n in _doubled(text.plain):
            a, b = found[n], found[n + 1]
            between = passage.text[a.end : b.start]
            if len(a.text) < 2 or between.strip() or a.plain in fine:
                continue
            if f"{a.plain} {a.plain}" in known.tak_baku or quotes.hold(text.plain, n, n + 2):
                continue
            needless = a.plain in known.ganda_berlebih
            yield Flaw(
                passage.place(a.start, b.end),
                message("`{word}` stands twice in a row", word=a.text),
                message("remove one of them")
                if needless
                else message("remove one of them, or join both with a hyphen"),
                certain(passage, a.start, b.end, a.text) if needless else None,
            )


def _doubled(said: Sequence[str]) -> Iterator[int]:
    """Where a word is that of the next one."""
    return (n for n in range(len(said) - 1) if said[n] == said[n + 1])


_UNIT = re.compile(
    r"(?<![\w,.])\d[\d.,]*\s*(?P<unit>[^\W\d_][^\d/]*?(?:/[^\W\d_]+)?)(?=\s*(?:/\s*\d|[,;(+&]|$))"
)
_VALUE = r"(?<![\w.,])\d[\d.,]*\s*(?P<unit{n}>%|[^\W\d_][^\d/;,+&]*?)"
_TWO = re.compile(
    rf"{_VALUE.format(n=1)}\s*(?P<sign>[/;,+&]|\bdan\b)\s*"
    rf"(?=(?P<second>{_VALUE.format(n=2)})\s*(?:[/;,+&]|\bdan\b|$))"
)
_ASIDE = re.compile(r"\([^()]*\)")
# Two units of time say one time twice; two units of things are two targets.
_TIME = frozenset({"tahun", "semester", "triwulan", "bulan", "minggu", "hari", "jam", "menit"})
SHORT = 5  # letters; a shorter unit is too near to too many others


@rule("kode", WARNING, INFO)
def satuan_tak_baku(naskah: Naskah) -> Iterator[Flaw]:
    """The unit of a target is not written as the official list has it.

    One unit in two spellings (`unit`, `Unit`) is two units to a table and to
    SIPD. Write it as proposed; a unit of the office's own is added to
    pengetahuan/satuan.toml. Where only the capitals differ this is a hint: some rows
    of the nomenclature have `laporan` themselves.
    """
    known = [str(s) for s in naskah.report.pengetahuan.satuan.baku]
    by_letters = {s.casefold(): s for s in known}
    for target in _targets(naskah):
        for found in _UNIT.finditer(target):
            unit = " ".join(found["unit"].split())
            yield from _nonstandard(target.asal[0], found.span("unit"), unit, known, by_letters)
    for sasaran in naskah.report.kinerja.sasaran:
        for indikator in sasaran.indikator:
            satuan = indikator.satuan
            if satuan.asal:
                whole = (0, len(satuan))
                yield from _nonstandard(satuan.asal[0], whole, str(satuan), known, by_letters)


@rule("kode", WARNING)
def target_dua_satuan(naskah: Naskah) -> Iterator[Flaw]:
    """A target has two values, such as `10 Orang / 12 Bulan`.

    One indicator is counted in one unit, or nobody can say what was reached of it
    (PermenPANRB 53/2014: measurable). Keep the value in the unit of the indicator;
    what the other one counts is an indicator of its own, under `indikator_lain`.
    """
    for target in _targets(naskah):
        plain = _ASIDE.sub(lambda m: " " * len(m[0]), str(target))
        found = next((m for m in _TWO.finditer(plain) if not _is_one_value(m)), None)
        if found:
            yield Flaw(
                target.asal[0].at_characters(0, len(target)),
                message("the target `{target}` has two values", target=str(target)),
                message("keep one value in one unit; another indicator goes to `indikator_lain`"),
            )


def _is_one_value(found: re.Match[str]) -> bool:
    """A rate (`2 Kali / 1 Tahun`), or a stretch of time (`1 Tahun dan 6 Bulan`)."""
    first, second = (found[f"unit{n}"].strip().casefold() for n in (1, 2))
    rate = found["sign"] == "/" and re.fullmatch(r"1\s*[^\d.,]+", found["second"].strip())
    return bool(rate) or {first, second} <= _TIME


def _targets(naskah: Naskah) -> Iterator[Teks]:
    for _, simpul in semua_simpul(naskah.report.anggaran):
        for _, target in simpul.semua_indikator:
            if target is not None and target.asal:
                yield target


def _nonstandard(
    at: Place, span: tuple[int, int], unit: str, known: Sequence[str], letters: Mapping[str, str]
) -> Iterator[Flaw]:
    if unit in known:
        return
    same = letters.get(unit.casefold())
    if "/" in unit:
        near = same = _compound(unit, known, letters)
    else:
        near = same or _near(unit, letters)
    if near is None:
        return
    yield Flaw(
        at.at_characters(*span),
        message("the unit `{unit}` is not written as in the list of units", unit=unit),
        message("write `{right}`", right=near),
        same,
        severity=INFO if unit.casefold() == near.casefold() else WARNING,
    )


def _compound(unit: str, known: Collection[str], letters: Mapping[str, str]) -> str | None:
    """`Orang/Bulan` for `orang/Bulan`; None where it is right or not ours to judge.

    What follows the stroke has a capital or none: SIPD has `Orang/Bulan` and `Orang/bulan`.
    """
    first, *per = (part.strip() for part in unit.split("/"))
    whole = letters.get(unit.casefold())
    right = whole.partition("/")[0] if whole else letters.get(first.casefold())
    if (
        right is None
        or first in (right, *known)
        or not (whole or all(part.casefold() in letters for part in per))
    ):
        return None
    return f"{right}{unit[len(first) :]}"


def _near(unit: str, letters: Mapping[str, str]) -> str | None:
    """A unit of the list that differs in one letter, the first excepted."""
    plain = unit.casefold()
    if len(plain) < SHORT:
        return None
    best = process.extractOne(plain, list(letters), scorer=OSA.distance, score_cutoff=1)
    key = None if best is None else best[0]
    return letters[key] if key is not None and key[0] == plain[0] else None


@rule("kode", WARNING)
def sumber_dana_tak_baku(naskah: Naskah) -> Iterator[Flaw]:
    """The source of the money is not named as SIPD names it.

    Budget documents are compared by that name. Write it as the DPA has it, such
    as `Dana Transfer Umum-Dana Alokasi Umum`; another one is added to
    pengetahuan/sumber_dana.toml. The short name of a row is written like that of
    the report, so that both are seen to be one.
    """
    anggaran = naskah.report.anggaran
    yield from _of_rows(anggaran)
    known = {_dashes(str(s)): str(s) for s in naskah.report.pengetahuan.sumber_dana.baku}
    if is_gap(anggaran.nama_sumber_dana):
        return
    for name in _sources(str(anggaran.nama_sumber_dana), known):
        if _dashes(name) in known:
            continue
        close = process.extractOne(_dashes(name), list(known), score_cutoff=80)
        yield Flaw(
            anggaran.place / "nama_sumber_dana",
            message("`{nama}` is no name of a source of money in SIPD", nama=name.strip()),
            message("did you mean `{close}`?", close=known[close[0]])
            if close
            else message("write it as the DPA has it, or add it to the office's own list"),
        )


def _sources(text: str, known: Collection[str]) -> Iterator[str]:
    """Each source: parted by signs, or by `dan` where that is no part of a name."""
    for part in re.split(r"[;\n]|,\s(?:dan\s|serta\s)?", text):
        names = re.split(r"\s(?:dan|serta)\s", part)
        yield from [part] if _dashes(part) in known or len(names) == 1 else names


def _of_rows(anggaran: Anggaran) -> Iterator[Flaw]:
    """The short name of a row, where only blanks, dashes or capitals tell it from the report's."""
    usual = str(anggaran.sumber_dana)
    for _, simpul in semua_simpul(anggaran):
        own = simpul.sumber_dana
        if own is None or not own.asal or str(own) == usual or _dashes(own) != _dashes(usual):
            continue
        at = own.asal[0].at_characters(0, len(own))
        yield Flaw(
            at,
            message("`{nama}` is written `{usual}` elsewhere", nama=str(own), usual=usual),
            message("write `{right}`", right=usual),
            usual if at.words == str(own) else None,
        )


def _dashes(name: str) -> str:
    return re.sub(r"\s*[-–—]\s*", "-", " ".join(name.split())).casefold()


RULES = (
    kata_tak_baku,
    salah_ketik,
    kata_ganda,
    satuan_tak_baku,
    target_dua_satuan,
    sumber_dana_tak_baku,
)
