"""PDF files with locks, signatures, forms, scripts, layers and files within."""

from __future__ import annotations

from pikepdf import Encryption, Permissions

from tests.hell.raw import PAINT, Maker, pages, paper, saved, stream

FONTS = "/DR << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
WIDGET = "/Type /Annot /Subtype /Widget /Rect [72 700 272 730] /F 4"
LOOKS = "/Type /XObject /Subtype /Form /BBox [0 0 200 30]"


def locked(r: int, aes: bool, user: str = "", owner: str = "rahasia") -> Maker:
    metadata = r >= 4
    how = Encryption(user=user, owner=owner, R=r, aes=aes, metadata=metadata)  # type: ignore[arg-type]
    return lambda: saved(encryption=how)


def forbidding() -> bytes:
    nothing = Permissions(extract=False, print_highres=False, print_lowres=False)
    return saved(encryption=Encryption(user="", owner="rahasia", allow=nothing))


def acting(opening: str = "", page: str = "", names: str = "", catalog: str = "") -> Maker:
    return lambda: paper(
        page=page,
        catalog=f"{opening} {catalog} " + (f"/Names << {names} >>" if names else ""),
        more={5: stream(b"app.alert('hai')")},
    )


def annotated(entries: str, more: dict[int, str | bytes] | None = None) -> Maker:
    flags = "" if "/F " in entries else "/F 4"
    annotation = f"<< /Type /Annot /Rect [72 700 272 730] {flags} {entries} >>"
    return lambda: paper(page="/Annots [5 0 R]", more={5: annotation, **(more or {})})


def linking(action: str) -> Maker:
    return annotated(f"/Subtype /Link /A << {action} >>")


def form(field: str, entries: str = "", more: dict[int, str | bytes] | None = None) -> Maker:
    return lambda: paper(
        page="/Annots [5 0 R]",
        catalog=f"/AcroForm << /Fields [5 0 R] {FONTS} /DA (/Helv 12 Tf 0 g) {entries} >>",
        more={5: f"<< {WIDGET} {field} >>", **(more or {})},
    )


def signed() -> bytes:
    """Signed in form: the digest covers the bytes that /ByteRange names, and is invented."""
    return form(
        "/FT /Sig /T (TTD) /V 6 0 R",
        "/SigFlags 3",
        {
            6: "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
            f"/ByteRange [0 900 1100 400] /Contents <{'30' * 50}> /Name (Camat) >>"
        },
    )()


def signed_and_changed() -> bytes:
    return signed() + b"\n20 0 obj\n<< /A 1 >>\nendobj\nstartxref\n0\n%%EOF\n"


def embedding(catalog: str, page: str = "", content: bytes = b"isi") -> Maker:
    return lambda: paper(
        catalog=catalog,
        page=page,
        more={
            5: "<< /Type /Filespec /F (data.xlsx) /UF (data.xlsx) /EF << /F 6 0 R >> "
            "/AFRelationship /Source >>",
            6: stream(content, "/Type /EmbeddedFile"),
        },
    )


def layered(default: str, group: str = "") -> Maker:
    return lambda: paper(
        catalog=f"/OCProperties << /OCGs [5 0 R] /D << {default} >> >>",
        content=b"/OC /L BDC\n" + PAINT + b"EMC\n",
        resources="/Properties << /L 5 0 R >>",
        more={5: f"<< /Type /OCG /Name (Rahasia) {group} >>"},
    )


def in_portfolio() -> bytes:
    cover = "/Collection << /Type /Collection /View /T >> /Names << /EmbeddedFiles "
    return embedding(cover + "<< /Names [(data) 5 0 R] >> >>", content=pages())()


JS = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
NAMED_FILE = "/Names << /EmbeddedFiles << /Names [(data.xlsx) 5 0 R] >> >>"
XFA = "/XFA [(template) 6 0 R]"

