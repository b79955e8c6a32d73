"""Rules on how prepositions, bound forms, sentences and titles are written (EYD V)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.prose import REF
from publisher.reading import Naskah, Passage
from publisher.reading.quotes import certain, in_regulation, plan_words
from publisher.vocabulary.findings import INFO
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule

# -- prepositions and bound forms

_DI_VERB = re.compile(r"\b(?P<di>[Dd]i)\s+(?P<kata>[a-z]{4,})\b")
_DI_PLACE = re.compile(r"\b(?P<di>[DdKk][ie])(?P<kata>[a-z]{4,})\b")
_BOUND = re.compile(r"\b(?P<kata>[A-Za-z]{3,6})\s+(?P<lain>[A-Za-z][\w-]{2,})\b")


@rule("ejaan", INFO)
def kata_depan_serangkai(naskah: Naskah) -> Iterator[Flaw]:
    """The prefix `di-` stands apart from its verb, the preposition `di` or `ke` sticks to its word,
    or a bound form (`antar`, `non`, `pasca`) stands alone.

    EYD V: `disimpan`, `di kecamatan`, `antarprogram`, `non-ASN`. Write it so.
    """
    kata = naskah.report.pengetahuan.kata
    verbs, places = frozenset(kata.kata_kerja), frozenset(kata.tempat)
    bound = frozenset(kata.terikat)
    for p in _texts(naskah):
        text = p.text
        for m in _DI_VERB.finditer(text):
            if m["kata"] in verbs or _is_verb(m["kata"]):
                yield from _written(p, *m.span(), f"{m['di']}{m['kata']}", kata.tak_baku)
        for m in _DI_PLACE.finditer(text):
            if m["kata"] in places:
                yield from _written(p, *m.span(), f"{m['di']} {m['kata']}", kata.tak_baku)
        for m in _BOUND.finditer(text):
            if m["kata"].lower() in bound and not m["lain"].lower().startswith(_NO_NOUN):
                if m["lain"][0].isupper() and m["kata"][0].isupper() and not m["lain"].isupper():
                    continue  # a name
                sign = "-" if m["lain"][0].isupper() else ""
                right = f"{m['kata']}{sign}{m['lain']}"
                yield from _written(p, *m.span(), right, kata.tak_baku)


_NO_NOUN = ("dan", "atau", "jemput", "yang", "ke", "di", "dengan", "pulang", "kota ", "serta")


def _is_verb(word: str) -> bool:
    return word.endswith("kan") and len(word) > 6 and not word.endswith(("ikan", "akan"))


def _written(p: Passage, start: int, end: int, right: str, known: object) -> Iterator[Flaw]:
    said = " ".join(p.text[start:end].split())
    if said.lower() in known or in_regulation(p.text, start):  # type: ignore[operator]
        return  # `kata-tak-baku` says it
    yield Flaw(
        p.place(start, end),
        message("`{word}` is not the standard spelling", word=said),
        message("write `{right}`", right=right),
        certain(p, start, end, right),
    )


def _texts(naskah: Naskah) -> Iterator[Passage]:
    yield from naskah.of("narasi", "judul", "singkat")
    yield from (s.passage for s in plan_words(naskah))


# -- capitals and signs

_SMALL_WORDS = frozenset(
    [
        "di", "ke", "dari", "dan", "yang", "untuk", "pada", "dengan", "dalam", "oleh", "serta",
        "atau", "bagi",
    ]
)  # fmt: skip
_NEXT_SMALL = re.compile(r"(?P<sebelum>[a-z]{4,})\.\s+(?P<kata>[a-z]{3,})")
_TWICE = re.compile(r"(?P<tanda>[,;:]\s?[,;.]|(?<=[a-z]{4})\.\s?,|(?<!\.)\.\.(?!\.))(?=\s|$)")


@rule("ejaan", INFO)
def kapital_salah(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence begins with a small letter, or a small word of a title with a capital.

    In titles `di`, `dan`, `yang` and their like are small unless they come first, and no full
    stop ends a title (EYD V). Two signs in a row are a slip.
    """
    for p in naskah.of("narasi", "judul", "singkat"):
        for start, end, right, why in (*_sentences(naskah, p), *_title(p), *_signs(p)):
            yield Flaw(p.place(start, end), why, message("write `{right}`", right=right))


def _sentences(naskah: Naskah, p: Passage) -> Iterator[tuple[int, int, str, Message]]:
    short = naskah.report.pengetahuan.singkatan
    known = {str(w).rstrip(".").lower() for w in (*short.tak_mengakhiri, *short.dapat_mengakhiri)}
    for m in _NEXT_SMALL.finditer(p.text):
        if m["sebelum"] in known or REF in m[0] or p.text[max(0, m.start() - 1)] in "./@":
            continue
        right = m["kata"][0].upper() + m["kata"][1:]
        yield (
            *m.span("kata"), right,
            message("`{word}` begins a sentence with a small letter", word=m["kata"]),
        )  # fmt: skip


def _title(p: Passage) -> Iterator[tuple[int, int, str, Message]]:
    """Titles of tables, pictures, lampiran and parts: text whose words begin with capitals."""
    if p.jenis not in ("judul", "singkat") or p.at.keys[-1:] != ("judul",):
        return
    text = p.text
    words = list(re.finditer(r"[^\W\d_]+", text))
    capital = sum(w[0][0].isupper() for w in words)
    if len(words) < 3 or text.isupper() or capital * 2 <= len(words):
        return
    for w in words[1:]:
        before = text[: w.start()].rstrip()[-1:]
        titled = w[0][0].isupper() and not w[0].isupper() and before not in ":(.–—-"
        if titled and w[0].lower() in _SMALL_WORDS:
            yield (
                *w.span(), w[0].lower(),
                message("`{word}` has a capital within a title", word=w[0]),
            )  # fmt: skip
    if re.search(r"[a-z\d]{5,}\.$", text):
        last = words[-1].start() if words else 0
        end = len(text)
        at = max(last, text.rfind(" ") + 1)
        yield at, end, text[at : end - 1], message("a full stop ends the title `{word}`", word=text)


def _signs(p: Passage) -> Iterator[tuple[int, int, str, Message]]:
    for m in _TWICE.finditer(p.text):
        said = m["tanda"]
        yield (
            *m.span("tanda"), said[0],
            message("two signs stand in a row: `{signs}`", signs=said),
        )  # fmt: skip


RULES = (kata_depan_serangkai, kapital_salah)
