"""The pieces that `make_template.py` draws with: styles, numbering, sections, tables."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as Sheet
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips

FONT = "Arial"
MM = 56.7  # twentieths of a point in a millimetre
A4 = (11906, 16838)
MARGINS = {"top": 1418, "bottom": 1418, "left": 1701, "right": 1134, "header": 709, "footer": 709}
LANDSCAPE = {"top": 1701, "bottom": 1134, "left": 1418, "right": 1418, "header": 709, "footer": 567}

LEFT, CENTER = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class Look:
    """A paragraph style. Sizes and spaces in points, indents in centimetres."""

    name: str
    size: float = 11
    bold: bool = False
    italic: bool = False
    align: Any = LEFT
    before: float = 0
    after: float = 0
    line: float = 1.0
    left: float = 0
    right: float = 0
    first: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int | None = None
    caps: bool = False
    underline: bool = False
    following: str = ""
    colour: str = "000000"
    based: str = "Normal"


WITH_NEXT: Any = {"keep_next": True, "keep_lines": True}
HEADING: Any = {"bold": True, "following": "Isi", **WITH_NEXT}
TITLE: Any = {"align": CENTER, "outline": 0, "caps": True, **HEADING}
SIGNING: Any = {"left": 8.5, **WITH_NEXT}
LOOKS = (
    Look("Isi", align=JUSTIFY, after=6, line=1.5, first=1.0),
    Look("Isi Pengantar Daftar", align=JUSTIFY, after=3, line=1.5, keep_next=True),
    Look("Isi Setelah Tabel", align=JUSTIFY, before=12, after=6, line=1.5, first=1.0),
    Look("Kutipan Langsung", align=JUSTIFY, before=3, after=9, line=1.15, left=1.5, right=1.0),
    Look("Kutipan", 12, True, True, CENTER, before=6, after=12, line=1.5, left=1.0),
    Look("Heading 1", 14, after=18, line=1.5, new_page=True, **TITLE),
    Look("Heading 2", 12, before=12, after=6, line=1.15, outline=1, **HEADING),
    Look("Heading 3", 11, before=9, after=4, line=1.15, outline=2, **HEADING),
    Look("Heading 4", 11, before=6, after=3, line=1.15, outline=3, **HEADING),
    Look("Heading 5", 11, before=6, after=3, line=1.15, outline=4, **HEADING),
    Look("Judul Depan", 14, after=18, line=1.15, new_page=True, **TITLE),
    Look("Judul Daftar", 14, before=24, after=12, line=1.15, **TITLE),
    Look("Judul Lampiran", 16, True, align=CENTER, before=230, line=1.5, keep_lines=True),
    Look(
        "Judul Lampiran di Halaman",
        12,
        True,
        align=CENTER,
        after=8,
        line=1.15,
        keep_next=True,
        based="Judul Lampiran",
    ),
    Look("Judul Isi Lampiran", 12, True, align=CENTER, after=10, line=1.15, keep_next=True),
    Look("Judul Tabel", 10, True, align=CENTER, before=10, after=4, line=1.1, **WITH_NEXT),
    Look("Judul Gambar", 10, True, align=CENTER, before=4, after=12, line=1.1, keep_lines=True),
    Look("Sumber", 9, align=CENTER, after=2, line=1.1, keep_lines=True),
    Look("Gambar", align=CENTER, before=8, after=2, keep_next=True),
    Look("Rumus", align=CENTER, before=4, after=10, keep_lines=True),
    Look("Sel", 8.5, before=1.5, after=1.5),
    Look("Sel Kepala", 8.5, True, align=CENTER, before=2, after=2, keep_next=True),
    Look("Sel Judul", 8.5, True, before=2, after=2, keep_next=True),
    Look("Sel Tengah", 8.5, align=CENTER, before=1.5, after=1.5),
    Look("Sel Rumus", 8.5, align=CENTER, before=3, after=3),
    Look("Sel Angka", 8.5, align=RIGHT, before=1.5, after=1.5),
    # For tables of so many columns that their words would break.
    Look("Sel Kecil", 7.5, before=1.5, after=1.5, based="Sel"),
    Look(
        "Sel Kecil Kepala",
        7.5,
        True,
        align=CENTER,
        before=2,
        after=2,
        keep_next=True,
        based="Sel Kepala",
    ),
    Look("Sel Kecil Tengah", 7.5, align=CENTER, before=1.5, after=1.5, based="Sel Tengah"),
    Look("Sel Kecil Angka", 7.5, align=RIGHT, before=1.5, after=1.5, based="Sel Angka"),
    Look("Sampul Jarak", align=CENTER, before=20),
    Look("Sampul Judul", 24, True, align=CENTER, before=120, after=6, line=1.1),
    Look("Sampul Periode", 18, True, align=CENTER, after=250, line=1.1),
    Look("Sampul Instansi", 20, True, align=CENTER, after=6, line=1.1),
    Look("Sampul Kabupaten", 16, True, align=CENTER, after=90, line=1.1),
    Look("Sampul Tahun", 18, True, align=CENTER),
    # With a photo the titles stand closer together.
    Look("Sampul Lambang", before=20),
    Look("Sampul Judul Berfoto", 24, True, align=CENTER, before=24, after=6, line=1.1),
    Look("Sampul Periode Berfoto", 18, True, align=CENTER, after=18, line=1.1),
    Look("Sampul Foto", align=CENTER, after=24),
    Look("Sampul Kabupaten Berfoto", 16, True, align=CENTER, after=20, line=1.1),
    Look("Sampul Kaki", 10, align=CENTER),
    Look("Kop Lambang", align=CENTER, after=6, keep_next=True),
    Look("Kop Pemerintah", 13, True, align=CENTER, caps=True),
    Look("Kop Instansi", 16, True, align=CENTER, after=3, caps=True),
    Look("Kop Alamat", 9, align=CENTER, after=6),
    Look("Tanda Tangan", **SIGNING),
    Look("Tanda Tangan Jabatan", 11, True, **SIGNING),
    # As high as four lines; the letter that an electronic signature looks for stands in its middle.
    Look("Tanda Tangan Ruang", left=8.5, before=26, after=25.5, **WITH_NEXT, colour="BFBFBF"),
    Look("Tanda Tangan Nama", 11, True, **SIGNING, underline=True),
    Look("Tanda Tangan Akhir", left=8.5, keep_lines=True),
    *(
        Look(f"Tanda Tangan Lain{name}", 11, bold, **look, **WITH_NEXT)
        for name, bold, look in (
            ("", False, {}),
            (" Jabatan", True, {}),
            (" Ruang", False, {"before": 26, "after": 25.5}),
            (" Nama", True, {"underline": True}),
            (" Akhir", False, {"after": 12}),
        )
    ),
    Look("Kaki", 9, align=CENTER),
    Look("Kepala Lanjutan", 10, True, align=CENTER, before=18, line=1.1),
    Look("Pemisah", 1),
    # The other documents of the same data.
    Look("Isi Perjanjian", align=JUSTIFY, before=4, after=8, line=1.5),
    Look("Isi Pihak", after=2, line=1.5, left=1.0, keep_next=True),
    Look("Sel Pihak", 11, align=CENTER, line=1.15, keep_next=True, keep_lines=True),
    Look("Jarak Tabel", 11, line=1.0),
    Look("Catatan Tabel", 8.5, before=3),
)
BUILT_IN = ("toc 1", "toc 2", "toc 3", "toc 4", "table of figures")
KEPT_STYLES = (*(f"Heading {n}" for n in range(1, 6)), "header", "footer", "Header", "Footer")
LISTS = (
    ("Daftar Butir", "bullet", "–"),
    ("Daftar Angka", "decimal", "%{n}."),
    ("Daftar Huruf", "lowerLetter", "%{n}."),
    ("Daftar Kurung", "decimal", "(%{n})"),
    ("Daftar Angka Kurung", "decimal", "%{n})"),
    ("Daftar Huruf Kurung", "lowerLetter", "%{n})"),
)
HEADINGS = (
    ("Heading 1", "upperRoman", "BAB %1", "nothing", 0),
    ("Heading 2", "upperLetter", "%2.", "tab", 567),
    ("Heading 3", "decimal", "%3.", "tab", 567),
    ("Heading 4", "lowerLetter", "%4)", "tab", 567),
    ("Heading 5", "decimal", "(%5)", "tab", 567),
)


def new_document() -> Sheet:
    doc = docx.Document()
    for old in list(doc.element.body)[:-1]:
        doc.element.body.remove(old)
    _strip(doc)
    _defaults(doc)
    for look in LOOKS:
        _style(doc, look)
    _toc_styles(doc)
    _footnote_styles(doc)
    _numbering(doc)
    _colours(doc)
    _theme(doc)
    _party_tabs(doc)
    doc.styles["Sampul Lambang"].paragraph_format.tab_stops.add_tab_stop(
        Twips(A4[0] - MARGINS["left"] - MARGINS["right"]), WD_TAB_ALIGNMENT.RIGHT
    )
    return doc


def _party_tabs(doc: Sheet) -> None:
    """`Nama : …` in columns, and a longer title below itself."""
    form = doc.styles["Isi Pihak"].paragraph_format
    for at in (4.0, 4.4):
        form.tab_stops.add_tab_stop(Cm(at))
    form.left_indent, form.first_line_indent = Cm(4.4), Cm(-3.4)


def _strip(doc: Sheet) -> None:
    """Leave out what the blank document brings along and nobody needs."""
    for style in list(doc.styles):
        if not style.element.default and style.name not in KEPT_STYLES:
            doc.styles.element.remove(style.element)
    for link in list(doc.styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)  # the character style that it names is gone
    rels = doc.part.package.rels
    for rid in [r for r, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[rid]
    for rid, rel in list(doc.part.rels.items()):
        if rel.reltype.endswith(("/stylesWithEffects", "/customXml")):
            del doc.part.rels[rid]
    settings = doc.settings.element
    for zoom in settings.findall(qn("w:zoom")):
        zoom.attrib.clear()
        zoom.set(qn("w:percent"), "100")
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for tag, value in (("decimalSymbol", ","), ("listSeparator", ";"), ("themeFontLang", "id-ID")):
        settings.find(qn(f"w:{tag}")).set(qn("w:val"), value)


def _defaults(doc: Sheet) -> None:
    doc.settings.odd_and_even_pages_header_footer = False
    fonts = doc.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(fonts):
        fonts.remove(child)
    fonts.append(
        parse_xml(
            f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        )
    )
    fonts.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="22"/>'))
    fonts.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="22"/>'))
    fonts.append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>')
    )
    doc.core_properties.author = ""
    doc.core_properties.comments = ""
    doc.core_properties.title = "Laporan Kinerja"
    doc.core_properties.language = "id-ID"


def _style(doc: Sheet, look: Look) -> None:
    names = [s.name for s in doc.styles]
    style = (
        doc.styles[look.name]
        if look.name in names
        else doc.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, look.name in BUILT_IN)
    )
    style.base_style = doc.styles[look.based]
    style.hidden, style.quick_style = False, True
    rpr = style.element.get_or_add_rPr()
    for child in list(rpr):
        rpr.remove(child)
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.bold, look.italic
    font.all_caps, font.underline = look.caps, look.underline
    font.color.rgb = RGBColor.from_string(look.colour)
    form.alignment, form.line_spacing = look.align, look.line
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.left_indent, form.first_line_indent = Cm(look.left), Cm(look.first)
    if look.right:
        form.right_indent = Cm(look.right)
    form.keep_with_next, form.keep_together = look.keep_next, look.keep_lines
    form.page_break_before, form.widow_control = look.new_page, True
    if look.outline is not None:
        ppr = style.element.get_or_add_pPr()
        for old in ppr.findall(qn("w:outlineLvl")):
            ppr.remove(old)
        ppr.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{look.outline}"/>'))
    if look.following:
        style.next_paragraph_style = doc.styles[look.following]


def _toc_styles(doc: Sheet) -> None:
    for name, left, bold, before in (
        ("toc 1", 0, True, 4),
        ("toc 2", 0.8, False, 0),
        ("toc 3", 1.6, False, 0),
        ("toc 4", 2.4, False, 0),
        ("table of figures", 0, False, 2),
    ):
        _style(doc, Look(name, 11, bold, before=before, after=1, left=left))
        style = doc.styles[name]
        # Long titles wrap before the page numbers when Word makes the contents anew; the lines
        # that publisher writes have breaks instead, see `word.contents`.
        style.paragraph_format.right_indent = Cm(1.0)
        hanging = {"toc 2": 0.7, "toc 3": 0.7, "toc 4": 0.7, "table of figures": 2.8}.get(name, 0)
        if hanging:
            style.paragraph_format.left_indent = Cm(left + hanging)
            style.paragraph_format.first_line_indent = Cm(-hanging)
        tabs = f'<w:tab w:val="left" w:pos="{round((left + hanging) * 567)}"/>' if hanging else ""
        style.element.get_or_add_pPr().insert_element_before(
            parse_xml(
                f'<w:tabs {nsdecls("w")}>{tabs}<w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs>'
            ),
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
        )


def _footnote_styles(doc: Sheet) -> None:
    """Word's own two, so that what somebody adds in Word looks like what was there."""
    for name, style_id, alias, kind in (
        ("footnote text", "FootnoteText", "Catatan Kaki", WD_STYLE_TYPE.PARAGRAPH),
        ("footnote reference", "FootnoteReference", "Nomor Catatan Kaki", WD_STYLE_TYPE.CHARACTER),
    ):
        doc.styles.add_style(name, kind, builtin=True).element.set(qn("w:styleId"), style_id)
        if kind is WD_STYLE_TYPE.PARAGRAPH:
            _style(doc, Look(name, 9, align=JUSTIFY, after=2))
        else:
            doc.styles[name].font.superscript = True
        element = doc.styles[name].element
        element.find(qn("w:name")).addnext(
            parse_xml(f'<w:aliases {nsdecls("w")} w:val="{alias}"/>')
        )


