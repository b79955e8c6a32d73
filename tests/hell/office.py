"""Word and Excel files that hide, fetch, explode or are something else."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib

from tests.attachment_samples import picture, picture_bytes
from tests.hell.packages import (
    EXCEL_MAIN,
    XML,
    R,
    S,
    W,
    excel,
    excel_parts,
    field,
    packed,
    paragraph,
    relation,
    relations,
    types,
    word,
    word_parts,
)
from tests.hell.raw import Maker

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
EXCEL_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PICTURE = (
    '<w:p><w:r><w:pict><v:shape style="width:90pt;height:90pt">'
    '<v:imagedata r:{how}="rId9"/></v:shape></w:pict></w:r></w:p>'
)
SEEN = paragraph("teks biasa")
LINKED = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="{d}/wordprocessingDrawing"><wp:extent cx="900000" '
    'cy="900000"/><wp:docPr id="1" name="x"/><a:graphic xmlns:a="{d}/main"><a:graphicData '
    'uri="{d}/picture"><pic:pic xmlns:pic="{d}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="x"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId9"/><a:stretch><a:fillRect/>'
    '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" '
    'cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
).format(d="http://schemas.openxmlformats.org/drawingml/2006")


def entities(name: str) -> bytes:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    parts = word_parts("", relation("rId9", "styles", "styles.xml"))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{lines}]>'
    parts[name] = bomb + str(parts.get(name, "<x/>")).removeprefix(XML).replace(
        "Daftar hadir", "&a11;"
    )
    return packed(parts)


def reading_a_file() -> bytes:
    parts = word_parts()
    head = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    parts["word/document.xml"] = head + str(parts["word/document.xml"]).removeprefix(XML).replace(
        "Daftar hadir", "&a;"
    )
    return packed(parts)


def bomb(times: int = 6) -> bytes:
    """Parts of 100 MB of zeros each, in 100 kB each."""
    made = io.BytesIO(word())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for n in range(times):
            package.writestr(f"word/media/{n}.bin", bytes(100_000_000))
    return made.getvalue()


def lying_bomb() -> bytes:
    """A part of 100 MB that says it has 1,000 bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed_ = packer.compress(bytes(100_000_000)) + packer.flush()
    made = io.BytesIO(word("", relation("rId9", "styles", "x.xml")))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/x.xml", packed_)
    whole = bytearray(made.getvalue())
    size = len(packed_).to_bytes(4, "little")
    for mark, method, length in ((b"PK\3\4", 8, 22), (b"PK\1\2", 10, 24)):
        at = whole.rindex(mark)
        while whole[at:].find(b"word/x.xml") > 60:
            at = whole.rindex(mark, 0, at)
        whole[at + method : at + method + 2] = b"\x08\0"
        assert whole[at + length - 4 : at + length] == size
        whole[at + length : at + length + 4] = (1_000).to_bytes(4, "little")
    return bytes(whole)


def crowded(entries: int = 100_000) -> bytes:
    made = io.BytesIO(word())
    with zipfile.ZipFile(made, "a") as package:
        for n in range(entries):
            package.writestr(zipfile.ZipInfo(f"word/x/{n}"), b"")
    return made.getvalue()


