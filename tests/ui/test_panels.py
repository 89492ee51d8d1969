"""The lists of problems and changes, the status line, and the clicks beside the words of the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.diagnostics.diagnostic import Severity
from editor.ui.panels.row_list import ListRow, RowList
from editor.ui.window import Window
from tests.ui.pressing import clause_of, press, put_caret, text_of, type_text

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def strike_e(window: Window) -> None:
    put_caret(window, "the report of the 2021 forum")
    press(window, Qt.Key.Key_D, CTRL_SHIFT)
    window.follow_all()
    window.check()


def spot(window: Window, words: str, x: float) -> QPoint:
    """A point of the page in the first line of a clause, at a distance from the edge of the paper."""
    page = window.page
    block = page.document().findBlockByNumber(page._projector.at[clause_of(window, words).id])
    page.go_to(clause_of(window, words).id)
    rect = page.page_layout.block_rect(block)
    left = page.page_layout.measures.paper_left
    return QPoint(round(left + x), round(rect.top() + 12 - page.verticalScrollBar().value()))


def click(window: Window, point: QPoint) -> None:
    QTest.mouseClick(window.page.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_tabs_and_status_line_count_alike(window: Window) -> None:
    strike_e(window)
    own = window.problems.own
    assert window.tabs.tabText(0) == f"Problems {len(own)}"
    assert window.tabs.tabText(1) == f"Changes {window.changes.count}"
    errors = sum(finding.severity is Severity.ERROR for finding in own)
    assert errors
    assert window.status._counts[Severity.ERROR].text() == str(errors)
    window.status._counts[Severity.ERROR].click()
    assert window.tabs.currentIndex() == 0
    assert QApplication.focusWidget() is window.problems.list


def test_next_problem_goes_there_and_alt_enter_mends_it_as_a_tracked_change(window: Window) -> None:
    window.check()
    place = text_of(clause_of(window, "on the strategic plan")).index("Resolution 71")
    put_caret(window, "on the strategic plan", place)
    press(window, Qt.Key.Key_F7)
    press(window, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    put_caret(window, "on the strategic plan", place + 3)
    press(window, Qt.Key.Key_Return, ALT)
    mended = clause_of(window, "on the strategic plan")
    assert any(piece.inserted for piece in mended.inline)
    assert any(piece.deleted for piece in mended.inline)
    assert not [f for f in window.problems.own if f.span.clause == mended.id and f.severity is Severity.WARNING]


def test_a_click_on_a_label_selects_the_clause(window: Window) -> None:
    click(window, spot(window, "the regional initiatives", 82))
    selected = window.page.textCursor().selectedText()
    assert selected == text_of(clause_of(window, "the regional initiatives"))


def test_a_click_on_a_change_bar_opens_the_changes_of_that_clause(window: Window) -> None:
    window.follow_all()
    click(window, spot(window, "Resolution 139", 59))
    assert window.tabs.currentIndex() == 1
    assert window.changes.list.current_key() == f"{clause_of(window, 'Resolution 139').id}-0"


def test_a_click_on_a_badge_opens_the_problem(window: Window) -> None:
    window.check()
    window.run_action("view.changes")
    click(window, spot(window, "on the strategic plan", 768 - 28))
    assert window.tabs.currentIndex() == 0
    assert clause_of(window, "on the strategic plan").id in window.problems.list.current_key()


def test_a_click_into_the_text_is_left_to_the_text(window: Window) -> None:
    click(window, spot(window, "the regional initiatives", 300))
    assert not window.page.textCursor().hasSelection()
    assert window.caret_clause() == clause_of(window, "the regional initiatives").id


def test_the_context_menu_offers_fixes_first_and_no_more_than_nine_entries(window: Window) -> None:
    window.check()
    put_caret(window, "on the strategic plan", 3)
    menu = window._menu.menu()
    entries = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert "edition" in entries[0]
    assert len(entries) <= 9
    assert "Delete clause" in entries
    put_caret(window, "the report of the 2021 forum")
    press(window, Qt.Key.Key_D, CTRL_SHIFT)
    put_caret(window, "the report of the 2021 forum")
    assert "Restore clause" in [action.text() for action in window._menu.menu().actions()]


def test_shift_f10_opens_the_menu_at_the_caret(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QPoint] = []
    monkeypatch.setattr(window._menu, "open", opened.append)
    put_caret(window, "the regional initiatives")
    press(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_Menu)
    caret = window.page.viewport().mapToGlobal(window.page.cursorRect().bottomLeft())
    assert opened == [caret, caret]


def test_a_list_keeps_its_choice_when_other_rows_come_and_go(window: Window) -> None:
    rows = RowList(window.tools.icons, window.theme, "Rows", window)
    rows.fill(tuple(ListRow(str(n), f"row {n}") for n in range(9)))
    rows.choose("5")
    rows.fill(tuple(ListRow(str(n), f"row {n}") for n in (0, 1, 3, 4, 5, 5.5, 6, 8)))
    assert rows.current_key() == "5"
    assert [row.key for row in rows._model.rows] == ["0", "1", "3", "4", "5", "5.5", "6", "8"]
    rows.fill(())
    assert rows.current_key() == ""


def test_the_changes_are_those_of_the_document_after_any_act(window: Window) -> None:
    window.run_action("view.changes")
    put_caret(window, "the regional initiatives", 4)
    type_text(window, "many ")
    window.follow_all()
    put_caret(window, "the measurements")
    press(window, Qt.Key.Key_D, CTRL_SHIFT)
    window.follow_all()
    rows = window.changes.list._model.rows
    assert len(rows) == window.changes.count
    assert any("inserted “many" in row.words and "recalling f)" in row.place for row in rows)
    while window.session.undo():
        pass
    window.follow_all()
    assert len(window.changes.list._model.rows) == window.changes.count
