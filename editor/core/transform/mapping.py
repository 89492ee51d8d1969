"""Where positions go when a document changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from editor.core.model.ids import ClauseId
from editor.core.model.position import Position, Selection, Span


@dataclass(frozen=True, slots=True)
class StepMap:
    """What one step did to positions: one stretch `(clause, start, old length, new length)` replaced, and clauses
    gone, whose positions flee to the end of `refuge`."""

    replaced: tuple[ClauseId, int, int, int] | None = None
    gone: tuple[ClauseId, ...] = ()
    refuge: ClauseId | None = None

    def position(self, position: Position, after: bool) -> Position | None:
        """The new place; `after` says on which side of text inserted exactly there. None where there is none left.

        An offset of -1 stands for the end of a clause.
        """
        if position.clause in self.gone:
            return None if self.refuge is None else Position(self.refuge, -1)
        if self.replaced is None or self.replaced[0] != position.clause:
            return position
        _, start, old, new = self.replaced
        offset = position.offset
        if offset < start or offset == -1:
            return position
        if offset > start + old or (offset == start + old and old > 0):
            return Position(position.clause, offset + new - old)
        if old == 0:
            return Position(position.clause, offset + new if after else offset)
        return Position(position.clause, start + new if after and offset > start else start)


NOTHING = StepMap()
"""The map of a step that moves no position."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The maps of several steps, one after the other."""

    maps: tuple[StepMap, ...] = ()

    @staticmethod
    def of(maps: Iterable[StepMap]) -> Mapping:
        """The mapping of steps, without those that move nothing."""
        return Mapping(tuple(m for m in maps if m is not NOTHING))

    def position(self, position: Position, after: bool = True) -> Position | None:
        """The new place of a position, or None."""
        at: Position | None = position
        for step in self.maps:
            if at is None:
                return None
            at = step.position(at, after)
        return at

    def span(self, span: Span) -> Span | None:
        """The new place of a span: it grows with what is inserted inside; None where it is gone."""
        start = self.position(Position(span.clause, span.start), after=True)
        end = self.position(Position(span.clause, span.end), after=False)
        if start is None or end is None or start.clause != end.clause or start.offset < 0:
            return None
        return Span(start.clause, start.offset, max(start.offset, end.offset))

    def selection(self, selection: Selection) -> Selection | None:
        """The new place of a selection."""
        anchor, head = self.position(selection.anchor), self.position(selection.head)
        return None if anchor is None or head is None else Selection(anchor, head)
