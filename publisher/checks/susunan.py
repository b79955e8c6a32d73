"""Rules on the office's own outline, susunan.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from publisher.prose.formats import romawi
from publisher.reading import Naskah, once
from publisher.reading.chapters import bab_disebut
from publisher.reading.susunan import Letak, bab_tersusun, dikenal, tak_dicetak
from publisher.reading.words import any_word, folded
from publisher.tables.bagian import bagian_wajib, isi
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import NONE, Flaw, rule
from publisher.vocabulary.susunan import Ruas

MOST = 9  # a higher number is that of no chapter of a report


@rule("struktur", ERROR, waivable=NONE)
def susunan_tak_dikenal(naskah: Naskah) -> Iterator[Flaw]:
    """The outline asks for a part or heading that the Word template does not have.

    It could not be printed, so it stops the build. Write one of the keys that
    docs/susunan.md lists; a section of your own has `judul` and `isi` and no `kunci`.
    """
    susunan, templat = naskah.report.susunan, naskah.templat
    if not susunan.diatur:
        return
    if not templat.bagian:
        yield Flaw(
            susunan.place,
            message("this template has no marks, so its parts cannot be put in another order"),
            message(
                "add marks as {{{{ bagian.latar_belakang }}}} in Word (docs/templat.md), "
                "use the program's own template, or remove susunan.toml"
            ),
        )
        return
    for ruas, tingkat in _levelled(susunan.bab, 1):
        if ruas.kunci is not None and dikenal(templat, ruas.kunci, tingkat) is None:
            kinds = ("bab", "bagian") if tingkat == 1 else ("bagian",)
            yield _unknown(ruas.kunci, [b.kunci for b in templat.bagian if b.jenis in kinds])
    for kunci in susunan.depan:
        if templat.cari(kunci, "depan") is None:
            yield _unknown(kunci, [b.kunci for b in templat.bagian if b.jenis == "depan"])
    yield from _too_deep(naskah)


def _too_deep(naskah: Naskah) -> Iterator[Flaw]:
    """Sections for whose headings an older template has no style."""
    for letak in _placed(naskah):
        deepest = letak.tingkat
        if letak.bagian is not None and letak.bagian.tingkat:
            deepest += letak.bagian.terdalam - letak.bagian.tingkat
        if letak.ruas is not None and deepest > naskah.templat.tingkat:
            yield Flaw(
                letak.ruas.letak,
                message(
                    "this section has headings of level {deepest}, and the template {known}",
                    deepest=deepest,
                    known=naskah.templat.tingkat,
                ),
                message("put it a level higher, or add the heading style to the template"),
            )


def _unknown(kunci: object, known: list[str]) -> Flaw:
    close = get_close_matches(str(kunci), known, n=1)
    return Flaw(
        kunci.asal[0],  # type: ignore[attr-defined]
        message("the template has no part `{kunci}`", kunci=kunci),
        message("did you mean `{close}`?", close=close[0])
        if close
        else message("its parts are: {parts}", parts=", ".join(known)),
    )


@rule("struktur", ERROR)
def susunan_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """The outline names a part twice.

    A part is printed once, where it is named first. Remove one of the two.
    """
    susunan = naskah.report.susunan
    if not susunan.diatur:
        return
    seen: dict[str, Place] = {}
    keys = (r.kunci for r in susunan.semua() if r.kunci is not None)
    for kunci in (*susunan.depan, *keys):
        at = kunci.asal[0]
        first = seen.setdefault(kunci, at)
        if first is not at:
            yield Flaw(
                at,
                message("`{kunci}` stands at line {line} already", kunci=kunci, line=first.line),
                message("remove one of the two: a part is printed once"),
            )


@rule("struktur", ERROR, WARNING)
def susunan_tanpa_bagian_wajib(naskah: Naskah) -> Iterator[Flaw]:
    """The outline leaves out a part that every Laporan Kinerja must have.

    PermenPANRB 53/2014 (annex II) names the parts of a Laporan Kinerja; their
    order and titles are the office's own, but a report without one of them is sent
    back. Name the part in susunan.toml. What is obligatory stands in
    pengetahuan/kerangka.toml.
    """
    susunan = naskah.report.susunan
    if not susunan.diatur:
        return
    unprinted = _unprinted(naskah)
    for bagian, contents in bagian_wajib(naskah.report):
        for content in contents:
            if content.kunci in unprinted:
                yield Flaw(
                    susunan.place / "bab" if susunan.bab else susunan.place,
                    message(
                        "the part `{nama}` is left out ({dasar})",
                        nama=bagian.nama,
                        dasar=bagian.dasar,
                    ),
                    message("name it where it belongs: `{kunci}`", kunci=unprinted[content.kunci]),
                    severity=ERROR if bagian.tingkat == "kesalahan" else WARNING,
                )


@rule("struktur", WARNING)
def isi_tak_dicetak(naskah: Naskah) -> Iterator[Flaw]:
    """A text is written, and the outline leaves out the part that prints it.

    Nobody will read it. Name the part in susunan.toml, or write `belum diisi` in
    the place of the text.
    """
    report = naskah.report
    wajib = {content.kunci for _, contents in bagian_wajib(report) for content in contents}
    for name, part in _unprinted(naskah).items():
        content = isi(report, name)
        is_text = content.kata is not None or name.endswith(".subbab")
        if name not in wajib and is_text and content.terisi:
            yield Flaw(
                content.at,
                message("susunan.toml leaves out the part that prints this: `{part}`", part=part),
                message("name it there, or write `belum diisi` here"),
            )


@rule("struktur", WARNING)
def susunan_kosong(naskah: Naskah) -> Iterator[Flaw]:
    """A chapter or section of the outline has a title and nothing below it.

    The report would print a bare heading. Write its `isi`, or give it sections.
    """
    susunan = naskah.report.susunan
    for ruas in susunan.semua():
        if ruas.kunci is None and ruas.isi is None and not ruas.isinya:
            yield Flaw(
                ruas.letak,
                message("nothing stands below the title `{judul}`", judul=ruas.judul),
                message("write its text as `isi`, or its sections as `bagian`"),
            )


@rule("struktur", ERROR, WARNING)
def bab_salah_sebut(naskah: Naskah) -> Iterator[Flaw]:
    """A text names a chapter by a number that is not its own.

    `Bab III Penutup` leads a reader astray where Penutup is Bab IV. Ask for the
    number by name, as in `{bab.penutup}`: it follows the outline.
    """
    titles = _chapters(naskah)
    others = any_word(naskah.report.pengetahuan.wacana.dokumen_lain)
    for passage in naskah.of("narasi") if titles else ():
        for found in bab_disebut(passage.text):
            at = passage.place(found.start, found.end)
            start, end = naskah.sentences.around(passage.text, found.start, found.end)
            if others.search(passage.text[start:end]):
                continue
            if found.nomor > max(MOST, 2 * len(titles)):
                continue
            if not 1 <= found.nomor <= len(titles):
                yield Flaw(
                    at,
                    message("the report has {count} chapters, not this one", count=len(titles)),
                    message("ask for its number by name, as {{bab.penutup}}"),
                    severity=ERROR,
                )
                continue
            named = [n for n, title in enumerate(titles, 1) if title and found.says(title)]
            if named and found.nomor not in named:
                yield Flaw(
                    at,
                    message("this chapter is Bab {nomor}", nomor=romawi(named[0])),
                    message("ask for its number by name, as {{bab.penutup}}"),
                    severity=WARNING,
                )


@once
def _chapters(naskah: Naskah) -> tuple[tuple[str, ...], ...]:
    """The words of each chapter's title; none where a tag of the template is in it."""
    chapters = bab_tersusun(naskah.report.susunan, naskah.templat)
    return tuple(() if "{" in bab.judul else folded(bab.judul) for bab in chapters)


@once
def _placed(naskah: Naskah) -> tuple[Letak, ...]:
    chapters = bab_tersusun(naskah.report.susunan, naskah.templat)
    return tuple(letak for bab in chapters for letak in bab.semua())


@once
def _unprinted(naskah: Naskah) -> dict[str, str]:
    """What of the content only parts print that are left out → such a part."""
    return tak_dicetak(naskah.report.susunan, naskah.templat)


def _levelled(all_of: Iterable[Ruas], tingkat: int) -> Iterator[tuple[Ruas, int]]:
    for ruas in all_of:
        yield ruas, tingkat
        yield from _levelled(ruas.isinya, tingkat + 1)


RULES = (
    susunan_tak_dikenal,
    susunan_ganda,
    susunan_tanpa_bagian_wajib,
    isi_tak_dicetak,
    susunan_kosong,
    bab_salah_sebut,
)
