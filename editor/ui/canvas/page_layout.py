"""The layout of the page: a document layout for a stock text editor that lays out only what is looked at.

One text block is one paragraph. Heights of blocks nobody has seen are estimates; they are corrected when the blocks
come into view, and the scroll anchor moves the view along, so that the text in sight stays where it is. A key press
lays out one block and repaints it; nothing here walks over all blocks except a change of the whole page.
"""

from __future__ import annotations

from enum import Enum, unique

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPainter, QTextBlock, QTextDocument, QTextFrame
from PySide6.QtWidgets import QTextEdit

from editor.ui.canvas.block_layout import Placed
from editor.ui.canvas.block_look import BlockLook, LookData, attach_look
from editor.ui.canvas.fonts import page_font
from editor.ui.canvas.measures import Measures, PageOptions
from editor.ui.canvas.overlays import is_right_to_left
from editor.ui.canvas.page_blocks import PageBlocks, Splice
from editor.ui.canvas.painting import PagePainter
from editor.ui.canvas.scroll_anchor import ScrollAnchor
from editor.ui.canvas.strokes import position_at, x_of

_FAR = 1 << 24
_SLACK = 6


@unique
class Zone(Enum):
    """The columns of the paper a point can fall into."""

    TAG = "tag"
    BAR = "bar"
    LABEL = "label"
    TEXT = "text"
    BADGE = "badge"


