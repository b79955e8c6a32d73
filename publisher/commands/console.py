"""Where a command speaks: results to one stream, progress and trouble to another."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from publisher.printers.catalog import translate
from publisher.printers.text import error_as_text
from publisher.vocabulary.errors import PublisherError
from publisher.vocabulary.messages import Language, Message


@dataclass(frozen=True, slots=True)
class Console:
    language: Language
    out: TextIO
    err: TextIO

    def text(self, sentence: Message) -> str:
        return translate(sentence, self.language)

    def write(self, text: str) -> None:
        """A result, as it is."""
        print(text, file=self.out)

    def write_styled(self, lines: Iterable[tuple[str, str]]) -> None:
        """Lines, each with a style for a terminal; plain where there is none."""
        if not self.out.isatty():
            for line, _ in lines:
                self.write(line)
            return
        # Late: rich takes longer to import than `publisher check` takes to run.
        from rich.console import Console as Terminal
        from rich.text import Text

        terminal = Terminal(file=self.out, soft_wrap=True)
        for line, style in lines:
            terminal.print(Text(line, style))

    def say(self, sentence: Message) -> None:
        """A result, in the reader's language."""
        self.write(self.text(sentence))

    def note(self, sentence: Message) -> None:
        """Something about the run, which is no result."""
        print(self.text(sentence), file=self.err, flush=True)

    def complain(self, stopped: PublisherError) -> None:
        """What stopped the run, and the remedy."""
        self.out.flush()
        print(error_as_text(stopped, self.language), file=self.err)


def console_for(language: Language) -> Console:
    """The process's own streams, in UTF-8 whatever the system's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    return Console(language, sys.stdout, sys.stderr)
