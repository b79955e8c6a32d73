"""The suite in two halves side by side: `python -m tests.side_by_side [ARGUMENTS OF PYTEST]`.

Many tests wait for LibreOffice or for a process that they end; one half waits while the
other works. pytest does not collect this.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import SHARED_CACHE

FOLDER = Path(__file__).parent
# Seconds on two quiet cores, so that both halves end together; a file not named here takes few.
SLOW = {
    "rulebook": 90,
    "earlier": 90,
    "chain": 78,
    "korpus": 63,
    "kantor": 45,
    "big_report": 40,
    "cache": 70,
    "verify": 58,
    "faults_killed": 53,
    "faults_tools": 52,
    "charts": 48,
    "attachments_from_hell": 44,
    "verapdf": 44,
    "same_bytes": 44,
    "faults_outputs": 43,
    "review": 42,
    "new_blank": 40,
    "look": 40,
    "budget": 39,
    "template_limits": 39,
    "slips": 39,
    "sarif": 34,
    "checks": 30,
    "documents": 29,
    "manifest": 28,
    "many": 24,
    "unprintable": 19,
    "waivers": 19,
    "pipeline": 17,
    "reading_figures": 16,
    "benchmarks": 15,
}
FEW = 3


def halves(files: list[Path]) -> tuple[list[str], list[str]]:
    """Each file in one of two lists, the slowest first, always where there is less to do."""
    load, parts = [0, 0], (list[str](), list[str]())
    for file in sorted(files, key=lambda file: -seconds(file)):
        lighter = load.index(min(load))
        load[lighter] += seconds(file)
        parts[lighter].append(str(file))
    return sorted(parts[0]), sorted(parts[1])


def seconds(file: Path) -> int:
    return SLOW.get(file.stem.removeprefix("test_"), FEW)


def main(arguments: list[str]) -> int:
    one, two = halves(sorted(FOLDER.glob("test_*.py")))
    command = [sys.executable, "-m", "pytest", *arguments]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryDirectory() as cache:
        os.environ[SHARED_CACHE] = cache
        other = subprocess.Popen([*command, *two], stdout=said, stderr=subprocess.STDOUT)
        try:
            code = subprocess.call([*command, *one])
            code = other.wait() or code
        finally:
            other.kill()
        said.seek(0)
        sys.stdout.write(said.read().decode("utf-8", "replace"))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
