"""Rules on official wording that is quoted: it stands everywhere as it was decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from publisher.reading import Naskah, Passage, once
from publisher.reading.lists import typed_lists
from publisher.reading.names import SHORTEST, Change, Near, NearIndex, change
from publisher.reading.words import folded, tokens
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Teks

_AFTER_NAME = re.compile(
    r"\s*(?:$|[,;:(–—]|\.\s*$"
    r"|(?:adalah|sebesar|dengan|target\w*|realisasi\w*|mencapai|tercapai|capaian\w*|ditargetkan)\b)"
)
_LONG = 6  # words of a statement that nobody writes by chance


@rule("prosa", WARNING)
def bunyi_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A visi, misi, sasaran, indikator, program or other name is quoted in other words.

    Official wording has one form, that of the planning document; a second one
    makes the reader ask which of them holds. Copy it as its file has it, or ask
    for it by name where there is one.
    """
    yield from _in_prose(naskah)
    yield from _among_files(naskah.report)


@rule("prosa", INFO)
def kapital_nama_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """An official name is typed with other capitals than it has.

    It is the same name, but looks like another one beside the tables. Write it
    as its file has it.
    """
    written = {" ".join(name.split()) for name in _all_names(naskah.report)}
    for passage, near in _quotations(naskah):
        typed = passage.text[near.start : near.end]
        if " ".join(typed.split()) in written:
            continue
        if passage.jenis != "singkat" and near.equal and _capitals_differ(typed, near.name):
            at = passage.place(near.start, near.end)
            same = at.words == typed and typed.casefold() == near.name.casefold()
            yield Flaw(
                at,
                message("the name has other capitals: {nama}", nama=near.name),
                message("write it as its file has it"),
                str(near.name) if same else None,
            )


@once
def _quotations(naskah: Naskah) -> tuple[tuple[Passage, Near], ...]:
    """Where a text has an official name, word for word or almost so."""
    index = NearIndex(_names(naskah.report))
    return tuple(
        (passage, near)
        for passage in naskah.of("narasi", "judul", "singkat")
        for near in index.near(passage.text)
    )


def _in_prose(naskah: Naskah) -> Iterator[Flaw]:
    for passage, near in misquoted(naskah):
        yield _differs(passage, near, passage.text[near.start : near.end])


@once
def misquoted(naskah: Naskah) -> tuple[tuple[Passage, Near], ...]:
    """Where a text means an official name and has other words."""
    return tuple(_misquoted(naskah))


def _misquoted(naskah: Naskah) -> Iterator[tuple[Passage, Near]]:
    names = _names(naskah.report)
    announces = naskah.report.pengetahuan.wacana.pengantar_nama
    performance, listed = _performance(naskah.report), _listed(naskah)
    for passage, near in _quotations(naskah):
        typed = passage.text[near.start : near.end]
        if (
            not near.equal
            and not _is_bare(typed, near.name)
            and not _is_shorter(passage.text, near)
            and (
                _is_quoted(passage, near, names[near.name], announces)
                or _is_opening(passage, near, near.name in performance)
                or _is_listed(passage, near, listed)
            )
        ):
            yield passage, near


def _differs(passage: Passage, near: Near, typed: str) -> Flaw:
    return Flaw(
        passage.place(near.start, near.end),
        _difference(near.name, change(typed, near.name)),
        message(
            "write it word for word: `{nama}`; if something else is meant, leave it and give the "
            "reason in `[[pengecualian]]`",
            nama=near.name,
        ),
    )


def _difference(nama: str, changed: Change) -> Message:
    """Which words differ: those that stand for others, are missing, or are too many."""
    ours, official = changed.ours, changed.official
    if ours and official:
        return message(
            "this is not the wording of `{nama}`: `{ditulis}` stands where it has `{resmi}`",
            nama=nama,
            ditulis=ours,
            resmi=official,
        )
    if official:
        return message(
            "this is not the wording of `{nama}`: `{resmi}` is missing", nama=nama, resmi=official
        )
    if ours:
        return message(
            "this is not the wording of `{nama}`: `{ditulis}` is not in it", nama=nama, ditulis=ours
        )
    return message("this is not the wording of `{nama}`", nama=nama)


