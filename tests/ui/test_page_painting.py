"""The painted page, pixel by pixel: every state of the visual target in light, dark and high contrast."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.paper.slots import AUTHOR_SLOTS, slot_of
from editor.ui.canvas.block_look import (
    AuthorTag,
    Badge,
    BadgeKind,
    BarKind,
    BlockLook,
    BlockStyle,
    CellPlace,
    ChangeBar,
    LabelMark,
    LabelSegment,
)
from editor.ui.canvas.marks import (
    Ground,
    InlineMark,
    Line,
    Wave,
    deleted,
    inserted,
    inserted_then_deleted,
    moved_from,
    moved_to,
)
from editor.ui.canvas.measures import PageOptions
from editor.ui.theme import Scheme, Theme, theme_of
from tests.ui.page_samples import WORDS, Page, item, pixels, row_of_colour

pytestmark = pytest.mark.usefixtures("qapp")

LIGHT, DARK = theme_of(Scheme.LIGHT), theme_of(Scheme.DARK)
STRETCH = "mmmmmmmmmmmmmmmm"


def baseline(page: Page, number: int = 0) -> int:
    """The row of the baseline of the first line of a block."""
    rect = page.page.block_rect(page.block(number))
    line = page.block(number).layout().lineAt(0)
    return round(rect.top() + line.y() + line.ascent())


def span(page: Page, first: int, last: int, number: int = 0) -> tuple[int, int]:
    """The columns between two characters of a block."""
    block = page.block(number)
    return round(page.page.caret_rect(block, first).left()), round(page.page.caret_rect(block, last).left())


def marked(mark: InlineMark, theme: Theme = LIGHT, **options: object) -> Page:
    """A page with one stretch of 16 letters that carry a mark, after four plain ones."""
    return Page([(item(), ["abc ", (STRETCH, mark), " xyz"])], PageOptions(theme=theme, **options))  # type: ignore[arg-type]


def expected(dashes: tuple[int, ...], length: int) -> str:
    """A dashed line as `#` and `.`."""
    period = "".join(("#" if index % 2 == 0 else ".") * dash for index, dash in enumerate(dashes)) or "#"
    return (period * (length // len(period) + 1))[:length]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("slot", range(1, 11))
def test_inserted_words_are_underlined_in_the_pattern_of_their_author(slot: int, theme: Theme) -> None:
    page = marked(inserted(slot), theme)
    image, columns = page.picture(), span(page, 4, 20)
    pattern = slot_of(slot).underline
    for row in range(pattern.width):
        drawn = row_of_colour(image, baseline(page) + 2 + row, theme.author(slot), columns)
        assert drawn == expected(pattern.dashes, len(drawn))
    below = row_of_colour(image, baseline(page) + 2 + pattern.width, theme.author(slot), columns)
    assert "#" not in below


@pytest.mark.parametrize("slot", range(1, 11))
def test_deleted_words_are_struck_at_half_the_height_of_their_letters(slot: int) -> None:
    page = marked(deleted(slot))
    image, columns = page.picture(), span(page, 4, 20)
    pattern = slot_of(slot).strike
    drawn = row_of_colour(image, baseline(page) - 4 - pattern.width // 2, LIGHT.author(slot), columns)
    wanted = expected(pattern.dashes, len(drawn))
    assert all(mark == "#" for mark, want in zip(drawn, wanted, strict=True) if want == "#")


def test_letters_take_the_colour_of_their_author_and_of_the_text_in_high_contrast() -> None:
    for theme in (LIGHT, DARK):
        page = marked(inserted(2), theme)
        left, right = span(page, 4, 20)
        seen = pixels(page.picture(), (left, baseline(page) - 8, right - left, 8))
        assert theme.author(2).name() in seen
        assert theme.color("text").name() not in seen
    contrast = theme_of(Scheme.CONTRAST_LIGHT)
    page = marked(inserted(2), contrast)
    assert "#000000" in pixels(page.picture(), (*span(page, 4, 5)[:1], baseline(page) - 8, 100, 8))


def test_moves_have_double_lines() -> None:
    page = marked(moved_to(1))
    image, columns = page.picture(), span(page, 4, 20)
    rows = [y for y in range(1, 8) if set(row_of_colour(image, baseline(page) + y, LIGHT.author(1), columns)) == {"#"}]
    assert rows == [2, 5]
    page = marked(moved_from(1))
    image, columns = page.picture(), span(page, 4, 20)
    rows = [y for y in range(-8, 0) if set(row_of_colour(image, baseline(page) + y, LIGHT.author(1), columns)) == {"#"}]
    assert len(rows) == 2


def test_words_added_by_one_and_struck_by_another_show_both_lines() -> None:
    page = marked(inserted_then_deleted(2, 1))
    image, columns = page.picture(), span(page, 4, 20)
    assert "##" in row_of_colour(image, baseline(page) + 2, LIGHT.author(2), columns)
    assert set(row_of_colour(image, baseline(page) - 4, LIGHT.author(1), columns)) == {"#"}


@pytest.mark.parametrize(
    ("mark", "rows"),
    [(InlineMark(wave=Wave.WARNING), (3, 6)), (InlineMark(Line.SINGLE, 1, wave=Wave.WARNING), (5, 8))],
)
def test_a_wave_goes_under_an_underline(mark: InlineMark, rows: tuple[int, int]) -> None:
    page = marked(mark)
    image, columns = page.picture(), span(page, 4, 20)
    lines = [row_of_colour(image, baseline(page) + y, LIGHT.color("warn"), columns) for y in range(1, 10)]
    assert [index + 1 for index, line in enumerate(lines) if "#" in line] == list(range(*rows))
    assert lines[rows[0] - 1][:12] == "##....##...."
    assert lines[rows[1] - 2][:12] == "...##....##."


def test_inherited_problems_are_dotted_and_shown_on_demand() -> None:
    for shown in (False, True):
        page = marked(InlineMark(wave=Wave.INHERITED), show_inherited=shown)
        drawn = row_of_colour(page.picture(), baseline(page) + 4, LIGHT.color("strong"), span(page, 4, 20))
        assert drawn[:6] == ("#..#.." if shown else "......")


def test_lines_follow_right_to_left_words_piece_by_piece() -> None:
    text = "one القرار two"
    page = Page([(item(), ["", (text, inserted(1))])], PageOptions(right_to_left=False))
    image = page.picture()
    line = page.block(0).layout().lineAt(0)
    left = page.page.measures.paper_left + round(line.x())
    drawn = row_of_colour(image, baseline(page) + 2, LIGHT.author(1), (left, left + round(line.naturalTextWidth())))
    assert drawn.count(".") <= 1
    partial = Page([(item(), ["one ", ("القرار", inserted(1)), " رقم two"])])
    image = partial.picture()
    line = partial.block(0).layout().lineAt(0)
    left = partial.page.measures.paper_left + round(line.x())
    row = row_of_colour(image, baseline(partial) + 2, LIGHT.author(1), (left, left + round(line.naturalTextWidth())))
    first = round(line.cursorToX(4)[0] - line.x())
    assert row.strip(".") == "#" * len(row.strip("."))
    assert row.index("#") > first - 60


def test_lines_run_on_over_wrapped_lines() -> None:
    page = Page([(item(), [(" ".join([WORDS] * 3), inserted(1))])])
    image = page.picture()
    layout = page.block(0).layout()
    assert layout.lineCount() >= 3
    top, paper = page.page.block_rect(page.block(0)).top(), page.page.measures.paper_left
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        y = round(top + line.y() + line.ascent()) + 2
        right = paper + round(line.naturalTextRect().right())
        drawn = row_of_colour(image, y, LIGHT.author(1), (paper + 141, right))
        assert set(drawn) == {"#"}
        assert row_of_colour(image, y, LIGHT.author(1), (right + 1, right + 12)) == "." * 11


def test_three_pixels_are_left_between_struck_and_added_words() -> None:
    page = Page([(item(), ["a ", (STRETCH, deleted(1)), (STRETCH, inserted(1))])])
    image = page.picture()
    strike = row_of_colour(image, baseline(page) - 4, LIGHT.author(1), span(page, 2, 18))
    assert strike.endswith("#...")
    assert page.block(0).text() == "a " + 2 * STRETCH


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_change_bars(theme: Theme) -> None:
    kinds = [
        ChangeBar(BarKind.SOLID, (1,)),
        ChangeBar(BarKind.SOLID, (1, 2)),
        ChangeBar(BarKind.HOLLOW, (1,)),
        ChangeBar(BarKind.DOUBLE, (1,)),
        ChangeBar(BarKind.DOTTED),
        ChangeBar(BarKind.HATCHED),
    ]
    page = Page([(item(bar=bar), ["words"]) for bar in kinds], PageOptions(theme=theme))
    image, x = page.picture(), page.page.measures.paper_left + 58
    tops = [round(page.page.block_rect(page.block(n)).top()) + (6 if n else 0) for n in range(6)]
    first, second = theme.author(1), theme.author(2)

    def column(number: int, at: int, colour: str) -> str:
        rows = range(tops[number], tops[number] + 22)
        return "".join("#" if image.pixelColor(x + at, y).name() == colour else "." for y in rows)

    assert [column(0, at, first.name()).count("#") for at in (-1, 0, 1, 2, 3)] == [0, 18, 18, 18, 0]
    assert column(0, 1, first.name()) == ".." + "#" * 18 + ".."
    assert column(1, 1, first.name()) == ".." + "#" * 8 + "." * 12
    assert column(1, 1, second.name()) == "." * 11 + "#" * 9 + ".."
    assert [column(2, at, first.name()).count("#") for at in (-1, 0, 1, 2, 3)] == [18, 2, 2, 2, 18]
    assert [column(3, at, first.name()).count("#") for at in (0, 1, 2)] == [18, 0, 18]
    assert column(4, 1, theme.color("strong").name()).strip(".") == "##....##....##"
    assert {column(5, at, theme.color("conf").name()).count("#") for at in range(4)} <= {4, 5}


def test_tags_stand_before_the_bar_with_the_line_of_their_author() -> None:
    page = Page([(item(tag=AuthorTag("SK", 2)), ["words"])])
    image, left = page.picture(), page.page.measures.paper_left
    rows = [row_of_colour(image, baseline(page) + y, LIGHT.author(2), (left, left + 58)) for y in range(-10, 4)]
    assert any("#####..#####" in row for row in rows[10:])
    assert max(row.rfind("#") for row in rows) in range(46, 51)


def test_labels_say_what_follows() -> None:
    segments = (LabelSegment("f)", LabelMark.DELETED, 0), LabelSegment("e)", LabelMark.INSERTED, 0))
    page = Page([(BlockLook(label=segments), ["words"])])
    left = page.page.measures.paper_left
    image, colour = page.picture(), LIGHT.color("cons")
    assert "#########" in row_of_colour(image, baseline(page) - 4, colour, (left + 76, left + 92))
    assert "#########" in row_of_colour(image, baseline(page) + 2, colour, (left + 90, left + 115))


def test_badges_stand_at_the_end_edge_22_apart() -> None:
    badges = (Badge(BadgeKind.ERROR), Badge(BadgeKind.COMMENT, 2))
    page = Page([(item(badges=badges), ["words"]), (item(), ["more"])])
    left, image = page.page.measures.paper_left, page.picture()
    error, comment = (pixels(image, (left + 728, y, 16, 22)) for y in (40, 62))
    assert any(QColor(colour).hue() in range(6) and QColor(colour).saturation() > 200 for colour in error)
    assert len(comment) > 3
    assert pixels(image, (left + 748, 62, 10, 22)) != {"#ffffff"}
    assert page.page.block_rect(page.block(0)).height() == 44


def test_grounds_of_clauses() -> None:
    page = Page([(item(f"{n}"), ["words"]) for n in range(5)])
    page.page.set_current(page.block(1))
    page.page.set_selected_blocks(2, 2)
    page.page.set_ring(page.block(3))
    image, left = page.picture(), page.page.measures.paper_left
    rows = [baseline(page, n) - 5 for n in range(5)]
    assert image.pixelColor(left + 500, rows[0]).name() == "#ffffff"
    assert image.pixelColor(left + 500, rows[1]).name() == LIGHT.tokens.cur.lower()
    assert image.pixelColor(left + 500, rows[2]).name() == LIGHT.tokens.accentbg.lower()
    assert image.pixelColor(left + 67, rows[2]).name() == LIGHT.tokens.accent.lower()
    assert image.pixelColor(left + 66, rows[3]).name() == LIGHT.tokens.focus.lower()
    page.page.set_current(page.block(4))
    image = page.picture()
    assert image.pixelColor(left + 500, rows[1]).name() == "#ffffff"
    assert image.pixelColor(left + 500, rows[4]).name() == LIGHT.tokens.cur.lower()


@pytest.mark.parametrize(
    ("ground", "token"),
    [(Ground.CONFLICT, "confbg"), (Ground.COMMENT, "accentbg"), (Ground.FOUND, "confbg"), (Ground.HIT, "confbg")],
)
def test_grounds_of_words(ground: Ground, token: str) -> None:
    page = marked(InlineMark(ground=ground))
    left, right = span(page, 4, 20)
    seen = pixels(page.picture(), (left, baseline(page) - 12, right - left, 15))
    assert LIGHT.color(token).name() in seen
    assert image_edge(page, left) == (ground is Ground.HIT)


def image_edge(page: Page, left: int) -> bool:
    """Whether the start of the ground is an edge of text colour."""
    return page.picture().pixelColor(left, baseline(page) + 1).name() == LIGHT.tokens.text.lower()


def test_selected_letters_turn_to_text_and_their_line_keeps_its_colour() -> None:
    page = marked(inserted(1))
    cursor = QTextCursor(page.block(0))
    cursor.setPosition(4)
    cursor.setPosition(20, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    page.setFocus()
    left, right = span(page, 4, 20)
    image = page.picture()
    seen = pixels(image, (left + 1, baseline(page) - 7, right - left - 2, 7))
    assert LIGHT.color("sel").name() in seen
    assert LIGHT.author(1).name() not in seen
    assert set(row_of_colour(image, baseline(page) + 2, LIGHT.author(1), (left, right - 1))) == {"#"}


def test_tags_are_written_after_changes_in_high_contrast() -> None:
    contrast = theme_of(Scheme.CONTRAST_DARK)
    plain, tagged = (
        Page([(item(), ["a ", ("new", inserted(1, tag)), "end"])], PageOptions(theme=contrast)) for tag in ("", "MO")
    )
    wide = span(tagged, 5, 6)[0] - span(plain, 5, 6)[0]
    assert wide >= 0
    gap = span(tagged, 2, 5)[1] - span(plain, 2, 5)[1]
    assert gap > 20
    right = span(tagged, 2, 5)[1]
    assert "#ffffff" in pixels(tagged.picture(), (right - gap + 2, baseline(tagged) - 8, gap - 4, 9))
    assert tagged.block(0).text() == "a newend"


def test_a_note_has_a_rule_above_and_a_table_its_borders() -> None:
    cells = [
        (BlockLook(BlockStyle.CELL, cell=CellPlace(1, 0, column, 2, last_row=True)), ["cell"]) for column in range(2)
    ]
    page = Page([(BlockLook(BlockStyle.NOTE), ["note"]), (BlockLook(BlockStyle.NOTE), ["second"]), *cells])
    image, left = page.picture(), page.page.measures.paper_left
    strong = LIGHT.color("strong")
    rule = round(page.page.block_rect(page.block(1)).top()) + 3
    assert row_of_colour(image, rule, strong, (left + 138, left + 262)) == ".." + "#" * 120 + ".."
    rect = page.page.block_rect(page.block(2))
    top = round(rect.top())
    assert set(row_of_colour(image, top, strong, (left + 76, left + 712))) == {"#"}
    middle = row_of_colour(image, top + 8, strong, (left + 70, left + 718))
    assert [index for index, mark in enumerate(middle) if mark == "#"] == [6, 324, 642]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_lines_are_whole_pixels_on_every_screen(ratio: float) -> None:
    page = Page([(item(bar=ChangeBar(BarKind.SOLID, (1,))), ["abc ", (STRETCH, inserted(3))])] * 4)
    image = QImage(round(900 * ratio), round(600 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    page.viewport().render(image)
    colour = LIGHT.author(3).name()
    unit = max(round(2 * ratio), 1)
    for number in range(4):
        left, right = (round(edge * ratio) for edge in span(page, 4, 20, number))
        middle = round(baseline(page, number) * ratio)
        rows = []
        for y in range(middle + 1, middle + round(6 * ratio)):
            row = "".join("#" if image.pixelColor(x, y).name() == colour else "." for x in range(left - 1, right))
            if "#" in row:
                rows.append(row)
        assert len(rows) == max(round(ratio), 1)
        assert set(rows[0].strip(".").split("." * unit)[:-1]) <= {"#" * unit, ""}


def test_a_repaint_of_a_part_leaves_the_same_picture() -> None:
    paragraphs = [
        (item(f"{n}", bar=ChangeBar(BarKind.SOLID, (1,))), [WORDS, ("gone", deleted(1)), ("new", inserted(2))])
        for n in range(12)
    ]
    page = Page(paragraphs)
    page.page.set_current(page.block(4))
    page.put_caret(4, 3)
    page.setCursorWidth(0)
    page.picture()
    for key in "ab ":
        QTest.keyClicks(page, key)
        QApplication.processEvents()
    page.page.set_current(page.block(5))
    QApplication.processEvents()
    partial = page.viewport().grab().toImage()
    page.viewport().update()
    assert partial == page.picture()


def test_every_author_is_told_from_the_paper() -> None:
    for theme in (LIGHT, DARK):
        assert len({theme.author(slot.number).name() for slot in AUTHOR_SLOTS}) == 10
    assert LIGHT.author(11) == LIGHT.author(1)


def test_a_click_on_a_label_finds_its_clause() -> None:
    page = Page([(item(f"{n}"), [WORDS]) for n in range(4)])
    rect = page.page.block_rect(page.block(2))
    block, zone = page.page.block_at(QPointF(rect.left() + 90, rect.top() + 14))
    assert (block.blockNumber(), zone.value) == (2, "label")
    assert page.page.hitTest(QPointF(rect.left() + 90, rect.top() + 14), Qt.HitTestAccuracy.ExactHit) == -1
