"""A filled review sheet as a table for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from publisher.printers.catalog import translate
from publisher.tables.reviu import JAWABAN, HasilReviu, Jawaban, sebutan_bukti, tempat
from publisher.vocabulary.messages import Language, Message, message

Pages = Mapping[str, str]

ANSWERS: dict[Jawaban, Message] = {
    "ya": message("yes"),
    "tidak": message("no"),
    "tidak berlaku": message("does not apply"),
    "perlu orang": message("needs a person"),
}


def reviu_as_text(results: Sequence[HasilReviu], pages: Pages, language: Language) -> str:
    """Each statement with its answer, why, and where; then how many have which answer."""
    words = {answer: translate(said, language) for answer, said in ANSWERS.items()}
    width = max(map(len, words.values()))
    lines = []
    for one in results:
        lines.append(f"{one.kriteria.kode:<7}{words[one.jawaban]:<{width}}  {one.kriteria.uraian}")
        below = " " * (9 + width)
        lines.append(f"{below}{one.alasan}")
        where = sebutan_bukti(one.bukti, pages)
        lines += [f"{below}= {where}"] if where else []
    said = [one.jawaban for one in results]
    counts = ", ".join(f"{words[answer]}: {said.count(answer)}" for answer in JAWABAN)
    return "\n".join([*lines, counts])


def reviu_as_json(results: Sequence[HasilReviu], pages: Pages, wajib: bool) -> str:
    """One object; `jawaban` is the same word in every language, `halaman` null where unknown."""
    return json.dumps(
        {
            "wajib": wajib,
            "jumlah": {a: [r.jawaban for r in results].count(a) for a in JAWABAN},
            "pernyataan": [
                {
                    "kode": str(one.kriteria.kode),
                    "uraian": str(one.kriteria.uraian),
                    "jawaban": one.jawaban,
                    "alasan": one.alasan,
                    "bukti": [
                        {
                            "berkas": place.path.name,
                            "baris": place.line,
                            "kunci": place.key,
                            "halaman": pages.get(tempat(place)),
                        }
                        for place in one.bukti
                    ],
                }
                for one in results
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
