"""Tables as they are read: which cells span how many rows, and what a tracked row or cell adds to its paragraphs."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from lxml import etree

from editor.core.model.clause import Cell
from editor.core.model.ids import derived_id
from editor.formats.docx.marks_in import Marked
from editor.formats.docx.names import qn
from editor.formats.docx.revisions import Revisions
from editor.formats.docx.runs import Flow
from editor.formats.docx.styles_in import measure
from editor.formats.docx.tally import Tally

_VAL = qn("w:val")
_INS, _DEL = qn("w:ins"), qn("w:del")
_TR, _TC, _TRPR, _TCPR = qn("w:tr"), qn("w:tc"), qn("w:trPr"), qn("w:tcPr")
_COLUMN_LIMIT = 1000


class Cells(Protocol):
    """What reads the paragraphs of a cell."""

    flow: Flow
    revisions: Revisions
    tally: Tally
    row: list[Marked]

    def cell(self, element: etree._Element, cell: Cell) -> list[Marked]: ...


class Table:
    """One table as it is read: which cells span how many rows."""

    def __init__(self, blocks: Cells, identity: str) -> None:
        self._blocks = blocks
        self._identity = identity
        self._rows = 0
        self._open: dict[int, list[Marked]] = {}

    def read(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == _TR:
                self._row(child)
            elif child.tag not in (qn("w:tblPr"), qn("w:tblGrid")):
                self._wrapped(child)

    def _wrapped(self, element: etree._Element) -> None:
        """Rows inside a change, a content control or other markup."""
        flow = self._blocks.flow
        before = (flow.inserted, flow.deleted)
        if element.tag == _INS:
            flow.inserted = flow.inserted or self._blocks.revisions.stamps(element)
        elif element.tag == _DEL:
            flow.deleted = flow.deleted or self._blocks.revisions.stamps(element)
        self.read(element)
        flow.inserted, flow.deleted = before

    def _row(self, element: etree._Element) -> None:
        blocks, flow = self._blocks, self._blocks.flow
        self._rows += 1
        row = derived_id("w", self._identity, str(self._rows))
        column, header = 0, False
        before = (flow.inserted, flow.deleted)
        properties = element.find(_TRPR)
        if properties is not None:
            for child in properties:
                if child.tag == _INS:
                    flow.inserted = flow.inserted or blocks.revisions.stamps(child)
                elif child.tag == _DEL:
                    flow.deleted = flow.deleted or blocks.revisions.stamps(child)
                elif child.tag == qn("w:gridBefore"):
                    column = _small(child.get(_VAL))
                elif child.tag == qn("w:tblHeader"):
                    header = child.get(_VAL) not in ("0", "false", "off")
        reached: set[int] = set()
        for cell in cells_of(element):
            column = self._cell(cell, row, column, header, reached)
        for place in [place for place in self._open if place not in reached]:
            del self._open[place]
        flow.inserted, flow.deleted = before

    def _cell(self, element: etree._Element, row: str, column: int, header: bool, reached: set[int]) -> int:
        blocks, flow = self._blocks, self._blocks.flow
        span, continues, restarts = 1, False, False
        before = (flow.inserted, flow.deleted)
        properties = element.find(_TCPR)
        if properties is not None:
            for child in properties:
                if child.tag == qn("w:gridSpan"):
                    span = max(1, _small(child.get(_VAL)))
                elif child.tag == qn("w:vMerge"):
                    restarts = child.get(_VAL) == "restart"
                    continues = not restarts
                elif child.tag == qn("w:cellIns"):
                    flow.inserted = flow.inserted or blocks.revisions.stamps(child)
                elif child.tag == qn("w:cellDel"):
                    flow.deleted = flow.deleted or blocks.revisions.stamps(child)
                elif child.tag == qn("w:cellMerge"):
                    blocks.tally.add("merged cells")
        start = len(blocks.row)
        found = blocks.cell(element, Cell(self._identity, row, column, span, 1, header))
        flow.inserted, flow.deleted = before
        above = self._open.get(column)
        if continues and above is not None and not any(m.pieces for m in found):
            del blocks.row[start:]
            for marked in above:
                assert marked.paragraph.cell is not None
                marked.paragraph.cell = replace(marked.paragraph.cell, rows=marked.paragraph.cell.rows + 1)
            reached.add(column)
        elif restarts:
            self._open[column] = found
            reached.add(column)
        return min(column + span, _COLUMN_LIMIT)


def _small(text: str | None) -> int:
    return max(0, min(measure(text), _COLUMN_LIMIT))


def rows_of(element: etree._Element) -> list[etree._Element]:
    """The rows of a table, whatever they are wrapped in."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == _TR:
            found.append(child)
        elif child.tag not in (qn("w:tblPr"), qn("w:tblGrid")):
            found += rows_of(child)
    return found


def cells_of(element: etree._Element) -> list[etree._Element]:
    """The cells of a row, whatever they are wrapped in."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == _TC:
            found.append(child)
        elif child.tag not in (_TRPR, qn("w:tblPrEx")):
            found += cells_of(child)
    return found
