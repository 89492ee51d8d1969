"""The geometry of the page: columns, baselines, hits, heights that survive edits, rows of tables, the cost of a key."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.ui.canvas.block_look import Badge, BadgeKind, BlockLook, BlockStyle, CellPlace, look_of
from editor.ui.canvas.marks import deleted, inserted, moved_from
from editor.ui.canvas.measures import PageOptions
from editor.ui.canvas.page_layout import PageLayout, Zone
from tests.ui.page_samples import WORDS, Page, Paragraph, fill, item

pytestmark = pytest.mark.usefixtures("qapp")


def long_page(count: int, **arguments: object) -> Page:
    """A page of items of one to six lines."""
    chance = random.Random(3)
    paragraphs: list[Paragraph] = []
    for number in range(count):
        text = " ".join([WORDS] * chance.randint(1, 6))
        pieces = [text] if number % 3 else [text, (" gone", deleted(1)), ("new", inserted(2))]
        paragraphs.append((item(f"{number}"), pieces))
    return Page(paragraphs, **arguments)  # type: ignore[arg-type]


def heights_of(page: PageLayout, document: QTextDocument) -> list[tuple[float, float]]:
    """Top and height of all blocks, each of them laid out."""
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    for block in blocks:
        page.blockBoundingRect(block)
    rects = [page.blockBoundingRect(block) for block in blocks]
    return [(rect.top(), rect.height()) for rect in rects]


def test_text_hangs_at_its_column_and_shares_the_baseline_of_the_label() -> None:
    page = Page([(item("a)"), [" ".join([WORDS] * 3)]), (item("i)", level=1), [WORDS * 2])])
    layout = page.block(0).layout()
    assert layout.lineCount() > 1
    assert {layout.lineAt(n).x() for n in range(layout.lineCount())} == {140}
    assert page.block(1).layout().lineAt(0).x() == 180
    placed = page.page._blocks.index.entry(0)
    line = layout.lineAt(0)
    assert line.y() + line.ascent() == pytest.approx(placed.baseline)
    _, _, at, words = placed.margin.words[0]
    assert at.x() == 76
    assert at.y() + layout.lineAt(0).ascent() == pytest.approx(placed.baseline)
    assert words.text() == "a)"


def test_lines_of_body_text_are_22_apart_and_items_6() -> None:
    page = Page([(item(), [" ".join([WORDS] * 3)]), (item(), ["the needs"])])
    layout = page.block(0).layout()
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    baselines = [line.y() + line.ascent() for line in lines]
    assert {round(low - high) for high, low in pairwise(baselines)} == {22}
    assert page.page.block_rect(page.block(0)).height() == 22 * len(lines)
    assert page.page.block_rect(page.block(1)).height() == 28
    assert page.page.block_rect(page.block(0)).top() == 40


@pytest.mark.parametrize("zoom", [0.5, 1.0, 1.75, 4.0])
@pytest.mark.parametrize("right_to_left", [False, True])
def test_every_caret_place_is_hit_where_it_is_shown(zoom: float, right_to_left: bool) -> None:
    text = "القرار رقم سبعة عن الجزر الصغيرة " * 9 if right_to_left else "the needs of small islands " * 9
    page = Page([(item(), [text])] * 3, PageOptions(zoom=zoom, right_to_left=right_to_left))
    block = page.block(1)
    layout = block.layout()
    ends = [layout.lineAt(n).textStart() + layout.lineAt(n).textLength() for n in range(layout.lineCount())]
    for offset in range(0, block.length() - 1, 3):
        if offset in ends or offset + 1 in ends:
            continue
        rect = page.page.caret_rect(block, offset)
        hit = page.page.hitTest(QPointF(rect.left(), rect.center().y()), Qt.HitTestAccuracy.FuzzyHit)
        shown = page.page.caret_rect(block, hit - block.position())
        assert shown == rect


def test_random_edits_leave_the_heights_of_a_page_laid_out_anew() -> None:
    chance = random.Random(11)
    page = long_page(60)
    for _ in range(120):
        cursor = QTextCursor(page.sheet)
        cursor.setPosition(chance.randrange(page.sheet.characterCount()))
        match chance.randrange(6):
            case 0:
                cursor.insertBlock()
            case 1:
                cursor.deletePreviousChar()
            case 2:
                cursor.insertText("\n".join(["some words " * chance.randint(1, 20)] * chance.randint(1, 5)))
            case 3:
                down, keep = QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor
                cursor.movePosition(down, keep, chance.randint(1, 4))
                cursor.removeSelectedText()
            case 4:
                page.page.set_look(cursor.block(), BlockLook(BlockStyle.CALL))
            case _:
                cursor.insertText("letters ")
        if chance.random() < 0.2:
            QApplication.processEvents()
    other = QTextDocument()
    fresh = PageLayout(other)
    fill(other, [(look_of(page.block(n)), [page.block(n).text()]) for n in range(page.sheet.blockCount())])
    other.setPageSize(page.sheet.pageSize())
    bare = [(top, height) for top, height in heights_of(page.page, page.sheet)]
    assert bare == heights_of(fresh, other)
    assert page.page.documentSize().height() == bare[-1][0] + bare[-1][1] + 40


def test_cells_of_a_row_stand_side_by_side_and_share_its_height() -> None:
    def cell(row: int, column: int) -> BlockLook:
        return BlockLook(BlockStyle.CELL, cell=CellPlace(1, row, column, 3, last_row=row == 1))

    page = Page(
        [
            (item(), [WORDS]),
            (cell(0, 0), ["one"]),
            (cell(0, 1), [WORDS * 2]),
            (cell(0, 1), ["second paragraph"]),
            (cell(0, 2), ["three"]),
            (cell(1, 0), ["below"]),
            (item(), ["after"]),
        ]
    )
    rects = [page.page.block_rect(page.block(n)) for n in range(7)]
    assert rects[1].top() == rects[2].top() == rects[4].top()
    assert rects[3].top() == rects[2].bottom()
    assert rects[5].top() == rects[3].bottom()
    assert rects[6].top() == rects[5].bottom()
    lefts = [page.block(n).layout().lineAt(0).x() for n in (1, 2, 4)]
    assert lefts == [82, 294, 506]
    middle = page.page.caret_rect(page.block(4), 2).center()
    assert page.page.hitTest(middle, Qt.HitTestAccuracy.FuzzyHit) == page.block(4).position() + 2
    page.put_caret(4, 0)
    QTest.keyClicks(page, " ".join([WORDS] * 3))
    assert page.page.block_rect(page.block(5)).top() == page.page.block_rect(page.block(4)).bottom()


def test_a_right_to_left_page_is_mirrored() -> None:
    looks = item("a)", badges=(Badge(BadgeKind.ERROR),))
    left = Page([(looks, [WORDS])])
    right = Page([(looks, [WORDS])], PageOptions(right_to_left=True))
    rect = right.block(0).layout().lineAt(0).naturalTextRect()
    assert rect.right() == pytest.approx(768 - 140, abs=1)
    paper = left.page.measures.paper_left
    for x, zone in ((20, Zone.TAG), (60, Zone.BAR), (90, Zone.LABEL), (300, Zone.TEXT), (735, Zone.BADGE)):
        assert left.page.block_at(QPointF(paper + x, 50))[1] is zone
        assert right.page.block_at(QPointF(paper + 768 - x, 50))[1] is zone


def test_an_elided_block_keeps_one_line_and_a_hidden_one_none() -> None:
    page = Page(
        [
            (item(), ["the needs"]),
            (item(elided=True, chip="moved to h)"), [(WORDS * 4, moved_from(1))]),
            (item(hidden=True), [WORDS]),
            (item(room_below=32), ["the needs"]),
        ]
    )
    assert [page.page.block_rect(page.block(n)).height() for n in range(4)] == [22, 28, 0, 60]


def test_only_what_is_in_sight_is_laid_out() -> None:
    page = long_page(3000)
    laid_out = sum(placed.version == page.page._blocks.version for placed in page.page._blocks.index)
    assert laid_out < 40


def test_a_key_press_lays_out_one_block_and_repaints_no_more() -> None:
    page = long_page(500)
    page.put_caret(250, 5)
    QApplication.processEvents()
    blocks, asked = page.page._blocks, []
    before = blocks._laid_out
    page.page.update[QRectF].connect(asked.append)  # type: ignore[index]
    QTest.keyClick(page, Qt.Key.Key_E)
    assert blocks._laid_out == before + 1
    rect = page.page.block_rect(page.block(250))
    assert all(area.top() >= rect.top() - 3 and area.bottom() <= rect.bottom() + 4 for area in asked)


def test_formats_laid_over_the_text_do_not_widen_the_next_change() -> None:
    page = long_page(300)
    page.verticalScrollBar().setValue(3000)
    QApplication.processEvents()
    changes: list[tuple[int, int, int]] = []
    page.sheet.contentsChange.connect(lambda *change: changes.append(change))
    page.put_caret(200, 7)
    QApplication.processEvents()
    at = page.textCursor().position()
    QTest.keyClick(page, Qt.Key.Key_E)
    assert changes == [(at, 0, 1)]


def test_scrolling_up_through_unseen_text_keeps_what_is_in_sight_steady() -> None:
    page = long_page(800)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    for _ in range(60):
        number = page.page.number_at(bar.value() + 60)
        before = page.page.block_rect(page.block(number)).top() - bar.value()
        bar.setValue(bar.value() - 40)
        after = page.page.block_rect(page.block(number)).top() - bar.value()
        assert after - before == 40
        assert bar.maximum() == page.page.documentSize().height() - page.viewport().height()


def test_the_end_of_the_document_is_reached_at_once() -> None:
    page = long_page(2000)
    QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    bar = page.verticalScrollBar()
    assert page.viewport().rect().contains(page.cursorRect())
    assert bar.maximum() == page.page.documentSize().height() - page.viewport().height()
    assert bar.value() >= bar.maximum() - 45
    bar.setValue(0)
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert bar.value() == bar.maximum()


def test_page_down_goes_on_and_page_up_comes_back() -> None:
    page = long_page(600)
    seen = []
    for _ in range(8):
        QTest.keyClick(page, Qt.Key.Key_PageDown)
        seen.append(page.textCursor().blockNumber())
        assert page.viewport().rect().adjusted(0, -2, 0, 2).contains(page.cursorRect())
    assert seen == sorted(set(seen))
    for _ in range(12):
        QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert page.textCursor().blockNumber() == 0


def test_home_and_end_stay_on_the_line() -> None:
    page = long_page(10)
    page.put_caret(4, 110)
    layout = page.block(4).layout()
    line = layout.lineForTextPosition(110)
    QTest.keyClick(page, Qt.Key.Key_Home)
    assert page.textCursor().positionInBlock() == line.textStart()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert page.textCursor().positionInBlock() in range(line.textStart() + 1, line.textStart() + line.textLength() + 1)


def test_zoom_keeps_the_block_at_the_top_of_the_window() -> None:
    page = long_page(400)
    bar = page.verticalScrollBar()
    bar.setValue(4000)
    QApplication.processEvents()
    number = page.page.number_at(bar.value())
    for zoom in (2.0, 0.5, 1.25, 1.0):
        page.page.set_options(PageOptions(zoom=zoom))
        QApplication.processEvents()
        assert abs(page.page.number_at(bar.value()) - number) <= 1
    assert page.block(number).layout().lineAt(0).height() < 22


def test_a_narrow_desk_narrows_the_paper_and_never_scrolls_sideways() -> None:
    page = long_page(30, size=(620, 500))
    assert page.page.measures.paper_width == page.viewport().width() - 32
    assert page.horizontalScrollBar().maximum() == 0
    page.page.set_options(PageOptions(zoom=3.0))
    QApplication.processEvents()
    assert page.horizontalScrollBar().maximum() == 0
    assert page.page.measures.compact


def test_a_wider_desk_moves_the_paper_without_a_new_layout() -> None:
    page = long_page(50)
    version = page.page._blocks.version
    page.resize(1200, 600)
    QApplication.processEvents()
    assert page.page._blocks.version == version
    assert page.page.measures.paper_left == (page.viewport().width() - 768) // 2


def test_an_input_method_shows_its_text_among_the_marks() -> None:
    page = Page([(item(), ["ab ", ("new", inserted(1)), " cd"])])
    page.put_caret(0, 3)
    QApplication.sendEvent(page, QInputMethodEvent("かな", []))
    QApplication.processEvents()
    layout = page.block(0).layout()
    assert layout.preeditAreaText() == "かな"
    runs = page.page._blocks.index.entry(0).runs
    assert [(run.start, run.end) for run in runs] == [(5, 8)]
    event = QInputMethodEvent()
    event.setCommitString("仮名")
    QApplication.sendEvent(page, event)
    assert page.block(0).text() == "ab 仮名new cd"
    assert layout.preeditAreaText() == ""


def test_a_selection_over_thousands_of_blocks_is_painted_and_copied() -> None:
    page = long_page(3000)
    page.selectAll()
    QApplication.processEvents()
    assert page.createMimeDataFromSelection().text().count("\n") == 2999
    assert len({page.picture().pixelColor(x, 70).name() for x in range(300, 400)} & {"#cde1f6"}) == 1


def test_screen_readers_find_the_text_and_its_places() -> None:
    page = long_page(20)
    reader = QAccessible.queryAccessibleInterface(page)
    assert reader.role() == QAccessible.Role.EditableText
    text = reader.textInterface()
    assert text.characterCount() == page.sheet.characterCount() - 1
    assert text.text(0, 9) == "the needs"


def test_many_blocks_seen_do_not_keep_all_their_lines() -> None:
    page = long_page(4000, size=(900, 900))
    bar = page.verticalScrollBar()
    while bar.value() < bar.maximum() and page.page.number_at(bar.value()) < 2600:
        bar.setValue(bar.value() + 2500)
        page.page.settle(bar.value(), 2500, -1)
    assert page.page._blocks._laid_out < 2000
    assert sum(placed.version == page.page._blocks.version for placed in page.page._blocks.index) < 2000
