"""The parts that the outline asks for: where each stands in the content, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publisher.prose import read
from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.nodes import BELUM_DIISI, Node
from publisher.vocabulary.pengetahuan.ketentuan import Bagian, LampiranWajib
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Narasi


@dataclass(frozen=True, slots=True)
class Isi:
    """What stands at one key. kata: its words, where it is a text; None where it is not."""

    kunci: str
    at: Place
    terisi: bool
    kata: int | None = None


def isi(report: Report, kunci: str) -> Isi:
    """What stands at `berkas.kunci`; nothing where the key is not written, or is no key."""
    stem, *keys = kunci.split(".")
    node: Any = getattr(report, stem.replace("-", "_"), None)
    at: Place = node.place if isinstance(node, Node) else report.laporan.place
    value = node
    for key in keys:
        value = getattr(value, key, None)
        at = at / key
    return Isi(kunci, at, *_content(value))


def _content(value: Any) -> tuple[bool, int | None]:
    if not isinstance(value, str):
        return value is not None and value != (), None
    text = _said(value) if isinstance(value, Narasi) else value
    said = text.strip().rstrip(".").lower() not in ("", BELUM_DIISI)
    return said, len(text.split())


def _said(narasi: Narasi) -> str:
    """Its words; headings alone say nothing."""
    return " ".join(p.text for p in read(narasi) if p.kind != "judul")


def bagian_wajib(report: Report) -> Iterator[tuple[Bagian, tuple[Isi, ...]]]:
    """The parts that this kind of report must have, each with what its keys hold."""
    for bagian in report.pengetahuan.kerangka.bagian:
        if report.laporan.jenis in bagian.jenis:
            yield bagian, tuple(isi(report, kunci) for kunci in bagian.kunci)


def lampiran_wajib(report: Report) -> Iterator[tuple[LampiranWajib, Lampiran | None]]:
    """The lampiran that it must have, each with the one that is it."""
    for wajib in report.pengetahuan.kerangka.lampiran:
        if report.laporan.jenis in wajib.jenis:
            word = wajib.judul_memuat.lower()
            found = (x for x in report.laporan.lampiran if word in x.judul.lower())
            yield wajib, next(found, None)
