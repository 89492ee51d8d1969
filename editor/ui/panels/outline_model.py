"""The outline as a tree model: rows of a flat list under those of lesser depth, changed in place with few notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from editor.ui.panels.outline_rows import Row

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NONE = QModelIndex()


@dataclass(slots=True, eq=False)
class Node:
    """A row in the tree; `number` is what Qt remembers of it, `place` counts among its siblings."""

    row: Row
    number: int = 0
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    place: int = 0


def tree_of(rows: Iterable[Row]) -> Node:
    """The rows under a root without a row of its own; a row stands under the last one of lesser depth."""
    root = Node(Row(-1, "", ""))
    above = [root]
    for row in rows:
        while above[-1].row.depth >= row.depth:
            above.pop()
        parent = above[-1]
        node = Node(row, 0, parent, place=len(parent.children))
        parent.children.append(node)
        above.append(node)
    return root


class OutlineModel(QAbstractItemModel):
    """The tree. `show_rows` compares with what is shown, so that folds, selection and scrolling stay."""

    arrived = Signal(object)
    """Nodes that came, with what stands under them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(Row(-1, "", ""))
        self._nodes: dict[int, Node] = {}
        self._by_key: dict[str, Node] = {}
        self._last = 0

    # What Qt asks.

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        children = self.node(parent).children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        above = node.parent if node is not None else None
        if above is None or not above.number:
            return QModelIndex()
        return self.createIndex(above.place, 0, above.number)

    def rowCount(self, parent: Index = _NONE) -> int:
        return len(self.node(parent).children)

    def hasChildren(self, parent: Index = _NONE) -> bool:
        return bool(self.node(parent).children)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        if node is None:
            return None
        if role == ROW_ROLE:
            return node.row
        if role == Qt.ItemDataRole.DisplayRole:
            return node.row.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(node.row)
        return None

    # What the panel asks.

    def node(self, index: Index) -> Node:
        """The node of an index; the root for none."""
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def find(self, key: str) -> QModelIndex:
        """The index of a row, or none."""
        node = self._by_key.get(key)
        return QModelIndex() if node is None else self.index_of(node)

    def index_of(self, node: Node) -> QModelIndex:
        """The index of a node."""
        return self.createIndex(node.place, 0, node.number) if node.number else QModelIndex()

    def nodes(self) -> Iterator[Node]:
        """All nodes."""
        return iter(self._nodes.values())

    # Changing.

    def set_row(self, row: Row) -> None:
        """Shows other words in one row."""
        node = self._by_key.get(row.key)
        if node is not None and node.row != row:
            node.row = row
            index = self.index_of(node)
            self.dataChanged.emit(index, index)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Shows other rows."""
        self._sync(self._root, tree_of(rows))

    def _sync(self, shown: Node, wanted: Node) -> None:
        """Makes the rows under one node those under another."""
        old, new = shown.children, wanted.children
        start, most = 0, min(len(old), len(new))
        while start < most and old[start].row.key == new[start].row.key:
            start += 1
        end = 0
        while end < most - start and old[-1 - end].row.key == new[-1 - end].row.key:
            end += 1
        if start < len(old) - end:
            self._take(shown, start, len(old) - end)
        if start < len(new) - end:
            self._put(shown, start, new[start : len(new) - end])
        fresh = range(start, len(new) - end)
        for place, node in enumerate(wanted.children):
            if place in fresh:
                continue
            kept = shown.children[place]
            if kept.row is not node.row and kept.row != node.row:
                kept.row = node.row
                index = self.index_of(kept)
                self.dataChanged.emit(index, index)
            if kept.children or node.children:
                self._sync(kept, node)

    def _take(self, parent: Node, start: int, end: int) -> None:
        self.beginRemoveRows(self.index_of(parent), start, end - 1)
        for node in parent.children[start:end]:
            self._forget(node)
        del parent.children[start:end]
        for place in range(start, len(parent.children)):
            parent.children[place].place = place
        self.endRemoveRows()

    def _put(self, parent: Node, start: int, nodes: list[Node]) -> None:
        self.beginInsertRows(self.index_of(parent), start, start + len(nodes) - 1)
        parent.children[start:start] = nodes
        for place in range(start, len(parent.children)):
            parent.children[place].place = place
        for node in nodes:
            node.parent = parent
            self._learn(node)
        self.endInsertRows()
        self.arrived.emit(nodes)

    def _learn(self, node: Node) -> None:
        self._last += 1
        node.number = self._last
        self._nodes[node.number] = self._by_key[node.row.key] = node
        for child in node.children:
            self._learn(child)

    def _forget(self, node: Node) -> None:
        self._nodes.pop(node.number, None)
        if self._by_key.get(node.row.key) is node:
            del self._by_key[node.row.key]
        for child in node.children:
            self._forget(child)


def spoken(row: Row) -> str:
    """The row in words, for those who hear it or rest the pointer on it."""
    states = {
        "deleted": QCoreApplication.translate("Outline", "deleted"),
        "inserted": QCoreApplication.translate("Outline", "inserted"),
        "moved": QCoreApplication.translate("Outline", "moved"),
        "changed": QCoreApplication.translate("Outline", "changed"),
    }
    old, arrow, new = row.count.partition(" → ")
    parts = [row.symbol, row.new or row.old]
    if row.old and row.new:
        parts.append(QCoreApplication.translate("Outline", "was {label}").format(label=row.old))
    parts.append(states.get(row.state, ""))
    if arrow:
        parts.append(QCoreApplication.translate("Outline", "{old} items, now {new}").format(old=old, new=new))
    elif row.count:
        parts.append(QCoreApplication.translate("Outline", "{count} items").format(count=row.count))
    return ", ".join(part for part in (*parts, row.words) if part)
