"""`publisher batch --dask`: scheduler and workers are processes of their own, over TCP."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.batch import cluster, titipan
from publisher.vocabulary.errors import ExitCode
from tests.dask_cluster import FILES, started
from tests.reports import TEMPLATE
from tests.test_batch import Office, ended, exit_code, ours, run_apart, until
from tests.test_batch import office as office  # a fixture


@dataclass
class Machines:
    """A scheduler and its workers."""

    words: tuple[str, ...] = ()
    processes: list[subprocess.Popen[str]] = field(default_factory=list)
    address: str = ""

    def scheduler(self) -> subprocess.Popen[str]:
        process, self.address = started("scheduler", *self.words)
        self.processes.append(process)
        return process

    def worker(self) -> subprocess.Popen[str]:
        process, _ = started("worker", self.address, *self.words)
        self.processes.append(process)
        return process


@pytest.fixture
def machines() -> Iterator[Machines]:
    made = Machines()
    try:
        yield made
    finally:
        for process in made.processes:
            process.kill()
            process.wait()


def test_a_lost_worker_costs_nothing_and_a_lost_scheduler_stops_the_run(
    office: Office, machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduler = machines.scheduler()
    first, _ = machines.worker(), machines.worker()
    names = [f"n{i}" for i in range(6)]
    for name in names:
        (office.report(name) / "lambat").write_text("0.4")
    (office.root / "n0" / "racun").write_text("crash")
    (office.root / "n1" / "bab").mkdir()
    (office.root / "n1" / "bab" / "foto.png").write_bytes(b"x")

    # One worker dies in the midst of a report.
    run = run_apart(office, *names, "--dask", machines.address)
    until(lambda: ended(office) >= 1)
    first.send_signal(signal.SIGKILL)
    assert exit_code(run) == ExitCode.PARTIAL
    assert office.outcomes() == {"n0": "gagal"} | dict.fromkeys(names[1:], "terbit")
    made = office.files()
    assert {Path(name).parent.name for name in made} == set(names) - {"n0"}
    (one,) = [c for c in office.recap if c["kunci"] == "n1"]
    assert one["folder"] == "n1"  # and not where the worker had it
    assert not [name for name in made if "suntingan" in name]

    # Nothing is made twice, here or there; another version is refused.
    (office.root / "n0" / "racun").unlink()
    begun = len(office.log)
    with monkeypatch.context() as patch:
        patch.setattr(cluster, "program", lambda: "older")
        assert office.batch(*names, "--dask", machines.address) is ExitCode.TOOL
        assert "has another version of publisher" in office.progress
        assert "not encrypted" in office.progress
    assert office.batch(*names, "--dask", machines.address) is ExitCode.OK
    assert {line.split()[1] for line in office.log[begun:]} == {"hasil"}
    assert len(office.log) == begun + 2 and office.files().items() >= made.items()

    # Without its scheduler the run stops, and another one goes on with what was not finished.
    for name in names:
        (office.root / name / "baru.txt").write_text("x")
    before, begun = _records(office), ended(office)
    run = run_apart(office, *names, "--dask", machines.address)
    until(lambda: ended(office) >= begun + 2)
    scheduler.send_signal(signal.SIGKILL)
    assert exit_code(run) == ExitCode.TOOL
    assert f"the scheduler {machines.address} went away" in (office.root / "err").read_text()
    now = _records(office)
    done = {name for name in names if now[name] != before[name]}
    for process in machines.processes:
        process.kill()
    until(lambda: ours(office.root) == [])
    begun = len(office.log)
    assert office.batch(*names) is ExitCode.OK
    assert {line.split()[1] for line in office.log[begun:]} == set(names) - done
    assert office.outcomes() == dict.fromkeys(names, "terbit")


def _records(office: Office) -> dict[str, bytes]:
    return {file.parent.name: file.read_bytes() for file in office.out.glob("*/catatan.json")}


def test_a_report_made_on_a_cluster_with_tls_is_that_made_here(
    office: Office, machines: Machines
) -> None:
    machines.words = ("tls", "real")
    machines.scheduler()
    machines.worker()
    request = pipeline.Request(office.report("a"), office.out / "a", TEMPLATE)
    assert pipeline.build(request, lambda stage: None).publication is not None
    here = office.files()
    # Edited since: it is kept beside what comes back.
    (office.out / "a" / "laporan.docx").write_bytes(b"edited")
    tls = [word for name, file in FILES.items() for word in (f"--tls-{name}", str(file))]
    assert office.batch("a", "--dask", machines.address, *tls) is ExitCode.OK
    assert "not encrypted" not in office.progress
    there = office.files()
    (kept,) = set(there) - set(here)
    assert "suntingan" in kept and there[kept] == b"edited"
    assert {name: there[name] for name in here} == here
    assert office.batch("a", "--dask", machines.address) is ExitCode.USAGE
    assert "needs TLS" in office.progress


def test_what_cannot_be_reached_or_sent_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1)
    office.report("a")
    assert office.batch("a", "--dask", "tcp://127.0.0.1:9") is ExitCode.TOOL
    assert "the scheduler tcp://127.0.0.1:9 does not answer" in office.progress
    assert office.batch("a", "--tls-ca", "ca.pem") is ExitCode.USAGE
    with pytest.raises(titipan.ContentUnusable, match="larger than the 1 MB"):
        (office.root / "a" / "foto.jpg").write_bytes(os.urandom(1_100_000))
        titipan.pack([("foto.jpg", office.root / "a" / "foto.jpg")], 1)


def test_a_pack_brings_back_what_was_packed_and_nothing_outside(tmp_path: Path) -> None:
    folder = tmp_path / "isi"
    (folder / ".git").mkdir(parents=True)
    (folder / "lampiran").mkdir()
    for name in ("laporan.toml", "lampiran/a b.pdf", ".git/config", "~$laporan.docx"):
        (folder / name).write_text(name)
    (folder / "luar").symlink_to("/etc/passwd")
    found = titipan.berkas(folder, tmp_path / "hasil")
    assert list(found.ukuran) == ["lampiran/a b.pdf", "laporan.toml"]
    packed = titipan.pack([(name, folder / name) for name in found.ukuran], 10)
    assert packed == titipan.pack([(name, folder / name) for name in found.ukuran], 10)
    made = titipan.unpack(packed, tmp_path / "there")
    assert [f.read_text() for f in made] == ["lampiran/a b.pdf", "laporan.toml"]
    for name in ("../x", "/x", "a/../../x", "a\\x"):
        with pytest.raises(ValueError, match="name"):
            bad = titipan.pack([(name, folder / "laporan.toml")], 10)
            titipan.unpack(bad, tmp_path / "there")
