"""Every command of the catalogue stands in a menu, has a handler, no key twice, and does something or says why not."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox

from editor.core.model.views import View
from editor.ui.catalogue import CATALOGUE, DROPPED, TOOLBAR, key_conflicts
from editor.ui.panels.places import place_of
from editor.ui.window import Window
from tests.ui.pressing import put_caret, type_text

LEAVES_THE_PROGRAM = frozenset({"file.quit", "file.close", "file.print", "file.preview"})
"""Commands whose own tests stand elsewhere: they close what this test stands on, or need a printer."""


def test_no_key_stands_twice() -> None:
    assert key_conflicts() == ()


def test_every_key_is_one_that_qt_knows() -> None:
    unknown = [(entry.id, key) for entry in CATALOGUE for key in entry.keys if not QKeySequence(key).toString()]
    assert unknown == []


def test_the_toolbar_holds_known_commands_and_gives_up_known_groups() -> None:
    known = {entry.id for entry in CATALOGUE}
    assert {name for group in TOOLBAR for name in group if not name.startswith("@")} <= known
    assert set(DROPPED) <= set(TOOLBAR)


def test_every_command_can_be_reached_by_a_menu(window: Window) -> None:
    def reached(menu: QMenu) -> set[str]:
        found = set()
        for action in menu.actions():
            inner = action.menu()
            found |= reached(inner) if isinstance(inner, QMenu) else {action.objectName()}
        return found

    tops = [action.menu() for action in window.menuBar().actions()]
    shown = set().union(*(reached(menu) for menu in tops if isinstance(menu, QMenu)))
    assert [entry.id for entry in CATALOGUE if entry.id not in shown] == []
    letters = [action.text().partition("&")[2][:1] for action in window.menuBar().actions()]
    assert len(set(letters)) == len(letters)
    assert all(letters)


def state_of(window: Window) -> tuple[object, ...]:
    """All that a command may change, as far as a user can tell."""
    snapshot = window.session.snapshot
    focus = QApplication.focusWidget()
    return (
        snapshot.document,
        snapshot.state.selection,
        window.page.view,
        window.page.textCursor().selectionStart(),
        window.page.textCursor().selectionEnd(),
        window.zoom,
        window.theme,
        window.isFullScreen(),
        window.outline.isVisible(),
        window.side.isVisible(),
        window.tabs.currentIndex(),
        window.find_bar.isVisible(),
        focus,
        QApplication.clipboard().text(),
        tuple(action.isChecked() for action in window.acts.actions.values()),
    )


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked in dialogs, each of which is closed at once."""
    questions: list[str] = []

    def no_file(_parent: object, title: str, *_more: object) -> tuple[str, str]:
        questions.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", no_file)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", no_file)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: questions.append(box.text()) or 0)

    def closed(dialog: QDialog) -> int:
        questions.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(QDialog, "exec", closed)
    return questions


def test_every_command_does_something_or_says_why_not(window: Window, asked: list[str]) -> None:
    silent = []
    for entry in CATALOGUE:
        if entry.id in LEAVES_THE_PROGRAM:
            continue
        window.show_view(View.MARKED)
        window.finder.close()
        put_caret(window, "the regional initiatives", 4, 12)
        if entry.id in ("edit.undo", "edit.redo"):
            type_text(window, "few")
            if entry.id == "edit.redo":
                window.session.undo()
        window.follow_all()
        if entry.id == "view.page":
            window.outline.focus()
        if entry.id == "zoom.reset":
            window.set_zoom(2)
        QApplication.clipboard().setText("words")
        asked.clear()
        window.status.say("")
        action = window.acts[entry.id]
        already = bool(entry.choice) and action.isChecked()
        before = state_of(window)
        action.trigger()
        QApplication.processEvents()
        if not (state_of(window) != before or window.status.message or asked or already):
            silent.append(entry.id)
        window.showNormal()
        while window.session.undo():
            pass
    assert silent == []


def test_base_view_greys_what_edits(window: Window) -> None:
    window.run_action("view.base")
    assert not [e.id for e in CATALOGUE if e.edits and window.acts[e.id].isEnabled()]
    window.run_action("view.marked")
    assert not [e.id for e in CATALOGUE if e.edits and not window.acts[e.id].isEnabled()]


def test_places_are_told_in_the_words_of_delegates(window: Window) -> None:
    put_caret(window, "the regional initiatives")
    window.run_action("help.describe")
    clause = window.caret_clause()
    assert clause is not None
    assert place_of(window.session.snapshot, clause) == "recalling f)"
    assert window.status.message.startswith("recalling f)")
