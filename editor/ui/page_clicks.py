"""Clicks beside the words of the page: on a label, on a change bar, on a badge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal

from editor.ui.canvas.block_look import BarKind
from editor.ui.canvas.page_layout import Zone
from editor.ui.canvas.page_view import PageView


class PageClicks(QObject):
    """Watches the margins of one page. A press that it takes never reaches the text."""

    label_clicked = Signal(int)
    """The number of the block whose label was clicked."""
    bar_clicked = Signal(str)
    """The clause whose change bar or tag was clicked."""
    badge_clicked = Signal(str)
    """The clause one of whose badges was clicked."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        page.press_taker = self._pressed

    def _pressed(self, point: QPointF) -> bool:
        """Does what stands at a point of the margins; False where the text itself was meant."""
        page = self._page
        place = QPointF(point.x() + page.horizontalScrollBar().value(), point.y() + page.verticalScrollBar().value())
        block, zone = page.page_layout.block_at(place)
        number = block.blockNumber()
        if zone is Zone.TEXT or not page.page_layout.block_rect(block).contains(place) or number >= len(page.blocks):
            return False
        shown = page.blocks[number]
        page.setFocus()
        if zone is Zone.LABEL and shown.look.label:
            self.label_clicked.emit(number)
        elif zone in (Zone.BAR, Zone.TAG) and shown.clause is not None and (shown.look.bar.kind is not BarKind.NONE):
            self.bar_clicked.emit(str(shown.clause))
        elif zone is Zone.BADGE and shown.clause is not None and shown.look.badges:
            self.badge_clicked.emit(str(shown.clause))
        else:
            return False
        return True
