"""Levels, moves, deleting and restoring of whole clauses."""

from __future__ import annotations

from editor.core.commands.command import NOTHING, NOWHERE, Hand, Outcome, Refusal, selected
from editor.core.commands.writing import name_of
from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import length
from editor.core.model.position import Position, Selection
from editor.core.snapshot import Snapshot
from editor.core.state.state import Transaction
from editor.core.tracking import moves, record, structure
from editor.core.transform.transform import Transform

LEVELLED = frozenset({Kind.ITEM, Kind.PARAGRAPH, Kind.HEADING})


def _quoted(snapshot: Snapshot, identity: ClauseId) -> str:
    clause = snapshot.index.clause(snapshot.document, identity)
    return name_of(clause, snapshot.numbering.label(identity))


def delete_clauses(snapshot: Snapshot, hand: Hand) -> Outcome:
    """The clauses of the selection deleted: struck where they are base text."""
    chosen = selected(snapshot)
    if not chosen:
        return NOWHERE
    return delete_these(snapshot, hand, chosen)


def delete_these(snapshot: Snapshot, hand: Hand, chosen: tuple[ClauseId, ...]) -> Outcome:
    """Certain clauses deleted, each with its footnotes."""
    tx = Transform(snapshot.document, snapshot.index)
    owner, at = snapshot.index.places[chosen[0]]
    for identity in chosen:
        if identity in tx.index.places:
            structure.strike(tx, identity, hand.stamp)
    if not tx:
        name = _quoted(snapshot, chosen[0])
        return Refusal(f"{name[:1].upper()}{name[1:]} is deleted already.")
    label = f"delete {_quoted(snapshot, chosen[0])}" if len(chosen) == 1 else f"delete {len(chosen)} clauses"
    return Transaction.of(tx, Selection.at(_place_after(tx, chosen, owner, at)), label)


def _place_after(tx: Transform, chosen: tuple[ClauseId, ...], owner: str, at: int) -> Position:
    """Where the caret goes: the next living clause, else the one before, else what was struck."""
    if chosen[-1] in tx.index.places:
        owner_now, at = tx.index.places[chosen[-1]]
        row = tx.index.row(tx.document, owner_now)
        later = row[at + 1 :]
    else:
        places = {place[0] for place in tx.index.places.values()}
        found = next((p for p in places if p == owner), next(iter(places)))
        row = tx.index.row(tx.document, found)
        later = row[at:]
    for clause in later:
        if record.is_open(clause) and clause.kind is not Kind.NOTE:
            return Position(clause.id, 0)
    for clause in reversed(row[:at]):
        if record.is_open(clause):
            return Position(clause.id, length(clause.inline))
    if chosen[-1] in tx.index.places:
        return Position(chosen[-1], 0)
    return Position(row[-1].id if row else next(iter(tx.index.places)), 0)


def restore_clauses(snapshot: Snapshot, _hand: Hand) -> Outcome:
    """The deleted clauses of the selection brought back as they are in the base."""
    chosen = selected(snapshot)
    if not chosen:
        return NOWHERE
    tx = Transform(snapshot.document, snapshot.index)
    for identity in chosen:
        structure.restore(tx, identity)
    if not tx:
        return Refusal("Nothing is deleted here.")
    label = f"restore {_quoted(snapshot, chosen[0])}" if len(chosen) == 1 else f"restore {len(chosen)} clauses"
    return Transaction.of(tx, snapshot.state.selection, label)


def _block(snapshot: Snapshot, identity: ClauseId) -> tuple[Clause, ...]:
    owner, at = snapshot.index.places[identity]
    row = snapshot.index.row(snapshot.document, owner)
    return row[at : moves.block_of(row, at)]


