"""Which parts of a Word or Excel file may be in the copy that an engine reads.

A part is known by what refers to it (the kind of the relationship) and by what
it holds (its outermost element); neither its name nor the type that the file
claims for it counts. What is in neither list is left out, and said.
"""

from __future__ import annotations

WORD = "wordprocessingml"
EXCEL = "spreadsheetml"
MAINS = {"document": (WORD, ".docx"), "workbook": (EXCEL, ".xlsx")}
"""The outermost element of the main part → its family, and the suffix of the file."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
_DRAWN = _OFFICE + "drawingml."
_PROPERTIES = _OFFICE + "{0}-properties+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"

SHOWN: dict[tuple[str, str], str] = {
    ("officeDocument", "document"): f"{_OFFICE}{WORD}.document.main+xml",
    ("officeDocument", "workbook"): f"{_OFFICE}{EXCEL}.sheet.main+xml",
    **{
        (kind, root): f"{_OFFICE}{WORD}.{kind}+xml"
        for kind, root in {
            "styles": "styles",
            "numbering": "numbering",
            "fontTable": "fonts",
            "settings": "settings",
            "header": "hdr",
            "footer": "ftr",
            "footnotes": "footnotes",
            "endnotes": "endnotes",
            "comments": "comments",
        }.items()
    },
    **{
        (kind, root): f"{_OFFICE}{EXCEL}.{kind}+xml"
        for kind, root in {
            "worksheet": "worksheet",
            "chartsheet": "chartsheet",
            "sharedStrings": "sst",
            "styles": "styleSheet",
            "table": "table",
        }.items()
    },
    ("theme", "theme"): _OFFICE + "theme+xml",
    ("themeOverride", "themeOverride"): _OFFICE + "themeOverride+xml",
    ("drawing", "wsDr"): _OFFICE + "drawing+xml",
    ("vmlDrawing", "xml"): _OFFICE + "vmlDrawing",
    ("chart", "chartSpace"): _DRAWN + "chart+xml",
    ("chartUserShapes", "userShapes"): _DRAWN + "chartshapes+xml",
    ("diagramData", "dataModel"): _DRAWN + "diagramData+xml",
    ("diagramLayout", "layoutDef"): _DRAWN + "diagramLayout+xml",
    ("diagramQuickStyle", "styleDef"): _DRAWN + "diagramStyle+xml",
    ("diagramColors", "colorsDef"): _DRAWN + "diagramColors+xml",
    ("diagramDrawing", "drawing"): "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    ("ctrlProp", "formControlPr"): "application/vnd.ms-excel.controlproperties+xml",
    ("core-properties", "coreProperties"): _CORE,
    ("extended-properties", "Properties"): _PROPERTIES.format("extended"),
    ("extendedProperties", "Properties"): _PROPERTIES.format("extended"),
    ("custom-properties", "Properties"): _PROPERTIES.format("custom"),
    ("customProperties", "Properties"): _PROPERTIES.format("custom"),
}
"""Kind of the relationship and outermost element → the type that the part then has."""

SPACES = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",  # the same, in its strict form
    "http://schemas.microsoft.com/office/",
)
"""How the namespace of such an element begins; the `xml` of VML has none."""

PICTURES, FONTS, LINKS = "image", "font", "hyperlink"
BOOKS = "externalLink"  # read for what it names; the values are in the cells
LIVE = ("connections", "queryTable", "volatileDependencies")  # data from servers
TEXTS = ("aFChunk", "subDocument")  # in other formats, or in other files
WITHIN = ("package", "oleObject", "control")  # documents of other programs, which it would open
MACROS = (
    *("vbaProject", "wordVbaData", "vbaProjectSignature", "jsaProject", "xlMacrosheet"),
    *("xlIntlMacrosheet", "keyMapCustomizations", "attachedToolbars"),
)
UNSEEN = frozenset(
    """
    webSettings stylesWithEffects glossaryDocument customXml customXmlProps bibliography
    commentsExtended commentsIds commentsExtensible people person threadedComment printerSettings
    calcChain sheetMetadata thumbnail chartStyle chartColorStyle hdphoto customProperty
    pivotTable pivotCacheDefinition pivotCacheRecords slicer slicerCache timeline timelineCache
    rdRichValue rdRichValueStructure rdRichValueTypes rdArray rdSupportingPropertyBag
    rdSupportingPropertyBagStructure richStyles FeaturePropertyBag revisionHeaders revisionLog
    usernames sharedWorkbookRevisions xmlMaps origin signature certificate classificationlabels
    webextension webextensiontaskpanes taskpanes documenttasks customizations extensibility ui
    activeXControlBinary mailMergeRecipientData recipientData wsSortMap namedSheetView
    """.split()  # noqa: SIM905
)
"""No page shows them, or a page shows what they once made: left out without a word."""
