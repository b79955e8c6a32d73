"""The cover, where an office wants more of it than its titles: `[sampul]` in `laporan.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from publisher.vocabulary.nodes import PENGENAL, Node, TeksAtauKosong
from publisher.vocabulary.sisipan import JENIS_BERKAS, TEKS, BerkasGambar, Ukuran
from publisher.vocabulary.values import Teks

KOTAK_LAMBANG: Ukuran = (Decimal(6), Decimal("3.2"))  # cm; as high as the logo
KOTAK_FOTO: Ukuran = (TEKS, Decimal("7.5"))
KOTAK_LATAR: Ukuran = (Decimal(42), Decimal(33))  # a wide picture must fill an upright page


class Sampul(Node):
    """What the cover has besides its titles."""

    lambang: Literal["tengah", "kiri"] = Field(
        default="tengah", description='letak lambang di atas judul: "tengah" atau "kiri"'
    )
    lambang_kedua: BerkasGambar | None = Field(
        None, description="lambang di samping logo; bila lambang di kiri, di tepi kanan"
    )
    foto: BerkasGambar | None = Field(None, description=f"di bawah judul: {JENIS_BERKAS}")
    latar: BerkasGambar | None = Field(
        None, description="gambar sehalaman penuh di belakang tulisan; pilih yang terang"
    )
    alamat: TeksAtauKosong = Field(None, description="baris di kaki sampul")
    laman: Annotated[TeksAtauKosong, PENGENAL] = Field(
        None, description="alamat situs web, di kaki sampul"
    )

    def berkas_gambar(self) -> Iterator[tuple[Teks, Ukuran]]:
        """Each picture's file, and the room in cm that it may fill."""
        for berkas, box in (
            (self.lambang_kedua, KOTAK_LAMBANG),
            (self.foto, KOTAK_FOTO),
            (self.latar, KOTAK_LATAR),
        ):
            if berkas is not None:
                yield berkas, box
