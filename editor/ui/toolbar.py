"""The toolbar: one stop of the focus order, and what has no room in a narrow window behind “More”."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from editor.ui.catalogue import DROPPED, TOOLBAR
from editor.ui.icons import Icons
from editor.ui.theme import Theme

ICON = 18
VIEWS = ("view.base", "view.marked", "view.proposed")


class ToolBar(QToolBar):
    """The groups of the catalogue in a row. A narrow bar gives up whole groups in the order the catalogue says."""

    left = Signal()
    """Esc: back to the page."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setWindowTitle(QCoreApplication.translate("Menus", "Toolbar"))
        self.setAccessibleName(self.windowTitle())
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._named = actions
        self._groups: dict[tuple[str, ...], list[QAction]] = {}
        self._needed: list[int] = []
        self._menu = QMenu(self)
        self.more = QToolButton()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu)
        self._fill()
        self.more.setText(QCoreApplication.translate("Menus", "More"))
        self.more.setToolTip(self.more.text())
        self.more.setAccessibleName(self.more.text())

    def _fill(self) -> None:
        for at, group in enumerate(TOOLBAR):
            if at and "@space" not in group:
                self._groups.setdefault(group, []).append(self.addSeparator())
            for name in group:
                if name == "@views":
                    self.addWidget(self._views())
                elif name == "@space":
                    self._more_action = self.addWidget(self.more)
                    self._more_action.setVisible(False)
                    space = QWidget()
                    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                    self.addWidget(space)
                else:
                    action = self._named[name]
                    self._groups.setdefault(group, []).append(action)
                    self.addAction(action)

    def _views(self) -> QWidget:
        """The switch of views: one button a view, the current one raised."""
        box = QWidget()
        box.setObjectName("segments")
        row = QHBoxLayout(box)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for name in VIEWS:
            button = QToolButton()
            button.setDefaultAction(self._named[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        return box

    def buttons(self) -> list[QToolButton]:
        """The buttons in sight that can be pressed, in their order."""
        found = [
            button
            for button in self.findChildren(QToolButton)
            if button.objectName() != "qt_toolbar_ext_button" and button.isVisibleTo(self) and button.isEnabled()
        ]
        return sorted(found, key=lambda button: button.mapTo(self, button.rect().topLeft()).x())

    def focus(self) -> None:
        """Takes the focus to the first button."""
        for button in self.findChildren(QToolButton):
            button.installEventFilter(self)
        for button in self.buttons()[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def set_theme(self, icons: Icons, theme: Theme, scale: float) -> None:
        """Draws the icons as large as the letters ask for, and finds out anew what has room."""
        size = round(ICON * scale)
        self.setIconSize(QSize(size, size))
        self.more.setIcon(icons.icon("ellipsis", theme, size=size))
        while self._needed:
            self._bring()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.isVisible():
            return
        while self._needed and self._needed[-1] <= self.width():
            self._bring()
        while len(self._needed) < len(DROPPED) and self.sizeHint().width() > self.width():
            self._drop()

    def _drop(self) -> None:
        """Moves the next group behind More."""
        self._needed.append(self.sizeHint().width())
        group = DROPPED[len(self._needed) - 1]
        if not self._menu.isEmpty():
            self._menu.addSeparator()
        for action in self._groups[group]:
            if action.isSeparator():
                action.setVisible(False)
            else:
                self.removeAction(action)
                self._menu.addAction(action)
        self._more_action.setVisible(True)

    def _bring(self) -> None:
        """Brings the group that went last back into the bar."""
        self._needed.pop()
        group = DROPPED[len(self._needed)]
        shown = self.actions()
        separator = next((action for action in self._groups[group] if action.isSeparator()), None)
        before = shown[shown.index(separator) + 1] if separator is not None else shown[0]
        for action in self._groups[group]:
            if action is separator:
                action.setVisible(True)
            else:
                self._menu.removeAction(action)
                self.insertAction(before, action)
        self._more_action.setVisible(bool(self._needed))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
            buttons = self.buttons()
            if event.key() in steps and isinstance(watched, QToolButton) and watched in buttons:
                by = steps[Qt.Key(event.key())] * (1 if self.isLeftToRight() else -1)
                buttons[(buttons.index(watched) + by) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
