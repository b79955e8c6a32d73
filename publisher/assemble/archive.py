"""A finished document → a PDF/A-2b file (ISO 19005-2): the same bytes for the same document."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, pdfa

from publisher.assemble.archivable import FLAVOUR, quiet_fonts
from publisher.assemble.plan import DocumentInfo

PRODUCER = "publisher"


def archive(pdf: Pdf, info: DocumentInfo, out: Path) -> None:
    """Write `pdf` to `out`. Its dates are those of the report, not of the clock."""
    _drop_actions(pdf)
    _follow_structure(pdf)
    with quiet_fonts():
        pdfa.prepare(pdf, FLAVOUR)
    _describe(pdf, info)
    for key in (Name.ID, Name.DocChecksum):  # what LibreOffice drew by lot
        if key in pdf.trailer:
            del pdf.trailer[key]
    settings = pdfa.resolve_save_kwargs(
        FLAVOUR, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True
    )
    pdf.save(out, **settings)


def _drop_actions(pdf: Pdf) -> None:
    """What a reader program would do by itself. A page to open at is none of them, but refused."""
    names = pdf.Root.get(Name.Names)
    for holder, keys in (
        (pdf.Root, (Name.OpenAction, Name.AA)),
        (names, (Name.JavaScript, Name.EmbeddedFiles)),
    ):
        for key in keys:
            if isinstance(holder, Dictionary) and key in holder:
                del holder[key]


def _follow_structure(pdf: Pdf) -> None:
    """The tabulator goes from link to link as one reads. LibreOffice 7.4 writes a text there."""
    for page in pdf.pages:
        if Name.Annots in page.obj:
            page.obj[Name.Tabs] = Name.S


def _describe(pdf: Pdf, info: DocumentInfo) -> None:
    """Title, author, subject, language and dates, in both places where a PDF keeps them."""
    made = info.date.isoformat() + "T00:00:00+00:00"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as xmp:
        xmp["dc:title"] = info.title
        xmp["dc:creator"] = [info.author]
        xmp["dc:description"] = info.subject
        xmp["dc:language"] = {info.language}
        xmp["pdf:Producer"] = PRODUCER
        for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            xmp[key] = made
        xmp["xmp:CreatorTool"] = PRODUCER
