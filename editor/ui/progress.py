"""Long work: a thin bar under the toolbar with a sentence and Cancel; the window stays alive meanwhile."""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from editor.core.ports import Cancelled

SOON = 0.3
"""Seconds before anything is shown."""
LONG = 2.0
"""Seconds before the bar and Cancel are shown."""
OFTEN = 0.05


class ProgressStrip(QWidget):
    """Hidden while nothing takes long. `follow` is what the reader or writer calls as it goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar, self._words = QProgressBar(), QLabel()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(3)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar)
        box.addLayout(row)
        self._began = self._last = 0.0
        self._stopped = False
        self._busy = False
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether some long work runs now."""
        return self._busy

    def begin(self, words: str) -> None:
        """Notes that work begins; nothing is shown yet."""
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self._began = self._last = time.monotonic()
        self._stopped, self._busy = False, True

    def follow(self, _what: str, done: int, total: int) -> None:
        """Shows how far the work is. Raises `Cancelled` where the user stopped it."""
        now = time.monotonic()
        if now - self._last < OFTEN:
            return
        self._last = now
        if now - self._began > LONG:
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)
            self.show()
        if now - self._began > SOON:
            everything = QEventLoop.ProcessEventsFlag.AllEvents
            own = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
            QApplication.processEvents(everything if self.isVisible() else own)
        if self._stopped:
            raise Cancelled(self.tr("stopped; everything is as it was"))

    def end(self) -> None:
        """Notes that the work is over."""
        self._busy = False
        self.hide()

    def _stop(self) -> None:
        self._stopped = True
