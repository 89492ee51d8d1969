"""Drawing a page on anything Qt can paint on: a PDF, a printer, a picture, a window.

The painter counts in twentieths of a point from the corner of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from editor.paper.faces import CHIP_SIZE
from editor.paper.items import Bar, BarKind, Flow, Paragraph
from editor.paper.measures import (
    BAR_GAP,
    BAR_WIDTH,
    HEADER_TOP,
    MARGIN,
    NOTE_RULE,
    NOTE_RULE_BELOW,
    PAGE_WIDTH,
    PIXEL,
    RUNNING,
    TEXT_WIDTH,
    Style,
)
from editor.paper.page import BandAt, Page, RuleAt
from editor.paper.setting import INK, Print, Script, Setting
from editor.paper.spans import Role, Span
from editor.paper.strokes import THIN, draw_bar, draw_mark, reaches
from editor.paper.tables import Box, Lines
from editor.paper.words import words_of

_BAR_ORDER = (BarKind.DOUBLE, BarKind.SOLID, BarKind.HOLLOW, BarKind.DOTTED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all pages of a document share: running header, script, and what the reader chose."""

    header: str
    language: str
    script: Script
    choice: Print

    @staticmethod
    def of(flow: Flow, choice: Print) -> Sheet:
        """The sheet of a document."""
        return Sheet(flow.header, flow.language, Script.of(flow.language), choice)


def draw_page(painter: QPainter, page: Page, sheet: Sheet) -> None:
    """Draws one page."""
    for part in page.body:
        match part:
            case Lines():
                _draw_lines(painter, part, MARGIN, MARGIN, sheet)
                _draw_bars(painter, [(part.setting.paragraph.bar, part.y, part.bottom)], sheet)
            case BandAt():
                _draw_band(painter, part, sheet)
            case RuleAt():
                left = MARGIN + (TEXT_WIDTH - part.width) / 2
                painter.fillRect(QRectF(left, MARGIN + part.y, part.width, THIN), QColor(INK))
    for top, bottom in page.frames:
        _draw_frame(painter, QRectF(MARGIN, MARGIN + top, TEXT_WIDTH, bottom - top))
    if page.notes:
        _draw_note_rule(painter, page.note_rule, sheet)
    for lines in page.notes:
        _draw_lines(painter, lines, MARGIN, MARGIN, sheet)
        _draw_bars(painter, [(lines.setting.paragraph.bar, lines.y, lines.bottom)], sheet)
    if page.key:
        top = page.key[0].y - page.key[0].setting.paragraph.style.before - NOTE_RULE_BELOW
        painter.fillRect(QRectF(MARGIN, MARGIN + top, TEXT_WIDTH, THIN), QColor(INK))
    for lines in page.key:
        _draw_lines(painter, lines, MARGIN, MARGIN, sheet)
    _draw_header(painter, page, sheet)


def _draw_header(painter: QPainter, page: Page, sheet: Sheet) -> None:
    """The designation at the start edge and the number of the page at the end edge."""
    number = words_of(sheet.language).page.format(number=page.number)
    trailing = Style(RUNNING.size, 0, tabs=(), trailing=True)
    for style, text in ((RUNNING, sheet.header), (trailing, number)):
        setting = Setting.of(Paragraph(style, (Span(text),)), TEXT_WIDTH, sheet.script, sheet.choice)
        _draw_lines(painter, Lines(setting, 0, 1, 0), MARGIN, HEADER_TOP, sheet)


def _draw_note_rule(painter: QPainter, y: float, sheet: Sheet) -> None:
    left = PAGE_WIDTH - MARGIN - NOTE_RULE if sheet.script.mirrored else MARGIN
    painter.fillRect(QRectF(left, MARGIN + y, NOTE_RULE, THIN), QColor(INK))


