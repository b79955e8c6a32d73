"""Which key of a table is to blame, where a rule speaks of the table as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from publisher.vocabulary.places import Keys

Table = Mapping[str, Any]


def culprit(code: str, table: Table) -> Keys:
    """The keys from the table to the culprit, by the code of the rule; () for the table itself."""
    blame = CULPRITS.get(code)
    return blame(table) if blame else ()


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
    open_steps = [n for n, step in enumerate(steps[:-1]) if "bawah" not in step]
    return ("kategori", open_steps[0]) if open_steps else ("kategori", len(steps) - 1, "bawah")


def _step_out_of_order(table: Table) -> Keys:
    bounds = [step["bawah"] for step in table["kategori"][:-1]]
    steps = enumerate(pairwise(bounds), 1)
    return next((("kategori", n, "bawah") for n, (high, low) in steps if high <= low), ())


CULPRITS: dict[str, Callable[[Table], Keys]] = {
    "triwulan": _triwulan,
    "triwulan_annual": _triwulan,
    "whole_and_split": lambda _: ("seluruhnya",),
    "isi_or_berkas": _berkas,
    "unit_twice": _second_of_a_name,
    "unit_head": _second_head,
    "unit_superior": _superior_that_comes_later,
    "scale_open": _step_without_bound,
    "scale_order": _step_out_of_order,
}
