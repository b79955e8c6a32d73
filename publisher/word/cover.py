"""Pictures of the cover: a second lambang, a photo, and one behind the text of the whole page."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Emu

from publisher.vocabulary.artifacts import Illustration
from publisher.vocabulary.report import Report
from publisher.vocabulary.sampul import KOTAK_FOTO, KOTAK_LAMBANG, KOTAK_LATAR, Sampul
from publisher.vocabulary.sisipan import muat
from publisher.vocabulary.values import Teks
from publisher.word.pieces import Picture
from publisher.word.sections import section_of
from publisher.word.xml import EMU_PER_CM, Element, from_xml, ns, run, w

EMU_PER_TWIP = 635
NOTHING = Sampul.model_validate({"at": None})
THOUSANDTHS = 100_000  # of a per cent: how a crop is measured


def cover_context(report: Report) -> dict[str, Any]:
    """What the template knows as `sampul`; all of it is empty where the office asks for nothing."""
    sampul = report.laporan.sampul or NOTHING
    office = report.laporan.perangkat_daerah.nama

    def picture(berkas: Teks | None, box: Any, alt: str, behind: bool = False) -> Picture | None:
        return Picture(berkas, box, alt, behind) if berkas is not None else None

    return {
        "kiri": sampul.lambang == "kiri",
        "lambang_kedua": picture(sampul.lambang_kedua, KOTAK_LAMBANG, f"Lambang {office}"),
        "foto": picture(sampul.foto, KOTAK_FOTO, f"Foto sampul {office}"),
        "latar": picture(sampul.latar, KOTAK_LATAR, "Latar sampul", behind=True),
        "alamat": sampul.alamat,
        "laman": sampul.laman,
    }


def draw_picture(
    document: Document, picture: Picture, known: Illustration, ident: int, p: Element
) -> Element:
    """A run with the picture, or with words that say why there is none."""
    if known.file is None:
        why = f": {known.why}" if known.why else ""
        return run(f"Gambar {picture.berkas} tidak dapat ditampilkan{why}.")
    rid, _ = document.part.get_or_add_image(str(known.file))
    box = tuple(float(side) for side in muat(known.width, known.height, picture.box))
    width, height = (Emu(max(1, int(side * EMU_PER_CM))) for side in box)
    inline = CT_Inline.new_pic_inline(ident, rid, known.file.name, width, height)
    inline.docPr.set("descr", picture.alt)
    drawing, element = w("drawing"), w("r")
    drawing.append(_behind(inline, section_of(p)) if picture.behind else inline)
    element.append(drawing)
    return element


def _behind(inline: Element, section: Element) -> Element:
    """The same picture as Word's "behind text", cropped to fill the page of the section."""
    size = section.find(qn("w:pgSz"))
    across, down = (int(size.get(qn(f"w:{side}"))) * EMU_PER_TWIP for side in "wh")
    _crop(inline, across, down)
    anchor = from_xml(
        f'<wp:anchor {ns("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        "<wp:wrapNone/></wp:anchor>"
    )
    for tag in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        part = inline.find(qn(tag))
        if part is not None:
            anchor.append(part)
    return anchor


def _crop(inline: Element, across: int, down: int) -> None:
    """Cut off what is too wide or too high, on both sides alike: nothing is stretched."""
    extent = inline.find(qn("wp:extent"))
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    scale = max(across / width, down / height)
    cut = {
        "lr": round((1 - across / (width * scale)) / 2 * THOUSANDTHS),
        "tb": round((1 - down / (height * scale)) / 2 * THOUSANDTHS),
    }
    source = from_xml(f"<a:srcRect {ns('a')}/>")
    for sides, share in cut.items():
        for side in sides if share > 0 else "":
            source.set(side, str(share))
    next(inline.iter(qn("a:blip"))).addnext(source)
    for ext in inline.iter(qn("a:ext")):
        if ext.get("cx"):
            ext.set("cx", str(across))
            ext.set("cy", str(down))