def _numbering(doc: Sheet) -> None:
    root = doc.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
        f'<w:pStyle w:val="{doc.styles[style].style_id}"/><w:suff w:val="{suff}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{hang}" w:hanging="{hang}"/></w:pPr></w:lvl>'
        for n, (style, fmt, text, suff, hang) in enumerate(HEADINGS)
    )
    _abstract(root, 1, "multilevel", levels)
    divider = doc.styles["Judul Lampiran"].style_id
    _abstract(
        root,
        2,
        "singleLevel",
        (
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
            f'<w:pStyle w:val="{divider}"/><w:suff w:val="nothing"/><w:lvlText w:val="LAMPIRAN %1"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        ),
    )
    for n, (name, fmt, text) in enumerate(LISTS, 3):
        _style(doc, Look(name, align=JUSTIFY, after=3, line=1.5))
        lvls = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
            + (f'<w:pStyle w:val="{doc.styles[name].style_id}"/>' if i == 0 else "")
            + f'<w:lvlText w:val="{text.replace("{n}", str(i + 1))}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{567 * (i + 1)}" w:hanging="567"/></w:pPr></w:lvl>'
            for i in range(4)
        )
        _abstract(root, n, "multilevel", lvls)
    for n in range(1, 3 + len(LISTS)):
        root.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>')
        )
    for n, (style, *_rest) in enumerate(HEADINGS):
        _number_style(doc, style, 1, n)
    _number_style(doc, "Judul Lampiran", 2, 0)
    for n, (name, *_rest) in enumerate(LISTS, 3):
        _number_style(doc, name, n, 0)


