"""What a file does not say, as questions; an option of the command answers each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from publisher.vocabulary.ekspor import Pertanyaan
from publisher.vocabulary.messages import message


def stage(name: str) -> Pertanyaan:
    """Of which stage of the budget the pagu of a file is."""
    return Pertanyaan(
        "tahap",
        ("murni", "pergeseran_1", "perubahan", "tidak"),
        message(
            "{name} does not say of which stage its pagu is (tidak: the pagu is not taken)",
            name=name,
        ),
    )


def earlier_stage(name: str) -> Pertanyaan:
    """Of which stage the pagu is that a file shows beside the present one."""
    return Pertanyaan(
        "sebelum",
        ("murni", "pergeseran_1", "tidak"),
        message(
            "{name} does not say of which stage its earlier pagu is (tidak: it is not taken)",
            name=name,
        ),
    )


def manner(name: str) -> Pertanyaan:
    """Whether realisasi is of a month alone."""
    return Pertanyaan(
        "cara",
        ("kumulatif", "sebulan"),
        message(
            "{name} does not say whether its realisasi is that of the month alone (sebulan) or "
            "from January on (kumulatif)",
            name=name,
        ),
    )


def given_back(name: str, amount: Decimal) -> Pertanyaan:
    """Whether realisasi is before or after what was paid back."""
    return Pertanyaan(
        "setoran",
        ("bruto", "neto"),
        message(
            "{name} holds setoran of {amount}: is `Nilai Realisasi` before it (bruto: it is taken "
            "off) or after it (neto: it is off already)?",
            name=name,
            amount=amount,
        ),
    )


def month(name: str) -> Pertanyaan:
    """To the end of which month a file counts."""
    return Pertanyaan(
        "bulan",
        tuple(str(n) for n in range(1, 13)),
        message("{name} does not say to which month it reaches", name=name),
    )


def office(name: str, offices: Sequence[str]) -> Pertanyaan:
    """Which office is meant."""
    said = (
        message("{name} holds several SKPD: which is yours?", name=name)
        if len(offices) > 1
        else message("{name} holds another SKPD than is asked for", name=name)
    )
    return Pertanyaan("skpd", tuple(offices), said)
