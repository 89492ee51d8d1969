"""What is told on standard error: faults in one line, notes of readers, and how far long work has come."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from typing import Self, TextIO

from editor.core.ports import EditorError, Noticed, Problem

NAME = "clausewright"
_ALWAYS_TOLD = (Noticed.DAMAGED, Noticed.LEFT_OUT)
_TOLD_AT_MOST = 20
_QUIET_SECONDS = 0.5
_STEP_SECONDS = 0.1


def tell(*parts: str) -> None:
    """One line: the program's name and the parts, with colons between."""
    line = ": ".join(part for part in (NAME, *parts) if part)
    sys.stderr.write(" ".join(line.split()) + "\n")


def tell_fault(fault: EditorError, file: str) -> None:
    """The line ``clausewright: FILE: place: cause``."""
    place = fault.place
    if place == file or os.path.abspath(place or ".") == os.path.abspath(file):
        place = ""
    elif place.startswith(f"{file}: "):
        place = place.removeprefix(f"{file}: ")
    cause = fault.cause
    own = f"“{os.path.basename(file)}” "
    if not place and cause.startswith(own):
        cause = "it " + cause.removeprefix(own)
    tell(file, place, cause)


def tell_problems(file: str, problems: Iterable[Problem], every: bool) -> None:
    """What a reader lost or found damaged; with `every`, all that it guessed as well."""
    told = [problem for problem in problems if every or problem.noticed in _ALWAYS_TOLD]
    shown = told if every else told[:_TOLD_AT_MOST]
    for problem in shown:
        tell(file, problem.place, "note", problem.message)
    if len(told) > len(shown):
        tell(file, "note", f"{len(told) - len(shown)} more notes like these; --notes tells all")


class TerminalProgress:
    """A line on a terminal that says what goes on, once it has gone on for a while. It is wiped away at the end."""

    def __init__(self, file: str, stream: TextIO) -> None:
        self._file = os.path.basename(file)
        self._stream = stream
        self._next = time.monotonic() + _QUIET_SECONDS
        self._width = 0

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _STEP_SECONDS
        share = f" {100 * done // total} %" if total > 1 else ""
        line = f"{self._file}: {what}{share}"[:76]
        self._stream.write("\r" + line.ljust(self._width))
        self._stream.flush()
        self._width = len(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()


class NoProgress:
    """What listens where nobody looks."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        """Does nothing."""


def progress_for(file: str) -> TerminalProgress | NoProgress:
    """A listener for work on a file: a line on the terminal where there is one."""
    return TerminalProgress(file, sys.stderr) if sys.stderr.isatty() else NoProgress()
