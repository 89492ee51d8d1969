"""Tables as lines: a row on each line, a cell with one paragraph as that paragraph, one with several as a box of them.

Marks that all paragraphs of a row share are written on the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from editor.core.model.clause import Cell, Kind
from editor.formats.xml.characters import attribute, required
from editor.formats.xml.schema import implied_id
from editor.formats.xml.writer_inline import stamped
from editor.formats.xml.writer_lines import Anchored, Lines, Marks

_Box = tuple[Cell, list[Anchored]]


def table(lines: Lines, units: Sequence[Anchored], start: int) -> tuple[list[str], int]:
    """The lines of the table that begins at `start`, and the place after it."""
    first = units[start].clause.cell
    assert first is not None
    boxes: list[_Box] = []
    end = start
    while end < len(units):
        cell = units[end].clause.cell
        if cell is None or cell.table != first.table:
            break
        if boxes and boxes[-1][0] == cell:
            boxes[-1][1].append(units[end])
        else:
            boxes.append((cell, [units[end]]))
        end += 1
    rows = groupby(boxes, key=lambda box: box[0].row)
    start_tag = f"<table{_named(lines, first.table)}>"
    return [start_tag, *(_row(lines, row, list(cells)) for row, cells in rows), "</table>"], end


def _named(lines: Lines, identity: str) -> str:
    """The id of a table or row; where it was begun before, a reference to that."""
    if identity in lines.begun:
        return required("ref", identity)
    lines.begun.add(identity)
    return required("id", identity) + lines.kept.attributes(identity)


def _row(lines: Lines, identity: str, boxes: list[_Box]) -> str:
    clauses = [unit.clause for _, box in boxes for unit in box]
    head = all(cell.header for cell, _ in boxes)
    inserted = clauses[0].inserted if all(c.inserted == clauses[0].inserted for c in clauses) else ()
    deleted = clauses[0].deleted if all(c.deleted == clauses[0].deleted for c in clauses) else ()
    parts = [f"<row{_named(lines, identity)}"]
    parts.append((required("head", "true") if head else "") + stamped("ins-", inserted) + stamped("del-", deleted))
    parts.append(">")
    column = 0
    for cell, box in boxes:
        own = attribute("column", str(cell.column) if cell.column != column else "")
        own += attribute("cols", str(cell.columns) if cell.columns != 1 else "")
        own += attribute("rows", str(cell.rows) if cell.rows != 1 else "")
        own += attribute("head", str(cell.header).lower() if cell.header != head else "")
        parts.append(_cell(lines, own, cell, box, (inserted, deleted)))
        column = cell.column + cell.columns
    return "".join((*parts, "</row>"))


def _cell(lines: Lines, own: str, cell: Cell, box: list[Anchored], row: Marks) -> str:
    first = box[0].clause
    if len(box) == 1 and first.kind is Kind.CELL:
        return lines.line("cell", box[0], own, implied=implied_id(cell.row, "cell", str(cell.column)), row=row)
    parts = [lines.line("p", u, row=row) if u.clause.kind is Kind.CELL else lines.block(u, row) for u in box]
    return f"<cell{own}{lines.kept.attributes(first.id + '/cell')}>{''.join(parts)}</cell>"
