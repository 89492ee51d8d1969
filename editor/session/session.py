"""The one current snapshot of a document, and the door through which it changes: `Session.dispatch`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from editor.core.commands.command import Command, Hand, Outcome, Refusal
from editor.core.model.document import Actor, Document
from editor.core.model.ids import ActorId, ClauseId, derived_id
from editor.core.model.inline import Stamp
from editor.core.model.position import Selection
from editor.core.ports import Clock, Ids
from editor.core.snapshot import Snapshot, advance, redo, touched, undo
from editor.core.state.state import Transaction, redo_transaction, undo_transaction
from editor.core.transform.step import SetDocument, Step


@dataclass(frozen=True, slots=True)
class Change:
    """What listeners are told: the snapshot before and after, and the clauses that may differ.

    `steps` are those applied; `replaced` says that the whole document is another (opened anew).
    """

    old: Snapshot
    new: Snapshot
    touched: tuple[ClauseId, ...]
    steps: tuple[Step, ...] = ()
    replaced: bool = False


Listener = Callable[[Change], None]


class Session:
    """A document being edited: its snapshot, who edits, and those who listen.

    Listeners are told after every transaction, undo and redo, and not of moves of the selection.
    """

    def __init__(self, document: Document, author: Actor, ids: Ids, clock: Clock) -> None:
        self._snapshot = Snapshot.of(document)
        self._listeners: list[Listener] = []
        self._ids = ids
        self._clock = clock
        self.author = author
        self.read_only = ""
        self._saved: Document | None = document

    @property
    def snapshot(self) -> Snapshot:
        """The current snapshot."""
        return self._snapshot

    @property
    def document(self) -> Document:
        """The current document."""
        return self._snapshot.document

    @property
    def is_saved(self) -> bool:
        """Whether the document is the one last saved (or opened)."""
        return self._snapshot.document is self._saved

    def mark_saved(self, document: Document) -> None:
        """Notes that this document is what stands on disk."""
        self._saved = document

    def mark_unsaved(self) -> None:
        """Notes that no state of the document is on disk."""
        self._saved = None

    def hand(self) -> Hand:
        """Who acts now."""
        return Hand(Stamp(self.author.id, self._clock.now()), self._ids)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Adds a listener; calling the result takes it off again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def select(self, selection: Selection | None) -> None:
        """Moves the selection; what is typed next is an act of its own."""
        state = self._snapshot.state
        if state.selection == selection:
            return
        moved = replace(state, selection=selection, history=state.history.sealed())
        self._snapshot = replace(self._snapshot, state=moved)

    def run(self, command: Command) -> Refusal | None:
        """Runs a command on the current snapshot. Gives the reason where it does not apply."""
        if self.read_only:
            return Refusal(self.read_only)
        outcome: Outcome = command(self._snapshot, self.hand())
        if isinstance(outcome, Refusal):
            return outcome
        self.dispatch(outcome)
        return None

    def would(self, command: Command) -> Outcome:
        """What a command would do now, without doing it: for greyed entries and hints."""
        if self.read_only:
            return Refusal(self.read_only)
        return command(self._snapshot, self.hand())

    def dispatch(self, transaction: Transaction) -> None:
        """Applies a transaction. Nothing else changes the document."""
        steps = transaction.steps
        if steps and self.author.id not in {actor.id for actor in self.document.actors}:
            transaction = replace(transaction, steps=(self._introduction(), *steps), made=None)
        old = self._snapshot
        self._snapshot = advance(old, transaction)
        self._tell(Change(old, self._snapshot, touched(transaction.steps), transaction.steps))

    def _introduction(self) -> SetDocument:
        """The step that enters the author among the actors of the document, with the next free colour."""
        bare = replace(self.document, cover=(), proposals=())
        slots = [actor.slot for actor in bare.actors]
        author = replace(self.author, slot=max(slots, default=0) + 1)
        return SetDocument(bare, replace(bare, actors=(*bare.actors, author)))

    def undo(self) -> bool:
        """Undoes the last act; False where there is none."""
        transaction = undo_transaction(self._snapshot.state)
        if transaction is None or self.read_only:
            return False
        old = self._snapshot
        self._snapshot = undo(old)
        self._tell(Change(old, self._snapshot, touched(transaction.steps), transaction.steps))
        return True

    def redo(self) -> bool:
        """Does again what was undone last; False where there is nothing."""
        transaction = redo_transaction(self._snapshot.state)
        if transaction is None or self.read_only:
            return False
        old = self._snapshot
        self._snapshot = redo(old)
        self._tell(Change(old, self._snapshot, touched(transaction.steps), transaction.steps))
        return True

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def author_of(name: str, delegation: str, region: str = "") -> Actor:
    """The actor for a person, the same on every computer where name and delegation are the same."""
    identity = ActorId(derived_id("a", "person", name, delegation))
    return Actor(identity, name, "person", tag=initials(name), delegation=delegation, region=region)


def initials(name: str) -> str:
    """Two or three capitals for the margin: the first letters of a name."""
    words = [word for word in name.replace("-", " ").replace(".", " ").split() if word[:1].isalpha()]
    if not words:
        return "?"
    return (words[0][:2] if len(words) == 1 else "".join(word[0] for word in words[:3])).upper()
