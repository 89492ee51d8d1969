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
    from editor.ui.window import Window

VIEWS = (View.BASE, View.MARKED, View.PROPOSED)
STEP = 1.1


def handlers(window: Window) -> dict[str, Callable[[], None]]:
    """The handlers of this room."""
    found: dict[str, Callable[[], None]] = {
        "view.base": partial(show_view, window, View.BASE),
        "view.marked": partial(show_view, window, View.MARKED),
        "view.proposed": partial(show_view, window, View.PROPOSED),
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


def show_view(window: Window, view: View) -> None:
    """Shows another view; the base view says that it cannot be changed."""
    window.page.show_view(view)
    if view is View.BASE:
        words = window.tr("Base text. It cannot be changed.")
        window.banner.say(words, ((window.tr("Show marked"), partial(show_view, window, View.MARKED)),))
    else:
        window.banner.hide()
    window.show_overlays()
    window.refresh_actions()
    window.page.setFocus()


def _turn(window: Window, by: int) -> None:
    show_view(window, VIEWS[(VIEWS.index(window.page.view) + by) % len(VIEWS)])


def _outline(window: Window) -> None:
    """Shows the outline and gives it the focus; hides it where it has the focus already."""
    panel = window.outline
    if panel.isVisible() and has_focus(window, panel):
        panel.hide()
        window.page.setFocus()
    else:
        panel.show()
        panel.focus()
    window.refresh_actions()


def has_focus(window: Window, panel: QWidget) -> bool:
    """Whether the focus is inside a panel."""
    focus = QApplication.focusWidget()
    return focus is not None and panel.isAncestorOf(focus) and window.isAncestorOf(panel)


def _side(window: Window, tab: int) -> None:
    current = window.tabs.currentIndex() == tab and window.side.isVisible()
    inside = has_focus(window, window.side)
    if current and inside:
        window.side.hide()
        window.page.setFocus()
    else:
        window.side.show()
        window.tabs.setCurrentIndex(tab)
        (window.problems if tab == 0 else window.changes).list.setFocus()
    window.refresh_actions()


def _region(window: Window, by: int) -> None:
    """Walks the regions; the caret keeps its place on the page."""
    regions = [
        (window.toolbar, window.toolbar.setFocus),
        (window.outline, window.outline.focus),
        (window.page, window.page.setFocus),
        (window.side, (window.problems if window.tabs.currentIndex() == 0 else window.changes).list.setFocus),
    ]
    shown = [(widget, act) for widget, act in regions if widget.isVisible()]
    focus = QApplication.focusWidget()
    here = next(
        (i for i, (w, _) in enumerate(shown) if focus is not None and (w is focus or w.isAncestorOf(focus))), -1
    )
    shown[(here + by) % len(shown)][1]()


def _full_screen(window: Window) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def open_palette(window: Window, start: str) -> None:
    """Opens the palette with every command, greyed ones with their reason, and clauses behind #."""
    commands = []
    for entry in CATALOGUE:
        action = window.acts[entry.id]
        note = " · ".join([*entry.menu_path, *(action.shortcut().toString() for _ in range(bool(entry.keys)))])
        reason = "" if action.isEnabled() else window.tr("not available here")
        commands.append(Choice(action.text().replace("&", ""), note, action.trigger, reason))
    palette = Palette(tuple(commands), partial(_clauses, window), start, window)
    palette.move(window.mapToGlobal(window.rect().topLeft()).x() + (window.width() - palette.width()) // 2, 0)
    top = window.mapToGlobal(window.rect().topLeft()).y() + 88
    palette.move(palette.x(), top)
    palette.exec()


def _clauses(window: Window, address: str) -> tuple[Choice, ...]:
    snapshot = window.session.snapshot
    return tuple(
        Choice(f"{place_of(snapshot, identity)}  {words}", "", partial(_go, window, identity))
        for identity, words in find_clauses(snapshot, address)
    )


def _go(window: Window, identity: str) -> None:
    window.go_to(identity)
