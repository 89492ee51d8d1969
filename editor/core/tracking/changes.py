"""The changes of a document as a list to read: what was inserted, deleted, replaced or moved, where and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format, Inert, NoteMark, Piece, Reference, Run, Stamps, width
from editor.core.model.walk import clauses
from editor.core.tracking.record import is_struck


class ChangeKind(StrEnum):
    """What was done."""

    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    FORMATTED = "formatted"
    NEW_CLAUSE = "new-clause"
    DELETED_CLAUSE = "deleted-clause"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Listed:
    """One change: a stretch of a clause, or the clause as a whole, with the words that go and those that come."""

    kind: ChangeKind
    clause: ClauseId
    start: int
    end: int
    stamps: Stamps
    old: str = ""
    new: str = ""


def changes(document: Document) -> tuple[Listed, ...]:
    """All changes in the order of the text. What follows from others (labels, references) is not among them."""
    return tuple(change for clause in clauses(document) for change in changes_of(clause))


def changes_of(clause: Clause) -> Iterator[Listed]:
    """The changes of one clause."""
    if clause.kind is Kind.GONE:
        return
    size = sum(width(piece) for piece in clause.inline)
    if is_struck(clause):
        yield Listed(ChangeKind.DELETED_CLAUSE, clause.id, 0, size, clause.deleted, old=_words(clause.inline))
        return
    whole = clause.inserted and all(p.inserted == clause.inserted and not p.deleted for p in clause.inline)
    if clause.inserted:
        split = any(not piece.inserted for piece in clause.inline)
        kind = ChangeKind.SPLIT if split else ChangeKind.NEW_CLAUSE
        yield Listed(kind, clause.id, 0, 0 if split else size, clause.inserted, new=_words(clause.inline))
        if whole:
            return
    for stamps, kind in (
        (clause.deleted, ChangeKind.JOINED),
        (clause.moved, ChangeKind.MOVED),
        (clause.shifted, ChangeKind.LEVEL),
    ):
        if stamps:
            yield Listed(kind, clause.id, 0, 0, stamps, new=_words(clause.inline))
    yield from _inline(clause)


def _inline(clause: Clause) -> Iterator[Listed]:
    pending: Listed | None = None
    at = 0
    by_clause = {stamp.by for stamp in clause.inserted}
    for piece in clause.inline:
        end = at + width(piece)
        change = _change(clause, piece, at, end)
        if clause.inserted and change is not None and change.kind is ChangeKind.INSERTED:
            # In a new paragraph the same author's words are the paragraph; another's are changes of their own.
            change = None if {stamp.by for stamp in piece.inserted} == by_clause else change
        if change is None:
            if pending is not None:
                yield pending
            pending = None
        elif pending is not None and (joined := _joined(pending, change)) is not None:
            pending = joined
        else:
            if pending is not None:
                yield pending
            pending = change
        at = end
    if pending is not None:
        yield pending


def _change(clause: Clause, piece: Piece, start: int, end: int) -> Listed | None:
    if piece.inserted and piece.deleted:
        return Listed(ChangeKind.DELETED, clause.id, start, end, piece.deleted, old=_words((piece,)))
    if piece.deleted:
        return Listed(ChangeKind.DELETED, clause.id, start, end, piece.deleted, old=_words((piece,)))
    if piece.inserted:
        return Listed(ChangeKind.INSERTED, clause.id, start, end, piece.inserted, new=_words((piece,)))
    if isinstance(piece, Run) and piece.restyled:
        return Listed(ChangeKind.FORMATTED, clause.id, start, end, piece.restyled, new=_format_words(piece))
    return None


def _joined(left: Listed, right: Listed) -> Listed | None:
    """Two touching changes of one author as one: struck and inserted words are a replacement."""
    if {s.by for s in left.stamps} != {s.by for s in right.stamps} or left.end != right.start:
        return None
    mixed = {left.kind, right.kind} <= {ChangeKind.INSERTED, ChangeKind.DELETED, ChangeKind.REPLACED}
    if left.kind is not right.kind and not mixed:
        return None
    kind = left.kind if left.kind is right.kind else ChangeKind.REPLACED
    return Listed(kind, left.clause, left.start, right.end, left.stamps, left.old + right.old, left.new + right.new)


def _words(inline: tuple[Piece, ...]) -> str:
    parts = []
    for piece in inline:
        match piece:
            case Run() | Inert():
                parts.append(piece.text)
            case Reference():
                parts.append(piece.words)
            case NoteMark():
                parts.append("*")
    return "".join(parts)


def _format_words(run: Run) -> str:
    changed = run.format ^ (run.was or Format.PLAIN)
    return ", ".join(flag.name.lower() for flag in Format if flag & changed and flag.name) or run.text
