"""Lines under, through and behind words, as rectangles on device pixels filled with colours or with pattern tiles.

A tile holds one period of a pattern at the device's own resolution, so dashes, dots and waves come out the same in
every run, begin with the run, and are never smoothed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from math import floor
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPixmap,
    QStaticText,
    QTextLayout,
    QTextLine,
    QTransform,
)

from editor.paper.slots import SOLID, Pattern, slot_of
from editor.ui.canvas.fonts import page_font
from editor.ui.canvas.marks import Ground, InlineMark, Line, Role, Wave
from editor.ui.canvas.measures import PageOptions
from editor.ui.canvas.overlays import MarkRun, tag_room, tag_size
from editor.ui.theme import Theme, color_of

UNDER_OFFSET, WAVE_OFFSET, WAVE_UNDER_LINE = 3, 4, 6
_WAVE_PATTERN = (0, 0, 1, 2, 2, 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle to fill with a colour, or with a tile from an offset into it."""

    rect: QRectF
    colour: QColor
    tile: QPixmap | None = None
    offset: QPointF = field(default_factory=QPointF)


@dataclass(frozen=True, slots=True)
class Tint:
    """A ground behind words, with an edge where colour alone would not do."""

    rect: QRectF
    colour: QColor
    edge: QColor | None = None