def _abstract(root: Any, n: int, kind: str, levels: str) -> None:
    root.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{n}">'
            f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        )
    )


def _number_style(doc: Sheet, name: str, num: int, level: int) -> None:
    ppr = doc.styles[name].element.get_or_add_pPr()
    for old in ppr.findall(qn("w:ind")):
        ppr.remove(old)  # the list level's indent counts
    ppr.get_or_add_numPr().get_or_add_ilvl().val = level
    ppr.numPr.get_or_add_numId().val = num


# The accents of charts: dark and light in turn, for print in black and white.
THEME = ("1F4E79", "9DC3E6", "548235", "C5E0B4", "7F6000", "FFD966")


def _theme(doc: Sheet) -> None:
    part = next(r.target_part for r in doc.part.rels.values() if r.reltype.endswith("/theme"))
    text = part.blob.decode("utf-8")
    for n, colour in enumerate(THEME, 1):
        text = re.sub(rf'(<a:accent{n}>\s*<a:srgbClr val=")[0-9A-F]{{6}}', rf"\g<1>{colour}", text)
    part._blob = text.encode("utf-8")


def _colours(doc: Sheet) -> None:
    """A quiet look for what is still to be filled in."""
    link = doc.styles.add_style("Rujukan", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor(0, 0, 0)
    style = doc.styles.add_style("Belum Diisi", WD_STYLE_TYPE.CHARACTER)
    style.font.italic = True
    style.font.color.rgb = RGBColor(0x59, 0x59, 0x59)


def paragraph(doc: Sheet, text: str, style: str = "Isi") -> Any:
    return doc.add_paragraph(text, style)


def gap(doc: Sheet, text: str, style: str) -> None:
    """A line that says what is still to be filled in."""
    doc.add_paragraph("", style).add_run(text, "Belum Diisi")


def bookmark(paragraph: Any, name: str) -> None:
    """Put a bookmark round a paragraph's content, empty or not. A template may have only one."""
    content = [child for child in paragraph._p if child.tag != qn("w:pPr")]
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), "1")
    start.set(qn("w:name"), name)
    content[0].addprevious(start)
    content[-1].addnext(end)


