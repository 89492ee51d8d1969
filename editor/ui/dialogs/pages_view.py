"""The pages of a print, side by side or one below the other, drawn as the printer draws them."""

from __future__ import annotations

from collections import OrderedDict
from enum import Enum, unique

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from editor.paper.draw import Sheet, draw_page
from editor.paper.measures import PAGE_HEIGHT, PAGE_WIDTH, PIXEL
from editor.paper.page import Page
from editor.ui.theme import Theme

GAP = 24
ROW_GAP = 32
KEPT = 12
"""Pages kept as pictures, those in sight and those just left."""
STEP = 1.1
LEAST, MOST = 0.25, 4.0


@unique
class Fit(Enum):
    """How large the pages are: two in sight, as wide as the view, as on paper, or as chosen with the wheel."""

    TWO = "two"
    WIDTH = "width"
    FULL = "full"
    FREE = "free"


class PagesView(QAbstractScrollArea):
    """Shows pages as they come. Page Up and Page Down turn them, arrows scroll, Ctrl and the wheel zoom."""

    turned = Signal()
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Pages"))
        self.pages: list[Page] = []
        self.fit = Fit.TWO
        self._theme = theme
        self._sheet: Sheet | None = None
        self._zoom = 1.0
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self.verticalScrollBar().valueChanged.connect(self.turned)

    # What is shown.

    def clear(self, sheet: Sheet) -> None:
        """Empties the view for the pages of another print. The place is kept while there are pages for it."""
        self._sheet = sheet
        self.pages = []
        self._pictures.clear()
        self.viewport().update()

    def add(self, page: Page) -> None:
        """Shows one more page behind the others."""
        self.pages.append(page)
        page.release()

    def settle(self) -> None:
        """Measures the scroll bars anew; called after some pages have come, and once all have."""
        self._measure()
        self.viewport().update()
        self.turned.emit()

    def set_fit(self, fit: Fit, zoom: float = 1.0) -> None:
        """Fits the pages, and stays on the page that is shown."""
        first = self.shown()[0]
        self.fit, self._zoom = fit, min(max(zoom, LEAST), MOST)
        policy = Qt.ScrollBarPolicy
        fitted = fit in (Fit.TWO, Fit.WIDTH)
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if fitted else policy.ScrollBarAsNeeded)
        self._pictures.clear()
        self._measure()
        self.go_to(first)
        self.viewport().update()
        self.zoomed.emit()

    def shown(self) -> tuple[int, int]:
        """The numbers of the first and the last page in the row at the top of the view; from 1."""
        row = min(int((self.verticalScrollBar().value() + GAP + self._height() / 2) // self._pitch()), self._rows() - 1)
        first = max(row, 0) * self._columns + 1
        return first, min(first + self._columns - 1, max(len(self.pages), 1))

    def go_to(self, number: int) -> None:
        """Turns to a page."""
        row = (max(min(number, len(self.pages)), 1) - 1) // self._columns
        self.verticalScrollBar().setValue(round(row * self._pitch()))
        self.turned.emit()

    def turn(self, by: int) -> None:
        """Turns pages back or forth, by rows."""
        self.go_to(self.shown()[0] + by * self._columns)

    # Measures, in logical pixels.

    @property
    def _columns(self) -> int:
        return 2 if self.fit is Fit.TWO else 1

    @property
    def scale(self) -> float:
        """Pixels for a twentieth of a point."""
        view = self.viewport().size()
        wide = (view.width() - (self._columns + 1) * GAP) / self._columns / PAGE_WIDTH
        match self.fit:
            case Fit.TWO:
                return max(min(wide, (view.height() - 2 * GAP) / PAGE_HEIGHT), LEAST / PIXEL / 4)
            case Fit.WIDTH:
                return max(wide, LEAST / PIXEL / 4)
            case Fit.FULL:
                return 1 / PIXEL
            case Fit.FREE:
                return self._zoom / PIXEL

    def _height(self) -> int:
        return round(PAGE_HEIGHT * self.scale)

    def _width(self) -> int:
        return round(PAGE_WIDTH * self.scale)

    def _pitch(self) -> int:
        return self._height() + ROW_GAP

    def _rows(self) -> int:
        return -(-len(self.pages) // self._columns)

    def _measure(self) -> None:
        view = self.viewport().size()
        height = self._rows() * self._pitch() + GAP
        if self.fit is Fit.TWO:
            # The last row can be turned to like the others.
            height = max(self._rows() - 1, 0) * self._pitch() + max(view.height(), self._pitch() + GAP)
        width = self._columns * (self._width() + GAP) + GAP
        for bar, length, page in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(40)
            bar.setRange(0, max(length - page, 0))

    def place(self, at: int) -> QRectF:
        """Where a page stands in the view; the first is 0."""
        row, column = divmod(at, self._columns)
        width, columns = self._width(), min(self._columns, max(len(self.pages), 1))
        whole = columns * width + (columns - 1) * GAP
        left = max((self.viewport().width() - whole) / 2, GAP) - self.horizontalScrollBar().value()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column = columns - 1 - column
        top = GAP + row * self._pitch() - self.verticalScrollBar().value()
        return QRectF(round(left + column * (width + GAP)), top, width, self._height())

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("desk"))
        first = max(self.verticalScrollBar().value() // self._pitch() - 1, 0) * self._columns
        for at in range(first, len(self.pages)):
            rect = self.place(at)
            if rect.top() > self.viewport().height():
                break
            if rect.bottom() < 0:
                continue
            painter.drawPixmap(rect.topLeft(), self._picture(at))
            painter.setPen(QPen(self._theme.color("border"), 1))
            painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _picture(self, at: int) -> QPixmap:
        known = self._pictures.get(at)
        if known is not None:
            self._pictures.move_to_end(at)
            return known
        assert self._sheet is not None
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(round(self._width() * ratio), round(self._height() * ratio)))
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self.scale * ratio, self.scale * ratio)
        draw_page(painter, self.pages[at], self._sheet)
        painter.end()
        self.pages[at].release()
        picture.setDevicePixelRatio(ratio)
        self._pictures[at] = picture
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        return picture

    # What the user does.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        first = self.shown()[0]
        self._pictures.clear()
        self._measure()
        self.go_to(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.go_to(len(self.pages))
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + bar.singleStep())
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - bar.singleStep())
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        steps = event.angleDelta().y() / 120
        if steps:
            self.set_fit(Fit.FREE, self.scale * PIXEL * STEP**steps)
        event.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
