"""The measures of the printed page and of its styles, in twentieths of a point.

Source: the official templates as measured in the conventions, sections 6.1 and 6.3. Space before a paragraph at the
head of a page is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.core.model.clause import Kind

PAGE_WIDTH, PAGE_HEIGHT = 11907, 16834
MARGIN = 1134
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
TEXT_HEIGHT = PAGE_HEIGHT - 2 * MARGIN
HEADER_TOP = 567
RESOLUTION = 1440
"""Dots per inch at which a twentieth of a point is one dot."""

PIXEL = 15
"""A pixel of the visual target at 100 % (96 to the inch): what lines and bars are measured in."""

HANG = 794
STEP = 397
BAR_GAP, BAR_WIDTH = 300, 3 * PIXEL
NOTE_RULE, NOTE_RULE_ABOVE, NOTE_RULE_BELOW = 120 * PIXEL, 140, 60
FRAME_PADDING = 113
CELL_PADDING = 108
LEAST_LINES = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. `first` is where its first line begins, counted from `left`; tab stops are counted from
    the start of the first line."""

    size: int = 240
    before: int = 120
    after: int = 0
    left: int = 0
    right: int = 0
    first: int = 0
    tabs: tuple[int, ...] = (HANG, 1191, 1588, 1985)
    centred: bool = False
    trailing: bool = False
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    framed: bool = False


BODY = Style()
NUMBER = Style(280, 360, centred=True, capitals=True, keep_next=True, keep_lines=True)
TITLE = Style(280, 240, centred=True, bold=True, keep_next=True, keep_lines=True)
OPENING = Style(before=280)
CALL = Style(before=160, left=HANG, italic=True, keep_next=True, keep_lines=True)
HEADING = Style(before=240, bold=True, keep_next=True, keep_lines=True)
NOTE = Style(200, 60, left=255, first=-255, tabs=(255, 510))
CELL = Style(220, 0, tabs=(284, 568, 852))
SYMBOL = Style(before=400, tabs=(1134,), bold=True, keep_next=True)
RUNNING = Style(180, 0, tabs=())
KEY = Style(180, 30, tabs=(567,))

STYLES: dict[Kind, Style] = {
    Kind.NUMBER: NUMBER,
    Kind.TITLE: TITLE,
    Kind.ADOPTED: Style(before=120, centred=True, italic=True, keep_next=True),
    Kind.OPENING: OPENING,
    Kind.CALL: CALL,
    Kind.HEADING: HEADING,
    Kind.ANNEX: Style(280, 480, 80, centred=True, capitals=True, keep_next=True, keep_lines=True, new_page=True),
    Kind.ANNEX_REF: Style(before=80, centred=True, keep_next=True),
    Kind.ANNEX_TITLE: Style(280, 240, 160, centred=True, bold=True, keep_next=True, keep_lines=True),
    Kind.CELL: CELL,
    Kind.NOTE: NOTE,
    Kind.REASONS: Style(before=240, tabs=(1134, 1588, 1985)),
}

CONFERENCE = Style(240, 0, bold=True, keep_next=True)
MEETING_PLACE = Style(220, 40, keep_next=True)
DESIGNATION = Style(220, 20, left=6521, bold=True, tabs=(), keep_next=True)
SOURCE = Style(280, 480, 120, centred=True, bold=True, keep_next=True)
DOCUMENT_TITLE = Style(280, 240, centred=True, capitals=True, keep_next=True)
AGENDA = Style(280, 240, centred=True, keep_next=True)
BOX_LABEL = Style(before=120, left=FRAME_PADDING, right=FRAME_PADDING, bold=True, framed=True, keep_next=True)
BOX_TEXT = Style(before=60, left=FRAME_PADDING, right=FRAME_PADDING, framed=True)


def style_of(kind: Kind, level: int, labelled: bool) -> Style:
    """The style of a clause. The second line of an item returns to the margin; deeper levels hang."""
    if kind in (Kind.ITEM, Kind.PARAGRAPH) and level > 1:
        left = HANG + STEP * (level - 1)
        if labelled:
            return replace(BODY, before=80, left=left, first=-STEP, tabs=(STEP, 2 * STEP))
        return replace(BODY, before=80, left=left)
    if kind is Kind.HEADING and labelled:
        return replace(HEADING, left=HANG, first=-HANG)
    return STYLES.get(kind, BODY)
