"""The face of the outline: the tree view with its fold arrows, and the painter of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from editor.core.diagnostics.diagnostic import Severity
from editor.core.model.ids import ClauseId
from editor.ui.icons import Icons
from editor.ui.panels.outline_model import ROW_ROLE, Node, OutlineModel
from editor.ui.panels.outline_rows import Row
from editor.ui.panels.severities import SEVERITY_ICONS
from editor.ui.theme import Theme

ROW_HEIGHT = 26
LABEL_WIDTH = 36
INDENT = 14
BADGE = 14
COMMON = 20
"""The height of a line in letters of common size, or a little more, so that rounding never enlarges them."""
_PRESSED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine

Problems = Mapping[ClauseId, Severity]


def scaled(measure: int, metrics: QFontMetrics) -> int:
    """A measure given for letters of common size, for those in use."""
    return max(measure, measure * metrics.height() // COMMON)


def _plain(index: QModelIndex | QPersistentModelIndex) -> QModelIndex:
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), 0, index.parent())


class OutlineTree(QTreeView):
    """A tree that hands letters to the filter and Delete to the window."""

    def __init__(self, icons: Icons, theme: Theme, typed: Callable[[str], None], delete: Callable[[], None]) -> None:
        super().__init__()
        self._icons, self.theme = icons, theme
        self._typed, self._delete = typed, delete
        self.setObjectName("outlineTree")
        self.setHeaderHidden(True)
        self.setIndentation(self._indent())
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)

    def _indent(self) -> int:
        return scaled(INDENT, self.fontMetrics())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setIndentation(self._indent())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._delete()
            return
        text = event.text().strip()
        if text and text.isprintable() and not event.modifiers() & _PRESSED:
            self._typed(text)
            return
        super().keyPressEvent(event)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints the band under the whole row, arrow and all, then the row."""
        rect = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        chosen = self.selectionModel().isSelected(_plain(index))
        if chosen:
            painter.fillRect(rect, self.theme.color("accentbg"))
            edge = rect.left() if self.isLeftToRight() else rect.right() - 2
            painter.fillRect(QRect(edge, rect.top(), 3, rect.height()), self.theme.color("accent"))
            if self.theme.is_contrast:
                painter.setPen(QPen(self.theme.color("accent"), 1))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        elif option.rect.contains(self.viewport().mapFromGlobal(self.cursor().pos())) and self.underMouse():
            painter.fillRect(rect, self.theme.color("hover"))
        super().drawRow(painter, option, index)
        if chosen and self.hasFocus():
            painter.setPen(QPen(self.theme.color("focus"), 3 if self.theme.is_contrast else 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paints the fold arrow in place of the lines of the style."""
        model = self.model()
        if not model.hasChildren(index):
            return
        closed = "chevron-right" if self.isLeftToRight() else "chevron-left"
        name = "chevron-down" if self.isExpanded(_plain(index)) else closed
        size = scaled(16, self.fontMetrics())
        middle = self.indentation() // 2 + size // 2
        left = rect.right() - middle + 1 if self.isLeftToRight() else rect.left() + middle - size
        picture = self._icons.pixmap(name, self.theme.tokens.text2, size)
        painter.drawPixmap(left, rect.center().y() - size // 2 + 1, picture)

    def isLeftToRight(self) -> bool:
        """Whether the tree reads from the left."""
        return self.layoutDirection() is Qt.LayoutDirection.LeftToRight


class RowPainter(QStyledItemDelegate):
    """Paints a row: symbol box, label pair, words, then count, problem and change mark at the end edge."""

    def __init__(self, icons: Icons, theme: Theme, tree: QTreeView, model: OutlineModel) -> None:
        super().__init__(tree)
        self._icons, self.theme = icons, theme
        self._tree, self._model = tree, model
        self.problems: Problems = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, max(ROW_HEIGHT, QFontMetrics(option.font).height() + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        painter.save()
        rect: QRect = option.rect
        left, right = rect.left() + 4, rect.right() - 12
        if row.state not in ("", "kept"):
            self._bar(painter, rect, row, right)
        right -= 10
        badge = scaled(BADGE, QFontMetrics(option.font))
        for severity in self._worst(row, _plain(index)):
            right -= badge + 2
            name, token = SEVERITY_ICONS[severity]
            picture = self._icons.pixmap(name, getattr(self.theme.tokens, token), badge)
            place = QRect(right, rect.center().y() - badge // 2 + 1, badge, badge)
            painter.drawPixmap(self._seen(rect, place).topLeft(), picture)
        right = self._count(painter, rect, row, right, QFont(option.font))
        self._words(painter, rect, row, (left, right), QFont(option.font))
        painter.restore()

    def _seen(self, row: QRect, box: QRect) -> QRect:
        """A box of a row that was laid from the left, where it stands in the direction of reading."""
        return QStyle.visualRect(self._tree.layoutDirection(), row, box)

    def _worst(self, row: Row, index: QModelIndex) -> Iterator[Severity]:
        """The problems to show in a row: its own, and those of the rows folded under it."""
        found = {self.problems[row.clause]} if row.clause is not None and row.clause in self.problems else set()
        if self._model.hasChildren(index) and not self._tree.isExpanded(index):
            waiting = list(self._model.node(index).children)
            while waiting:
                node: Node = waiting.pop()
                waiting += node.children
                if node.row.clause is not None and node.row.clause in self.problems:
                    found.add(self.problems[node.row.clause])
        return reversed([severity for severity in Severity if severity in found])

    def _count(self, painter: QPainter, rect: QRect, row: Row, right: int, font: QFont) -> int:
        if not row.count:
            return right
        font.setPixelSize(max(QFontMetrics(font).height() * 11 // 19, 10))
        painter.setFont(font)
        painter.setPen(self.theme.color("text3"))
        width = painter.fontMetrics().horizontalAdvance(row.count)
        painter.drawText(
            self._seen(rect, QRect(right - width, rect.top(), width + 1, rect.height())), _MIDDLE, row.count
        )
        return right - width - 8

    def _words(self, painter: QPainter, rect: QRect, row: Row, span: tuple[int, int], font: QFont) -> None:
        left, right = span
        if row.symbol:
            left = self._symbol(painter, rect, row.symbol, left, font)
        if row.old or row.new:
            left = self._label(painter, rect, row, left, font)
        struck = row.state == "deleted"
        font.setBold(row.bold)
        font.setItalic(row.italic)
        font.setStrikeOut(struck)
        painter.setFont(font)
        quiet = "text2" if row.new or row.old else "text"
        painter.setPen(self.theme.color("text3" if struck else quiet))
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, max(right - left, 10))
        painter.drawText(
            self._seen(rect, QRect(left, rect.top(), max(right - left, 10), rect.height())), _MIDDLE, words
        )

    def _symbol(self, painter: QPainter, rect: QRect, symbol: str, left: int, font: QFont) -> int:
        small = QFont(font)
        small.setBold(True)
        small.setPixelSize(max(QFontMetrics(font).height() * 10 // 19, 9))
        painter.setFont(small)
        high = painter.fontMetrics().height() + 6
        width = painter.fontMetrics().horizontalAdvance(symbol) + 12
        box = self._seen(rect, QRect(left, rect.center().y() - high // 2 + 1, width, high))
        painter.setPen(QPen(self.theme.color("strong"), 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, symbol)
        return left + width + 8

    def _label(self, painter: QPainter, rect: QRect, row: Row, left: int, font: QFont) -> int:
        style = QFont(font)
        style.setItalic(not (row.new or row.old)[:1].isdigit())
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
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(self._seen(rect, QRect(at, rect.top(), width + 4, rect.height())), _MIDDLE, text)
            at += width + 5
        return max(at + 3, left + scaled(LABEL_WIDTH, QFontMetrics(font)))

    def _ink(self, act: QColor | None, changed: bool) -> QColor:
        if act is not None:
            return act
        return self.theme.color("cons" if changed else "text")

    def _bar(self, painter: QPainter, rect: QRect, row: Row, right: int) -> None:
        colour = self.theme.author(row.slot)
        high = rect.height() // 2
        box = self._seen(rect, QRect(right - 2, rect.center().y() - high // 2, 3, high))
        if row.state == "relabelled":
            for top in range(box.top(), box.bottom(), 5):
                painter.fillRect(QRect(box.left(), top, 2, 2), self.theme.color("strong"))
        elif row.state == "deleted":
            painter.setPen(QPen(colour, 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        elif row.state == "moved":
            painter.fillRect(QRect(box.left(), box.top(), 1, box.height()), colour)
            painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), colour)
        else:
            painter.fillRect(box, colour)
