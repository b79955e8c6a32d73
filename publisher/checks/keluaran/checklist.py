"""The rules on a PDF as a list to tick off, for whoever is about to sign and submit it.

To add a line: name its rules in `LINES`, and what is said where none of them finds anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce

from publisher.checks.keluaran import akses, berkas, halaman, huruf
from publisher.vocabulary.checklist import Line, Verdict
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.keluaran import Keluaran
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Check

SHOWN = 3  # findings in one line; the rest is counted
Good = Callable[[Keluaran], Message]
NONE = message("none")
THERE = message("there")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list: `good` is what it says where no rule finds anything."""

    key: str
    subject: Message
    rules: tuple[Check[Keluaran], ...]
    good: Message | Good

    def line(self, keluaran: Keluaran) -> Line:
        found = [finding for rule in self.rules for finding in rule(keluaran)]
        if not found:
            good = self.good if isinstance(self.good, Message) else self.good(keluaran)
            return Line(self.key, Verdict.OK, self.subject, good)
        wrong = any(one.severity is Severity.ERROR for one in found)
        verdict = Verdict.ERROR if wrong else Verdict.WARNING
        rules = tuple(dict.fromkeys(one.rule for one in found))
        return Line(self.key, verdict, self.subject, _together(found), found[0].help, rules)


def checklist(keluaran: Keluaran) -> tuple[Line, ...]:
    """The lines in their order; only the first where the file cannot be opened."""
    if keluaran.pdf.locked or not keluaran.pdf.opens:
        return (LINES[0].line(keluaran),)
    return tuple(one.line(keluaran) for one in LINES if one.key != "tag" or keluaran.tanda)


def could_not_be_read(why: Message) -> tuple[Line, ...]:
    """The checklist of a file that took too much time or memory."""
    help = message("print it to a new PDF, or scan it anew at 300 dots per inch")
    return (Line("opens", Verdict.ERROR, LINES[0].subject, why, help),)


def _together(found: list[Finding]) -> Message:
    said = [one.message for one in found]
    shown = reduce(lambda a, b: message("{one}; {other}", one=a, other=b), said[:SHOWN])
    rest = len(said) - SHOWN
    return message("{some} (+{number})", some=shown, number=rest) if rest > 0 else shown


def _field(keluaran: Keluaran) -> Message:
    fields = keluaran.pdf.signature_fields
    if not fields:
        return message("none; the place is named when it is signed")
    return message("one, empty: {names}", names=berkas.fields_named(fields))


def _tag(keluaran: Keluaran) -> Message:
    page = keluaran.pdf.pages[keluaran.pdf.signs[0]].label
    return message("stands once, on page {page}", page=page)


def _claim(keluaran: Keluaran) -> Message:
    claim = f"PDF/A-{keluaran.pdf.claim.lower()}"
    return message("{claim}, nothing found against it", claim=claim)


def _size(keluaran: Keluaran) -> Message:
    size = (Decimal(keluaran.pdf.size) / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return message("{size} MB of at most {limit} MB", size=size, limit=keluaran.megabytes)


def _fonts(keluaran: Keluaran) -> Message:
    number = len({font.name for font in keluaran.pdf.fonts})
    return message("{number}, all embedded in part", number=number)


def _papers(keluaran: Keluaran) -> Message:
    names = sorted({halaman.paper_of(page) for page in keluaran.pdf.pages})
    return message("{names}", names=", ".join(names))


LINES = (
    Item("opens", message("file"), (berkas.pdf_rusak,), message("is whole")),
    Item("encryption", message("encryption"), (berkas.berkas_terenkripsi,), NONE),
    Item("signatures", message("signatures"), (berkas.sudah_bertanda_tangan,), message("none yet")),
    Item("field", message("signature field"), (berkas.kolom_tanda_tangan_ganda,), _field),
    Item("tag", message("sign of the signature"), (berkas.tag_tak_sekali,), _tag),
    Item("archive", message("archive (PDF/A)"), (berkas.bukan_arsip,), _claim),
    Item("size", message("size"), (berkas.berkas_terlalu_besar,), _size),
    Item("active", message("scripts and actions"), (berkas.pdf_bertindak_sendiri,), NONE),
    Item("files", message("embedded files"), (berkas.pdf_berisi_berkas,), NONE),
    Item(
        "forms",
        message("form fields"),
        (berkas.pdf_masih_formulir,),
        message("none besides the signature"),
    ),
    Item("fonts", message("fonts"), (huruf.huruf_tak_tertanam, huruf.huruf_tertanam_utuh), _fonts),
    Item(
        "pages",
        message("pages"),
        (berkas.pdf_tanpa_halaman,),
        lambda keluaran: message("{number}", number=len(keluaran.pdf.pages)),
    ),
    Item("paper", message("paper"), (halaman.kertas_tak_lazim,), _papers),
    Item("blank", message("blank pages"), (halaman.halaman_kosong,), NONE),
    Item("tagged", message("structure for screen readers"), (akses.pdf_tanpa_struktur,), THERE),
    Item(
        "language",
        message("language"),
        (akses.pdf_tanpa_bahasa,),
        lambda keluaran: message("{language}", language=keluaran.pdf.language),
    ),
    Item(
        "title",
        message("title"),
        (akses.pdf_tanpa_judul,),
        lambda keluaran: message("{title}", title=keluaran.pdf.title),
    ),
    Item("outline", message("outline and page labels"), (akses.pdf_tanpa_penanda,), THERE),
    Item(
        "links",
        message("links"),
        (akses.tautan_putus, halaman.rujukan_tak_tercetak),
        message("all lead somewhere"),
    ),
)
