"""The grounds behind whole clauses: the clause with the caret, selected clauses, the ring of the keyboard focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from editor.ui.canvas.block_layout import PageSetting, Placed


class GroundPainter:
    """Paints grounds; the painter stands at the block's corner on the paper."""

    def __init__(self, setting: PageSetting) -> None:
        self._theme = setting.options.theme
        self._measures = setting.measures
        self._no_pen = QPen(Qt.PenStyle.NoPen)
        self._no_brush = QBrush(Qt.BrushStyle.NoBrush)

    def _ground_rect(self, entry: Placed) -> QRectF:
        measures = self._measures
        start = measures.bar_x + measures.px(8)
        width = measures.text_end + measures.px(4) - start
        reach = measures.px(2)
        return QRectF(measures.place(start, width), entry.top - reach, width, entry.bottom - entry.top + 2 * reach)

    def paint_ground(self, painter: QPainter, entry: Placed, token: str) -> None:
        """Paint the ground of a whole clause with rounded corners; an edge stands in for it in high contrast."""
        radius = self._measures.px(4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        rect = self._ground_rect(entry)
        if self._theme.is_contrast:
            painter.setPen(QPen(self._theme.color("border")))
            painter.setBrush(self._no_brush)
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(self._no_pen)
            painter.setBrush(self._theme.color(token))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def paint_selected(self, painter: QPainter, entry: Placed) -> None:
        """Paint a clause that is selected as a whole: its ground and the edge at its start."""
        self.paint_ground(painter, entry, "accentbg")
        rect, edge = self._ground_rect(entry), self._measures.px(3)
        left = rect.right() - edge if self._measures.mirrored else rect.left()
        painter.fillRect(QRectF(left, rect.top(), edge, rect.height()), self._theme.color("accent"))

    def paint_ring(self, painter: QPainter, entry: Placed) -> None:
        """Paint the ring of the keyboard focus."""
        width = 3 if self._theme.is_contrast else 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(self._theme.color("focus"), width))
        painter.setBrush(self._no_brush)
        radius = self._measures.px(4)
        painter.drawRoundedRect(self._ground_rect(entry).adjusted(0, -0.5, 0, 0.5), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