def change_level(snapshot: Snapshot, hand: Hand, by: int) -> Outcome:
    """The items of the selection, with their sub-items, one or more levels in (positive) or out (negative)."""
    chosen = selected(snapshot)
    if not chosen:
        return NOWHERE
    first = snapshot.index.clause(snapshot.document, chosen[0])
    refused = _level_refused(snapshot, first, by)
    if refused is not None:
        return refused
    tx = Transform(snapshot.document, snapshot.index)
    done: set[ClauseId] = set()
    for identity in chosen:
        for clause in _block(snapshot, identity):
            if clause.kind in LEVELLED and clause.id not in done and record.is_open(clause):
                done.add(clause.id)
                level = min(max(clause.level + by, 1), structure.MAX_LEVEL)
                structure.reshape(tx, clause.id, clause.kind, level, hand.stamp)
    if not tx:
        return NOTHING
    return Transaction.of(tx, snapshot.state.selection, "level in" if by > 0 else "level out")


def _level_refused(snapshot: Snapshot, clause: Clause, by: int) -> Refusal | None:
    name = _quoted(snapshot, clause.id)
    name = name[:1].upper() + name[1:]
    if clause.kind not in LEVELLED:
        return Refusal(f"{name} has no level.")
    if not record.is_open(clause):
        return Refusal(f"{name} is deleted. Restore it to change its level.")
    if by < 0 and clause.level == 1:
        return Refusal(f"{name} is at the outermost level.")
    if by > 0:
        tx = Transform(snapshot.document, snapshot.index)
        above = structure.previous_living(tx, clause.id)
        if above is None or above.kind not in LEVELLED or above.level < clause.level:
            return Refusal(f"{name} cannot go one level in: it has no item above it to belong to.")
        if clause.level >= structure.MAX_LEVEL:
            return Refusal(f"{name} is at the innermost level.")
    return None


def move_clauses(snapshot: Snapshot, hand: Hand, by: int) -> Outcome:
    """The clause at the caret, with its sub-items, moved before (-1) or after (1) its neighbour of the same level."""
    chosen = selected(snapshot)
    if not chosen:
        return NOWHERE
    clause = snapshot.index.clause(snapshot.document, chosen[0])
    name = _quoted(snapshot, clause.id)
    name = name[:1].upper() + name[1:]
    if clause.kind not in moves.BODY:
        return Refusal(f"{name} cannot be moved.")
    if not record.is_open(clause):
        return Refusal(f"{name} is deleted. Restore it to move it.")
    owner, at = snapshot.index.places[clause.id]
    row = snapshot.index.row(snapshot.document, owner)
    end = moves.block_of(row, at)
    after = _before_previous(row, at) if by < 0 else _after_next(row, end)
    if after is None:
        return Refusal(f"{name} is the {'first' if by < 0 else 'last'} of its group.")
    return _moved(snapshot, hand, tuple(c.id for c in row[at:end] if c.kind is not Kind.NOTE), owner, after, by)


def _before_previous(row: tuple[Clause, ...], at: int) -> ClauseId | None:
    """The clause after which a block has to stand to come before its neighbour."""
    level = row[at].level
    for place in range(at - 1, 0, -1):
        clause = row[place]
        if clause.kind is Kind.NOTE or not record.is_open(clause):
            continue
        if clause.kind not in moves.BODY:
            return None
        if clause.level <= level:
            return row[place - 1].id if clause.level == level else None
    return None


def _after_next(row: tuple[Clause, ...], end: int) -> ClauseId | None:
    for place in range(end, len(row)):
        clause = row[place]
        if clause.kind is Kind.NOTE or not record.is_open(clause):
            continue
        if clause.kind not in moves.BODY:
            return None
        return row[moves.block_of(row, place) - 1].id
    return None


def _moved(
    snapshot: Snapshot, hand: Hand, block: tuple[ClauseId, ...], owner: str, after: ClauseId, by: int
) -> Outcome:
    tx = Transform(snapshot.document, snapshot.index)
    target = snapshot.index.places[block[0]][0]
    assert target == owner
    place = after
    for identity in block:
        moves.move(tx, identity, target, place, hand.fresh("g"), hand.stamp)
        notes = structure.notes_after(tx, identity)
        place = notes[-1].id if notes else identity
    if not tx:
        return NOTHING
    name = _quoted(snapshot, block[0])
    return Transaction.of(tx, snapshot.state.selection, f"move {name} {'up' if by < 0 else 'down'}")
