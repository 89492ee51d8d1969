"""The layout of one paragraph: lines of its text, and the places of its label, bar and signs, as numbers to paint from.

A `Placed` is the page's memory of a block: everything that need not be worked out again until the block changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextOption

from editor.ui.canvas.block_look import PLAIN_LOOK, BlockLook, BlockStyle, look_of
from editor.ui.canvas.fonts import font_metrics
from editor.ui.canvas.measures import STYLES, Column, Measures, PageOptions, StyleSpec
from editor.ui.canvas.overlays import (
    MarkReader,
    MarkRun,
    foreign_formats,
    format_range,
    mark_overlays,
    style_overlay,
    with_gaps,
)
from editor.ui.canvas.strokes import Ink, Tint

_BODY_SIZE = 16
_ELLIPSIS_ROOM = 18
_TAB = 64
NOTE_RULE = 120


@dataclass(slots=True, eq=False)
class Placed:
    """A block as it was last laid out; `version` tells whether that holds, `ink` whether its lines are drawn up."""

    version: int = -1
    look: BlockLook = PLAIN_LOOK
    top: int = 0
    bottom: int = 0
    height: int = 0
    baseline: int = 0
    left: int = 0
    width: int = 0
    shift: int = 0
    dressed: bool = False
    runs: tuple[MarkRun, ...] = ()
    ink: int = -1
    tints: list[Tint] = field(default_factory=list)
    lines: Ink = field(default_factory=Ink)
    margin: Ink = field(default_factory=Ink)
    ellipsis_x: float = 0.0
    chip_x: float = 0.0
    chip_y: int = 0
    cell_left: int = 0
    cell_width: int = 0
    row_height: int = 0
    row_top: int = 0


@dataclass(slots=True)
class PageSetting:
    """What is the same for all blocks of a page: options, measures, the reader of marks."""

    options: PageOptions
    measures: Measures
    reader: MarkReader


@cache
def _text_option(mirrored: int, centred: int, tab: int) -> QTextOption:
    if centred:
        alignment = Qt.AlignmentFlag.AlignHCenter
    else:
        alignment = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    option.setTabStopDistance(tab)
    return option


def chip_width(text: str, setting: PageSetting) -> float:
    """The width of the small note after a text, with its rounded edge."""
    size = max(setting.measures.px(11), 4)
    metrics = font_metrics(setting.options.small_families, size)
    return metrics.horizontalAdvance(text) + setting.measures.px(16)


def label_width(look: BlockLook, setting: PageSetting) -> tuple[float, ...]:
    """The widths of the pieces of a label."""
    size = max(setting.measures.px(_BODY_SIZE), 4)
    families, slopes = setting.options.families, setting.options.script.has_italics
    return tuple(
        font_metrics(families, size, 0, int(segment.italic and slopes)).horizontalAdvance(segment.text)
        for segment in look.label
    )


def label_is_stacked(look: BlockLook, setting: PageSetting) -> bool:
    """Whether the new label goes under the old one, because both are too wide for the column."""
    if len(look.label) < 2:
        return False
    room = setting.measures.label_at(look)[1] - setting.measures.px(4)
    return sum(label_width(look, setting)) + setting.measures.px(5) * (len(look.label) - 1) > room


def _dress(block: QTextBlock, layout: QTextLayout, placed: Placed, spec: StyleSpec, setting: PageSetting) -> None:
    """Lay the letters of the style and the colours of the marks over the text, beside what an input method shows."""
    look, options, measures = placed.look, setting.options, setting.measures
    runs = setting.reader.runs(block)
    if runs:
        runs = with_gaps(runs, block, options)
    preedit = len(layout.preeditAreaText())
    if preedit:
        runs = _around_preedit(runs, layout.preeditAreaPosition(), preedit)
    placed.runs = runs
    ranges: list[QTextLayout.FormatRange] = []
    header = look.cell is not None and look.cell.header
    if spec.size != _BODY_SIZE or spec.bold or spec.italic or spec.capitals or header:
        slopes = int(options.script.has_italics)
        bold = int((spec.bold and not (spec.italic and not slopes)) or header)
        overlay = style_overlay(spec, max(measures.px(spec.size), 4), slopes, bold)
        ranges.append(format_range(0, block.length() + preedit, overlay))
    if runs:
        ranges += mark_overlays(runs, options)
    if preedit:
        ranges += foreign_formats(layout)
    if ranges or placed.dressed:
        layout.setFormats(ranges)
    placed.dressed = bool(ranges)


def _around_preedit(runs: tuple[MarkRun, ...], at: int, length: int) -> tuple[MarkRun, ...]:
    shifted = []
    for run in runs:
        start = run.start + length if run.start >= at else run.start
        end = run.end + length if run.end > at else run.end
        shifted.append(MarkRun(start, end, run.mark, run.gap))
    return tuple(shifted)


def lay_out_block(block: QTextBlock, placed: Placed, setting: PageSetting, *, is_first: bool) -> int:
    """Lay out one block and return the height it takes; what is needed to paint it is left in `placed`."""
    look = placed.look = look_of(block)
    measures = setting.measures
    spec = STYLES[look.style]
    layout = block.layout()
    placed.ink = -1
    _dress(block, layout, placed, spec, setting)
    if look.cell is not None:
        left, width = placed.cell_left, placed.cell_width
    else:
        left, width = measures.text_at(look)
    centred = spec.column is Column.CENTRE and look.cell is None
    layout.setTextOption(_text_option(int(measures.mirrored), int(centred), measures.px(_TAB)))
    top = 0 if is_first else measures.px(spec.before)
    if measures.compact and look.tag is not None:
        top += measures.px(16)
    placed.left, placed.width, placed.top = left, width, top
    limit = width - measures.px(_ELLIPSIS_ROOM) - chip_width(look.chip, setting) if look.elided else width
    bottom = _lay_lines(layout, placed, measures, (top, measures.line(spec), limit))
    if look.chip:
        bottom = _place_chip(layout, placed, setting, bottom)
    placed.bottom = bottom
    placed.height = 0 if look.hidden or not block.isVisible() else _full_height(placed, spec, setting)
    return placed.height


def _lay_lines(layout: QTextLayout, placed: Placed, measures: Measures, frame: tuple[int, int, float]) -> int:
    top, pitch, limit = frame
    x = measures.place(placed.left, limit if placed.look.elided else placed.width)
    y = top
    first = True
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(limit)
        height, ascent = line.height(), line.ascent()
        room = pitch if height <= pitch else int(height + 0.999)
        baseline = y + int((room - height) / 2 + ascent + 0.5)
        line.setPosition(QPointF(x, baseline - ascent))
        if first:
            placed.baseline = baseline
            first = False
            y += room
        elif not placed.look.elided:
            y += room
        if placed.look.elided:
            y = top
        line = layout.createLine()
    layout.endLayout()
    return top + pitch if placed.look.elided else y


def _place_chip(layout: QTextLayout, placed: Placed, setting: PageSetting, bottom: int) -> int:
    """Find the place of the chip: after the last line if it fits there, else on a line of its own."""
    measures = setting.measures
    pitch = measures.line(STYLES[placed.look.style])
    width = chip_width(placed.look.chip, setting)
    line = layout.lineAt(0 if placed.look.elided else max(layout.lineCount() - 1, 0))
    used = line.naturalTextWidth() if line.isValid() else 0.0
    gap = measures.px(_ELLIPSIS_ROOM if placed.look.elided else 0) + measures.px(8)
    placed.chip_y = bottom - pitch
    if used + gap + width > placed.width:
        placed.chip_y, bottom, used, gap = bottom, bottom + pitch, 0.0, 0
    placed.chip_x = placed.left + used + gap
    placed.ellipsis_x = placed.left + used
    return bottom


def _full_height(placed: Placed, spec: StyleSpec, setting: PageSetting) -> int:
    look, measures = placed.look, setting.measures
    bottom = placed.bottom
    if look.label and label_is_stacked(look, setting):
        bottom = max(bottom, placed.top + measures.line(spec) * len(look.label))
    if len(look.badges) > 1:
        bottom = max(bottom, placed.top + measures.px(22) * len(look.badges))
    if look.style is BlockStyle.CELL:
        bottom += measures.px(3)
    return bottom + measures.px(look.room_below)


def estimated_height(length: int, setting: PageSetting) -> int:
    """The likely height of a block of which only the number of characters is known."""
    measures = setting.measures
    per_line = max((measures.text_end - measures.text_x) / (6.9 * measures.zoom), 8)
    lines = max(1, -(-length // int(per_line)))
    return lines * measures.px(22) + measures.px(6)
