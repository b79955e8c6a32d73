"""From `berkas` to a file: only inside the content folder, and near names are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.assemble import locate
from publisher.assemble.trouble import Missing, Outside, UnknownKind
from tests.attachment_samples import lampiran


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def missing(berkas: str, folder: Path) -> Missing:
    with pytest.raises(Missing) as caught:
        locate(lampiran(berkas)[0], folder)
    return caught.value


@pytest.mark.parametrize(
    "berkas",
    ["lampiran/foto.jpg", r"lampiran\foto.jpg", "./lampiran/foto.jpg", "x/../lampiran/foto.jpg"],
)
def test_a_path_is_relative_to_the_content_folder(berkas: str, tmp_path: Path) -> None:
    touch(tmp_path / "x" / "y")
    file = touch(tmp_path / "lampiran" / "foto.jpg")
    assert locate(lampiran(berkas)[0], tmp_path).samefile(file)


@pytest.mark.parametrize(
    "berkas",
    [
        "../rahasia.pdf",
        r"..\rahasia.pdf",
        "lampiran/../../rahasia.pdf",
        "/etc/hostname",
        r"\\server\bagian\x.pdf",
        r"C:\x.pdf",
        "c:x.pdf",
        "~/x.pdf",
    ],
)
def test_a_path_that_leads_outside_is_refused(berkas: str, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    touch(folder / "lampiran" / "x")
    touch(tmp_path / "rahasia.pdf")
    with pytest.raises(Outside) as caught:
        locate(lampiran(berkas)[0], folder)
    assert berkas in str(caught.value)


def test_a_symbolic_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "dekat.pdf").symlink_to(touch(tmp_path / "jauh.pdf"))
    with pytest.raises(Outside):
        locate(lampiran("dekat.pdf")[0], folder)


def test_a_symbolic_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    file = touch(tmp_path / "lampiran" / "a.pdf")
    (tmp_path / "b.pdf").symlink_to(file)
    assert locate(lampiran("b.pdf")[0], tmp_path).samefile(file)


def test_a_content_folder_that_is_itself_a_link_is_fine(tmp_path: Path) -> None:
    touch(tmp_path / "asli" / "a.pdf")
    (tmp_path / "content").symlink_to(tmp_path / "asli")
    assert locate(lampiran("a.pdf")[0], tmp_path / "content").is_file()


@pytest.mark.parametrize("target", ["a.pdf", "tiada.pdf", "."])
def test_a_link_that_leads_to_no_file_is_set_aside(target: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / target)
    with pytest.raises(UnknownKind, match=r"a\.pdf is a folder or a link"):
        locate(lampiran("a.pdf")[0], tmp_path)


@pytest.mark.parametrize("berkas", ["lampiran", "lampiran/"])
def test_a_folder_is_set_aside(berkas: str, tmp_path: Path) -> None:
    touch(tmp_path / "lampiran" / "zzz.docx")
    with pytest.raises(UnknownKind):
        locate(lampiran(berkas)[0], tmp_path)


@pytest.mark.parametrize(
    ("berkas", "near"),
    [
        ("lampiran/foto.jpg", "lampiran/Foto.JPG"),
        ("Lampiran/Foto.JPG", "lampiran/Foto.JPG"),
        ("lampiran/perjanjian.pdf", "lampiran/perjanjian-kinerja.pdf"),
        ("lampiran/e\u0301.pdf", "lampiran/\u00e9.pdf"),  # as macOS composes it
    ],
)
def test_a_name_that_is_nearly_right_is_told(berkas: str, near: str, tmp_path: Path) -> None:
    touch(tmp_path / near)
    touch(tmp_path / "lampiran" / "e.pdf")
    assert str(missing(berkas, tmp_path).help) == f"did you mean {near}"


@pytest.mark.parametrize("berkas", ["tidak/ada.pdf", "x" * 300 + ".pdf"])
def test_what_is_not_a_file_is_missing(berkas: str, tmp_path: Path) -> None:
    touch(tmp_path / "lampiran" / "zzz.docx")
    assert "correct the path" in str(missing(berkas, tmp_path).help)
