"""Files that come with the program."""

from __future__ import annotations

from pathlib import Path

import publisher

PACKAGE = Path(publisher.__file__).parent
STARTER = PACKAGE / "starter"


def default_template(name: str = "laporan") -> Path:
    """A document's Word template: inside the installed package, beside it in a checkout."""
    packaged = PACKAGE / "templates" / f"{name}.docx"
    return packaged if packaged.exists() else PACKAGE.parent / "templates" / f"{name}.docx"


def template_of(name: str, given: Path) -> Path:
    """The template of a document: what is given, unless that is only the report's own."""
    return default_template(name) if given == default_template() else given
