"""Actions made from the catalogue: the menu bar, the toolbar and the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from editor.ui.catalogue import CATALOGUE, MENUS, Entry
from editor.ui.icons import Icons
from editor.ui.theme import Theme
from editor.ui.toolbar import ICON, ToolBar

Handlers = Mapping[str, Callable[[], None]]


class Actions:
    """The actions of a window by their id in the catalogue, and the menus and bars they stand in."""

    def __init__(self, window: QMainWindow, handlers: Handlers, icons: Icons) -> None:
        self._window = window
        self._icons = icons
        self._groups: dict[str, QActionGroup] = {}
        self.actions: dict[str, QAction] = {entry.id: self._make(entry, handlers[entry.id]) for entry in CATALOGUE}
        self.menus: dict[str, QMenu] = {}
        self._bar: ToolBar | None = None

    def _make(self, entry: Entry, handler: Callable[[], None]) -> QAction:
        action = QAction(entry.text, self._window)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(entry.checkable)
        action.triggered.connect(lambda _checked=False: handler())
        if entry.choice:
            group = self._groups.setdefault(entry.choice, QActionGroup(self._window))
            group.addAction(action)
        self._window.addAction(action)
        return action

    def __getitem__(self, identity: str) -> QAction:
        return self.actions[identity]

    @staticmethod
    def editing() -> tuple[str, ...]:
        """The ids of the actions that change the document."""
        return tuple(entry.id for entry in CATALOGUE if entry.edits)

    def fill_menu_bar(self) -> None:
        """Puts every action into its menu."""
        bar = self._window.menuBar()
        for name in MENUS:
            words = QCoreApplication.translate("Menus", name)
            self.menus[name] = bar.addMenu(f"&{words}")
        for entry in CATALOGUE:
            menu = self._menu(entry.menu, entry.before)
            if (entry.before and "/" not in entry.menu) or (entry.before and not menu.isEmpty()):
                menu.addSeparator()
            menu.addAction(self.actions[entry.id])

    def _menu(self, path: str, before: bool) -> QMenu:
        known = self.menus.get(path)
        if known is None:
            parent = self._menu(path.rpartition("/")[0], False)
            if before:
                parent.addSeparator()
            known = parent.addMenu(QCoreApplication.translate("Menus", path.rpartition("/")[2]))
            self.menus[path] = known
        return known

    def submenu_before(self, path: str, identity: str) -> QMenu:
        """A submenu that is filled while the program runs, put before an action."""
        parent = self.menus[path.rpartition("/")[0]]
        menu = QMenu(QCoreApplication.translate("Menus", path.rpartition("/")[2]), parent)
        parent.insertMenu(self.actions[identity], menu)
        self.menus[path] = menu
        return menu

    def fill_toolbar(self) -> ToolBar:
        """The toolbar."""
        self._bar = ToolBar(self.actions, self._window)
        self._window.addToolBar(self._bar)
        return self._bar

    def set_theme(self, theme: Theme, scale: float = 1.0) -> None:
        """Draws the icons in the colours of a theme, as large as the letters ask for."""
        size = round(ICON * scale)
        for entry in CATALOGUE:
            if entry.icon:
                self.actions[entry.id].setIcon(self._icons.icon(entry.icon, theme, size=size))
        if self._bar is not None:
            self._bar.set_theme(self._icons, theme, scale)

    def explain(self) -> None:
        """Gives each action its tooltip: name and key."""
        for entry in CATALOGUE:
            action = self.actions[entry.id]
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            name = entry.text.rstrip("…")
            action.setToolTip(f"{name}  ({key})" if key else name)
