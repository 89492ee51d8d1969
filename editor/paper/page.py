"""A finished page: what stands on it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from editor.paper.setting import Setting
from editor.paper.tables import Band, Lines


@dataclass(frozen=True, slots=True)
class BandAt:
    """A band of a table on a page."""

    band: Band
    y: float


@dataclass(frozen=True, slots=True)
class RuleAt:
    """A line across a page."""

    y: float
    width: float


@dataclass(slots=True)
class Page:
    """A page: what stands on it, with places counted from the top of the text. `done` items are behind it."""

    number: int
    done: int = 0
    body: list[Lines | BandAt | RuleAt] = field(default_factory=list)
    frames: list[tuple[float, float]] = field(default_factory=list)
    notes: list[Lines] = field(default_factory=list)
    note_rule: float = 0.0
    key: list[Lines] = field(default_factory=list)

    def settings(self) -> Iterator[Setting]:
        """All paragraphs that have lines on the page."""
        for part in (*self.body, *self.notes, *self.key):
            if isinstance(part, Lines):
                yield part.setting
            elif isinstance(part, BandAt):
                for box in part.band.boxes:
                    yield from (lines.setting for lines in box.lines)

    def release(self) -> None:
        """Lets the letters of the page go."""
        for setting in self.settings():
            setting.release()
