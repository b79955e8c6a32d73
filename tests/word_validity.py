"""What Word refuses to open, or opens only after a repair. An empty list is a sound file."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The order of children that ECMA-376 part 1 asks for, of those that occur here.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numPr": "ilvl numId numberingChange ins",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
}

REPEATED = ("lvl", "lvlOverride", "tblStylePr", "headerReference", "footerReference")


def problems(path: Path) -> list[str]:
    """Everything wrong with a .docx, in words."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        found = [f"{n} twice in the ZIP" for n, c in Counter(names).items() if c > 1]
        parts = {n: package.read(n) for n in names}
    trees: dict[str, etree._Element] = {}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(data)
            except etree.XMLSyntaxError as broken:
                found.append(f"{name}: {broken}")
    found += _types(trees["[Content_Types].xml"], names)
    for name, tree in trees.items():
        if name.endswith(".rels"):
            found += _relationships(name, tree, names)
        else:
            found += [f"{name}: {p}" for p in _tree(tree)]
            found += [f"{name}: {p}" for p in _dangling(name, tree, trees)]
    return found + list(_comments(trees))


def _types(tree: etree._Element, names: list[str]) -> Iterator[str]:
    overrides = [e.get("PartName", "")[1:] for e in tree.iter(f"{TYPES}Override")]
    defaults = {e.get("Extension") for e in tree.iter(f"{TYPES}Default")}
    yield from (f"content type for the absent {n}" for n in overrides if n not in names)
    yield from (f"two content types for {n}" for n, c in Counter(overrides).items() if c > 1)
    for name in names:
        if name not in overrides and name.rpartition(".")[2] not in defaults:
            yield f"no content type for {name}"


def _relationships(name: str, tree: etree._Element, names: list[str]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    ids = Counter(e.get("Id") for e in tree)
    yield from (f"{name}: {i} twice" for i, c in ids.items() if c > 1)
    for relation in tree:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            continue
        full = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        if posixpath.normpath(full) not in names:
            yield f"{name}: {relation.get('Id')} leads to the absent {full}"


def _dangling(name: str, tree: etree._Element, trees: dict[str, etree._Element]) -> Iterator[str]:
    folder, _, base = name.rpartition("/")
    rels = trees.get(f"{folder}/_rels/{base}.rels")
    known = {e.get("Id") for e in rels} if rels is not None else set()
    for element in tree.iter(etree.Element):
        for key, value in element.attrib.items():
            if key.startswith(R) and value not in known:
                yield f"{value} is no relationship"


def _tree(tree: etree._Element) -> Iterator[str]:
    yield from _order(tree)
    yield from _bookmarks(tree)
    yield from _fields(tree)
    ids = Counter(e.get("id") for e in tree.iter(f"{WP}docPr"))
    yield from (f"drawing id {i} twice" for i, c in ids.items() if c > 1)
    for cell in tree.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            yield "a table cell does not end with a paragraph"
    for row in tree.iter(f"{W}tr"):
        if not row.findall(f"{W}tc"):
            yield "a table row has no cell"
    for picture in tree.iter(f"{WP}docPr"):
        if not picture.get("descr"):
            yield f"drawing {picture.get('id')} has no alt text"


def _comments(trees: dict[str, etree._Element]) -> Iterator[str]:
    """Each comment has one range and one reference in the document, in this order."""
    body, part = trees["word/document.xml"], trees.get("word/comments.xml")
    marks = [
        (etree.QName(e).localname, e.get(f"{W}id") or "")
        for e in body.iter(*(f"{W}comment{m}" for m in ("RangeStart", "RangeEnd", "Reference")))
    ]
    written = [e.get(f"{W}id") or "" for e in part.iter(f"{W}comment")] if part is not None else []
    yield from (f"comment {i} twice" for i, c in Counter(written).items() if c > 1)
    for ident in sorted({i for _, i in marks} | set(written)):
        kinds = [kind for kind, i in marks if i == ident]
        if kinds != ["commentRangeStart", "commentRangeEnd", "commentReference"]:
            yield f"comment {ident} is marked by {kinds}"
        if ident not in written:
            yield f"comment {ident} is not written"
    if part is None:
        return
    for comment in part.iter(f"{W}comment"):
        if not comment.get(f"{W}author") or comment.find(f"{W}p") is None:
            yield f"comment {comment.get(f'{W}id')} has no author or no text"
    kinds = [e.get("Type", "") for e in trees["word/_rels/document.xml.rels"]]
    types = [
        e.get("ContentType", "")
        for e in trees["[Content_Types].xml"].iter(f"{TYPES}Override")
        if e.get("PartName") == "/word/comments.xml"
    ]
    if sum(kind.endswith("/relationships/comments") for kind in kinds) != 1:
        yield "the document does not lead to its comments"
    if types != ["application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"]:
        yield f"the comments have the types {types}"


def _order(tree: etree._Element) -> Iterator[str]:
    for tag, words in ORDER.items():
        rank = {f"{W}{w}": n for n, w in enumerate(words.split())}
        for element in tree.iter(f"{W}{tag}"):
            children = [etree.QName(c).localname for c in element]
            ranks = [rank.get(c.tag, -1) for c in element]
            if -1 in ranks:
                yield f"{tag} holds {children}"
            elif ranks != sorted(ranks):
                yield f"{tag} out of order: {children}"
            elif any(n > 1 and c not in REPEATED for c, n in Counter(children).items()):
                yield f"{tag} repeats a child: {children}"


def _bookmarks(tree: etree._Element) -> Iterator[str]:
    starts = [e.get(f"{W}id") for e in tree.iter(f"{W}bookmarkStart")]
    ends = [e.get(f"{W}id") for e in tree.iter(f"{W}bookmarkEnd")]
    if Counter(starts) != Counter(ends) or len(set(starts)) < len(starts):
        yield "bookmark starts and ends do not pair"
    names = Counter(e.get(f"{W}name") for e in tree.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark {n} twice" for n, c in names.items() if c > 1)
    yield from (f"bookmark name too long: {n}" for n in names if len(n or "") > 40)
    targets = {e.get(f"{W}anchor") for e in tree.iter(f"{W}hyperlink")} - {None}
    yield from (f"link to the absent bookmark {t}" for t in targets - set(names))


def _fields(tree: etree._Element) -> Iterator[str]:
    depth = 0
    for char in tree.iter(f"{W}fldChar"):
        kind = char.get(f"{W}fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            yield "a field ends that has not begun"
            return
    if depth:
        yield "a field does not end"
