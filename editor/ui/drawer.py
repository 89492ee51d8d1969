"""The right panel of a narrow window: a drawer over the desk instead of a column beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

WIDE = 1200
"""Logical pixels from which the panel stands beside the page, at letters of common size."""
DRAWER = 320


class Drawer(QObject):
    """Keeps a panel in its splitter while there is room, and over the end edge of a host where there is not."""

    def __init__(self, splitter: QSplitter, panel: QWidget, host: QWidget) -> None:
        super().__init__(host)
        self._splitter, self._panel, self._host = splitter, panel, host
        self._place = splitter.indexOf(panel)
        self._width = DRAWER
        self._least = panel.minimumWidth()
        self._before = splitter.sizes()
        self.is_open = False
        """Whether the panel lies over the desk."""
        host.installEventFilter(self)

    def fit(self, width: int, scale: float) -> None:
        """Chooses by the width of the window and the size of the letters."""
        self._width = round(DRAWER * max(1.0, min(scale, 1.5)))
        narrow = width < WIDE * scale
        focus = QApplication.focusWidget()
        inside = focus is not None and self._panel.isAncestorOf(focus)
        if narrow and not self.is_open:
            if inside:
                self._host.setFocus()
            self._before = self._splitter.sizes()
            self._panel.hide()
            self._panel.setParent(self._host)
            # Not before: the host is resized while the panel changes hands, and must not lay it then.
            self.is_open = True
            self._dress()
            self._panel.setMinimumWidth(0)
            self._splitter.setSizes([self._least_first(), width])
        elif not narrow and self.is_open:
            self.is_open = False
            self._panel.setMinimumWidth(self._least)
            self._splitter.insertWidget(self._place, self._panel)
            self._dress()
            first, last = self._before[0], self._before[-1]
            self._splitter.setSizes([first, max(width - first - last, 1), last])
            self._panel.show()
            if inside and focus is not None:
                focus.setFocus()
        self.lay()

    def _least_first(self) -> int:
        """The least width of the panel at the other edge."""
        first = self._splitter.widget(0)
        return 0 if first is None else first.minimumWidth()

    def _dress(self) -> None:
        """Gives the panel its edge, which it has as a drawer only."""
        self._panel.setProperty("drawer", self.is_open)
        self._panel.style().unpolish(self._panel)
        self._panel.style().polish(self._panel)

    def lay(self) -> None:
        """Lays the open drawer over the end edge of its host."""
        if self.is_open:
            width = min(self._width, self._host.width())
            left = self._host.width() - width if self._host.isLeftToRight() else 0
            self._panel.setGeometry(left, 0, width, self._host.height())
            self._panel.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.lay()
        return super().eventFilter(watched, event)
