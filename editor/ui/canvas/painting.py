"""The painter of the page: paper, grounds, text, lines, margins and caret of the blocks that a clip touches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QPainter,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

from editor.ui.canvas.block_layout import Placed
from editor.ui.canvas.grounds import GroundPainter
from editor.ui.canvas.margin import MarginPen
from editor.ui.canvas.measures import DESK_TOP, STYLES
from editor.ui.canvas.overlays import is_right_to_left
from editor.ui.canvas.page_blocks import PageBlocks
from editor.ui.canvas.strokes import Device, Ink, Tint, draw_up, spans_of, x_of
from editor.ui.theme import Theme

_SLACK = 6
_FAR_EDGE = 40
_Selection = tuple[int, int, QColor]


class PagePainter:
    """Paints a page from what its blocks remember; pens, colours and devices are made once per theme and screen."""

    def __init__(self, blocks: PageBlocks) -> None:
        self._blocks = blocks
        self.current: Placed | None = None
        self.ring: Placed | None = None
        self.selected = range(0)
        self.caret_width = 1
        self._ink = 0
        self._ratio = 1.0
        self._clip = QRectF(0, 0, 1, 1)
        self.renew()

    def renew(self) -> None:
        """Take the theme and the measures that hold from now on."""
        options = self._blocks.setting.options
        theme: Theme = options.theme
        self._device = Device(self._ratio, options)
        self._is_fractional = self._ratio != int(self._ratio)
        self._text_pen = QPen(theme.color("text"))
        self._text_brush = QBrush(theme.color("text"))
        self._paper_brush = QBrush(theme.color("paper"))
        self._desk_brush = QBrush(theme.color("desk"))
        self._border_pen = QPen(theme.color("border"))
        self._selected_format = QTextCharFormat()
        # The system's own highlight comes with a colour of its own for the letters on it.
        self._has_own_highlight = theme.tokens.sel == theme.tokens.accent
        self._selected_format.setForeground(theme.color("on_accent" if self._has_own_highlight else "text"))
        self._pen = MarginPen(self._blocks.setting, self._device)
        self._grounds = GroundPainter(self._blocks.setting)
        self._setting = self._blocks.setting
        self._ink += 1

    def numbers_in_sight(self) -> range:
        """The numbers of the blocks around the last clip that was painted, with room on both sides."""
        count = len(self._blocks.index)
        low = self._blocks.number_at(self._clip.top() - 4000)
        return range(low, min(self._blocks.number_at(self._clip.bottom() + 4000) + 1, count))

    def paint(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the part of the page that lies in the clip of a context."""
        blocks = self._blocks
        ratio = painter.deviceTransform().m11() or 1.0
        if ratio != self._ratio or self._setting is not blocks.setting:
            self._ratio = ratio
            self.renew()
        clip = context.clip
        if not clip.isValid():
            clip = QRectF(0, 0, 1e6, blocks.height)
        self._clip = QRectF(clip)
        painter.save()
        self._paint_paper(painter, clip)
        if len(blocks.index) and blocks.is_in_step:
            self._paint_blocks(painter, clip, context)
        painter.restore()

    def _paint_paper(self, painter: QPainter, clip: QRectF) -> None:
        measures = self._blocks.measures
        paper = QRectF(measures.paper_left, DESK_TOP, measures.paper_width, self._blocks.height - 2 * DESK_TOP)
        if paper.adjusted(4, 4, -4, -4).contains(clip):
            painter.fillRect(clip, self._paper_brush)
            return
        painter.fillRect(clip, self._desk_brush)
        shown = paper.intersected(clip.adjusted(-_FAR_EDGE, -_FAR_EDGE, _FAR_EDGE, _FAR_EDGE))
        if clip.top() > paper.top() + 4 and clip.bottom() < paper.bottom() - 4:
            self._paint_paper_between(painter, clip, paper)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(self._border_pen)
        painter.setBrush(self._paper_brush)
        painter.drawRoundedRect(shown.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_paper_between(self, painter: QPainter, clip: QRectF, paper: QRectF) -> None:
        """Paint a stretch of the paper without its corners."""
        top, height = clip.top(), clip.height()
        painter.fillRect(QRectF(paper.left(), top, paper.width(), height), self._paper_brush)
        painter.fillRect(QRectF(paper.left(), top, 1, height), self._border_pen.brush())
        painter.fillRect(QRectF(paper.right() - 1, top, 1, height), self._border_pen.brush())

    def _touches(self, clip: QRectF, entry: Placed, y: int) -> bool:
        """Whether anything of a block lies in the clip: its ground reaches beyond it, its text does not fill it."""
        reach = _SLACK if entry is self.current or entry is self.ring or self.selected else 0
        above = entry.top // 2 if entry.look.cell is None and not reach else 0
        return clip.bottom() > y + above and clip.top() < y + entry.height + reach

    def _paint_blocks(self, painter: QPainter, clip: QRectF, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        blocks = self._blocks
        index = blocks.index
        bottom = clip.bottom() + _SLACK
        number = blocks.number_at(clip.top() - _SLACK)
        block = blocks.document.findBlockByNumber(number)
        y = blocks.origin + index.top(number)
        chosen = context.selections
        todo = (clip, _selections(chosen) if chosen else [], context.cursorPosition)
        for entry, height in index.walk(number):
            if entry.version != blocks.version:
                blocks.ensure(number, block)
                height = index.height(number)
            if entry.height and self._touches(clip, entry, y + entry.shift):
                self._paint_block(painter, block, entry, (number, y + entry.shift), todo)
            y += height
            if y >= bottom:
                break
            number += 1
            block = block.next()

    def _paint_block(
        self,
        painter: QPainter,
        block: QTextBlock,
        entry: Placed,
        place: tuple[int, int],
        context: tuple[QRectF, list[_Selection], int],
    ) -> None:
        clip, selections, caret = context
        number, y = place[0], float(place[1])
        left = float(self._blocks.measures.paper_left)
        if self._is_fractional:
            left, y = self._on_pixels(painter, left, y)
        layout = block.layout()
        if entry.ink != self._ink:
            self._draw_up(layout, block, entry)
        painter.translate(left, y)
        if entry is self.current:
            self._grounds.paint_ground(painter, entry, "cur")
        if number in self.selected:
            self._grounds.paint_selected(painter, entry)
        for tint in entry.tints:
            _paint_tint(painter, tint)
        chosen = self._paint_selections(painter, block, layout, entry, selections) if selections else []
        painter.setPen(self._text_pen)
        if entry.look.elided:
            layout.lineAt(0).draw(painter, QPointF())
        elif chosen and (entry.runs or self._has_own_highlight):
            layout.draw(painter, QPointF(), chosen, clip.translated(-left, -y))
        else:
            layout.draw(painter, QPointF(), [], clip.translated(-left, -y))
        entry.lines.paint(painter)
        entry.margin.paint(painter)
        if entry is self.ring:
            self._grounds.paint_ring(painter, entry)
        self._paint_caret(painter, block, layout, caret)
        painter.translate(-left, -y)

    def _on_pixels(self, painter: QPainter, left: float, y: float) -> tuple[float, float]:
        """The nearest corner that falls on a device pixel, for screens with a fraction of pixels."""
        at = painter.deviceTransform().map(QPointF(left, y))
        return left + (round(at.x()) - at.x()) / self._ratio, y + (round(at.y()) - at.y()) / self._ratio

    def _draw_up(self, layout: QTextLayout, block: QTextBlock, entry: Placed) -> None:
        entry.ink = self._ink
        entry.margin = self._pen.draw_up(entry, entry.margin)
        if entry.runs:
            pitch = self._blocks.measures.line(STYLES[entry.look.style])
            mixed = self._blocks.measures.mirrored or is_right_to_left(block.text())
            lines = 1 if entry.look.elided else layout.lineCount()
            entry.lines, entry.tints = draw_up(layout, entry.runs, self._device, pitch, mixed=mixed, lines=lines)
        elif entry.lines.pieces or entry.tints:
            entry.lines, entry.tints = Ink(), []

    def _paint_selections(
        self,
        painter: QPainter,
        block: QTextBlock,
        layout: QTextLayout,
        entry: Placed,
        selections: list[_Selection],
    ) -> list[QTextLayout.FormatRange]:
        """Fill the ground of what is selected in a block and return the stretches whose letters turn to text."""
        start, length = block.position(), block.length()
        pitch = self._blocks.measures.line(STYLES[entry.look.style])
        mixed = self._blocks.measures.mirrored or is_right_to_left(block.text())
        chosen = []
        for first, last, colour in selections:
            low, high = first - start, last - start
            if high <= 0 or low >= length:
                continue
            low, high = max(low, 0), min(high, length)
            count = 1 if entry.look.elided else layout.lineCount()
            for number in range(count):
                line = layout.lineAt(number)
                top = line.y() + (line.height() - pitch) / 2
                for span in spans_of(line, low, high, mixed=mixed):
                    painter.fillRect(QRectF(round(span[0]), round(top), round(span[1]) - round(span[0]), pitch), colour)
                if high == length and number == count - 1:
                    self._paint_paragraph_end(painter, line, round(top), colour)
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = low, high - low, self._selected_format
            chosen.append(found)
        return chosen

    def _paint_paragraph_end(self, painter: QPainter, line: QTextLine, top: int, colour: QColor) -> None:
        """Show that the end of a paragraph is selected too, as a sliver after its last word."""
        measures, text = self._blocks.measures, line.naturalTextRect()
        width = measures.px(4)
        left = text.left() - width if measures.mirrored else text.right()
        painter.fillRect(QRectF(round(left), top, width, measures.px(22)), colour)

    def _paint_caret(self, painter: QPainter, block: QTextBlock, layout: QTextLayout, caret: int) -> None:
        if caret < -1:
            if not layout.preeditAreaText():
                return
            offset = layout.preeditAreaPosition() - (caret + 2)
        else:
            offset = caret - block.position()
            if caret < 0 or not 0 <= offset < block.length():
                return
        line = layout.lineForTextPosition(offset)
        if not line.isValid():
            return
        if self._blocks.measures.mirrored or is_right_to_left(block.text()):
            layout.drawCursor(painter, QPointF(), offset, self.caret_width)
            return
        rect = QRectF(round(x_of(line, offset)), round(line.y()), self.caret_width, round(line.height()))
        painter.fillRect(rect, self._text_brush)


def _selections(chosen: Sequence[QAbstractTextDocumentLayout.Selection]) -> list[_Selection]:
    return [
        (found.cursor.selectionStart(), found.cursor.selectionEnd(), found.format.background().color())
        for found in chosen
        if found.cursor.hasSelection() and found.format.background().style() != Qt.BrushStyle.NoBrush
    ]


def _paint_tint(painter: QPainter, tint: Tint) -> None:
    painter.fillRect(tint.rect, tint.colour)
    if tint.edge is not None:
        painter.setPen(tint.edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(tint.rect.adjusted(0, 0, -1, -1))
