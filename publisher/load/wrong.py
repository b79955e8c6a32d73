"""What to say of a wrong value, and which key is to blame, by the code of the rule that refused it.

The codes are pydantic's own and those that `vocabulary` raises. A new code there
needs a line in `SENTENCES`, and one in `CULPRITS` where the rule speaks of a table
as a whole; a test says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from publisher.load.models import Kind
from publisher.vocabulary.messages import NOTHING, Message, message, pattern
from publisher.vocabulary.places import Keys

Said = tuple[Message, Message]  # problem, remedy
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A refused value: its key, what was written, what the rule adds, what belongs there."""

    code: str
    name: str
    value: Any
    context: Mapping[str, Any]
    kind: Kind | None  # of the tables that the key holds, if it holds tables


def sentences(wrong: Wrong) -> Said:
    """The problem and its remedy."""
    compute = COMPUTED.get(wrong.code)
    if compute:
        return compute(wrong)
    values = {**wrong.context, "name": wrong.name, "value": wrong.value}
    problem, remedy = SENTENCES.get(wrong.code, SOMETHING_ELSE)
    return problem.given(values), remedy.given(values)


def culprit(code: str, table: Table) -> Keys:
    """The keys from the table to the culprit, by the code of the rule; () for the table itself."""
    blame = CULPRITS.get(code)
    return blame(table) if blame else ()


