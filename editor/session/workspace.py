"""Opening, saving and exporting: a document on disk and the session that edits it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from editor.core.model.document import Actor, Document
from editor.core.model.ids import ActorId
from editor.core.numbering.linking import linked
from editor.core.ports import (
    Clock,
    Documents,
    EditorError,
    FileFacts,
    Ids,
    Journals,
    JournalWriter,
    Left,
    Problem,
    Progress,
    no_progress,
)
from editor.session.journal import line_of, replayed
from editor.session.session import Change, Session

NATIVE = ".clause"


class ChangedOnDisk(EditorError):
    """Another program changed the file since it was opened; nothing was overwritten."""


class NotTheSame(EditorError):
    """What was written reads back as something else; the file on disk was not touched."""


@dataclass(slots=True)
class OpenDocument:
    """A session with the file it came from, what the reader said, and its journal."""

    session: Session
    path: str = ""
    problems: tuple[Problem, ...] = ()
    facts: FileFacts | None = None
    journal: JournalWriter | None = None
    trouble: str = ""
    """Why the journal cannot be written, in words; empty where it can."""
    _stop: Callable[[], None] = field(default=lambda: None)

    @property
    def is_native(self) -> bool:
        """Whether Save writes back to the file it came from."""
        return self.path.lower().endswith(NATIVE)

    @property
    def name(self) -> str:
        """The name of the file, without folders."""
        return os.path.basename(self.path)


@dataclass(slots=True)
class Workspace:
    """What opens, saves and exports documents for the window."""

    documents: Documents
    journals: Journals
    ids: Ids
    clock: Clock
    author: Actor

    def open(self, path: str, progress: Progress = no_progress) -> OpenDocument:
        """Opens a file of any format. Raises `EditorError`."""
        facts = self.documents.facts(path)
        reading = self.documents.read(path, progress)
        document = reading.document if path.lower().endswith(NATIVE) else linked(reading.document)
        opened = self._begin(document, os.path.abspath(path), facts)
        opened.problems = reading.problems
        opened.session.read_only = reading.read_only
        return opened

    def new(self, document: Document) -> OpenDocument:
        """A document that is on no disk yet."""
        opened = self._begin(linked(document), "", None)
        opened.session.mark_unsaved()
        return opened

    def _begin(self, document: Document, path: str, facts: FileFacts | None) -> OpenDocument:
        session = Session(document, self.author, self.ids, self.clock)
        opened = OpenDocument(session, path, facts=facts)
        opened._stop = session.subscribe(lambda change: self._record(opened, change))
        return opened

    def prepare_journal(self, opened: OpenDocument) -> None:
        """Begins the journal before the first key, so that the key need not wait for it."""
        if opened.journal is None and not opened.session.read_only:
            self._begin_journal(opened, opened.session.document)

    def _begin_journal(self, opened: OpenDocument, start: Document) -> None:
        meta = {"path": opened.path, "opened": self.clock.now(), "author": self.author.name}
        try:
            opened.journal = self.journals.begin(self.documents.encode(start, NATIVE, "marked"), meta)
            opened.trouble = ""
        except EditorError as fault:
            opened.trouble = str(fault)

    def _record(self, opened: OpenDocument, change: Change) -> None:
        """Writes an act to the journal, which begins with the first one."""
        if opened.journal is None:
            self._begin_journal(opened, change.old.document)
        if opened.journal is None:
            return
        try:
            opened.journal.append(line_of(change.steps))
        except EditorError as fault:
            opened.trouble = str(fault)

    def save(self, opened: OpenDocument, path: str = "", over_changes: bool = False) -> None:
        """Saves as clause XML, to where it came from or to another path.

        Raises `ChangedOnDisk` where the file is not as it was opened, `NotTheSame` where what was written does not
        read back equal, and other `EditorError`s; the file on disk is then as before.
        """
        target = os.path.abspath(path) if path else opened.path
        session = opened.session
        document = session.document
        if target == opened.path and not over_changes:
            now = self.documents.facts(target)
            if now is not None and opened.facts is not None and now.sha256 != opened.facts.sha256:
                raise ChangedOnDisk("another program changed this file", target)
        data = self.documents.encode(document, NATIVE, "marked")
        self.documents.store(target, data, lambda back: self._same(document, back, target))
        opened.path = target
        opened.facts = self.documents.facts(target)
        session.mark_saved(document)
        if opened.journal is not None:
            opened.journal.drop()
            opened.journal = None

    def _same(self, document: Document, data: bytes, path: str) -> None:
        if self.documents.decode(data, path).document != document:
            raise NotTheSame("what was written does not read back the same", path)

    def export(self, document: Document, path: str, view: str, progress: Progress = no_progress) -> None:
        """Writes a document in the format of the path's ending, in one view."""
        suffix = os.path.splitext(path)[1].lower()
        data = self.documents.encode(document, suffix, view, progress)
        self.documents.store(path, data, lambda _back: None)

    def close(self, opened: OpenDocument, keep: bool = False) -> None:
        """Lets go of a document. Its journal is deleted, or kept to be offered at the next start."""
        opened._stop()
        if opened.journal is not None:
            if keep:
                opened.journal.close()
            else:
                opened.journal.drop()
            opened.journal = None

    def left(self) -> tuple[tuple[Left, Document, int], ...]:
        """What killed editors left: each journal with its document as last typed, and the number of acts."""
        found = []
        for journal in self.journals.left():
            try:
                start = self.documents.decode(journal.start, "start.clause").document
            except EditorError:
                continue
            document, count = replayed(start, journal.lines)
            found.append((journal, document, count))
        return tuple(found)

    def recover(self, journal: Left, document: Document) -> OpenDocument:
        """Opens what was recovered as unsaved work on its file; the old journal goes once a new one holds it."""
        opened = self._begin(document, journal.meta.get("path", ""), None)
        if opened.path:
            opened.facts = self.documents.facts(opened.path)
        opened.session.mark_unsaved()
        start = self.documents.encode(document, NATIVE, "marked")
        opened.journal = self.journals.begin(start, dict(journal.meta))
        opened.journal.append("[]")
        self.journals.discard(journal)
        return opened

    def become(self, opened: OpenDocument, author: Actor) -> None:
        """Makes another person the author of what follows."""
        self.author = author
        known = {actor.id: actor for actor in opened.session.document.actors}
        same = known.get(ActorId(author.id))
        opened.session.author = replace(author, slot=same.slot) if same is not None else author
