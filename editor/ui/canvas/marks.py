"""Marks on words: what a character format says about a change, a problem or a ground, and how it is read back.

A mark is stored in two properties of the format, one packed number and one short text, so that reading a fragment
costs one call. Letters take no colour in the document itself: the page layout lays the colours of the theme over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, unique

from PySide6.QtGui import QTextCharFormat, QTextFormat

MARK_PROPERTY: int = QTextFormat.Property.UserProperty.value + 0x101
TAG_PROPERTY: int = QTextFormat.Property.UserProperty.value + 0x102
OVERLAY_PROPERTY: int = QTextFormat.Property.UserProperty.value + 0x103

CONSEQUENTIAL = 0


@unique
class Line(IntEnum):
    """How many lines run under or through the words; double lines belong to moves only."""

    NONE = 0
    SINGLE = 1
    DOUBLE = 2


@unique
class Wave(IntEnum):
    """The sign of a problem under the words."""

    NONE = 0
    ERROR = 1
    WARNING = 2
    HINT = 3
    INHERITED = 4


@unique
class Ground(IntEnum):
    """What lies behind the words."""

    NONE = 0
    COMMENT = 1
    CONFLICT = 2
    FOUND = 3
    HIT = 4


@unique
class Role(IntEnum):
    """What the characters are: text of the document, an author's tag before a reading, or a bold bracket."""

    TEXT = 0
    TAG = 1
    BRACKET = 2


@dataclass(frozen=True, slots=True)
class InlineMark:
    """All that is painted about a run of characters. Slot 0 is what follows from other changes, 1 and up an author."""

    under: Line = Line.NONE
    under_slot: int = 0
    strike: Line = Line.NONE
    strike_slot: int = 0
    wave: Wave = Wave.NONE
    ground: Ground = Ground.NONE
    role: Role = Role.TEXT
    tag: str = ""

    @property
    def is_change(self) -> bool:
        """Whether the letters take the colour of an author or of a consequence."""
        return bool(self.under or self.strike)

    @property
    def slot(self) -> int:
        """The slot that colours the letters: who struck them, else who added them."""
        return self.strike_slot if self.strike else self.under_slot


NO_MARK = InlineMark()


def inserted(slot: int, tag: str = "") -> InlineMark:
    """Words added by an author."""
    return InlineMark(under=Line.SINGLE, under_slot=slot, tag=tag)


def deleted(slot: int, tag: str = "") -> InlineMark:
    """Words struck by an author."""
    return InlineMark(strike=Line.SINGLE, strike_slot=slot, tag=tag)


def inserted_then_deleted(slot: int, striker: int, tag: str = "") -> InlineMark:
    """Words added by one author and struck by another, or by the same."""
    return InlineMark(Line.SINGLE, slot, Line.SINGLE, striker, tag=tag)


def moved_from(slot: int, tag: str = "") -> InlineMark:
    """Words at the place they were moved away from."""
    return InlineMark(strike=Line.DOUBLE, strike_slot=slot, tag=tag)


def moved_to(slot: int, tag: str = "") -> InlineMark:
    """Words at the place they were moved to."""
    return InlineMark(under=Line.DOUBLE, under_slot=slot, tag=tag)


def write_mark(target: QTextCharFormat, mark: InlineMark) -> None:
    """Store a mark in a character format; the empty mark leaves no trace."""
    packed = (
        mark.under
        | mark.strike << 2
        | mark.wave << 4
        | mark.ground << 7
        | mark.role << 10
        | mark.under_slot << 12
        | mark.strike_slot << 20
    )
    if packed:
        target.setProperty(MARK_PROPERTY, packed)
    else:
        target.clearProperty(MARK_PROPERTY)
    if mark.tag:
        target.setProperty(TAG_PROPERTY, mark.tag)
    else:
        target.clearProperty(TAG_PROPERTY)


def read_mark(source: QTextFormat) -> InlineMark | None:
    """The mark stored in a format, or None where there is none."""
    packed = source.intProperty(MARK_PROPERTY)
    if not packed:
        return None
    return InlineMark(
        under=Line(packed & 3),
        under_slot=packed >> 12 & 0xFF,
        strike=Line(packed >> 2 & 3),
        strike_slot=packed >> 20 & 0xFF,
        wave=Wave(packed >> 4 & 7),
        ground=Ground(packed >> 7 & 7),
        role=Role(packed >> 10 & 3),
        tag=source.stringProperty(TAG_PROPERTY),
    )


def format_with(mark: InlineMark, base: QTextCharFormat | None = None) -> QTextCharFormat:
    """A character format that carries a mark, on top of another format or on its own."""
    result = QTextCharFormat(base) if base is not None else QTextCharFormat()
    write_mark(result, mark)
    return result
