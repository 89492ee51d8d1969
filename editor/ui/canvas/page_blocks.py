"""The blocks of a page in order: which are laid out, how high they are, where they begin.

This is the memory behind the page layout. It follows the document by block numbers, lays out a block (or the row of a
table) when somebody asks for it, and knows nothing of widgets, signals or painting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextDocument

from editor.ui.canvas.block_layout import PageSetting, Placed, estimated_height, lay_out_block
from editor.ui.canvas.block_look import look_of
from editor.ui.canvas.heights import HeightIndex
from editor.ui.canvas.measures import DESK_TOP, PAPER_PADDING, Measures, PageOptions, measures_of
from editor.ui.canvas.overlays import MarkReader
from editor.ui.canvas.strokes import Ink
from editor.ui.canvas.table_rows import lay_out_row, row_of

KEPT_LAYOUTS = 1500


@dataclass(frozen=True, slots=True)
class Splice:
    """What an edit of the document did to the blocks: the first and last new block, and how many there were before."""

    first: int
    last: int
    before: int

    @property
    def is_local(self) -> bool:
        """Whether one block changed and none came or went."""
        return self.first == self.last and self.before == 1


class PageBlocks:
    """Heights and layouts of all blocks of a document."""

    def __init__(self, document: QTextDocument, options: PageOptions) -> None:
        self.document = document
        self.index: HeightIndex[Placed] = HeightIndex()
        self.setting = PageSetting(options, measures_of(options, 800), MarkReader())
        self.version = 0
        self.busy = False
        self._laid_out = 0
        self._origin = 0
        self._desk_width = 800
        self.renew(options, 800)

    @property
    def measures(self) -> Measures:
        """The measures of the page."""
        return self.setting.measures

    @property
    def origin(self) -> int:
        """Where the first block begins, in document coordinates."""
        return self._origin

    @property
    def height(self) -> int:
        """The height of desk and paper together."""
        return 2 * self._origin + self.index.total

    @property
    def is_in_step(self) -> bool:
        """Whether the document has as many blocks as are known here; not so in the middle of an edit."""
        return self.document.blockCount() == len(self.index)

    def renew(self, options: PageOptions, desk_width: int, *, force: bool = True) -> None:
        """Take new options or another width; all layouts are void unless the paper merely moved on the desk."""
        measures = measures_of(options, desk_width)
        old = self.setting.measures
        moved_only = desk_width != self._desk_width and measures.paper_width == old.paper_width
        self._desk_width = desk_width
        self.setting = PageSetting(options, measures, self.setting.reader)
        self._origin = DESK_TOP + measures.px(PAPER_PADDING)
        if force or not moved_only:
            self.version += 1
            self._laid_out = 0

    def is_valid(self, number: int) -> bool:
        """Whether a block is laid out as it should be."""
        return self.index.entry(number).version == self.version

    def top(self, number: int) -> int:
        """Where a block begins in document coordinates."""
        placed, top = self.index.located(number)
        return self._origin + top + placed.shift

    def number_at(self, y: float) -> int:
        """The number of the block at a height of the document; in a table the first block of the row."""
        return self.index.index_at(y - self._origin)

    def ensure(self, number: int, block: QTextBlock) -> None:
        """Lay out a block, and with a cell its whole row, unless that has been done."""
        placed = self.index.entry(number)
        if placed.version == self.version:
            return
        self.busy = True
        try:
            if look_of(block).cell is None:
                self._lay_out_one(number, block, placed)
            else:
                self._lay_out_row(block)
        finally:
            self.busy = False

    def _lay_out_one(self, number: int, block: QTextBlock, placed: Placed) -> None:
        was_dressed = placed.dressed
        height = lay_out_block(block, placed, self.setting, is_first=number == 0)
        placed.shift = 0
        placed.version = self.version
        self._laid_out += 1
        self.index.set_height(number, height)
        if was_dressed or placed.dressed:
            self._take_note(block)

    def _lay_out_row(self, block: QTextBlock) -> None:
        first, count = row_of(block)
        number = first.blockNumber()
        members = []
        for offset in range(count):
            members.append((first, self.index.entry(number + offset)))
            first = first.next()
        heights = lay_out_row(members, self.setting, is_first=number == 0)
        for offset, (height, (member, placed)) in enumerate(zip(heights, members, strict=True)):
            placed.version = self.version
            self.index.set_height(number + offset, height)
            self._take_note(member)
        self._laid_out += count

    def _take_note(self, block: QTextBlock) -> None:
        """Keep our own formats out of the next real change: the document would count them in."""
        self.document.markContentsDirty(block.position(), 0)

    def block_near(self, x: float, y: float) -> QTextBlock:
        """The block at a point, or the nearest one; `x` counts from the edge of the paper."""
        number = self.number_at(y)
        block = self.document.findBlockByNumber(number)
        if not block.isValid():
            return block
        self.ensure(number, block)
        number_now = self.number_at(y)
        if number_now != number:
            number, block = number_now, self.document.findBlockByNumber(number_now)
            self.ensure(number, block)
        return block if self.index.entry(number).look.cell is None else self._cell_near(number, x, y)

    def _cell_near(self, number: int, x: float, y: float) -> QTextBlock:
        first, count = row_of(self.document.findBlockByNumber(number))
        base = first.blockNumber()
        best, best_distance = first, float("inf")
        block = first
        for offset in range(count):
            placed = self.index.entry(base + offset)
            left = self.measures.place(placed.cell_left, placed.cell_width)
            top = self.top(base + offset)
            sideways = max(left - x, x - left - placed.cell_width, 0)
            upright = max(top - y, y - top - placed.height, 0)
            distance = sideways * 1e4 + upright
            if distance < best_distance:
                best, best_distance = block, distance
            block = block.next()
        return best

    def splice(self, start: int, added: int) -> Splice | None:
        """Follow an edit of the document; None when it cannot be told what changed and all has to start again."""
        document, count, known = self.document, self.document.blockCount(), len(self.index)
        first = document.findBlock(start)
        last = document.findBlock(min(start + added, document.characterCount() - 1))
        if not first.isValid() or not last.isValid():
            return None
        low, high = first.blockNumber(), last.blockNumber()
        before = high - low + 1 - (count - known)
        if before < 0 or low + before > known:
            return None
        if low == high and before == 1:
            self.index.entry(low).version = -1
            return Splice(low, high, 1)
        self._replace(first, Splice(low, high, before))
        return Splice(low, high, before)

    def _replace(self, block: QTextBlock, splice: Splice) -> None:
        low, before, now = splice.first, splice.before, splice.last - splice.first + 1
        entries, heights = [], []
        for offset in range(now):
            kept = offset < before
            placed = self.index.entry(low + offset) if kept else Placed()
            placed.version = -1
            entries.append(placed)
            heights.append(self.index.height(low + offset) if kept else estimated_height(block.length(), self.setting))
            block = block.next()
        self.index.splice(low, before, entries, heights)
        for neighbour in (low - 1, low + now):
            if 0 <= neighbour < len(self.index):
                placed = self.index.entry(neighbour)
                if placed.look.cell is not None or (neighbour == low + now and not low):
                    placed.version = -1

    def restart(self) -> None:
        """Forget everything and estimate all heights anew."""
        self.setting.reader.forget()
        entries, heights = [], []
        block = self.document.begin()
        while block.isValid():
            entries.append(Placed())
            heights.append(estimated_height(block.length(), self.setting))
            block = block.next()
        self.index.splice(0, len(self.index), entries, heights)
        self._laid_out = 0

    def fresh_between(self, top: float, bottom: float) -> Iterator[tuple[int, QTextBlock]]:
        """The blocks in a stretch of the page that are not laid out yet."""
        number = self.number_at(top)
        y = self._origin + self.index.top(number)
        block: QTextBlock | None = None
        while number < len(self.index) and y < bottom:
            y += self.index.height(number)
            if not self.is_valid(number):
                if block is None or block.blockNumber() != number:
                    block = self.document.findBlockByNumber(number)
                yield number, block
            number += 1

    def settle(self, top: float, height: int, caret: int) -> int:
        """Lay out all that a window onto the page shows, and tell by how much the window must move to keep it steady.

        What was already laid out in the window stays in its place, the block with the caret before all others.
        """
        if not len(self.index) or not self.is_in_step:
            return 0
        moved, anchor = 0, -1
        for _ in range(16):
            fresh = list(self.fresh_between(top + moved, top + moved + height))
            if not fresh:
                break
            if anchor < 0:
                anchor = self._anchor(top, height, caret)
            before = self.index.top(anchor)
            for number, block in fresh:
                self.ensure(number, block)
            moved += self.index.top(anchor) - before
        if self._laid_out > KEPT_LAYOUTS:
            self._trim(top + moved, height)
        return moved

    def _anchor(self, top: float, height: int, caret: int) -> int:
        if 0 <= caret < len(self.index) and self.is_valid(caret):
            y = self.top(caret)
            if top - self.index.height(caret) < y < top + height:
                return caret
        first = number = self.number_at(top)
        y = self._origin + self.index.top(number)
        while number < len(self.index) and y < top + height:
            if self.is_valid(number):
                return number
            y += self.index.height(number)
            number += 1
        return first

    def _trim(self, top: float, height: int) -> None:
        """Give back the lines of blocks that are far away; their heights stay."""
        low, high = self.number_at(top - 20 * height), self.number_at(top + 21 * height)
        self._laid_out = 0
        block = self.document.begin()
        for number, placed in enumerate(self.index):
            if placed.version == self.version:
                if low <= number <= high:
                    self._laid_out += 1
                else:
                    placed.version = -1
                    placed.lines, placed.tints, placed.ink = Ink(), [], -1
                    block.clearLayout()
            block = block.next()
