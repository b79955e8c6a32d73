"""JSON Schemas of the content files, with which an editor completes and underlines."""

from __future__ import annotations

import json
from typing import Any

from publisher.vocabulary.report import FILES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NULL = {"type": "null"}  # TOML has none: a key without a value is left out


def write_schemas() -> dict[str, str]:
    """The stem of each content file → its JSON Schema (draft 2020-12), as text."""
    return {
        stem: json.dumps(
            {"$schema": DIALECT, **cleaned(kind.model_json_schema())},
            ensure_ascii=False,
            indent=2,
            sort_keys=True,
        )
        + "\n"
        for stem, kind in FILES.items()
    }


def cleaned(schema: Any) -> Any:
    """Without what only the program needs: `at`, nulls, titles, and docstrings of models."""
    if isinstance(schema, list):
        return [cleaned(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {k: v for k, v in schema.items() if not _is_noise(k, v, schema)}
    clean = {k: _named(v) if k in ("properties", "$defs") else cleaned(v) for k, v in kept.items()}
    return _without_null(_without_at(clean))


def _named(schemas: dict[str, Any]) -> dict[str, Any]:
    return {name: cleaned(schema) for name, schema in schemas.items()}


def _is_noise(keyword: str, value: Any, schema: dict[str, Any]) -> bool:
    if keyword == "description":
        return "properties" in schema  # a docstring: for programmers, and in English
    return keyword == "title" or (keyword == "default" and value in (None, [], ()))


def _without_at(schema: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in schema:
        return schema
    properties = {k: v for k, v in schema["properties"].items() if k != "at"}
    required = [k for k in schema.get("required", ()) if k != "at"]
    rest = {k: v for k, v in schema.items() if k != "required"}
    return {**rest, "properties": properties, **({"required": required} if required else {})}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """`anyOf: [X, null]` becomes X."""
    if "anyOf" not in schema:
        return schema
    rest = {k: v for k, v in schema.items() if k != "anyOf"}
    choices = [c for c in schema["anyOf"] if c != NULL]
    return {**choices[0], **rest} if len(choices) == 1 else {**rest, "anyOf": choices}
