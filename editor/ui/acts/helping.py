"""Help: keys, rules, this place in words, about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from editor import __version__
from editor.ui.catalogue import CATALOGUE
from editor.ui.panels.outline_rows import state_of
from editor.ui.panels.places import place_of

if TYPE_CHECKING:
    from editor.ui.frame import Frame


def handlers(window: Frame) -> dict[str, Callable[[], None]]:
    """The handlers of this room."""
    return {
        "help.keys": partial(show_keys, window),
        "help.rules": partial(show_rules, window),
        "help.describe": partial(describe, window),
        "help.about": partial(about, window),
    }


def _words(window: Frame, title: str, html: str, width: int = 680, height: int = 0) -> None:
    from editor.ui.dialogs.form_dialog import FormDialog

    dialog = FormDialog(title, window.tr("Close"), width, window)
    dialog.cancel_button.hide()
    dialog.add_words(html, rich=True)
    dialog.finish(height)
    dialog.exec()


def show_keys(window: Frame) -> None:
    """Lists every command with its keys, menu by menu."""
    native = QKeySequence.SequenceFormat.NativeText
    rows = []
    menu = ""
    for entry in CATALOGUE:
        if not entry.keys:
            continue
        if entry.menu_path[0] != menu:
            menu = entry.menu_path[0]
            rows.append(f"<tr><td colspan='2'><br/><b>{escape(menu)}</b></td></tr>")
        keys = ", ".join(escape(QKeySequence(key).toString(native)) for key in entry.keys)
        rows.append(f"<tr><td width='320'>{escape(entry.text)}</td><td>{keys}</td></tr>")
    page = (
        (window.tr("New item; paragraph without label; new clause"), "Enter, Shift+Enter, Ctrl+Enter"),
        (window.tr("Level in, out at the start of a clause"), "Tab, Shift+Tab"),
        (window.tr("Join with the paragraph before"), window.tr("Backspace at its start")),
    )
    rows.append(f"<tr><td colspan='2'><br/><b>{escape(window.tr('On the page'))}</b></td></tr>")
    rows += [f"<tr><td>{escape(words)}</td><td>{escape(keys)}</td></tr>" for words, keys in page]
    _words(window, window.tr("Keys"), f"<table>{''.join(rows)}</table>")


def show_rules(window: Frame) -> None:
    """Explains every rule from its own page."""
    import inspect

    from editor.core.diagnostics.catalogue import RULES

    parts = []
    for rule in RULES:
        text = inspect.cleandoc(rule.text)
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
        parts.append(f"<h3>{escape(rule.name)}</h3>{paragraphs}")
    _words(window, window.tr("Rules explained"), "".join(parts))


def describe(window: Frame) -> None:
    """Says where the caret stands: place, state and words."""
    clause = window.caret_clause()
    snapshot = window.session.snapshot
    if clause is None:
        return
    found = snapshot.index.find(snapshot.document, clause)
    if found is not None:
        state = state_of(found, snapshot.numbering.label(clause))
        window.status.say(f"{place_of(snapshot, clause)}, {state}")


def about(window: Frame) -> None:
    """Names the program and its licence."""
    html = (
        f"<p><b>Clausewright {__version__}</b></p>"
        f"<p>{escape(window.tr('An editor for amendments to treaty-style texts. It works offline.'))}</p>"
        f"<p>{escape(window.tr('Apache License 2.0. Icons: Lucide, ISC licence.'))}</p>"
    )
    _words(window, window.tr("About Clausewright"), html, 520)