def _names(report: Report) -> dict[str, bool]:
    """Official wording → whether it is a statement, which reads as an ordinary sentence."""
    return {n: False for n in _titles(report)} | {n: True for n in _statements(report)}


def _all_names(report: Report) -> Iterator[str]:
    """Also those whose words are those of another one: an indicator and that of a program."""
    yield from _titles(report)
    yield from _statements(report)


def _statements(report: Report) -> Iterator[str]:
    visi = report.visi_misi
    yield from (visi.visi, *(m.nama for m in visi.misi))
    yield from (t for m in visi.misi for t in m.tujuan)
    yield from (s.nama for s in report.kinerja.sasaran)


def _titles(report: Report) -> Iterator[str]:
    yield from (u.nama for u in report.organisasi.unit)
    yield from (i.nama for s in report.kinerja.sasaran for i in s.indikator)
    for _, simpul in semua_simpul(report.anggaran):
        yield simpul.nama
        yield from (i for i, _ in simpul.semua_indikator if i is not None)


def _is_quoted(passage: Passage, near: Near, statement: bool, announces: Collection[str]) -> bool:
    """Meant as the name: marked as one, or too much like it to be anything else."""
    text = passage.text
    typed = text[near.start : near.end]
    changed = change(typed, near.name)
    if _in_quotes(text, near):
        return True
    if _is_title(typed) and _is_title(near.name):
        return changed.slight or (changed.one_sided and not _goes_on(text, near))
    long = len(typed.split()) >= _LONG and changed.slight
    if statement and long:
        return True
    before = list(tokens(text[max(0, near.start - 40) : near.start]))
    introduced = bool(before) and before[-1].plain in announces
    alone = bool(passage.marker) and len(text) - len(typed) <= len("; dan ")
    return typed[:1].isupper() and long and (introduced or alone)


def _performance(report: Report) -> frozenset[str]:
    """The wording of sasaran and of their indicators."""
    sasaran = report.kinerja.sasaran
    return frozenset((*(s.nama for s in sasaran), *(i.nama for s in sasaran for i in s.indikator)))


def _is_opening(passage: Passage, near: Near, performance: bool) -> bool:
    """An item or paragraph that begins with it, and goes on to say what its figures are."""
    typed = passage.text[near.start : near.end]
    words_of_it = len(typed.split())
    return (
        performance
        and near.start == 0
        and words_of_it >= (SHORTEST + 1 if passage.marker else _LONG)
        and change(typed, near.name).slight
        and _AFTER_NAME.match(passage.text, near.end) is not None
    )


def _listed(naskah: Naskah) -> frozenset[tuple[int, str]]:
    """The items of typed lists of names, with the name that each of them is."""
    return frozenset(
        (id(passage), member.nama)
        for typed in typed_lists(naskah)
        for passage, member in typed.items
        if member is not None
    )


def _is_listed(passage: Passage, near: Near, listed: Collection[tuple[int, str]]) -> bool:
    """An item of a list of names is one of them, whatever its capitals."""
    changed = change(passage.text[near.start : near.end], near.name)
    before = passage.text[: near.start].strip().casefold()
    return (
        (id(passage), near.name) in listed
        and before in ("", "program", "kegiatan", "sub kegiatan")
        and (changed.slight or changed.one_sided)
        and _AFTER_NAME.match(passage.text, near.end) is not None
    )


def _is_bare(typed: str, name: str) -> bool:
    """The name without the word that says what it is, or with it twice: `(Program) Pengelolaan`."""
    changed = change(typed, name)
    return {*changed.ours.split(), *changed.official.split()} <= {"program", "kegiatan", "sub"}


_ASIDE = re.compile(r"\(([^()]*)\)")


def _is_shorter(text: str, near: Near) -> bool:
    """Without its abbreviation in brackets, or with that alone; or only a stretch of the name.

    `Indeks Kepuasan Masyarakat` is the indicator `Indeks Kepuasan Masyarakat (IKM)`, and whoever
    speaks of `Administrasi Keuangan` need not mean the kegiatan by its whole name.
    """
    typed = text[near.start : near.end]
    aside = {w for a in _ASIDE.findall(near.name) for w in folded(a)}
    said, official = folded(typed), folded(near.name)
    plain = [w for w in official if w not in aside]
    if aside and ([w for w in said if w not in aside] == plain or _stretch(said, plain)):
        return True
    return not _in_quotes(text, near) and _stretch(said, official)


