"""A file shown to the user in the program that is his for such files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")  # of a Linux that can show something


def show(file: Path) -> bool:
    """Start that program; it outlives this one. False where there is none, or no screen."""
    try:
        if sys.platform == "win32":
            os.startfile(file)
            return True
        opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if opener is None or (sys.platform != "darwin" and not any(map(os.environ.get, SCREENS))):
            return False
        subprocess.Popen(
            [opener, str(file.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
