"""A report that is over its size limit: scans are made smaller, as far as needed and no further."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pikepdf import Pdf, PdfImage
from PIL import Image

from publisher import pipeline
from publisher.assemble.budget import shrink_to
from publisher.assemble.plan import PageShape, Prepared
from publisher.assemble.shrink import LEVELS, shrink
from publisher.assemble.worker import answer
from publisher.convert import ENGINES
from publisher.vocabulary.artifacts import PdfFile
from tests import fake_engine
from tests.minimal import MINIMAL, write_minimal
from tests.reports import TEMPLATE

FOTO = '\n[[lampiran]]\nkunci = "foto"\njudul = "Foto"\nberkas = "foto.jpg"\n'


def scan(mode: str = "RGB", side: int = 2400) -> Image.Image:
    """Something as hard to compress as a photograph."""
    noise = Image.effect_noise((side, side), 60)
    return noise.convert(mode)


def as_pdf(file: Path, image: Image.Image) -> Path:
    import img2pdf

    made = io.BytesIO()
    image.save(made, "TIFF" if image.mode == "1" else "PNG")
    layout = img2pdf.get_layout_fun(pagesize=(595, 595))
    file.write_bytes(img2pdf.convert(made.getvalue(), layout_fun=layout))
    return file


def pixels(file: Path) -> tuple[int, int]:
    with Pdf.open(file) as pdf:
        (image,) = pdf.pages[0].images.values()
        return PdfImage(image).size


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: f"{level.dpi}dpi")
def test_a_scan_keeps_the_resolution_of_its_level_and_not_more(
    level: object, tmp_path: Path
) -> None:
    number = LEVELS.index(level)  # type: ignore[arg-type]
    file = as_pdf(tmp_path / "a.pdf", scan())
    before = file.stat().st_size
    assert shrink(file, LEVELS[number]) == 1
    wanted = min(2400, round(595 / 72 * LEVELS[number].dpi))
    assert pixels(file) == (wanted, wanted)
    assert file.stat().st_size < before / 2


def test_black_and_white_is_left_as_it_is(tmp_path: Path) -> None:
    file = as_pdf(tmp_path / "a.pdf", scan("1"))
    before = file.read_bytes()
    assert shrink(file, LEVELS[-1]) == 0
    assert file.read_bytes() == before


def prepared(file: Path) -> Prepared:
    return Prepared(file.stem, "Judul", PdfFile(file), (PageShape(595, 595),))


def test_only_as_much_as_is_needed_the_largest_first(tmp_path: Path) -> None:
    small = as_pdf(tmp_path / "kecil.pdf", scan(side=400))
    large = as_pdf(tmp_path / "besar.pdf", scan())
    untouched = small.read_bytes()
    (one,) = shrink_to([prepared(small), prepared(large)], 100_000, answer)
    assert (one.kunci, one.dpi) == ("besar", LEVELS[0].dpi)
    assert one.before - one.after >= 100_000
    assert small.read_bytes() == untouched


def test_what_cannot_be_gained_is_not_promised(tmp_path: Path) -> None:
    file = as_pdf(tmp_path / "a.pdf", scan())
    (one,) = shrink_to([prepared(file)], 1_000_000_000, answer)
    assert one.dpi == LEVELS[-1].dpi
    assert one.after == file.stat().st_size


@pytest.mark.parametrize(
    ("limit", "rules"),
    [
        ("10", []),
        ("1", ["berkas-diperkecil"]),
        ("0.05", ["berkas-diperkecil", "berkas-terlalu-besar"]),
    ],
    ids=["fits", "made to fit", "too large all the same"],
)
def test_a_build_keeps_its_limit_and_says_what_it_did(
    limit: str, rules: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    laporan = f"batas_ukuran = {limit}\n" + MINIMAL["laporan"] + FOTO
    content = write_minimal(tmp_path / "isi", laporan=laporan)
    scan().save(content / "foto.jpg", quality=95)
    request = pipeline.Request(content, tmp_path / "out", TEMPLATE, "fake")
    result = pipeline.build(request, lambda stage: None)
    assert result.publication is not None
    size = result.publication.path.stat().st_size
    found = sorted(f.rule for f in result.findings if f.rule.startswith("berkas-"))
    assert found == rules
    assert (size <= float(limit) * 1_000_000) == ("berkas-terlalu-besar" not in rules)
