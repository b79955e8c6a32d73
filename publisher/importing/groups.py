"""Belanja by group and account (5.1.01 …): the lines of `[[belanja]]`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz import fuzz

from publisher.importing.changes import Periode, Ubah, pagu_edits
from publisher.importing.sums import Gabungan, Tertulis
from publisher.load import Blok, Edit, quoted
from publisher.vocabulary.ekspor import jenis_rekening
from publisher.vocabulary.places import Keys

# Permendagri 77/2020, Lampiran: kelompok dan jenis belanja daerah.
KELOMPOK = {
    "5.1": "Belanja Operasi",
    "5.2": "Belanja Modal",
    "5.3": "Belanja Tidak Terduga",
    "5.4": "Belanja Transfer",
}
JENIS_BELANJA = {
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.1.03": "Belanja Bunga",
    "5.1.04": "Belanja Subsidi",
    "5.1.05": "Belanja Hibah",
    "5.1.06": "Belanja Bantuan Sosial",
    "5.2.01": "Belanja Modal Tanah",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
    "5.2.03": "Belanja Modal Gedung dan Bangunan",
    "5.2.04": "Belanja Modal Jalan, Jaringan, dan Irigasi",
    "5.2.05": "Belanja Modal Aset Tetap Lainnya",
    "5.2.06": "Belanja Modal Aset Lainnya",
    "5.3.01": "Belanja Tidak Terduga",
    "5.4.01": "Belanja Bagi Hasil",
    "5.4.02": "Belanja Bantuan Keuangan",
}
LIKE = 75.0  # percent: offices shorten `Belanja Modal Peralatan dan Mesin`


def group_edits(
    data: Mapping[str, Any], whole: Gabungan, periode: Periode
) -> tuple[list[Ubah], list[Edit | Blok], list[str]]:
    """What changes in the lines, or the groups where none are; and accounts without a line."""
    groups = list(data.get("belanja", ()))
    changes: list[Ubah] = []
    edits: list[Edit | Blok] = []
    loose: list[str] = []
    if not whole.rekening:
        return [], [], []
    if not groups:
        return [], [*_new_groups(whole)], []
    for account in sorted({a for _, a in whole.rekening}):
        amounts = {
            stage: Tertulis(
                {None: whole.rekening[stage, account].nilai}, whole.rekening[stage, account].sel
            )
            for stage in whole.tahap
            if (stage, account) in whole.rekening
        }
        keys, row = _line_of(groups, account)
        if row is None:
            loose.append(f"{account} {JENIS_BELANJA.get(account, '')}".strip())
            continue
        changed, new = pagu_edits(keys, row, amounts, periode, account, "belanja.pagu")
        changes += changed
        edits += new
    return changes, edits, loose


def _line_of(groups: list[Any], account: str) -> tuple[Keys, Any]:
    """The line of an account in the group of its kind, known by its name."""
    kind, name = jenis_rekening(account), _letters(JENIS_BELANJA.get(account, ""))
    for g, group in enumerate(groups):
        if group.get("jenis") != kind:
            continue
        lines = list(enumerate(group.get("rincian", ())))
        scored = [(fuzz.ratio(_letters(line.get("nama", "")), name), n, line) for n, line in lines]
        best = max(scored, key=lambda s: s[0], default=None)
        if best is not None and (
            best[0] >= LIKE or fuzz.partial_ratio(_letters(best[2].get("nama", "")), name) == 100
        ):
            return ("belanja", g, "rincian", best[1]), best[2]
    return (), None


def _letters(name: str) -> str:
    words = name.casefold().replace("modal", "").split()
    return "".join(c for word in words if word not in ("dan",) for c in word if c.isalnum())


def _new_groups(whole: Gabungan) -> Iterator[Blok]:
    accounts = sorted({a for _, a in whole.rekening})
    kinds = [k for k in KELOMPOK if any(a.startswith(k) for a in accounts)]
    for n, code in enumerate(kinds):
        tables: list[tuple[tuple[str, ...], dict[str, str]]] = [
            (
                ("belanja",),
                {"jenis": quoted(str(jenis_rekening(code))), "nama": quoted(KELOMPOK[code])},
            )
        ]
        for account in (a for a in accounts if a.startswith(code)):
            pagu = {
                f"pagu.{stage}": f"{whole.rekening[stage, account].nilai:_}"
                for stage in sorted(whole.tahap)
                if (stage, account) in whole.rekening
            }
            name = JENIS_BELANJA.get(account, f"Belanja {account}")
            tables.append((("belanja", "rincian"), {"nama": quoted(name), **pagu}))
        yield Blok(("belanja",), n, tuple(tables))
