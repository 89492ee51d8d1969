"""The measures of the page: where columns stand and how each style is set, at a zoom and a width of the desk.

All numbers of the visual target live here. They are logical pixels at 100 %; `Measures` holds them multiplied and
rounded, from the left edge of the paper. Right-to-left pages are mirrored by `Measures.place` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, unique

from editor.ui.canvas.block_look import BlockLook, BlockStyle
from editor.ui.theme import Scheme, Theme, theme_of

PAPER_WIDTH = 768
DESK_MARGIN = 16
DESK_TOP = 20
PAPER_PADDING = 20
INDENT = 40
LABEL_X, LABEL_WIDTH = 76, 64
TEXT_X, TEXT_MARGIN = 140, 56
FIELD_X = 236
COMPACT_BELOW = 560


@unique
class Script(Enum):
    """The scripts that set a page differently: line height as a factor of the letter size, whether letters slope."""

    LATIN = (1.375, True)
    ARABIC = (1.5, False)
    CHINESE = (1.6, False)

    @property
    def line_factor(self) -> float:
        """The distance between baselines, in letter sizes."""
        return self.value[0]

    @property
    def has_italics(self) -> bool:
        """Whether calls and preamble labels may slope."""
        return self.value[1]


@unique
class Column(Enum):
    """Where the text of a style begins, or that it stands in the middle."""

    LABEL = "label"
    TEXT = "text"
    CENTRE = "centre"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class StyleSpec:
    """How a style is set: column, letter size, line height, space before, and the form of its letters."""

    column: Column
    size: int = 16
    line: int = 22
    before: int = 6
    bold: bool = False
    italic: bool = False
    capitals: bool = False


STYLES: dict[BlockStyle, StyleSpec] = {
    BlockStyle.NUMBER_LINE: StyleSpec(Column.CENTRE, 18, 26, 12, capitals=True),
    BlockStyle.TITLE: StyleSpec(Column.CENTRE, 18, 26, 4, bold=True),
    BlockStyle.OPENING: StyleSpec(Column.LABEL, before=10),
    BlockStyle.CALL: StyleSpec(Column.TEXT, before=10, italic=True),
    BlockStyle.ITEM: StyleSpec(Column.TEXT),
    BlockStyle.PARAGRAPH: StyleSpec(Column.TEXT),
    BlockStyle.HEADING: StyleSpec(Column.LABEL, before=14, bold=True),
    BlockStyle.FIELD: StyleSpec(Column.FIELD, before=4),
    BlockStyle.SYMBOL: StyleSpec(Column.LABEL, before=24, bold=True),
    BlockStyle.NOTE: StyleSpec(Column.TEXT, 13, 18, 6),
    BlockStyle.CELL: StyleSpec(Column.TEXT, 14, 19, 3),
    BlockStyle.REASONS: StyleSpec(Column.LABEL, before=12),
    BlockStyle.ANNEX: StyleSpec(Column.CENTRE, 18, 26, 24, capitals=True),
    BlockStyle.ANNEX_TITLE: StyleSpec(Column.CENTRE, 18, 26, 4, bold=True),
}

_LIGHT = theme_of(Scheme.LIGHT)
SERIF = ("Times New Roman", "Liberation Serif", "Tinos", "serif")
SANS = ("Segoe UI", "Noto Sans", "Helvetica Neue", "DejaVu Sans", "sans-serif")


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What the reader and the document choose about the page: theme, zoom, direction, script, faces, what is shown."""

    theme: Theme = _LIGHT
    zoom: float = 1.0
    right_to_left: bool = False
    script: Script = Script.LATIN
    families: tuple[str, ...] = SERIF
    small_families: tuple[str, ...] = SANS
    tags_after_changes: bool = False
    show_comments: bool = True
    show_inherited: bool = False

    @property
    def writes_tags(self) -> bool:
        """Whether the tag of the author is written after each change: where colour does not tell, or on request."""
        return self.tags_after_changes or self.theme.is_contrast


@dataclass(frozen=True, slots=True)
class Measures:
    """The columns of the paper in pixels from its left edge, before mirroring."""

    zoom: float
    mirrored: bool
    paper_left: int
    paper_width: int
    compact: bool
    tag_end: int
    bar_x: int
    label_x: int
    text_x: int
    text_end: int
    badge_x: int
    line_factor: float

    def px(self, value: float) -> int:
        """A measure at the current zoom, at least one pixel unless it is nothing."""
        scaled = round(value * self.zoom)
        return scaled if scaled or not value else 1

    def place(self, left: float, width: float) -> float:
        """The left edge of something on the paper, mirrored where the page runs from right to left."""
        return self.paper_width - left - width if self.mirrored else left

    def line(self, spec: StyleSpec) -> int:
        """The distance between baselines in a style."""
        return self.px(max(spec.line, round(spec.size * self.line_factor)))

    def label_at(self, look: BlockLook) -> tuple[int, int]:
        """Left edge and width of the label column of a look, before mirroring."""
        if look.style is BlockStyle.FIELD:
            return self.label_x, self.px(FIELD_X - LABEL_X - 10)
        if not look.level:
            return self.label_x, self.text_x - self.label_x
        return self.text_x + self.px(INDENT * (look.level - 1)), self.px(INDENT)

    def text_at(self, look: BlockLook) -> tuple[int, int]:
        """Left edge and width of the text of a look, before mirroring; cells are placed by their row."""
        column = STYLES[look.style].column
        if column is Column.TEXT:
            left = self.text_x + self.px(INDENT * look.level)
        elif column is Column.FIELD:
            left = self.label_x + self.px(FIELD_X - LABEL_X)
        else:
            left = self.label_x
        left = min(left, self.text_end - self.px(80))
        return left, max(self.text_end - left, self.px(40))


def measures_of(options: PageOptions, desk_width: int) -> Measures:
    """The measures of a page on a desk of this width; the paper narrows before it would scroll sideways."""
    zoom = options.zoom
    full = round(PAPER_WIDTH * zoom)
    paper = max(min(full, desk_width - 2 * DESK_MARGIN), 240)
    compact = paper < COMPACT_BELOW * zoom

    def px(value: float) -> int:
        return round(value * zoom)

    shift = px(44) if compact else 0
    label_width = px(48 if compact else LABEL_WIDTH)
    label_x = px(LABEL_X) - shift
    return Measures(
        zoom=zoom,
        mirrored=options.right_to_left,
        paper_left=max((desk_width - paper) // 2, 0),
        paper_width=paper,
        compact=compact,
        tag_end=px(50),
        bar_x=px(58) - shift,
        label_x=label_x,
        text_x=label_x + label_width,
        text_end=paper - px(44 if compact else TEXT_MARGIN),
        badge_x=paper - px(36 if compact else 40),
        line_factor=options.script.line_factor,
    )
