"""Places in a document: an offset in a clause, and stretches between offsets."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.model.ids import ClauseId


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two characters of a clause; the offset counts struck text too."""

    clause: ClauseId
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch inside one clause."""

    clause: ClauseId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Where the user stands: `anchor` where the selection began, `head` where the caret is."""

    anchor: Position
    head: Position

    @staticmethod
    def at(position: Position) -> Selection:
        """An empty selection."""
        return Selection(position, position)
