"""Views, zoom, appearance, panels, regions, the palette and going to a clause."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from editor.core.model.views import View
from editor.ui.addresses import find_clauses
from editor.ui.catalogue import CATALOGUE
from editor.ui.palette import Choice, Palette
from editor.ui.panels.places import place_of

if TYPE_CHECKING:
    from editor.ui.frame import Frame

VIEWS = (View.BASE, View.MARKED, View.PROPOSED)
STEP = 1.1


def handlers(window: Frame) -> dict[str, Callable[[], None]]:
    """The handlers of this room."""
    found: dict[str, Callable[[], None]] = {
        "view.base": partial(window.show_view, View.BASE),
        "view.marked": partial(window.show_view, View.MARKED),
        "view.proposed": partial(window.show_view, View.PROPOSED),
        "view.next": partial(_turn, window, 1),
        "view.previous": partial(_turn, window, -1),
        "view.outline": partial(_outline, window),
        "view.page": window.page.setFocus,
        "view.problems": partial(_side, window, 0),
        "view.changes": partial(_side, window, 1),
        "view.next_region": partial(_region, window, 1),
        "view.previous_region": partial(_region, window, -1),
        "zoom.in": lambda: window.set_zoom(window.zoom * STEP),
        "zoom.out": lambda: window.set_zoom(window.zoom / STEP),
        "zoom.reset": lambda: window.set_zoom(1.0),
        "view.full_screen": partial(_full_screen, window),
        "view.palette": partial(open_palette, window, ""),
        "edit.go_to": partial(open_palette, window, "# "),
    }
    for look in ("system", "light", "dark", "contrast"):
        found[f"look.{look}"] = partial(window.choose_look, look)
    window.page.zoom_asked.connect(lambda step: window.set_zoom(window.zoom * STEP**step))
    return found


def _turn(window: Frame, by: int) -> None:
    window.show_view(VIEWS[(VIEWS.index(window.page.view) + by) % len(VIEWS)])


def _outline(window: Frame) -> None:
    """Shows the outline and gives it the focus; hides it where it has the focus already."""
    panel = window.outline
    if panel.isVisible() and has_focus(window, panel):
        panel.hide()
        window.page.setFocus()
    else:
        panel.show()
        panel.focus()
    window.refresh_actions()


def has_focus(window: Frame, panel: QWidget) -> bool:
    """Whether the focus is inside a panel."""
    focus = QApplication.focusWidget()
    return focus is not None and panel.isAncestorOf(focus) and window.isAncestorOf(panel)


def _side(window: Frame, tab: int) -> None:
    """Shows a list and gives it the focus; hides the panel where that list has the focus already."""
    current = window.tabs.currentIndex() == tab and window.side.isVisible()
    if current and has_focus(window, window.side):
        window.side.hide()
        window.page.setFocus()
    else:
        window.show_side(tab)
        window.side_list().setFocus()
    window.refresh_actions()


def _region(window: Frame, by: int) -> None:
    """Walks the regions; the caret keeps its place on the page."""
    regions: list[tuple[QWidget, Callable[[], None]]] = [
        (window.toolbar, window.toolbar.focus),
        (window.outline, window.outline.focus),
        (window.page, window.page.setFocus),
        (window.side, window.side_list().setFocus),
        (window.status, window.status.focus),
    ]
    shown = [(widget, act) for widget, act in regions if widget.isVisible()]
    focus = QApplication.focusWidget()
    here = next(
        (i for i, (w, _) in enumerate(shown) if focus is not None and (w is focus or w.isAncestorOf(focus))), -1
    )
    shown[(here + by) % len(shown)][1]()


def _full_screen(window: Frame) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def open_palette(window: Frame, start: str) -> None:
    """Opens the palette with every command, greyed ones with their reason, and clauses behind #."""
    commands = []
    for entry in CATALOGUE:
        action = window.acts[entry.id]
        note = " · ".join([*entry.menu_path, *(action.shortcut().toString() for _ in range(bool(entry.keys)))])
        reason = "" if action.isEnabled() else window.tr("not available here")
        commands.append(Choice(action.text().replace("&", ""), note, action.trigger, reason))
    palette = Palette(tuple(commands), partial(_clauses, window), start, window)
    corner = window.mapToGlobal(window.rect().topLeft())
    palette.move(corner.x() + (window.width() - palette.width()) // 2, corner.y() + 88)
    palette.exec()


def _clauses(window: Frame, address: str) -> tuple[Choice, ...]:
    snapshot = window.session.snapshot
    return tuple(
        Choice(f"{place_of(snapshot, identity)}  {words}", "", partial(_go, window, identity))
        for identity, words in find_clauses(snapshot, address)
    )


def _go(window: Frame, identity: str) -> None:
    window.go_to(identity)