def _draw_lines(painter: QPainter, lines: Lines, left: float, top: float, sheet: Sheet) -> None:
    """Some lines of a paragraph, with the lines of their marks over them."""
    setting = lines.setting
    layout = setting.layout
    origin = QPointF(left, top + lines.y - setting.tops[lines.first])
    painter.setPen(QColor(INK))
    for number in range(lines.first, lines.last):
        layout.lineAt(number).draw(painter, origin)
    marked = [s for s in setting.stretches if s.span.mark.slot is not None or s.span.role is Role.CHIP]
    if not marked:
        return
    painter.save()
    painter.translate(origin)
    for number in range(lines.first, lines.last):
        line = layout.lineAt(number)
        baseline = line.y() + line.ascent()
        for stretch in marked:
            for reach in reaches(line, stretch, mixed=setting.mixed):
                if stretch.span.role is Role.CHIP:
                    _draw_chip(painter, reach[0], reach[1], baseline, sheet)
                else:
                    draw_mark(painter, reach, baseline, setting.paragraph.style.size, stretch, sheet.choice)
    painter.restore()


def _draw_chip(painter: QPainter, left: float, right: float, baseline: float, sheet: Sheet) -> None:
    """The edge around the words that say where a moved clause went."""
    colour = QColor("#A9B2BD" if sheet.choice.coloured else INK)
    painter.setPen(QPen(colour, THIN))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    height = 1.3 * CHIP_SIZE
    rect = QRectF(left - 3 * PIXEL, baseline - 0.98 * CHIP_SIZE, right - left + 6 * PIXEL, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.drawRoundedRect(rect, height / 2, height / 2)


def _draw_frame(painter: QPainter, rect: QRectF) -> None:
    thin, colour = THIN, QColor(INK)
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), thin), colour)
    painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width() + thin, thin), colour)
    painter.fillRect(QRectF(rect.left(), rect.top(), thin, rect.height()), colour)
    painter.fillRect(QRectF(rect.right(), rect.top(), thin, rect.height()), colour)


def _draw_band(painter: QPainter, part: BandAt, sheet: Sheet) -> None:
    """Rows of a table with the edges of their cells, and one bar for each row of boxes."""
    bars = []
    for box in part.band.boxes:
        left = _box_left(box, sheet)
        _draw_frame(painter, QRectF(MARGIN + left, MARGIN + part.y + box.top, box.width, box.bottom - box.top))
        inner = (box.width - _inner_width(box)) / 2 if box.lines else 0
        for lines in box.lines:
            _draw_lines(painter, lines, MARGIN + left + inner, MARGIN + part.y, sheet)
            bars.append((lines.setting.paragraph.bar, part.y + lines.y, part.y + lines.bottom))
    _draw_bars(painter, bars, sheet)


def _inner_width(box: Box) -> float:
    return box.lines[0].setting.width


def _box_left(box: Box, sheet: Sheet) -> float:
    return TEXT_WIDTH - box.x - box.width if sheet.script.mirrored else box.x


def _draw_bars(painter: QPainter, bars: Iterable[tuple[Bar | None, float, float]], sheet: Sheet) -> None:
    """The bars of paragraphs, in the outer margin; those side by side in a row of a table are one."""
    if not sheet.choice.bars:
        return
    x = MARGIN - BAR_GAP - BAR_WIDTH if sheet.script.mirrored else PAGE_WIDTH - MARGIN + BAR_GAP
    inset = 1.5 * PIXEL
    for bar, top, bottom in _joined(bars):
        draw_bar(painter, bar, x, MARGIN + top + inset, MARGIN + bottom - inset, sheet.choice)


def _joined(bars: Iterable[tuple[Bar | None, float, float]]) -> Iterator[tuple[Bar, float, float]]:
    """The bars with those that overlap made one, for all their authors."""
    current: tuple[Bar, float, float] | None = None
    for bar, top, bottom in sorted((b for b in bars if b[0] is not None), key=lambda b: b[1:]):
        assert bar is not None
        if current is not None and top < current[2]:
            known = current[0]
            kind = min(known.kind, bar.kind, key=_BAR_ORDER.index)
            both = Bar(kind, tuple(dict.fromkeys((*known.slots, *bar.slots))))
            current = (both, current[1], max(current[2], bottom))
            continue
        if current is not None:
            yield current
        current = (bar, top, bottom)
    if current is not None:
        yield current
