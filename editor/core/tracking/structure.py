"""Splitting, joining, striking, restoring, levels: changes to paragraphs, base ones marked and never taken away."""

from __future__ import annotations

from dataclasses import replace

from editor.core.model.clause import Clause, Kind, Shape, story
from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inline, Stamp, cut, length, normal
from editor.core.model.position import Position
from editor.core.model.views import base_inline, living_inline
from editor.core.model.walk import clauses
from editor.core.tracking.record import erase, erased, is_open, is_struck, marks_of, only_by, owns, restored
from editor.core.transform.step import InsertClauses, RemoveClauses, ReplaceInline, set_clause
from editor.core.transform.transform import Transform

JOINABLE = frozenset(
    {Kind.ITEM, Kind.PARAGRAPH, Kind.NOTE, Kind.CELL, Kind.FIELD, Kind.REASONS, Kind.HEADING, Kind.TITLE, Kind.CALL}
)
"""The kinds whose paragraphs can run on in another of their story."""
MAX_LEVEL = 6


def notes_after(tx: Transform, identity: ClauseId) -> tuple[Clause, ...]:
    """The footnote paragraphs that stand right after a clause."""
    owner, at = tx.index.places[identity]
    row = tx.index.row(tx.document, owner)
    end = at + 1
    while end < len(row) and row[end].kind is Kind.NOTE and row[at].kind is not Kind.NOTE:
        end += 1
    return row[at + 1 : end]


def before(tx: Transform, identity: ClauseId) -> ClauseId | None:
    """The clause that stands right before another in its row."""
    owner, at = tx.index.places[identity]
    return tx.index.row(tx.document, owner)[at - 1].id if at else None


def follower(document: Document, identity: ClauseId) -> Clause | None:
    """The clause that holds the base text after a split, or None."""
    for clause in clauses(document):
        if clause.ref == identity and clause.inserted and clause.kind not in (Kind.GONE, Kind.NOTE):
            return clause
    return None


def take_out(tx: Transform, identity: ClauseId, with_notes: bool = True) -> None:
    """Takes a clause out of its row, with its footnotes. Only for text that is no base text."""
    owner, _ = tx.index.places[identity]
    clause = tx.clause(identity)
    after = follower(tx.document, identity) if clause.ref is not None else None
    if after is not None:
        tx.add(set_clause(after, replace(after, ref=clause.ref)))
    out = (tx.clause(identity), *(notes_after(tx, identity) if with_notes else ()))
    tx.add(RemoveClauses(owner, before(tx, identity), out))


def new_kind(clause: Clause) -> tuple[Kind, int]:
    """The kind and level of the paragraph Enter opens after a clause."""
    match clause.kind:
        case Kind.CALL:
            return Kind.ITEM, 1
        case Kind.NUMBER | Kind.TITLE | Kind.ADOPTED | Kind.OPENING | Kind.HEADING:
            return Kind.PARAGRAPH, 1
        case Kind.ANNEX | Kind.ANNEX_REF | Kind.ANNEX_TITLE:
            return Kind.PARAGRAPH, 1
        case _:
            return clause.kind, clause.level


def add_after(tx: Transform, identity: ClauseId, new: ClauseId, shape: tuple[Kind, int], stamp: Stamp) -> ClauseId:
    """An empty paragraph after a clause and its footnotes. Gives its id."""
    clause = tx.clause(identity)
    owner, _ = tx.index.places[identity]
    notes = notes_after(tx, identity)
    after = notes[-1].id if notes else identity
    kind, level = shape
    fresh = Clause(
        new,
        kind,
        level=level,
        field=clause.field if kind is Kind.FIELD else "",
        cell=clause.cell if kind is Kind.CELL else None,
        ref=(clause.ref or clause.id) if kind is Kind.NOTE else None,
        inserted=() if owns(tx, identity) else (stamp,),
    )
    tx.add(InsertClauses(owner, after, (fresh,)))
    return new


def split(tx: Transform, position: Position, new: ClauseId, stamp: Stamp) -> Position:
    """Splits a paragraph; at its end opens an empty one after it, at its start one before. Gives the caret."""
    clause = tx.clause(position.clause)
    head = cut(clause.inline, 0, position.offset)
    tail = cut(clause.inline, position.offset, length(clause.inline))
    if not living_inline(tail):
        add_after(tx, clause.id, new, new_kind(clause), stamp)
        return Position(new, 0)
    own = owns(tx, clause.id)
    if not head and not (clause.inserted and clause.ref):
        owner, _ = tx.index.places[clause.id]
        fresh = replace(
            Clause(new, clause.kind, level=clause.level, field=clause.field, cell=clause.cell),
            inserted=() if own else (stamp,),
        )
        tx.add(InsertClauses(owner, before(tx, clause.id), (fresh,)))
        return Position(clause.id, 0)
    _split_inside(tx, clause, position.offset, tail, new, stamp, own)
    return Position(new, 0)


