"""The suite in two halves side by side: `python -m tests.side_by_side [ARGUMENTS OF PYTEST]`.

Many tests wait for LibreOffice or for a process that they end; one half waits while the
other works. pytest does not collect this.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent


def main(arguments: list[str]) -> int:
    files = sorted(str(file) for file in FOLDER.glob("test_*.py"))
    command = [sys.executable, "-m", "pytest", *arguments]
    with tempfile.TemporaryFile() as said:
        other = subprocess.Popen([*command, *files[1::2]], stdout=said, stderr=subprocess.STDOUT)
        try:
            code = subprocess.call([*command, *files[::2]])
            code = other.wait() or code
        finally:
            other.kill()
        said.seek(0)
        sys.stdout.write(said.read().decode("utf-8", "replace"))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