def _stretch(said: Sequence[str], official: Sequence[str]) -> bool:
    """All the words stand in a row in the name, and some of it is left out at an end."""
    size = len(said)
    runs = (tuple(official[n : n + size]) for n in range(len(official) - size + 1))
    return size < len(official) and tuple(said) in runs


def _goes_on(text: str, near: Near) -> bool:
    """The name has further words in the text, so that it is the name of another thing."""
    after = re.match(r"\s+(?:dan\s+)?[A-Z]\w", text[near.end :])
    before = re.search(r"(?:^|\s)([A-Z]\w+)\s+$", text[: near.start])
    return bool(after) or (before is not None and before[1] not in ("Program", "Kegiatan"))


def _in_quotes(text: str, near: Near) -> bool:
    return text[near.start - 1 : near.start] in ("“", '"') and text[near.end : near.end + 1] in (
        "”",
        '"',
    )


def _is_title(text: str) -> bool:
    """Capitals at most of its long words, as names of programs have them."""
    long = [w.text for w in tokens(text) if len(w.text) > 4]
    return text[:1].isupper() and 5 * sum(w[0].isupper() for w in long) >= 4 * max(len(long), 2)


def _capitals_differ(typed: str, name: str) -> bool:
    """Another case of some of its words, where most of them are those of the name."""
    pairs = [(a.text, b.text) for a, b in zip(tokens(typed), tokens(name), strict=True)]
    same = sum(a == b for a, b in pairs)
    return (
        same < len(pairs)
        and 3 * same >= 2 * len(pairs)
        and pairs[0][0][0].isupper() == pairs[0][1][0].isupper()
    )


def _among_files(report: Report) -> Iterator[Flaw]:
    """Statements and indicators that two files give in almost the same words."""
    visi = report.visi_misi
    aims = [visi.visi, *(m.nama for m in visi.misi), *(t for m in visi.misi for t in m.tujuan)]
    yield from _variants((s.nama for s in report.kinerja.sasaran), _by_text(aims))
    indicators = [
        i
        for _, simpul in semua_simpul(report.anggaran)
        for i, _ in simpul.semua_indikator
        if i is not None
    ]
    own = (i.nama for s in report.kinerja.sasaran for i in s.indikator)
    yield from _variants(own, _by_text(indicators))


def _by_text(texts: Iterable[Teks]) -> Mapping[str, Teks]:
    return {str(t): t for t in texts}


def _variants(texts: Iterable[Teks], others: Mapping[str, Teks]) -> Iterator[Flaw]:
    index = NearIndex(others)
    for text in texts:
        for near in index.near(text):
            whole = near.end - near.start >= len(text.strip().rstrip("."))
            changed = change(text, near.name)
            if near.equal or not whole or not changed.slight or not text.asal:
                continue
            at = next(iter(others[near.name].asal), None)
            yield Flaw(
                text.asal[0],
                _difference_of_files(near.name, changed, at),
                message(
                    "write both as the planning document has them; if they are two things, leave "
                    "them and give the reason in `[[pengecualian]]`"
                ),
            )


def _difference_of_files(nama: str, changed: Change, at: Place | None) -> Message:
    file, line = (at.path.name, at.line) if at else ("", 0)
    ours, official = changed.ours, changed.official
    if ours and official:
        return message(
            "almost the same words stand in {file} line {line} (`{nama}`): `{resmi}` there, "
            "`{ditulis}` here",
            file=file,
            line=line,
            nama=nama,
            resmi=official,
            ditulis=ours,
        )
    return message(
        "almost the same words stand in {file} line {line} (`{nama}`): only one of them has "
        "`{kata}`",
        file=file,
        line=line,
        nama=nama,
        kata=ours or official,
    )


RULES = (bunyi_berbeda, kapital_nama_berbeda)
