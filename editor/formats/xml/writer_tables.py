"""Tables as blocks: a row on each line, a cell with one paragraph as that paragraph, one with several as a box of them.

Marks that all paragraphs of a row share are written on the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from editor.core.model.clause import Cell, Kind
from editor.core.model.inline import Stamps
from editor.formats.xml.characters import attribute, required
from editor.formats.xml.schema import implied_id
from editor.formats.xml.writer_inline import stamped

if TYPE_CHECKING:
    from editor.formats.xml.writer_blocks import Anchored, Blocks

_Box = tuple[Cell, list["Anchored"]]


def table(blocks: Blocks, units: Sequence[Anchored], start: int) -> int:
    """Writes the table that begins at `start`; gives the place after it."""
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
    blocks.lines.append(f"<table{_named(blocks, first.table)}>")
    for row, cells in groupby(boxes, key=lambda box: box[0].row):
        blocks.lines.append(_row(blocks, row, list(cells)))
    blocks.lines.append("</table>")
    return end


def _named(blocks: Blocks, identity: str) -> str:
    """The id of a table or row; where it was begun before, a reference to that."""
    if identity in blocks.tables:
        return required("ref", identity)
    blocks.tables.add(identity)
    return required("id", identity) + blocks.kept.attributes(identity)


def _row(blocks: Blocks, identity: str, boxes: list[_Box]) -> str:
    clauses = [unit.clause for _, box in boxes for unit in box]
    head = all(cell.header for cell, _ in boxes)
    inserted = clauses[0].inserted if all(c.inserted == clauses[0].inserted for c in clauses) else ()
    deleted = clauses[0].deleted if all(c.deleted == clauses[0].deleted for c in clauses) else ()
    parts = [f"<row{_named(blocks, identity)}"]
    parts.append((required("head", "true") if head else "") + stamped("ins-", inserted) + stamped("del-", deleted))
    parts.append(">")
    column = 0
    for cell, box in boxes:
        own = attribute("column", str(cell.column) if cell.column != column else "")
        own += attribute("cols", str(cell.columns) if cell.columns != 1 else "")
        own += attribute("rows", str(cell.rows) if cell.rows != 1 else "")
        own += attribute("head", str(cell.header).lower() if cell.header != head else "")
        parts.append(_cell(blocks, own, cell, box, (inserted, deleted)))
        column = cell.column + cell.columns
    return "".join((*parts, "</row>"))


def _cell(blocks: Blocks, own: str, cell: Cell, box: list[Anchored], row: tuple[Stamps, Stamps]) -> str:
    first = box[0].clause
    if len(box) == 1 and first.kind is Kind.CELL:
        return blocks.line("cell", box[0], own, implied=implied_id(cell.row, "cell", str(cell.column)), row=row)
    parts = [blocks.line("p", u, row=row) if u.clause.kind is Kind.CELL else blocks.block(u, row) for u in box]
    return f"<cell{own}{blocks.kept.attributes(first.id + '/cell')}>{''.join(parts)}</cell>"
