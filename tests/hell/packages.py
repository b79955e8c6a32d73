"""Word and Excel files written part by part, so that every part can be wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD_MAIN = f"{OFFICE}.wordprocessingml.document.main+xml"
EXCEL_MAIN = f"{OFFICE}.spreadsheetml.sheet.main+xml"
Parts = Mapping[str, str | bytes]


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return made.getvalue()


def relations(*entries: str) -> str:
    return f'{XML}<Relationships xmlns="{RELS}">{"".join(entries)}</Relationships>'


def relation(number: str, kind: str, target: str, mode: str = "") -> str:
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target}"{outside}/>'


def types(main: str, kind: str, *overrides: tuple[str, str]) -> str:
    named = "".join(
        f'<Override PartName="{part}" ContentType="{is_}"/>'
        for part, is_ in ((main, kind), *overrides)
    )
    defaults = "".join(
        f'<Default Extension="{suffix}" ContentType="{is_}"/>'
        for suffix, is_ in {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "bin": "application/vnd.ms-office.vbaProject",
            "html": "text/html",
            "svg": "image/svg+xml",
        }.items()
    )
    return f'{XML}<Types xmlns="{TYPES}">{defaults}{named}</Types>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def field(instruction: str, result: str) -> str:
    """A field in three runs, its instruction cut in two as Word does after an edit."""
    half = len(instruction) // 2
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction[:half]}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction[half:]}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{result}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def word_parts(
    body: str = "", *links: str, kind: str = WORD_MAIN, **parts: str | bytes
) -> dict[str, str | bytes]:
    """`parts`: more parts, their names with `__` for `/` and `_dot_` for `.`."""
    spaces = (
        f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    content = body or paragraph("Daftar hadir")
    named = {key.replace("__", "/").replace("_dot_", "."): part for key, part in parts.items()}
    return {
        "[Content_Types].xml": types("/word/document.xml", kind),
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{XML}<w:document {spaces}><w:body>{content}{section}"
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*links),
        **named,
    }


def word(body: str = "", *links: str, **parts: str | bytes) -> bytes:
    return packed(word_parts(body, *links, **parts))


def excel_parts(
    cells: str = '<row r="1"><c r="A1"><v>42</v></c></row>',
    *links: str,
    book: str = "",
    kind: str = EXCEL_MAIN,
    **parts: str | bytes,
) -> dict[str, str | bytes]:
    named = {key.replace("__", "/").replace("_dot_", "."): part for key, part in parts.items()}
    return {
        "[Content_Types].xml": types(
            "/xl/workbook.xml",
            kind,
            ("/xl/worksheets/sheet1.xml", f"{OFFICE}.spreadsheetml.worksheet+xml"),
            ("/xl/externalLinks/externalLink1.xml", f"{OFFICE}.spreadsheetml.externalLink+xml"),
        ),
        "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{XML}<workbook xmlns="{S}" xmlns:r="{R}"><sheets>'
        f'<sheet name="Data" sheetId="1" r:id="rId1"/></sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            relation("rId1", "worksheet", "worksheets/sheet1.xml"), *links
        ),
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{S}"><sheetData>{cells}'
        "</sheetData></worksheet>",
        **named,
    }


def excel(*arguments: str, **parts: str | bytes) -> bytes:
    return packed(excel_parts(*arguments, **parts))
