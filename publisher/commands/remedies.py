"""How to install what is missing, on the system at hand."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from typing import Literal

from publisher.vocabulary.messages import Message, message

System = Literal["debian", "fedora", "windows", "macos", "other"]

LIBREOFFICE: Mapping[System, str] = {
    "debian": "sudo apt install libreoffice-writer libreoffice-calc libreoffice-math",
    "fedora": "sudo dnf install libreoffice-writer libreoffice-calc libreoffice-math",
    "windows": "winget install TheDocumentFoundation.LibreOffice",
    "macos": "brew install --cask libreoffice",
}
FONTS: Mapping[System, str] = {
    "debian": "sudo apt install fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea",
    "fedora": (
        "sudo dnf install liberation-fonts google-carlito-fonts google-crosextra-caladea-fonts"
    ),
}
FONTCONFIG: Mapping[System, str] = {
    "debian": "sudo apt install fontconfig",
    "fedora": "sudo dnf install fontconfig",
}


def this_system() -> System:
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "macos"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "other"
    return family_of(f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".split())


def family_of(names: list[str]) -> System:
    """The package manager's family, by the names that a Linux gives itself."""
    if {"debian", "ubuntu"} & set(names):
        return "debian"
    return "fedora" if {"fedora", "rhel", "centos"} & set(names) else "other"


def installing(commands: Mapping[System, str], otherwise: Message, system: System) -> Message:
    """The command for this system, or what to do without one."""
    if system not in commands:
        return otherwise
    return message("install it with: {command}", command=commands[system])
