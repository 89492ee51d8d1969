"""The state, and the transactions that lead from one to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from editor.core.model.document import Document
from editor.core.model.position import Selection
from editor.core.model.walk import Index
from editor.core.state.history import NO_HISTORY, Entry, History
from editor.core.transform.mapping import Mapping
from editor.core.transform.step import KEEPS_INDEX, Failure, Step
from editor.core.transform.transform import StepFailed, Transform, inverse


@dataclass(frozen=True, slots=True)
class Transaction:
    """What is dispatched: steps, the selection after them, and the words Undo names the act by.

    Transactions of equal, non-empty `group` that follow each other are one entry of the history (typing).
    """

    steps: tuple[Step, ...]
    selection: Selection | None = None
    label: str = ""
    group: str = ""
    made: tuple[Document, Document, Index] | None = field(default=None, compare=False, repr=False)
    """The document before, and document and index after, where the steps were applied already."""

    @staticmethod
    def of(tx: Transform, selection: Selection | None, label: str, group: str = "") -> Transaction:
        """The transaction of a finished transform."""
        return Transaction(tuple(tx.steps), selection, label, group, (tx.before, tx.document, tx.index))


@dataclass(frozen=True, slots=True)
class EditorState:
    """A document with its index, where the user stands, and what can be undone. `version` counts transactions."""

    document: Document
    index: Index
    selection: Selection | None = None
    history: History = NO_HISTORY
    version: int = 0

    @staticmethod
    def of(document: Document) -> EditorState:
        """The first state of a document."""
        return EditorState(document, Index.of(document))


def applied(document: Document, index: Index, steps: tuple[Step, ...]) -> tuple[Document, Index]:
    """A document after steps, with its index. Raises `StepFailed`."""
    for step in steps:
        result = step.apply(document, index)
        if isinstance(result, Failure):
            raise StepFailed(f"{type(step).__name__}: {result.reason}")
        document = result
        if not isinstance(step, KEEPS_INDEX):
            index = Index.of(document)
    return document, index


def advanced(state: EditorState, transaction: Transaction) -> EditorState:
    """The state after a transaction."""
    made = transaction.made
    if made is not None and made[0] is state.document:
        document, index = made[1], made[2]
    else:
        document, index = applied(state.document, state.index, transaction.steps)
    history = state.history
    if transaction.steps:
        entry = Entry(
            transaction.label, transaction.group, (transaction.steps,), state.selection, transaction.selection
        )
        history = history.pushed(entry)
    else:
        history = history.sealed()
    selection = transaction.selection or _mapped(state.selection, transaction.steps)
    return EditorState(document, index, selection, history, state.version + 1)


def _mapped(selection: Selection | None, steps: tuple[Step, ...]) -> Selection | None:
    return None if selection is None else Mapping.of(step.map() for step in steps).selection(selection)


def undo_transaction(state: EditorState) -> Transaction | None:
    """The steps that undo the last entry, or None."""
    entry = state.history.last_done
    if entry is None:
        return None
    steps = tuple(step for part in reversed(entry.parts) for step in inverse(part))
    return Transaction(steps, entry.before, entry.label)


def redo_transaction(state: EditorState) -> Transaction | None:
    """The steps that do again what was undone last, or None."""
    entry = state.history.last_undone
    if entry is None:
        return None
    return Transaction(tuple(step for part in entry.parts for step in part), entry.after, entry.label)


def undone(state: EditorState) -> EditorState:
    """The state with the last entry undone."""
    transaction = undo_transaction(state)
    if transaction is None:
        return state
    document, index = applied(state.document, state.index, transaction.steps)
    return replace(
        state,
        document=document,
        index=index,
        selection=transaction.selection,
        history=state.history.stepped_back(),
        version=state.version + 1,
    )


def redone(state: EditorState) -> EditorState:
    """The state with the entry undone last done again."""
    transaction = redo_transaction(state)
    if transaction is None:
        return state
    document, index = applied(state.document, state.index, transaction.steps)
    return replace(
        state,
        document=document,
        index=index,
        selection=transaction.selection,
        history=state.history.stepped_forward(),
        version=state.version + 1,
    )