def tag(doc: Sheet, text: str) -> None:
    """A Jinja tag on a line of its own; the line vanishes from the report."""
    doc.add_paragraph(text, "Normal")


def heading(doc: Sheet, level: int, text: str) -> None:
    """Level 0 is a lampiran's divider; it and level 1 have their number on a line of its own."""
    p = doc.add_paragraph("", "Judul Lampiran" if level == 0 else f"Heading {level}")
    run = p.add_run()
    if level < 2:
        run.add_break()
    p.add_run(text)


def front_heading(doc: Sheet, text: str, style: str = "Judul Depan") -> None:
    doc.add_paragraph(text, style)


def caption(doc: Sheet, key: str, text: str) -> None:
    style = "Judul Tabel" if key.startswith("tabel") else "Judul Gambar"
    doc.add_paragraph("{{ nomor." + key + " }}  " + text, style)


def section(
    doc: Sheet,
    orientation: str,
    numbering: str = "",
    continued: str = "",
    letterhead: bool = True,
) -> None:
    """End the section before here: its paper, its page numbers, its footer.

    continued: what its pages but the first say at their head, if it goes on to others.
    letterhead: on the first page of the front matter.
    """
    wide = orientation == "landscape"
    width, height = A4[::-1] if wide else A4
    margins = LANDSCAPE if wide else MARGINS
    last = doc.paragraphs[-1]
    end = (
        last
        if last._p is doc.element.body[-2]
        and last.style.name in ("Sampul Tahun", "Tanda Tangan Akhir", "Judul Lampiran")
        else paragraph(doc, "", "Pemisah")
    )
    refs = ""
    if numbering == "none":
        refs = _cover_foot(doc)
    elif numbering != "bare":
        kop = numbering == "roman" and letterhead
        refs = _kop(doc) if kop else _continuation(doc, continued)
        refs += _footer(doc)
    numbers = {
        "roman": ' w:fmt="lowerRoman" w:start="1"',
        "none": ' w:start="1"',
        "bare": "",
    }.get(numbering, "")
    first = numbering == "" and not doc.element.body.xpath(
        "./w:p/w:pPr/w:sectPr[w:pgNumType[@w:fmt='decimal']]"
    )
    if first:
        numbers = ' w:fmt="decimal" w:start="1"'
    orient = ' w:orient="landscape"' if wide else ""
    sect = parse_xml(
        f'<w:sectPr {nsdecls("w", "r")}>{refs}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="{margins["top"]}" w:right="{margins["right"]}" w:bottom="{margins["bottom"]}" '
        f'w:left="{margins["left"]}" w:header="{margins["header"]}" w:footer="{margins["footer"]}" w:gutter="0"/>'
        f"{_page_border() if numbering == 'none' else ''}<w:pgNumType{numbers}/>"
        + ("<w:titlePg/>" if numbering == "roman" or continued else "")
        + "</w:sectPr>"
    )
    end._p.get_or_add_pPr().append(sect)


