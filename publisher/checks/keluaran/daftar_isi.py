"""Rules on the contents and the lists of tables, figures and lampiran."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from publisher.checks.keluaran.letak import in_pdf, number_of
from publisher.vocabulary.findings import ERROR
from publisher.vocabulary.keluaran import Heading, Keluaran
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule


@rule("keluaran", ERROR, late=True)
def halaman_tak_urut(keluaran: Keluaran) -> Iterator[Flaw]:
    """The page numbers in the contents do not rise.

    Readers look in vain, and who typed the contents by hand has forgotten a change. The
    pages before Bab I have roman numbers, and all after it 1, 2, 3. Let the template
    print the contents (`{{ daftar_isi }}`), and let no section begin its numbers anew.
    """
    for _, lines in groupby(keluaran.word.contents, key=lambda line: line.group):
        before: tuple[int, int] | None = None
        for line in lines:
            number = number_of(line.page)
            if number is None:
                continue
            late = number[0] == 0 and line.text.casefold().startswith("bab ")
            if late or (before is not None and number < before):
                yield Flaw(
                    in_pdf(keluaran),
                    message(
                        "the contents send `{line}` to page {page}, which is out of order",
                        line=line.text,
                        page=line.page,
                    ),
                    message(
                        "let the template print the contents, and let page numbers go on "
                        "from section to section"
                    ),
                )
            before = number


@rule("keluaran", ERROR, late=True)
def daftar_isi_berbeda(keluaran: Keluaran) -> Iterator[Flaw]:
    """A line of the contents says something else than the heading it stands for.

    Contents typed by hand or kept from an earlier report disagree with the report:
    another title, another page, or a heading that is missing. Let the template print
    them: `{{ daftar_isi }}`, `{{ daftar_tabel }}`, `{{ daftar_gambar }}`, `{{ daftar_lampiran }}`.
    """
    for problem in _differences(keluaran):
        yield Flaw(
            in_pdf(keluaran),
            problem,
            message("let the template print the contents instead of typing them"),
        )


def _differences(keluaran: Keluaran) -> Iterator[Message]:
    by_text = _by_text(keluaran.word.headings)
    listed: set[Heading] = set()
    for line in keluaran.word.contents:
        meant = by_text.get((line.list == "isi", _squeezed(line.text)), [])
        listed.update(meant)
        found = [keluaran.pdf.label_of(heading.bookmark) for heading in meant]
        if not meant:
            yield message(
                "the contents name `{line}`, which no heading of the report says", line=line.text
            )
        elif line.page not in found and None not in found:
            yield message(
                "the contents send `{line}` to page {page}, but it stands on page {found}",
                line=line.text,
                page=line.page,
                found=found[0],
            )
    for heading in _forgotten(keluaran, listed):
        yield message("the contents lack `{line}`", line=heading.label)


def _by_text(headings: Sequence[Heading]) -> Mapping[tuple[bool, str], list[Heading]]:
    """(is it one of the contents proper?, its words) → the headings that say them."""
    found: dict[tuple[bool, str], list[Heading]] = {}
    for heading in headings:
        in_contents = heading.kind in ("depan", "bab", "subbab")
        for text in {_squeezed(heading.label), _squeezed(heading.title)}:
            found.setdefault((in_contents, text), []).append(heading)
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _forgotten(keluaran: Keluaran, listed: set[Heading]) -> Iterator[Heading]:
    """Headings of a kind and level that the contents list, and that they lack."""
    kinds = {(h.kind, h.level) for h in listed if h.kind != "depan"}
    return (h for h in keluaran.word.headings if (h.kind, h.level) in kinds and h not in listed)


RULES = (halaman_tak_urut, daftar_isi_berbeda)
