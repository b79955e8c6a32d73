"""`peraturan.toml`: regulations and their titles."""

from __future__ import annotations

from publisher.vocabulary.nodes import BilanganIsi, Node, TeksIsi
from publisher.vocabulary.pengetahuan.kamus import Kamus


class PeraturanDikenal(Node):
    """A regulation, and the one that took its place, where there is one."""

    bentuk: TeksIsi
    nomor: BilanganIsi
    tahun: BilanganIsi
    tentang: TeksIsi | None = None
    diganti: TeksIsi | None = None
    diganti_tahun: BilanganIsi | None = None


class DaftarPeraturan(Node):
    """singkatan: a short form without blanks, in small letters → the full one."""

    singkatan: Kamus
    dasar_minimal: tuple[PeraturanDikenal, ...]
    peraturan: tuple[PeraturanDikenal, ...]