def _page_border() -> str:
    """The frame round the cover."""
    edges = "".join(
        f'<w:{e} w:val="thinThickSmallGap" w:sz="24" w:space="24" w:color="1F3864"/>'
        for e in ("top", "left", "bottom", "right")
    )
    return f'<w:pgBorders w:offsetFrom="page">{edges}</w:pgBorders>'


def _footer(doc: Sheet) -> str:
    """References to the one footer, for every kind of page that a section may have."""
    rid = getattr(doc, "_kaki", None) or _new_footer(doc)
    doc._kaki = rid
    return "".join(f'<w:footerReference w:type="{t}" r:id="{rid}"/>' for t in ("default", "first"))


def _new_footer(doc: Sheet) -> str:
    part, rid = doc.part.add_footer_part()
    p = part.element.p_lst[0] if hasattr(part.element, "p_lst") else part.element[0]
    for child in list(p):
        p.remove(child)
    p.append(
        parse_xml(
            f'<w:pPr {nsdecls("w")}><w:pStyle w:val="{doc.styles["Kaki"].style_id}"/></w:pPr>'
        )
    )
    p.append(_run("{{ laporan.judul }} {{ perangkat_daerah.nama }}  |  "))
    for kind in ("begin", "", "separate", "text", "end"):
        r = OxmlElement("w:r")
        if kind == "text":
            r.append(parse_xml(f"<w:t {nsdecls('w')}>1</w:t>"))
        elif kind:
            r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        else:
            r.append(
                parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> PAGE </w:instrText>')
            )
        p.append(r)
    return str(rid)