class PageLayout(QAbstractTextDocumentLayout):
    """The layout of a document as a page of clauses on a desk.

    `PageLayout(document)` installs itself and ties itself to the editor that owns the document.
    """

    def __init__(self, document: QTextDocument, options: PageOptions | None = None) -> None:
        super().__init__(document)
        options = options or PageOptions()
        self._document = document
        self._options = options
        self._blocks = PageBlocks(document, options)
        self._painter = PagePainter(self._blocks)
        self._anchor: ScrollAnchor | None = None
        self._announced = 0
        self._desk_width = 0
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(_body_font(options))
        document.setDocumentLayout(self)
        owner = document.parent()
        while owner is not None and not isinstance(owner, QTextEdit):
            owner = owner.parent()
        if owner is not None:
            self.attach(owner)

    def attach(self, edit: QTextEdit) -> None:
        """Keep the text steady in the editor that shows this document, if that is not the one that owns it."""
        if self._anchor is None or self._anchor.parent() is not edit:
            self._anchor = ScrollAnchor(edit, self)

    # What the window asks and sets.

    @property
    def options(self) -> PageOptions:
        """The options the page is set with."""
        return self._options

    @property
    def measures(self) -> Measures:
        """The measures of the page as it stands on the desk now."""
        return self._blocks.measures

    def set_options(self, options: PageOptions) -> None:
        """Set theme, zoom, direction, script or faces; the text at the top of the window stays there."""
        if options == self._options:
            return
        factor = options.zoom / self._options.zoom
        held = self._anchor.hold() if self._anchor is not None else None
        self._options = options
        if factor != 1:
            self._blocks.index.rescale(factor)
        self._blocks.renew(options, self._width())
        self._painter.renew()
        self.apply_font()
        if self._anchor is not None and held is not None:
            self._anchor.release(held, factor)
        self.announce()
        self._repaint()

    def apply_font(self) -> None:
        """Gives the document the letters of the page again, after a widget handed down its own."""
        font = _body_font(self._options)
        if font != self._document.defaultFont():
            self._document.setDefaultFont(font)

    def set_look(self, block: QTextBlock, look: BlockLook) -> None:
        """Give a block another look and repaint it; use `attach_look` inside an edit of the document."""
        data = block.userData()
        if isinstance(data, LookData) and data.look == look:
            return
        attach_look(block, look)
        number = block.blockNumber()
        if 0 <= number < len(self._blocks.index):
            entry, top = self._blocks.index.located(number)
            entry.version = -1
            if self._anchor is None or self._anchor.sees(self._blocks.origin + top + entry.shift, entry.height):
                self._follow(Splice(number, number, 1))

    def set_current(self, block: QTextBlock | None) -> None:
        """Put the ground of the clause with the caret behind a block, or behind none."""
        entry = self._entry_of(block)
        if entry is not self._painter.current:
            old, self._painter.current = self._painter.current, entry
            self._repaint_entries(old, entry)

    def set_ring(self, block: QTextBlock | None) -> None:
        """Draw the ring of the keyboard focus around a block, or around none."""
        old, self._painter.ring = self._painter.ring, self._entry_of(block)
        self._repaint_entries(old, self._painter.ring)

    def set_selected_blocks(self, first: int, last: int) -> None:
        """Show whole clauses as selected, from one block number to another; an empty range shows none."""
        self._painter.selected = range(first, last + 1)
        self._repaint()

    def block_rect(self, block: QTextBlock) -> QRectF:
        """The place of a block in document coordinates, from edge to edge of the paper."""
        return self.blockBoundingRect(block)

    def caret_rect(self, block: QTextBlock, offset: int) -> QRectF:
        """The place of the caret before a character of a block, in document coordinates."""
        rect = self.blockBoundingRect(block)
        layout = block.layout()
        line = layout.lineForTextPosition(offset)
        if not line.isValid():
            return QRectF(rect.x(), rect.y(), 1, 10)
        x = rect.x() + x_of(line, offset)
        return QRectF(x, rect.y() + line.y(), self._painter.caret_width, line.height())

    def block_at(self, point: QPointF) -> tuple[QTextBlock, Zone]:
        """The block at a point of the document, or the nearest one, and the column of the paper the point is in."""
        measures = self._blocks.measures
        x = point.x() - measures.paper_left
        block = self._blocks.block_near(x, point.y())
        entry = self._entry_of(block)
        if measures.mirrored:
            x = measures.paper_width - x
        text_left = entry.left if entry is not None else measures.text_x
        if x < measures.bar_x - measures.px(4):
            return block, Zone.TAG
        if x < measures.bar_x + measures.px(8):
            return block, Zone.BAR
        if x >= measures.text_end + measures.px(8):
            return block, Zone.BADGE
        in_table = entry is not None and entry.look.cell is not None
        return block, Zone.LABEL if x < text_left and not in_table else Zone.TEXT

    def number_at(self, y: float) -> int:
        """The number of the block at a height of the document, by what is known so far."""
        return self._blocks.number_at(y)

    def top_of(self, number: int) -> int:
        """Where a block begins, by its number and without laying anything out."""
        return self._blocks.top(min(number, len(self._blocks.index) - 1))

    def settle(self, top: float, height: int, caret: int) -> int:
        """Lay out what a window onto the page shows; the result is how far the window has to move."""
        return self._blocks.settle(top, height, caret)

    def announce(self) -> None:
        """Tell the editor the size of the page if it has changed; never in the middle of painting."""
        height = self._blocks.height
        if height != self._announced:
            self._announced = height
            self.documentSizeChanged.emit(self.documentSize())

    # What Qt asks.

    def documentSize(self) -> QSizeF:
        """The desk with the paper on it."""
        measures = self._blocks.measures
        return QSizeF(measures.paper_width + 2 * measures.paper_left, self._blocks.height)

    def pageCount(self) -> int:
        """One page without an end; pages are for print."""
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """The whole desk: there is one frame."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The place of a block; it is laid out for the answer."""
        blocks = self._blocks
        number = block.blockNumber()
        if not 0 <= number < len(blocks.index):
            return QRectF()
        entry, top = blocks.index.located(number)
        if entry.version != blocks.version and blocks.is_in_step:
            blocks.ensure(number, block)
            self.announce()
            entry, top = blocks.index.located(number)
        measures = blocks.setting.measures
        return QRectF(measures.paper_left, blocks.origin + top + entry.shift, measures.paper_width, entry.height)

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override]
        """The position in the document at a point, or -1 where an exact answer is asked for and there is no text."""
        exact = accuracy == Qt.HitTestAccuracy.ExactHit
        measures = self._blocks.measures
        block = self._blocks.block_near(point.x() - measures.paper_left, point.y())
        if not block.isValid():
            return -1
        rect = self.blockBoundingRect(block)
        entry = self._blocks.index.entry(block.blockNumber())
        x, y = point.x() - rect.x(), point.y() - rect.y()
        layout = block.layout()
        count = min(layout.lineCount(), 1) if entry.look.elided else layout.lineCount()
        for number in range(count):
            line = layout.lineAt(number)
            if y < line.y() + line.height() + 2 or number == count - 1:
                if exact and not line.naturalTextRect().contains(x, y):
                    return -1
                return block.position() + position_at(line, x, mixed=is_right_to_left(block.text()))
        return -1 if exact else block.position()

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Follow an edit: find out which blocks changed, lay out those in sight, repaint them."""
        blocks = self._blocks
        if blocks.busy:
            return
        if start == 0 and removed == 0 and blocks.is_in_step and added >= self._document.characterCount() - 1:
            self._follow_whole()
            return
        if start == 0 and removed >= self._document.characterCount() - 1:
            blocks.setting.reader.forget()
        splice = blocks.splice(start, added)
        if splice is None:
            blocks.restart()
            splice = Splice(0, len(blocks.index) - 1, len(blocks.index))
        self._follow(splice)

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint what lies in the clip of the context."""
        height = self._blocks.height
        if context.cursorPosition != -1:
            self._painter.caret_width = int(self.property("cursorWidth") or 1)
        self._painter.paint(painter, context)
        if height != self._blocks.height:
            QTimer.singleShot(0, self, self.announce)

    # What follows from changes.

    def _width(self) -> int:
        return max(int(self._document.pageSize().width()), 0) or 800

    def _follow_whole(self) -> None:
        """Another width, another font, or a change of everything in a document of one block."""
        width = self._width()
        only_width = width != self._desk_width and len(self._blocks.index) > 1
        self._desk_width = width
        self._blocks.renew(self._options, width, force=not only_width)
        if self._anchor is not None:
            self._anchor.settle()
        self.announce()
        self._repaint()

    def _follow(self, splice: Splice) -> None:
        blocks = self._blocks
        window = self._anchor.window if self._anchor is not None else None
        old_height = blocks.index.height(splice.first)
        if splice.is_local:
            blocks.ensure(splice.first, self._document.findBlockByNumber(splice.first))
        elif window is not None:
            for number, block in list(blocks.fresh_between(window[0], window[0] + window[1])):
                blocks.ensure(number, block)
        top = blocks.top(splice.first)
        growth = blocks.height - self._announced
        if growth:
            self.announce()
            if self._anchor is not None and window is not None:
                end = blocks.origin + blocks.index.top(splice.last + 1)
                if end - growth <= window[0]:
                    self._anchor.shift(growth)
        same = splice.is_local and not growth
        reach = blocks.measures.px(2) + 1
        self._emit_update(top, old_height + reach if same else _FAR)

    def _entry_of(self, block: QTextBlock | None) -> Placed | None:
        number = block.blockNumber() if block is not None else -1
        return self._blocks.index.entry(number) if 0 <= number < len(self._blocks.index) else None

    def _repaint_entries(self, *entries: Placed | None) -> None:
        numbers = {id(entry) for entry in entries if entry is not None}
        for number in self._painter.numbers_in_sight():
            entry = self._blocks.index.entry(number)
            if id(entry) in numbers:
                self._emit_update(self._blocks.top(number) - _SLACK, entry.height + 2 * _SLACK)

    def _repaint(self) -> None:
        self._emit_update(0, _FAR)

    def _emit_update(self, top: float, height: float) -> None:
        # A block never paints on the edges of the paper: without them one ground is enough.
        measures = self.measures
        left, width = (0, _FAR) if height >= _FAR else (measures.paper_left + 5, measures.paper_width - 10)
        self.update[QRectF].emit(QRectF(left, top, width, height))  # type: ignore[index]


def _body_font(options: PageOptions) -> QFont:
    return page_font(options.families, max(round(16 * options.zoom), 4))
