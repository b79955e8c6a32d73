"""`publisher preflight`: what is read of a PDF from anywhere, and how it is judged."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, OutlineItem, Pdf, String

from publisher import evidence
from publisher.assemble import measured
from publisher.assemble.joining import join
from publisher.assemble.plan import LabelRange, OutlineEntry
from publisher.assemble.signature import SignatureSpace
from publisher.assemble.worker import answer
from publisher.checks.keluaran.checklist import checklist
from publisher.commands import main
from publisher.vocabulary.checklist import Line, Verdict
from publisher.vocabulary.errors import ExitCode, Overrun
from publisher.vocabulary.keluaran import (
    BuiltFont,
    BuiltPage,
    BuiltPdf,
    BuiltWord,
    Keluaran,
    Violation,
)
from tests.test_assemble_join import INFO
from tests.test_signature import Box, write_text

Damage = Callable[[Pdf], None]
OK, WARNING, ERROR = Verdict.OK, Verdict.WARNING, Verdict.ERROR


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Two A4 pages as the program makes them, with the sign # drawn as a picture would be."""
    body = tmp_path / "b.pdf"
    with Pdf.new() as pdf:
        for _ in range(2):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.contents_add(b"0 0 1 rg 10 10 50 50 re f")
        pdf.save(body)
    out = tmp_path / "laporan.pdf"
    outline, labels = [OutlineEntry("Bab I", 0, 1)], [LabelRange(0, "arabic", 1)]
    space = SignatureSpace(1, Box(320, 600, 490, 660), "Tanda tangan")
    from publisher.vocabulary.artifacts import PdfFile

    join(PdfFile(body), None, [], outline, labels, INFO, out, space)
    return out


def damaged(file: Path, damage: Damage, **how: object) -> Path:
    out = file.with_name("damaged.pdf")
    with Pdf.open(file) as pdf:
        damage(pdf)
        pdf.save(out, **how)  # type: ignore[arg-type]
    return out


def verdicts(file: Path, tag: str = "", megabytes: int = 10) -> dict[str, Verdict]:
    def ask(question: dict[str, Any]) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(json.dumps(answer(question)))
        return said

    lines = listed(measured(file, ask, tag), tag, megabytes)
    assert all(line.help.text for line in lines if line.verdict is not OK)
    return {line.key: line.verdict for line in lines}


def listed(pdf: BuiltPdf, tag: str = "", megabytes: int = 10) -> tuple[Line, ...]:
    file = Path("x.pdf")
    limit = Decimal(megabytes)
    return checklist(Keluaran(None, file, file, BuiltWord(), pdf, megabytes=limit, tanda=tag))


def wrong(found: dict[str, Verdict]) -> dict[str, Verdict]:
    return {key: verdict for key, verdict in found.items() if verdict is not OK}


def test_a_publication_is_good_in_every_line(sound: Path) -> None:
    found = verdicts(sound)
    assert wrong(found) == {}
    assert len(found) == 18


def signed(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields[0][Name.V] = Dictionary(Type=Name.Sig)


def certified(pdf: Pdf) -> None:
    pdf.Root[Name.Perms] = Dictionary(DocMDP=Dictionary(Type=Name.Sig))


def opens_with_script(pdf: Pdf) -> None:
    pdf.Root[Name.OpenAction] = Dictionary(S=Name.JavaScript, JS=String("x"))


def page_acts(pdf: Pdf) -> None:
    pdf.pages[0].obj[Name.AA] = Dictionary(O=Dictionary(S=Name.Named, N=Name.Print))


def launches_within(pdf: Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        F=4,
        A=Dictionary(S=Name.Launch),
    )
    pdf.pages[0].obj[Name.Annots] = Array([link])


def holds_a_file(pdf: Pdf) -> None:
    pdf.attachments["rahasia.txt"] = b"x"


def form(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields[0][Name.FT] = Name.Tx


def xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm[Name.XFA] = String("x")


def two_fields(pdf: Pdf) -> None:
    other = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("lain")))
    pdf.Root.AcroForm.Fields.append(other)


