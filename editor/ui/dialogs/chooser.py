"""A field to choose from a list, with an arrow drawn in the colour of its letters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox


class Chooser(QComboBox):
    """A stock field: style sheets can take an arrow from a file only, whose colour is fixed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach = self.fontMetrics().height() / 5
        middle = self.width() - 6 - 2.5 * reach if self.isLeftToRight() else 6 + 2.5 * reach
        pen = QPen(self.palette().text().color(), max(reach / 2.6, 1.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        top = self.height() / 2 - reach / 2
        painter.drawPolyline([QPointF(middle - reach, top), QPointF(middle, top + reach), QPointF(middle + reach, top)])
        painter.end()

    def isLeftToRight(self) -> bool:
        """Whether the field reads from the left."""
        return self.layoutDirection() is Qt.LayoutDirection.LeftToRight