def _cover_foot(doc: Sheet) -> str:
    """The foot of the cover: empty where the office asks for none."""
    part, rid = doc.part.add_footer_part()
    for child in list(part.element):
        part.element.remove(child)
    for name in ("alamat", "laman"):
        part.element.append(_p(doc, "Normal", "{%p if sampul." + name + " %}"))
        part.element.append(_p(doc, "Sampul Kaki", "{{ sampul." + name + " }}"))
        part.element.append(_p(doc, "Normal", "{%p endif %}"))
    part.element.append(_p(doc, "Pemisah", ""))
    return f'<w:footerReference w:type="default" r:id="{rid}"/>'


def _continuation(doc: Sheet, text: str) -> str:
    """References to a header that the first page has not: Word repeats the head of a table, but
    cannot say there that the table goes on. Without text, to an empty one: none is inherited."""
    empty = getattr(doc, "_kosong", None) or _new_header(doc, "")
    doc._kosong = empty
    default = _new_header(doc, text) if text else empty
    return "".join(
        f'<w:headerReference w:type="{t}" r:id="{rid}"/>'
        for t, rid in (("default", default), ("first", empty))
    )


def _new_header(doc: Sheet, text: str) -> str:
    part, rid = doc.part.add_header_part()
    for child in list(part.element):
        part.element.remove(child)
    part.element.append(_p(doc, "Kepala Lanjutan", text))
    return str(rid)


