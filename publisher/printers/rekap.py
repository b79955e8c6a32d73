"""A recap of many reports for people: who has not sent comes first."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table

from publisher.printers.catalog import printable, translate
from publisher.prose.formats import desimal, persen, rupiah
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.messages import Language, Message, message
from publisher.vocabulary.rekap import Bahasa, Catatan, Keadaan, Menurut, Rekap, Verifikasi

WIDTH = 140  # fixed, so that the same reports print the same page everywhere
RULES = 10  # so many rules are named, those that most reports break

OUTCOMES: dict[Keadaan, Message] = {
    "terbit": message("published"),
    "konsep": message("draft"),
    "tanpa_pdf": message("no PDF"),
    "ditolak": message("refused"),
    "gagal": message("failed"),
    "belum": message("not sent"),
}
SOURCES: dict[Menurut, Message] = {
    "daftar": message("by the list"),
    "laporan": message("by the report itself"),
    "berkas": message("by the date of its files"),
}
VERDICTS: dict[Verifikasi, Message] = {
    "sama": message("the PDF that was sent is what its content builds"),
    "ditandatangani": message("the PDF that was sent is what its content builds, and signed"),
    "berbeda": message("the PDF that was sent is not what its content builds"),
    "tak_terbaca": message("the PDF that was sent cannot be read"),
}
Chosen = Callable[[Catatan], bool]


def recap_as_text(rekap: Rekap, language: Language) -> str:
    """Who has not sent and who is late, what failed, then a line for each report, then findings."""
    made = rekap.laporan
    parts = [
        *_group(
            message("not sent"), made, lambda c: c.hasil.keadaan == "belum", _missing, language
        ),
        *_group(
            message("late"), made, lambda c: c.penyampaian.keadaan == "terlambat", _late, language
        ),
        *_group(message("failed"), made, lambda c: c.hasil.keadaan == "gagal", _why, language),
        *_group(
            message("without PDF"), made, lambda c: c.hasil.keadaan == "tanpa_pdf", _why, language
        ),
        *_group(
            message("not made, for the content has errors"),
            made,
            lambda c: c.hasil.keadaan == "ditolak",
            _errors,
            language,
        ),
        *_group(
            message("a PDF was sent that is another"),
            made,
            lambda c: c.hasil.pdf in ("berbeda", "tak_terbaca"),
            _other_pdf,
            language,
        ),
        *_group(
            message("attachments set aside"),
            made,
            lambda c: bool(c.hasil.disisihkan),
            lambda c, _: ", ".join(c.hasil.disisihkan),
            language,
        ),
    ]
    there = [c for c in made if c.hasil.keadaan != "belum"]
    if there:
        parts += [_table(there, language)]
    parts += _rules(made, language)
    parts.append(_count(made, language))
    return "\n".join(parts)


def _group(
    title: Message,
    made: Iterable[Catatan],
    chosen: Chosen,
    tell: Callable[[Catatan, Language], str],
    language: Language,
) -> list[str]:
    those = [c for c in made if chosen(c)]
    if not those:
        return []
    head = f"{translate(title, language).upper()} ({len(those)})"
    return [head, *(f"  {printable(c.kantor)}: {tell(c, language)}" for c in those), ""]


def _missing(made: Catatan, language: Language) -> str:
    sent = made.penyampaian
    if sent.batas is None:
        said = message("no deadline is known; nothing in {folder}", folder=made.folder)
    elif sent.hari:
        said = message(
            "the deadline was {day}, {number} days ago; nothing in {folder}",
            day=sent.batas,
            number=sent.hari,
            folder=made.folder,
        )
    else:
        said = message(
            "the deadline is {day}; nothing in {folder}", day=sent.batas, folder=made.folder
        )
    return translate(said, language)


def _late(made: Catatan, language: Language) -> str:
    sent = made.penyampaian
    said = message(
        "{number} days after the deadline of {day}: {came} ({source})",
        number=sent.hari,
        day=sent.batas,
        came=sent.diterima,
        source=SOURCES[sent.menurut or "berkas"],
    )
    return translate(said, language)


def _why(made: Catatan, language: Language) -> str:
    return _sentence(made.hasil.sebab, language)


def _sentence(said: Bahasa | None, language: Language) -> str:
    return printable((said or {}).get(language, ""))


def _errors(made: Catatan, language: Language) -> str:
    errors = [t for t in made.temuan if t.tingkat is Severity.ERROR and t.dikecualikan is None]
    first = next((t for t in errors if not t.terbuka), errors[0] if errors else None)
    if first is None:
        return translate(message("with --strict warnings stop the build too"), language)
    said = message(
        "{number} errors; the first, {file}:{line}: {problem}",
        number=len(errors),
        file=first.berkas,
        line=first.baris,
        problem=_sentence(first.pesan, language),
    )
    return translate(said, language)


def _other_pdf(made: Catatan, language: Language) -> str:
    said = translate(VERDICTS[made.hasil.pdf or "berbeda"], language)
    difference = _sentence(made.hasil.pdf_beda, language)
    return f"{said}: {difference}" if difference else said


def _table(made: Sequence[Catatan], language: Language) -> str:
    table = Table(box=box.SIMPLE, width=WIDTH, pad_edge=False)
    titles = (
        *(message("office"), message("outcome"), message("pages"), message("errors")),
        *(message("warnings"), message("score"), message("reached")),
        *(message("pagu"), message("realisasi"), message("%")),
    )
    for title in titles:
        table.add_column(translate(title, language), overflow="fold", justify="right")
    for column in table.columns[1:]:
        column.no_wrap = True  # a figure that is cut in two is read as two
    for column in table.columns[:2]:
        column.justify = "left"
    for one in made:
        table.add_row(*_cells(one, language))
    text = io.StringIO()
    Console(file=text, width=WIDTH, color_system=None, highlight=False, markup=False).print(table)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines() if line.strip()) + "\n"


def _cells(made: Catatan, language: Language) -> tuple[str, ...]:
    budget, score = made.anggaran, made.nilai
    count = Counter(t.tingkat for t in made.temuan if t.dikecualikan is None)
    indicators = [i.tercapai for s in made.sasaran for i in s.indikator]
    return (
        printable(made.kantor),
        translate(OUTCOMES[made.hasil.keadaan], language),
        str(made.hasil.halaman or ""),
        str(count[Severity.ERROR]),
        str(count[Severity.WARNING]),
        desimal(score.total) if score else "",
        f"{sum(i is True for i in indicators)}/{len(indicators)}" if indicators else "",
        _amount(budget.pagu.nilai if budget else None),
        _amount(budget.realisasi.nilai if budget else None),
        persen(budget.persen.nilai) if budget and budget.persen.nilai is not None else "",
    )


def _amount(value: Decimal | None) -> str:
    return "" if value is None else rupiah(int(value))


def _rules(made: Iterable[Catatan], language: Language) -> list[str]:
    """Which rules most reports break."""
    reports: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for one in made:
        told = [
            t.aturan
            for t in one.temuan
            if t.dikecualikan is None and t.tingkat is not Severity.INFO
        ]
        places.update(told)
        reports.update(set(told))
    if not reports:
        return []
    title = translate(message("what most reports have"), language).upper()
    lines = [
        message(
            "  {rule}: in reports {reports}, places {places}", rule=r, places=places[r], reports=n
        )
        for r, n in sorted(reports.items(), key=lambda one: (-one[1], -places[one[0]], one[0]))
    ]
    return [title, *(translate(line, language) for line in lines[:RULES]), ""]


def _count(made: Sequence[Catatan], language: Language) -> str:
    count = Counter(c.hasil.keadaan for c in made)
    parts = [f"{translate(OUTCOMES[k], language)} {count[k]}" for k in OUTCOMES if count[k]]
    late = sum(c.penyampaian.keadaan == "terlambat" for c in made)
    if late:
        parts.append(translate(message("of them late {number}", number=late), language))
    said = message("offices: {number} ({parts})", number=len(made), parts=", ".join(parts))
    return translate(said, language)
