"""Rows of a table: blocks that follow each other in the document and stand side by side on the page.

A row is the longest run of neighbouring cell blocks with the same table and row number. The first block of a row
carries its whole height; the others take none and are moved back up to where they belong.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock

from editor.ui.canvas.block_layout import PageSetting, Placed, lay_out_block
from editor.ui.canvas.block_look import CellPlace, look_of

CELL_PADDING = 6


def row_of(block: QTextBlock) -> tuple[QTextBlock, int]:
    """The first block of the row in which a cell block stands, and the number of blocks in the row."""
    place = look_of(block).cell
    first, count = block, 1
    previous = block.previous()
    while previous.isValid() and _same_row(place, look_of(previous).cell):
        first, count, previous = previous, count + 1, previous.previous()
    following = block.next()
    while following.isValid() and _same_row(place, look_of(following).cell):
        count, following = count + 1, following.next()
    return first, count


def _same_row(one: CellPlace | None, other: CellPlace | None) -> bool:
    return one is not None and other is not None and (one.table, one.row) == (other.table, other.row)


def lay_out_row(blocks: Sequence[tuple[QTextBlock, Placed]], setting: PageSetting, *, is_first: bool) -> list[int]:
    """Lay out the blocks of a row as columns and return the heights they take in the page."""
    measures = setting.measures
    left, total = measures.label_x, measures.text_end - measures.label_x
    padding = measures.px(CELL_PADDING)
    offset, column, row_height = 0, -1, 0
    offsets = []
    for block, placed in blocks:
        place = look_of(block).cell
        assert place is not None
        if place.column != column:
            offset, column = 0, place.column
        start = left + total * place.column // place.columns
        stop = left + total * min(place.column + place.column_span, place.columns) // place.columns
        placed.cell_left, placed.cell_width = start + padding, max(stop - start - 2 * padding, padding)
        lay_out_block(block, placed, setting, is_first=False)
        offsets.append(offset)
        offset += placed.height
        row_height = max(row_height, offset)
    space = 0 if is_first or not _opens_table(blocks) else measures.px(8)
    heights = []
    for number, ((_, placed), inner) in enumerate(zip(blocks, offsets, strict=True)):
        placed.row_height, placed.row_top = row_height, inner
        placed.shift = inner + space - (row_height + space if number else 0)
        heights.append(0 if number else row_height + space)
    return heights


def _opens_table(blocks: Sequence[tuple[QTextBlock, Placed]]) -> bool:
    place = blocks[0][1].look.cell
    before = look_of(blocks[0][0].previous()).cell if blocks[0][0].previous().isValid() else None
    return place is not None and (before is None or before.table != place.table)
