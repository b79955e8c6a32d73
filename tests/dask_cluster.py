"""A scheduler or a worker in a process of its own: `python -m tests.dask_cluster ROLE …`.

A worker makes reports as `tests.batch_worker` does; with `real`, builds them with the fake engine.
A line on standard output says that it is there, and at which address.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

from distributed import Scheduler, Security, Worker

from publisher.batch import local
from publisher.convert import ENGINES
from tests import fake_engine

TLS = Path(__file__).parent / "tls"
HOST = "127.0.0.1"
FILES = {"ca": TLS / "ca.pem", "cert": TLS / "cert.pem", "key": TLS / "key.pem"}


def security() -> Security:
    ca, cert, key = (str(FILES[name]) for name in ("ca", "cert", "key"))
    roles = ("scheduler", "worker", "client")
    known = {
        f"tls_{role}_{what}": file
        for role in roles
        for what, file in (("cert", cert), ("key", key))
    }
    return Security(tls_ca_file=ca, require_encryption=True, **known)


async def serve(role: str, address: str, tls: bool) -> None:
    safe = {"security": security()} if tls else {}
    scheme = "tls" if tls else "tcp"
    if role == "scheduler":
        server = Scheduler(
            host=f"{scheme}://{HOST}", port=0, dashboard=False, dashboard_address=None, **safe
        )
    else:
        server = Worker(address, host=f"{scheme}://{HOST}", nthreads=1, dashboard=False, **safe)
    async with server:
        print(server.address, flush=True)
        await server.finished()


def started(role: str, *words: str) -> tuple[subprocess.Popen[str], str]:
    """The process, and the address at which it serves."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.dask_cluster", role, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


if __name__ == "__main__":
    ENGINES["libreoffice"] = fake_engine
    real = ("real",) if "real" in sys.argv else ()
    local.WORKER = ("tests.batch_worker", *real)
    where = next((word for word in sys.argv[2:] if "://" in word), "")
    asyncio.run(serve(sys.argv[1], where, "tls" in sys.argv[2:]))
