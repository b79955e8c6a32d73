"""Rules on text that says nothing of its own: copied from another place, empty, or mere praise."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from publisher.prose import REF
from publisher.reading import Naskah, Passage, once
from publisher.reading.figures import number_words
from publisher.reading.names import Found, Phrases
from publisher.reading.sentences import Sentence
from publisher.reading.words import folded, plain_words
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

RUN = 4  # words in a row: what two texts share of such runs is copied
SHORT = 8  # words; a shorter sentence two people may write by chance
NEAR = 50  # letters: a figure so near to a word of praise may bear it out
MOST = 4  # sentences that one run leads to
ALIKE = 0.7  # of the runs of the shorter sentence stand in the other
EXPLAINS = ("penyebab", "solusi")  # keys of an analysis that only its own indicator can fill


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of the analysis of an indicator."""

    passage: Passage
    sentence: Sentence
    runs: frozenset[tuple[str, ...]]

    @property
    def of(self) -> tuple[object, ...]:
        """Sasaran and indicator, by their keys."""
        return tuple(self.passage.at.keys[:4])


@rule("prosa", WARNING)
def penjelasan_disalin(naskah: Naskah) -> Iterator[Flaw]:
    """The cause or solution of one indicator stands, nearly word for word, under another.

    Two results rarely have one cause; a reviewer sees that the paragraph was copied and asks
    what the other's is. Say what holds for this indicator; where one cause does explain both,
    say so under one of them and refer to it under the other.
    """
    seen: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    told: set[tuple[int, object]] = set()
    for said in _explanations(naskah):
        first = _copied_from(said, seen)
        if first is not None and (id(said.passage), first.of) not in told:
            told.add((id(said.passage), first.of))
            at = first.passage.at
            yield Flaw(
                said.passage.place(said.sentence.start, said.sentence.end),
                message(
                    "these words stand under another indicator too ({file} line {line})",
                    file=at.path.name,
                    line=first.passage.place(first.sentence.start, first.sentence.end).line,
                ),
                message("write what holds for this indicator"),
            )
        for run in said.runs:
            if len(seen[run]) < MOST:  # what many share tells nothing more, and costs
                seen[run].append(said)


def _copied_from(said: _Said, seen: dict[tuple[str, ...], list[_Said]]) -> _Said | None:
    shared: Counter[int] = Counter()
    others: dict[int, _Said] = {}
    for run in said.runs:
        for other in seen.get(run, ()):
            if other.of != said.of:
                shared[id(other)] += 1
                others[id(other)] = other
    for key, count in shared.most_common(1):
        if count >= ALIKE * min(len(said.runs), len(others[key].runs)):
            return others[key]
    return None