FILES: dict[str, Maker] = {
    "kunci-rc4-40.pdf": locked(2, False, user="buka"),
    "kunci-rc4-128.pdf": locked(3, False, user="buka"),
    "kunci-aes-128.pdf": locked(4, True, user="buka"),
    "kunci-aes-256.pdf": locked(6, True, user="buka"),
    "pemilik-rc4-40.pdf": locked(2, False),
    "pemilik-rc4-128.pdf": locked(3, False),
    "pemilik-aes-128.pdf": locked(4, True),
    "pemilik-aes-256.pdf": locked(6, True),
    "pemilik-melarang.pdf": forbidding,
    "kunci-aneh.pdf": lambda: paper(
        trailer="/Encrypt << /Filter /LainSandi /V 9 /R 9 >> /ID [<00> <00>]"
    ),
    "tanda-tangan.pdf": signed,
    "tanda-tangan-diubah.pdf": signed_and_changed,
    "tanda-tangan-kosong.pdf": form("/FT /Sig /T (TTD)"),
    "js-pembuka.pdf": acting(f"/OpenAction {JS}"),
    "js-nama.pdf": acting(names="/JavaScript << /Names [(a) << /S /JavaScript /JS 5 0 R >>] >>"),
    "js-dokumen.pdf": acting(catalog=f"/AA << /WC {JS} >>"),
    "js-halaman.pdf": acting(page=f"/AA << /O {JS} >>"),
    "js-catatan.pdf": linking("/S /JavaScript /JS (1)"),
    "js-bidang.pdf": form(f"/FT /Tx /T (a) /AA << /K {JS} >>"),
    "js-berantai.pdf": linking(f"/S /URI /URI (https://contoh.go.id) /Next {JS}"),
    "buka-halaman.pdf": acting("/OpenAction [3 0 R /Fit]"),
    "aksi-launch.pdf": linking("/S /Launch /F (cmd.exe) /Win << /F (cmd.exe) >>"),
    "aksi-gotor.pdf": linking("/S /GoToR /F (lain.pdf) /D [0 /Fit]"),
    "aksi-gotoe.pdf": linking("/S /GoToE /T << /R /C /N (x) >> /D [0 /Fit]"),
    "aksi-kirim.pdf": form(
        "/FT /Btn /Ff 65536 /T (Kirim) /A << /S /SubmitForm /F (http://x.id) >>"
    ),
    "aksi-uri.pdf": linking("/S /URI /URI (https://contoh.go.id/a)"),
    "aksi-uri-js.pdf": linking("/S /URI /URI (javascript:alert\\(1\\))"),
    "aksi-uri-berkas.pdf": linking("/S /URI /URI (file:///etc/passwd)"),
    "aksi-uri-unc.pdf": linking("/S /URI /URI (\\\\\\\\server\\\\bagi\\\\a.pdf)"),
    "aksi-uri-server.pdf": linking("/S /URI /URI (//server/bagi/a.pdf)"),
    "aksi-uri-www.pdf": linking("/S /URI /URI (www.contoh.go.id/a)"),
    "aksi-tiada.pdf": linking("/S 5"),
    "tautan-halaman.pdf": annotated("/Subtype /Link /Dest [3 0 R /Fit]"),
    "tautan-nama-tiada.pdf": annotated("/Subtype /Link /Dest (entah)"),
    "tautan-kotak-rusak.pdf": lambda: paper(
        page="/Annots [<< /Subtype /Link /Rect [1 (x)] /A << /S /URI /URI (https://x.id) >> >>]"
    ),
    "catatan-tempel.pdf": annotated("/Subtype /Text /Contents (Angka ini salah, perbaiki)"),
    "catatan-stabilo.pdf": annotated(
        "/Subtype /Highlight /C [1 1 0] /QuadPoints [72 730 272 730 72 700 272 700]"
    ),
    "catatan-stempel.pdf": annotated(
        "/Subtype /Stamp /AP << /N 6 0 R >>", {6: stream(b"0 1 0 rg 0 0 200 30 re f", LOOKS)}
    ),
    "catatan-teks-bebas.pdf": annotated(
        "/Subtype /FreeText /Contents (Disetujui) /DA (/Helv 12 Tf)"
    ),
    "catatan-tersembunyi.pdf": annotated(
        "/Subtype /Stamp /F 2 /AP << /N 6 0 R >>", {6: stream(b"0 0 200 30 re f", LOOKS)}
    ),
    "catatan-rusak.pdf": lambda: paper(
        page="/Annots [null (x) 7 99 0 R [] << >> << /Subtype 3 >>]"
    ),
    "catatan-bukan-larik.pdf": lambda: paper(page="/Annots << /A 1 >>"),
    "catatan-tampilan-rusak.pdf": annotated("/Subtype /Stamp /AP << /N (x) >>"),
    "film.pdf": annotated("/Subtype /Movie /Movie << /F (a.avi) >>"),
    "tiga-dimensi.pdf": annotated("/Subtype /3D /3DD 6 0 R", {6: stream(b"U3D", "/Subtype /U3D")}),
    "xfa.pdf": form("/FT /Tx /T (a) /V (isi)", XFA, {6: stream(b"<template/>")}),
    "xfa-dinamis.pdf": lambda: form("/FT /Tx /T (a)", XFA, {6: stream(b"<template/>")})().replace(
        b"/AcroForm <<", b"/NeedsRendering true /AcroForm <<"
    ),
    "formulir-tanpa-tampilan.pdf": form("/FT /Tx /T (nama) /V (Sekretaris Camat)"),
    "formulir-dengan-tampilan.pdf": form(
        "/FT /Tx /T (nama) /V (Budi) /AP << /N 6 0 R >>",
        more={6: stream(b"1 0 0 rg 0 0 200 30 re f", LOOKS)},
    ),
    "formulir-minta-tampilan.pdf": form("/FT /Tx /T (nama) /V (Budi)", "/NeedAppearances true"),
    "formulir-centang.pdf": form(
        "/FT /Btn /T (setuju) /V /Ya /AS /Ya /AP << /N << /Ya 6 0 R /Off 7 0 R >> >>",
        more={6: stream(b"0 0 30 30 re f", LOOKS), 7: stream(b"", LOOKS)},
    ),
    "formulir-centang-polos.pdf": form("/FT /Btn /T (setuju) /V /Ya /AS /Ya"),
    "formulir-pilihan.pdf": form("/FT /Ch /T (p) /V (Satu) /Opt [(Satu) (Dua)]"),
    "formulir-rusak.pdf": lambda: paper(catalog="/AcroForm << /Fields [null (x) 99 0 R << >>] >>"),
    "formulir-bukan-kamus.pdf": lambda: paper(catalog="/AcroForm [1]"),
    "sisipan.pdf": embedding(NAMED_FILE),
    "sisipan-catatan.pdf": embedding(
        "", "/Annots [<< /Subtype /FileAttachment /Rect [9 9 20 20] /FS 5 0 R >>]"
    ),
    "sisipan-pdfa3.pdf": embedding(f"{NAMED_FILE} /AF [5 0 R]"),
    "sisipan-af-saja.pdf": embedding("/AF [5 0 R]"),
    "portofolio.pdf": in_portfolio,
    "lapis-tersembunyi.pdf": layered("/OFF [5 0 R]"),
    "lapis-dasar-mati.pdf": layered("/BaseState /OFF"),
    "lapis-tampak.pdf": layered("/ON [5 0 R]"),
    "lapis-cetak-saja.pdf": layered(
        "/AS [<< /Event /View /OCGs [5 0 R] /Category [/View] >>]",
        "/Usage << /View << /ViewState /OFF >> /Print << /PrintState /ON >> >>",
    ),
    "lapis-gambar-tersembunyi.pdf": lambda: paper(
        catalog="/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>",
        content=PAINT + b"/L Do\n",
        resources="/XObject << /L 6 0 R >>",
        more={
            5: "<< /Type /OCG /Name (Rahasia) >>",
            6: stream(b"1 0 0 rg 0 0 30 30 re f", LOOKS + " /OC 5 0 R"),
        },
    ),
    "lapis-rusak.pdf": layered("/OFF 7 /Order (x)"),
    "penanda.pdf": lambda: paper(
        catalog="/Outlines 5 0 R",
        more={
            5: "<< /First 6 0 R /Last 6 0 R /Count 1 >>",
            6: "<< /Title (Bab I) /Parent 5 0 R /Dest [3 0 R /Fit] >>",
        },
    ),
    "utas.pdf": lambda: paper(catalog="/Threads [<< /F << /R [0 0 9 9] /P 3 0 R >> >>]"),
}