def standard_font(pdf: Pdf) -> None:
    write_text(pdf, pdf.pages[0], {"x": (100, 100)})


def font_without_file(pdf: Pdf) -> None:
    standard_font(pdf)
    font = pdf.pages[0].obj.Resources.Font["/F"]
    font.BaseFont = Name("/ABCDEF+Kantor")
    font.FontDescriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Kantor"))


def letter_paper(pdf: Pdf) -> None:
    pdf.pages[0].MediaBox = pdf.pages[0].CropBox = Array([0, 0, 612, 792])


def f4_and_a4(pdf: Pdf) -> None:
    pdf.pages[0].MediaBox = pdf.pages[0].CropBox = Array([0, 0, 609.5, 935.5])


def blank(pdf: Pdf) -> None:
    pdf.add_blank_page(page_size=(595, 842))


def untagged(pdf: Pdf) -> None:
    del pdf.Root[Name.MarkInfo]


def no_language(pdf: Pdf) -> None:
    del pdf.Root[Name.Lang]


def no_title(pdf: Pdf) -> None:
    with pdf.open_metadata() as xmp:
        del xmp["dc:title"]


def hidden_title(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences[Name.DisplayDocTitle]


def no_outline(pdf: Pdf) -> None:
    del pdf.Root[Name.Outlines]


def no_labels(pdf: Pdf) -> None:
    del pdf.Root[Name.PageLabels]


def broken_link(pdf: Pdf) -> None:
    target = String("tidak ada")
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4, Dest=target
    )
    pdf.pages[0].obj[Name.Annots] = Array([link])


def link_to_a_gone_page(pdf: Pdf) -> None:
    gone = pdf.make_indirect(Dictionary(Type=Name.Page))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4)
    link[Name.A] = Dictionary(S=Name.GoTo, D=Array([gone, Name.Fit]))
    pdf.pages[0].obj[Name.Annots] = Array([link])


def colour(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"0 1 0 0 k 0 0 9 9 re f")


def claims_nothing(pdf: Pdf) -> None:
    del pdf.Root[Name.Metadata]


@pytest.mark.parametrize(
    ("damage", "key", "verdict"),
    [
        (signed, "signatures", ERROR),
        (certified, "signatures", ERROR),
        (opens_with_script, "active", ERROR),
        (page_acts, "active", ERROR),
        (launches_within, "active", ERROR),
        (holds_a_file, "files", ERROR),
        (form, "forms", ERROR),
        (xfa, "forms", ERROR),
        (two_fields, "field", WARNING),
        (standard_font, "fonts", WARNING),
        (font_without_file, "fonts", WARNING),
        (letter_paper, "paper", WARNING),
        (f4_and_a4, "paper", WARNING),
        (blank, "blank", WARNING),
        (untagged, "tagged", WARNING),
        (no_language, "language", WARNING),
        (no_title, "title", WARNING),
        (hidden_title, "title", WARNING),
        (no_outline, "outline", WARNING),
        (no_labels, "outline", WARNING),
        (broken_link, "links", WARNING),
        (link_to_a_gone_page, "links", WARNING),
        (colour, "archive", ERROR),
        (claims_nothing, "archive", WARNING),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_each_fault_has_its_line(damage: Damage, key: str, verdict: Verdict, sound: Path) -> None:
    found = verdicts(damaged(sound, damage))
    assert found[key] is verdict
    # A fault may break PDF/A, too; no other line is touched.
    assert set(wrong(found)) <= {key, "archive"}


def test_links_that_lead_somewhere_are_not_broken(sound: Path) -> None:
    def good_links(pdf: Pdf) -> None:
        places = (
            Dictionary(Dest=Array([pdf.pages[1].obj, Name.Fit])),
            Dictionary(A=Dictionary(S=Name.URI, URI=String("https://contoh.go.id"))),
            Dictionary(Dest=Name("/bab")),
        )
        pdf.Root[Name.Dests] = Dictionary({"/bab": Array([pdf.pages[0].obj, Name.Fit])})
        pdf.pages[0].obj[Name.Annots] = Array()
        for place in places:
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4)
            for name, value in place.items():
                link[name] = value
            pdf.pages[0].obj[Name.Annots].append(link)

    assert verdicts(damaged(sound, good_links))["links"] is OK


def test_an_encrypted_file_is_refused_with_and_without_a_password(sound: Path) -> None:
    open_one = damaged(sound, lambda pdf: None, encryption=Encryption(owner="x", user=""))
    assert verdicts(open_one)["encryption"] is ERROR
    locked = damaged(sound, lambda pdf: None, encryption=Encryption(owner="x", user="y"))
    assert verdicts(locked) == {"opens": ERROR}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"bukan PDF", b"%PDF-1.7\n" + b"\0" * 5000])
