"""The JSON Schemas say to an editor what the loader says to the author."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from publisher.load import write_schemas
from publisher.load.models import Kind
from publisher.load.schema import cleaned
from publisher.vocabulary.report import FILES, OPTIONAL
from tests.minimal import MINIMAL, changed

ROOT = Path(__file__).parent.parent
REQUIRED = [stem for stem in FILES if stem not in OPTIONAL]
SCHEMAS = {stem: json.loads(text) for stem, text in write_schemas().items()}


def as_json(value: Any) -> Any:
    """As an editor hands TOML to a JSON Schema: dates are strings."""
    if isinstance(value, dict):
        return {k: as_json(v) for k, v in value.items()}
    if isinstance(value, list):
        return [as_json(v) for v in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def complaints(stem: str, text: str) -> list[str]:
    validator = Draft202012Validator(SCHEMAS[stem], format_checker=FormatChecker())
    return [e.json_path for e in validator.iter_errors(as_json(tomllib.loads(text)))]


def schemas_in(value: Any) -> Iterator[dict[str, Any]]:
    """A schema and every schema inside it; the values of `properties` are schemas too."""
    if isinstance(value, list):
        for inner in value:
            yield from schemas_in(inner)
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            below = inner.values() if key in ("properties", "$defs") else [inner]
            for each in below:
                yield from schemas_in(each)


@pytest.mark.parametrize("stem", FILES)
def test_a_schema_is_a_schema(stem: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[stem])
    assert SCHEMAS[stem]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_text_is_the_same_each_time_and_ends_in_a_newline() -> None:
    texts = write_schemas()
    assert list(texts) == list(FILES)
    for stem, text in texts.items():
        again = json.dumps(SCHEMAS[stem], ensure_ascii=False, indent=2, sort_keys=True)
        assert text == again + "\n"


@pytest.mark.parametrize("stem", FILES)
def test_a_schema_knows_the_author_s_keys_and_none_of_the_program_s(stem: str) -> None:
    tables = [s for s in schemas_in(SCHEMAS[stem]) if "properties" in s]
    wanted = {kind.keys for kind in Kind(FILES[stem]).all_below()}
    assert {frozenset(t["properties"]) for t in tables} == {frozenset(keys) for keys in wanted}
    for table in tables:
        assert table["additionalProperties"] is False
        assert "at" not in table.get("required", ())


@pytest.mark.parametrize("stem", FILES)
def test_every_part_of_a_schema_says_something_and_never_null(stem: str) -> None:
    for schema in schemas_in(SCHEMAS[stem]):
        assert schema, "an empty schema helps nobody"
        assert schema != {"type": "null"}
        assert schema.get("default", "") is not None
        assert not {"title"} & set(schema)
        nested = [c for c in schema.get("anyOf", ()) if set(c) == {"anyOf"}]
        assert not nested


@pytest.mark.parametrize("stem", REQUIRED)
@pytest.mark.parametrize("folder", ["minimal", "content", "publisher/starter"])
def test_a_schema_accepts_what_the_loader_accepts(stem: str, folder: str) -> None:
    file = ROOT / folder / f"{stem}.toml"
    text = MINIMAL[stem] if folder == "minimal" else file.read_text("utf-8")
    assert complaints(stem, text) == []


@pytest.mark.parametrize("stem", REQUIRED)
def test_a_schema_refuses_an_unknown_key_and_a_missing_one(stem: str) -> None:
    assert complaints(stem, "tak_dikenal = 1\n" + MINIMAL[stem]) == ["$"]
    key = SCHEMAS[stem]["required"][0]
    read = as_json(tomllib.loads(MINIMAL[stem]))
    del read[key]
    assert not Draft202012Validator(SCHEMAS[stem]).is_valid(read)


@pytest.mark.parametrize(
    ("stem", "old", "new", "path"),
    [
        ("laporan", "tahun = 2024", 'tahun = "2024"', "$.tahun"),
        ("laporan", "tahun = 2024", 'tahun = "belum diisi"', "$.tahun"),
        ("laporan", "tahun = 2024", "tahun = 99999", "$.tahun"),
        ("laporan", "tanggal = 2024-07-05", 'tanggal = "5 Juli"', "$.tanggal"),
        ("laporan", '"F4"', '"Folio"', "$.kertas.ukuran"),
        ("laporan", '"interim"', '"belum diisi"', "$.jenis"),
        ("laporan", 'pangkat = "Pembina Tk. I"', "pangkat = 4", "$.penanda_tangan.pangkat"),
        ("penutup", '"Kinerja dinas baik."', '""', "$.simpulan"),
        ("anggaran", '"3.25.03"', '"3.25.3"', "$.program[1].kode"),
        ("anggaran", "pagu = 1_500_000", "pagu = -1",
         "$.belanja[0].rincian[0].pagu"),
        ("anggaran", "pagu = 1_500_000", "pagu = 1.5", "$.belanja[0].rincian[0].pagu"),
        ("anggaran", "pagu = 1_500_000", 'pagu = "1.500.000"', "$.belanja[0].rincian[0].pagu"),
        ("anggaran", "pagu = 1_500_000", "pagu = { operasi = 1 }", "$.belanja[0].rincian[0].pagu"),
        ("kinerja", "target = 20.50", 'target = "20"', "$.sasaran[0].indikator[0].target"),
        ("kinerja", "bawah = 75", 'bawah = "belum diisi"', "$.skala.kategori[0].bawah"),
    ],
)  # fmt: skip
def test_a_schema_refuses_a_wrong_value_at_its_key(
    stem: str, old: str, new: str, path: str
) -> None:
    assert complaints(stem, changed(stem, old, new)) == [path]


@pytest.mark.parametrize(
    ("stem", "old", "new"),
    [
        ("anggaran", "pagu = 1_500_000", 'pagu = "belum diisi"'),
        ("anggaran", "pagu = 1_500_000", 'pagu = { murni = "belum diisi", perubahan = 5 }'),
        ("anggaran", "pagu = 1_500_000", 'pagu.murni = { operasi = 5, modal = "belum diisi" }'),
        ("anggaran", "pagu = 1_500_000", 'pagu = 1\nrealisasi = "belum diisi"'),
        ("anggaran", "{ operasi = 125_000 }", "125_000"),
        ("kinerja", "target = 20.50", 'target = "belum diisi"'),
        ("kinerja", "target = 20.50", 'target = { murni = 20, perubahan = "belum diisi" }'),
        ("kinerja", "realisasi = 10.25", 'realisasi = "belum diisi"'),
        ("laporan", 'pangkat = "Pembina Tk. I"', 'pangkat = "belum diisi"'),
    ],
)
def test_a_schema_accepts_short_forms_and_gaps_where_the_loader_does(
    stem: str, old: str, new: str
) -> None:
    assert complaints(stem, changed(stem, old, new)) == []


def test_a_key_may_be_called_like_a_word_of_json_schema() -> None:
    text = {"type": "string", "title": "T"}
    schema = {"properties": {"title": text, "description": text, "at": text}, "title": "X"}
    plain = {"type": "string"}
    assert cleaned(schema) == {"properties": {"title": plain, "description": plain}}


def test_an_editor_shows_the_notes_on_a_key() -> None:
    properties = SCHEMAS["laporan"]["properties"]
    assert properties["triwulan"]["description"].startswith("1–4")
    assert properties["bahasa"]["default"] == "id"
