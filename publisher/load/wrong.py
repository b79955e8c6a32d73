"""What to say of a wrong value, by the code of the rule that refused it.

The codes are pydantic's own and those that `vocabulary` raises. A new code
there needs a line in `SENTENCES`; a test says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from publisher.load.models import Kind
from publisher.vocabulary.messages import NOTHING, Message, message


@dataclass(frozen=True, slots=True)
class Wrong:
    """A refused value: its key, what was written, what the rule adds, what belongs there."""

    code: str
    name: str
    value: Any
    context: Mapping[str, Any]
    kind: Kind | None  # of the tables that the key holds, if it holds tables


Said = tuple[Message, Message]  # problem, remedy


def sentences(wrong: Wrong) -> Said:
    """The problem and its remedy."""
    return SENTENCES.get(wrong.code, _something_else)(wrong)


def _something_else(w: Wrong) -> Said:
    return (
        message("`{name}` does not hold what belongs there", name=w.name),
        message("compare it with the example that `publisher new` writes"),
    )


def _text_expected(w: Wrong) -> Said:
    return (
        message("`{name}` must be text", name=w.name),
        message('put it between straight quotes: "…"'),
    )


def _text_empty(w: Wrong) -> Said:
    return (
        message("`{name}` is an empty text", name=w.name),
        message("write the text; where a key is optional, delete its line instead"),
    )


def _control_character(w: Wrong) -> Said:
    return (
        message(
            "`{name}` contains a character that nobody sees and Word cannot hold ({code})",
            name=w.name,
            code=w.context["code"],
        ),
        message(
            "delete it and type the place again; in the name of a file write `/`, not a backslash"
        ),
    )


def _whole_expected(w: Wrong) -> Said:
    return (
        message("`{name}` must be a whole number", name=w.name),
        message("write digits only, without quotes, dots and decimals"),
    )


def _rupiah_expected(w: Wrong) -> Said:
    return (
        message("`{name}` must be a whole number of rupiah", name=w.name),
        message(
            "write digits only, without Rp, quotes and dots (`2_000_000` or `2000000`), "
            'or "belum diisi" where it is unknown'
        ),
    )


def _rupiah_negative(w: Wrong) -> Said:
    return (
        message("`{name}` is less than zero", name=w.name),
        message("amounts of rupiah are zero or more; differences are computed"),
    )


def _out_of_range(w: Wrong) -> Said:
    return (
        message("`{name}` is {value}", name=w.name, value=w.value),
        message(
            "write a number from {least} to {most}",
            least=w.context["least"],
            most=w.context["most"],
        ),
    )


def _number_expected(w: Wrong) -> Said:
    return (
        message("`{name}` must be a number", name=w.name),
        message("write digits with a decimal point, without quotes and percent sign: `91.67`"),
    )


def _date_expected(w: Wrong) -> Said:
    return (
        message("`{name}` must be a date", name=w.name),
        message("write year-month-day without quotes: `2023-06-30`"),
    )


def _yes_or_no_expected(w: Wrong) -> Said:
    return (
        message("`{name}` is a question of yes or no", name=w.name),
        message("write true or false, without quotes"),
    )


def _pattern(w: Wrong) -> Said:
    return (
        message("`{name}` does not have its usual form", name=w.name),
        message("write it in the form of `{contoh}`", contoh=w.context["contoh"]),
    )


def _whole_and_split(w: Wrong) -> Said:
    return (
        message("`{name}` has both the whole amount and its split", name=w.name),
        message("delete `seluruhnya`: the whole is computed from the split"),
    )


def _unit_twice(w: Wrong) -> Said:
    return (
        message("two units have the same name"),
        message("give every unit the name that the regulation gives it"),
    )


def _unit_head(w: Wrong) -> Said:
    return (
        message("exactly one unit, the head, must stand without `atasan`"),
        message("write `atasan`, the name of its superior, in every other unit"),
    )


def _unit_superior(w: Wrong) -> Said:
    return (
        message(
            "`{atasan}`, the superior of `{unit}`, does not stand before it",
            atasan=w.context["atasan"],
            unit=w.context["unit"],
        ),
        message("spell it like the `nama` of the superior, and put the superior first"),
    )


def _scale_open(w: Wrong) -> Said:
    return (
        message("the last step of the scale, and only that, must stand without `bawah`"),
        message("write `bawah`, the lower bound, in every step but the last"),
    )


def _scale_order(w: Wrong) -> Said:
    return (
        message("the steps of the scale do not go from high to low"),
        message("put the step with the highest `bawah` first"),
    )


def _triwulan(w: Wrong) -> Said:
    return (
        message("an interim report needs `triwulan`, 1 to 4"),
        message('write `triwulan = 1` to `triwulan = 4`, or `jenis = "tahunan"`'),
    )


def _triwulan_annual(w: Wrong) -> Said:
    return (
        message("an annual report has no `triwulan`"),
        message('delete the line, or write `jenis = "interim"`'),
    )


def _nip_malformed(w: Wrong) -> Said:
    return (
        message("a NIP has 18 digits"),
        message('write it in quotes, with or without blanks: `"19680407 198903 1 006"`'),
    )


def _nip_birthdate(w: Wrong) -> Said:
    return (
        message("the first 8 digits of this NIP are no date of birth"),
        message("compare it with the official's card: year, month, day come first"),
    )


def _isi_or_berkas(w: Wrong) -> Said:
    return (
        message("a lampiran has either `isi` or `berkas`"),
        message("write `isi` for a part that is computed, or `berkas` for a file, and not both"),
    )


def _standard(w: Wrong) -> Said:
    return (
        message("a national standard has `nilai` and `sumber`, or only a text that there is none"),
        message('write both, or for example `standar_nasional = "Belum ada standar nasional."`'),
    )


def _size_limit(w: Wrong) -> Said:
    return (
        message("`batas_ukuran` must be more than 0"),
        message("write the largest size that the kabupaten takes, in MB: `batas_ukuran = 10`"),
    )


def _short_reason(w: Wrong) -> Said:
    return (
        message("`alasan` is too short to be a reason"),
        message("write in three words or more why the finding may stay as it is"),
    )


OTHER_NAMES = {  # what people call a thing here: `(key, word)` → the word of the report
    ("ukuran", "folio"): ("F4", message("in Indonesia F4, 215 × 330 mm, is called Folio too")),
    ("ukuran", "hvs"): ("A4", message("the name HVS is that of a paper, not of its size")),
    ("jenis", "triwulanan"): ("interim", message("a report of one triwulan is an interim report")),
    ("jenis", "triwulan"): ("interim", message("a report of one triwulan is an interim report")),
}


def _not_one_of(w: Wrong) -> Said:
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


def _too_short(w: Wrong) -> Said:
    least = w.context["min_length"]
    return message(
        "`{name}` has too few items: at least {least}", name=w.name, least=least
    ), NOTHING


def _too_long(w: Wrong) -> Said:
    most = w.context["max_length"]
    return message("`{name}` has too many items: at most {most}", name=w.name, most=most), NOTHING


SENTENCES: dict[str, Callable[[Wrong], Said]] = {
    "text_expected": _text_expected,
    "text_empty": _text_empty,
    "control_character": _control_character,
    "whole_expected": _whole_expected,
    "out_of_range": _out_of_range,
    "rupiah_expected": _rupiah_expected,
    "rupiah_negative": _rupiah_negative,
    "number_expected": _number_expected,
    "date_expected": _date_expected,
    "bool_type": _yes_or_no_expected,
    "pattern": _pattern,
    "whole_and_split": _whole_and_split,
    "unit_twice": _unit_twice,
    "unit_head": _unit_head,
    "unit_superior": _unit_superior,
    "scale_open": _scale_open,
    "scale_order": _scale_order,
    "triwulan": _triwulan,
    "triwulan_annual": _triwulan_annual,
    "nip_malformed": _nip_malformed,
    "nip_birthdate": _nip_birthdate,
    "isi_or_berkas": _isi_or_berkas,
    "standard": _standard,
    "alasan_pendek": _short_reason,
    "size_limit": _size_limit,
    "literal_error": _not_one_of,
    "model_type": _table_expected,
    "model_attributes_type": _table_expected,
    "dict_type": _table_expected,
    "tuple_type": _list_expected,
    "too_short": _too_short,
    "too_long": _too_long,
}
