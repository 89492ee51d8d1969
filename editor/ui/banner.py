"""The banner above the page: one sentence and at most two buttons; it never takes the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from editor.ui.icons import Icons
from editor.ui.theme import Theme

Button = tuple[str, Callable[[], None]]


class Banner(QWidget):
    """Hidden until there is something to say."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._keeps = False
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 5, 8, 5)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._close)
        self._buttons: list[QPushButton] = []
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme."""
        self._close.setIcon(self._icons.icon("x", theme, size=16))

    @property
    def waits(self) -> bool:
        """Whether it says something that must not give way to a lesser notice."""
        return self._keeps and self.isVisible()

    def say(self, words: str, buttons: Sequence[Button] = (), keep: bool = False) -> None:
        """Shows a sentence with buttons, in place of the one before; `keep` says that it matters until it is closed."""
        self._keeps = keep
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        self._words.setText(words)
        for name, act in buttons:
            button = QPushButton(name)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)
        self.show()
