"""`.ci/setup` on machines that lack one thing or another. Every program it calls is a stand-in."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETUP = ROOT / ".ci" / "setup"
JDK = "default-jdk-headless"
REAL = ["bash", "cat", "cp", "dirname", "env", "mkdir", "rm", "sed", "sh", "sha256sum", "tr"]
EVERYTHING = (
    "libreoffice-writer-nogui libreoffice-calc libreoffice-math-nogui fonts-liberation "
    "fonts-crosextra-carlito fonts-crosextra-caladea poppler-utils fontconfig"
)
STAND_INS = {
    "python": """
        echo "python $*" >>"$LOG"
        case "$*" in
            *ensurepip*) [ ! -e "$BIN/no-venv" ] ;;
            "-m venv "*) mkdir -p "$3/bin" && cp "$BIN/python" "$3/bin/python" ;;
        esac""",
    "dpkg-query": """for p in $(cat "$BIN/installed"); do printf 'installed/%s ' "$p"; done""",
    "apt-get": """
        echo "apt-get $*" >>"$LOG"
        case "$1" in
            update) rm -f "$BIN/stale" ;;
            *) [ ! -e "$BIN/stale" ] ;;
        esac""",
    "id": 'cat "$BIN/user"',
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Debian's setup is a shell script")


class Machine:
    """A Debian of stand-ins, and a checkout on it."""

    def __init__(self, root: Path) -> None:
        self.checkout, self.bin, self.log = root / "checkout", root / "bin", root / "log"
        (self.checkout / ".ci").mkdir(parents=True)
        self.bin.mkdir()
        shutil.copy(SETUP, self.checkout / ".ci" / "setup")
        for name in ("requirements.lock", "pyproject.toml"):
            (self.checkout / name).write_text("one\n")
        for name in REAL:
            (self.bin / name).symlink_to(shutil.which(name) or "/missing")
        for name, script in STAND_INS.items():
            self.put(name, f"#!/bin/sh\n{script}\n").chmod(0o755)
        self.put("installed", EVERYTHING)
        self.put("user", "0")

    def put(self, name: str, text: str) -> Path:
        file = self.bin / name
        file.write_text(text)
        return file

    def set_up(self, *purpose: str) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        environment = {"PATH": str(self.bin), "PYTHON": str(self.bin / "python")}
        environment |= {"BIN": str(self.bin), "LOG": str(self.log)}
        command = ["bash", str(self.checkout / ".ci" / "setup"), *purpose]
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    def called(self, words: str) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if words in line]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_new_checkout_gets_its_venv_from_the_lock(machine: Machine) -> None:
    assert machine.set_up().returncode == 0
    assert len(machine.called("-m venv .venv")) == 1
    assert len(machine.called("--require-hashes -r requirements.lock")) == 1
    assert len(machine.called("--no-deps --no-build-isolation -e .")) == 1
    assert machine.called("apt-get") == []


def test_the_second_time_nothing_is_done(machine: Machine) -> None:
    machine.set_up()
    done = machine.set_up()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.called("-m") == []


@pytest.mark.parametrize("damage", ["lock", "broken", "moved", "unfinished"])
def test_a_venv_that_no_longer_fits_is_made_again(damage: str, machine: Machine) -> None:
    machine.set_up()
    if damage == "lock":
        (machine.checkout / "requirements.lock").write_text("two\n")
    if damage == "broken":
        (machine.checkout / ".venv/bin/python").unlink()
    if damage == "moved":
        machine.checkout = machine.checkout.rename(machine.checkout.with_name("elsewhere"))
    if damage == "unfinished":
        (machine.checkout / ".venv/made-from").unlink()
    assert machine.set_up().returncode == 0
    assert len(machine.called("-m venv .venv")) == 1


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    machine.put("installed", EVERYTHING.replace("fontconfig", "").replace("-calc", "-impress"))
    assert machine.set_up().returncode == 0
    (call,) = machine.called("apt-get")
    assert call.split()[1:] == [
        *("install", "-y", "-q", "--no-install-recommends"),
        *("libreoffice-calc-nogui", "fontconfig"),
    ]


def test_debians_separate_venv_package_is_installed_when_venv_is_unusable(
    machine: Machine,
) -> None:
    machine.put("no-venv", "")
    assert machine.set_up().returncode == 0
    assert machine.called("apt-get")[0].endswith(" python3-venv")


def test_stale_package_lists_are_updated_once(machine: Machine) -> None:
    machine.put("installed", EVERYTHING.replace("fontconfig", ""))
    machine.put("stale", "")
    assert machine.set_up().returncode == 0
    assert [call.split()[1] for call in machine.called("apt-get")] == [
        "install",
        "update",
        "install",
    ]


def test_without_root_and_sudo_the_command_is_named(machine: Machine) -> None:
    machine.put("installed", EVERYTHING.replace("fontconfig", ""))
    machine.put("user", "1000")
    done = machine.set_up()
    assert done.returncode != 0
    assert "as root, run: apt-get install --no-install-recommends fontconfig" in done.stderr
    assert machine.called("-m venv") == []


def test_an_ordinary_user_with_sudo_installs_through_it(machine: Machine) -> None:
    machine.put("installed", EVERYTHING.replace("fontconfig", ""))
    machine.put("user", "1000")
    machine.put("sudo", '#!/bin/sh\necho "sudo $*" >>"$LOG"\nexec "$@"\n').chmod(0o755)
    assert machine.set_up().returncode == 0
    assert machine.called("sudo env DEBIAN_FRONTEND=noninteractive apt-get install")


def test_an_old_python_is_refused_in_plain_words(machine: Machine) -> None:
    machine.put("python", "#!/bin/sh\nexit 1\n")
    done = machine.set_up()
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stderr


def test_the_tests_bring_a_jdk_and_a_build_does_not(machine: Machine) -> None:
    assert machine.set_up().returncode == 0
    assert machine.called("apt-get") == []
    assert machine.set_up("test").returncode == 0
    (call,) = machine.called("apt-get")
    assert call.endswith(f" {JDK}")


def test_any_jdk_will_do(machine: Machine) -> None:
    machine.put("javac", "#!/bin/sh\n").chmod(0o755)
    assert machine.set_up("test").returncode == 0
    assert machine.called("apt-get") == []


def test_without_root_the_jdk_is_named(machine: Machine) -> None:
    machine.put("user", "1000")
    done = machine.set_up("test")
    assert done.returncode != 0
    assert f"as root, run: apt-get install --no-install-recommends {JDK}" in done.stderr


def test_make_test_alone_asks_for_the_judge() -> None:
    def asked(target: str) -> str:
        command = ["make", "-n", target]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout

    assert ".ci/setup test" in asked("test")
    assert ".ci/setup test" not in asked("publish")
