"""Rules on typed lists of programs, kegiatan, units, sasaran: they are those of the report."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.prose import REF
from publisher.reading import Naskah, Passage
from publisher.reading.lists import DaftarNama, typed_lists
from publisher.reading.words import any_word
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule

_OPEN = ("unit", "lampiran")  # kinds of which a list may well hold more than the report knows


@rule("prosa", ERROR)
def daftar_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A typed list of programs, kegiatan, units or the like is not that of the report.

    One is missing, stands twice, or belongs to another program. The tables are
    computed from their files, so the reader sees two lists that differ. Mend the
    list, or ask for it by name where there is one, as in `{daftar.program}`.
    """
    for typed in typed_lists(naskah):
        yield from _doubled(typed)
        yield from _strangers(typed)
        yield from _missing(typed)


@rule("prosa", WARNING)
def daftar_tak_urut(naskah: Naskah) -> Iterator[Flaw]:
    """A typed list has all its members, but in another order than the tables.

    A reader compares them line by line. Put the items in the order of their
    file, or say by what the list is sorted.
    """
    ordered = any_word(naskah.report.pengetahuan.wacana.terurut)
    for typed in typed_lists(naskah):
        if typed.intro is not None and ordered.search(typed.intro.text):
            continue
        for family, found in typed.families().items():
            listed = [m.nama for _, m in found]
            if sorted(listed) != sorted(family.anggota):
                continue
            wrong = next((n for n, x in enumerate(family.anggota) if x != listed[n]), None)
            if wrong is not None:
                yield Flaw(
                    _item(found[wrong][0]),
                    message(
                        "the list is in another order than its file: {jenis}", jenis=typed.jenis
                    ),
                    message("its file has `{nama}` here", nama=family.anggota[wrong]),
                )


def _doubled(typed: DaftarNama) -> Iterator[Flaw]:
    seen: set[str] = set()
    for passage, member in typed.items:
        if member is not None and member.nama in seen:
            yield Flaw(
                _item(passage),
                message("the list has `{nama}` twice", nama=member.nama),
                message("take one out"),
            )
        if member is not None:
            seen.add(member.nama)


def _strangers(typed: DaftarNama) -> Iterator[Flaw]:
    """Items of another program than the one above them, or of none."""
    for passage, member in typed.items:
        if member is None:
            if _is_unknown(typed, passage):
                yield Flaw(
                    _item(passage),
                    message("no {jenis} of this report has this name", jenis=typed.jenis),
                    message("write the name as its file has it, or take it out"),
                )
        elif typed.induk is not None and member.keluarga.induk != typed.induk.nama:
            yield Flaw(
                _item(passage),
                message(
                    "this {jenis} belongs to `{induk}`, not to `{lain}`",
                    jenis=typed.jenis,
                    induk=member.keluarga.induk,
                    lain=typed.induk.nama,
                ),
                message("list it where it belongs"),
            )


def _is_unknown(typed: DaftarNama, passage: Passage) -> bool:
    """Meant as a name of the kind: it says so, or all of the list are."""
    if typed.jenis in _OPEN or REF in passage.text:
        return False
    says = [_says(p, typed.jenis) for p, m in typed.items if m is not None]
    return _says(passage, typed.jenis) or (typed.whole and not any(says))


def _says(passage: Passage, jenis: str) -> bool:
    return passage.text.casefold().startswith(f"{jenis} ")


def _missing(typed: DaftarNama) -> Iterator[Flaw]:
    if not typed.whole or any(REF in p.text for p, _ in typed.items):
        return
    families = typed.families()
    if len(families) > 1 and typed.jenis != "unit":
        families = {
            f: x for f, x in families.items() if typed.induk and f.induk == typed.induk.nama
        }
    for family, found in families.items():
        listed = {m.nama for _, m in found}
        absent = [name for name in family.anggota if name not in listed]
        if absent and 2 * len(listed) >= len(family.anggota):
            yield Flaw(
                _item(found[-1][0]),
                message(
                    "the list lacks {jumlah} {jenis}: {nama}",
                    jumlah=len(absent),
                    jenis=typed.jenis,
                    nama="; ".join(absent),
                ),
                message("add what is missing, or say which ones the list is meant to have"),
            )


def _item(passage: Passage) -> Place:
    return passage.place(0, len(passage.text))


RULES = (daftar_berbeda, daftar_tak_urut)
