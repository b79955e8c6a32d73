"""Rows of the tree that a list of documents does not name: nothing was spent of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from publisher.importing.matching import canonical, rows_of
from publisher.importing.sums import Baris, Gabungan, Tertulis
from publisher.vocabulary.ekspor import Ekspor, Sel, Simpulan


def without_documents(data: Mapping[str, Any], whole: Gabungan, files: Sequence[Ekspor]) -> None:
    """Adds them to `whole` with 0, where its realisasi comes from documents alone."""
    listed = [f for f in files if any(u.cara == "sebulan" for _, _, u in f.jumlah)]
    if not listed or whole.tahap or len(listed) != len(files):
        return
    named = {canonical(code) for code in whole.baris}
    for one in rows_of(data):
        if canonical(one.kode) in named:
            continue
        row = Baris(Simpulan(one.kode, one.nama, Sel(listed[0].berkas, "", "")))
        row.kumulatif = {m: Tertulis({}, (row.simpul.sel,)) for m in whole.kumulatif}
        whole.baris[one.kode] = row
