"""The outline: cover, proposals, groups and items with their old and new labels; follows the caret."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from editor.core.model.ids import ClauseId
from editor.core.snapshot import Snapshot
from editor.ui.panels.outline_rows import Row, outline_rows
from editor.ui.theme import Theme

_ROW = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 26
LABEL_WIDTH = 40


class OutlinePanel(QWidget):
    """The outline of one document. Emits what the user asks for; changes nothing itself."""

    chosen = Signal(str)
    """Go to this clause; the page takes the focus."""
    delete_asked = Signal(str)
    """Delete this clause."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlinePanel")
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._items: dict[str, QStandardItem] = {}
        self._current = ""
        self._box = QLineEdit()
        self._box.setPlaceholderText(self.tr("Filter, or press Enter to go"))
        self._box.setAccessibleName(self.tr("Filter the outline"))
        self._box.setClearButtonEnabled(True)
        self._tree = _Tree(self._typed, self._delete)
        self._model = QStandardItemModel(self)
        self._tree.setModel(self._model)
        self._delegate = _Painter(theme, self._tree)
        self._tree.setItemDelegate(self._delegate)
        self._tree.setAccessibleName(self.tr("Outline"))
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 0, 0)
        box.setSpacing(8)
        field = QVBoxLayout()
        field.setContentsMargins(0, 0, 12, 0)
        field.addWidget(self._box)
        box.addLayout(field)
        box.addWidget(self._tree)
        self._box.textChanged.connect(self._filter)
        self._box.returnPressed.connect(self._first_match)
        self._tree.activated.connect(self._activated)
        self._tree.clicked.connect(self._activated)

    def focus(self) -> None:
        """Takes the focus into the tree."""
        self._tree.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme."""
        self._delegate.theme = theme
        self._tree.viewport().update()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Shows a snapshot: rows that keep their place are changed in place, else the tree is built anew."""
        rows = outline_rows(snapshot)
        if rows == self._rows:
            return
        same = [(row.key, row.depth) for row in rows] == [(row.key, row.depth) for row in self._rows]
        old = self._rows
        self._rows = rows
        if same:
            for before, row in zip(old, rows, strict=True):
                if before != row:
                    self._fill(self._items[row.key], row)
        else:
            self._build()
        self._mark_current()

    def _build(self) -> None:
        folded = {key for key, item in self._items.items() if item.hasChildren() and not self._is_open(item)}
        self._model.clear()
        self._items = {}
        above: list[QStandardItem] = []
        for row in self._rows:
            item = QStandardItem()
            item.setEditable(False)
            self._fill(item, row)
            del above[row.depth :]
            while above and len(above) > row.depth:
                above.pop()
            (above[-1] if above else self._model.invisibleRootItem()).appendRow(item)
            above.append(item)
            self._items[row.key] = item
        self._tree.expandAll()
        for key in folded:
            if key in self._items:
                self._tree.collapse(self._items[key].index())
        self._filter(self._box.text())

    def _is_open(self, item: QStandardItem) -> bool:
        return self._tree.isExpanded(item.index())

    def _fill(self, item: QStandardItem, row: Row) -> None:
        item.setData(row, _ROW)
        item.setData(_spoken(row), Qt.ItemDataRole.AccessibleTextRole)
        item.setText(row.words)

    def follow(self, clause: str) -> None:
        """Shows in which clause the caret stands, without taking the focus."""
        self._current = clause
        self._mark_current()

    def _mark_current(self) -> None:
        item = self._items.get(self._current)
        if item is None:
            return
        index = item.index()
        if self._tree.currentIndex() != index:
            self._tree.setCurrentIndex(index)
            self._tree.scrollTo(index, QTreeView.ScrollHint.EnsureVisible)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in reversed(self._rows):
            item = self._items[row.key]
            index = item.index()
            words = f"{row.old} {row.new} {row.words}".casefold()
            hit = all(word in words for word in wanted)
            inner = any(
                not self._tree.isRowHidden(child, index) for child in range(item.rowCount())
            )
            self._tree.setRowHidden(index.row(), index.parent(), bool(wanted) and not hit and not inner)

    def _first_match(self) -> None:
        wanted = self._box.text().casefold().split()
        for row in self._rows:
            words = f"{row.old} {row.new} {row.words}".casefold()
            if row.clause is not None and all(word in words for word in wanted):
                self.chosen.emit(row.clause)
                return

    def _typed(self, text: str) -> None:
        self._box.setFocus()
        self._box.insert(text)

    def _delete(self) -> None:
        row = self._tree.currentIndex().data(_ROW)
        if isinstance(row, Row) and row.clause is not None and row.state:
            self.delete_asked.emit(row.clause)

    def _activated(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if isinstance(row, Row) and row.clause is not None:
            self.chosen.emit(row.clause)

    def current_clause(self) -> ClauseId | None:
        """The clause of the row the user stands on."""
        row = self._tree.currentIndex().data(_ROW)
        return row.clause if isinstance(row, Row) else None


def _spoken(row: Row) -> str:
    """The row in words, for those who hear it."""
    parts = [row.symbol, row.new or row.old]
    if row.old and row.new:
        parts.append(f"was {row.old}")
    if row.state in ("deleted", "inserted", "moved", "changed"):
        parts.append(row.state)
    if row.count:
        parts.append(f"{row.count} items")
    return ", ".join(part for part in (*parts, row.words) if part)


class _Tree(QTreeView):
    """A tree that hands letters to the filter and Delete to the window."""

    def __init__(self, typed: Callable[[str], None], delete: Callable[[], None]) -> None:
        super().__init__()
        self._typed, self._delete = typed, delete
        self.setHeaderHidden(True)
        self.setIndentation(20)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._delete()
            return
        if event.text().strip().isprintable() and event.text().strip() and not event.modifiers():
            self._typed(event.text())
            return
        super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """Paints a row: symbol box, label pair, words, count, change mark."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = max(ROW_HEIGHT, QFontMetrics(option.font).height() + 8)
        return QSize(100, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(_ROW)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect
        state = option.state
        painter.save()
        ground = ""
        if state & QStyle.StateFlag.State_Selected:
            ground = "accentbg"
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        if ground:
            painter.fillRect(rect, self.theme.color(ground))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        font = QFont(option.font)
        self._row(painter, rect, row, font)
        painter.restore()

    def _row(self, painter: QPainter, rect: QRect, row: Row, font: QFont) -> None:
        left, right = rect.left() + 4, rect.right() - 12
        colour = self.theme.color("text" if row.bold or row.italic else "text2")
        if row.slot and row.state not in ("", "kept", "relabelled"):
            self._bar(painter, rect, row, right)
        right -= 10
        if row.count:
            painter.setPen(self.theme.color("text3"))
            width = painter.fontMetrics().horizontalAdvance(row.count)
            painter.drawText(QRect(right - width, rect.top(), width, rect.height()), _MIDDLE, row.count)
            right -= width + 8
        if row.symbol:
            left = self._symbol(painter, rect, row.symbol, left, font)
        if row.old or row.new:
            left = self._label(painter, rect, row, left, font)
        font.setBold(row.bold)
        font.setItalic(row.italic)
        struck = row.state == "deleted"
        font.setStrikeOut(struck)
        painter.setFont(font)
        painter.setPen(self.theme.color("text3") if struck else colour)
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, max(right - left, 10))
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), _MIDDLE, words)

    def _symbol(self, painter: QPainter, rect: QRect, symbol: str, left: int, font: QFont) -> int:
        small = QFont(font)
        small.setBold(True)
        small.setPixelSize(max(QFontMetrics(font).height() * 10 // 19, 9))
        painter.setFont(small)
        width = painter.fontMetrics().horizontalAdvance(symbol) + 12
        box = QRect(left, rect.center().y() - 9, width, 19)
        painter.setPen(QPen(self.theme.color("strong"), 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, symbol)
        return left + width + 8

    def _label(self, painter: QPainter, rect: QRect, row: Row, left: int, font: QFont) -> int:
        style = QFont(font)
        style.setItalic(True)
        at = left
        act = self.theme.author(row.slot) if row.slot and row.state in ("deleted", "inserted") else None
        for text, old in ((row.old, True), (row.new, False)):
            if not text:
                continue
            changed = bool(row.old)
            style.setStrikeOut(old)
            style.setUnderline(not old and (changed or row.state == "inserted"))
            painter.setFont(style)
            painter.setPen(self._ink(act, changed))
            painter.drawText(QRect(at, rect.top(), 80, rect.height()), _MIDDLE, text)
            at += painter.fontMetrics().horizontalAdvance(text) + 5
        return max(at + 3, left + LABEL_WIDTH)

    def _ink(self, act: QColor | None, changed: bool) -> QColor:
        if act is not None:
            return act
        return self.theme.color("cons" if changed else "text")

    def _bar(self, painter: QPainter, rect: QRect, row: Row, right: int) -> None:
        colour = self.theme.author(row.slot)
        box = QRect(right - 2, rect.center().y() - 6, 3, 13)
        if row.state == "deleted":
            painter.setPen(QPen(colour, 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        elif row.state == "moved":
            painter.fillRect(QRect(box.left(), box.top(), 1, box.height()), colour)
            painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), colour)
        else:
            painter.fillRect(box, colour)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
