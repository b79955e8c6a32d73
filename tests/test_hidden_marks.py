"""Hidden fields and stamps of a lampiran stay hidden; what is seen anywhere is in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.assemble import Prepared, prepare
from tests import fake_engine
from tests.attachment_samples import lampiran, render
from tests.hell.raw import Objects, paper, stream

WIDGET = "/Subtype /Widget /FT /Tx /T (nama) /V (Budi)"
STAMP = "/Subtype /Stamp"
OWN = "/Subtype /Buatan#20Sendiri"  # of a kind that no standard knows
RULE = "lampiran-tersembunyi-gugur"
PRINT, HIDDEN, NO_VIEW, INVISIBLE = 4, 2, 32, 1
LAYERS = "/OCProperties << /OCGs [9 0 R 10 0 R] /D << /OFF [9 0 R] >> >>"
ALL_OFF = "/OCProperties << /OCGs [9 0 R 10 0 R] /D << /BaseState /OFF /ON [10 0 R] >> >>"
OFF, ON = "9 0 R", "10 0 R"


def prepared(
    entries: str, folder: Path, layers: str = "", rect: str = "72 500 272 530"
) -> Prepared:
    look = "/Type /XObject /Subtype /Form /BBox [0 0 200 30]"
    more: Objects = {
        5: f"<< /Type /Annot /Rect [{rect}] {entries} /AP << /N 6 0 R >> >>",
        6: stream(b"1 0 0 rg 0 0 200 30 re f", look),
        9: "<< /Type /OCG /Name (mati) >>",
        10: "<< /Type /OCG /Name (hidup) >>",
    }
    form = "/AcroForm << /Fields [5 0 R] >>" if "/FT" in entries else ""
    data = paper(page="/Annots [5 0 R]", catalog=form + layers, more=more)
    (folder / "a.pdf").write_bytes(data)
    (one,) = prepare(lampiran("a.pdf"), folder, folder / "work", fake_engine.convert)
    return one


def is_drawn(one: Prepared) -> bool:
    assert one.pdf is not None
    colour = render(one.pdf.path).getpixel((150, 842 - 515))
    return colour == (255, 0, 0) or (isinstance(colour, tuple) and colour[1] < 100)


def is_told(one: Prepared) -> bool:
    return RULE in {finding.rule for finding in one.findings}


@pytest.mark.parametrize("kind", [WIDGET, STAMP])
@pytest.mark.parametrize(
    "flags", [HIDDEN, HIDDEN | PRINT, NO_VIEW, NO_VIEW | INVISIBLE, HIDDEN | NO_VIEW | PRINT]
)
def test_what_is_neither_shown_nor_printed_is_dropped_and_told(
    kind: str, flags: int, tmp_path: Path
) -> None:
    one = prepared(f"{kind} /F {flags}", tmp_path)
    assert (is_drawn(one), is_told(one)) == (False, True)


@pytest.mark.parametrize("kind", [WIDGET, STAMP])
@pytest.mark.parametrize("flags", ["", "/F 0", "/F 4", "/F 36", "/F 5", "/F (x)"])
def test_what_is_shown_or_printed_is_drawn(kind: str, flags: str, tmp_path: Path) -> None:
    one = prepared(f"{kind} {flags}", tmp_path)
    assert (is_drawn(one), is_told(one)) == (True, False)


def test_a_kind_that_no_program_knows_may_be_invisible(tmp_path: Path) -> None:
    one = prepared(f"{OWN} /F {INVISIBLE | PRINT}", tmp_path)
    assert (is_drawn(one), is_told(one)) == (False, True)


MEMBERSHIP = "<< /Type /OCMD /OCGs [9 0 R 10 0 R] /P /{} >>"
EXPRESSION = "<< /Type /OCMD /VE [{}] >>"


@pytest.mark.parametrize(
    ("condition", "layers", "seen"),
    [
        (OFF, LAYERS, False),
        (ON, LAYERS, True),
        (OFF, ALL_OFF, False),
        (ON, ALL_OFF, True),
        (ON, "", True),
        (MEMBERSHIP.format("AnyOn"), LAYERS, True),
        (MEMBERSHIP.format("AllOn"), LAYERS, False),
        (MEMBERSHIP.format("AnyOff"), LAYERS, True),
        (MEMBERSHIP.format("AllOff"), LAYERS, False),
        ("<< /Type /OCMD /OCGs 9 0 R >>", LAYERS, False),
        ("<< /Type /OCMD >>", LAYERS, True),
        (EXPRESSION.format("/Not 10 0 R"), LAYERS, False),
        (EXPRESSION.format("/Or 9 0 R [/Not 9 0 R]"), LAYERS, True),
        (EXPRESSION.format("/And 10 0 R [/Not 10 0 R]"), LAYERS, False),
        ("(x)", LAYERS, True),
    ],
)
def test_a_layer_that_is_off_hides_a_stamp(
    condition: str, layers: str, seen: bool, tmp_path: Path
) -> None:
    one = prepared(f"{STAMP} /F 4 /OC {condition}", tmp_path, layers)
    assert (is_drawn(one), is_told(one)) == (seen, not seen)


def test_a_signature_without_a_size_is_no_loss(tmp_path: Path) -> None:
    field = "/Subtype /Widget /FT /Sig /T (ttd) /F 6"
    assert not is_told(prepared(field, tmp_path, rect="0 0 0 0"))
