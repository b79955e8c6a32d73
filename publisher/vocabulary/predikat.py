"""Values that are words in an order: an opinion of the BPK, a grade of the SAKIP evaluation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from publisher.vocabulary.nodes import (
    TeksIsi,
    is_gap,
)
from publisher.vocabulary.values import Predikat, Teks, places_of

DAFTAR_RESMI: dict[str, tuple[tuple[str, ...], ...]] = {
    # Penjelasan pasal 16 ayat (1) UU 15/2004
    "opini": (
        ("WTP", "Wajar Tanpa Pengecualian"),
        ("WTP-DPP", "Wajar Tanpa Pengecualian dengan Paragraf Penjelas"),
        ("WDP", "Wajar Dengan Pengecualian"),
        ("TW", "Tidak Wajar"),
        ("TMP", "Tidak Memberikan Pendapat", "Tidak Menyatakan Pendapat"),
    ),
    # PermenPANRB 88/2021
    "sakip": (("AA",), ("A",), ("BB",), ("B",), ("CC",), ("C",), ("D",)),
}
"""Official lists by name, from the best on; each predicate with the ways to write it."""

_WORDS = {"cara", "dokumen", "sumber", "keterangan", "nama"}  # texts beside values


def _named(value: Any) -> Any:
    """`predikat = "opini"` is short for the official list of that name."""
    if not isinstance(value, str):
        return value
    known = DAFTAR_RESMI.get(value.strip().lower())
    if known is None:
        raise PydanticCustomError(
            "predikat_unknown", "no such list", {"known": ", ".join(f"`{k}`" for k in DAFTAR_RESMI)}
        )
    return tuple(Teks(steps[0], places_of(value)) for steps in known)


PredikatIsi = Annotated[
    tuple[TeksIsi, ...], BeforeValidator(_named, json_schema_input_type=tuple[TeksIsi, ...] | str)
]


def dibaca(raw: Any, keys: Sequence[str]) -> Any:
    """An indicator as written, its predicates as values; what is in no list is left as it is."""
    if not isinstance(raw, Mapping):
        return raw
    ranks = _ranks(raw)
    if not ranks:
        return raw
    return {k: _read(v, ranks) if k in keys else v for k, v in raw.items()}


def _ranks(raw: Mapping[str, Any]) -> dict[str, int]:
    """How each predicate is written → its rank, 1 for the lowest, in the list that is meant."""
    own = raw.get("predikat")
    if isinstance(own, list | tuple):
        return _counted([(str(name),) for name in own])
    if isinstance(own, str):
        return _counted(DAFTAR_RESMI.get(own.strip().lower(), ()))
    words = [_plain(w) for key in ("target", "realisasi") for w in _texts(raw.get(key))]
    for known in map(_counted, DAFTAR_RESMI.values()):
        if words and all(word in known for word in words):
            return known
    return {}


def _counted(steps: Sequence[Sequence[str]]) -> dict[str, int]:
    return {_plain(w): len(steps) - n for n, names in enumerate(steps) for w in names}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [t for k, v in value.items() if k != "at" for t in _texts(v)]
    return [value] if isinstance(value, str) and not is_gap(value) else []


def _read(value: Any, ranks: Mapping[str, int]) -> Any:
    if isinstance(value, str):
        rank = ranks.get(_plain(value))
        return value if rank is None else Predikat(" ".join(value.split()), rank, places_of(value))
    if isinstance(value, Mapping):
        return {k: v if k in _WORDS else _read(v, ranks) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_read(v, ranks) for v in value)
    return value
