"""The sentences in the code, the explanations of its rules, and the catalogs that translate them.

`make catalogs` runs this: new sentences enter the catalogs, gone ones leave,
translations stay.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

import publisher
from publisher.commands.parser import LANGUAGES
from publisher.printers.catalog import KEY, catalog_file
from publisher.rulebook import RULES
from publisher.vocabulary.messages import Language

PACKAGE = Path(publisher.__file__).parent
MARKERS = ("message", "pattern")
TRANSLATED = tuple(language for language in LANGUAGES if language != KEY)
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: publisher\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A call of `message` or `pattern`; `text` is None where its sentence is not a literal.

    values: the names it is given; None for a pattern, which gets them later.
    """

    file: str
    line: int
    text: str | None
    values: frozenset[str] | None


def sentences() -> Iterator[Sentence]:
    """Every call of `message` or `pattern` in the package, by file and line."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
        for call in sorted(calls, key=lambda c: c.lineno):
            if isinstance(call.func, ast.Name) and call.func.id in MARKERS:
                yield _sentence(path, call)


def explanations() -> Iterator[Sentence]:
    """Every paragraph that explains a rule, as the registers have them. Braces are text there."""
    for rule in RULES.values():
        for text in rule.paragraphs:
            yield Sentence(f"{rule.home.replace('.', '/')}.py", 1, text, frozenset())


def _sentence(path: Path, call: ast.Call) -> Sentence:
    assert isinstance(call.func, ast.Name)
    values = frozenset(k.arg or "**" for k in call.keywords)
    match call.args:
        case [ast.Constant(value=str(text))]:
            literal: str | None = text
        case _:
            literal = None
    return Sentence(
        path.relative_to(PACKAGE.parent).as_posix(),
        call.lineno,
        literal,
        None if call.func.id == "pattern" else values,
    )


def read_catalog(language: Language) -> Catalog:
    file = catalog_file(language)
    if not file.exists():
        return Catalog(locale=language)
    return read_po(io.BytesIO(file.read_bytes()), locale=language)


def updated(old: Catalog) -> Catalog:
    """A catalog of today's sentences, with the translations that `old` has."""
    new = Catalog(locale=old.locale)
    for sentence in (*sentences(), *explanations()):
        if sentence.text:
            known = old.get(sentence.text)
            new.add(sentence.text, known.string if known else "", [(sentence.file, 1)])
    return new


def as_po(catalog: Catalog, language: Language) -> str:
    """The same text for the same catalog: no dates, no line numbers."""
    file = io.BytesIO()
    write_po(file, catalog, width=100, omit_header=True, include_lineno=False)
    return HEADER.format(language=language) + file.getvalue().decode("utf-8").lstrip("\n")


def main() -> None:
    for language in TRANSLATED:
        file = catalog_file(language)
        catalog = updated(read_catalog(language))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_po(catalog, language), encoding="utf-8", newline="\n")
        empty = sum(1 for m in catalog if m.id and not m.string)
        print(f"{file.relative_to(PACKAGE.parent)}: {len(catalog)} sentences, {empty} untranslated")


if __name__ == "__main__":
    main()
