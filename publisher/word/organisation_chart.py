"""The organisation chart as native Word shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from xml.sax.saxutils import quoteattr

from publisher.vocabulary.organisasi import Organisasi
from publisher.word.chart_rows import Bagan, Kotak, Line, fits, in_rows
from publisher.word.pieces import OrganisationChart
from publisher.word.sections import text_height, text_width
from publisher.word.xml import CM_PER_TWIP, EMU_PER_CM, Element, from_xml, ns

BESIDES = 2.5  # cm of a page that the heading and the caption of the chart take
BOX_HEIGHT = 1.6  # cm
GAP = 0.95  # cm between levels, where the lines run
SHARE = 0.88  # of a column that its box takes
WIDEST = 4.2  # cm, so that a small organisation does not get giant boxes


@dataclass(frozen=True, slots=True)
class UnitBox:
    """A unit's box: centre and top in centimetres."""

    name: str
    x: float
    y: float
    parent: UnitBox | None


def draw_organisation(
    chart: OrganisationChart, section: Element, ident: int, base_id: str
) -> Element:
    """A run with the chart as a group of shapes that fits on a page of the section."""
    room = text_height(section) * CM_PER_TWIP - BESIDES
    bagan = arranged(chart.organisasi, text_width(section) * CM_PER_TWIP, room)
    width, height = bagan.width, bagan.height
    # Lines first: boxes are drawn over their ends.
    shapes = [_line(*line) for line in bagan.lines]
    shapes += [_box(box, bagan.size, base_id) for box in bagan.boxes]
    numbered = "".join(s.replace("@ID@", str(ident + n)) for n, s in enumerate(shapes, 1))
    size = f'cx="{_emu(width)}" cy="{_emu(height)}"'
    return from_xml(
        f"<w:r {ns('w', 'mc', 'wp', 'a', 'wpg', 'wps')}><mc:AlternateContent>"
        f'<mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{ident}" name="Bagan {ident}"'
        f" descr={quoteattr(chart.alt)}/>"
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        f'<a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{numbered}</wpg:wgp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def arranged(organisasi: Organisasi, width: float, height: float) -> Bagan:
    """As a tree where every name fits in its box, else in rows; cm."""
    tree = _tree(organisasi, width)
    whole = all(fits(b.nama, b.width, b.height, tree.size) for b in tree.boxes)
    return tree if whole and tree.height <= height else in_rows(organisasi, width, height)


def _tree(organisasi: Organisasi, room: float) -> Bagan:
    units, columns, levels = lay_out(organisasi)
    column = min(room / columns, WIDEST / SHARE)
    width, size = column * SHARE, 8.5 if column * SHARE > 3.2 else 7.5
    boxes = {
        unit: Kotak(
            unit.name, unit.x * column - width / 2, unit.y * (BOX_HEIGHT + GAP), width, BOX_HEIGHT
        )
        for unit in units
    }
    lines = [
        line
        for unit, box in boxes.items()
        if unit.parent
        for line in _lines(boxes[unit.parent], box)
    ]
    height = levels * (BOX_HEIGHT + GAP) - GAP
    return Bagan(size, column * columns, height, tuple(boxes.values()), tuple(lines))


def lay_out(organisasi: Organisasi) -> tuple[list[UnitBox], float, int]:
    """Boxes in columns and levels (x: centre in columns; y: level), how many of each.

    A superior stands over the middle of its subordinates, and the head over the
    middle of the chart; branches are as near to each other as their boxes allow.
    """
    children: dict[str | None, list[str]] = {}
    for unit in organisasi.unit:
        children.setdefault(unit.atasan and str(unit.atasan), []).append(str(unit.nama))
    head = _branch(children[None][0], 0, children)
    middle = head.centres[children[None][0]][0]
    half = 0.5 + max(max(x - middle, middle - x) for x, _ in head.centres.values())
    boxes: dict[str, UnitBox] = {}
    for unit in organisasi.unit:
        x, level = head.centres[unit.nama]
        boxes[unit.nama] = UnitBox(
            unit.nama, x - middle + half, level, boxes.get(unit.atasan or "")
        )
    return list(boxes.values()), 2 * half, 1 + max(level for _, level in head.centres.values())


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit and all below it: its boxes, and how far they reach on each level."""

    centres: dict[str, tuple[float, int]]
    reach: dict[int, tuple[float, float]]  # level → leftmost and rightmost centre

    def moved(self, by: float) -> Branch:
        return Branch(
            {name: (x + by, level) for name, (x, level) in self.centres.items()},
            {level: (left + by, right + by) for level, (left, right) in self.reach.items()},
        )

    def beside(self, other: Branch) -> Branch:
        """Both, the other one to the right and a column away where they are nearest."""
        common = self.reach.keys() & other.reach.keys()
        # Only levels that both have can collide: a deep branch may reach under a shallow one.
        by = max((self.reach[n][1] - other.reach[n][0] + 1 for n in common), default=0.0)
        right = other.moved(by)
        reach = dict(self.reach)
        for level, (left, end) in right.reach.items():
            reach[level] = (reach[level][0] if level in reach else left, end)
        return Branch(self.centres | right.centres, reach)


def _branch(name: str, level: int, children: dict[str | None, list[str]]) -> Branch:
    below = children.get(name, [])
    if not below:
        return Branch({name: (0.0, level)}, {level: (0.0, 0.0)})
    branches = [_branch(child, level + 1, children) for child in below]
    all_below = reduce(Branch.beside, branches)
    first, last = all_below.centres[below[0]][0], all_below.centres[below[-1]][0]
    middle = (first + last) / 2
    return Branch(
        {name: (middle, level)} | all_below.centres,
        {level: (middle, middle)} | all_below.reach,
    )


def _emu(cm: float) -> int:
    return round(cm * EMU_PER_CM)


def _box(box: Kotak, points: float, style: str) -> str:
    size = round(points * 2)  # half-points
    text = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:before="0" w:after="0"/>'
        '<w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr><w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        f"<w:t>{_escaped(box.nama)}</w:t></w:r></w:p>"
    )
    return (
        f'<wps:wsp><wps:cNvPr id="@ID@" name={quoteattr(box.nama)}/><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="{_emu(box.left)}" y="{_emu(box.top)}"/>'
        f'<a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="36000" tIns="18000" rIns="36000" bIns="18000" anchor="ctr">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp>"
    )


def _lines(upper: Kotak, lower: Kotak) -> Iterable[Line]:
    """Down from the superior, across, and down to the subordinate."""
    middle = lower.top - GAP / 2
    left, right = sorted((upper.middle, lower.middle))
    yield upper.middle, upper.bottom, upper.middle, middle
    if right - left > 0.01:  # cm; a line of no length is a dot in print
        yield left, middle, right, middle
    yield lower.middle, middle, lower.middle, lower.top


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        '<wps:wsp><wps:cNvPr id="@ID@" name="Garis @ID@"/><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="{_emu(x1)}" y="{_emu(y1)}"/>'
        f'<a:ext cx="{_emu(x2 - x1)}" cy="{_emu(y2 - y1)}"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )


def _escaped(text: str) -> str:
    return quoteattr(text)[1:-1]
