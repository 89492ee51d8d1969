"""Actions made from the catalogue: the menu bar, the toolbar and the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from editor.ui.catalogue import CATALOGUE, MENUS, TOOLBAR, Entry
from editor.ui.icons import Icons
from editor.ui.theme import Theme

Handlers = Mapping[str, Callable[[], None]]
ICON = 18


class Actions:
    """The actions of a window by their id in the catalogue, and the menus and bars they stand in."""

    def __init__(self, window: QMainWindow, handlers: Handlers, icons: Icons) -> None:
        self._window = window
        self._icons = icons
        self._groups: dict[str, QActionGroup] = {}
        self.actions: dict[str, QAction] = {entry.id: self._make(entry, handlers[entry.id]) for entry in CATALOGUE}
        self.menus: dict[str, QMenu] = {}
        self._segments: list[QToolButton] = []

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
            if entry.before and "/" not in entry.menu:
                menu.addSeparator()
            elif entry.before and not menu.isEmpty():
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

    def fill_toolbar(self) -> QToolBar:
        """The toolbar, one stop of the focus order."""
        bar = QToolBar(self._window)
        bar.setObjectName("toolbar")
        bar.setWindowTitle(QCoreApplication.translate("Menus", "Toolbar"))
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setIconSize(QSize(ICON, ICON))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for at, group in enumerate(TOOLBAR):
            spaced = "@space" in group
            if at and not spaced:
                bar.addSeparator()
            for name in group:
                if name == "@views":
                    bar.addWidget(self._views())
                elif name == "@space":
                    space = QWidget()
                    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                    bar.addWidget(space)
                else:
                    bar.addAction(self.actions[name])
        self._window.addToolBar(bar)
        return bar

    def _views(self) -> QWidget:
        """The switch of views: one button a view, the current one raised."""
        box = QWidget()
        box.setObjectName("segments")
        row = QHBoxLayout(box)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for name in ("view.base", "view.marked", "view.proposed"):
            button = QToolButton()
            button.setDefaultAction(self.actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            row.addWidget(button)
            self._segments.append(button)
        return box

    def set_theme(self, theme: Theme) -> None:
        """Draws the icons in the colours of a theme."""
        for entry in CATALOGUE:
            if entry.icon:
                self.actions[entry.id].setIcon(self._icons.icon(entry.icon, theme, size=ICON))

    def explain(self) -> None:
        """Gives each action its tooltip: name and key."""
        for entry in CATALOGUE:
            action = self.actions[entry.id]
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            name = entry.text.rstrip("…")
            action.setToolTip(f"{name}  ({key})" if key else name)
