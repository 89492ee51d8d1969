"""How one paragraph of the page looks: a small frozen value that the projection attaches to its text block.

Nothing here knows what a clause is. A look names a style, a level, painted labels, a change bar, a tag, badges and
the place in a table; the page layout turns it into geometry and the painter into pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, unique

from PySide6.QtGui import QTextBlock, QTextBlockUserData


@unique
class BlockStyle(Enum):
    """The kinds of paragraph the page can set."""

    NUMBER_LINE = "number-line"
    TITLE = "title"
    OPENING = "opening"
    CALL = "call"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    FIELD = "field"
    SYMBOL = "symbol"
    NOTE = "note"
    CELL = "cell"
    REASONS = "reasons"
    ANNEX = "annex"
    ANNEX_TITLE = "annex-title"


@unique
class LabelMark(IntEnum):
    """What a piece of a label says about itself; slot 0 of a segment makes it consequential."""

    NONE = 0
    INSERTED = 1
    DELETED = 2


@dataclass(frozen=True, slots=True)
class LabelSegment:
    """A piece of the painted label: its words, whether they were struck or added, and by whom (slot 0: it follows)."""

    text: str
    mark: LabelMark = LabelMark.NONE
    slot: int = 0
    italic: bool = False


@unique
class BarKind(Enum):
    """The change bar in the margin."""

    NONE = "none"
    SOLID = "solid"
    HOLLOW = "hollow"
    DOTTED = "dotted"
    DOUBLE = "double"
    HATCHED = "hatched"


@dataclass(frozen=True, slots=True)
class ChangeBar:
    """A change bar: its kind and the slots of its authors, who share it in equal parts."""

    kind: BarKind = BarKind.NONE
    slots: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorTag:
    """Two or three capitals in the tag column, with the author's underline."""

    text: str
    slot: int


@unique
class BadgeKind(Enum):
    """The small signs at the end edge of the paper."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    COMMENT = "comment"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign at the end edge; a count of 0 or 1 is not written unless the kind is a comment."""

    kind: BadgeKind
    count: int = 0


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a paragraph stands in a table; consecutive blocks of one table and row are set side by side."""

    table: int
    row: int
    column: int
    columns: int
    column_span: int = 1
    row_span: int = 1
    header: bool = False
    last_row: bool = False


@dataclass(frozen=True, slots=True)
class BlockLook:
    """Everything the page needs to know about one paragraph beside its text.

    `elided` shows the first line only, ended by an ellipsis; `chip` is the small note after the text ("moved to h)");
    `room_below` keeps space free for a strip; `label_fresh` puts the tint of a label that has just changed behind it.
    """

    style: BlockStyle = BlockStyle.ITEM
    level: int = 0
    label: tuple[LabelSegment, ...] = ()
    bar: ChangeBar = ChangeBar()
    tag: AuthorTag | None = None
    badges: tuple[Badge, ...] = ()
    cell: CellPlace | None = None
    chip: str = ""
    elided: bool = False
    hidden: bool = False
    locked: bool = False
    rejected: bool = False
    label_fresh: bool = False
    room_below: int = 0


PLAIN_LOOK = BlockLook(style=BlockStyle.PARAGRAPH)


class LookData(QTextBlockUserData):
    """The look of a block, in the form in which Qt lets a block carry it."""

    def __init__(self, look: BlockLook) -> None:
        super().__init__()
        self.look = look


def look_of(block: QTextBlock) -> BlockLook:
    """The look attached to a block; a block that nobody has dressed is a plain paragraph."""
    data = block.userData()
    return data.look if isinstance(data, LookData) else PLAIN_LOOK


def attach_look(block: QTextBlock, look: BlockLook) -> None:
    """Attach a look inside an edit of the document; outside of one use `PageLayout.set_look`, which also repaints."""
    block.setUserData(LookData(look))
