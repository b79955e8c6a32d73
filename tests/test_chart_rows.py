"""An organisation chart of any size is read: no box over another, no word broken."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from publisher.word.chart_rows import INSET, SIZES, Bagan, widest_word
from publisher.word.organisation_chart import arranged

WORDS = st.sampled_from(
    ("Subbagian", "Perencanaan", "dan", "Keuangan", "Kependudukan", "Pengelolaan", "Informasi")
    + ("Administrasi", "UPTD", "Pertanggungjawaban", "Hortikultura", "Seksi", "Fungsional")
)
NAMES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
EDGE = 1e-6


@st.composite
def organisations(draw: st.DrawFn) -> Any:
    """1 to 30 units, the third level the lowest."""
    units = [SimpleNamespace(nama="Kepala Dinas", atasan=None)]
    depth = {"Kepala Dinas": 0}
    for n, name in enumerate(draw(st.lists(NAMES, max_size=29))):
        superior = draw(st.sampled_from([u for u, d in depth.items() if d < 3]))
        units.append(SimpleNamespace(nama=f"{name} {n}", atasan=superior))
        depth[f"{name} {n}"] = depth[superior] + 1
    return SimpleNamespace(unit=units)


def readable(bagan: Bagan, width: float) -> None:
    assert bagan.size in SIZES
    for n, box in enumerate(bagan.boxes):
        assert box.left > -EDGE and box.left + box.width < width + EDGE
        assert widest_word(box.nama, bagan.size) + 2 * INSET <= box.width + EDGE
        for other in bagan.boxes[:n]:
            beside = other.left + other.width <= box.left or box.left + box.width <= other.left
            assert beside or other.bottom <= box.top + EDGE or box.bottom <= other.top + EDGE


@given(organisations())
def test_every_box_is_read(organisasi: Any) -> None:
    bagan = arranged(organisasi, 16.0, 20.0)
    assert {b.nama for b in bagan.boxes} == {u.nama for u in organisasi.unit}
    readable(bagan, 16.0)


def test_fourteen_units_with_long_names_stand_on_one_page() -> None:
    units = [SimpleNamespace(nama="Kepala Badan", atasan=None)]
    for n in range(13):
        superior = "Kepala Badan" if n < 6 else units[1 + (n - 6) % 6].nama
        name = f"Subbidang Pengelolaan Informasi Administrasi Kependudukan {n}"
        units.append(SimpleNamespace(nama=name, atasan=superior))
    bagan = arranged(SimpleNamespace(unit=units), 16.0, 20.0)
    assert bagan.height <= 20 and bagan.size >= 7.5
    readable(bagan, 16.0)
