"""Reports on the workers of a Dask cluster that somebody else started.

Content travels there, outputs come back. A worker that is lost costs nothing but time: the
scheduler gives its reports to another. Few are on their way at once, so that neither scheduler nor
workers hold more than they can.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publisher import outputs
from publisher.batch import remote
from publisher.batch.jobs import Pekerjaan, Progress, failed
from publisher.batch.local import trouble
from publisher.batch.records import RECORD
from publisher.batch.titipan import berkas, pack, unpack
from publisher.batch.work import program
from publisher.convert import Limits
from publisher.rekap import read_record
from publisher.staging import output_folder, workspace
from publisher.vocabulary.errors import AnswerMissing, PublisherError, ToolFailed, ToolMissing
from publisher.vocabulary.messages import Message, message

LARGEST = 100  # MB of a packed report: it passes through the scheduler
ANSWER = 20  # seconds for the scheduler to answer at first
LOOK = 2.0  # seconds between two looks at who is there
ALONE = 60.0  # seconds without any worker
SPARE = 1  # reports that wait at a worker for the one at work
GO_ON = message("start it and run the same command again: what is finished is not made again")


@dataclass(frozen=True, slots=True)
class Tls:
    """Files in PEM: the authority's certificate, one's own, and its key."""

    ca: Path
    cert: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Cluster:
    """address: of the scheduler. warn: told what does not stop the run."""

    address: str
    warn: Callable[[Message], None]
    tls: Tls | None = None
    limits: Limits = field(default_factory=Limits)
    engine: str = "libreoffice"

    def make(self, jobs: Iterable[Pekerjaan]) -> Iterator[Progress]:
        """Raises ToolMissing without Dask, and ToolFailed where the cluster cannot be used, or
        goes away."""
        distributed = _dask()
        client = self._connected(distributed)
        try:
            self._refuse_other_versions(client)
            yield from _Flight(client, distributed, self.limits).work(iter(jobs))
        except (OSError, TimeoutError) as lost:
            raise self._lost() from lost
        finally:
            # Quietly: of a scheduler that is gone nothing is left to close.
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                client.close(timeout=5)

    def _connected(self, distributed: Any) -> Any:
        # What it says of lost connections we say ourselves.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        logging.getLogger("tornado").setLevel(logging.CRITICAL)
        address = self._address()
        security = self.tls and distributed.Security(
            tls_ca_file=str(self.tls.ca),
            tls_client_cert=str(self.tls.cert),
            tls_client_key=str(self.tls.key),
            require_encryption=True,
        )
        try:
            return distributed.Client(
                address, security=security, timeout=ANSWER, set_as_default=False
            )
        except (OSError, ValueError, TimeoutError) as refused:
            raise ToolFailed(
                message(
                    "the scheduler {address} does not answer: {why}",
                    address=address,
                    why=str(refused).splitlines()[0][:200] if str(refused) else "-",
                ),
                message("look whether it runs, and whether address, TLS and firewall are right"),
            ) from refused

    def _address(self) -> str:
        scheme, sign, rest = self.address.rpartition("://")
        if self.tls is None:
            if scheme == "tls":
                raise AnswerMissing(
                    message("the address {address} needs TLS", address=self.address),
                    message("name --tls-ca, --tls-cert and --tls-key"),
                )
            self.warn(
                message(
                    "the connection to {address} is not encrypted: whoever can reach it reads the "
                    "reports and runs programs on the cluster; use it in a closed network alone, "
                    "or with --tls-ca, --tls-cert and --tls-key",
                    address=self.address,
                )
            )
            return self.address
        if sign and scheme != "tls":
            raise AnswerMissing(
                message("the address {address} is one without TLS", address=self.address),
                message("write tls:// before it, or leave out --tls-ca, --tls-cert and --tls-key"),
            )
        return f"tls://{rest}"

    def _refuse_other_versions(self, client: Any) -> None:
        there = client.run(remote.identity, self.engine, on_error="return")
        if not there:
            raise ToolFailed(
                message("the cluster {address} has no worker", address=self.address), GO_ON
            )
        for worker, said in there.items():
            if isinstance(said, Exception):
                raise _other(worker, type(said).__name__)
            if said["program"] != program():
                raise _other(worker, said["program"])
            if "trouble" in said:
                raise ToolFailed(
                    message(
                        "the worker {worker}: {trouble}", worker=worker, trouble=said["trouble"]
                    ),
                    message("install LibreOffice on every worker"),
                )
        different = _different([said["versi"] for said in there.values()])
        if different:
            self.warn(
                message(
                    "the workers differ in {names}: the same content may give other bytes there",
                    names=different,
                )
            )

    def _lost(self) -> ToolFailed:
        return ToolFailed(message("the scheduler {address} went away", address=self.address), GO_ON)


def _dask() -> Any:
    """The library: late, for most runs do without. Raises ToolMissing."""
    try:
        import distributed
    except ImportError:
        raise ToolMissing(
            message("Dask is not installed, and --dask needs it"),
            message("install it with: pip install 'publisher[cluster]'"),
        ) from None
    return distributed


def _other(worker: str, found: str) -> ToolFailed:
    return ToolFailed(
        message(
            "the worker {worker} has another version of publisher than this machine "
            "({found} there, {own} here)",
            worker=worker,
            found=found,
            own=program(),
        ),
        message("install the same version on every worker, and start the workers anew"),
    )


def _different(versions: list[dict[str, str]]) -> list[str]:
    names = dict.fromkeys(name for one in versions for name in one)
    return [name for name in names if len({one.get(name) for one in versions}) > 1]


@dataclass(slots=True)
class _Flight:
    """The reports that are on their way, by the future that will bring them."""

    client: Any
    distributed: Any
    limits: Limits
    flying: dict[Any, Pekerjaan] = field(default_factory=dict)
    room: int = 1
    looked: float = 0.0
    alone: float = 0.0

    def work(self, jobs: Iterator[Pekerjaan]) -> Iterator[Progress]:
        try:
            left = True
            while left or self.flying:
                self._look()
                while left and len(self.flying) < self.room:
                    job = next(jobs, None)
                    left = job is not None
                    if job is not None:
                        yield self._sent(job)
                yield from self._arrived()
        finally:
            if self.flying and self.client.status == "running":
                self.client.cancel(list(self.flying), force=True)

    def _look(self) -> None:
        """Who is there: no more reports than they can take are sent. Raises ToolFailed."""
        now = time.monotonic()
        if now - self.looked < LOOK:
            return
        if self.client.status != "running":
            raise OSError("no connection")
        threads = self.client.nthreads()
        self.looked = now
        self.alone = 0.0 if threads else self.alone or now
        if self.alone and now - self.alone > ALONE:
            raise ToolFailed(message("the cluster has no worker any more"), GO_ON)
        self.room = sum(n + SPARE for n in threads.values()) or 1

    def _sent(self, job: Pekerjaan) -> Progress:
        try:
            files = berkas(Path(job.folder), Path(job.out).parent)
            named = [(f"{remote.CONTENT}/{name}", files.folder / name) for name in files.ukuran]
            named.append((f"{remote.TEMPLATE}/{Path(job.template).name}", Path(job.template)))
            if job.pdf and Path(job.pdf).is_file():
                named.append((f"{remote.PDF}/{Path(job.pdf).name}", Path(job.pdf)))
            packed = pack(named, LARGEST)
        except PublisherError as refused:
            return _done(job, refused)
        sent = remote.Sent(
            job.as_question(), packed, program(), self.limits.seconds, self.limits.memory
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the size: it is known, and bounded
            future = self.client.submit(remote.work, sent, pure=False)
        self.flying[future] = job
        return Progress(job.kunci, "begun")

    def _arrived(self) -> Iterator[Progress]:
        if not self.flying:
            return
        waiting = list(self.flying)
        try:
            with self.client.as_current():
                found = self.distributed.wait(waiting, LOOK, return_when="FIRST_COMPLETED")
        except TimeoutError:
            return
        except CancelledError as lost:  # all that was asked for is, when the scheduler is gone
            raise OSError("no connection") from lost
        for future in found.done:
            job = self.flying.pop(future)
            yield self._landed(job, future)
            future.release()

    def _landed(self, job: Pekerjaan, future: Any) -> Progress:
        try:
            said = future.result()
        except CancelledError as lost:
            raise OSError("no connection") from lost
        except self.distributed.KilledWorker:
            said = {"overrun": "lost"}
        if "other" in said:
            raise _other("?", said["other"])
        made = read_record(said["catatan"]) if "catatan" in said else None
        if made is None:
            why, help = trouble(str(said.get("overrun", said.get("failed", ""))), self.limits)
            return Progress(job.kunci, "done", catatan=failed(job.blank(), why, help))
        try:
            _put(said["files"], Path(job.out))
        except PublisherError as refused:
            return _done(job, refused)
        return Progress(job.kunci, "done", catatan=made)


def _done(job: Pekerjaan, refused: PublisherError) -> Progress:
    made = failed(job.blank(), refused.message, refused.help)
    return Progress(job.kunci, "done", catatan=made)


def _put(packed: bytes, out: Path) -> None:
    """What came back, in the folder of outputs, all at once. Raises OutputRefused."""
    with workspace() as work, output_folder(out):
        made = unpack(packed, work)
        outputs.receive([f for f in made if f.name != RECORD], work / RECORD, out)
