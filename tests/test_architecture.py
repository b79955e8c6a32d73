"""The invariants of publisher/ARCHITECTURE.md, enforced."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import publisher
from publisher.vocabulary.rules import Check

ROOT = Path(publisher.__file__).parent
LAYERS = [
    {"__main__"},
    {"commands"},
    {"batch"},
    {"pipeline"},
    {"rulebook"},
    {"outputs"},
    {"making"},
    {"layout"},
    {"evidence", "lookout"},
    {"worksheet"},
    {"importing", "manifest", "mending", "paging", "rekap", "staging", "succession", "upgrading"},
    {"load", "checks", "ekspor", "waivers", "word", "convert", "assemble", "printers"},
    {"scoring"},
    {"reading"},
    {"cache", "regular", "tables", "tidy"},
    {"prose"},
    {"vocabulary"},
]
LEVEL = {name: level for level, row in enumerate(LAYERS) for name in row}
FENCES = {
    "docxtpl": {"word"},
    "docx": {"word"},
    "lxml": {"word"},
    "xlsxwriter": {"word", "worksheet"},
    "openpyxl": {"load"},
    "python_calamine": {"ekspor"},
    "Sastrawi": {"reading"},
    "pypdf": {"assemble"},
    "pikepdf": {"assemble"},
    "PIL": {"assemble"},
    "img2pdf": {"assemble"},
    "pypdfium2": {"assemble"},
    "fontTools": {"assemble"},
    "subprocess": {"convert"},
    "psutil": {"convert"},
    "tomllib": {"load"},
    "tomlkit": {"load"},
    "distributed": {"batch"},
    "watchfiles": {"lookout"},
}
FILES = sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py")


def part_of(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{a.name}" for a in node.names)
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names)


def test_every_part_has_its_place() -> None:
    assert {part_of(f) for f in FILES} == set(LEVEL)


def test_imports_only_go_down() -> None:
    wrong = []
    for file in FILES:
        me = part_of(file)
        for name in imported(file):
            other = name.split(".")[1] if name.startswith("publisher.") else me
            if other in LEVEL and other != me and LEVEL[other] <= LEVEL[me]:
                wrong.append(f"{file.relative_to(ROOT)} imports {name}")
    assert not wrong


def test_libraries_stay_behind_their_fence() -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in FILES
        for name in imported(file)
        if part_of(file) not in FENCES.get(name.split(".")[0], {part_of(file)})
    ]
    assert not wrong


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_only_commands_and_printers_print(file: Path) -> None:
    calls = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Call)]
    prints = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
    assert not prints or part_of(file) in {"commands", "printers"}


def test_money_is_never_a_float() -> None:
    for file in FILES:
        if part_of(file) in {"vocabulary", "tables", "checks"}:
            names = [n for n in ast.walk(ast.parse(file.read_text("utf-8")))]
            assert not [n for n in names if isinstance(n, ast.Name) and n.id == "float"], file


def test_dataclasses_of_nouns_are_frozen() -> None:
    for file in FILES:
        if part_of(file) in {"vocabulary", "tables"}:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.ClassDef):
                    marks = [ast.unparse(d) for d in node.decorator_list]
                    assert all("frozen=True" in m for m in marks if "dataclass" in m), node.name


def test_registers_name_every_module_of_their_folder() -> None:
    from publisher.checks import CHECKS, OUTPUT_CHECKS
    from publisher.commands import COMMANDS

    assert {"build", "check", "new", "schema", "doctor"} <= set(COMMANDS)
    listed = {check.look for check in (*CHECKS, *OUTPUT_CHECKS)}
    for file in (ROOT / "checks").rglob("*.py"):
        parts = file.relative_to(ROOT.parent).with_suffix("").parts
        module = importlib.import_module(".".join(parts))
        rules = [v for v in vars(module).values() if isinstance(v, Check)]
        missing = [r.id for r in rules if r.home == module.__name__ and r.look not in listed]
        assert not missing, f"name them in RULES of {file.name}"


def test_no_import_hides_a_module_behind_its_function() -> None:
    """`from publisher.word import compose` must not give another thing on another day."""
    hidden = set()
    for package in (f for f in ROOT.rglob("__init__.py") if f != ROOT / "__init__.py"):
        modules = {p.stem for p in package.parent.iterdir() if p.suffix == ".py" or p.is_dir()}
        me = ".".join(package.parent.relative_to(ROOT.parent).parts)
        for name, source in _names_of(package):
            if name in modules and source != me:
                hidden.add((package.parent.name, name))
    assert not hidden


def _names_of(package: Path) -> Iterator[tuple[str, str]]:
    """(name, what it comes from) of all that a package defines or imports at its top level."""
    for node in ast.parse(package.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            yield from ((a.asname or a.name, node.module or "") for a in node.names)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, ""
        elif isinstance(node, ast.Assign):
            yield from ((t.id, "") for t in node.targets if isinstance(t, ast.Name))
