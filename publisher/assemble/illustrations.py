"""The pictures of the narrative: what is wrong with each, and each fit for print.

One that cannot be shown is a finding, and a frame in the report that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from publisher.assemble.attachments import Ask, why_unread
from publisher.assemble.paths import located
from publisher.assemble.plain import Data, answer_here, unpacked_message
from publisher.assemble.trouble import Trouble
from publisher.vocabulary.errors import Overrun
from publisher.vocabulary.findings import INFO, WARNING, Finding
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import ANY, Rule
from publisher.vocabulary.sisipan import TEKS, Ukuran, muat
from publisher.vocabulary.values import Teks

LEAST_DPI = 100  # below it a reader sees the pixels
CM_PER_INCH = Decimal("2.54")

UNSEEN = Rule(
    "gambar-tak-tampil",
    "berkas",
    """
    A picture of the narrative cannot be shown: its file is missing, damaged, or no picture.

    A frame with the caption and the reason stands in its place, so that the report can be
    read meanwhile. Copy the picture into the content folder again, as JPEG or PNG. A photo
    in HEIC is saved as JPEG first; of a PDF, a picture of the page.""",
    (WARNING,),
    ANY,
    __name__,
)
BLURRED = Rule(
    "gambar-buram",
    "berkas",
    """
    A picture has too few pixels for the width at which it is printed.

    Chat programs make photos small. Below 100 dots per inch a reader sees the pixels. Take
    the original from the telephone or camera, or print it smaller with `lebar`.""",
    (WARNING,),
    ANY,
    __name__,
)
CHANGED = Rule(
    "gambar-berubah",
    "berkas",
    """
    A picture is shown otherwise than in its file.

    Of a picture that moves or has several pages only the first one is printed; colours for
    a press become those of a screen. Look at the picture in the report; save what matters
    as a picture of its own.""",
    (INFO,),
    ANY,
    __name__,
)
RULES = (BLURRED, CHANGED, UNSEEN)

_CHANGES: Mapping[str, Callable[[str], Message]] = {
    "frames": lambda file: message("of {file} only the first picture is printed", file=file),
    "colours": lambda file: message(
        "the colours of {file} are meant for a press; they were converted", file=file
    ),
}


@dataclass(frozen=True, slots=True)
class Pictured:
    """One picture. made: where it lies, with its pixels; why: what is said in its place."""

    place: Place
    findings: tuple[Finding, ...]
    made: tuple[Path, int, int] | None = None
    why: Message | None = None


def illustration_findings(
    report: Report, ask: Ask = answer_here, teks: Decimal = TEKS
) -> Iterator[Finding]:
    """Everything wrong with the pictures, without making any."""
    for one in pictured(report, None, ask, teks=teks):
        yield from one.findings


def pictured(
    report: Report,
    out: Path | None,
    ask: Ask = answer_here,
    level: int = 0,
    teks: Decimal = TEKS,
) -> Iterator[Pictured]:
    """Each picture of the report, made fit for print in `out` where that is given.

    level: how fine, of `illustrate.FINENESS`. teks: the width of the template's text, in cm.
    """
    for n, (berkas, box) in enumerate(report.berkas_gambar(teks)):
        stem = out / f"gambar-{n}" if out else None
        yield _pictured(berkas, box, report.folder, stem, ask, level)


def _pictured(
    berkas: Teks, box: Ukuran, folder: Path, stem: Path | None, ask: Ask, level: int
) -> Pictured:
    place = berkas.asal[0]
    try:
        file = located(str(berkas), folder, place)
    except Trouble as lost:
        return _unseen(place, lost.message, lost.help)
    question: Data = {"do": "illustrate", "file": str(file), "box": [float(side) for side in box]}
    said = _asked(question | ({"stem": str(stem), "level": level} if stem else {}), ask)
    if "overrun" in said:
        return _unseen(place, why_unread(said, file.name), message("save it smaller, as JPEG"))
    if "trouble" in said:
        told = said["trouble"]
        return _unseen(place, unpacked_message(told["message"]), unpacked_message(told["help"]))
    findings = tuple(_findings(said, berkas, box, place))
    if stem is None:
        return Pictured(place, findings)
    return Pictured(place, findings, (Path(said["picture"]), *said["size"]))


def _asked(question: Data, ask: Ask) -> Data:
    """The answer. Raises OSError where the disk is full."""
    try:
        said = ask(question)
    except Overrun as overrun:
        return {"overrun": overrun.what}
    if "refused" in said:
        raise OSError(*said["refused"])
    return said


def _unseen(place: Place, why: Message, help: Message) -> Pictured:
    return Pictured(place, (UNSEEN.found(place, why, help),), why=why)


def _findings(said: Data, berkas: Teks, box: Ukuran, place: Place) -> Iterator[Finding]:
    for change in said["changes"]:
        yield CHANGED.found(
            place,
            _CHANGES[change](str(berkas)),
            message("look at it in the report; save what matters as a picture of its own"),
        )
    across, down = said["pixels"]
    width, _ = muat(across, down, box)
    dpi = int(across * CM_PER_INCH / width)
    if dpi < LEAST_DPI:
        sharp = (across * CM_PER_INCH / LEAST_DPI).quantize(Decimal("0.1"))
        yield BLURRED.found(
            place,
            message(
                "{file} is {across} × {down} pixels: at {width} cm only {dpi} dots per inch",
                file=str(berkas),
                across=across,
                down=down,
                width=str(width.quantize(Decimal("0.1"))).replace(".", ","),
                dpi=dpi,
            ),
            message(
                "take the original from the camera, or print it at most {width} cm wide",
                width=str(sharp).replace(".", ","),
            ),
        )
