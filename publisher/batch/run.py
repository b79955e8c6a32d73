"""All reports of one run: which are to be made, who makes them, and the recap of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from publisher import staging
from publisher.batch.jobs import Pekerjaan, Progress, Settings, blank, failed
from publisher.batch.records import finished
from publisher.batch.titipan import berkas
from publisher.batch.tugas import Tugas
from publisher.batch.work import machine, program
from publisher.printers.catalog import reason
from publisher.rekap import as_json, by_attention
from publisher.vocabulary.errors import PublisherError, path_of
from publisher.vocabulary.messages import message
from publisher.vocabulary.rekap import Catatan, Hasil, Menurut, Rekap, Terkirim

NAME = "rekap.json"
Heard = Callable[[Progress], None]


class Place(Protocol):
    """Where reports are made."""

    def make(self, jobs: Iterable[Pekerjaan]) -> Iterator[Progress]:
        """Takes jobs one by one, no more than are at work. Every job ends in one `done`."""


@dataclass(frozen=True, slots=True)
class Run:
    """here: on this machine, so that what another made is made again where it differs."""

    tugas: tuple[Tugas, ...]
    out: Path
    settings: Settings
    place: Place
    here: bool = True
    today: dt.date = field(default_factory=dt.date.today)


@dataclass(slots=True)
class _Course:
    """What is known of the reports of a run so far, by kunci."""

    run: Run
    heard: Heard
    done: dict[str, Catatan] = field(default_factory=dict)
    newest: dict[str, dt.date | None] = field(default_factory=dict)

    def jobs(self) -> Iterator[Pekerjaan]:
        """Those that are to be made. What the others are is told on the way."""
        for task in self.run.tugas:
            found = self._look(task)
            if isinstance(found, Pekerjaan):
                yield found
            else:
                self.take(Progress(task.kunci, "done", catatan=found))

    def take(self, progress: Progress) -> None:
        if progress.catatan is not None:
            self.done[progress.kunci] = progress.catatan
        self.heard(progress)

    def _look(self, task: Tugas) -> Pekerjaan | Catatan:
        empty = blank(task.kantor, task.kunci, task.folder.as_posix())
        try:
            files = berkas(task.folder, self.run.out)
            if not files.ukuran:
                return replace(empty, hasil=Hasil("belum"))
            self.newest[task.kunci] = files.terbaru
            return self._job(task, files.digest(*self._others(task)))
        except PublisherError as stopped:
            return failed(empty, stopped.message, stopped.help)
        except OSError as refused:
            why = message(
                "{path}: {reason}", path=path_of(refused) or task.folder, reason=reason(refused)
            )
            return failed(empty, why)

    def _others(self, task: Tugas) -> list[Path]:
        sent = [task.pdf] if task.pdf is not None and task.pdf.is_file() else []
        return [self.run.settings.template, *sent]

    def _job(self, task: Tugas, isi: str) -> Pekerjaan | Catatan:
        settings, out = self.run.settings, self.run.out / task.kunci
        isi = f"{isi}{'-ketat' if settings.strict else ''}"
        mesin = machine(settings.engine) if self.run.here else None
        known = None if settings.fresh else finished(out, isi, program(), mesin)
        if known is not None:
            return replace(known, kantor=task.kantor, folder=task.folder.as_posix())
        return Pekerjaan(
            task.kantor,
            task.kunci,
            task.folder.as_posix(),
            out.as_posix(),
            settings.template.as_posix(),
            settings.strict,
            settings.fresh,
            settings.engine,
            isi,
            task.pdf.as_posix() if task.pdf is not None else "",
        )


def run(asked: Run, heard: Heard) -> Rekap:
    """Make what is not made yet, and write the recap of all. heard: told what becomes of each.

    Raises OutputRefused where the output folder cannot be written, or another run works in it.
    """
    with staging.output_folder(asked.out):
        course = _Course(asked, heard)
        for progress in asked.place.make(course.jobs()):
            course.take(progress)
        recap = by_attention(
            asked.today,
            [
                replace(course.done[t.kunci], penyampaian=_sent(t, course, asked.today))
                for t in asked.tugas
            ],
        )
        with staging.workspace() as work:
            (work / NAME).write_bytes(as_json(recap))
            staging.put_in_place([work / NAME], asked.out)
    return recap


def _sent(task: Tugas, course: _Course, today: dt.date) -> Terkirim:
    """When it came, and whether that was in time. The list knows best, then the report itself."""
    made = course.done[task.kunci]
    if made.hasil.keadaan == "belum":
        late = (today - task.batas).days if task.batas else 0
        return Terkirim("belum", task.batas, hari=max(late, 0))
    stated = made.penyampaian.diterima
    newest = course.newest.get(task.kunci)
    known: tuple[tuple[dt.date | None, Menurut], ...] = (
        (task.diterima, "daftar"),
        (stated, "laporan"),
        (newest, "berkas"),
    )
    day, source = next(((d, s) for d, s in known if d is not None), (None, None))
    if task.batas is None or day is None:
        return Terkirim("tanpa_batas", task.batas, day, source)
    late = (day - task.batas).days
    return Terkirim(
        "terlambat" if late > 0 else "tepat_waktu", task.batas, day, source, max(late, 0)
    )
