"""Rules on what prose claims of the year's work, held against the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from publisher.prose import REF
from publisher.reading import Naskah, Passage, once
from publisher.reading.claims import Claim, ClaimReader, Jenis, superlatives
from publisher.reading.names import NameTree
from publisher.tables.capaian import capaian_mentah
from publisher.tables.pagu import pagu_simpul, realisasi_simpul, semua_simpul
from publisher.tables.serapan import tabel_serapan
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Flaw, rule

_WHOLE = ("laporan.", "perangkat_daerah.", "anggaran.")  # figures that narrow no claim


@rule("prosa", ERROR, WARNING)
def klaim_berlebihan(naskah: Naskah) -> Iterator[Flaw]:
    """The narrative says that all was done or reached, and the figures say otherwise.

    A reader who compares the sentence with the tables of Bab III loses trust in
    both (PermenPANRB 53/2014 asks for an honest account of success and failure).
    Say what was done and what was not, and why; or fill in the missing figures.
    """
    proofs = _proofs(naskah.report)
    for passage, claim in _claims(naskah):
        proof = proofs.get(claim.jenis)
        if proof is not None:
            severity = ERROR if proof.sure else WARNING
            yield Flaw(
                passage.place(claim.start, claim.end),
                _contradiction(claim.jenis, _said(passage, claim), proof),
                message(
                    "say what was reached and what was not, and why, or take the sentence back; if "
                    "it is right, fill in or correct the realisasi"
                ),
                severity=severity,
            )


@rule("prosa", WARNING)
def klaim_bertentangan(naskah: Naskah) -> Iterator[Flaw]:
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
            yield Flaw(
                passage.place(claim.start, claim.end),
                message(
                    "all is said to be carried out, but {file} line {line} says: {words}",
                    file=at.path.name,
                    line=at.line,
                    words=other.text[shortfall.start : shortfall.end],
                ),
                message("keep the statement that the figures bear out, and change the other"),
            )


@rule("prosa", WARNING)
def klaim_efisien(naskah: Naskah) -> Iterator[Flaw]:
    """The narrative calls the use of money efficient before the result is known to bear it out.

    Money left over is efficient only where the target was met, or where more was
    reached than was spent (analysis of efficiency, PermenPANRB 53/2014). Fill in
    the realisasi of the indicators, or leave the word out.
    """
    doubt = _doubt_of_efficiency(naskah)
    for passage, claim in _claims(naskah):
        if claim.jenis == "efisien" and doubt is not None:
            yield Flaw(
                passage.place(claim.start, claim.end),
                _contradiction(claim.jenis, _said(passage, claim), doubt),
                message(
                    "say how much money was left over and why, without calling it efficient; if it "
                    "is, fill in or correct the realisasi, or give the reason in `[[pengecualian]]`"
                ),
            )


@rule("prosa", ERROR)
def arah_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The narrative names another program for the highest or lowest absorption than the table.

    Names that are typed stay when figures change. Ask for the name, as in
    `{serapan.tertinggi.program}`, and for its percentage in the same way.
    """
    report = naskah.report
    rows = {str(r.nama): r.persen for r in tabel_serapan(report).baris if r.persen is not None}
    tree = NameTree(rows)
    for passage in naskah.of("narasi") if rows else ():
        for said in superlatives(naskah.sentences_of(passage), tree, int(report.laporan.tahun)):
            best = naskah.figures[f"serapan.{said.arah}.persen"]
            if rows[said.name] == best or _other_spending(report, passage):
                continue
            name = f"serapan.{said.arah}.program"
            yield Flaw(
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
    """The program or indicator that speaks against a claim. nilai: its capaian, if known."""

    nama: str
    sure: bool  # False: only a doubt, because a figure is missing
    nilai: str = ""


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


def _said(passage: Passage, claim: Claim) -> str:
    """The words of the claim; what is asked for by name has none."""
    return passage.text[claim.start : claim.end].replace(REF, "…")


def _contradiction(jenis: Jenis, kata: str, proof: _Proof) -> Message:
    nama, nilai = proof.nama, proof.nilai
    if jenis == "terlaksana" and proof.sure:
        return message(
            "`{kata}` says that all was carried out, but the realisasi of {nama} is still zero",
            kata=kata,
            nama=nama,
        )
    if jenis == "terlaksana":
        return message(
            "`{kata}` says that all was carried out, but the realisasi of {nama} is not known yet",
            kata=kata,
            nama=nama,
        )
    if jenis == "efisien" and nilai:
        return message(
            "`{kata}` speaks of efficiency, but the target was missed: the tabel kinerja shows "
            "{nilai} for `{nama}`",
            kata=kata,
            nilai=nilai,
            nama=nama,
        )
    if jenis == "efisien":
        return message(
            "`{kata}` speaks of efficiency, which the result has to bear out, but the realisasi of "
            "`{nama}` is not known yet",
            kata=kata,
            nama=nama,
        )
    if nilai:
        return message(
            "`{kata}` says that the targets were reached, but the tabel kinerja shows {nilai} for "
            "`{nama}`",
            kata=kata,
            nilai=nilai,
            nama=nama,
        )
    return message(
        "`{kata}` says that the targets were reached, but the realisasi of `{nama}` is not known "
        "yet",
        kata=kata,
        nama=nama,
    )


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
        return _Proof(nothing[0].nama, sure=True)
    unknown = [p for p in anggaran.program if realisasi_simpul(p, jenis) is None]
    return _Proof(unknown[0].nama, sure=False) if unknown else None


def _achievements(report: Report) -> list[tuple[str, Decimal | None]]:
    tahap = report.anggaran.tahap
    return [
        (str(i.nama), capaian_mentah(i, tahap)) for s in report.kinerja.sasaran for i in s.indikator
    ]


def _not_reached(report: Report) -> _Proof | None:
    achieved = _achievements(report)
    below = [(nama, nilai) for nama, nilai in achieved if nilai is not None and nilai < 100]
    if below:
        return _below(*below[0])
    return _unknown(achieved)


def _not_full(report: Report) -> _Proof | None:
    """No indicator reached 100%, so the sentence can be about none of them."""
    achieved = _achievements(report)
    known = [(nama, nilai) for nama, nilai in achieved if nilai is not None]
    if not achieved or any(nilai >= 100 for _, nilai in known):
        return None
    return _unknown(achieved) or _below(*known[0])


def _below(nama: str, nilai: Decimal) -> _Proof:
    return _Proof(nama, sure=True, nilai=f"{nilai}%".replace(".", ","))


def _unknown(achieved: list[tuple[str, Decimal | None]]) -> _Proof | None:
    unknown = next((nama for nama, nilai in achieved if nilai is None), None)
    return None if unknown is None else _Proof(unknown, sure=False)


def _doubt_of_efficiency(naskah: Naskah) -> _Proof | None:
    """Why the use of money cannot be called efficient; None where it can."""
    achieved = _achievements(naskah.report)
    unknown = _unknown(achieved)
    if unknown is not None or not achieved:
        return unknown
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


RULES = (klaim_berlebihan, klaim_bertentangan, klaim_efisien, arah_berbeda)
