"""Whether a sentence plainly says that something is so."""

from __future__ import annotations

import re

_TURNED = re.compile(
    r"\b(tidak|tak|belum|bukan|tanpa|agar|supaya|guna|jika|bila|apabila|diharapkan|ditargetkan"
    r"|direncanakan|diupayakan|untuk|akan|seharusnya|hendak|dapat|perlu|harus)\b",
    re.IGNORECASE,
)


def pernyataan(sentence: str) -> bool:
    """No denial, wish, plan or condition turns its meaning round."""
    return _TURNED.search(sentence) is None