def _kop(doc: Sheet) -> str:
    """The letterhead, on the first page of the front matter."""
    part, rid = doc.part.add_header_part()
    root = part.element
    for child in list(root):
        root.remove(child)
    for style, text in (
        ("Sampul Jarak", "{%p if logo %}"),
        ("Kop Lambang", "{{ logo_kop }}"),
        ("Sampul Jarak", "{%p endif %}"),
        ("Kop Pemerintah", "{{ perangkat_daerah.pemerintah }}"),
        ("Kop Instansi", "{{ perangkat_daerah.nama }}"),
        ("Normal", "{%p if perangkat_daerah.alamat %}"),
        ("Kop Alamat", "{{ perangkat_daerah.alamat }}"),
        ("Normal", "{%p endif %}"),
    ):
        root.append(_p(doc, style, text))
    line = _p(doc, "Pemisah", "")
    line.pPr.append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="thinThickSmallGap" w:sz="24" w:space="4" w:color="000000"/></w:pBdr>'
        )
    )
    root.append(line)
    root.append(_p(doc, "Normal", ""))
    return f'<w:headerReference w:type="first" r:id="{rid}"/>'


def _p(doc: Sheet, style: str, text: str) -> Any:
    p = OxmlElement("w:p")
    p.append(
        parse_xml(f'<w:pPr {nsdecls("w")}><w:pStyle w:val="{doc.styles[style].style_id}"/></w:pPr>')
    )
    if text:
        p.append(_run(text))
    return p


def _run(text: str) -> Any:
    r = OxmlElement("w:r")
    t = OxmlElement("w:t")
    t.text = text
    t.set(qn("xml:space"), "preserve")
    r.append(t)
    return r


@dataclass(frozen=True)
class Cell:
    """Each line of `text` is a paragraph. span: columns, 0 for all of them."""

    text: str
    style: str
    bold: bool
    italic: bool
    fill: str
    span: int


def cell(
    text: str,
    style: str = "Sel",
    bold: bool = False,
    italic: bool = False,
    fill: str = "",
    span: int = 1,
) -> Cell:
    return Cell(text, style, bold, italic, fill, span)


NOT_KNOWN = "{{ none }}"  # prints as any other gap does


def rows(name: str, *variants: Any) -> list[Any]:
    """Rows for each item of `name`: one look, or (condition, look) pairs that end with ("", look)."""
    looks = [("", v) if isinstance(v, list) else v for v in variants]
    out: list[Any] = ["{%tr for r in " + name + " %}"]
    for n, (condition, cells) in enumerate(looks):
        if len(looks) > 1:
            word = "else" if not condition else f"{'elif' if n else 'if'} {condition}"
            out.append("{%tr " + word + " %}")
        out.append(cells)
    if len(looks) > 1:
        out.append("{%tr endif %}")
    # A list that is not filled in yet has no rows: its table says so in one.
    return [*out, "{%tr else %}", [cell(NOT_KNOWN, "Sel Tengah", span=0)], "{%tr endfor %}"]


