"""The command palette: every command by a few of its letters; ``#`` goes to a clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

WIDTH = 640
SHOWN = 200
COMMON = 20
"""The height of a line in letters of common size."""
_NOTE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: its words, what stands at its end edge, the reason why it is greyed, and what it does."""

    words: str
    note: str
    act: Callable[[], None]
    reason: str = ""


def matches(words: str, query: str) -> bool:
    """Whether a query fits: its words in any order, or the initials of the row."""
    folded = words.casefold()
    parts = query.casefold().split()
    if all(part in folded for part in parts):
        return True
    initials = "".join(word[0] for word in folded.replace("-", " ").split() if word[0].isalnum())
    return bool(query.strip()) and initials.startswith(query.casefold().replace(" ", ""))


class _Painter(QStyledItemDelegate):
    """Paints a row: the words, and at the end edge where the command stands and its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, max(28, option.fontMetrics.height() + 9))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        colours, rect = QGuiApplication.palette(), option.rect.adjusted(8, 0, -8, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.highlight())
        note = str(index.data(_NOTE) or "")
        wide = min(option.fontMetrics.horizontalAdvance(note), rect.width() // 2)
        painter.setPen(colours.placeholderText().color())
        painter.drawText(rect, _END, option.fontMetrics.elidedText(note, Qt.TextElideMode.ElideRight, wide + 2))
        able = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.setPen(colours.text().color() if able else colours.placeholderText().color())
        words = str(index.data() or "")
        room = rect.width() - wide - 16
        painter.drawText(rect, _START, option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        painter.restore()


_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing | Qt.TextFlag.TextSingleLine


class Palette(QDialog):
    """The palette. Rows are asked for when it opens; Enter does the chosen one, Esc goes back to the page."""

    def __init__(
        self,
        commands: tuple[Choice, ...],
        clauses: Callable[[str], tuple[Choice, ...]],
        start: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Command palette"))
        self.setObjectName("palette")
        self.ensurePolished()
        room = parent.window().width() - 48 if parent is not None else WIDTH
        self.setFixedWidth(min(WIDTH * max(self.fontMetrics().height(), COMMON) // COMMON, room))
        self._commands, self._clauses = commands, clauses
        self._shown: list[Choice] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a command, or # and a clause, such as # res 3"))
        self.field.setAccessibleName(self.tr("Command"))
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(320)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        box.addWidget(self.field)
        box.addWidget(self.list)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.list.itemClicked.connect(lambda _item: self._do())
        self.field.setText(start)
        self._fill(start)
        self.field.setFocus()

    def _fill(self, text: str) -> None:
        if text.startswith("#"):
            found = self._clauses(text[1:].strip())
        else:
            query = text.lstrip("> ")
            found = tuple(choice for choice in self._commands if matches(f"{choice.words} {choice.note}", query))
        self._shown = list(found[:SHOWN])
        self.list.clear()
        for choice in self._shown:
            words = f"{choice.words}  –  {choice.reason}" if choice.reason else choice.words
            item = QListWidgetItem(words)
            item.setData(_NOTE, choice.note)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (words, choice.note) if part))
            if choice.reason:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self._step(0)

    def _step(self, by: int) -> None:
        count = self.list.count()
        at = 0 if by == 0 else self.list.currentRow() + by
        while 0 <= at < count and self._shown[at].reason:
            at += by or 1
        if 0 <= at < count:
            self.list.setCurrentRow(at)

    def _do(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._shown) and not self._shown[at].reason:
            act = self._shown[at].act
            self.accept()
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
        return super().eventFilter(watched, event)
