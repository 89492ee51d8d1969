"""Journals on disk: one folder for each document being edited, locked while its editor lives.

A folder holds `start.clause` (the document the steps start from), `meta.json` and `steps.jsonl`. A folder whose lock
nobody holds was left by an editor that ended without closing its document.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from editor.core.ports import EditorError

if sys.platform == "win32":
    import msvcrt

    def _take(lock: IO[bytes]) -> None:
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(lock: IO[bytes]) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class LeftJournal:
    """A journal that was left behind: its folder, the document it starts from, its facts and its lines."""

    folder: Path
    start: bytes
    meta: dict[str, str]
    lines: tuple[str, ...]


def _lock(folder: Path) -> IO[bytes] | None:
    """The lock of a folder, or None where another process holds it."""
    try:
        lock = (folder / "lock").open("a+b")
    except OSError:
        return None
    try:
        _take(lock)
    except OSError:
        lock.close()
        return None
    return lock


class Journal:
    """One open journal. `append` hands a line to the operating system at once, so that it outlives the program."""

    def __init__(self, folder: Path, lock: IO[bytes] | None, steps: IO[bytes]) -> None:
        self.folder = folder
        self._lock = lock
        self._steps: IO[bytes] | None = steps

    @staticmethod
    def begin(root: Path, start: bytes, meta: dict[str, str]) -> Journal:
        """A new journal in a folder of its own. Raises `EditorError` where nothing can be written."""
        folder = root / secrets.token_hex(8)
        try:
            folder.mkdir(parents=True, mode=0o700)
            lock = _lock(folder)
            (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), "utf-8")
            (folder / "start.clause").write_bytes(start)
            steps = (folder / "steps.jsonl").open("ab", buffering=0)
        except OSError as fault:
            raise EditorError(fault.strerror or str(fault), str(folder)) from fault
        return Journal(folder, lock, steps)

    def append(self, line: str) -> None:
        """Writes one line. Raises `EditorError` where the disk is full or gone."""
        if self._steps is None:
            return
        try:
            self._steps.write(line.encode() + b"\n")
        except OSError as fault:
            raise EditorError(fault.strerror or str(fault), str(self.folder)) from fault

    def sync(self) -> None:
        """Makes sure that what was written is on the disk itself."""
        if self._steps is not None:
            os.fsync(self._steps.fileno())

    def drop(self) -> None:
        """Ends the journal and deletes its folder: the document is safe elsewhere."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Lets go of the journal; its folder stays and will be offered at the next start."""
        if self._steps is not None:
            self._steps.close()
            self._steps = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def left_behind(root: Path) -> tuple[LeftJournal, ...]:
    """The journals that hold steps and that no running editor holds, newest first."""
    found = []
    for folder in sorted(root.glob("*/"), key=lambda path: path.stat().st_mtime, reverse=True):
        lock = _lock(folder)
        if lock is None:
            continue
        with lock:
            journal = _read(folder)
        if journal is not None and journal.lines:
            found.append(journal)
        elif journal is not None:
            shutil.rmtree(folder, ignore_errors=True)
    return tuple(found)


def _read(folder: Path) -> LeftJournal | None:
    try:
        start = (folder / "start.clause").read_bytes()
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        raw = (folder / "steps.jsonl").read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError):
        return None
    facts = {str(key): str(value) for key, value in meta.items()} if isinstance(meta, dict) else {}
    return LeftJournal(folder, start, facts, tuple(line for line in raw.split("\n") if line))


def discard(journal: LeftJournal) -> None:
    """Deletes a journal that was left behind."""
    shutil.rmtree(journal.folder, ignore_errors=True)
