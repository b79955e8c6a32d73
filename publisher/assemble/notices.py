"""The rules on a lampiran that can be used, but not as it is. Each is stated whole in one place."""

from __future__ import annotations

from publisher.vocabulary.findings import INFO, WARNING, Severity
from publisher.vocabulary.rules import ANY, Rule

GROUP = "lampiran"


def _notice(id: str, *severities: Severity, about: str, late: bool = False) -> Rule:
    """late: it turns out only as the pages are made. INFO: nothing that a reader needs is lost."""
    return Rule(id, GROUP, about, severities, ANY, __name__, late)


MISNAMED = _notice(
    "lampiran-salah-nama",
    WARNING,
    about="""
    The content of a lampiran's file is of another kind than its name says.

    Phones and chat programs rename files: a photo called .pdf, a PDF called
    .docx. The content was taken for what it is. Look whether it is the file that
    you meant, and let its name end as the message says.""",
)
BECAME_PICTURES = _notice(
    "lampiran-jadi-gambar",
    WARNING,
    late=True,
    about="""
    Pages of a lampiran became pictures of themselves.

    A report is kept for years as PDF/A, which allows only pages that look the
    same everywhere: fonts must be in the file, colours must be defined, nothing
    may be hidden. Pages that do not hold to that are drawn at 200 dots per inch.
    They look the same, but their words cannot be searched or read aloud. Save
    the file anew as PDF/A, or with all fonts embedded.""",
)
SIGNATURE = _notice(
    "lampiran-tanda-tangan-gugur",
    WARNING,
    about="""
    A lampiran has an electronic signature, which does not live on.

    A signature covers one file, byte by byte; pages within another file are not
    covered. What is seen of it stays on the page. Submit the signed original
    beside the report, so that it can be verified there.""",
)
FORM = _notice(
    "lampiran-formulir-diratakan",
    INFO,
    about="""
    The form fields of a lampiran become plain text.

    What was filled in is seen on the page, and can no longer be changed: that is
    what a report should be. Nothing is to be done.""",
)
XFA_FORM = _notice(
    "lampiran-formulir-hilang",
    WARNING,
    about="""
    A lampiran is a form that only its own program can show (XFA).

    Such a file has one page that asks for Adobe Reader, and makes its real pages
    when it is opened there. The report would show that one page. Open the form
    in Adobe Reader and print it to a new PDF.""",
)
HIDDEN = _notice(
    "lampiran-tersembunyi-gugur",
    INFO,
    about="""
    Fields, stamps or notes of a lampiran are hidden, and stay so.

    They are marked as hidden, or as neither shown nor printed, or lie on a layer
    that is off. Whoever opened or printed the file did not see them, so the report
    does not show them either. What is shown on the screen or on paper alone is in
    the report. Nothing is to be done, unless they were to be seen.""",
)
NOTES = _notice(
    "lampiran-catatan-gugur",
    WARNING,
    about="""
    Notes, marks or ticks of a lampiran are not in the report.

    They say that they are there, not how they look, and every reader program
    draws them by its own taste. Where they matter, print the file with its notes
    to a new PDF; the notes are then part of the page.""",
)
FILES = _notice(
    "lampiran-sisipan-dibuang",
    WARNING,
    about="""
    A lampiran holds other files, which are not in the report.

    An archive (PDF/A-2) may not carry files of any kind, and nobody would find
    them there. List those that are needed as lampiran of their own.""",
)
SCRIPTS = _notice(
    "lampiran-skrip-dibuang",
    INFO,
    about="""
    Scripts and actions of a lampiran are not in the report.

    They start programs, send forms, open other files or change what is seen.
    None of that may be in an archive. Links to pages and to web addresses stay.
    The pages look the same; nothing is to be done.""",
)
BOOKMARKS = _notice(
    "lampiran-penanda-gugur",
    INFO,
    about="""
    The bookmarks of a lampiran are not in the report.

    The report has an outline of its own, in which the lampiran is one line.
    Nothing is to be done; for a long lampiran, say its page numbers in the text.""",
)
RESTRICTIONS = _notice(
    "lampiran-pembatasan-gugur",
    INFO,
    about="""
    What a lampiran forbids is not forbidden in the report.

    Its author asked reader programs not to print it or not to copy from it. The
    report as a whole asks nothing of that kind. Ask the author where it matters.""",
)
STRUCTURE = _notice(
    "lampiran-struktur-gugur",
    INFO,
    late=True,
    about="""
    The reading structure of a lampiran is damaged.

    It says which words are a heading, a table or a list, for programs that read
    aloud. Where it cannot be followed, the pages are told as pictures with the
    title of the lampiran. They look the same; nothing is to be done.""",
)
MACROS = _notice(
    "lampiran-makro-dibuang",
    INFO,
    about="""
    The macros of a Word or Excel file are not run.

    A macro is a program of somebody else, and a report must come out the same
    every time. The pages show what the file held when it was last saved. Open it,
    run its macros and save it again, if they should have filled in something.""",
)
OUTSIDE = _notice(
    "lampiran-tautan-luar-dibuang",
    WARNING,
    INFO,
    about="""
    A Word or Excel file takes pictures or data from outside it.

    Nothing is fetched while a report is built: neither from the internet nor from
    other folders, because the result would depend on who builds it and when. The
    last result that the file holds is shown, or nothing. Break the links in Word
    (File, Info, Edit links) or put the pictures into the file itself.""",
)
FILE_LINKS = _notice(
    "lampiran-tautan-berkas-dibuang",
    WARNING,
    about="""
    Links of a lampiran lead to files or programs, and not to the web.

    Such a link works on the computer of its author, or on the network of an
    office; to any other reader it gives away how folders and servers are named
    there, and whoever clicks on it may be led to a stranger's machine. The words
    stay, the link does not. Put what a reader needs on the web, or list it as a
    lampiran of its own.""",
)
PARTS = _notice(
    "lampiran-bagian-dibuang",
    WARNING,
    INFO,
    about="""
    A Word or Excel file holds parts of a kind that may not be shown.

    Pictures may be PNG, JPEG, GIF, BMP, TIFF, WebP, EMF or WMF, whatever their
    names say. Drawings such as SVG or PostScript may show files of the computer
    that makes the report, and parts that nobody knows may do anything: they are
    left out. Compare the pages with the original. Where something is missing, put
    it into the file as PNG or JPEG, or print the file to a PDF and list that.""",
)
BOXED = _notice(
    "lampiran-huruf-tak-ada",
    WARNING,
    late=True,
    about="""
    Characters of a lampiran are boxes, because no installed font has them.

    The pages of a Word or Excel file are made on this computer, with the fonts
    that it has. Javanese or Balinese script, Chinese characters and pictograms are
    not in the usual ones, and a reader cannot know what stood there. Install a font
    that has them, such as those of the Noto family, or print the file to a PDF on
    a computer that has it, and list that.""",
)
FORMULAS = _notice(
    "lampiran-rumus-disetel",
    INFO,
    about="""
    The formulas of a Word file are set in the way of the report.

    Word keeps the size and the font of a formula in a form that no other program
    follows. The formulas have the size and the font of the report's own; their
    signs and their order are the same. Where their look matters, print the file
    to a PDF and list that.""",
)
OBJECTS = _notice(
    "lampiran-objek-jadi-gambar",
    INFO,
    about="""
    Objects of other programs in a Word or Excel file are shown as pictures.

    A sheet or an equation within a letter keeps a picture of itself, which Word
    shows until somebody opens the object. The report shows that picture. Nothing
    is to be done, unless the picture is older than its object: then open the
    object once and save the file.""",
)
MOTION = _notice(
    "lampiran-gerak-dibuang",
    WARNING,
    about="""
    A picture moves, and paper does not: only its first picture is shown.

    Save the pictures that matter as files of their own, and list each as a
    lampiran.""",
)
COLOURS = _notice(
    "lampiran-warna-diubah",
    INFO,
    about="""
    The colours of a picture are meant for a printing press.

    An archive has one colour space, that of screens (sRGB). The picture was
    converted by its own profile, or by the usual rule where it has none. Nothing
    is to be done, unless an exact colour matters.""",
)
NOTICES = (
    MISNAMED,
    BECAME_PICTURES,
    SIGNATURE,
    FORM,
    XFA_FORM,
    HIDDEN,
    NOTES,
    FILES,
    SCRIPTS,
    BOOKMARKS,
    RESTRICTIONS,
    STRUCTURE,
    MACROS,
    OUTSIDE,
    FILE_LINKS,
    PARTS,
    BOXED,
    FORMULAS,
    OBJECTS,
    MOTION,
    COLOURS,
)
