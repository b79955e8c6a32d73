"""Rules on what prose claims of the year's work, held against the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from publisher.prose import REF
from publisher.reading import Naskah, Passage, once
from publisher.reading.claims import Claim, ClaimReader
from publisher.reading.names import NameTree
from publisher.reading.superlatives import superlatives
from publisher.tables.capaian import capaian_mentah
from publisher.tables.pagu import pagu_simpul, realisasi_simpul, semua_simpul
from publisher.tables.serapan import tabel_serapan
from publisher.vocabulary.findings import Finding, error, warning
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.report import Report

_WHOLE = ("laporan.", "perangkat_daerah.", "anggaran.")  # figures that narrow no claim


def klaim_berlebihan(naskah: Naskah) -> Iterator[Finding]:
    """The narrative says that all was done or reached, and the figures say otherwise.

    A reader who compares the sentence with the tables of Bab III loses trust in
    both (PermenPANRB 53/2014 asks for an honest account of success and failure).
    Say what was done and what was not, and why; or fill in the missing figures.
    """
    proofs = _proofs(naskah.report)
    for passage, claim in _claims(naskah):
        proof = proofs.get(claim.jenis)
        if proof is not None:
            give = error if proof.sure else warning
            yield give(
                "klaim-berlebihan",
                passage.place(claim.start, claim.end),
                proof.problem,
                message("say what was done and what was not, as the tables show it"),
            )


def klaim_bertentangan(naskah: Naskah) -> Iterator[Finding]:
    """One passage says that all was carried out, another that some could not be.

    Both cannot be true, and an evaluator quotes them side by side. Keep the one
    that the figures bear out, and put the other in its words.
    """
    claims = _claims(naskah)
    less = [(p, c) for p, c in claims if c.jenis == "kurang"]
    for passage, claim in claims:
        if claim.jenis == "terlaksana" and less:
            other, shortfall = less[0]
            at = other.place(shortfall.start, shortfall.end)
            yield warning(
                "klaim-bertentangan",
                passage.place(claim.start, claim.end),
                message(
                    "all is said to be carried out, but {file} line {line} says: {words}",
                    file=at.path.name,
                    line=at.line,
                    words=other.text[shortfall.start : shortfall.end],
                ),
                message("keep the statement that the figures bear out, and change the other"),
            )


def klaim_efisien(naskah: Naskah) -> Iterator[Finding]:
    """The narrative calls the use of money efficient before the result is known to bear it out.

    Money left over is efficient only where the target was met, or where more was
    reached than was spent (analysis of efficiency, PermenPANRB 53/2014). Fill in
    the realisasi of the indicators, or leave the word out.
    """
    doubt = _doubt_of_efficiency(naskah)
    for passage, claim in _claims(naskah):
        if claim.jenis == "efisien" and doubt is not None:
            yield warning(
                "klaim-efisien",
                passage.place(claim.start, claim.end),
                doubt,
                message("call it efficient only where the target is met or outruns the spending"),
            )


def arah_berbeda(naskah: Naskah) -> Iterator[Finding]:
    """The narrative names another program for the highest or lowest absorption than the table.

    Names that are typed stay when figures change. Ask for the name, as in
    `{serapan.tertinggi.program}`, and for its percentage in the same way.
    """
    report = naskah.report
    rows = {str(r.nama): r.persen for r in tabel_serapan(report).baris if r.persen is not None}
    tree = NameTree(rows)
    for passage in naskah.of("narasi") if rows else ():
        for said in superlatives(
            naskah.sentences.sentences(passage.text), tree, int(report.laporan.tahun)
        ):
            best = naskah.figures[f"serapan.{said.arah}.persen"]
            if rows[said.name] == best or _other_spending(report, passage):
                continue
            name = f"serapan.{said.arah}.program"
            yield error(
                "arah-berbeda",
                passage.place(said.start, said.end),
                message(
                    "the {arah} absorption is that of {program} ({persen}), not of this program",
                    arah=said.arah,
                    program=naskah.figures[name],
                    persen=f"{best}%".replace(".", ","),
                ),
                message("write `{{{name}}}` instead of the name, and check its figures", name=name),
            )


@dataclass(frozen=True, slots=True)
class _Proof:
    """What the figures say against a claim."""

    problem: Message
    sure: bool  # False: only a doubt, because a figure is missing


@once
def _claims(naskah: Naskah) -> tuple[tuple[Passage, Claim], ...]:
    return tuple(_read_claims(naskah))


def _read_claims(naskah: Naskah) -> Iterator[tuple[Passage, Claim]]:
    report = naskah.report
    reader = ClaimReader(report.pengetahuan.klaim, int(report.laporan.tahun), naskah.sentences)
    for passage in naskah.of("narasi"):
        for claim in reader.claims(passage.text):
            if _of_everything(passage, claim):
                yield passage, claim


def _of_everything(passage: Passage, claim: Claim) -> bool:
    """No figure asked for inside the claim narrows it to some program or unit."""
    first = passage.text.count(REF, 0, claim.start)
    inside = passage.text.count(REF, claim.start, claim.end)
    return all(r.name.startswith(_WHOLE) for r in passage.refs[first : first + inside])


def _proofs(report: Report) -> Mapping[str, _Proof]:
    found = {"terlaksana": _not_done(report), "tercapai": _not_reached(report)}
    found["penuh"] = _not_full(report)
    return {jenis: proof for jenis, proof in found.items() if proof is not None}


def _not_done(report: Report) -> _Proof | None:
    anggaran, jenis = report.anggaran, report.anggaran.kinerja_belanja
    spent = [
        (simpul, realisasi_simpul(simpul, jenis))
        for _, simpul in semua_simpul(anggaran)
        if pagu_simpul(simpul, anggaran.tahap, anggaran, jenis) != 0
    ]
    nothing = [s for s, amount in spent if amount is not None and int(amount) == 0]
    if nothing:
        problem = message(
            "{nama} has no realisasi, so not all was carried out", nama=nothing[0].nama
        )
        return _Proof(problem, sure=True)
    unknown = [p for p in anggaran.program if realisasi_simpul(p, jenis) is None]
    if unknown:
        problem = message("the realisasi of {nama} is not filled in yet", nama=unknown[0].nama)
        return _Proof(problem, sure=False)
    return None


def _achievements(report: Report) -> list[tuple[str, Decimal | None]]:
    tahap = report.anggaran.tahap
    return [
        (str(i.nama), capaian_mentah(i, tahap)) for s in report.kinerja.sasaran for i in s.indikator
    ]


def _not_reached(report: Report) -> _Proof | None:
    achieved = _achievements(report)
    below = [(nama, nilai) for nama, nilai in achieved if nilai is not None and nilai < 100]
    if below:
        return _Proof(_below(*below[0]), sure=True)
    return _unknown(achieved)


def _not_full(report: Report) -> _Proof | None:
    """No indicator reached 100%, so the sentence can be about none of them."""
    achieved = _achievements(report)
    known = [(nama, nilai) for nama, nilai in achieved if nilai is not None]
    if any(nilai >= 100 for _, nilai in known):
        return None
    return _unknown(achieved) or _Proof(_below(*known[0]), sure=True)


def _below(nama: str, nilai: Any) -> Message:
    return message(
        "the capaian of `{nama}` is {nilai}", nama=nama, nilai=f"{nilai}%".replace(".", ",")
    )


def _unknown(achieved: list[tuple[str, Decimal | None]]) -> _Proof | None:
    unknown = next((nama for nama, nilai in achieved if nilai is None), None)
    if unknown is None:
        return None
    problem = message("the capaian of `{nama}` is not known yet", nama=unknown)
    return _Proof(problem, sure=False)


def _doubt_of_efficiency(naskah: Naskah) -> Message | None:
    """Why the use of money cannot be called efficient; None where it can."""
    achieved = _achievements(naskah.report)
    unknown = _unknown(achieved)
    if unknown is not None:
        return unknown.problem
    known = [(nama, nilai) for nama, nilai in achieved if nilai is not None]
    below = [x for x in known if x[1] < 100]
    spent: Decimal | None = naskah.figures["anggaran.persen"]
    mean = sum(nilai for _, nilai in known) / len(known)
    if not below or (spent is not None and mean >= spent):
        return None
    return _below(*below[0])


def _other_spending(report: Report, passage: Passage) -> bool:
    """The sentence is about a kind of belanja that the table of absorption leaves out."""
    shown = report.anggaran.kinerja_belanja
    kinds = {str(k.jenis).replace("_", " ") for k in report.anggaran.belanja if k.jenis != shown}
    text = passage.text.casefold()
    return any(f"belanja {kind}" in text for kind in kinds) and shown is not None
