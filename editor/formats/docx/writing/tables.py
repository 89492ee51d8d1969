"""Tables: cells laid on a grid, with spans, repeated header rows, and rows that came or went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.core.model.clause import Cell
from editor.formats.docx.writing.paragraphs import plain_paragraph, segment_paragraphs
from editor.formats.docx.writing.redline import DELETED, INSERTED
from editor.formats.docx.writing.sheet import Sheet
from editor.formats.docx.writing.strips import BASE, LIVING, Segment

TABLE_STYLE = "Tablegrid"


@dataclass(slots=True)
class _Span:
    """A cell that goes on into rows below: how many, and where it ends on the grid."""

    rows: int
    end: int


def table(sheet: Sheet, segments: Sequence[Segment], style: str = TABLE_STYLE) -> str:
    """A table of the text; empty where no view has any of its rows."""
    rows: dict[str, list[Segment]] = {}
    for segment in segments:
        if segment.cell is not None:
            rows.setdefault(segment.cell.row, []).append(segment)
    kept = [row for row in rows.values() if any(segment.views for segment in row)]
    if not kept:
        return ""
    edges = _edges([segment.cell for row in kept for segment in row if segment.cell is not None])
    open_: dict[int, _Span] = {}
    body = "".join(_row(sheet, row, edges, open_) for row in kept)
    return table_start(sheet, _widths(edges, sheet.layout.width), style) + body + "</w:tbl>"


def table_start(sheet: Sheet, widths: Sequence[int], style: str = TABLE_STYLE) -> str:
    """The opening of a table of these column widths."""
    visual = "<w:bidiVisual/>" if sheet.rtl else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def cell_start(width: int, span: int = 1, merge: str = "") -> str:
    """The opening of a cell; `merge` is empty, ``restart`` or ``continue``."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merged}</w:tcPr>'


def _edges(cells: Sequence[Cell]) -> list[int]:
    """The columns where some cell begins or ends: the lines of the grid."""
    found = {0}
    for cell in cells:
        found.update((max(cell.column, 0), max(cell.column, 0) + max(cell.columns, 1)))
    return sorted(found)


def _widths(edges: list[int], total: int) -> list[int]:
    unit = total / edges[-1]
    lines = [round(edge * unit) for edge in edges]
    return [max(right - left, 1) for left, right in pairwise(lines)]


def _row(sheet: Sheet, row: list[Segment], edges: list[int], open_: dict[int, _Span]) -> str:
    """One row. Where no clause stands, a cell from above goes on or an empty one fills the place."""
    widths = _widths(edges, sheet.layout.width)
    by_column: dict[int, list[Segment]] = {}
    for segment in row:
        assert segment.cell is not None
        by_column.setdefault(edges.index(max(segment.cell.column, 0)), []).append(segment)
    parts = [f"<w:tr>{_row_properties(sheet, row)}"]
    at, last = 0, len(edges) - 1
    while at < last:
        limit = min((column for column in by_column if column > at), default=last)
        here = by_column.get(at)
        if here is not None:
            cell = here[0].cell
            assert cell is not None
            end = min(edges.index(max(cell.column, 0) + max(cell.columns, 1)), limit)
            open_.pop(at, None)
            if cell.rows > 1:
                open_[at] = _Span(cell.rows - 1, end)
            parts.append(cell_start(sum(widths[at:end]), end - at, "restart" if cell.rows > 1 else ""))
            parts.append(_content(sheet, here) + "</w:tc>")
        elif at in open_:
            end = min(open_[at].end, limit)
            parts.append(cell_start(sum(widths[at:end]), end - at, "continue") + _empty(sheet) + "</w:tc>")
            open_[at].rows -= 1
            if not open_[at].rows or end != open_[at].end:
                del open_[at]
        else:
            end = min([limit, *(column for column in open_ if column > at)])
            parts.append(cell_start(sum(widths[at:end]), end - at) + _empty(sheet) + "</w:tc>")
        at = end
    return "".join(parts) + "</w:tr>"


def _row_properties(sheet: Sheet, row: list[Segment]) -> str:
    header = all(segment.cell is not None and segment.cell.header for segment in row)
    xml = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    views = 0
    for segment in row:
        views |= segment.views
    clauses = [strip.clause for segment in row for strip in segment.strips]
    if views == LIVING:
        by = next((clause.inserted for clause in clauses if clause.inserted), ())
        xml += sheet.redline.element(INSERTED, by)
    elif views == BASE:
        by = next((clause.deleted for clause in clauses if clause.deleted), ())
        xml += sheet.redline.element(DELETED, by)
    return f"<w:trPr>{xml}</w:trPr>"


def _content(sheet: Sheet, segments: list[Segment]) -> str:
    return "".join(segment_paragraphs(sheet, segment) for segment in segments) or _empty(sheet)


def _empty(sheet: Sheet) -> str:
    return plain_paragraph(sheet, "Tabletext", "")
