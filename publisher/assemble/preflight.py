"""Is a PDF ready to be signed and submitted? The facts, judged one by one.

To add a check: a function from facts and limits to a line, named in `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from publisher.assemble.facts import Facts
from publisher.assemble.signature import FIELD
from publisher.vocabulary.checklist import Line, Verdict
from publisher.vocabulary.messages import Message, message

MB = 1_000_000
MM = 72 / 25.4
PAPERS = {"A4": (210, 297), "F4": (215, 330)}
TOLERANCE = 2  # millimetres
SHOWN = 5  # names in one line; the rest is counted
PRINT_ANEW = message("save or print it to a new PDF without it")


@dataclass(frozen=True, slots=True)
class Limits:
    megabytes: Decimal = Decimal(10)
    tag: str = ""  # the sign that the signing service looks for


def preflight(facts: Facts, limits: Limits) -> tuple[Line, ...]:
    """The lines in the order of `CHECKS`; only the first where the file cannot be opened."""
    if facts.locked or not facts.opens:
        return (_opens(facts, limits),)
    lines = (check(facts, limits) for check in CHECKS)
    return tuple(line for line in lines if line is not None)


def could_not_be_read(why: Message) -> tuple[Line, ...]:
    """The checklist of a file that took too much time or memory."""
    help = message("print it to a new PDF, or scan it anew at 300 dots per inch")
    return (_error("opens", message("file"), why, help),)


def _ok(key: str, subject: Message, detail: Message) -> Line:
    return Line(key, Verdict.OK, subject, detail)


def _warning(key: str, subject: Message, detail: Message, help: Message) -> Line:
    return Line(key, Verdict.WARNING, subject, detail, help)


def _error(key: str, subject: Message, detail: Message, help: Message) -> Line:
    return Line(key, Verdict.ERROR, subject, detail, help)


def _opens(facts: Facts, _: Limits) -> Line:
    subject = message("file")
    if facts.locked:
        detail = message("needs a password to be opened")
        return _error("opens", subject, detail, message("save a copy without a password"))
    if not facts.opens:
        detail = message("is no PDF, or is damaged")
        return _error("opens", subject, detail, message("make the PDF again"))
    if facts.damaged:
        detail = message("is damaged in {number} places, which were mended", number=facts.damaged)
        return _warning("opens", subject, detail, message("make the PDF again"))
    return _ok("opens", subject, message("is whole"))


def _encryption(facts: Facts, _: Limits) -> Line:
    subject = message("encryption")
    if facts.encrypted:
        detail = message("is encrypted; the signing service refuses it")
        return _error("encryption", subject, detail, message("save a copy without protection"))
    return _ok("encryption", subject, message("none"))


def _signatures(facts: Facts, _: Limits) -> Line:
    subject = message("signatures")
    if facts.signed or facts.certified:
        detail = message("is signed already ({number})", number=max(facts.signed, 1))
        if facts.certified:
            detail = message("is signed already, and locked against changes (DocMDP)")
        help = message("submit it as it is, or build it anew and sign that; do not change this one")
        return _error("signatures", subject, detail, help)
    return _ok("signatures", subject, message("none yet"))


def _field(facts: Facts, _: Limits) -> Line:
    subject = message("signature field")
    empty = facts.signature_fields
    if not empty:
        return _ok("field", subject, message("none; the place is named when it is signed"))
    names = _some(f"{name} ({page})" if page else name for name, page in empty)
    if len(empty) > 1:
        help = message("name the one to be signed, such as {name}", name=FIELD)
        return _warning("field", subject, message("several: {names}", names=names), help)
    return _ok("field", subject, message("one, empty: {names}", names=names))


def _tag(facts: Facts, limits: Limits) -> Line | None:
    if not limits.tag:
        return None
    subject = message("sign {tag}", tag=limits.tag)
    if len(facts.tags) == 1:
        where = message("stands once, on page {page}", page=facts.tags[0])
        return _ok("tag", subject, where)
    if not facts.tags:
        detail = message("stands nowhere")
        help = message("write `tanda` in [tanda_tangan] of laporan.toml, and build again")
        return _error("tag", subject, detail, help)
    detail = message(
        "stands {number} times, on pages {pages}", number=len(facts.tags), pages=_pages(facts.tags)
    )
    return _error("tag", subject, detail, message("choose a sign that stands nowhere else"))


def _archive(facts: Facts, _: Limits) -> Line:
    subject = message("archive (PDF/A)")
    wrong = [text for text, certain in facts.violations if certain]
    unsure = [text for text, certain in facts.violations if not certain]
    if not facts.claim:
        detail = message("does not say that it is PDF/A")
        return _warning("archive", subject, detail, message("save it as PDF/A-2b"))
    claim = f"PDF/A-{facts.claim.lower()}"
    if wrong and facts.claim.upper() in ("2B", "2U", "2A"):
        detail = message("says {claim} and is not: {reasons}", claim=claim, reasons=_some(wrong))
        return _error("archive", subject, detail, message("save it as PDF/A-2b"))
    if wrong or unsure:
        reasons = _some(wrong or unsure)
        detail = message(
            "says {claim}; not sure to be PDF/A-2b: {reasons}", claim=claim, reasons=reasons
        )
        return _warning("archive", subject, detail, message("look at it with veraPDF"))
    return _ok("archive", subject, message("{claim}, nothing found against it", claim=claim))


def _size(facts: Facts, limits: Limits) -> Line:
    subject = message("size")
    size = (Decimal(facts.size) / MB).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if facts.size > limits.megabytes * MB:
        detail = message("{size} MB, over {limit} MB", size=size, limit=limits.megabytes)
        help = message("scan lampiran at 300 dots per inch or less, or ask for a higher limit")
        return _error("size", subject, detail, help)
    detail = message("{size} MB of at most {limit} MB", size=size, limit=limits.megabytes)
    return _ok("size", subject, detail)


def _active(facts: Facts, _: Limits) -> Line:
    subject = message("scripts and actions")
    if facts.active:
        detail = message("acts by itself: {names}", names=_some(facts.active))
        return _error("active", subject, detail, PRINT_ANEW)
    return _ok("active", subject, message("none"))


def _embedded(facts: Facts, _: Limits) -> Line:
    subject = message("embedded files")
    if facts.files:
        detail = message("holds {number} files that no page shows", number=facts.files)
        help = message("make pages of them, as lampiran")
        return _error("files", subject, detail, help)
    return _ok("files", subject, message("none"))


def _forms(facts: Facts, _: Limits) -> Line:
    subject = message("form fields")
    if facts.xfa or facts.other_fields:
        names = _some(name or "?" for name in facts.other_fields) or "XFA"
        detail = message("can still be filled in: {names}", names=names)
        return _error("forms", subject, detail, message("print the filled form to a new PDF"))
    return _ok("forms", subject, message("none besides the signature"))


def _fonts(facts: Facts, _: Limits) -> Line:
    subject = message("fonts")
    if facts.not_embedded:
        detail = message("not embedded: {names}", names=_some(facts.not_embedded))
        return _warning("fonts", subject, detail, message("save it with all fonts embedded"))
    if facts.not_subset:
        detail = message("embedded as a whole, not in part: {names}", names=_some(facts.not_subset))
        return _warning("fonts", subject, detail, message("save it as PDF/A; it becomes smaller"))
    return _ok("fonts", subject, message("{number}, all embedded in part", number=facts.fonts))


def _count(facts: Facts, _: Limits) -> Line:
    subject, number = message("pages"), len(facts.shapes)
    if not number:
        return _error("pages", subject, message("none"), message("make the PDF again"))
    return _ok("pages", subject, message("{number}", number=number))


def _paper(facts: Facts, _: Limits) -> Line:
    subject = message("paper")
    sizes = [_paper_of(shape) for shape in facts.shapes]
    odd = [n for n, name in enumerate(sizes, 1) if not name]
    known = sorted({name for name in sizes if name})
    if odd:
        detail = message("neither A4 nor F4: pages {pages}", pages=_pages(odd))
        return _warning("paper", subject, detail, message("put these pages on A4 or F4 paper"))
    if len(known) > 1:
        detail = message("mixed: {names}", names=", ".join(known))
        return _warning("paper", subject, detail, message("use one size of paper throughout"))
    return _ok("paper", subject, message("{names}", names=", ".join(known)))


def _paper_of(shape: Sequence[float]) -> str:
    short, long = sorted(side / MM for side in shape)
    return next(
        (
            name
            for name, (width, height) in PAPERS.items()
            if abs(short - width) <= TOLERANCE and abs(long - height) <= TOLERANCE
        ),
        "",
    )


def _blank(facts: Facts, _: Limits) -> Line:
    subject = message("blank pages")
    if facts.blank:
        detail = message("pages {pages}", pages=_pages(facts.blank))
        return _warning("blank", subject, detail, message("leave them out where nothing belongs"))
    return _ok("blank", subject, message("none"))


def _tagged(facts: Facts, _: Limits) -> Line:
    subject = message("structure for screen readers")
    if not facts.tagged:
        help = message("save it as tagged PDF")
        return _warning("tagged", subject, message("none"), help)
    return _ok("tagged", subject, message("there"))


def _language(facts: Facts, _: Limits) -> Line:
    subject = message("language")
    if not facts.language:
        help = message("set the language of the document, id-ID")
        return _warning("language", subject, message("not said"), help)
    return _ok("language", subject, message("{language}", language=facts.language))


def _title(facts: Facts, _: Limits) -> Line:
    subject = message("title")
    help = message("fill in the title, and let the reader program show it")
    if not facts.title.strip():
        return _warning("title", subject, message("none"), help)
    if not facts.shows_title:
        return _warning("title", subject, message("readers see the file's name instead"), help)
    return _ok("title", subject, message("{title}", title=facts.title))


def _outline(facts: Facts, _: Limits) -> Line:
    subject = message("outline and page labels")
    missing = [
        what
        for what, there in (
            (message("no outline"), facts.outline),
            (message("no page labels"), facts.labels),
        )
        if not there
    ]
    if missing:
        help = message("make them, so that a page of a long report is found")
        return _warning("outline", subject, message("{missing}", missing=missing), help)
    return _ok("outline", subject, message("there"))


def _links(facts: Facts, _: Limits) -> Line:
    subject = message("links")
    if facts.broken_links:
        detail = message(
            "{number} lead nowhere, on pages {pages}",
            number=len(facts.broken_links),
            pages=_pages(facts.broken_links),
        )
        return _warning("links", subject, detail, message("mend them in the file it was made of"))
    return _ok("links", subject, message("all lead somewhere"))


Check = Callable[[Facts, Limits], Line | None]
CHECKS: tuple[Check, ...] = (
    *(_opens, _encryption, _signatures, _field, _tag, _archive, _size, _active, _embedded),
    *(_forms, _fonts, _count, _paper, _blank, _tagged, _language, _title, _outline, _links),
)


def _some(names: Iterable[str]) -> str:
    """The first few, and how many more there are."""
    known = list(names)
    more = f" (+{len(known) - SHOWN})" if len(known) > SHOWN else ""
    return ", ".join(known[:SHOWN]) + more


def _pages(numbers: Iterable[int]) -> str:
    """`1–3, 7`: each page once, neighbours together."""
    known = sorted(set(numbers))
    runs = []
    for _, group in groupby(enumerate(known), key=lambda pair: pair[1] - pair[0]):
        pages = [page for _, page in group]
        runs.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}")
    return _some(runs)
