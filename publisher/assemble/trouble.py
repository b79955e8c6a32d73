"""What can be wrong with a lampiran's file. Each names the rule of its finding."""

from __future__ import annotations

from typing import ClassVar

from publisher.assemble.limits import PAGES
from publisher.assemble.notices import GROUP
from publisher.vocabulary.errors import AttachmentUnusable
from publisher.vocabulary.findings import ERROR, WARNING, Severity
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import ANY, NONE, Rule


class Trouble(AttachmentUnusable):
    """A lampiran that cannot become pages: it is set aside, unless the content is wrong."""

    rule: ClassVar[Rule]

    def __init_subclass__(cls, id: str, severity: Severity = WARNING, late: bool = False) -> None:
        waivable = NONE if severity is ERROR else ANY
        about = cls.__doc__ or ""
        cls.rule = Rule(id, GROUP, about, (severity,), waivable, cls.__module__, late)


class Missing(Trouble, id="lampiran-hilang", severity=ERROR):
    """The file of a lampiran is not there.

    The path is written relative to the content folder. Copy the file there,
    or correct its name: capital and small letters count.
    """


class Outside(Trouble, id="lampiran-di-luar-folder", severity=ERROR):
    """The file of a lampiran is not in the content folder.

    A report must be complete in its folder, so that it can be built on another
    computer too. Copy the file into the content folder.
    """


class Unfilled(Trouble, id="lampiran-belum-diisi"):
    """A lampiran has no file yet.

    Its title stands in the report, and a page in its place says that it is not filled in.
    `publisher next` leaves the files of the last period behind: put the new one into the
    folder and write its name at `berkas`, or delete the lampiran where it is needed no more.
    """


class Broken(Trouble, id="lampiran-rusak"):
    """The file of a lampiran is damaged, incomplete or empty.

    Pages would be missing from the report. Copy or scan it again, or open
    it in its program and save it anew.
    """


class Locked(Trouble, id="lampiran-terkunci"):
    """The file of a lampiran needs a password to be opened.

    Nobody who reads the report has the password, and its pages cannot be joined. Save a copy
    without a password.
    """


class UnknownKind(Trouble, id="lampiran-jenis-tak-dikenal"):
    """The file of a lampiran cannot become pages: its kind is not known, or not what it says.

    The content tells the kind, whatever the name says. Save or print the file
    as one of the kinds that the message lists: a DOC or XLS as DOCX or XLSX, a
    photo in HEIC as JPEG, a web page as PDF.
    """


class Exhausting(Trouble, id="lampiran-melampaui-batas"):
    """The file of a lampiran takes too long or too much memory, or has too many pages.

    Such a file is damaged, far too large, or made to hurt: a small file can
    unpack to gigabytes. It is set aside, so that the report can be built; a page
    in its place says so. Print it to a new PDF, scan it anew at 300 dots per
    inch, or divide it.
    """


class Unconvertible(Trouble, id="lampiran-gagal-dikonversi", late=True):
    """LibreOffice cannot turn the file of a lampiran into pages.

    Open it in its program, and save it again or print it to a PDF.
    """


TROUBLES: dict[str, type[Trouble]] = {
    kind.rule.id: kind
    for kind in (
        *(Missing, Outside, Unfilled, Broken, Locked, UnknownKind, Exhausting),
        Unconvertible,
    )
}


def too_many_pages(name: str, at: Place) -> Exhausting:
    return Exhausting(
        message("{file} has more than {pages} pages", file=name, pages=PAGES),
        message("divide it into several lampiran, or submit it beside the report"),
        at,
    )