# The sentences may name the key, the value, and what the rule says of it (its context).
SENTENCES: dict[str, Said] = {
    "text_expected": (
        pattern("`{name}` must be text"),
        pattern('put it between straight quotes: "…"'),
    ),
    "text_empty": (
        pattern("`{name}` is an empty text"),
        pattern("write the text; where a key is optional, delete its line instead"),
    ),
    "control_character": (
        pattern("`{name}` contains a character that nobody sees and Word cannot hold ({code})"),
        pattern(
            "delete it and type the place again; in the name of a file write `/`, not a backslash"
        ),
    ),
    "whole_expected": (
        pattern("`{name}` must be a whole number"),
        pattern("write digits only, without quotes, dots and decimals"),
    ),
    "out_of_range": (
        pattern("`{name}` is {value}"),
        pattern("write a number from {least} to {most}"),
    ),
    "rupiah_expected": (
        pattern("`{name}` must be a whole number of rupiah"),
        pattern(
            "write digits only, without Rp, quotes and dots (`2_000_000` or `2000000`), "
            'or "belum diisi" where it is unknown'
        ),
    ),
    "rupiah_negative": (
        pattern("`{name}` is less than zero"),
        pattern("amounts of rupiah are zero or more; differences are computed"),
    ),
    "number_expected": (
        pattern("`{name}` must be a number"),
        pattern("write digits with a decimal point, without quotes and percent sign: `91.67`"),
    ),
    "predikat_expected": (
        pattern("`{name}` is neither a number nor a predicate of a known list: `{value}`"),
        pattern(
            "known are the opinions of the BPK (WTP, WDP, …) and the grades of SAKIP (AA, A, BB, …"
            '); list others at the indikator, best first: `predikat = ["Paripurna", "Utama"]`'
        ),
    ),
    "predikat_unknown": (
        pattern("`{value}` is no list of predicates"),
        pattern('write {known}, or the list itself, best first: `["Paripurna", "Utama"]`'),
    ),
    "predikat_mixed": (
        pattern("target and realisasi are a number here and a predicate there"),
        pattern("write all of them as numbers, or all as predicates"),
    ),
    "date_expected": (
        pattern("`{name}` must be a date"),
        pattern("write year-month-day without quotes: `2023-06-30`"),
    ),
    "bool_type": (
        pattern("`{name}` is a question of yes or no"),
        pattern("write true or false, without quotes"),
    ),
    "pattern": (
        pattern("`{name}` does not have its usual form"),
        pattern("write it in the form of `{contoh}`"),
    ),
    "whole_and_split": (
        pattern("`{name}` has both the whole amount and its split"),
        pattern("delete `seluruhnya`: the whole is computed from the split"),
    ),
    "realisasi_forms": (
        pattern("`{name}` is written in more than one form"),
        pattern("keep the quarters (`triwulan`), or the months (`bulan`), or one amount"),
    ),
    "unit_twice": (
        pattern("two units have the same name"),
        pattern("give every unit the name that the regulation gives it"),
    ),
    "unit_head": (
        pattern("exactly one unit, the head, must stand without `atasan`"),
        pattern("write `atasan`, the name of its superior, in every other unit"),
    ),
    "unit_superior": (
        pattern("`{atasan}`, the superior of `{unit}`, does not stand before it"),
        pattern("spell it like the `nama` of the superior, and put the superior first"),
    ),
    "scale_open": (
        pattern("the last step of the scale, and only that, must stand without `bawah`"),
        pattern("write `bawah`, the lower bound, in every step but the last"),
    ),
    "scale_order": (
        pattern("the steps of the scale do not go from high to low"),
        pattern("put the step with the highest `bawah` first"),
    ),
    "two_bounds": (
        pattern("a step of the scale has both `bawah` and `lebih_dari`"),
        pattern("write `bawah` if the figure itself belongs to the step, else `lebih_dari`"),
    ),
    "division_by_zero": (
        pattern("a term of `penyebut` is 0, and nothing can be divided by 0"),
        pattern("write the figure of the formula, or delete `hitungan` until it is known"),
    ),
    "triwulan": (
        pattern("an interim report needs `triwulan`, 1 to 4"),
        pattern('write `triwulan = 1` to `triwulan = 4`, or `jenis = "tahunan"`'),
    ),
    "triwulan_annual": (
        pattern("an annual report has no `triwulan`"),
        pattern('delete the line, or write `jenis = "interim"`'),
    ),
    "nip_malformed": (
        pattern("a NIP has 18 digits"),
        pattern('write it in quotes, with or without blanks: `"19680407 198903 1 006"`'),
    ),
    "nip_birthdate": (
        pattern("the first 8 digits of this NIP are no date of birth"),
        pattern("compare it with the official's card: year, month, day come first"),
    ),
    "isi_or_berkas": (
        pattern("a lampiran has either `isi` or `berkas`"),
        pattern("write `isi` for a part that is computed, or `berkas` for a file, and not both"),
    ),
    "kunci_or_judul": (
        pattern("a chapter or section has neither `kunci` nor `judul`"),
        pattern("write `kunci` for a part of the template, or `judul` and `isi` for your own"),
    ),
    "standard": (
        pattern("a national standard has `nilai` and `sumber`, or only a text that there is none"),
        pattern('write both, or for example `standar_nasional = "Belum ada standar nasional."`'),
    ),
    "alasan_pendek": (
        pattern("`alasan` is too short to be a reason"),
        pattern("write in three words or more why the finding may stay as it is"),
    ),
    "table_sources": (
        pattern("a table has one of `baris`, `berkas` and `dari`, and not more or fewer"),
        pattern("write its rows in `baris`, or name a file, or a table that is computed"),
    ),
    "table_columns": (
        pattern("a table with `baris` needs `kolom`"),
        pattern('name its columns: `kolom = ["uraian", "jumlah"]`'),
    ),
    "table_row": (
        pattern("a row of `baris` is a list of cells"),
        pattern('write it in brackets: `["III/a", 3]`'),
    ),
    "table_cell": (
        pattern("a cell is text, a number or a date"),
        pattern("write one; a merged cell is a table with `isi`, `lebar` and `tinggi`"),
    ),
    "table_filter": (
        pattern("`saring` names columns and the words that their cells must hold"),
        pattern('write it as `saring.tingkat = "program"`'),
    ),
    "size_limit": (
        pattern("`batas_ukuran` must be more than 0"),
        pattern("write the largest size that the kabupaten takes, in MB: `batas_ukuran = 10`"),
    ),
    "lebar": (
        pattern("`{name}` is no width"),
        pattern('write centimetres (`{name} = 12`), "penuh", or a share of the text ("50%")'),
    ),
    "versi": (
        pattern("this content has the form {value}, but the program knows forms up to {versi}"),
        pattern("it was written for a newer publisher: install that one"),
    ),
    "too_short": (
        pattern("`{name}` has too few items: at least {min_length}"),
        NOTHING,
    ),
    "too_long": (
        pattern("`{name}` has too many items: at most {max_length}"),
        NOTHING,
    ),
}
# A code of pydantic's that no model of today raises, but one of tomorrow may.
SOMETHING_ELSE: Said = (
    pattern("`{name}` does not hold what belongs there"),
    pattern("compare it with the example that `publisher new` writes"),
)
OTHER_NAMES = {  # what people call a thing here: `(key, word)` → the word of the report
    ("ukuran", "folio"): ("F4", message("in Indonesia F4, 215 × 330 mm, is called Folio too")),
    ("ukuran", "hvs"): ("A4", message("the name HVS is that of a paper, not of its size")),
    ("jenis", "triwulanan"): ("interim", message("a report of one triwulan is an interim report")),
    ("jenis", "triwulan"): ("interim", message("a report of one triwulan is an interim report")),
}