def _explanations(naskah: Naskah) -> Iterator[_Said]:
    for passage in _analyses(naskah, EXPLAINS):
        for sentence in naskah.sentences_of(passage):
            words = folded(sentence.text)
            if len(words) >= SHORT:
                runs = frozenset(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
                yield _Said(passage, sentence, runs)


def _analyses(naskah: Naskah, keys: Collection[str] = ()) -> Iterator[Passage]:
    for passage in naskah.of("narasi"):
        path = passage.at.keys
        analysis = passage.at.path.stem == "kinerja" and "analisis" in path
        if analysis and (not keys or path[-1] in keys):
            yield passage


@rule("prosa", WARNING, INFO)
def analisis_kosong(naskah: Naskah) -> Iterator[Flaw]:
    """An analysis is a dash, `nihil` or a phrase that would fit any indicator.

    `Akan terus ditingkatkan sesuai ketentuan` names nothing that was done, by whom or when;
    PermenPANRB 53/2014 asks for causes of success and failure and for what is done about them.
    Write those, or leave the key out, which says that they are still to be written.
    """
    empty = {" ".join(plain_words(w)) for w in naskah.report.pengetahuan.wacana.tanpa_isi}
    hollow = _hollow(naskah)
    for whole in _whole_texts(naskah):
        if all(_says_nothing(p.text, empty, hollow) for p in whole):
            yield _nothing(whole[0], 0, len(whole[0].text))
            continue
        if whole[0].at.path.stem != "kinerja":
            continue
        for passage in whole:
            for sentence in naskah.sentences_of(passage):
                if _is_hollow(sentence.text, hollow):
                    yield _nothing(passage, sentence.start, sentence.end, True)
    for passage in naskah.of("narasi"):
        if "analisis" not in passage.at.keys and _is_dash(passage, empty):
            yield _nothing(passage, 0, len(passage.text))


def _whole_texts(naskah: Naskah) -> Iterator[Sequence[Passage]]:
    """The text of each key that explains something, all its paragraphs together."""
    groups: dict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in _analyses(naskah):
        groups[tuple(passage.at.keys)].append(passage)
    for passage in naskah.of("narasi"):
        key = (passage.at.path.stem, *passage.at.keys)
        if key == ("penutup", "langkah_perbaikan"):
            groups[key].append(passage)
    yield from groups.values()


def _says_nothing(text: str, empty: Collection[str], hollow: Collection[str]) -> bool:
    words = " ".join(plain_words(text))
    return (not words and not _has_figure(text)) or words in empty or _is_hollow(text, hollow)


def _is_hollow(text: str, hollow: Collection[str]) -> bool:
    """No word of it but those that fit everywhere, and no figure."""
    words = plain_words(text)
    if not words or _has_figure(text) or REF in text:
        return False
    return all(w in hollow or w.removesuffix("nya") in hollow for w in words)


def _is_dash(passage: Passage, empty: Collection[str]) -> bool:
    """A paragraph of its own that is a dash or one of the words for nothing."""
    text = passage.text.strip()
    if not text or REF in text or _has_figure(text):
        return False
    words = " ".join(plain_words(text))
    return not words or (words in empty and words.split()[0] in _PLAINLY and not passage.marker)


_PLAINLY = ("nihil", "sda", "s", "idem", "n", "na", "null", "xxx")


def _has_figure(text: str) -> bool:
    return any(c.isdigit() for c in text) or any(n.value > 1 for n in number_words(text))


def _nothing(passage: Passage, start: int, end: int, sentence: bool = False) -> Flaw:
    said = passage.text[start:end].strip()
    return Flaw(
        passage.place(start, end),
        message("`{kata}` says nothing of this indicator", kata=said)
        if "analisis" in passage.at.keys
        else message("`{kata}` says nothing", kata=said),
        message("write what was done or happened, by whom and when, or leave the key out"),
        severity=INFO if sentence else WARNING,
    )


@once
def _hollow(naskah: Naskah) -> frozenset[str]:
    return frozenset(map(str, naskah.report.pengetahuan.wacana.hampa))


@rule("prosa", WARNING, INFO)
def pujian_tanpa_bukti(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence praises the office's work, and gives no figure or proof.

    A performance report answers for results; praise without a figure is what an evaluator
    strikes out first. Give the figure, the award or the document that bears it out, or take
    the praise out.
    """
    wacana = naskah.report.pengetahuan.wacana
    loud = Phrases((str(w), "") for w in wacana.pujian)
    soft = Phrases((str(w), "") for w in wacana.pujian_halus)
    for passage in naskah.of("narasi"):
        if passage.at.path.stem in _NOT_OURS:
            continue
        for sentence in naskah.sentences_of(passage):
            for phrases, severity in ((loud, WARNING), (soft, INFO)):
                praise = (f for f in phrases.find(sentence.text) if _is_praise(sentence.text, f))
                found = next(praise, None)
                if found is not None:
                    at = sentence.start
                    yield Flaw(
                        passage.place(at + found.start, at + found.end),
                        message(
                            "`{kata}` is praise without a figure",
                            kata=sentence.text[found.start : found.end],
                        ),
                        message("give the figure or the proof, or take the praise out"),
                        severity=severity,
                    )
                    break


_NOT_OURS = ("visi-misi", "pendahuluan", "organisasi")  # wishes, and what offices are there for
_NO_PRAISE = re.compile(
    r"(?:\b(?:kejadian|rapat|musyawarah|sidang|kondisi|keadaan|bencana|pajak|belum|tidak|bukan|"
    r"agar|untuk|memberikan|akan|menjadi|harapan|predikat|kategori|nilai|mutu|hubungan|orang)\s+"
    r"(?:\w+\s+)?)$",
    re.IGNORECASE,
)
_PROOF = re.compile(
    r"\b(?:penghargaan|juara|peringkat|piagam|sertifikat|lomba|Nomor|tabel|gambar|lampiran|"
    r"predikat|kategori|harus|perlu|semoga|diharapkan|agar|akan|bertujuan|visi|misi)\b",
    re.IGNORECASE,
)


def _is_praise(sentence: str, found: Found[tuple[str, ...]]) -> bool:
    """Of the office's work, with no figure near it and no proof in its sentence."""
    near = sentence[max(0, found.start - NEAR) : found.end + NEAR]
    proved = REF in near or _has_figure(near) or _PROOF.search(sentence) is not None
    return not proved and _NO_PRAISE.search(sentence, 0, found.start) is None


RULES = (penjelasan_disalin, analisis_kosong, pujian_tanpa_bukti)
