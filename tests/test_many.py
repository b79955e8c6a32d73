"""Reports with more of everything than anyone has yet seen."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from pypdf import PdfReader

from publisher import pipeline
from publisher.commands import main
from publisher.convert import ENGINES
from publisher.prose import Block, Marker, Styled, parse, write
from publisher.prose.formats import huruf, romawi
from publisher.tables import compute_tables
from publisher.vocabulary.errors import ExitCode
from publisher.word import compose
from tests import fake_engine
from tests.attachment_samples import pdf_page
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE, loaded

LAMPIRAN, FRONT_PAGES = 300, 200


def with_lampiran(folder: Path, count: int) -> Path:
    """The minimal report with so many lampiran in all."""
    entries = "".join(
        f'\n[[lampiran]]\nkunci = "surat_{n}"\njudul = "Surat Nomor {n}"\nberkas = "a.pdf"\n'
        for n in range(3, count + 1)
    )
    write_minimal(folder)
    with (folder / "laporan.toml").open("a", encoding="utf-8") as file:
        file.write(entries)
    pdf_page(folder / "a.pdf")
    return folder


def with_front_pages(template: Path, count: int) -> Path:
    """The project's template with so many pages more behind the first heading of its front."""
    document = docx.Document(str(TEMPLATE))
    first = next(p for p in document.paragraphs if p.style.name == "Judul Depan")
    for _ in range(count):
        pages = first.insert_paragraph_before("")
        pages.add_run().add_break(WD_BREAK.PAGE)
        first._p.addnext(pages._p)
    document.save(str(template))
    return template


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pipeline.Build]:
    folder = tmp_path_factory.mktemp("many")
    content = with_lampiran(folder / "isi", LAMPIRAN)
    template = with_front_pages(folder / "templat.docx", FRONT_PAGES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGINES, "fake", fake_engine)
        request = pipeline.Request(content, folder / "out", template, "fake")
        return folder / "out", pipeline.build(request, lambda stage: None)


def test_front_pages_beyond_xxxix_have_their_labels(built: tuple[Path, pipeline.Build]) -> None:
    out, _ = built
    labels = PdfReader(out / "laporan.pdf").page_labels
    front = [label for label in labels if set(label) <= set("ivxlc")]
    assert len(front) >= FRONT_PAGES
    assert front == [romawi(n).lower() for n in range(1, len(front) + 1)]


def test_every_lampiran_has_its_number_in_contents_and_outline(
    built: tuple[Path, pipeline.Build],
) -> None:
    out, _ = built
    wanted = [f"Lampiran {romawi(n)}" for n in range(1, LAMPIRAN + 1)]
    reader = PdfReader(out / "laporan.pdf")
    _, below = reader.outline[-2:]
    assert isinstance(below, list)
    outline = {str(one.title).split(" ", 2)[1]: one for one in below if not isinstance(one, list)}
    assert [f"Lampiran {number}" for number in outline] == wanted
    lines = [p.text for p in docx.Document(str(out / "laporan.docx")).paragraphs]
    listed = [line.split("\t") for line in lines if line.startswith("Lampiran ") and "\t" in line]
    assert [" ".join(line[0].split(" ")[:2]) for line in listed] == wanted
    labels = reader.page_labels
    for number, (*_, page) in zip(outline, listed, strict=True):
        at = reader.get_destination_page_number(outline[number])
        assert at is not None and labels[at] == page


def test_only_what_was_given_is_told_of_them(built: tuple[Path, pipeline.Build]) -> None:
    _, result = built
    assert result.publication is not None and not result.set_aside
    assert result.publication.pages > LAMPIRAN + FRONT_PAGES


def test_a_lampiran_beyond_the_thirty_ninth_can_be_asked_for_and_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = with_lampiran(tmp_path / "isi", 60)
    text = changed(
        "perencanaan", "Rencana kerja.", "Rincian ada di {lampiran.surat_44} dan Lampiran XLVI."
    )
    (content / "perencanaan.toml").write_text(text, encoding="utf-8")
    assert main(["--lang", "en", "check", str(content)]) == ExitCode.OK
    assert "write `{lampiran.surat_46}`" in capsys.readouterr().out
    text = text.replace("XLVI.", "LXI.")
    (content / "perencanaan.toml").write_text(text, encoding="utf-8")
    assert main(["--lang", "en", "check", str(content)]) == ExitCode.FINDINGS
    assert "error[lampiran-tak-ada]" in capsys.readouterr().out


def test_a_word_of_roman_signs_is_no_lampiran(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = changed("perencanaan", "Rencana kerja.", "Rencana menurut lampiran CV Maju Jaya.")
    content = write_minimal(tmp_path / "isi", perencanaan=text)
    assert main(["--lang", "en", "check", str(content)]) == ExitCode.OK
    assert "lampiran-tak-ada" not in capsys.readouterr().out


def test_sections_and_duties_beyond_z_go_on_as_word_does(tmp_path: Path) -> None:
    assert [huruf(n) for n in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]
    duties = ", ".join(f'"tugas ke-{n}"' for n in range(1, 41))
    content = write_minimal(
        tmp_path / "isi",
        organisasi=changed("organisasi", '"perumusan kebijakan", "pembinaan pegawai"', duties),
    )
    with (content / "akuntabilitas.toml").open("a", encoding="utf-8") as file:
        file.writelines(
            f'\n[[subbab]]\njudul = "Bagian Ke-{n}"\nisi = "Isi."\n' for n in range(1, 41)
        )
    report = loaded(content)
    draft = compose(report, compute_tables(report), TEMPLATE)
    assert any("tugas ke-40" in p.text for p in draft.document.paragraphs)
    numbers = [e.number for e in draft.entries if e.title.startswith("Bagian Ke-")]
    first = next(n for n in range(1, 41) if f"{huruf(n).upper()}." == numbers[0])
    assert numbers == [f"{huruf(n).upper()}." for n in range(first, first + 40)]


def test_a_list_of_forty_letters_reads_and_writes_the_same() -> None:
    blocks = tuple(Block((Styled(f"butir {n};"),), Marker("letter", n)) for n in range(1, 41))
    assert parse(write(blocks)) == blocks
    assert "\nz. butir 26;\naa. butir 27;\nbb. butir 28;" in write(blocks)


@pytest.mark.parametrize("text", ["cc. Camat", "a. satu\nb. dua\n\npp. 3 sampai 5", "aa. satu"])
def test_doubled_letters_that_continue_no_list_are_text(text: str) -> None:
    last = parse(text)[-1]
    assert last.marker is None
    assert parse(write(parse(text))) == parse(text)
