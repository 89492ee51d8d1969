"""A state with what is derived from it on every key: the numbering.

Findings are derived too, but beside the key path: see `editor.session.checking`.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.inline import NoteMark
from editor.core.model.walk import Index
from editor.core.numbering.number import Numbering, number
from editor.core.state.state import EditorState, Transaction, advanced, redone, undone
from editor.core.transform.step import ReplaceInline, SetDocument, Step


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An immutable moment of the session, safe to hand to a thread."""

    state: EditorState
    numbering: Numbering

    @staticmethod
    def of(document: Document) -> Snapshot:
        """The first snapshot of a document."""
        return Snapshot(EditorState.of(document), number(document))

    @property
    def document(self) -> Document:
        """The document."""
        return self.state.document

    @property
    def index(self) -> Index:
        """Where its clauses stand."""
        return self.state.index

    @property
    def version(self) -> int:
        """The count of transactions so far."""
        return self.state.version


def renumbers(step: Step) -> bool:
    """Whether a step can change a label: all but changes of words and of document attributes."""
    if isinstance(step, ReplaceInline):
        return any(isinstance(piece, NoteMark) for piece in (*step.old, *step.new))
    return not isinstance(step, SetDocument)


def _derived(old: Snapshot, state: EditorState, steps: tuple[Step, ...]) -> Snapshot:
    if any(renumbers(step) for step in steps):
        return Snapshot(state, number(state.document))
    return Snapshot(state, old.numbering)


def advance(snapshot: Snapshot, transaction: Transaction) -> Snapshot:
    """The snapshot after a transaction. Raises `StepFailed` where it does not fit."""
    return _derived(snapshot, advanced(snapshot.state, transaction), transaction.steps)


def undo(snapshot: Snapshot) -> Snapshot:
    """The snapshot with the last act undone; the same one where there is none."""
    state = undone(snapshot.state)
    return snapshot if state is snapshot.state else Snapshot(state, number(state.document))


def redo(snapshot: Snapshot) -> Snapshot:
    """The snapshot with the act undone last done again; the same one where there is none."""
    state = redone(snapshot.state)
    return snapshot if state is snapshot.state else Snapshot(state, number(state.document))


def touched(steps: tuple[Step, ...]) -> tuple[ClauseId, ...]:
    """The clauses that steps change, bring or take."""
    return tuple(identity for step in steps for identity in step.touched)
