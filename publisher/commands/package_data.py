"""Files that come with the program."""

from __future__ import annotations

from pathlib import Path

import publisher

PACKAGE = Path(publisher.__file__).parent
STARTER = PACKAGE / "starter"


def default_template() -> Path:
    """The Word template: inside the installed package, beside it in a checkout."""
    packaged = PACKAGE / "templates" / "laporan.docx"
    return packaged if packaged.exists() else PACKAGE.parent / "templates" / "laporan.docx"