def _split_inside(
    tx: Transform, clause: Clause, offset: int, tail: Inline, new: ClauseId, stamp: Stamp, own: bool
) -> None:
    owner, _ = tx.index.places[clause.id]
    has_base = bool(base_inline(tail)) and not own
    after = follower(tx.document, clause.id) if has_base else None
    notes = notes_after(tx, clause.id)
    later = marks_of(tail)
    going = tuple(note for note in notes if (note.ref or note.id) in later)
    staying = tuple(note for note in notes if (note.ref or note.id) not in later)
    second = Clause(
        new,
        clause.kind,
        tail,
        clause.level,
        field=clause.field,
        cell=clause.cell,
        ref=(clause.ref or clause.id) if clause.kind is Kind.NOTE else clause.id if has_base else None,
        inserted=() if own else (stamp,),
    )
    tx.add(ReplaceInline(clause.id, offset, tail, ()))
    if notes:
        tx.add(RemoveClauses(owner, clause.id, notes))
    tx.add(InsertClauses(owner, clause.id, (*staying, second, *going)))
    if after is not None:
        tx.add(set_clause(tx.clause(after.id), replace(tx.clause(after.id), ref=new)))


def previous_living(tx: Transform, identity: ClauseId) -> Clause | None:
    """The paragraph before, in the same story of the proposed text, or None."""
    owner, at = tx.index.places[identity]
    row = tx.index.row(tx.document, owner)
    place = story(row[at])
    for clause in reversed(row[:at]):
        if clause.kind is Kind.NOTE and place[0] != "note":
            continue
        if not is_open(clause):
            continue
        return clause if story(clause) == place else None
    return None


def can_join(tx: Transform, identity: ClauseId) -> bool:
    """Whether a paragraph can run on in the one before it."""
    clause, target = tx.clause(identity), previous_living(tx, identity)
    if target is None or not is_open(clause) or clause.deleted:
        return False
    if clause.kind not in JOINABLE or target.kind not in JOINABLE:
        return False
    items = {Kind.ITEM, Kind.PARAGRAPH}
    return clause.kind is target.kind or {clause.kind, target.kind} <= items


def join(tx: Transform, identity: ClauseId, stamp: Stamp) -> Position:
    """Joins a paragraph to the one before it. Gives the caret, where the two meet.

    What the same author split or inserted is joined in truth; a base paragraph is marked as joined.
    """
    clause, target = tx.clause(identity), previous_living(tx, identity)
    assert target is not None
    meet = length(target.inline)
    own = owns(tx, identity)
    if not own and not only_by(clause.inserted, stamp.by):
        tx.add(set_clause(clause, replace(clause, deleted=(stamp,))))
        return Position(identity, 0)
    base = base_inline(clause.inline)
    if base and not own and clause.ref != target.id:
        tx.add(set_clause(clause, replace(clause, deleted=(stamp,))))
        return Position(identity, 0)
    _merge_into(tx, clause, target)
    return Position(target.id, meet)


def _merge_into(tx: Transform, clause: Clause, target: Clause) -> None:
    after = follower(tx.document, clause.id)
    notes = notes_after(tx, clause.id)
    owner, _ = tx.index.places[clause.id]
    tx.add(RemoveClauses(owner, before(tx, clause.id), (clause, *notes)))
    if clause.inline:
        tx.add(ReplaceInline(target.id, length(target.inline), (), clause.inline))
        merged = tx.clause(target.id)
        if normal(merged.inline) != merged.inline:
            tx.add(ReplaceInline(target.id, 0, merged.inline, normal(merged.inline)))
    if notes:
        kept = notes_after(tx, target.id)
        tx.add(InsertClauses(owner, kept[-1].id if kept else target.id, notes))
    if after is not None:
        tx.add(set_clause(tx.clause(after.id), replace(tx.clause(after.id), ref=target.id)))


