"""The outline: cover, proposals, groups and items with their old and new labels; follows the caret."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, unique

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QTreeView, QVBoxLayout, QWidget

from editor.core.diagnostics.diagnostic import Diagnostic, Severity
from editor.core.model.ids import ClauseId
from editor.core.snapshot import Snapshot
from editor.ui.icons import Icons
from editor.ui.panels.outline_model import ROW_ROLE, Node, OutlineModel
from editor.ui.panels.outline_rows import OutlineRows, Row
from editor.ui.panels.outline_tree import OutlineTree, RowPainter, scaled
from editor.ui.theme import Theme

CHANGED = frozenset({"changed", "inserted", "deleted", "moved", "relabelled"})
RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@unique
class Narrow(Enum):
    """Which rows the outline is narrowed to."""

    ALL = "all"
    CHANGED = "changed"
    PROBLEMS = "problems"


class OutlinePanel(QWidget):
    """The outline of one document. Emits what the user asks for; changes nothing itself."""

    chosen = Signal(str)
    """Go to this clause; the page takes the focus."""
    delete_asked = Signal(str)
    """Delete this clause."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlinePanel")
        self._icons, self._theme = icons, theme
        self._source = OutlineRows()
        self._numbering: object = None
        self._folded: set[str] = set()
        self._current = ""
        self._narrow = Narrow.ALL
        self._model = OutlineModel(self)
        self.tree = OutlineTree(icons, theme, self._typed, self._delete)
        self.tree.setModel(self._model)
        self._painter = RowPainter(icons, theme, self.tree, self._model)
        self.tree.setItemDelegate(self._painter)
        self.tree.setAccessibleName(self.tr("Outline"))
        self._build()
        self._connect()

    def _build(self) -> None:
        title = QLabel(self.tr("Outline"))
        title.setObjectName("panelTitle")
        self._filter_button, self._fold_button = QToolButton(), QToolButton()
        for button, words in (
            (self._filter_button, self.tr("Show only some clauses")),
            (self._fold_button, self.tr("Fold or unfold all groups")),
        ):
            button.setObjectName("small")
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._filter_button.setMenu(self._filters())
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Filter clauses"))
        self.field.setAccessibleName(self.tr("Filter the outline"))
        self.field.setClearButtonEnabled(True)
        self._glass = self.field.addAction(
            self._icons.icon("search", self._theme, "text3", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self._empty = QLabel(self.tr("No clause matches."))
        self._empty.setObjectName("quiet")
        self._empty.hide()
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 10, 0)
        head.setSpacing(2)
        head.addWidget(title, 1)
        head.addWidget(self._filter_button)
        head.addWidget(self._fold_button)
        field = QHBoxLayout()
        field.setContentsMargins(0, 0, 12, 0)
        field.addWidget(self.field)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addLayout(field)
        box.addWidget(self._empty)
        box.addWidget(self.tree, 1)

    def _filters(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for narrow, words in (
            (Narrow.ALL, self.tr("All clauses")),
            (Narrow.CHANGED, self.tr("Changed clauses")),
            (Narrow.PROBLEMS, self.tr("Clauses with problems")),
        ):
            action: QAction = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(narrow is Narrow.ALL)
            action.triggered.connect(lambda _checked=False, narrow=narrow: self.narrow(narrow))
            group.addAction(action)
        return menu

    def _connect(self) -> None:
        self._model.arrived.connect(self._unfold)
        self.tree.collapsed.connect(lambda index: self._folded.add(self._row(index).key))
        self.tree.expanded.connect(lambda index: self._folded.discard(self._row(index).key))
        self.field.textChanged.connect(lambda _text: self._show())
        self.field.returnPressed.connect(self._first_match)
        self._fold_button.clicked.connect(self._fold_all)
        self.tree.activated.connect(self._activated)
        self.tree.clicked.connect(self._activated)

    def focus(self) -> None:
        """Takes the focus into the tree."""
        self.tree.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme."""
        self._theme = self._painter.theme = self.tree.theme = theme
        size = scaled(16, self.fontMetrics())
        for button, name in ((self._filter_button, "list-filter"), (self._fold_button, "unfold-vertical")):
            button.setIcon(self._icons.icon(name, theme, size=size))
            button.setIconSize(QSize(size, size))
        self._glass.setIcon(self._icons.icon("search", theme, "text3", 16))
        self.tree.viewport().update()

    # Following the document.

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Shows a snapshot; rows that keep their place are changed in place."""
        self._source.show(snapshot)
        self._numbering = snapshot.numbering
        self._show()

    def show_words(self, snapshot: Snapshot, touched: Iterable[ClauseId]) -> None:
        """Shows a snapshot in which only words of these clauses differ from the one shown before."""
        if snapshot.numbering is not self._numbering:
            self.show_snapshot(snapshot)
            return
        for identity in touched:
            row = self._source.changed_row(snapshot, identity)
            if row is None:
                self.show_snapshot(snapshot)
                return
            self._model.set_row(row)

    def show_problems(self, findings: Iterable[Diagnostic]) -> None:
        """Shows the worst problem of the user's own text in each row."""
        worst: dict[ClauseId, Severity] = {}
        for finding in findings:
            if finding.inherited:
                continue
            key = ClauseId(self._source.owner.get(finding.span.clause, finding.span.clause))
            if key not in worst or RANK[finding.severity] < RANK[worst[key]]:
                worst[key] = finding.severity
        if worst != self._painter.problems:
            self._painter.problems = worst
            self.tree.viewport().update()
            if self._narrow is Narrow.PROBLEMS:
                self._show()

    def follow(self, clause: str) -> None:
        """Shows in which clause the caret stands, without taking the focus."""
        self._current = clause
        index = self._model.find(self._source.owner.get(clause, clause))
        if not index.isValid():
            return
        shown = index
        while shown.isValid():
            shown = shown.parent()
            if shown.isValid() and not self.tree.isExpanded(shown):
                index = shown
        if self.tree.currentIndex() != index:
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index, QTreeView.ScrollHint.EnsureVisible)

    # What is shown.

    def narrow(self, narrow: Narrow) -> None:
        """Shows only some of the rows, with those above them."""
        self._narrow = narrow
        self._show()

    def _show(self) -> None:
        wanted = self.field.text().casefold().split()
        rows: Iterable[Row] = self._source.rows
        if wanted or self._narrow is not Narrow.ALL:
            rows = tuple(self._hits(wanted))
            self._empty.setVisible(not rows)
        else:
            self._empty.hide()
        self._model.show_rows(rows)
        self.follow(self._current)

    def _hits(self, wanted: list[str]) -> Iterator[Row]:
        above: list[Row] = []
        given = 0
        for row in self._source.rows:
            while above and above[-1].depth >= row.depth:
                above.pop()
            given = min(given, len(above))
            above.append(row)
            if self._fits(row) and _holds(row, wanted):
                yield from above[given:]
                given = len(above)

    def _fits(self, row: Row) -> bool:
        if self._narrow is Narrow.CHANGED:
            return row.state in CHANGED
        return self._narrow is Narrow.ALL or row.clause in self._painter.problems

    def _unfold(self, nodes: list[Node]) -> None:
        """Opens rows that came, except those the user had folded."""
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node.children:
                waiting += node.children
                if node.row.key not in self._folded:
                    self.tree.setExpanded(self._model.index_of(node), True)

    def _fold_all(self) -> None:
        groups = [node for node in self._model.nodes() if node.children and node.row.depth == 1]
        opens = all(not self.tree.isExpanded(self._model.index_of(node)) for node in groups)
        for node in groups:
            self.tree.setExpanded(self._model.index_of(node), opens)
        self.follow(self._current)

    # What the user does.

    def _row(self, index: QModelIndex) -> Row:
        return self._model.node(index).row

    def _first_match(self) -> None:
        wanted = self.field.text().casefold().split()
        for row in self._source.rows:
            if row.clause is not None and _holds(row, wanted):
                self.chosen.emit(row.clause)
                return

    def _typed(self, text: str) -> None:
        self.field.setFocus()
        self.field.setText(text)

    def _delete(self) -> None:
        clause = self.current_clause()
        if clause is not None and self._row(self.tree.currentIndex()).depth:
            self.delete_asked.emit(clause)

    def _activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row) and row.clause is not None:
            self.chosen.emit(row.clause)

    def current_clause(self) -> ClauseId | None:
        """The clause of the row the user stands on."""
        row = self.tree.currentIndex().data(ROW_ROLE)
        return row.clause if isinstance(row, Row) else None


def _holds(row: Row, wanted: list[str]) -> bool:
    words = f"{row.old} {row.new} {row.words}".casefold()
    return all(word in words for word in wanted)
