"""What LibreOffice is told: a profile with formulas as the report wants them and no links, and
which PDF to write.

LibreOffice ignores the size and font of a Word formula and sets its own
default, 12 points of a serif face; the profile says what that default is.

It also opens what a document refers to, on the disk and on the internet, and
may run its macros. None of that is wanted for files that come from anywhere.
"""

from __future__ import annotations

import json
from pathlib import Path

PROFILE_SWITCH = "-env:UserInstallation="
FORMULA_SIZE = 9  # points, whole ones only: as near as may be to the 8.5 of tables
FORMULA_FONT = "Liberation Sans"  # of the same widths as Arial

NEVER = 2  # to update links, as Writer and Calc number the answers
HIGHEST = 3  # of the levels of macro security

_MATH = "/org.openoffice.Office.Math"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
CLOSED: tuple[tuple[str, str, str], ...] = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", str(HIGHEST)),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", str(NEVER)),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", str(NEVER)),
)
"""(path, setting, value): a version that does not know one passes it over."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)


FILTERS = {
    ".docx": "writer_pdf_Export",
    ".xlsx": "calc_pdf_Export",
}
"""The suffix of a document → the export filter of the module that opens it."""

# A misspelt name or type here is ignored without a word: the tests look at the PDF.
# PDF/A belongs here: "SelectPdfVersion": 2 asks for PDF/A-2b.
OPTIONS: dict[str, bool | int] = {
    "SelectPdfVersion": 2,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "ExportBookmarksToPDFDestination": True,  # how page numbers are found again
    "IsSkipEmptyPages": True,
    "UseLosslessCompression": False,
    "Quality": 90,
    "ReduceImageResolution": False,
    "EmbedStandardFonts": True,
}


def write_profile(folder: Path) -> None:
    """Make `folder` a LibreOffice profile with our settings."""
    face: dict[str, str | int] = {
        "Name": FORMULA_FONT,
        "CharSet": 0,
        "Family": 0,
        "Pitch": 0,
        "Weight": 5,
        "Italic": 0,
    }
    font = "".join(_prop(name, value) for name, value in face.items())
    items = [
        f'<item oor:path="{_MATH}/FontFormatList">'
        f'<node oor:name="Laporan" oor:op="replace">{font}</node></item>',
        _item("BaseSize", FORMULA_SIZE),
        *(_item(name, "Laporan") for name in ("TextFont", "NumberFont", "VariableFont")),
        *(f'<item oor:path="{path}">{_prop(name, value)}</item>' for path, name, value in CLOSED),
    ]
    user = folder / "user"
    user.mkdir(parents=True)
    text = f"{_HEAD}{chr(10).join(items)}\n</oor:items>\n"
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _item(name: str, value: str | int) -> str:
    return f'<item oor:path="{_MATH}/StandardFormat">{_prop(name, value)}</item>'


def _prop(name: str, value: str | int) -> str:
    return f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'


def pdf_request(filter_name: str) -> str:
    """The value of soffice's `--convert-to`."""
    return f"pdf:{filter_name}:{json.dumps({name: _typed(v) for name, v in OPTIONS.items()})}"


def _typed(value: bool | int) -> dict[str, str]:
    if isinstance(value, bool):
        return {"type": "boolean", "value": str(value).lower()}
    return {"type": "long", "value": str(value)}
