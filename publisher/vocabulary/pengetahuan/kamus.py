"""A table of words in a data file: each key stands for the text beside it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from publisher.vocabulary.nodes import TeksIsi, check_printable


def _without_place(value: Any) -> Any:
    """The reader gives each table its place; here only the author's own keys count."""
    return {k: v for k, v in value.items() if k != "at"} if isinstance(value, dict) else value


Kunci = Annotated[str, AfterValidator(check_printable)]
Kamus = Annotated[dict[Kunci, TeksIsi], BeforeValidator(_without_place)]