def test_what_is_no_pdf_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(data)
    assert verdicts(file)["opens"] is ERROR


def test_a_file_that_was_cut_is_mended_and_said_to_be_damaged(sound: Path) -> None:
    sound.write_bytes(sound.read_bytes().replace(b"startxref", b"startxxxx"))
    assert verdicts(sound)["opens"] in (WARNING, ERROR)


def test_an_outline_without_an_entry_is_none(sound: Path) -> None:
    def emptied(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.clear()

    assert verdicts(damaged(sound, emptied))["outline"] is WARNING


def test_an_outline_of_another_program_counts(sound: Path) -> None:
    def other(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root[:] = [OutlineItem("x", 0)]

    assert verdicts(damaged(sound, other))["outline"] is OK


@pytest.mark.parametrize(
    ("texts", "verdict"), [([], ERROR), (["#"], OK), (["#", "a#"], ERROR), (["##"], ERROR)]
)
def test_the_sign_must_stand_once(texts: list[str], verdict: Verdict, sound: Path) -> None:
    def with_texts(pdf: Pdf) -> None:
        write_text(pdf, pdf.pages[0], {t: (100, 100 + 20.0 * n) for n, t in enumerate(texts)})

    assert verdicts(damaged(sound, with_texts), tag="#")["tag"] is verdict


PAGE = BuiltPage("1", 11900, 16840)
FINE = BuiltPdf(1000, (PAGE,), claim="2B")


def line(pdf: BuiltPdf, key: str, megabytes: int = 10) -> tuple[Verdict, str]:
    (found,) = [x for x in listed(pdf, megabytes=megabytes) if x.key == key]
    return found.verdict, str(found.detail)


def test_the_limit_is_in_millions_of_bytes_and_itself_allowed() -> None:
    at, over = (dataclasses.replace(FINE, size=size) for size in (2_000_000, 2_000_001))
    assert line(at, "size", 2)[0] is OK
    assert line(over, "size", 2)[0] is ERROR


@pytest.mark.parametrize(
    ("shape", "verdict"),
    [
        ((595.3, 841.9), OK),
        ((841.9, 595.3), OK),
        ((609.4, 935.4), OK),
        ((612, 792), WARNING),
        ((595, 1000), WARNING),
    ],
)
def test_paper_is_a4_or_f4_either_way_round(shape: tuple[float, float], verdict: Verdict) -> None:
    width, height = (round(side * 20) for side in shape)
    page = dataclasses.replace(PAGE, width=width, height=height)
    assert line(dataclasses.replace(FINE, pages=(page,)), "paper")[0] is verdict


def test_neighbouring_pages_are_told_together_and_many_are_counted() -> None:
    odd = [1, 2, 3, 7, 9, 11, 13, 15]
    width = {number: 20_000 for number in odd}
    pages = tuple(BuiltPage(str(n), width.get(n, 11900), 16840) for n in range(1, 16))
    found = line(dataclasses.replace(FINE, pages=pages), "paper")[1]
    assert found == "neither A4 nor F4: pages 1–3, 7, 9, 11, 13 (+1)"


def test_several_findings_of_a_line_are_told_together_and_many_are_counted() -> None:
    pages = tuple(dataclasses.replace(PAGE, label=str(n), blank=True) for n in range(1, 6))
    found = line(dataclasses.replace(FINE, pages=pages), "blank")[1]
    assert found == "page 1 is empty; page 2 is empty; page 3 is empty (+2)"


def test_whole_fonts_are_told_apart_from_missing_ones() -> None:
    whole, missing = BuiltFont("A", True, (0,), in_part=False), BuiltFont("B", False, (0,))
    found = line(dataclasses.replace(FINE, fonts=(whole, missing)), "fonts")[1]
    assert "B is not embedded" in found and "A is embedded as a whole" in found


def test_what_the_validator_cannot_judge_is_no_error() -> None:
    unsure = dataclasses.replace(FINE, violations=(Violation("x", "x", certain=False),))
    assert line(unsure, "archive")[0] is WARNING
    other = dataclasses.replace(FINE, claim="1B", violations=(Violation("x", "x"),))
    assert line(other, "archive")[0] is WARNING


def test_no_page_is_an_error() -> None:
    assert line(dataclasses.replace(FINE, pages=()), "pages")[0] is ERROR


def test_what_another_program_cannot_read_is_said() -> None:
    assert line(dataclasses.replace(FINE, unreadable="x"), "opens")[0] is WARNING


def test_a_line_names_the_rules_that_found_something(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["preflight", str(damaged(sound, letter_paper)), "--format", "json"])
    found = {item["check"]: item["rules"] for item in json.loads(capsys.readouterr().out)}
    assert found["paper"] == ["kertas-tak-lazim"] and found["opens"] == []


def test_the_command_prints_a_list_and_its_exit_code(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "id", "preflight", str(sound)]) == ExitCode.OK
    text = capsys.readouterr().out
    assert "kolom tanda tangan" in text and "satu, kosong: ttd_penanda_tangan (2)" in text
    assert main(["--lang", "id", "preflight", str(sound), "--tag", "#"]) == ExitCode.FINDINGS
    assert "= bantuan: tulis `tanda`" in capsys.readouterr().out


def test_json_has_the_same_words_in_every_language(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = []
    for language in ("id", "en"):
        main(["--lang", language, "preflight", str(sound), "--format", "json"])
        items = json.loads(capsys.readouterr().out)
        words.append([(item["check"], item["verdict"]) for item in items])
    assert words[0] == words[1] and ("archive", "ok") in words[0]


@pytest.mark.parametrize("limit", ["0", "-1", "x", "nan", "inf"])
def test_a_limit_is_a_number_above_zero(limit: str, sound: Path) -> None:
    assert main(["preflight", str(sound), "--max-mb", limit]) == ExitCode.USAGE


def test_a_limit_may_have_a_comma(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", str(sound), "--max-mb", "0,000001"]) == ExitCode.FINDINGS


def test_an_absent_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "preflight", str(tmp_path / "x.pdf")]) == ExitCode.CONTENT
    assert "there is no file" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["time", "memory", "crash"])
def test_a_file_that_overruns_its_reader_is_an_error_and_no_crash(
    what: str, sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Overrunning:
        def __enter__(self) -> Overrunning:
            return self

        def __exit__(self, *_: object) -> None: ...

        def ask(self, question: object) -> dict[str, object]:
            raise Overrun(what)

    monkeypatch.setattr(evidence, "foreign_reader", Overrunning)
    assert main(["--lang", "en", "preflight", str(sound)]) == ExitCode.FINDINGS
    assert sound.name in capsys.readouterr().out
