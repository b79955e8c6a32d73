"""Reports side by side on this machine, each in a process of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from publisher.batch.jobs import Pekerjaan, Progress, failed
from publisher.convert import Crew, Event, Limits, workers_here
from publisher.rekap import read_record
from publisher.vocabulary.messages import Message, message

WORKER: tuple[str, ...] = ("publisher.batch.worker",)  # module and arguments
NEED = 700_000_000  # bytes of one report at work with its LibreOffice
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Here:
    """size: so many reports at a time; None: as many as there are cores and memory for."""

    size: int | None = None
    limits: Limits = field(default_factory=Limits)

    def make(self, jobs: Iterable[Pekerjaan]) -> Iterator[Progress]:
        """What becomes of them, as it does. Nothing of the processes stays behind."""
        known: dict[str, Pekerjaan] = {}

        def questions() -> Iterator[tuple[str, dict[str, Any]]]:
            for job in jobs:
                known[job.kunci] = job
                yield job.kunci, job.as_question()

        size = self.size or workers_here(NEED)
        with Crew(*WORKER, size=size, limits=self.limits) as crew:
            for event in crew.work(questions()):
                yield progress(event, known[event.key], self.limits)


def progress(event: Event, job: Pekerjaan, limits: Limits) -> Progress:
    """What an event means for its report."""
    if event.what == "begun":
        return Progress(job.kunci, "begun")
    if event.what == "sign":
        return Progress(job.kunci, "stage", str(event.said["alive"]))
    made = read_record(event.said["catatan"]) if "catatan" in event.said else None
    if made is None:
        why, help = trouble(event.said.get("failed", event.what), limits)
        made = failed(job.blank(), why, help)
    return Progress(job.kunci, "done", catatan=made)


def trouble(what: str, limits: Limits) -> tuple[Message, Message]:
    """What befell who made a report, and the remedy. what: `time`, `memory`, `crash`, `lost` with
    its worker, or the name of an exception."""
    if what == "time":
        return (
            message("it was not done after {number} minutes", number=round(limits.seconds / 60)),
            message("give it more time with --limit, or look for what is very large in it"),
        )
    if what == "memory":
        return (
            message("it needed more than {number} MB of memory", number=limits.memory // MB),
            message("allow more with --memory, or look for what is very large in it"),
        )
    if what == "lost":
        return (
            message("the workers that made it were lost, one after another"),
            message("look why they end; more memory for each of them may help"),
        )
    if what == "crash":
        return (
            message("the process that made it was ended twice, by a crash or from outside"),
            message("build this report alone with `publisher build`; if that fails too, report it"),
        )
    return (
        message("this is a bug in publisher, not in your report ({kind})", kind=what),
        message("build this report alone with `publisher build`, and report what it says"),
    )
