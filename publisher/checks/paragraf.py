"""Rules on paragraphs and the items of lists: none broken, nothing left to fill in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from publisher.prose import REF, Marker
from publisher.reading import Naskah, Passage
from publisher.reading.lists import Daftar, Item, lists
from publisher.reading.placeholders import PlaceholderReader
from publisher.reading.words import Word, tokens
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule

# A figure asked for may end a paragraph: what it prints may close it.
_ENDS = tuple('.:?!;…)]"”’' + REF)
_TITLE = 6  # words that a line of its own may have without a stop: a title, a label


@rule("prosa", ERROR)
def isian_tertinggal(naskah: Naskah) -> Iterator[Flaw]:
    """Something of a draft is still to be filled in: dots, a line, `XX`, `[isi …]`.

    It prints as it stands, and shows that nobody has read the page. Write what
    belongs there; what is not known yet is written "belum diisi" at its key.
    """
    reader = PlaceholderReader(naskah.report.pengetahuan.isian)
    for passage in naskah.passages:
        for found in reader.placeholders(passage.text):
            yield Flaw(
                passage.place(found.start, found.end),
                message(
                    "`{words}` is still to be filled in",
                    words=passage.text[found.start : found.end],
                ),
                message("write what belongs here"),
            )


@rule("prosa", WARNING)
def paragraf_terputus(naskah: Naskah) -> Iterator[Flaw]:
    """A paragraph ends without a full stop or another closing sign.

    Mostly a blank line came into the middle of a sentence, and the report
    breaks it in two. Join the two parts, or close the sentence.
    """
    for narrative in naskah.narratives():
        for passage, follows in zip_longest(narrative, narrative[1:]):
            if _is_open(passage) and not _is_title(passage, follows):
                yield Flaw(
                    passage.place(*_last_word(passage.text)),
                    message("the paragraph ends without a closing sign"),
                    message("take out the blank line in the middle of the sentence")
                    if follows is not None and not follows.marker
                    else message("close the sentence, or end it with a colon before a list"),
                )


@rule("prosa", INFO)
def paragraf_kecil(naskah: Naskah) -> Iterator[Flaw]:
    """A paragraph begins with a small letter.

    A sentence begins with a capital. Write the first word with one, or join the
    paragraph to the one before.
    """
    for narrative in naskah.narratives():
        for n, passage in enumerate(narrative):
            if not passage.marker and _begins_small(passage.text) and _stands_alone(narrative, n):
                first = next(tokens(passage.text))
                at = passage.place(first.start, first.end)
                yield Flaw(
                    at,
                    message("the paragraph begins with a small letter"),
                    message("begin it with a capital, or join it to the one before"),
                    first.text[:1].upper() + first.text[1:] if at.words == first.text else None,
                )


def _is_open(passage: Passage) -> bool:
    text = passage.text.rstrip()
    return (
        not passage.marker
        and not text.endswith(_ENDS)
        and sum(1 for _ in tokens(text)) > _TITLE
        and not text.isupper()
        and not text.startswith("|")  # a table, of which `tulisan-markdown` tells
    )


def _is_title(passage: Passage, follows: Passage | None) -> bool:
    """All in bold, as a title is, unless a small letter goes on with it."""
    return passage.tebal and (follows is None or not _begins_small(follows.text))


def _last_word(text: str) -> tuple[int, int]:
    *_, last = tokens(text)
    return last.start, last.end


def _begins_small(text: str) -> bool:
    """Not for a sign such as `x` or a name such as `e-SAKIP`."""
    first = text.split(" ", 1)[0].rstrip(".,:;")
    return len(first) > 1 and first.isalpha() and first.islower()


def _stands_alone(narrative: Sequence[Passage], n: int) -> bool:
    """It does not go on with a list or with a sentence that is still open."""
    if n == 0:
        return True
    before = narrative[n - 1]
    return not before.marker and before.text.rstrip().endswith((".", "?", "!"))


_END = re.compile(r"(?P<sign>[.;,:?!])[”\"’)]*\s*(?:dan/atau|dan|atau|serta)?\s*$")
_DANGLING = re.compile(
    r"dan|atau|serta|yang|di|ke|dari|pada|dalam|untuk|dengan|oleh|tentang|terhadap|antara"
)
_GOES_ON = re.compile("dan|atau|serta|sehingga")
_VERB = re.compile(r"(?:me[mnlrwy]|meng|meny)\w{3,}$")  # how duties begin: `menyusun`


@rule("prosa", WARNING)
def butir_tak_urut(naskah: Naskah) -> Iterator[Flaw]:
    """The labels of a typed list skip one, repeat one, or start in the middle.

    The report prints them as they are typed, and `huruf c` then means nothing
    or two things. Number the items one after the other.
    """
    for narrative in naskah.narratives():
        last: dict[str, int] = {}
        for n, daftar in enumerate(lists(narrative)):
            yield from _labels(daftar, last, first=n == 0)
            for inner in daftar.nested():
                if inner is not daftar:
                    yield from _labels(inner, {}, first=False)


@rule("prosa", WARNING)
def butir_terputus(naskah: Naskah) -> Iterator[Flaw]:
    """An item of a list goes on in the middle of the sentence of the item before.

    Mostly a line break became a new letter, and all letters after it are wrong.
    Join the two items.
    """
    for texts, places in _item_texts(naskah):
        for n in _broken(texts):
            yield Flaw(
                places[n],
                message("this item seems to go on with the one before"),
                message("join the two items, or complete the one before"),
            )


@rule("prosa", INFO)
def butir_tanpa_tanda(naskah: Naskah) -> Iterator[Flaw]:
    """The items of a list do not end alike: some with a semicolon, some with nothing.

    Items that make one sentence end with a semicolon and the last with a full
    stop (EYD V; UU 12/2011, lampiran II); short names may end with nothing, but
    then all of them. Give each item its sign.
    """
    for narrative in naskah.narratives():
        outermost = list(lists(narrative))
        for n, outer in enumerate(outermost):
            goes_on = any(_starts_late(later) for later in outermost[n + 1 :][:2])
            for daftar in outer.nested():
                broken = {n - 1 for n in _broken([i.passage.text for i in daftar.items])}
                yield from _ends(daftar, broken, inner=goes_on or daftar is not outer)


def _starts_late(daftar: Daftar) -> bool:
    """It takes up the numbers of a list before it."""
    marker = daftar.items[0].passage.marker
    return marker is not None and marker.number > 1


def _labels(daftar: Daftar, last: dict[str, int], first: bool) -> Iterator[Flaw]:
    """last: the last number of each kind of label; a list may go on after a paragraph."""
    before = ""
    for n, item in enumerate(daftar.items):
        marker = item.passage.marker
        if marker is None or marker.kind == "bullet":
            before = "bullet"
            continue
        kind, number = marker.kind, marker.number
        expected = last.get(kind, 0) + 1
        may_restart = before != kind or n == 0
        may_begin = n == 0 and (first or len(daftar.items) == 1)
        fits = number == expected or (number == 1 and may_restart) or may_begin
        if not fits:
            label = marker.raw
            yield Flaw(
                _marker_place(item.passage, label),
                message(
                    "the item is labelled {label} where {wanted} comes next",
                    label=label,
                    wanted=Marker(kind, expected).raw,
                )
                if expected > 1
                else message("the list starts with {label}", label=label),
                message("number the items one after the other"),
            )
        last[kind], before = number, kind


def _marker_place(passage: Passage, label: str) -> Place:
    """The label, where it stands right before the text; else the first word of the item."""
    start = passage.offsets[0] - len(label) - 1
    at = passage.at.at_characters(start, start + len(label)) if start >= 0 else passage.at
    first = next(tokens(passage.text), Word("", 0, 1))
    return at if at.words == label else passage.place(first.start, first.end)


def _item_texts(naskah: Naskah) -> Iterator[tuple[list[str], list[Place]]]:
    """The items of each list without those below: of narratives, and the duties of units."""
    for narrative in naskah.narratives():
        for outer in lists(narrative):
            for daftar in outer.nested():
                passages = [i.passage for i in daftar.items if not i.below]
                if len(passages) == len(daftar.items):
                    yield [p.text for p in passages], [_first_word(p) for p in passages]
    for unit in naskah.report.organisasi.unit:
        places = [unit.place / "fungsi" / n for n in range(len(unit.fungsi))]
        yield [str(f) for f in unit.fungsi], places


def _first_word(passage: Passage) -> Place:
    first = next(tokens(passage.text), Word("", 0, 1))
    return passage.place(first.start, first.end)


def _broken(texts: Sequence[str]) -> Iterator[int]:
    """The items that go on with the one before."""
    if len(texts) < 2:
        return
    first = [next((w.text for w in tokens(t)), "") for t in texts]
    closed = [bool(_END.search(t)) for t in texts]
    alike = Counter(first)
    for n in range(1, len(texts)):
        if closed[n - 1] or not first[n] or REF in texts[n - 1][-1:]:
            continue
        begins = bool(_GOES_ON.fullmatch(first[n].casefold())) and alike[first[n]] == 1
        if _hangs(texts[n - 1]) or begins or _stands_out(n, first, closed):
            yield n


def _hangs(text: str) -> bool:
    """The text stops in the middle: with a small word, or inside brackets."""
    *_, last = [w.text for w in tokens(text)] or [""]
    return bool(_DANGLING.fullmatch(last)) or text.count("(") > text.count(")")


def _stands_out(n: int, first: Sequence[str], closed: Sequence[bool]) -> bool:
    """All items but the one before are closed, and this one alone begins in another way."""
    others = [c for i, c in enumerate(closed[:-1]) if i != n - 1]
    if len(others) < 2 or not all(others):
        return False
    siblings = [w for i, w in enumerate(first) if i != n and w]
    if first[n].islower() and all(not w.islower() for w in siblings):
        return True
    verbs = sum(bool(_VERB.match(w.casefold())) for w in siblings)
    return 4 * verbs >= 3 * len(siblings) and not _VERB.match(first[n].casefold())


def _ends(daftar: Daftar, broken: set[int], inner: bool) -> Iterator[Flaw]:
    items = daftar.items
    plain = (n for n, i in enumerate(items) if not i.below and any(tokens(i.passage.text)))
    signs = {n: _sign(items[n]) for n in plain if n not in broken}
    body = [signs[n] for n in range(len(items) - 1) if n in signs]
    if not body:
        return
    usual, times = Counter(body).most_common(1)[0]
    if usual == ":":
        return
    for n, sign in signs.items():
        if n < len(items) - 1 and sign not in (usual, ":"):
            certain = 3 * times >= 2 * len(body) and sign == "" and usual in ";,."
            yield _end(items[n].passage, sign, usual, usual if certain else "")
            if not certain:
                return
        elif n == len(items) - 1 and usual and sign not in (*".?!:", usual if inner else "."):
            yield _end(items[n].passage, sign, ".", "." if sign in ("", usual) else "")


def _end(passage: Passage, sign: str, wanted: str, write: str) -> Flaw:
    """write: the sign that the last word surely needs; nothing where a person must decide."""
    *_, last = tokens(passage.text)
    text = passage.text.rstrip()
    at = passage.place(last.start, len(text))
    problem = (
        message("the item ends with `{sign}`, the others end otherwise", sign=sign)
        if sign
        else message("the item ends without a sign, unlike the others")
    )
    plain = at.words == text[last.start :] and text[last.start :].rstrip(".,;") == last.text
    return Flaw(
        at,
        problem,
        message("end it with `{wanted}`, or end all items alike", wanted=wanted)
        if wanted
        else message("end all items alike"),
        last.text + write if write and plain and last.text != REF else None,
    )


def _sign(item: Item) -> str:
    """The sign that an item ends with, before an `and`."""
    found = _END.search(item.passage.text)
    return found["sign"] if found else ""


RULES = (
    isian_tertinggal,
    paragraf_terputus,
    paragraf_kecil,
    butir_tak_urut,
    butir_terputus,
    butir_tanpa_tanda,
)
