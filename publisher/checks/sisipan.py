"""Rules on pictures, tables and charts of one's own: each is placed once, where it has room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.prose import REF, Typed
from publisher.reading import Naskah, Passage
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import NONE, Flaw, rule


@rule("struktur", ERROR, WARNING, waivable=(WARNING,))
def sisipan_tak_dipasang(naskah: Naskah) -> Iterator[Flaw]:
    """A picture, table or chart of `sisipan.toml` stands nowhere in the report.

    It is printed where a paragraph of a narrative is only its name, such as
    `{gambar.posyandu}`. Within a sentence the name is a reference; one that leads to
    what is not there is an error. Write such a paragraph, or remove the item.
    """
    placed = {name for name, _ in _placements(naskah)}
    told = {ref.name.strip() for p in naskah.of("narasi") for ref in p.refs}
    for name, item in naskah.report.sisipan.semua():
        if name not in placed and name not in naskah.reserved:
            yield Flaw(
                item.letak_nama,
                message("`{name}` stands nowhere in the report", name=name),
                message(
                    "write {{{name}}} as a paragraph of its own where it belongs, or remove it",
                    name=name,
                ),
                severity=ERROR if name in told else WARNING,
            )


@rule("struktur", ERROR)
def sisipan_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """A picture, table or chart is placed twice, or two of them have one name.

    It has one number, to which every reference leads. Place it once, and refer to it by
    its name within a sentence elsewhere. A name that the template itself numbers,
    such as `gambar.organisasi`, is taken too.
    """
    own = naskah.report.sisipan.menurut_nama()
    seen: Counter[str] = Counter()
    for name, passage in _placements(naskah):
        seen[name] += 1
        if seen[name] > 1 and own[name].judul:
            yield Flaw(
                _written(passage),
                message("`{name}` is placed a second time", name=name),
                message("place it once, and name it within a sentence here"),
            )
    keys: Counter[str] = Counter()
    for name, item in naskah.report.sisipan.semua():
        keys[name] += 1
        if keys[name] > 1 or name in naskah.reserved:
            yield Flaw(
                item.letak_nama,
                message("the name `{name}` is taken", name=name),
                message("give it another `kunci`, and write that where it is placed"),
            )


@rule("struktur", ERROR, waivable=NONE)
def sisipan_salah_tempat(naskah: Naskah) -> Iterator[Flaw]:
    """A picture, table or chart is placed where it has no room: in a list or in a cell.

    It stands between two paragraphs, as wide as the text. Place it before or
    behind the list, or in a narrative that the report prints between its paragraphs.
    """
    for name, passage in _placements(naskah):
        at = _written(passage)
        if passage.marker is not None:
            yield Flaw(
                at,
                message("`{name}` is placed in a list", name=name),
                message("write {{{name}}} as a paragraph before or behind the list", name=name),
            )
        elif name not in naskah.numbered:
            yield Flaw(
                at,
                message("`{name}` is placed in a text that is printed in a table", name=name),
                message("place it in a text that is printed between paragraphs"),
            )


def _written(passage: Passage) -> Place:
    """`{gambar.posyandu}`, with its braces; of what is typed in its place, where it begins."""
    at = passage.offsets[passage.text.index(REF)]
    ref = passage.refs[0]
    return passage.at.at_characters(at, at + (1 if isinstance(ref, Typed) else len(ref.raw)))


def _placements(naskah: Naskah) -> Iterator[tuple[str, Passage]]:
    return ((p.refs[0].name.strip(), p) for p in naskah.of("sisipan"))


RULES = (sisipan_ganda, sisipan_salah_tempat, sisipan_tak_dipasang)
