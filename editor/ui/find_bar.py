"""The find bar under the toolbar: looks in the words the page shows, as they are typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from editor.ui.icons import Icons
from editor.ui.theme import Theme


class FindBar(QWidget):
    """A field, the count of hits, next, previous and close."""

    wanted = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the text"))
        self.field.setAccessibleName(self.tr("Find"))
        self.field.setMaximumWidth(360)
        self.field.installEventFilter(self)
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._back, self._on, self._close = QToolButton(), QToolButton(), QToolButton()
        for button, name, tip in (
            (self._back, "chevron-up", self.tr("Previous hit (Shift+F3)")),
            (self._on, "chevron-down", self.tr("Next hit (F3)")),
            (self._close, "x", self.tr("Close (Esc)")),
        ):
            button.setProperty("icon_name", name)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for widget in (self._back, self._on, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._close)
        self.field.textChanged.connect(self.wanted)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.closed)

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme."""
        for button in (self._back, self._on, self._close):
            button.setIcon(self._icons.icon(str(button.property("icon_name")), theme))

    def tell(self, place: int, hits: int) -> None:
        """Says which hit is shown, from 1, out of how many."""
        if not self.field.text():
            self._count.setText("")
        elif not hits:
            self._count.setText(self.tr("Not found"))
        else:
            self._count.setText(self.tr("{place} of {hits}").format(place=place, hits=hits))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)
