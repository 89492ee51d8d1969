"""A list of rows with an icon or tag, a sentence and a place: the form problems and changes share."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.ui.icons import Icons
from editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1
TEXT_X = 44
LINES = 3
KNOWN = 20_000
"""How many broken sentences a list remembers."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row. `key` names it between two fillings; a `heading` row cannot be chosen. `slot` colours the tag."""

    key: str
    words: str
    place: str = ""
    icon: str = ""
    token: str = "text2"
    tag: str = ""
    slot: int = 0
    label: str = ""
    heading: bool = False
    spoken: str = ""
    payload: object = field(default=None, compare=False)


class RowModel(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[ListRow, ...] = ()

    def fill(self, rows: tuple[ListRow, ...]) -> None:
        """Shows other rows; those equal at both ends stay, and with them choice and scrolling."""
        old = self.rows
        start, most = 0, min(len(old), len(rows))
        while start < most and old[start].key == rows[start].key:
            start += 1
        end = 0
        while end < most - start and old[-1 - end].key == rows[-1 - end].key:
            end += 1
        if start < len(old) - end:
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            self.rows = old[:start] + old[len(old) - end :]
            self.endRemoveRows()
        if start < len(rows) - end:
            self.beginInsertRows(QModelIndex(), start, len(rows) - end - 1)
            self.rows = rows
            self.endInsertRows()
        self.rows = rows
        kept = (*zip(old[:start], range(start), strict=False), *_tail(old, rows, end))
        for before, at in kept:
            if before is not rows[at] and before != rows[at]:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        if row is None:
            return None
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or ", ".join(part for part in (row.label or row.tag, row.words, row.place) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        if row is None or row.heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _tail(old: tuple[ListRow, ...], new: tuple[ListRow, ...], end: int) -> tuple[tuple[ListRow, int], ...]:
    """The last rows as they were, with their places now."""
    return tuple(zip(old[len(old) - end :], range(len(new) - end, len(new)), strict=True))


class RowList(QListView):
    """The list; tells which row is chosen, by click, arrows or Enter."""

    chosen = Signal(object)
    """A row was chosen to look at; the payload of the row."""
    entered = Signal(object)
    """A row was entered by Enter or double click: go to the page."""

    def __init__(self, icons: Icons, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel(self)
        self.setModel(self._model)
        self.painter_of = _Painter(icons, theme, self)
        self.setItemDelegate(self.painter_of)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._current)
        self.doubleClicked.connect(self._enter)
        self._quiet = False

    def fill(self, rows: tuple[ListRow, ...]) -> None:
        """Shows other rows; the chosen one stays chosen where it is still there."""
        if rows == self._model.rows and all(
            new.payload is old.payload for new, old in zip(rows, self._model.rows, strict=True)
        ):
            return
        key = self.current_key()
        self._quiet = True
        self._model.fill(rows)
        if key and self.current_key() != key:
            self.choose(key)
        self._quiet = False

    def current_key(self) -> str:
        """The key of the chosen row, or nothing."""
        at = self.currentIndex().row()
        return self._model.rows[at].key if 0 <= at < len(self._model.rows) else ""

    def choose(self, key: str) -> None:
        """Chooses a row without telling anyone."""
        for number, row in enumerate(self._model.rows):
            if row.key == key:
                self._quiet = True
                self.setCurrentIndex(self._model.index(number))
                self._quiet = False

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme."""
        self.painter_of.theme = theme
        self.viewport().update()

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(_ROW)
        if not self._quiet and isinstance(row, ListRow) and not row.heading:
            self.chosen.emit(row.payload)

    def _enter(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if isinstance(row, ListRow) and not row.heading:
            self.entered.emit(row.payload)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter(self.currentIndex())
            return
        super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """Paints a row: icon or tag, words on up to three lines, place below."""

    def __init__(self, icons: Icons, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._icons, self.theme, self._list = icons, theme, parent
        self._broken: dict[tuple[str, str, int], tuple[str, ...]] = {}

    def _lines(self, row: ListRow, font: QFont, width: int) -> tuple[str, ...]:
        """The words broken to a width, remembered: a list of thousands asks for all of them."""
        key = (row.words, font.key(), width)
        known = self._broken.get(key)
        if known is None:
            if len(self._broken) > KNOWN:
                self._broken.clear()
            known = self._broken[key] = tuple(self._break(row, font, width))
        return known

    def _break(self, row: ListRow, font: QFont, width: int) -> list[str]:
        if QFontMetrics(font).horizontalAdvance(row.words) <= width and "\n" not in row.words:
            return [row.words]
        layout = QTextLayout(row.words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(row.words[line.textStart() : line.textStart() + line.textLength()].rstrip())
            if len(lines) > LINES:
                break
        layout.endLayout()
        if len(lines) > LINES:
            rest = " ".join(lines[LINES - 1 :])
            lines[LINES - 1 :] = [QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
        return lines

    def _measure(self) -> int:
        """The width of the words: the lane of the scroll bar is left free whether it is shown or not."""
        lane = self._list.verticalScrollBar().sizeHint().width()
        return max(self._list.width() - lane - TEXT_X - 16, 60)

    def _at(self, row: QRect, x: int, top: int, size: QSize) -> QRect:
        """A place in a row, counted from the edge where reading begins."""
        return QStyle.visualRect(self._list.layoutDirection(), row, QRect(QPoint(row.left() + x, top), size))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(_ROW)
        height = QFontMetrics(option.font).height()
        width = self._list.viewport().width()
        if not isinstance(row, ListRow):
            return QSize(width, height)
        if row.heading:
            return QSize(width, height + 20)
        lines = len(self._lines(row, option.font, self._measure())) + bool(row.place)
        return QSize(width, max(lines * height + 20, 48))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW)
        if not isinstance(row, ListRow):
            return
        painter.save()
        if row.heading:
            self._heading(painter, option, row)
        else:
            self._row(painter, option, row)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
        rect = option.rect.adjusted(16, 6, -12, 0)
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.theme.color("text2"))
        painter.drawText(rect, _LEFT, row.words)
        painter.setFont(option.font)
        painter.setPen(self.theme.color("text3"))
        painter.drawText(rect, _RIGHT, row.place)

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self.theme.color("raised"))
            painter.fillRect(self._at(rect, 0, rect.top(), QSize(3, rect.height())), self.theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.color("hover"))
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.setPen(self.theme.color("hair"))
        wide = rect.width() - TEXT_X - 12
        rule = self._at(rect, TEXT_X, rect.bottom(), QSize(wide, 1))
        painter.drawLine(rule.topLeft(), rule.topRight())
        height = QFontMetrics(option.font).height()
        top = rect.top() + 9
        if row.icon:
            colour = getattr(self.theme.tokens, row.token)
            size = max(16, 16 * height // 20)
            place = self._at(rect, 16, top + 1, QSize(size, size))
            painter.drawPixmap(place.topLeft(), self._icons.pixmap(row.icon, colour, size))
        if row.tag:
            self._tag(painter, option, row, top)
        painter.setFont(option.font)
        painter.setPen(self.theme.color("text"))
        for line in self._lines(row, option.font, self._measure()):
            painter.drawText(self._at(rect, TEXT_X, top, QSize(wide, height)), _LEFT, line)
            top += height
        painter.setPen(self.theme.color("text3"))
        words = QFontMetrics(option.font).elidedText(row.place, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(self._at(rect, TEXT_X, top, QSize(wide, height)), _LEFT, words)

    def _tag(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow, top: int) -> None:
        font = QFont(option.font)
        font.setBold(True)
        font.setPixelSize(max(QFontMetrics(option.font).height() * 10 // 19, 9))
        painter.setFont(font)
        painter.setPen(self.theme.author(row.slot))
        height = QFontMetrics(option.font).height()
        painter.drawText(self._at(option.rect, 10, top, QSize(30, height)), _LEFT, row.tag)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing | Qt.TextFlag.TextSingleLine
