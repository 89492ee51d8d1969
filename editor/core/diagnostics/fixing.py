"""Fixes become ordinary tracked edits: base text struck, the new words inserted, all of it undone in one step."""

from __future__ import annotations

from collections.abc import Iterable

from editor.core.diagnostics.diagnostic import Applicability, Edit, Fix
from editor.core.model.inline import Stamp
from editor.core.model.position import Position
from editor.core.tracking.record import write
from editor.core.transform.transform import Transform


def put_right(tx: Transform, fixes: Iterable[Fix], stamp: Stamp) -> int:
    """Adds the edits of fixes to a transform. Gives how many fixes were made.

    All of them refer to the document as it is before; so the last place goes first. A fix that shares places with one
    already taken is made once where it is the same, and left for the next check where it is another.
    """
    taken: dict[Edit, None] = {}
    made = 0
    for fix in fixes:
        if fix.applicability is Applicability.DISPLAY_ONLY or not fix.edits:
            continue
        new = [edit for edit in fix.edits if edit not in taken]
        if any(_overlap(edit, other) for edit in new for other in taken):
            continue
        taken.update(dict.fromkeys(new))
        made += 1
    for edit in sorted(taken, key=lambda one: (one.clause, one.start, one.end), reverse=True):
        write(tx, Position(edit.clause, edit.start), Position(edit.clause, edit.end), edit.text, stamp)
    return made


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits cannot both be made: they share letters, or write at the same point."""
    if one.clause != other.clause:
        return False
    return (one.start < other.end and other.start < one.end) or one.start == other.start