def table(
    doc: Sheet,
    widths: Sequence[float],
    head: Sequence[Sequence[Any]],
    body: list[Any],
    numbered: bool = False,
    small: bool = False,
    ruled: bool = True,
) -> None:
    """A table. Widths in centimetres. Header rows repeat on every page."""
    cols = [round(w * 567) for w in widths]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in cols)
    borders = "".join(
        f'<w:{e} w:val="{"single" if ruled else "nil"}" w:sz="4" w:space="0" w:color="000000"/>'
        for e in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    pad = 45 if small else 70
    tbl = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(cols)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{pad}" w:type="dxa"/><w:right w:w="{pad}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    for n, titles in enumerate(head):
        tbl.append(_head_row(doc, cols, titles, n, len(head), small))
    if numbered:
        cells = [
            Cell(str(i), "Sel Kepala", False, True, "D9D9D9", 1) for i in range(1, len(cols) + 1)
        ]
        tbl.append(_row(doc, cols, cells, small, header=True))
    for item in body:
        if isinstance(item, str):
            tbl.append(_row(doc, cols, [Cell(item, "Sel", False, False, "", len(cols))], small))
        else:
            tbl.append(_row(doc, cols, item, small))
    doc.element.body[-1].addprevious(tbl)


def _head_row(
    doc: Sheet, cols: list[int], titles: Sequence[Any], n: int, of: int, small: bool
) -> Any:
    cells = []
    for title in titles:
        text, span = title if isinstance(title, tuple) else (title or "", 1)
        cells.append(Cell(text, "Sel Kepala", True, False, "D9D9D9", span))
    tr = _row(doc, cols, cells, small, header=True)
    if of > 1:
        for tc, title in zip(tr.tc_lst, titles, strict=True):
            if not isinstance(title, tuple) and (n > 0) == (title is None):
                merge = "" if title is None else ' w:val="restart"'
                if n == 0 and title is not None or title is None:
                    tc.tcPr.insert_element_before(
                        parse_xml(f"<w:vMerge {nsdecls('w')}{merge}/>"), "w:shd", "w:vAlign"
                    )
    return tr


def _row(
    doc: Sheet, cols: list[int], cells: Sequence[Cell], small: bool, header: bool = False
) -> Any:
    tr = OxmlElement("w:tr")
    head = "<w:tblHeader/>" if header else ""
    tr.append(parse_xml(f"<w:trPr {nsdecls('w')}><w:cantSplit/>{head}</w:trPr>"))
    at = 0
    for c in cells:
        over = c.span or len(cols)
        width = sum(cols[at : at + over])
        at += over
        span = f'<w:gridSpan w:val="{over}"/>' if over > 1 else ""
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{c.fill}"/>' if c.fill else ""
        align = '<w:vAlign w:val="center"/>' if header else ""
        tc = parse_xml(
            f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}{align}</w:tcPr></w:tc>'
        )
        for line in c.text.split("\n"):
            p = _p(doc, c.style.replace("Sel", "Sel Kecil") if small else c.style, line)
            if line:
                _look(p, c)
            tc.append(p)
        tr.append(tc)
    return tr


def _look(p: Any, c: Cell) -> None:
    """What a cell's run has beyond its style."""
    rpr = ("<w:b/>" if c.bold else "") + ("<w:i/>" if c.italic else "")
    if rpr:
        p.find(qn("w:r")).insert(0, parse_xml(f"<w:rPr {nsdecls('w')}>{rpr}</w:rPr>"))


def save(doc: Sheet, path: Path) -> None:
    """Write the file with fixed dates, so that the same drawing gives the same bytes."""
    body = doc.element.body
    sections = body.xpath("./w:p/w:pPr/w:sectPr")
    last = body[-1]
    for child in list(last):
        last.remove(child)
    for child in sections[-1]:
        last.append(parse_xml(docx.oxml.xmlchemy.serialize_for_reading(child)))
    doc.save(str(path))
    with zipfile.ZipFile(path) as old:
        entries = [(i.filename, old.read(i)) for i in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in entries:
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
