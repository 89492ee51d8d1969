"""Writing and striking inside clauses, and across them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ActorId, ClauseId
from editor.core.model.inline import (
    Format,
    Inline,
    NoteMark,
    Piece,
    Reference,
    Run,
    Stamp,
    Stamps,
    beside,
    cut,
    length,
    normal,
    width,
)
from editor.core.model.position import Position
from editor.core.model.views import is_own
from editor.core.transform.step import ReplaceInline
from editor.core.transform.transform import Transform

JOIN_MINUTES = 5
"""Changes of one author within this time are one change, as clause XML writes them."""


def is_struck(clause: Clause) -> bool:
    """Whether nothing of a deleted clause is left in the proposed text: it takes no more text until restored."""
    return bool(clause.deleted) and all(piece.deleted for piece in clause.inline)


def is_open(clause: Clause) -> bool:
    """Whether a clause takes text."""
    return clause.kind not in (Kind.GONE, Kind.FOREIGN) and not is_struck(clause)


def owns(tx: Transform, identity: ClauseId) -> bool:
    """Whether a clause is the proponent's own text, written without marks."""
    clause = tx.clause(identity)
    return is_own(tx.index.proposal(tx.document, identity), clause)


def _recent(stamps: Stamps, stamp: Stamp) -> bool:
    if len(stamps) != 1 or stamps[0].by != stamp.by:
        return False
    if stamps[0].at == stamp.at:
        return True
    try:
        gap = datetime.fromisoformat(stamp.at) - datetime.fromisoformat(stamps[0].at)
    except (TypeError, ValueError):
        return False
    return 0 <= gap.total_seconds() <= JOIN_MINUTES * 60


def only_by(stamps: Stamps, who: ActorId) -> bool:
    """Whether a change was made by one author alone."""
    return bool(stamps) and all(stamp.by == who for stamp in stamps)


def _struck(piece: Piece, stamp: Stamp, own: bool, neighbour: Stamps) -> Piece | None:
    """What stays of a piece that is erased: itself with a mark, or nothing."""
    if piece.deleted:
        return piece
    if (own and not piece.inserted) or only_by(piece.inserted, stamp.by):
        return None
    return replace(piece, deleted=neighbour if _recent(neighbour, stamp) else (stamp,))


def erased(inline: Inline, stamp: Stamp, own: bool, neighbour: Stamps = ()) -> Inline:
    """A row with everything in it erased: base text struck, the same author's insertions gone."""
    kept = (_struck(piece, stamp, own, neighbour) for piece in inline)
    return normal(piece for piece in kept if piece is not None)


_RAISED = Format.SUPERSCRIPT | Format.SUBSCRIPT


def _stamps_beside(inline: Inline, start: int, end: int) -> Stamps:
    for piece in beside(inline, start, end):
        if piece.deleted:
            return piece.deleted
    return ()


def erase(tx: Transform, identity: ClauseId, start: int, end: int, stamp: Stamp) -> int:
    """Erases a stretch of one clause. Gives the offset after what stays of it, struck."""
    clause = tx.clause(identity)
    old = cut(clause.inline, start, end)
    new = erased(old, stamp, owns(tx, identity), _stamps_beside(clause.inline, start, end))
    if new != old:
        tx.add(ReplaceInline(identity, start, old, new))
    return start + length(new)


def landing(inline: Inline, offset: int) -> int:
    """Where text typed at an offset goes: not into struck text, but after it."""
    at = 0
    for piece in inline:
        size = width(piece)
        if at < offset < at + size and piece.deleted:
            return at + size
        at += size
        if at >= offset:
            break
    return offset


def _format_at(inline: Inline, offset: int) -> Format:
    """The format typed text takes: that of the letter before, without raised or lowered letters."""
    beside_it = beside(inline, offset, offset)
    if beside_it and isinstance(beside_it[0], Run):
        form = beside_it[0].format
        return form & ~_RAISED if form else form
    return Format.PLAIN


def typed(inline: Inline, offset: int, text: str, stamp: Stamp, own: bool, form: Format | None = None) -> Run:
    """The run that typing adds at an offset, joined in time with the same author's letters beside it."""
    style = _format_at(inline, offset) if form is None else form
    if own:
        return Run(text, style)
    for piece in beside(inline, offset, offset):
        if not piece.deleted and _recent(piece.inserted, stamp):
            return Run(text, style, inserted=piece.inserted)
    return Run(text, style, inserted=(stamp,))


def insert(tx: Transform, position: Position, pieces: Inline, stamp: Stamp) -> Position:
    """Puts pieces at a place, marked as inserted unless the text is own. Gives the place after them."""
    if not pieces:
        return position
    clause = tx.clause(position.clause)
    at = landing(clause.inline, position.offset)
    own = owns(tx, position.clause)
    marked: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Run):
            run = typed(clause.inline, at, piece.text, stamp, own, piece.format or None)
            marked.append(replace(run, cite=piece.cite) if piece.cite else run)
        else:
            marked.append(replace(piece, inserted=() if own else (stamp,), deleted=()))
    tx.add(ReplaceInline(position.clause, at, (), normal(marked)))
    return Position(position.clause, at + sum(width(piece) for piece in marked))


def write(tx: Transform, start: Position, end: Position, text: str, stamp: Stamp) -> Position:
    """Replaces a stretch of one clause by text. Gives the place after it."""
    at = erase(tx, start.clause, start.offset, end.offset, stamp) if end.offset > start.offset else start.offset
    return insert(tx, Position(start.clause, at), (Run(text),) if text else (), stamp)


def set_format(tx: Transform, identity: ClauseId, start: int, end: int, flag: Format, stamp: Stamp) -> None:
    """Turns a format on over a stretch, or off where all of it has it; on base text as a tracked change."""
    clause = tx.clause(identity)
    old = cut(clause.inline, start, end)
    runs = [piece for piece in old if isinstance(piece, Run) and not piece.deleted]
    turn_on = any(not run.format & flag for run in runs)
    own = owns(tx, identity)
    new: list[Piece] = []
    for piece in old:
        if not isinstance(piece, Run) or piece.deleted:
            new.append(piece)
            continue
        form = piece.format | flag if turn_on else piece.format & ~flag
        if own or only_by(piece.inserted, stamp.by):
            new.append(replace(piece, format=form))
            continue
        was = piece.format if piece.was is None else piece.was
        changed = was != form
        new.append(replace(piece, format=form, was=was if changed else None, restyled=(stamp,) if changed else ()))
    if normal(new) != old:
        tx.add(ReplaceInline(identity, start, old, normal(new)))


def restored(inline: Inline) -> Inline:
    """A row with nothing of it struck."""
    return normal(replace(piece, deleted=()) for piece in inline)


def marks_of(inline: Inline) -> set[ClauseId]:
    """The footnotes a row calls."""
    return {piece.note for piece in inline if isinstance(piece, NoteMark)}


def cited(inline: Inline) -> set[ClauseId]:
    """The clauses the living references of a row point to."""
    return {t for piece in inline if isinstance(piece, Reference) and not piece.deleted for t in piece.targets}
