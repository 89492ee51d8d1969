"""The menu at the caret or under the pointer: fixes, then the clause, then the clipboard; at most nine entries."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from editor.core.model.ids import ClauseId
from editor.core.tracking.record import is_struck
from editor.ui.acts.reviewing import apply_fix, findings_here
from editor.ui.frame import Frame
from editor.ui.panels.problems import usable

FIXES = 2


class PageMenu(QObject):
    """Opens the menu of one page by Shift+F10, the Menu key or the right button."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        window.page.menu_asked.connect(self._asked)

    def _asked(self, point: QPoint, by_mouse: bool) -> None:
        page = self._window.page
        if by_mouse:
            self._take_caret(point)
        self.open(page.viewport().mapToGlobal(point))

    def _take_caret(self, point: QPoint) -> None:
        """Brings the caret to the pointer, unless the words under it are selected."""
        page = self._window.page
        there, now = page.cursorForPosition(point), page.textCursor()
        if not now.hasSelection() or not now.selectionStart() <= there.position() <= now.selectionEnd():
            page.setTextCursor(there)

    def open(self, point: QPoint) -> None:
        """Shows the menu at a point of the screen."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.popup(point)

    def menu(self) -> QMenu:
        """The menu for the place of the caret."""
        window = self._window
        menu = QMenu(window)
        if window.acts["structure.delete"].isEnabled():
            for fix in [fix for finding in findings_here(window) for fix in usable(finding)][:FIXES]:
                menu.addAction(fix.title).triggered.connect(partial(apply_fix, window, fix))
            menu.addSeparator()
            first = "structure.restore" if self._is_struck(window.caret_clause()) else "structure.delete"
            for name in (first, "structure.in", "structure.out", "insert.item"):
                menu.addAction(window.acts[name])
            menu.addSeparator()
        for name in ("edit.cut", "edit.copy", "edit.paste"):
            menu.addAction(window.acts[name])
        return menu

    def _is_struck(self, identity: ClauseId | None) -> bool:
        snapshot = self._window.session.snapshot
        clause = snapshot.index.find(snapshot.document, identity) if identity is not None else None
        return clause is not None and is_struck(clause)
