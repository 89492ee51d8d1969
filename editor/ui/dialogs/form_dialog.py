"""The frame of all dialogs: a title, a form with labels above its fields, buttons at the end edge."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

PADDING = 24
EDGE = 48
"""What a dialog leaves free of the window it stands in."""
COMMON = 20
"""The height of a line in letters of common size."""


class FormDialog(QDialog):
    """A dialog that scrolls inside and keeps its buttons in sight, whatever the letters and the window measure."""

    def __init__(self, title: str, accept: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = QSize(width, 0)
        self._fields: list[QWidget] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(4)
        self._body.setContentsMargins(0, 0, 12, 0)
        self._inner = QWidget()
        self._inner.setObjectName("chrome")
        self._inner.setLayout(self._body)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        heading = QLabel(title)
        heading.setObjectName("screenTitle")
        heading.setWordWrap(True)
        self.windowTitleChanged.connect(heading.setText)
        self.accept_button = QPushButton(accept)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.accept_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        box.setSpacing(16)
        box.addWidget(heading)
        box.addWidget(self._scroll, 1)
        box.addLayout(self.buttons)
        self.setWindowTitle(title)

    def add(self, label: str, widget: QWidget, hint: str = "") -> None:
        """Adds a field under its label, with a quiet line below it."""
        name = QLabel(label)
        name.setBuddy(widget)
        name.setWordWrap(True)
        widget.setAccessibleName(label.replace("&", ""))
        if isinstance(widget, QComboBox):
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.setMinimumContentsLength(12)
        self._fields.append(widget)
        self._body.addWidget(name)
        self._body.addWidget(widget)
        if hint:
            quiet = QLabel(hint)
            quiet.setObjectName("quiet")
            quiet.setWordWrap(True)
            widget.setAccessibleDescription(hint)
            self._body.addWidget(quiet)
        self._body.addSpacing(10)

    def add_words(self, text: str, rich: bool = False) -> QLabel:
        """Adds a paragraph of words that can be selected, and scrolled by keys."""
        words = QLabel(text)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.windowTitle())
        self._body.addWidget(words)
        return words

    def finish(self, height: int = 0) -> None:
        """Closes the form: what is left of the height stays empty. `height` is that of a list that may grow."""
        self._wanted.setHeight(height)
        for before, after in pairwise([*self._stops(), self.cancel_button, self.accept_button]):
            self.setTabOrder(before, after)
        if not height:
            self._body.addStretch(1)

    def _stops(self) -> list[QWidget]:
        """Where the focus stops in the form, in order."""
        stops: list[QWidget] = []
        for field in self._fields:
            inner = [part for part in field.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
            plain = field.focusPolicy() is not Qt.FocusPolicy.NoFocus and field.focusProxy() is None
            stops += [field] if plain else inner
        return stops

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._fit()
        super().showEvent(event)
        stops = self._stops()
        if stops and not self._inner.isAncestorOf(self.focusWidget()):
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        """As large as the form asks for, and never larger than the window it stands in."""
        self.ensurePolished()
        scale = min(max(self.fontMetrics().height() / COMMON, 1.0), 1.6)
        around = self.parentWidget()
        room = around.window().size() if around is not None else QGuiApplication.primaryScreen().availableSize()
        width = min(round(self._wanted.width() * scale), room.width() - EDGE)
        inside = width - 2 * PADDING
        body = self._inner.heightForWidth(inside) if self._inner.hasHeightForWidth() else -1
        form = max(body, self._inner.sizeHint().height(), round(self._wanted.height() * scale))
        frame = self.sizeHint().height() - self._scroll.sizeHint().height()
        self.resize(width, min(form + frame + 8, room.height() - EDGE))