def twice_the_same_name() -> bytes:
    made = io.BytesIO(word())
    other = word_parts(paragraph("isi lain"))["word/document.xml"]
    with zipfile.ZipFile(made, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr(zipfile.ZipInfo("word/document.xml"), other)
    return made.getvalue()


def bitten() -> bytes:
    whole = bytearray(packed(word_parts(), zipfile.ZIP_STORED))
    whole[whole.index(b"Daftar hadir")] ^= 1
    return bytes(whole)


def locked_part() -> bytes:
    whole = bytearray(word())
    at = whole.rindex(b"PK\1\2")
    whole[at + 8] |= 1
    return bytes(whole)


def without(part: str) -> bytes:
    parts = word_parts()
    del parts[part]
    return packed(parts)


def linked(kind: str, target: str, body: str = SEEN) -> bytes:
    return word(body, relation("rId9", kind, target, "External"))


def with_template(target: str) -> bytes:
    settings = (
        f'{XML}<w:settings xmlns:w="{W}" xmlns:r="{R}">'
        '<w:attachedTemplate r:id="rId1"/></w:settings>'
    )
    return word(
        SEEN,
        relation("rId8", "settings", "settings.xml"),
        word__settings_dot_xml=settings,
        word___rels__settings_dot_xml_dot_rels=relations(
            relation("rId1", "attachedTemplate", target, "External")
        ),
    )


def with_html(address: str) -> bytes:
    html = f"<html><body><p>dari luar</p><img src='{address}'></body></html>"
    return word(
        SEEN + '<w:altChunk r:id="rId9"/>',
        relation("rId9", "aFChunk", "potongan.html"),
        word__potongan_dot_html=html,
    )


def with_object() -> bytes:
    body = (
        '<w:p><w:r><w:object><v:shape id="s1" style="width:90pt;height:90pt">'
        '<v:imagedata r:id="rId8"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" '
        'ShapeID="s1" r:id="rId9"/></w:object></w:r></w:p>'
    )
    return word(
        SEEN + body,
        relation("rId8", "image", "media/a.png"),
        relation("rId9", "package", "embeddings/a.xlsx"),
        word__media__a_dot_png=picture_bytes(picture(), "PNG"),
        word__embeddings__a_dot_xlsx=excel(),
    )


def with_macros(kind: str) -> bytes:
    vba = relation("rId9", "vbaProject", "vbaProject.bin").replace(
        "openxmlformats.org/officeDocument/2006", "microsoft.com/office/2006"
    )
    if kind == "word":
        return packed(
            word_parts(SEEN, vba, kind=WORD_MACROS, word__vbaProject_dot_bin=OLE + bytes(99))
        )
    return packed(
        excel_parts(
            '<row r="1"><c r="A1"><v>42</v></c></row>',
            vba,
            kind=EXCEL_MACROS,
            xl__vbaProject_dot_bin=OLE + bytes(99),
        )
    )


def with_other_book(target: str) -> bytes:
    outside = (
        f'{XML}<externalLink xmlns="{S}" xmlns:r="{R}"><externalBook r:id="rId1">'
        '<sheetNames><sheetName val="A"/></sheetNames></externalBook></externalLink>'
    )
    return excel(
        '<row r="1"><c r="A1"><f>[1]A!A1</f><v>42</v></c></row>',
        relation("rId9", "externalLink", "externalLinks/externalLink1.xml"),
        book='<externalReferences><externalReference r:id="rId9"/></externalReferences>',
        xl__externalLinks__externalLink1_dot_xml=outside,
        xl__externalLinks___rels__externalLink1_dot_xml_dot_rels=relations(
            relation("rId1", "externalLinkPath", target, "External")
        ),
    )


def asking_the_web(address: str) -> bytes:
    return excel(
        f'<row r="1"><c r="A1" t="str"><f>_xlfn.WEBSERVICE("{address}")</f><v>semula</v></c></row>'
        '<row r="2"><c r="A2"><f>SUM(1,1)</f><v>2</v></c></row>'
    )


def far_cell() -> bytes:
    return excel(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )


def styled_far_away() -> bytes:
    return excel(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>'
    )


def deep(levels: int = 20_000) -> bytes:
    return word("<w:sdt><w:sdtContent>" * levels + SEEN + "</w:sdtContent></w:sdt>" * levels)


def encrypted() -> bytes:
    return OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


HTTP = "http://127.0.0.1:9/x"
FILES: dict[str, Maker] = {
    "surat.docx": word,
    "surat-10000-paragraf.docx": lambda: word(paragraph("isi") * 10_000),
    "surat-bom.docx": bomb,
    "surat-bom-bohong.docx": lying_bomb,
    "surat-100000-bagian.docx": crowded,
    "surat-nama-keluar.docx": lambda: word(SEEN, **{"../../../tmp/jahat": b"x"}),
    "surat-nama-mutlak.docx": lambda: word(SEEN, **{"/etc/jahat": b"x"}),
    "surat-nama-kembar.docx": twice_the_same_name,
    "surat-bit-rusak.docx": bitten,
    "surat-bagian-terkunci.docx": locked_part,
    "surat-terpotong.docx": lambda: word()[:-300],
    "surat-terkunci.docx": encrypted,
    "surat-tanpa-isi.docx": lambda: without("word/document.xml"),
    "surat-tanpa-jenis.docx": lambda: without("[Content_Types].xml"),
    "surat-tanpa-hubungan.docx": lambda: without("_rels/.rels"),
    "surat-xml-rusak.docx": lambda: word("<w:p><w:r>"),
    "surat-xml-dalam.docx": deep,
    "surat-entitas.docx": lambda: entities("word/document.xml"),
    "surat-entitas-gaya.docx": lambda: entities("word/styles.xml"),
    "surat-entitas-luar.docx": reading_a_file,
    "surat-gambar-luar.docx": lambda: linked("image", HTTP, SEEN + LINKED),
    "surat-gambar-berkas.docx": lambda: linked("image", "file:///etc/x", PICTURE.format(how="id")),
    "surat-gambar-unc.docx": lambda: linked("image", r"\\server\x.png", PICTURE.format(how="id")),
    "surat-tautan-web.docx": lambda: linked(
        "hyperlink", HTTP, f'<w:p><w:hyperlink r:id="rId9">{SEEN[5:-6]}</w:hyperlink></w:p>'
    ),
    "surat-templat-luar.docx": lambda: with_template(HTTP),
    "surat-html-di-dalam.docx": lambda: with_html(HTTP),
    "surat-objek.docx": with_object,
    "surat-dde.docx": lambda: word(SEEN + field('DDEAUTO c:\\\\cmd.exe "/k calc"', "hasil")),
    "surat-includepicture.docx": lambda: word(
        SEEN + field(f'INCLUDEPICTURE "{HTTP}" \\d', "gambar")
    ),
    "surat-includetext.docx": lambda: word(SEEN + field('INCLUDETEXT "/etc/passwd"', "teks")),
    "surat-tanggal.docx": lambda: word(SEEN + field("DATE \\@ d-M-yyyy", "1-7-2023")),
    "surat-makro.docm": lambda: with_macros("word"),
    "surat-makro.docx": lambda: with_macros("word"),
    "surat-lama.doc": lambda: OLE + bytes(2000),
    "surat-lama.docx": lambda: OLE + bytes(2000),
    "surat.rtf": lambda: b"{\\rtf1 Daftar hadir}",
    "surat.odt": lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
    "surat.dotx": lambda: packed(
        word_parts(
            kind="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
        )
    ),
    "tabel.xlsx": excel,
    "tabel-makro.xlsm": lambda: with_macros("excel"),
    "tabel-biner.xlsb": lambda: packed(
        {
            "[Content_Types].xml": types(
                "/xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
            )
        }
    ),
    "tabel-lama.xls": lambda: OLE + bytes(2000),
    "tabel-jauh.xlsx": far_cell,
    "tabel-jauh-kosong.xlsx": styled_far_away,
    "tabel-buku-lain.xlsx": lambda: with_other_book("file:///tmp/lain.xlsx"),
    "tabel-web.xlsx": lambda: asking_the_web(HTTP),
    "tabel-hari-ini.xlsx": lambda: excel(
        '<row r="1"><c r="A1"><f>TODAY()</f><v>40000</v></c><c r="B1"><f>NOW()</f></c></row>'
    ),
    "tabel-xml-rusak.xlsx": lambda: excel("<row>"),
    "paparan.pptx": lambda: packed(
        {"[Content_Types].xml": types("/p", EXCEL_MAIN.replace("sheet", "presentation"))}
    ),
    "arsip.zip": lambda: packed({"a.txt": "isi"}),
    "arsip.rar": lambda: b"Rar!\x1a\7\0" + bytes(99),
}