def _not_one_of(w: Wrong) -> Said:
    # Pydantic tells the words that are allowed only as text: `'A4' or 'F4'`.
    allowed = re.findall(r"'([^']*)'", w.context["expected"])
    words = ", ".join(f'"{word}"' for word in allowed)
    said = message("`{name}` cannot be `{value}`", name=w.name, value=w.value)
    written = str(w.value).strip().casefold()
    meant, why = OTHER_NAMES.get((w.name, written), ("", NOTHING))
    if meant in allowed:
        return said, message('write "{meant}": {why}', meant=meant, why=why)
    close = get_close_matches(written, [word.casefold() for word in allowed], n=1)
    meant = next((word for word in allowed if [word.casefold()] == close), "")
    if meant:
        return said, message(
            'did you mean "{meant}"? it is one of {allowed}', meant=meant, allowed=words
        )
    return said, message("write one of {allowed}", allowed=words)


def _table_expected(w: Wrong) -> Said:
    header = w.kind.header if w.kind else f"[{w.name}]"
    problem = message("`{name}` must be a table with keys of its own", name=w.name)
    if isinstance(w.value, list):
        problem = message("`{name}` must be one table, not a list of them", name=w.name)
    return problem, message("write `{header}` on a line, and its keys below", header=header)


def _list_expected(w: Wrong) -> Said:
    if w.kind:
        return (
            message("`{name}` must be a list of tables", name=w.name),
            message("begin each with a line `{header}`", header=w.kind.header),
        )
    return (
        message("`{name}` must be a list", name=w.name),
        message('write the items between brackets: `{name} = ["…", "…"]`', name=w.name),
    )


COMPUTED: dict[str, Callable[[Wrong], Said]] = {
    "literal_error": _not_one_of,
    "model_type": _table_expected,
    "model_attributes_type": _table_expected,
    "dict_type": _table_expected,
    "tuple_type": _list_expected,
}


def _triwulan(table: Table) -> Keys:
    return ("triwulan",) if "triwulan" in table else ("jenis",)


def _berkas(table: Table) -> Keys:
    return ("berkas",) if "berkas" in table else ()


def _second_of_a_name(table: Table) -> Keys:
    names = [unit["nama"] for unit in table["unit"]]
    first = {name: n for n, name in reversed(list(enumerate(names)))}
    return next((("unit", n, "nama") for n, name in enumerate(names) if first[name] < n), ())


def _second_head(table: Table) -> Keys:
    """The second unit without a superior, or the first unit where every one has a superior."""
    heads = [n for n, unit in enumerate(table["unit"]) if "atasan" not in unit]
    return ("unit", heads[1]) if heads else ("unit", 0, "atasan")


def _superior_that_comes_later(table: Table) -> Keys:
    seen: set[str] = set()
    for n, unit in enumerate(table["unit"]):
        if "atasan" in unit and unit["atasan"] not in seen:
            return ("unit", n, "atasan")
        seen.add(unit["nama"])
    return ()


def _step_without_bound(table: Table) -> Keys:
    steps = table["kategori"]
    open_steps = [n for n, step in enumerate(steps[:-1]) if _bound(step) is None]
    last = "bawah" if "bawah" in steps[-1] else "lebih_dari"
    return ("kategori", open_steps[0]) if open_steps else ("kategori", len(steps) - 1, last)


def _step_out_of_order(table: Table) -> Keys:
    steps = table["kategori"][:-1]
    pairs = enumerate(pairwise((_bound(step), "lebih_dari" in step) for step in steps), 1)
    # Both are there, or another rule had refused the scale before.
    wrong = next((n for n, (high, low) in pairs if high <= low), None)
    if wrong is None:
        return ()
    return ("kategori", wrong, "bawah" if "bawah" in steps[wrong] else "lebih_dari")


def _bound(step: Table) -> Any:
    return step.get("bawah", step.get("lebih_dari"))


CULPRITS: dict[str, Callable[[Table], Keys]] = {
    "triwulan": _triwulan,
    "triwulan_annual": _triwulan,
    "whole_and_split": lambda _: ("seluruhnya",),
    "realisasi_forms": lambda table: next((k,) for k in ("bulan", "triwulan") if k in table),
    "isi_or_berkas": _berkas,
    "table_columns": lambda _: ("baris",),
    "two_bounds": lambda _: ("lebih_dari",),
    "predikat_mixed": lambda _: ("realisasi",),
    "division_by_zero": lambda _: ("penyebut",),
    "unit_twice": _second_of_a_name,
    "unit_head": _second_head,
    "unit_superior": _superior_that_comes_later,
    "scale_open": _step_without_bound,
    "scale_order": _step_out_of_order,
}
