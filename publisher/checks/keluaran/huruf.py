"""Rules on the fonts of the finished files."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checks.keluaran.letak import in_lampiran, in_pdf, in_template
from publisher.prose.unfonted import named, remedy
from publisher.reading import Passage, passages
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.keluaran import Keluaran
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule


@rule("keluaran", WARNING, late=True)
def huruf_tak_tertanam(keluaran: Keluaran) -> Iterator[Flaw]:
    """Text is set in a font that the PDF does not hold.

    Another computer shows it in another font, with other widths or with wrong letters,
    and archives (PDF/A) refuse it. Make the lampiran again with "embed all fonts", or
    print it to a new PDF.
    """
    pages = keluaran.pdf.pages
    for font in keluaran.pdf.fonts:
        if font.embedded:
            continue
        owners = dict.fromkeys(pages[n].lampiran for n in font.pages)
        for kunci in owners:
            labels = tuple(pages[n].label for n in font.pages if pages[n].lampiran == kunci)
            yield Flaw(
                in_lampiran(keluaran, kunci) if kunci else in_pdf(keluaran),
                message(
                    "the font {font} is not embedded, on pages {pages}",
                    font=font.name,
                    pages=labels,
                ),
                message("save it as PDF again with its fonts embedded, or print it to a new PDF"),
            )


@rule("keluaran", WARNING, late=True)
def huruf_tertanam_utuh(keluaran: Keluaran) -> Iterator[Flaw]:
    """A font is in the PDF as a whole, with letters that nobody uses.

    The file is larger than it need be. Save the lampiran as PDF/A, which takes only the
    letters that are used.
    """
    pages = keluaran.pdf.pages
    for font in keluaran.pdf.fonts:
        if not font.embedded or font.in_part:
            continue
        kunci = pages[font.pages[0]].lampiran
        yield Flaw(
            in_lampiran(keluaran, kunci) if kunci else in_pdf(keluaran),
            message("the font {font} is embedded as a whole, not in part", font=font.name),
            message("save it as PDF/A; it becomes smaller"),
        )


@rule("keluaran", WARNING, INFO, late=True, passing=True)
def huruf_diganti(keluaran: Keluaran) -> Iterator[Flaw]:
    """A font that the report asks for is not installed, and another one stands in for it.

    With a font of the same widths, such as Liberation Sans for Arial, every line
    ends where it should. With another one lines and pages shift, and the PDF
    looks otherwise than on the computer that has the font. Install the font, or
    choose another one in the styles of the template.
    """
    for name, other in sorted(keluaran.stand_ins.items()):
        if other.is_twin:
            text = message(
                "the font {name} is not installed; {substitute}, of the same widths, stands in",
                name=name,
                substitute=other.family,
            )
            yield Flaw(in_template(keluaran), text, severity=INFO)
        else:
            text = message(
                "the font {name} is not installed; {substitute} stands in: lines and pages shift",
                name=name,
                substitute=other.family,
            )
            help = message("install the font, or choose another one in the template's styles")
            yield Flaw(in_template(keluaran), text, help, severity=WARNING)


@rule("keluaran", WARNING, late=True, passing=True)
def huruf_tak_ada(keluaran: Keluaran) -> Iterator[Flaw]:
    """Characters of the report are boxes in the PDF, because no installed font has them.

    An engine draws a box for each and goes on; a reader cannot know what stood there.
    Javanese or Balinese script, Chinese characters and pictograms are not in the
    usual fonts. Install a font that has them on the computer that builds, such as
    those of the Noto family, or write the words in Latin script.
    """
    for holder, characters in _holders(keluaran).items():
        start = holder.text.index(characters[0]) if holder else 0
        yield Flaw(
            holder.place(start, start + 1) if holder else in_template(keluaran),
            message(
                "no installed font has these characters, which are boxes in the PDF: {characters}",
                characters=named(characters),
            ),
            remedy(characters),
        )


def _holders(keluaran: Keluaran) -> dict[Passage | None, str]:
    """Each character that is a box, by the first text that has it; else it is of the template."""
    boxed, report = keluaran.pdf.boxed, keluaran.report
    texts = passages(report) if boxed and report else ()
    holders: dict[Passage | None, str] = {}
    for one in boxed:
        holder = next((text for text in texts if one in text.text), None)
        holders[holder] = holders.get(holder, "") + one
    return holders


RULES = (huruf_tak_tertanam, huruf_tertanam_utuh, huruf_diganti, huruf_tak_ada)
