"""Formats laid over the text of a block: the letters of its style and the colours of its marks.

They live in the block's own layout, never in the document, so that a theme or a zoom changes no document and no
history.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextFormat, QTextLayout

from editor.ui.canvas.fonts import font_metrics
from editor.ui.canvas.marks import OVERLAY_PROPERTY, InlineMark, Role, read_mark
from editor.ui.canvas.measures import PageOptions, StyleSpec

TOUCH_GAP = 3


@dataclass(frozen=True, slots=True)
class MarkRun:
    """A stretch of a block with one mark; `gap` is the painted space after its last character."""

    start: int
    end: int
    mark: InlineMark
    gap: int = 0


class MarkReader:
    """The marks of the formats of one document by their index, read once until the document renumbers them."""

    def __init__(self) -> None:
        self._known: dict[int, InlineMark | None] = {}

    def forget(self) -> None:
        """Forget all formats, because the document has thrown its own away."""
        self._known.clear()

    def runs(self, block: QTextBlock) -> tuple[MarkRun, ...]:
        """The marked stretches of a block; neighbours with the same mark are one run."""
        known = self._known
        found: list[tuple[int, int, InlineMark]] = []
        origin = block.position()
        walk = block.begin()
        while not walk.atEnd():
            fragment = walk.fragment()
            index = fragment.charFormatIndex()
            if index not in known:
                known[index] = read_mark(fragment.charFormat())
            mark = known[index]
            if mark is not None:
                start = fragment.position() - origin
                end = start + fragment.length()
                if found and found[-1][1] == start and found[-1][2] == mark:
                    found[-1] = (found[-1][0], end, mark)
                else:
                    found.append((start, end, mark))
            walk += 1
        return tuple(MarkRun(*item) for item in found) if found else ()


def tag_size(options: PageOptions) -> int:
    """The size of a tag's letters in pixels."""
    return max(round(10 * options.zoom), 5)


def tag_room(tag: str, options: PageOptions) -> int:
    """The space kept after a change for the tag of its author in square brackets."""
    metrics = font_metrics(options.small_families, tag_size(options), 1)
    return round(metrics.horizontalAdvance(f"[{tag}]")) + max(round(4 * options.zoom), 2)


def is_right_to_left(text: str) -> bool:
    """Whether any letter of a text runs from right to left."""
    return not text.isascii() and any(
        "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in text
    )


def with_gaps(runs: Sequence[MarkRun], block: QTextBlock, options: PageOptions) -> tuple[MarkRun, ...]:
    """The same runs with the space that is painted after struck words that touch added ones, and for tags in words.

    Letters that run from right to left take none, for it would stand before them, nor do halves of a surrogate pair.
    """
    result = []
    for index, run in enumerate(runs):
        following = runs[index + 1] if index + 1 < len(runs) else None
        touches = following is not None and following.start == run.end
        gap = 0
        goes_on = touches and following is not None and following.mark.tag == run.mark.tag
        if options.writes_tags and run.mark.tag and not goes_on:
            gap = tag_room(run.mark.tag, options)
        elif touches and following and run.mark.strike and following.mark.under and not following.mark.strike:
            gap = max(round(TOUCH_GAP * options.zoom), 1)
        if gap:
            letter = block.document().characterAt(block.position() + run.end - 1)
            if is_right_to_left(letter) or "\ud800" <= letter <= "\udfff":
                gap = 0
        result.append(MarkRun(run.start, run.end, run.mark, gap))
    return tuple(result)


def _overlay() -> QTextCharFormat:
    result = QTextCharFormat()
    result.setProperty(OVERLAY_PROPERTY, True)
    return result


@cache
def style_overlay(spec: StyleSpec, pixel_size: int, sloped: int, bold: int) -> QTextCharFormat:
    """The letters of a style, as an overlay for the whole block."""
    result = _overlay()
    result.setProperty(QTextFormat.Property.FontPixelSize.value, pixel_size)
    if bold:
        result.setFontWeight(QFont.Weight.Bold)
    if spec.italic and sloped:
        result.setFontItalic(True)
    if spec.capitals:
        result.setFontCapitalization(QFont.Capitalization.AllUppercase)
    return result


@cache
def colour_overlay(colour: str) -> QTextCharFormat:
    """Letters in one colour."""
    result = _overlay()
    result.setForeground(QColor(colour))
    return result


@cache
def spacing_overlay(pixels: int) -> QTextCharFormat:
    """Empty space after a character, which is painted and is no character itself."""
    result = _overlay()
    result.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    result.setFontLetterSpacing(pixels)
    return result


@cache
def role_overlay(role: Role, families: tuple[str, ...], pixel_size: int) -> QTextCharFormat:
    """Letters of a role: a small tag in capitals, or a bold bracket."""
    result = _overlay()
    result.setFontWeight(QFont.Weight.Bold)
    if role is Role.TAG:
        result.setFontFamilies(list(families))
        result.setProperty(QTextFormat.Property.FontPixelSize.value, pixel_size)
    return result


def format_range(start: int, end: int, overlay: QTextCharFormat) -> QTextLayout.FormatRange:
    """An overlay on a stretch of characters."""
    result = QTextLayout.FormatRange()
    result.start = start
    result.length = end - start
    result.format = overlay
    return result


def mark_overlays(runs: Sequence[MarkRun], options: PageOptions) -> list[QTextLayout.FormatRange]:
    """The overlays that give marked words their colour, their role and the gaps after them."""
    ranges = []
    theme = options.theme
    for run in runs:
        mark = run.mark
        if mark.role is not Role.TEXT:
            overlay = role_overlay(mark.role, options.small_families, tag_size(options))
            ranges.append(format_range(run.start, run.end, overlay))
        if (mark.is_change or (mark.role is Role.TAG and mark.under_slot)) and not theme.is_contrast:
            ranges.append(format_range(run.start, run.end, colour_overlay(theme.author(mark.slot).name())))
        if run.gap:
            ranges.append(format_range(run.end - 1, run.end, spacing_overlay(run.gap)))
    return ranges


def foreign_formats(layout: QTextLayout) -> list[QTextLayout.FormatRange]:
    """The formats that an input method has put into a layout, without our own overlays."""
    ranges = []
    for found in layout.formats():
        kept = found.format
        if not kept.boolProperty(OVERLAY_PROPERTY):
            ranges.append(format_range(found.start, found.start + found.length, QTextCharFormat(kept)))
    return ranges
