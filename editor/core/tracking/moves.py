"""Moving clauses: the text stands once, at its new place, and a mark stays where it came from."""

from __future__ import annotations

from dataclasses import replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId, ProposalId
from editor.core.model.inline import Stamp
from editor.core.tracking.record import is_struck, owns
from editor.core.tracking.structure import before, notes_after
from editor.core.transform.step import InsertClauses, RemoveClauses, set_clause
from editor.core.transform.transform import Transform

BODY = frozenset({Kind.ITEM, Kind.PARAGRAPH, Kind.HEADING})


def block_of(row: tuple[Clause, ...], at: int) -> int:
    """The end of the block a clause heads: its footnotes, its sub-items, and the later parts of a split."""
    head = row[at]
    end = at + 1
    while end < len(row):
        clause = row[end]
        deeper = clause.kind in BODY and clause.level > head.level and head.kind in BODY
        continued = bool(clause.inserted) and clause.ref == row[end - 1].id and clause.kind is not Kind.GONE
        if clause.kind is Kind.NOTE or deeper or continued:
            end += 1
        else:
            break
    return end


def gone_of(tx: Transform, identity: ClauseId) -> Clause | None:
    """The mark a moved clause left at its old place, or None."""
    owner, _ = tx.index.places[identity]
    for clause in tx.index.row(tx.document, owner):
        if clause.kind is Kind.GONE and clause.ref == identity:
            return clause
    for proposal in tx.document.proposals:
        for clause in proposal.clauses:
            if clause.kind is Kind.GONE and clause.ref == identity:
                return clause
    return None


def move(
    tx: Transform,
    identity: ClauseId,
    owner: ProposalId,
    after: ClauseId | None,
    gone: ClauseId,
    stamp: Stamp,
) -> None:
    """Moves a clause and its footnotes to the place after another clause of a row.

    `gone` is a fresh id for the mark at the old place. A clause that was moved before keeps its first mark; one moved
    back to it loses both marks. Struck clauses do not move.
    """
    clause = tx.clause(identity)
    if is_struck(clause) or after == identity:
        return
    source, _ = tx.index.places[identity]
    notes = notes_after(tx, identity)
    if after in {note.id for note in notes}:
        return
    own = owns(tx, identity)
    marked = clause
    if not own and not clause.inserted and not clause.moved:
        placeholder = Clause(gone, Kind.GONE, level=clause.level, ref=identity)
        tx.add(InsertClauses(source, before(tx, identity), (placeholder,)))
        marked = replace(clause, moved=(stamp,))
    tx.add(RemoveClauses(source, before(tx, identity), (clause, *notes)))
    tx.add(InsertClauses(owner, after, (marked, *notes)))
    if marked.moved:
        _settle(tx, identity)


def _settle(tx: Transform, identity: ClauseId) -> None:
    """Drops the marks of a move that ends where it began."""
    gone = gone_of(tx, identity)
    if gone is None:
        return
    owner, at = tx.index.places[identity]
    other, place = tx.index.places[gone.id]
    notes = notes_after(tx, identity)
    if owner == other and place in (at - 1, at + len(notes) + 1):
        tx.add(RemoveClauses(owner, before(tx, gone.id), (gone,)))
        clause = tx.clause(identity)
        tx.add(set_clause(clause, replace(clause, moved=())))
