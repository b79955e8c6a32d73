"""What looking at the files of the lampiran finds, explained by the troubles themselves."""

from __future__ import annotations

from publisher.assemble.notices import NOTICES
from publisher.assemble.trouble import TROUBLES, Missing, Outside, Trouble
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.rules import ANY, NONE, Rule, Severities

GROUP = "lampiran"
# What is only told: nothing that a reader needs is lost.
TOLD = frozenset(
    {
        "lampiran-formulir-diratakan",
        "lampiran-makro-dibuang",
        "lampiran-objek-jadi-gambar",
        "lampiran-pembatasan-gugur",
        "lampiran-penanda-gugur",
        "lampiran-rumus-disetel",
        "lampiran-skrip-dibuang",
        "lampiran-struktur-gugur",
        "lampiran-tersembunyi-gugur",
        "lampiran-warna-diubah",
    }
)

# What turns out only when the pages are made.
LATE = frozenset(
    {
        "lampiran-gagal-dikonversi",
        "lampiran-huruf-tak-ada",
        "lampiran-jadi-gambar",
        "lampiran-struktur-gugur",
    }
)


def _rule(trouble: type[Trouble]) -> Rule:
    wrong = issubclass(trouble, Missing | Outside)  # of the content; others are set aside
    severity = Severity.ERROR if wrong else Severity.WARNING
    about = trouble.__doc__ or ""
    waivable = NONE if wrong else ANY
    return Rule(
        trouble.rule, GROUP, about, (severity,), waivable, trouble.__module__, trouble.rule in LATE
    )


def _notice(rule: str, about: str) -> Rule:
    severities: Severities = (Severity.INFO,) if rule in TOLD else (Severity.WARNING,)
    if rule in ("lampiran-tautan-luar-dibuang", "lampiran-bagian-dibuang"):
        severities = (Severity.WARNING, Severity.INFO)
    return Rule(rule, GROUP, about, severities, ANY, "publisher.assemble.notices", rule in LATE)


RULES: tuple[Rule, ...] = (
    *(_rule(trouble) for trouble in TROUBLES.values()),
    *(_notice(rule, about) for rule, about in NOTICES.items()),
)
