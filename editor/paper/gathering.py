"""Gathering the paragraphs of tables: cells that follow one another in the text become one table.

Where a table is broken (two cells in one place, spans that overlap) each cell gives way to the next, so that no words
are printed over others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from editor.core.model.clause import Cell
from editor.core.model.views import Paragraph as Part
from editor.paper.items import Paragraph, Table, TableCell

Setter = Callable[[Part], Paragraph | None]


def gathered(row: Iterable[Part], paragraph: Setter) -> Iterator[tuple[Part, Paragraph] | Table]:
    """The paragraphs of a row with their parts of the model, and its tables. A footnote that no mark calls waits for
    the end of the table it stands in."""
    cells: list[Part] = []
    waiting: list[Part] = []
    for part in row:
        cell = part.clause.cell
        if cells and cell is None and part.clause.kind.value == "note":
            waiting.append(part)
            continue
        if cells and (cell is None or cell.table != _cell(cells[0]).table):
            yield _table(cells, paragraph)
            yield from _plain(waiting, paragraph)
            cells, waiting = [], []
        if cell is None:
            yield from _plain([part], paragraph)
        else:
            cells.append(part)
    if cells:
        yield _table(cells, paragraph)
        yield from _plain(waiting, paragraph)


def _plain(parts: Iterable[Part], paragraph: Setter) -> Iterator[tuple[Part, Paragraph]]:
    for part in parts:
        made = paragraph(part)
        if made is not None:
            yield part, made


def _cell(part: Part) -> Cell:
    assert part.clause.cell is not None
    return part.clause.cell


def _table(parts: list[Part], paragraph: Setter) -> Table:
    rows: dict[str, int] = {}
    places: dict[tuple[int, int], list[Part]] = {}
    columns = 1
    for part in parts:
        cell = _cell(part)
        at = rows.setdefault(cell.row, len(rows))
        column = max(cell.column, 0)
        places.setdefault((at, column), []).append(part)
        columns = max(columns, column + max(cell.columns, 1))
    return Table(tuple(_cells(places, len(rows), paragraph)), len(rows), columns)


def _cells(places: dict[tuple[int, int], list[Part]], rows: int, paragraph: Setter) -> Iterator[TableCell]:
    starts: dict[int, list[int]] = {}
    for at, column in sorted(places):
        starts.setdefault(at, []).append(column)
    for (at, column), parts in sorted(places.items()):
        cell = _cell(parts[0])
        following = [start for start in starts[at] if start > column]
        end = min([column + max(cell.columns, 1), *following[:1]])
        last = at + 1
        while last < min(at + max(cell.rows, 1), rows) and not _meets(places, starts.get(last, ()), last, column, end):
            last += 1
        made = tuple(p for p in map(paragraph, parts) if p is not None)
        yield TableCell(at, column, end - column, last - at, cell.header, made)


def _meets(places: dict[tuple[int, int], list[Part]], starts: Iterable[int], row: int, column: int, end: int) -> bool:
    """Whether a cell of a row stands in the way of one that spans down between two columns."""
    return any(start < end and start + max(_cell(places[row, start][0]).columns, 1) > column for start in starts)
