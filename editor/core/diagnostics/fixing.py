"""Fixes become ordinary tracked edits: base text struck, the new words inserted, all of it undone in one step."""

from __future__ import annotations

from editor.core.diagnostics.diagnostic import Applicability, Fix
from editor.core.model.inline import Stamp
from editor.core.model.position import Position
from editor.core.tracking.record import write
from editor.core.transform.transform import Transform


def put_right(tx: Transform, fix: Fix, stamp: Stamp) -> None:
    """Adds the edits of a fix to a transform, the last place first, so that each finds its own place unmoved."""
    if fix.applicability is Applicability.DISPLAY_ONLY:
        return
    for edit in sorted(fix.edits, key=lambda one: (one.clause, one.start), reverse=True):
        write(tx, Position(edit.clause, edit.start), Position(edit.clause, edit.end), edit.text, stamp)