@dataclass(slots=True)
class Ink:
    """A part of a block ready to paint, by a painter that stands at the block's corner on the paper."""

    key: tuple[object, ...] = ()
    pieces: list[Piece] = field(default_factory=list)
    words: list[tuple[QFont, QColor, QPointF, QStaticText]] = field(default_factory=list)
    signs: list[tuple[QPointF, QPixmap]] = field(default_factory=list)
    outlines: list[tuple[QPainterPath, QColor]] = field(default_factory=list)

    def write(self, font: QFont, colour: QColor, at: tuple[float, float], text: str) -> None:
        """Add words on a baseline."""
        words = QStaticText(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.prepare(QTransform(), font)
        self.words.append((font, colour, QPointF(at[0], at[1] - QFontMetricsF(font).ascent()), words))

    def paint(self, painter: QPainter) -> None:
        """Paint everything in the order of the lists."""
        for piece in self.pieces:
            if piece.tile is None:
                painter.fillRect(piece.rect, piece.colour)
            else:
                painter.drawTiledPixmap(piece.rect, piece.tile, piece.offset)
        for font, colour, at, text in self.words:
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawStaticText(at, text)
        for at, pixmap in self.signs:
            painter.drawPixmap(at, pixmap)
        if self.outlines:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for path, colour in self.outlines:
                painter.setPen(colour)
                painter.drawPath(path)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


@dataclass(frozen=True, slots=True)
class Device:
    """How lines meet pixels: the device pixels in a logical one, and the options of the page."""

    ratio: float
    options: PageOptions

    @property
    def theme(self) -> Theme:
        """The theme of the page."""
        return self.options.theme

    def dots(self, length: float) -> int:
        """A length of the page at 100 % in whole device pixels, never thinner than one."""
        return max(round(length * self.options.zoom * self.ratio), 1)

    def snapped(self, value: float) -> int:
        """A logical coordinate in whole device pixels."""
        return floor(value * self.ratio + 0.5)

    def rect(self, left: int, top: int, width: int, height: int) -> QRectF:
        """A rectangle of device pixels in logical coordinates."""
        ratio = self.ratio
        return QRectF(left / ratio, top / ratio, width / ratio, height / ratio)


@cache
def dash_tile(dashes: tuple[int, ...], height: int, colour: str, ratio: float) -> QPixmap:
    """One period of a dashed line, in device pixels."""
    tile = _blank(sum(dashes), height, ratio)
    painter = QPainter(tile)
    painter.scale(1 / ratio, 1 / ratio)
    x = 0
    for index, length in enumerate(dashes):
        if index % 2 == 0:
            painter.fillRect(x, 0, length, height, QColor(colour))
        x += length
    painter.end()
    return tile


@cache
def wave_tile(unit: int, colour: str, ratio: float) -> QPixmap:
    """One period of a wave, in device pixels."""
    tile = _blank(len(_WAVE_PATTERN) * unit, 3 * unit, ratio)
    painter = QPainter(tile)
    painter.scale(1 / ratio, 1 / ratio)
    for x, y in enumerate(_WAVE_PATTERN):
        painter.fillRect(x * unit, y * unit, unit, unit, QColor(colour))
    painter.end()
    return tile


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    tile = QPixmap(width, height)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    return tile


def pattern_piece(span: tuple[float, float, bool], y: int, pattern: Pattern, colour: QColor, device: Device) -> Piece:
    """A line from edge to edge at a device row; the pattern begins where the run begins, at the right in Arabic."""
    left, right = device.snapped(span[0]), device.snapped(span[1])
    height = device.dots(pattern.width)
    rect = device.rect(left, y, max(right - left, 1), height)
    if not pattern.dashes:
        return Piece(rect, colour)
    dashes = tuple(device.dots(length) for length in pattern.dashes)
    tile = dash_tile(dashes, height, colour.name(), device.ratio)
    return Piece(rect, colour, tile, _phase(right - left, sum(dashes), span[2], device))


def _phase(width: int, period: int, from_right: bool, device: Device) -> QPointF:
    return QPointF((-width % period) / device.ratio, 0) if from_right else QPointF()


def spans_of(line: QTextLine, start: int, end: int, *, mixed: bool) -> list[tuple[float, float, bool]]:
    """Where a stretch of characters stands on a line: left, right, and whether it runs from right to left."""
    first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
    if first >= last:
        return []
    if not mixed:
        left, right = x_of(line, first), x_of(line, last)
        if last == line.textStart() + line.textLength():
            limit = line.naturalTextRect().right()
            right = min(right, limit) if limit > left else right
        return [(left, right, False)]
    return list(_mixed_spans(line, first, last))


def x_of(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Where the edge of a character stands on a line."""
    return cast(tuple[float, int], line.cursorToX(position, edge))[0]


def position_at(line: QTextLine, x: float, *, mixed: bool) -> int:
    """The character of a line whose edge is nearest to a place.

    Qt is off by the width of the space at the end of a line that runs from right to left, so its neighbours are tried.
    """
    found = line.xToCursor(x)
    if not mixed:
        return found
    first, last = line.textStart(), line.textStart() + line.textLength()
    near = [found, *(other for other in range(found - 2, found + 3) if first <= other < last)]
    return min(near, key=lambda position: abs(x_of(line, position) - x))


def _mixed_spans(line: QTextLine, first: int, last: int) -> Iterator[tuple[float, float, bool]]:
    """The pieces of a stretch with letters of both directions, by the glyphs themselves: carets jump where it turns."""
    pieces = []
    for run in line.glyphRuns(first, last - first):
        lefts = [point.x() for point in run.positions()]
        advances = [point.x() for point in run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())]
        if lefts:
            right = max(left + advance for left, advance in zip(lefts, advances, strict=False))
            pieces.append((min(lefts), right, run.isRightToLeft()))
    current: tuple[float, float, bool] | None = None
    for piece in sorted(pieces):
        if current is not None and current[2] == piece[2] and piece[0] - current[1] < 0.6:
            current = (current[0], max(current[1], piece[1]), current[2])
            continue
        if current is not None:
            yield current
        current = piece
    if current is not None:
        yield current


def draw_up(
    layout: QTextLayout, runs: tuple[MarkRun, ...], device: Device, pitch: int, *, mixed: bool, lines: int
) -> tuple[Ink, list[Tint]]:
    """The lines and grounds of all marks of a block, for a painter that stands at the block's corner."""
    ink = Ink()
    tints: list[Tint | None] = []
    grounds = _ground_runs(runs)
    for number in range(min(layout.lineCount(), lines)):
        line = layout.lineAt(number)
        line_end = line.textStart() + line.textLength()
        baseline = line.y() + line.ascent()
        for start, end, ground in grounds:
            frame = (line.y(), line.height(), pitch)
            tints += [_tint(ground, span, frame, device) for span in spans_of(line, start, end, mixed=mixed)]
        for run in runs:
            if run.start >= line_end or run.end <= line.textStart():
                continue
            spans = spans_of(line, run.start, run.end, mixed=mixed)
            if run.gap and run.end <= line_end and spans and not spans[-1][2]:
                if not mixed:
                    spans[-1] = (spans[-1][0], spans[-1][1] - run.gap, False)
                if device.options.writes_tags and run.mark.tag and run.gap == tag_room(run.mark.tag, device.options):
                    _write_tag(ink, run.mark, (spans[-1][1], baseline), device)
            for span in spans:
                ink.pieces += _lines_of(run.mark, span, baseline, device, line.ascent())
    return ink, [tint for tint in tints if tint is not None]


def _write_tag(ink: Ink, mark: InlineMark, at: tuple[float, float], device: Device) -> None:
    options = device.options
    font = page_font(options.small_families, tag_size(options), 1)
    ink.write(font, device.theme.author(mark.slot), (at[0] + max(round(2 * options.zoom), 1), at[1]), f"[{mark.tag}]")


def _ground_runs(runs: tuple[MarkRun, ...]) -> list[tuple[int, int, Ground]]:
    """The stretches of a ground, whatever else changes within them."""
    found: list[tuple[int, int, Ground]] = []
    for run in runs:
        ground = run.mark.ground
        if ground is Ground.NONE:
            continue
        if found and found[-1][1] == run.start and found[-1][2] is ground:
            found[-1] = (found[-1][0], run.end, ground)
        else:
            found.append((run.start, run.end, ground))
    return found


def _lines_of(
    mark: InlineMark, span: tuple[float, float, bool], baseline: float, device: Device, ascent: float
) -> Iterator[Piece]:
    theme, base = device.theme, device.snapped(baseline)
    if mark.under:
        pattern = slot_of(mark.under_slot).underline if mark.under_slot else SOLID
        colour = theme.author(mark.under_slot)
        if mark.under is Line.DOUBLE:
            step = device.dots(1) + max(device.dots(1), device.dots(1.6))
            top = base + device.dots(UNDER_OFFSET - 1)
            yield pattern_piece(span, top, Pattern(1, pattern.dashes), colour, device)
            yield pattern_piece(span, top + step, Pattern(1, pattern.dashes), colour, device)
        elif mark.role is not Role.BRACKET:
            yield pattern_piece(span, base + device.dots(UNDER_OFFSET - 1), pattern, colour, device)
    if mark.strike:
        pattern = slot_of(mark.strike_slot).strike if mark.strike_slot else SOLID
        colour = theme.author(mark.strike_slot)
        middle = base - round(ascent * 0.258 * device.ratio) - device.dots(pattern.width) // 2
        if mark.strike is Line.DOUBLE:
            gap = device.dots(1.5)
            thin = Pattern(1, pattern.dashes)
            yield pattern_piece(span, middle - gap, thin, colour, device)
            yield pattern_piece(span, middle + gap, thin, colour, device)
        else:
            yield pattern_piece(span, middle, pattern, colour, device)
    if mark.wave and (mark.wave is not Wave.INHERITED or device.options.show_inherited):
        offset = device.dots((WAVE_UNDER_LINE if mark.under else WAVE_OFFSET) - 1)
        yield _wave_piece(mark.wave, span, base + offset, device)


_WAVE_TOKENS = {Wave.ERROR: "error", Wave.WARNING: "warn", Wave.HINT: "hint"}


def _wave_piece(wave: Wave, span: tuple[float, float, bool], y: int, device: Device) -> Piece:
    if wave is Wave.INHERITED:
        return pattern_piece(span, y + device.dots(1), Pattern(1, (1, 2)), device.theme.color("strong"), device)
    colour = device.theme.color(_WAVE_TOKENS[wave])
    unit = device.dots(1)
    tile = wave_tile(unit, colour.name(), device.ratio)
    left, right = device.snapped(span[0]), device.snapped(span[1])
    phase = _phase(right - left, len(_WAVE_PATTERN) * unit, span[2], device)
    return Piece(device.rect(left, y, max(right - left, 1), 3 * unit), colour, tile, phase)


def _tint(
    ground: Ground, span: tuple[float, float, bool], frame: tuple[float, float, int], device: Device
) -> Tint | None:
    if ground is Ground.COMMENT and not device.options.show_comments:
        return None
    y, height, pitch = frame
    tokens, contrast = device.theme.tokens, device.theme.is_contrast
    top = device.snapped(y + (height - pitch) / 2 + 1)
    left, right = device.snapped(span[0]), device.snapped(span[1])
    rect = device.rect(left, top, right - left, device.snapped(pitch - 2))
    edge = None
    if ground is Ground.HIT:
        edge = color_of(tokens.text)
    elif contrast:
        edge = color_of(tokens.conf if ground is not Ground.COMMENT else tokens.border)
    return Tint(rect, color_of(tokens.accentbg if ground is Ground.COMMENT else tokens.confbg), edge)
