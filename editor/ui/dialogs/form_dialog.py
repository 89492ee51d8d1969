"""The frame of all dialogs: a title, a form with labels above its fields, buttons at the end edge."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

PADDING = 24


class FormDialog(QDialog):
    """A dialog that scrolls inside and keeps its buttons in sight."""

    def __init__(self, title: str, accept: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self._body = QVBoxLayout()
        self._body.setSpacing(4)
        self._body.setContentsMargins(0, 0, 12, 0)
        inner = QWidget()
        inner.setObjectName("chrome")
        inner.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        heading = QLabel(title)
        heading.setObjectName("screenTitle")
        self.accept_button = QPushButton(accept)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        box.setSpacing(16)
        box.addWidget(heading)
        box.addWidget(scroll, 1)
        box.addLayout(buttons)

    def add(self, label: str, widget: QWidget, hint: str = "") -> None:
        """Adds a field under its label, with a quiet line below it."""
        name = QLabel(label)
        name.setBuddy(widget)
        widget.setAccessibleName(label.replace("&", ""))
        self._body.addWidget(name)
        self._body.addWidget(widget)
        if hint:
            quiet = QLabel(hint)
            quiet.setObjectName("quiet")
            quiet.setWordWrap(True)
            self._body.addWidget(quiet)
        self._body.addSpacing(10)

    def add_words(self, text: str, rich: bool = False) -> QLabel:
        """Adds a paragraph of words that can be selected."""
        words = QLabel(text)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._body.addWidget(words)
        return words

    def finish(self) -> None:
        """Closes the form: what is left of the height stays empty."""
        self._body.addStretch(1)
