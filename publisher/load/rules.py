"""What loading finds, explained. These have no function each: whoever reads finds them."""

from __future__ import annotations

from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.rules import ANY, NONE, Rule, Severities

GROUP = "berkas"


def _rule(
    id: str,
    explanation: str,
    severities: Severities = (ERROR,),
    waivable: Severities = NONE,
) -> Rule:
    return Rule(id, GROUP, explanation, severities, waivable, __name__)


BERKAS_HILANG = _rule(
    "berkas-hilang",
    """A file that every report has is missing.

    Each of the ten files holds a part of the report, and none can be left out. Copy the file
    back under its own name; `publisher new` writes an example of every file into a new folder.
    """,
)
BERKAS_TAK_DIKENAL = _rule(
    "berkas-tak-dikenal",
    """A file has nearly the name of one that is read.

    It is not read, so whatever it says is not in the report. Windows hides endings: a file
    shown as `anggaran.toml` may be `anggaran.toml.txt`. Give it its right name, or move it
    out of the folder.
    """,
    (WARNING,),
    ANY,
)
DAFTAR_TELAH_DIISI = _rule(
    "daftar-telah-diisi",
    """A line calls a list empty that has items further down.

    `program = []` was right until the first `[[program]]` was written. The report is read as if
    the line were not there; delete it, or let `publisher check --fix` do so.
    """,
    (INFO,),
    ANY,
)
BUKAN_UTF8 = _rule(
    "bukan-utf8",
    """A file is not saved as UTF-8.

    Its letters would come out wrong, as `â€œ` for a quotation mark. Save it again with the
    encoding UTF-8; in Notepad "Save as" asks for it.
    """,
)
KUNCI_HILANG = _rule(
    "kunci-hilang",
    """A key that must be there is missing.

    The report has a place for what the key holds, and nobody may guess it. Write the key; the
    same table in the example of `publisher new` shows how. A figure that is not known yet is
    written as "belum diisi".
    """,
)
KUNCI_TAK_DIKENAL = _rule(
    "kunci-tak-dikenal",
    """A key is not known, or stands in a table that does not have it.

    It would be left out of the report without a word, and most often it is a slip of the
    keyboard. Correct the name, or move the line below the heading in brackets that it belongs
    to.
    """,
)
NILAI_SALAH = _rule(
    "nilai-salah",
    """A key holds something that it cannot hold.

    Text stands in straight quotes; numbers and dates do not; amounts are digits without Rp
    and dots; some keys allow only a few words. The message says what belongs there.
    """,
    (ERROR, WARNING),
    (WARNING,),
)
TOML_RUSAK = _rule(
    "toml-rusak",
    """A file breaks the rules of TOML, and cannot be read from there on.

    Most often a quotation mark or a bracket is not closed, a line lacks its `=`, or a curly
    quotation mark was pasted from Word. Correct the line, or the one above it; an editor with
    TOML support shows the spot in colour.
    """,
)

RULES: tuple[Rule, ...] = (
    BERKAS_HILANG,
    BERKAS_TAK_DIKENAL,
    BUKAN_UTF8,
    DAFTAR_TELAH_DIISI,
    KUNCI_HILANG,
    KUNCI_TAK_DIKENAL,
    NILAI_SALAH,
    TOML_RUSAK,
)
