"""Rules on references: what prose points at exists, and is pointed at by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from publisher.prose import REF
from publisher.prose.formats import romawi
from publisher.reading import Naskah, Passage, once
from publisher.reading.names import NameTree
from publisher.reading.references import Reference, attached, references
from publisher.reading.regulations import regulations
from publisher.reading.sentences import Sentence
from publisher.reading.words import any_word, folded
from publisher.tables import TABLES
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import is_gap
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule

_WHERE = {  # the narrative that stands before a table or figure
    "masalah": ("visi_misi", "pengantar_masalah"),
    "penjelasan_visi": ("visi_misi", "pengantar_penjelasan"),
    "misi": ("visi_misi", "pengantar_misi"),
    "sasaran": ("visi_misi", "pengantar_sasaran"),
    "organisasi": ("pendahuluan", "susunan_organisasi"),
    "rencana_kerja": ("perencanaan", "rencana_kerja"),
    "belanja": ("perencanaan", "anggaran"),
    "perjanjian_kinerja": ("perencanaan", "perjanjian_kinerja"),
    "rekonsiliasi": ("perencanaan", "rekonsiliasi"),
    "skala": ("akuntabilitas", "skala"),
    "kinerja": ("akuntabilitas", "capaian"),
    "realisasi": ("akuntabilitas", "realisasi_anggaran"),
    "serapan": ("akuntabilitas", "serapan_program"),
}


_AYAT = re.compile(r"\bayat\s*\((\d{1,2})\)", re.IGNORECASE)
_PASAL = re.compile(r"\bpasal\b", re.IGNORECASE)
TYPED = 99  # what is higher, as CV and DI are, may be a word; not in a report with many lampiran


@rule("struktur", ERROR, WARNING)
def lampiran_tak_ada(naskah: Naskah) -> Iterator[Flaw]:
    """The narrative points at a lampiran that the report does not have.

    A reader looks for it in vain, and the evaluator notes it as missing evidence.
    Add the lampiran to `laporan.toml`, or point at one that is there.
    """
    count = len(naskah.report.laporan.lampiran)
    for passage, sentence, found in _typed(naskah):
        if (
            found.kind == "lampiran"
            and (found.number < 1 or count < found.number <= max(TYPED, 2 * count))
            and _is_ours(naskah, passage, sentence)
        ):
            yield Flaw(
                passage.place(sentence.start + found.start, sentence.start + found.end),
                message("the report has {count} lampiran, not this one", count=count),
                message("add it to laporan.toml, or point at one by name, as {{lampiran.…}}"),
                severity=ERROR,
            )
    yield from _attached_to_nothing(naskah)


@rule("struktur", INFO)
def lampiran_tak_dirujuk(naskah: Naskah) -> Iterator[Flaw]:
    """No text points at a lampiran, while most others are pointed at.

    A lampiran that no sentence mentions looks left over. Mention it where its
    data are used, by its key: `{lampiran.rekap_pagu}`.
    """
    lampiran = naskah.report.laporan.lampiran
    named, told = _asked_for(naskah), _titles_told(naskah)
    typed = {f.number for _, _, f in _typed(naskah) if f.kind == "lampiran"}
    missed = [
        (n, x)
        for n, x in enumerate(lampiran, 1)
        if f"lampiran.{x.kunci}" not in named and n not in typed and str(x.judul) not in told
    ]
    for n, x in missed if 2 * len(missed) <= len(lampiran) else ():
        yield Flaw(
            x.place / "judul",
            message("no text mentions Lampiran {nomor}", nomor=romawi(n)),
            message("write `{{lampiran.{kunci}}}` where its data are used", kunci=x.kunci),
        )


@rule("struktur", INFO)
def rujukan_diketik(naskah: Naskah) -> Iterator[Flaw]:
    """The number of a lampiran, table or figure is typed.

    Numbers are given when the report is made, and move as soon as one is added
    before them. Ask for it by name: `{lampiran.struktur}`, `{tabel.belanja}`.
    """
    names = _names_by_number(naskah)
    for passage, sentence, found in _typed(naskah):
        if passage.jenis != "narasi" or not _is_ours(naskah, passage, sentence):
            continue
        name = names.get((found.kind, found.chapter, found.number), "")
        if name or (found.kind != "lampiran" and not found.chapter):
            at = passage.place(sentence.start + found.start, sentence.start + found.end)
            typed = sentence.text[found.start : found.end]
            certain = found.kind == "lampiran" and at.words == typed
            yield Flaw(
                at,
                message("the number of `{rujukan}` is typed", rujukan=typed),
                message("write `{name}`, which prints its number", name=name)
                if name
                else message("ask for it by its name; docs/nama.md lists them"),
                name if certain else None,
            )


@rule("struktur", ERROR)
def tabel_tak_ada(naskah: Naskah) -> Iterator[Flaw]:
    """The narrative points at a table or figure that the report does not have.

    Its number is higher than the tables of that chapter reach. Ask for the
    table by name, as in `{tabel.belanja}`.
    """
    names = _names_by_number(naskah)
    for passage, sentence, found in _typed(naskah):
        if found.kind == "lampiran" or not found.chapter:
            continue
        known = (found.kind, found.chapter, found.number) in names
        if not known and _is_ours(naskah, passage, sentence):
            yield Flaw(
                passage.place(sentence.start + found.start, sentence.start + found.end),
                message(
                    "the report has no `{rujukan}`",
                    rujukan=sentence.text[found.start : found.end],
                ),
                message("ask for it by its name; docs/nama.md lists them"),
            )


@rule("struktur", INFO)
def tabel_tak_dirujuk(naskah: Naskah) -> Iterator[Flaw]:
    """No text points at a table or figure, while most others are pointed at.

    Each table is introduced by a sentence that says what it shows. Write one,
    and ask for its number by name: `{tabel.serapan}`.
    """
    named = _asked_for(naskah)
    printed = [name for name in naskah.numbered if _is_printed(naskah, name)]
    if 2 * sum(name in named for name in printed) < len(printed):
        return
    for name in printed:
        key = name.partition(".")[2]
        if name not in named and key in _WHERE and not _open(naskah, key):
            yield Flaw(
                _introduced_at(naskah, key),
                message("no text mentions the table or figure `{name}`", name=name),
                message("say what it shows, and write `{{{name}}}` for its number", name=name),
            )


def _attached_to_nothing(naskah: Naskah) -> Iterator[Flaw]:
    lampiran = naskah.report.laporan.lampiran
    common: set[str] = {*naskah.report.pengetahuan.wacana.lampiran_umum}
    common |= {*folded(naskah.report.laporan.perangkat_daerah.nama)}
    titles = {stem for x in lampiran for stem in _telling(x.judul, common)}
    for passage, sentence in naskah.said("narasi"):
        told = set(_telling(sentence.text, common))
        for found in attached(sentence.text):
            at = passage.place(sentence.start + found.start, sentence.start + found.end)
            if not lampiran:
                problem = message("the report has no lampiran")
                help = message("add it to laporan.toml, or say where it is to be found")
                yield Flaw(at, problem, help, severity=ERROR)
            elif told and not told & titles and REF not in sentence.text:
                problem = message("no lampiran has a title that fits this sentence")
                help = message("point at the lampiran by name, as {{lampiran.…}}, or add it")
                yield Flaw(at, problem, help, severity=WARNING)


def _telling(text: str, common: Collection[str]) -> Iterator[str]:
    """The stems of the words that say what a text is about."""
    return (w[:6] for w in folded(text) if len(w) > 4 and w.isalpha() and w not in common)


@once
def _typed(naskah: Naskah) -> tuple[tuple[Passage, Sentence, Reference], ...]:
    return tuple(_read_references(naskah))


def _read_references(naskah: Naskah) -> Iterator[tuple[Passage, Sentence, Reference]]:
    for passage, sentence in naskah.said("narasi", "singkat"):
        for found in references(sentence.text):
            yield passage, sentence, found


def _names_by_number(naskah: Naskah) -> dict[tuple[str, int, int], str]:
    """(kind, chapter, number) → the name, in braces, that prints it; lampiran have no chapter."""
    lampiran = naskah.report.laporan.lampiran
    names = {("lampiran", 0, n): f"{{lampiran.{x.kunci}}}" for n, x in enumerate(lampiran, 1)}
    counts: Counter[tuple[str, int]] = Counter()
    for name, chapter in naskah.numbered.items():
        if _is_printed(naskah, name):
            kind = name.partition(".")[0]
            counts[kind, chapter] += 1
            names[kind, chapter, counts[kind, chapter]] = f"{{{name}}}"
    return names


def _is_printed(naskah: Naskah, name: str) -> bool:
    """Not for a table that this report has no need of."""
    compute = TABLES.get(name.partition(".")[2])
    return compute is None or compute(naskah.report) is not None


def _is_ours(naskah: Naskah, passage: Passage, sentence: Sentence) -> bool:
    """Not the annex or table of a regulation or of another document."""
    end = sentence.end
    refs = passage.refs[
        passage.text.count(REF, 0, sentence.start) : passage.text.count(REF, 0, end)
    ]
    law = any_word(naskah.report.pengetahuan.wacana.dokumen_lain)
    return not law.search(sentence.text) and all(r.name != "organisasi.dasar" for r in refs)


def _asked_for(naskah: Naskah) -> set[str]:
    return {ref.name for passage in naskah.of("narasi", "kutipan") for ref in passage.refs}


def _titles_told(naskah: Naskah) -> set[str]:
    """The titles of lampiran that a narrative mentions word for word."""
    tree = NameTree(str(x.judul) for x in naskah.report.laporan.lampiran)
    return {m.name for p in naskah.of("narasi") for m in tree.mentions(p.text)}


def _introduced_at(naskah: Naskah, key: str) -> Place:
    chapter, narrative = _WHERE[key]
    place: Place = getattr(naskah.report, chapter).place
    return place / narrative


def _open(naskah: Naskah, key: str) -> bool:
    chapter, narrative = _WHERE[key]
    return is_gap(getattr(getattr(naskah.report, chapter), narrative))


@rule("struktur", WARNING)
def ayat_tak_ada(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence refers to an ayat, and nothing in its text is numbered so.

    An ayat is a part of a pasal. Whoever copies tasks from a regulation easily
    copies `sebagaimana dimaksud pada ayat (1)` along, and the reader looks for an
    ayat that is not there. Say what is meant (`tugas tersebut`), or name the pasal
    and the regulation.
    """
    for narrative in naskah.narratives():
        numbered = {p.marker.number for p in narrative if p.marker and p.marker.kind == "paren"}
        for passage in narrative:
            for found in _AYAT.finditer(passage.text):
                start, end = naskah.sentences.around(passage.text, found.start(), found.end())
                sentence = passage.text[start:end]
                # With its pasal or its regulation the ayat is to be found there, not here.
                elsewhere = _PASAL.search(sentence) or any(regulations(sentence))
                if int(found[1]) not in numbered and not elsewhere:
                    yield Flaw(
                        passage.place(found.start(), found.end()),
                        message("nothing in this text is numbered as {ayat}", ayat=found[0]),
                        message("say what is meant, or name the pasal and the regulation"),
                    )


RULES = (
    ayat_tak_ada,
    lampiran_tak_ada,
    lampiran_tak_dirujuk,
    rujukan_diketik,
    tabel_tak_ada,
    tabel_tak_dirujuk,
)
