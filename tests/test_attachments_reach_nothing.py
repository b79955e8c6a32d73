"""The real LibreOffice fetches nothing for a lampiran: neither from the net nor from the disk.

Two measures stand one behind the other, the copy and the profile; each is
tried alone, and both are taken away once to see that the trap works. Slow.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pytest

from publisher.assemble import prepare
from publisher.convert import libreoffice, settings
from publisher.vocabulary.errors import ToolMissing
from tests.attachment_samples import lampiran, picture, picture_bytes
from tests.hell import office
from tests.hell.packages import field as word_field
from tests.hell.packages import word


def installed() -> bool:
    try:
        return bool(libreoffice.version())
    except ToolMissing:
        return False


pytestmark = pytest.mark.skipif(not installed(), reason="LibreOffice is not installed")


@dataclass
class Trap:
    """A web server that answers nothing, and remembers who asked."""

    address: str
    asked: list[bytes] = field(default_factory=list)


@pytest.fixture
def trap() -> Iterator[Trap]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        made = Trap(f"http://127.0.0.1:{server.getsockname()[1]}")
        threading.Thread(target=_listen, args=(server, made.asked), daemon=True).start()
        yield made


def _listen(server: socket.socket, asked: list[bytes]) -> None:
    with suppress(OSError):  # the end of the test closes it
        while True:
            caller, _ = server.accept()
            with caller, suppress(OSError):
                caller.settimeout(1)
                asked.append(caller.recv(200).split(b"\r\n")[0])


def linked(target: str) -> bytes:
    return office.linked("image", target, office.SEEN + office.LINKED)


def seen(pdf: Path) -> tuple[str, int]:
    """The words of the first page, and how many pictures it has."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        objects = [item for item in page.get_objects() if item.type == 3]
        return page.get_textpage().get_text_range().replace("\r\n", " ").strip(), len(objects)


@pytest.mark.parametrize("closed", [False, True])
def test_without_the_copy_the_profile_still_keeps_it_from_the_net_and_the_disk(
    closed: bool, trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not closed:
        monkeypatch.setattr(settings, "CLOSED", ())
    (tmp_path / "rahasia.png").write_bytes(picture_bytes(picture(), "PNG"))
    (tmp_path / "web.docx").write_bytes(linked(f"{trap.address}/gambar.png"))
    (tmp_path / "disk.docx").write_bytes(linked((tmp_path / "rahasia.png").as_uri()))
    documents = [tmp_path / "web.docx", tmp_path / "disk.docx"]
    _, disk = libreoffice.convert(documents, tmp_path / "pdf")
    assert bool(trap.asked) is not closed
    assert seen(disk.path)[1] == (0 if closed else 1)


def test_a_copy_reaches_for_nothing_and_shows_what_was_saved(
    trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CLOSED", ())  # the copy alone must be enough
    (tmp_path / "rahasia.png").write_bytes(picture_bytes(picture(), "PNG"))
    (tmp_path / "rahasia.txt").write_text("RAHASIA")
    web, disk = trap.address, tmp_path.as_uri()
    files = {
        "web.docx": (linked(f"{web}/a.png"), ("teks biasa", 0)),
        "disk.docx": (linked(f"{disk}/rahasia.png"), ("teks biasa", 0)),
        "templat.docx": (office.with_template(f"{web}/a.dotm"), ("teks biasa", 0)),
        "html.docx": (office.with_html(f"{web}/a.png"), ("teks biasa", 0)),
        "objek.docx": (office.with_object(), ("teks biasa", 1)),
        "sisip.docx": (
            word(word_field(f'INCLUDEPICTURE "{web}/b.png" \\d', "hasil")),
            ("hasil", 0),
        ),
        "teks.docx": (
            word(word_field(f'INCLUDETEXT "{tmp_path / "rahasia.txt"}"', "hasil")),
            ("hasil", 0),
        ),
        "dde.docx": (word(word_field('DDEAUTO soffice "x" "y"', "hasil")), ("hasil", 0)),
        "hari.docx": (word(word_field("DATE \\@ d-M-yyyy", "1-7-2023")), ("1-7-2023", 0)),
        "makro.docm": (office.with_macros("word"), ("teks biasa", 0)),
        "buku.xlsx": (office.with_other_book(f"{web}/lain.xlsx"), ("42", 0)),
        "layanan.xlsx": (office.asking_the_web(f"{web}/tanya"), ("semula 2", 0)),
        "makro.xlsm": (office.with_macros("excel"), ("42", 0)),
    }
    for name, (content, _) in files.items():
        (tmp_path / name).write_bytes(content)
    prepared = prepare(lampiran(*files), tmp_path, tmp_path / "work", libreoffice.convert)
    shown = {
        name: seen(one.pdf.path) if one.pdf else one.instead
        for name, one in zip(files, prepared, strict=True)
    }
    assert shown == {name: expected for name, (_, expected) in files.items()}
    assert trap.asked == []
    silent = [name for name, one in zip(files, prepared, strict=True) if not one.findings]
    assert silent == ["hari.docx"]
