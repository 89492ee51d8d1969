"""What a clause's look takes from its neighbours: the part it stands in, its place in a table, its footnote's mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Run
from editor.core.model.schema import opens_operative
from editor.core.model.views import note_marks
from editor.core.model.walk import clauses
from editor.ui.canvas.block_look import CellPlace


@dataclass(frozen=True, slots=True)
class ClauseContext:
    """Facts of one clause that come from around it."""

    preamble: bool = False
    cell: CellPlace | None = None
    note_deleted: bool = False


USUAL = ClauseContext()
"""The context of a clause that has nothing particular around it."""
_PREAMBLE = ClauseContext(preamble=True)


def contexts(document: Document) -> dict[ClauseId, ClauseContext]:
    """The contexts of a document; a clause without entry has the usual one."""
    found: dict[ClauseId, ClauseContext] = {}
    for proposal in document.proposals:
        preamble = False
        for clause in proposal.clauses:
            if clause.kind is Kind.OPENING:
                preamble = True
            elif clause.kind is Kind.CALL:
                preamble = not opens_operative(_text(clause)) and (preamble or _first_call(proposal.clauses, clause))
            elif clause.kind is Kind.ANNEX:
                preamble = False
            if preamble:
                found[clause.id] = _PREAMBLE
        _tables(proposal.clauses, found)
    for clause in clauses(document):
        for mark in note_marks(clause.inline):
            if mark.deleted:
                found[mark.note] = ClauseContext(note_deleted=True)
    return found


def keeps_contexts(gone: Sequence[Clause], come: Sequence[Clause]) -> bool:
    """Whether clauses that come in place of others leave the contexts of all others as they are."""
    known = {clause.id for clause in gone}
    for clause in (*gone, *come):
        if clause.kind in _TURNING or clause.cell is not None or (clause.kind is Kind.NOTE and clause.id not in known):
            return False
    return _struck_notes(gone) == _struck_notes(come)


_TURNING = (Kind.OPENING, Kind.CALL, Kind.ANNEX)


def _struck_notes(row: Sequence[Clause]) -> set[ClauseId]:
    return {mark.note for clause in row for mark in note_marks(clause.inline) if mark.deleted}


def turns(old: Clause, new: Clause) -> bool:
    """Whether other words make a call open another part of the text."""
    return new.kind is Kind.CALL and opens_operative(_text(old)) != opens_operative(_text(new))


def around(above: Sequence[Clause], known: dict[ClauseId, ClauseContext]) -> ClauseContext:
    """The context of an ordinary clause that comes after others."""
    for clause in reversed(above):
        context = known.get(clause.id, USUAL)
        if clause.kind is not Kind.NOTE and clause.cell is None and not context.note_deleted:
            return context
    return USUAL


def _text(clause: Clause) -> str:
    return "".join(piece.text for piece in clause.inline if isinstance(piece, Run) and not piece.deleted)


def _first_call(row: tuple[Clause, ...], call: Clause) -> bool:
    return next((clause for clause in row if clause.kind is Kind.CALL), None) is call


def _tables(row: tuple[Clause, ...], found: dict[ClauseId, ClauseContext]) -> None:
    tables: dict[str, list[Clause]] = {}
    for clause in row:
        if clause.cell is not None:
            tables.setdefault(clause.cell.table, []).append(clause)
    for number, cells in enumerate(tables.values()):
        order: dict[str, int] = {}
        columns = 1
        for clause in cells:
            assert clause.cell is not None
            order.setdefault(clause.cell.row, len(order))
            columns = max(columns, clause.cell.column + clause.cell.columns)
        for clause in cells:
            cell = clause.cell
            assert cell is not None
            at = order[cell.row]
            last = at + cell.rows >= len(order)
            place = CellPlace(number, at, cell.column, columns, cell.columns, cell.rows, cell.header, last)
            found[clause.id] = ClauseContext(cell=place)
