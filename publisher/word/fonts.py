"""Which fonts a template asks for."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from publisher.regular import contents
from publisher.vocabulary.errors import TemplateUnusable
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file

_PARTS = re.compile(r"word/(document|styles|numbering|header\d*|footer\d*)\.xml")
LARGEST = 50  # MB
_FONT = re.compile(r'w:(?:ascii|hAnsi)="([^"]+)"')


def template_bytes(template: Path) -> io.BytesIO:
    """Raises OSError where it is no regular file, or larger than a template can be."""
    return io.BytesIO(contents(template, LARGEST))


def template_fonts(template: Path) -> tuple[str, ...]:
    """Names of the fonts that the template's text uses, sorted. Raises TemplateUnusable."""
    try:
        with zipfile.ZipFile(template_bytes(template)) as parts:
            texts = [parts.read(n).decode("utf-8") for n in parts.namelist() if _PARTS.match(n)]
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as broken:
        raise TemplateUnusable(
            message("the template {file} is not a readable Word file", file=template.name),
            message("open it in Word and save it again as a Word document (.docx)"),
            whole_file(template),
        ) from broken
    return tuple(sorted({font for text in texts for font in _FONT.findall(text)}))
