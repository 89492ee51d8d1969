"""Ink on paper: bars in the outer margin, patterns of authors, chips, mirrored pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format
from editor.paper.draw import Sheet, draw_page
from editor.paper.items import Bar, BarKind, Flow, Paragraph
from editor.paper.measures import BODY, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH
from editor.paper.pages import pages
from editor.paper.setting import Print
from editor.paper.slots import AUTHOR_SLOTS
from editor.paper.spans import Mark, Span

SCALE = 0.1
"""Pixels for a twentieth of a point: 144 to the inch."""
LONG = "the needs of small islands and remote areas for a network "


def drawn(paragraph: Paragraph, choice: Print = Print(), language: str = "en") -> QImage:  # noqa: B008
    printed = Flow((paragraph,), {}, "DOC/1-E", "", language)
    page = next(iter(pages(printed, choice)))
    image = QImage(round(PAGE_WIDTH * SCALE), round(PAGE_HEIGHT * SCALE), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    draw_page(painter, page, Sheet.of(printed, choice))
    painter.end()
    return image


def columns(image: QImage, left: float, right: float, top: float = MARGIN, bottom: float = PAGE_HEIGHT) -> set[str]:
    """The colours between two places, in twentieths of a point."""
    return {
        image.pixelColor(x, y).name()
        for x in range(round(left * SCALE), round(right * SCALE))
        for y in range(round(top * SCALE), round(bottom * SCALE))
    } - {"#ffffff"}


def row_of(image: QImage, y: float, colour: str) -> str:
    """A line of pixels across the text: `#` in a colour, `.` elsewhere."""
    at = round(y * SCALE)
    return "".join(
        "#" if image.pixelColor(x, at).name() == colour else "."
        for x in range(round(MARGIN * SCALE), round((MARGIN + TEXT_WIDTH) * SCALE))
    )


@pytest.mark.parametrize("kind", [BarKind.SOLID, BarKind.HOLLOW, BarKind.DOUBLE, BarKind.DOTTED])
def test_a_bar_stands_in_the_outer_margin(kind: BarKind) -> None:
    paragraph = Paragraph(BODY, (Span(LONG),), Bar(kind, (1,)))
    outer = (MARGIN + TEXT_WIDTH + 100, PAGE_WIDTH)
    assert columns(drawn(paragraph), *outer)
    assert not columns(drawn(paragraph), 0, MARGIN - 100)
    assert not columns(drawn(paragraph, Print(bars=False)), *outer)
    arabic = drawn(Paragraph(BODY, (Span("قرار المؤتمر العالمي"),), Bar(kind, (1,))), language="ar")
    assert columns(arabic, 0, MARGIN - 100)
    assert not columns(arabic, *outer)


def test_a_bar_of_two_authors_has_both_colours() -> None:
    image = drawn(Paragraph(BODY, (Span(LONG * 4),), Bar(BarKind.SOLID, (1, 2))))
    found = columns(image, MARGIN + TEXT_WIDTH + 100, PAGE_WIDTH)
    assert {AUTHOR_SLOTS[0].light.lower(), AUTHOR_SLOTS[1].light.lower()} <= found


@pytest.mark.parametrize("slot", [1, 2, 3, 4, 5])
def test_authors_are_told_by_pattern(slot: int) -> None:
    """Below the baseline, where only the underline is: lines without gaps, dashes, dots."""
    text = "nnnn nnnn nnnn nnnn nnnn nnnn nnnn"
    image = drawn(Paragraph(BODY, (Span(text, mark=Mark(under=slot)),)), Print(coloured=False))
    rows = [columns_of(image, y) for y in range(MARGIN + 250, MARGIN + 285, 5)]
    best = max(rows, key=lambda row: row.count("#"))
    runs = [run for run in best.strip(".").split(".") if run]
    pattern = AUTHOR_SLOTS[slot - 1].underline
    assert (len(runs) == 1) is (not pattern.dashes)
    assert len({len(run) for run in runs[1:-1]}) <= 2 + len(pattern.dashes) // 2


def columns_of(image: QImage, y: float) -> str:
    at = round(y * SCALE)
    return "".join(
        "#" if image.pixelColor(x, at).lightness() < 128 else "."
        for x in range(round(MARGIN * SCALE), round((MARGIN + TEXT_WIDTH) * SCALE))
    )


def test_struck_words_are_struck_on_every_line_they_run_over() -> None:
    struck = drawn(Paragraph(BODY, (Span(LONG * 5, mark=Mark(strike=1)),)))
    plain = drawn(Paragraph(BODY, (Span(LONG * 5),)))
    colour = AUTHOR_SLOTS[0].light.lower()
    rows = [y for y in range(MARGIN, MARGIN + 276 * 4, 10) if row_of(struck, y, colour).count("#") > 500]
    assert len({(y - MARGIN) // 276 for y in rows}) >= 3
    assert not [y for y in range(MARGIN, MARGIN + 1200, 10) if row_of(plain, y, colour).count("#")]


def test_a_raised_mark_is_above_the_letters() -> None:
    high = drawn(Paragraph(BODY, (Span("1", Format.SUPERSCRIPT, note=ClauseId("n-1")),)))
    low = drawn(Paragraph(BODY, (Span("1"),)))
    assert lowest(high) < lowest(low)


def lowest(image: QImage) -> int:
    return max(
        y
        for y in range(round(MARGIN * SCALE), image.height())
        if any(image.pixelColor(x, y).lightness() < 128 for x in range(round(MARGIN * SCALE), image.width() // 2))
    )


def test_a_black_page_has_no_colour(sample: Document) -> None:
    from editor.core.model.views import View
    from editor.core.numbering.number import number
    from editor.paper.flow import flow

    printed = flow(sample, number(sample), View.MARKED)
    for choice, grey in ((Print(), False), (replace(Print(), coloured=False), True)):
        page = list(pages(printed, choice))[1]
        image = QImage(600, 850, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.scale(0.05, 0.05)
        draw_page(painter, page, Sheet.of(printed, choice))
        painter.end()
        saturated = any(image.pixelColor(x, y).hslSaturation() > 60 for x in range(600) for y in range(850))
        assert saturated is not grey
