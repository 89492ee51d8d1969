"""What stands beside the text of a block: ground, label, change bar, tag, badges, chip, table borders, note rule."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from editor.ui.canvas.block_layout import (
    NOTE_RULE,
    PageSetting,
    Placed,
    chip_width,
    font_metrics,
    label_is_stacked,
    label_width,
    page_font,
)
from editor.ui.canvas.block_look import BarKind, BlockStyle, LabelMark, LabelSegment
from editor.ui.canvas.measures import STYLES
from editor.ui.canvas.signs import BADGE_TOKENS, sign
from editor.ui.canvas.strokes import Device, Piece, pattern_piece
from editor.ui.canvas.table_rows import CELL_PADDING
from editor.ui.theme import SOLID, Pattern, slot_of

_GROUND_START, _GROUND_END = 66, 716


class MarginPainter:
    """Paints the margins of one block; the painter stands at the block's corner on the paper."""

    def __init__(self, setting: PageSetting, device: Device) -> None:
        self._setting = setting
        self._device = device
        self._theme = setting.options.theme
        self._measures = setting.measures
        self._families = setting.options.families
        self._small = setting.options.small_families
        self._no_pen = QPen(Qt.PenStyle.NoPen)
        self._no_brush = QBrush(Qt.BrushStyle.NoBrush)

    def paint(self, painter: QPainter, entry: Placed) -> None:
        """Paint everything but the grounds."""
        look = entry.look
        if look.label:
            self._paint_label(painter, entry)
        if look.bar.kind is not BarKind.NONE:
            self._paint_bar(painter, entry)
        if look.tag is not None:
            self._paint_tag(painter, entry)
        if look.badges:
            self._paint_badges(painter, entry)
        if look.chip:
            self._paint_chip(painter, entry)
        if look.cell is not None:
            self._paint_cell(painter, entry)
        if look.style is BlockStyle.NOTE and not look.level:
            self._paint_rule(painter, entry)
        if look.rejected:
            self._paint_rejected(painter, entry)

    def _fill(self, painter: QPainter, left: float, top: float, size: tuple[float, float], colour: QColor) -> None:
        """Fill a rectangle given in measures of the paper, mirrored if need be and snapped to the device."""
        device = self._device
        x = device.snapped(self._measures.place(left, size[0]))
        wide, high = max(device.snapped(size[0]), 1), max(device.snapped(size[1]), 1)
        painter.fillRect(device.rect(x, device.snapped(top), wide, high), colour)

    def _ground_rect(self, entry: Placed) -> QRectF:
        measures = self._measures
        start = measures.bar_x + measures.px(8)
        width = measures.text_end + measures.px(4) - start
        reach = measures.px(2)
        return QRectF(measures.place(start, width), entry.top - reach, width, entry.bottom - entry.top + 2 * reach)

    def paint_ground(self, painter: QPainter, entry: Placed, token: str) -> None:
        """Paint the ground of a whole clause with rounded corners; an edge stands in for it in high contrast."""
        radius = self._measures.px(4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        rect = self._ground_rect(entry)
        if self._theme.is_contrast:
            painter.setPen(QPen(self._theme.color("border")))
            painter.setBrush(self._no_brush)
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(self._no_pen)
            painter.setBrush(self._theme.color(token))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def paint_selected(self, painter: QPainter, entry: Placed) -> None:
        """Paint a clause that is selected as a whole: its ground and the edge at its start."""
        self.paint_ground(painter, entry, "accentbg")
        rect, edge = self._ground_rect(entry), self._measures.px(3)
        left = rect.right() - edge if self._measures.mirrored else rect.left()
        painter.fillRect(QRectF(left, rect.top(), edge, rect.height()), self._theme.color("accent"))

    def paint_ring(self, painter: QPainter, entry: Placed) -> None:
        """Paint the ring of the keyboard focus."""
        width = 3 if self._theme.is_contrast else 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(self._theme.color("focus"), width))
        painter.setBrush(self._no_brush)
        radius = self._measures.px(4)
        painter.drawRoundedRect(self._ground_rect(entry).adjusted(0, -0.5, 0, 0.5), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_label(self, painter: QPainter, entry: Placed) -> None:
        setting, measures, look = self._setting, self._measures, entry.look
        start, _ = measures.label_at(look)
        widths = label_width(look, setting)
        stacked = label_is_stacked(look, setting)
        pitch = measures.line(STYLES[look.style])
        x, baseline = float(start), entry.baseline
        if look.label_fresh and not self._theme.is_contrast:
            total = max(widths) if stacked else sum(widths) + measures.px(5) * (len(widths) - 1)
            tint = (total + measures.px(6), float(entry.bottom - entry.top))
            self._fill(painter, x - measures.px(3), entry.top, tint, self._theme.color("accentbg"))
        for segment, width in zip(look.label, widths, strict=True):
            self._paint_segment(painter, segment, (x, width), baseline)
            if stacked:
                baseline += pitch
            else:
                x += width + measures.px(5)
        if look.locked:
            size = measures.px(12)
            left = measures.place(x + measures.px(7), size)
            icon = sign("locked", size, self._theme.color("text2").name(), self._device.ratio)
            painter.drawPixmap(QPointF(left, entry.baseline - size + 1), icon)

    def _paint_segment(
        self, painter: QPainter, segment: LabelSegment, place: tuple[float, float], baseline: int
    ) -> None:
        x, width = place
        left = self._measures.place(x, width)
        slopes = self._setting.options.script.has_italics
        painter.setFont(page_font(self._families, max(self._measures.px(16), 4), 0, int(segment.italic and slopes)))
        plain = segment.mark is LabelMark.NONE
        colour = self._theme.color("text") if plain else self._theme.author(segment.slot)
        painter.setPen(colour)
        painter.drawText(QPointF(left, baseline), segment.text)
        if plain:
            return
        device = self._device
        slot = slot_of(segment.slot) if segment.slot else None
        base = device.snapped(baseline)
        if segment.mark is LabelMark.INSERTED:
            pattern, row = slot.underline if slot else SOLID, base + device.dots(2)
        else:
            pattern = slot.strike if slot else SOLID
            row = base - device.dots(4) - device.dots(pattern.width) // 2
        _paint_piece(painter, pattern_piece((left, left + width, self._measures.mirrored), row, pattern, colour, device))

    def _paint_bar(self, painter: QPainter, entry: Placed) -> None:
        bar, measures, theme = entry.look.bar, self._measures, self._theme
        top, bottom = entry.top + measures.px(2), entry.bottom - measures.px(2)
        left, height = measures.bar_x, float(bottom - top)
        slots = bar.slots or (0,)
        thin = 1 / self._device.ratio * self._device.dots(1)
        if bar.kind is BarKind.DOTTED:
            self._paint_dots(painter, (left, top, bottom))
            return
        if bar.kind is BarKind.HATCHED:
            self._paint_hatch(painter, (left, top, height))
            return
        for number, slot in enumerate(slots):
            colour = theme.author(slot)
            first = top + round(height * number / len(slots))
            part = top + round(height * (number + 1) / len(slots)) - first
            if number + 1 < len(slots):
                part -= measures.px(1)
            wide = float(measures.px(3))
            if bar.kind is BarKind.SOLID:
                self._fill(painter, left, first, (wide, part), colour)
            else:
                far = left + (wide + thin if bar.kind is BarKind.HOLLOW else wide)
                self._fill(painter, left - (thin if bar.kind is BarKind.HOLLOW else 0), first, (thin, part), colour)
                self._fill(painter, far - thin, first, (thin, part), colour)
            if bar.kind is BarKind.HOLLOW:
                self._fill(painter, left - thin, first, (wide + 2 * thin, thin), colour)
                self._fill(painter, left - thin, first + part - thin, (wide + 2 * thin, thin), colour)

    def _paint_dots(self, painter: QPainter, place: tuple[float, float, float]) -> None:
        left, top, bottom = place
        size = self._device.dots(2) / self._device.ratio
        y = top + self._measures.px(1)
        while y + size <= bottom:
            self._fill(painter, left + self._measures.px(0.5), y, (size, size), self._theme.color("strong"))
            y += 3 * size

    def _paint_hatch(self, painter: QPainter, place: tuple[float, float, float]) -> None:
        left, top, height = place
        device = self._device
        tile = _hatch_tile(device.dots(1), self._theme.color("conf").name(), device.ratio)
        width = float(self._measures.px(4))
        x = device.snapped(self._measures.place(left, width))
        rect = device.rect(x, device.snapped(top), device.snapped(width), device.snapped(height))
        painter.drawTiledPixmap(rect, tile)

    def _paint_tag(self, painter: QPainter, entry: Placed) -> None:
        tag, measures = entry.look.tag, self._measures
        assert tag is not None
        size = max(measures.px(10), 5)
        width = font_metrics(self._small, size, 1).horizontalAdvance(tag.text)
        colour = self._theme.author(tag.slot)
        if measures.compact:
            start, baseline = float(measures.label_x), entry.top - measures.px(5)
        else:
            start, baseline = measures.tag_end - width, entry.baseline - measures.px(1)
        left = measures.place(start, width)
        painter.setFont(page_font(self._small, size, 1))
        painter.setPen(colour)
        painter.drawText(QPointF(left, baseline), tag.text)
        pattern = slot_of(tag.slot).underline if tag.slot else SOLID
        row = self._device.snapped(baseline) + self._device.dots(2)
        _paint_piece(painter, pattern_piece((left, left + width, measures.mirrored), row, pattern, colour, self._device))

    def _paint_badges(self, painter: QPainter, entry: Placed) -> None:
        measures, theme = self._measures, self._theme
        size = max(measures.px(16), 8)
        left = measures.place(measures.badge_x, size)
        pitch = measures.line(STYLES[entry.look.style])
        y = entry.top + (pitch - size) // 2
        for badge in entry.look.badges:
            colour = theme.color(BADGE_TOKENS[badge.kind])
            painter.drawPixmap(QPointF(left, y), sign(badge.kind.value, size, colour.name(), self._device.ratio))
            if badge.count > 1:
                text, font_size = str(badge.count), max(measures.px(11), 5)
                width = font_metrics(self._small, font_size).horizontalAdvance(text)
                painter.setFont(page_font(self._small, font_size))
                painter.setPen(theme.color("text2"))
                x = measures.place(measures.badge_x + size + measures.px(4), width)
                painter.drawText(QPointF(x, y + size - measures.px(4)), text)
            y += measures.px(22)

    def _paint_chip(self, painter: QPainter, entry: Placed) -> None:
        measures, theme, look = self._measures, self._theme, entry.look
        pitch = measures.line(STYLES[look.style])
        width = chip_width(look.chip, self._setting)
        if look.elided:
            self._paint_ellipsis(painter, entry)
        height = measures.px(18)
        x = measures.place(entry.chip_x, width)
        rect = QRectF(x + 0.5, entry.chip_y + (pitch - height) // 2 + 0.5, width - 1, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(theme.color("border")))
        painter.setBrush(self._no_brush)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(page_font(self._small, max(measures.px(11), 5)))
        painter.setPen(theme.color("text2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, look.chip)

    def _paint_ellipsis(self, painter: QPainter, entry: Placed) -> None:
        slot = entry.look.bar.slots[0] if entry.look.bar.slots else 0
        colour = self._theme.author(slot)
        size = max(self._measures.px(16), 4)
        width = font_metrics(self._families, size).horizontalAdvance("…")
        left = self._measures.place(entry.ellipsis_x, width)
        painter.setFont(page_font(self._families, size))
        painter.setPen(colour)
        painter.drawText(QPointF(left, entry.baseline), "…")
        device = self._device
        dashes = slot_of(slot).strike.dashes if slot else ()
        middle = device.snapped(entry.baseline) - device.dots(3.7)
        for row in (middle - device.dots(1.5), middle + device.dots(1.5)):
            span = (left, left + width, self._measures.mirrored)
            _paint_piece(painter, pattern_piece(span, row, Pattern(1, dashes), colour, device))

    def _paint_cell(self, painter: QPainter, entry: Placed) -> None:
        place = entry.look.cell
        if place is None or entry.row_top:
            return
        padding = self._measures.px(CELL_PADDING)
        left, width = entry.cell_left - padding, entry.cell_width + 2 * padding
        colour = self._theme.color("strong")
        thin = self._device.dots(1) / self._device.ratio
        top, height = 0.0, float(entry.row_height)
        self._fill(painter, left, top, (width + thin, thin), colour)
        self._fill(painter, left, top, (thin, height), colour)
        self._fill(painter, left + width, top, (thin, height + (thin if place.last_row else 0)), colour)
        if place.last_row or place.row_span == 1:
            self._fill(painter, left, height, (width + thin, thin), colour)

    def _paint_rule(self, painter: QPainter, entry: Placed) -> None:
        width = float(self._measures.px(NOTE_RULE))
        thin = self._device.dots(1) / self._device.ratio
        self._fill(painter, entry.left, entry.top - self._measures.px(3), (width, thin), self._theme.color("strong"))

    def _paint_rejected(self, painter: QPainter, entry: Placed) -> None:
        size, measures = self._measures.px(6), self._measures
        x = measures.place(measures.bar_x - 1, size)
        y = entry.baseline - size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(self._theme.color("text2"), 1))
        painter.setBrush(self._no_brush)
        painter.drawPolygon([QPointF(x, y), QPointF(x + size, y), QPointF(x + size / 2, y + size)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_piece(painter: QPainter, piece: Piece) -> None:
    if piece.tile is None:
        painter.fillRect(piece.rect, piece.colour)
    else:
        painter.drawTiledPixmap(piece.rect, piece.tile, piece.offset)


_HATCHES: dict[tuple[int, str, float], QPixmap] = {}


def _hatch_tile(unit: int, colour: str, ratio: float) -> QPixmap:
    key = (unit, colour, ratio)
    if key not in _HATCHES:
        tile = QPixmap(4 * unit, 4 * unit)
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.scale(1 / ratio, 1 / ratio)
        for step in range(4):
            painter.fillRect(step * unit, (3 - step) * unit, unit, unit, QColor(colour))
        painter.end()
        _HATCHES[key] = tile
    return _HATCHES[key]
