"""What `publisher new` hands out: complete, consistent, and for an office that is no kecamatan."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from publisher.vocabulary.report import FILES, OPTIONAL

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "publisher" / "starter"


def read(folder: Path, stem: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{stem}.toml").read_text("utf-8"), parse_float=Decimal)


def placed(value: Any) -> Any:
    """As the loader gives it to the models: every table knows a place (here, none)."""
    if isinstance(value, dict):
        return {"at": None, **{k: placed(v) for k, v in value.items()}}
    return [placed(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("folder", [ROOT / "content", STARTER], ids=["sample", "starter"])
@pytest.mark.parametrize("stem", [stem for stem in FILES if stem not in OPTIONAL])
def test_a_content_file_fits_its_model_and_names_its_schema(folder: Path, stem: str) -> None:
    FILES[stem].model_validate(placed(read(folder, stem)))
    first = (folder / f"{stem}.toml").read_text("utf-8").splitlines()[0]
    assert first == f"#:schema .skema/{stem}.json"


def sub_kegiatan() -> Iterator[dict[str, Any]]:
    for program in read(STARTER, "anggaran")["program"]:
        for kegiatan in program["kegiatan"]:
            yield from kegiatan["sub_kegiatan"]


def test_the_starter_s_belanja_is_the_sum_of_its_sub_kegiatan() -> None:
    belanja = read(STARTER, "anggaran")["belanja"]
    by_kind = sum(r["pagu"] for group in belanja for r in group["rincian"])
    assert by_kind == sum(s["pagu"] for s in sub_kegiatan())


def test_the_starter_spends_no_more_than_its_pagu() -> None:
    assert all(sum(s["realisasi"].values()) <= s["pagu"] for s in sub_kegiatan())


def test_the_starter_knows_no_kecamatan() -> None:
    laporan = (STARTER / "laporan.toml").read_text("utf-8")
    settings = [line for line in laporan.splitlines() if not line.startswith("#")]
    assert not any("kecamatan" in line.split("#")[0].lower() for line in settings)
    for stem in ("organisasi", "pendahuluan", "visi-misi", "penutup"):
        text = (STARTER / f"{stem}.toml").read_text("utf-8").lower()
        assert "camat" not in text, stem


def test_the_starter_shows_both_polarities_with_realisasi() -> None:
    sasaran = read(STARTER, "kinerja")["sasaran"]
    indikator = [i for s in sasaran for i in s["indikator"]]
    assert [len(s["indikator"]) for s in sasaran] == [2, 1]
    assert {i["polaritas"] for i in indikator} == {"positif", "negatif"}
    assert all(isinstance(i["realisasi"], int | Decimal) for i in indikator)
