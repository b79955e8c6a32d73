"""Where imported figures came from: `asal-angka.toml`, which `publisher import` writes."""

from __future__ import annotations

from typing import Annotated

from publisher.vocabulary.nodes import PENGENAL, Node, RupiahIsi, TeksIsi

Pengenal = Annotated[TeksIsi, PENGENAL]


class BerkasAsal(Node):
    """A file that figures were taken from. sidik: the SHA-256 of its bytes."""

    nama: Pengenal
    sidik: Pengenal
    bentuk: Pengenal
    diimpor: Pengenal


class AngkaAsal(Node):
    """A figure as it was imported.

    hal: `pagu.<tahap>`, `realisasi.sampai_bulan_<n>` or `realisasi.bulan_<n>`. sel: the cells that
    it is the sum of, as `file!sheet!cell`.
    """

    kode: Pengenal
    hal: Pengenal
    nilai: RupiahIsi
    sel: Pengenal


class AsalAngka(Node):
    berkas: tuple[BerkasAsal, ...] = ()
    angka: tuple[AngkaAsal, ...] = ()
