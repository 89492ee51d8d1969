"""What the core asks of the world, and what readers and writers give back. Protocols and plain values only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from editor.core.model.document import Document
from editor.core.model.ids import ClauseId

Progress = Callable[[str, int, int], None]
"""Told what is done, how much of it, and out of how much. May raise `Cancelled` to stop the work."""


def no_progress(_what: str, _done: int, _total: int) -> None:
    """A listener that does nothing."""


class EditorError(Exception):
    """A fault with words for the user: what happened, at which place, and why. `str()` gives ``place: cause``."""

    def __init__(self, cause: str, place: str = "") -> None:
        super().__init__(cause, place)
        self.cause = cause
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.cause}" if self.place else self.cause


class UnreadableFile(EditorError):
    """A file that cannot be read as what it claims to be. Nothing was opened."""


class Cancelled(EditorError):
    """Work the user stopped. Everything is as it was."""


class Noticed(StrEnum):
    """What a reader did with something it met."""

    RECOGNIZED = "recognized"
    GUESSED = "guessed"
    REPAIRED = "repaired"
    KEPT = "kept"
    """Not understood, kept as an inert object."""
    LEFT_OUT = "left-out"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Problem:
    """A notice of a reader: what it did, a sentence for the user, and the place, in the file and in the document."""

    noticed: Noticed
    message: str
    place: str = ""
    clause: ClauseId | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives: a document, always, and what there is to say about it."""

    document: Document
    problems: tuple[Problem, ...] = ()
    read_only: str = ""
    """Why the document must not be edited, in words; empty where it may be."""


class Reader(Protocol):
    """Reads a document. Raises `UnreadableFile`, and nothing else, where there is no document in the bytes."""

    def __call__(self, data: bytes, name: str, progress: Progress = no_progress) -> Reading: ...


class Ids(Protocol):
    """Mints ids that were never used before."""

    def fresh(self, prefix: str) -> ClauseId: ...


class Clock(Protocol):
    """Tells the time as UTC text, ``YYYY-MM-DDTHH:MM:SSZ``."""

    def now(self) -> str: ...


class Dictionary(Protocol):
    """Knows the spelling of one language. `language` is a tag such as ``en_GB``."""

    language: str

    def knows(self, word: str) -> bool: ...

    def suggestions(self, word: str) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What tells one state of a file from another: its SHA-256, and when it was changed, ISO local time."""

    sha256: str
    changed: str


class Documents(Protocol):
    """Documents on disk, in all formats. Errors are `EditorError`, with the file as their place."""

    def read(self, path: str, progress: Progress = no_progress) -> Reading: ...

    def decode(self, data: bytes, name: str) -> Reading: ...

    def encode(self, document: Document, suffix: str, view: str, progress: Progress = no_progress) -> bytes: ...

    def store(self, path: str, data: bytes, check: Callable[[bytes], None]) -> None: ...

    def facts(self, path: str) -> FileFacts | None: ...


class Settings(Protocol):
    """What is remembered between starts, as JSON values by name."""

    def get(self, name: str) -> object: ...

    def set(self, name: str, value: object) -> None: ...


class JournalWriter(Protocol):
    """One open journal."""

    def append(self, line: str) -> None: ...

    def sync(self) -> None: ...

    def drop(self) -> None: ...

    def close(self) -> None: ...


class Left(Protocol):
    """A journal that a killed editor left behind."""

    @property
    def start(self) -> bytes: ...

    @property
    def meta(self) -> dict[str, str]: ...

    @property
    def lines(self) -> tuple[str, ...]: ...


class Journals(Protocol):
    """The journals of this computer."""

    def begin(self, start: bytes, meta: dict[str, str]) -> JournalWriter: ...

    def left(self) -> Sequence[Left]: ...

    def discard(self, journal: Left) -> None: ...
