"""What stands beside the text of a block: label, change bar, tag, badges, chip, table borders, note rule.

It is drawn up once as lists of rectangles, words and pictures, and painted from these lists until the block looks
different.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from editor.paper.slots import SOLID, Pattern, slot_of
from editor.ui.canvas.block_layout import (
    NOTE_RULE,
    PageSetting,
    Placed,
    chip_width,
    label_is_stacked,
    label_width,
)
from editor.ui.canvas.block_look import AuthorTag, BarKind, BlockStyle, CellPlace, LabelMark, LabelSegment
from editor.ui.canvas.fonts import font_metrics, page_font
from editor.ui.canvas.measures import STYLES
from editor.ui.canvas.signs import BADGE_TOKENS, sign
from editor.ui.canvas.strokes import Device, Ink, Piece, pattern_piece
from editor.ui.canvas.table_rows import CELL_PADDING


class MarginPen:
    """Draws up the margins of blocks for one setting of the page and one screen."""

    def __init__(self, setting: PageSetting, device: Device) -> None:
        self._setting = setting
        self._device = device
        self._theme = setting.options.theme
        self._measures = setting.measures
        self._families = setting.options.families
        self._small = setting.options.small_families
        self._thin = device.dots(1) / device.ratio

    def draw_up(self, entry: Placed, old: Ink) -> Ink:
        """The margin of a block; what was drawn up before is given back if it still holds."""
        look = entry.look
        across = (entry.left, entry.chip_x, entry.ellipsis_x, entry.cell_left)
        key: tuple[object, ...] = (
            *(self, look, *across),
            *(entry.top, entry.bottom, entry.baseline, entry.chip_y, entry.row_height),
        )
        if old.key == key:
            return old
        ink = Ink(key)
        if look.label:
            self._draw_label(ink, entry)
        if look.bar.kind is not BarKind.NONE:
            self._draw_bar(ink, entry)
        if look.tag is not None:
            self._draw_tag(ink, entry, look.tag)
        if look.badges:
            self._draw_badges(ink, entry)
        if look.chip:
            self._draw_chip(ink, entry)
        if look.cell is not None and not entry.row_top:
            self._draw_cell(ink, entry, look.cell)
        if look.style is BlockStyle.NOTE:
            size = (float(self._measures.px(NOTE_RULE)), self._thin)
            self._fill(ink, entry.left, entry.top - self._measures.px(3), size, self._theme.color("strong"))
        if look.rejected:
            self._draw_rejected(ink, entry)
        return ink

    def _fill(self, ink: Ink, left: float, top: float, size: tuple[float, float], colour: QColor) -> None:
        """A rectangle in measures of the paper, mirrored if need be and snapped to the device."""
        device = self._device
        start = self._measures.place(left, size[0])
        x, y = device.snapped(start), device.snapped(top)
        wide, high = max(device.snapped(start + size[0]) - x, 1), max(device.snapped(top + size[1]) - y, 1)
        ink.pieces.append(Piece(device.rect(x, y, wide, high), colour))

    def _line(self, ink: Ink, span: tuple[float, float], row: int, pattern: Pattern, colour: QColor) -> None:
        ink.pieces.append(pattern_piece((*span, self._measures.mirrored), row, pattern, colour, self._device))

    def _draw_label(self, ink: Ink, entry: Placed) -> None:
        setting, measures, look = self._setting, self._measures, entry.look
        start, room = measures.label_at(look)
        widths = label_width(look, setting)
        stacked = label_is_stacked(look, setting)
        # A label too wide for its column grows towards the bar, never into the text.
        start -= min(max(round(max(widths)) + measures.px(4) - room, 0), start - measures.bar_x - measures.px(6))
        pitch = measures.line(STYLES[look.style])
        x, baseline = float(start), entry.baseline
        if look.label_fresh and not self._theme.is_contrast:
            total = max(widths) if stacked else sum(widths) + measures.px(5) * (len(widths) - 1)
            tint = (total + measures.px(6), float(entry.bottom - entry.top))
            self._fill(ink, x - measures.px(3), entry.top, tint, self._theme.color("accentbg"))
        for segment, width in zip(look.label, widths, strict=True):
            self._draw_segment(ink, segment, (x, width), baseline)
            if stacked:
                baseline += pitch
            else:
                x += width + measures.px(5)
        if look.locked:
            size = measures.px(12)
            left = measures.place(x + measures.px(7), size)
            icon = sign("locked", size, self._theme.color("text2").name(), self._device.ratio)
            ink.signs.append((QPointF(left, entry.baseline - size + 1), icon))

    def _draw_segment(self, ink: Ink, segment: LabelSegment, place: tuple[float, float], baseline: int) -> None:
        x, width = place
        left = self._measures.place(x, width)
        slopes = self._setting.options.script.has_italics
        font = page_font(self._families, max(self._measures.px(16), 4), 0, int(segment.italic and slopes))
        plain = segment.mark is LabelMark.NONE
        colour = self._theme.color("text") if plain else self._theme.author(segment.slot)
        ink.write(font, colour, (left, baseline), segment.text)
        if plain:
            return
        slot = slot_of(segment.slot) if segment.slot else None
        device = self._device
        base = device.snapped(baseline)
        if segment.mark is LabelMark.INSERTED:
            pattern, row = slot.underline if slot else SOLID, base + device.dots(2)
        else:
            pattern = slot.strike if slot else SOLID
            row = base - device.dots(4) - device.dots(pattern.width) // 2
        self._line(ink, (left, left + width), row, pattern, colour)

    def _draw_bar(self, ink: Ink, entry: Placed) -> None:
        bar, measures = entry.look.bar, self._measures
        top, bottom = entry.top + measures.px(2), entry.bottom - measures.px(2)
        if bar.kind is BarKind.DOTTED:
            self._draw_dots(ink, top, bottom)
            return
        if bar.kind is BarKind.HATCHED:
            self._draw_hatch(ink, top, bottom)
            return
        slots = bar.slots or (0,)
        height = bottom - top
        for number, slot in enumerate(slots):
            first = top + round(height * number / len(slots))
            part = top + round(height * (number + 1) / len(slots)) - first
            if number + 1 < len(slots):
                part -= measures.px(1)
            self._draw_bar_part(ink, bar.kind, (first, part), self._theme.author(slot))

    def _draw_bar_part(self, ink: Ink, kind: BarKind, reach: tuple[int, int], colour: QColor) -> None:
        first, part = reach
        left, wide, thin = self._measures.bar_x, self._measures.px(3), self._thin
        if kind is BarKind.SOLID:
            self._fill(ink, left, first, (wide, part), colour)
            return
        start, end = float(left), float(left + wide)
        if kind is BarKind.HOLLOW:
            start, end = start - thin, end + thin
            self._fill(ink, start, first, (end - start, thin), colour)
            self._fill(ink, start, first + part - thin, (end - start, thin), colour)
        self._fill(ink, start, first, (thin, part), colour)
        self._fill(ink, end - thin, first, (thin, part), colour)

    def _draw_dots(self, ink: Ink, top: int, bottom: int) -> None:
        size = self._device.dots(2) / self._device.ratio
        colour = self._theme.color("strong")
        y = float(top + self._measures.px(1))
        while y + size <= bottom:
            self._fill(ink, self._measures.bar_x + self._measures.px(0.5), y, (size, size), colour)
            y += 3 * size

    def _draw_hatch(self, ink: Ink, top: int, bottom: int) -> None:
        device, width = self._device, self._measures.px(4)
        colour = self._theme.color("conf")
        x = device.snapped(self._measures.place(self._measures.bar_x, width))
        rect = device.rect(x, device.snapped(top), device.snapped(width), device.snapped(bottom - top))
        ink.pieces.append(Piece(rect, colour, _hatch_tile(device.dots(1), colour.name(), device.ratio)))

    def _draw_tag(self, ink: Ink, entry: Placed, tag: AuthorTag) -> None:
        measures, device = self._measures, self._device
        size = max(measures.px(10), 5)
        width = font_metrics(self._small, size, 1).horizontalAdvance(tag.text)
        colour = self._theme.author(tag.slot)
        if measures.compact:
            start, baseline = float(measures.label_x), entry.top - measures.px(5)
        else:
            start, baseline = measures.tag_end - width, entry.baseline - measures.px(1)
        left = round(measures.place(start, width))
        ink.write(page_font(self._small, size, 1), colour, (left, baseline), tag.text)
        pattern = slot_of(tag.slot).underline if tag.slot else SOLID
        self._line(ink, (left, left + width), device.snapped(baseline) + device.dots(2), pattern, colour)

    def _draw_badges(self, ink: Ink, entry: Placed) -> None:
        measures, theme = self._measures, self._theme
        size = max(measures.px(16), 8)
        left = measures.place(measures.badge_x, size)
        y = entry.top + (measures.line(STYLES[entry.look.style]) - size) // 2
        for badge in entry.look.badges:
            colour = theme.color(BADGE_TOKENS[badge.kind])
            ink.signs.append((QPointF(left, y), sign(badge.kind.value, size, colour.name(), self._device.ratio)))
            if badge.count > 1:
                text, font_size = str(badge.count), max(measures.px(11), 5)
                width = font_metrics(self._small, font_size).horizontalAdvance(text)
                at = measures.place(measures.badge_x + size + measures.px(4), width), y + size - measures.px(4)
                ink.write(page_font(self._small, font_size), theme.color("text2"), at, text)
            y += measures.px(22)

    def _draw_chip(self, ink: Ink, entry: Placed) -> None:
        measures, look = self._measures, entry.look
        width = chip_width(look.chip, self._setting)
        if look.elided:
            self._draw_ellipsis(ink, entry)
        height, size = measures.px(18), max(measures.px(11), 5)
        left = round(measures.place(entry.chip_x, width))
        top = entry.chip_y + (measures.line(STYLES[look.style]) - height) // 2
        path = QPainterPath()
        path.addRoundedRect(QRectF(left + 0.5, top + 0.5, round(width) - 1, height - 1), height / 2, height / 2)
        ink.outlines.append((path, self._theme.color("border")))
        metrics = font_metrics(self._small, size)
        baseline = round(top + (height + metrics.ascent() - metrics.descent()) / 2)
        at = left + (width - metrics.horizontalAdvance(look.chip)) / 2, baseline
        ink.write(page_font(self._small, size), self._theme.color("text2"), at, look.chip)

    def _draw_ellipsis(self, ink: Ink, entry: Placed) -> None:
        slot = entry.look.bar.slots[0] if entry.look.bar.slots else 0
        colour = self._theme.author(slot)
        size = max(self._measures.px(16), 4)
        width = font_metrics(self._families, size).horizontalAdvance("…")
        left = self._measures.place(entry.ellipsis_x, width)
        ink.write(page_font(self._families, size), colour, (left, entry.baseline), "…")
        device = self._device
        thin = Pattern(1, slot_of(slot).strike.dashes if slot else ())
        middle = device.snapped(entry.baseline) - device.dots(3.7)
        for row in (middle - device.dots(1.5), middle + device.dots(1.5)):
            self._line(ink, (left, left + width), row, thin, colour)

    def _draw_cell(self, ink: Ink, entry: Placed, place: CellPlace) -> None:
        padding, thin = self._measures.px(CELL_PADDING), self._thin
        left, width = entry.cell_left - padding, entry.cell_width + 2 * padding
        colour = self._theme.color("strong")
        # A row draws the lines above and between; only the last one closes the table below.
        height = float(entry.row_height)
        self._fill(ink, left, 0, (thin, height), colour)
        self._fill(ink, left + width, 0, (thin, height + (thin if place.last_row else 0)), colour)
        self._fill(ink, left, 0, (width + thin, thin), colour)
        if place.last_row:
            self._fill(ink, left, height, (width + thin, thin), colour)

    def _draw_rejected(self, ink: Ink, entry: Placed) -> None:
        size, measures = self._measures.px(6), self._measures
        x, y = measures.place(measures.bar_x - 1, size) + 0.5, entry.baseline - size - 0.5
        path = QPainterPath()
        path.addPolygon([QPointF(x, y), QPointF(x + size, y), QPointF(x + size / 2, y + size), QPointF(x, y)])
        ink.outlines.append((path, self._theme.color("text2")))


@cache
def _hatch_tile(unit: int, colour: str, ratio: float) -> QPixmap:
    tile = QPixmap(4 * unit, 4 * unit)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.scale(1 / ratio, 1 / ratio)
    for step in range(4):
        painter.fillRect(step * unit, (3 - step) * unit, unit, unit, QColor(colour))
    painter.end()
    return tile
