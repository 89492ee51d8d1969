"""Lines under and through words, and bars beside them, in the pattern and the colour of their author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextLine

from editor.core.model.inline import Format
from editor.paper.items import Bar, BarKind
from editor.paper.measures import BAR_WIDTH, PIXEL
from editor.paper.setting import FAINT, INK, Print, Stretch
from editor.paper.slots import SOLID, Pattern, slot_of
from editor.paper.spans import Mark

THIN = 0.8 * PIXEL
_UNDER = 2.2 * PIXEL
_HALF_X_HEIGHT = 0.23
_RAISED = 0.25
_DOUBLE_STEP = 2.4 * PIXEL
_JOIN = 10

Reach = tuple[float, float, bool]
"""From where to where, left to right, and whether the words run the other way."""


def reaches(line: QTextLine, stretch: Stretch, *, mixed: bool) -> list[Reach]:
    """The parts of a line that a stretch of letters takes, without the gap painted after it."""
    begin, finish = line.textStart(), line.textStart() + line.textLength()
    first, last = max(stretch.start, begin), min(stretch.end, finish)
    if first >= last:
        return []
    if mixed:
        return list(_mixed(line, first, last))
    left, right = _x(line, first), _x(line, last)
    if last == finish:
        right = max(min(right, line.naturalTextRect().right()), left)
    if stretch.gap and stretch.end <= finish:
        right -= stretch.gap
    return [(left, right, False)] if right > left else []


def _x(line: QTextLine, position: int) -> float:
    return cast(tuple[float, int], line.cursorToX(position, QTextLine.Edge.Leading))[0]


def _mixed(line: QTextLine, first: int, last: int) -> Iterator[Reach]:
    """The parts of a stretch with letters of both directions, by the letters themselves: carets jump where it turns."""
    parts = []
    for run in line.glyphRuns(first, last - first):
        lefts = [point.x() for point in run.positions()]
        advances = [point.x() for point in run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())]
        if lefts:
            right = max(left + advance for left, advance in zip(lefts, advances, strict=False))
            parts.append((min(lefts), right, run.isRightToLeft()))
    current: Reach | None = None
    for part in sorted(parts):
        if current is not None and current[2] == part[2] and part[0] - current[1] < _JOIN:
            current = (current[0], max(current[1], part[1]), current[2])
            continue
        if current is not None:
            yield current
        current = part
    if current is not None:
        yield current


def draw_mark(painter: QPainter, reach: Reach, baseline: float, size: int, stretch: Stretch, choice: Print) -> None:
    """The lines of a mark on one part of a line. `size` is the size of the letters, baselines count downwards."""
    mark: Mark = stretch.span.mark
    if mark.under is not None:
        pattern = slot_of(mark.under).underline if mark.under else SOLID
        colour = choice.colour(mark.under)
        if mark.double:
            for step in (0.0, _DOUBLE_STEP):
                draw_line(painter, reach, baseline + _UNDER + step, Pattern(1, pattern.dashes), colour)
        else:
            draw_line(painter, reach, baseline + _UNDER, pattern, colour)
    if mark.strike is not None:
        pattern = slot_of(mark.strike).strike if mark.strike else SOLID
        colour = choice.colour(mark.strike)
        middle = baseline - size * _HALF_X_HEIGHT
        if stretch.span.format & Format.SUPERSCRIPT:
            middle -= size * _RAISED
        if mark.double:
            for step in (-_DOUBLE_STEP / 2, _DOUBLE_STEP / 2):
                draw_line(painter, reach, middle + step, Pattern(1, pattern.dashes), colour)
        else:
            draw_line(painter, reach, middle, pattern, colour)


def draw_line(painter: QPainter, reach: Reach, y: float, pattern: Pattern, colour: str) -> None:
    """A line around a height; its pattern begins where the words begin, at the right in Arabic."""
    left, right, backwards = reach
    thickness = THIN * pattern.width
    if not pattern.dashes:
        painter.fillRect(QRectF(left, y - thickness / 2, right - left, thickness), QColor(colour))
        return
    pen = QPen(QBrush(QColor(colour)), thickness, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([length * PIXEL / thickness for length in pattern.dashes])
    painter.setPen(pen)
    ends = (QPointF(right, y), QPointF(left, y)) if backwards else (QPointF(left, y), QPointF(right, y))
    painter.drawLine(QLineF(*ends))


def draw_bar(painter: QPainter, bar: Bar, x: float, top: float, bottom: float, choice: Print) -> None:
    """A change bar, in equal parts for several authors."""
    if bar.kind is BarKind.DOTTED:
        _draw_dots(painter, x, top, bottom, choice)
        return
    slots = bar.slots or (0,)
    part = (bottom - top) / len(slots)
    for number, slot in enumerate(slots):
        end = top + part * (number + 1) - (PIXEL if number + 1 < len(slots) else 0)
        rect = QRectF(x, top + part * number, BAR_WIDTH, end - top - part * number)
        _draw_bar_part(painter, bar.kind, rect, QColor(choice.colour(slot)))


def _draw_bar_part(painter: QPainter, kind: BarKind, rect: QRectF, colour: QColor) -> None:
    if kind is BarKind.SOLID:
        painter.fillRect(rect, colour)
        return
    if kind is BarKind.HOLLOW:
        for y in (rect.top(), rect.bottom() - THIN):
            painter.fillRect(QRectF(rect.left(), y, rect.width(), THIN), colour)
    for x in (rect.left(), rect.right() - THIN):
        painter.fillRect(QRectF(x, rect.top(), THIN, rect.height()), colour)


def _draw_dots(painter: QPainter, x: float, top: float, bottom: float, choice: Print) -> None:
    size = 1.6 * PIXEL
    colour = QColor(FAINT if choice.coloured else INK)
    y = top + size / 2
    while y + size <= bottom:
        painter.fillRect(QRectF(x + (BAR_WIDTH - size) / 2, y, size, size), colour)
        y += 2.6 * size
