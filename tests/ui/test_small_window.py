"""Small screens and large letters: nothing is lost, what has no room waits behind a button or in a drawer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from editor.core.model.document import Document
from editor.ui.catalogue import DROPPED
from editor.ui.window import Window
from tests.ui.pressing import put_caret

Opener = Callable[[Document | str], Window]


@pytest.fixture
def large_letters(qapp: QApplication) -> Iterator[None]:
    """Letters of twice the common size, as a system set to 200 % gives them."""
    usual = qapp.font()
    large = qapp.font()
    large.setPixelSize(26)
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


def resized(window: Window, width: int, height: int) -> Window:
    window.resize(width, height)
    QApplication.processEvents()
    return window


def test_the_right_panel_becomes_a_drawer_and_comes_back(window: Window) -> None:
    resized(window, 1440, 900)
    assert window.side.isVisible()
    resized(window, 1024, 640)
    assert not window.side.isVisible()
    assert window.page.width() >= 768
    assert window.outline.width() == 208
    window.run_action("view.problems")
    assert window.side.isVisible()
    assert window.side.geometry().right() == window.desk.rect().right()
    QTest.keyClick(window.problems.list, Qt.Key.Key_Escape)
    assert not window.side.isVisible()
    assert QApplication.focusWidget() is window.page
    resized(window, 1440, 900)
    assert window.side.isVisible()
    assert window.splitter.indexOf(window.side) == 2


def test_a_narrow_toolbar_keeps_what_it_drops_behind_more(window: Window) -> None:
    resized(window, 620, 640)
    bar = window.toolbar
    waiting = [action.objectName() for action in bar._menu.actions() if not action.isSeparator()]
    assert waiting[: len(DROPPED[0])] == list(DROPPED[0])
    assert bar.more.isVisible()
    assert bar.more in bar.buttons()
    assert all(button.geometry().right() <= bar.width() for button in bar.buttons() if button.parent() is bar)
    resized(window, 1440, 900)
    assert not bar.more.isVisible()
    names = [action.objectName() for action in bar.actions()]
    assert [name for group in DROPPED for name in group if name not in names] == []
    assert names.index("structure.up") > names.index("structure.in")


@pytest.mark.usefixtures("large_letters")
def test_letters_of_twice_the_size_clip_nothing(open_window: Opener, sample: Document) -> None:
    window = resized(open_window(sample), 1024, 640)
    assert window.width() == 1024
    assert window.scale == 2.0
    for button in window.status.findChildren(QToolButton):
        assert not button.isVisible() or button.width() >= button.sizeHint().width() - 1
    assert window.outline.tree.sizeHintForRow(0) >= window.outline.tree.fontMetrics().height() + 8


def test_f6_walks_all_regions_and_returns_to_the_exact_caret(window: Window) -> None:
    resized(window, 1440, 900)
    put_caret(window, "the regional initiatives", 7)
    before = window.page.textCursor().position()
    seen = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen[-1] is window.page
    assert window.page.textCursor().position() == before
    regions = (window.side, window.status, window.toolbar, window.outline)
    assert [region.isAncestorOf(widget) for region, widget in zip(regions, seen, strict=False)] == [True] * 4


def test_arrows_walk_the_toolbar_and_escape_returns(window: Window) -> None:
    resized(window, 1440, 900)
    window.toolbar.focus()
    first = QApplication.focusWidget()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is not first
    assert window.toolbar.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.page


def test_size_and_widths_are_remembered(open_window: Opener, sample: Document) -> None:
    window = open_window(sample)
    window.splitter.setSizes([300, 740, 400])
    QApplication.processEvents()
    sizes = window.splitter.sizes()
    window.session.mark_saved(window.session.document)
    assert window.close()
    settings = window.tools.settings
    geometry = settings.get("geometry")
    settings.set("geometry", None)
    assert open_window(sample).splitter.sizes() == sizes
    small = resized(open_window(sample), 700, 500)
    small._remember()
    assert settings.get("geometry") != geometry
    assert (open_window(sample).width(), open_window(sample).height()) == (700, 500)