def strike(tx: Transform, identity: ClauseId, stamp: Stamp) -> None:
    """Deletes a clause: struck where it is base text or another's, taken out where it is one's own."""
    clause = tx.clause(identity)
    if clause.kind in (Kind.GONE, Kind.FOREIGN) or is_struck(clause):
        return
    left = erased(clause.inline, stamp, owns(tx, identity))
    mine = only_by(clause.inserted, stamp.by) or owns(tx, identity)
    if mine and not left and clause.kind is not Kind.CELL:
        take_out(tx, identity)
        return
    erase(tx, identity, 0, length(clause.inline), stamp)
    clause = tx.clause(identity)
    if not clause.deleted and not (mine and clause.kind is Kind.CELL):
        tx.add(set_clause(clause, replace(clause, deleted=(stamp,))))


def restore(tx: Transform, identity: ClauseId) -> None:
    """Brings a deleted clause back as it is in the base."""
    clause = tx.clause(identity)
    whole = restored(clause.inline)
    if whole != clause.inline:
        tx.add(ReplaceInline(identity, 0, clause.inline, whole))
    clause = tx.clause(identity)
    if clause.deleted:
        tx.add(set_clause(clause, replace(clause, deleted=())))


def reshape(tx: Transform, identity: ClauseId, kind: Kind, level: int, stamp: Stamp) -> None:
    """Gives a clause another kind or level; on a base clause as a tracked change, gone when it is as in the base."""
    clause = tx.clause(identity)
    if (clause.kind, clause.level) == (kind, level):
        return
    if owns(tx, identity) or clause.inserted:
        tx.add(set_clause(clause, replace(clause, kind=kind, level=level)))
        return
    was = clause.was or Shape(clause.kind, clause.level)
    back = was == Shape(kind, level)
    changed = replace(clause, kind=kind, level=level, was=None if back else was, shifted=() if back else (stamp,))
    tx.add(set_clause(clause, changed))


def erase_range(tx: Transform, start: Position, end: Position, stamp: Stamp) -> Position:
    """Erases from one place to a later one, through any number of clauses. Gives the caret.

    Clauses covered whole are deleted; what is left of the last runs on in what is left of the first, where their
    kinds allow it.
    """
    if start.clause == end.clause:
        erase(tx, start.clause, start.offset, end.offset, stamp)
        return start
    owner, first_at = tx.index.places[start.clause]
    other, last_at = tx.index.places[end.clause]
    if owner != other:
        return _erase_far(tx, start, end, stamp)
    row = tx.index.row(tx.document, owner)[first_at : last_at + 1]
    first, last = row[0], row[-1]
    whole_first = not living_inline(cut(first.inline, 0, start.offset)) and is_open(first)
    whole_last = not living_inline(cut(last.inline, end.offset, length(last.inline)))
    for clause in row[1:-1]:
        if clause.id in tx.index.places:
            strike(tx, clause.id, stamp)
    if last.id in tx.index.places:
        if whole_last and (end.offset or not last.inline):
            strike(tx, last.id, stamp)
        else:
            erase(tx, last.id, 0, end.offset, stamp)
    if whole_first and first.inline:
        previous = before(tx, first.id)
        strike(tx, first.id, stamp)
        return start if first.id in tx.index.places else _caret_after(tx, previous, last.id, row)
    erase(tx, first.id, start.offset, length(first.inline), stamp)
    if last.id in tx.index.places and not whole_last and can_join(tx, last.id):
        join(tx, last.id, stamp)
    return start


def _caret_after(tx: Transform, previous: ClauseId | None, last: ClauseId, row: tuple[Clause, ...]) -> Position:
    if last in tx.index.places:
        return Position(last, 0)
    if previous is not None:
        return Position(previous, length(tx.clause(previous).inline))
    for clause in row:
        if clause.id in tx.index.places:
            return Position(clause.id, 0)
    return Position(next(iter(tx.index.places)), 0)


def _erase_far(tx: Transform, start: Position, end: Position, stamp: Stamp) -> Position:
    """Erases across proposals: each clause by itself, none joined."""
    order = [clause.id for clause in clauses(tx.document)]
    span = order[order.index(start.clause) : order.index(end.clause) + 1]
    for identity in span[1:-1]:
        if identity in tx.index.places:
            strike(tx, identity, stamp)
    erase(tx, start.clause, start.offset, length(tx.clause(start.clause).inline), stamp)
    if end.clause in tx.index.places:
        erase(tx, end.clause, 0, end.offset, stamp)
    return start
