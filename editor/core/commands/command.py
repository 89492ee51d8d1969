"""The form of a command, and what one needs to know of the user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from editor.core.model.ids import ClauseId
from editor.core.model.inline import Stamp
from editor.core.model.position import Position, Selection
from editor.core.model.walk import clauses
from editor.core.ports import Ids
from editor.core.snapshot import Snapshot
from editor.core.state.state import Transaction


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command does not apply here: a sentence for the status line, and the words of a greyed menu entry."""

    reason: str


Outcome = Transaction | Refusal


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts and when, and where new ids come from."""

    stamp: Stamp
    ids: Ids

    def fresh(self, prefix: str = "c") -> ClauseId:
        """An id never used before."""
        return self.ids.fresh(prefix)


Command = Callable[[Snapshot, Hand], Outcome]

NOWHERE = Refusal("Place the caret in the text first.")
NOTHING = Refusal("There is nothing to change here.")


def ordered(snapshot: Snapshot, selection: Selection) -> tuple[Position, Position]:
    """The two ends of a selection in the order of the text."""
    anchor, head = selection.anchor, selection.head
    if anchor.clause == head.clause:
        return (anchor, head) if anchor.offset <= head.offset else (head, anchor)
    places = snapshot.index.places
    if places[anchor.clause][0] == places[head.clause][0]:
        return (anchor, head) if places[anchor.clause][1] <= places[head.clause][1] else (head, anchor)
    for clause in clauses(snapshot.document):
        if clause.id == anchor.clause:
            return anchor, head
        if clause.id == head.clause:
            return head, anchor
    return anchor, head


def selected(snapshot: Snapshot) -> tuple[ClauseId, ...]:
    """The clauses the selection touches, in the order of the text."""
    selection = snapshot.state.selection
    if selection is None or selection.head.clause not in snapshot.index.places:
        return ()
    start, end = ordered(snapshot, selection)
    if start.clause == end.clause:
        return (start.clause,)
    order = [clause.id for clause in clauses(snapshot.document)]
    first, last = order.index(start.clause), order.index(end.clause)
    # A selection that ends before the first letter of a clause does not touch that clause.
    return tuple(order[first : last + (end.offset > 0)])
