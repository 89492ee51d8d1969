"""Proof of finished pages: what a careful printer would look for before the sheets go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, unique

from editor.core.model.ids import ClauseId
from editor.paper.items import Flow
from editor.paper.page import BandAt, Page
from editor.paper.tables import Lines


@unique
class Flaw(Enum):
    """What can be wrong with a page."""

    STRANDED = "stranded"
    """A heading or a call is the last line of the page."""
    NOTE_ELSEWHERE = "note elsewhere"
    """A footnote does not begin on the page of its mark."""


@dataclass(slots=True)
class Proof:
    """Reads the pages of a document in their order. A footnote belongs to the page of its first mark."""

    flow: Flow
    seen: set[ClauseId] = field(default_factory=set)

    def flaws(self, page: Page) -> tuple[Flaw, ...]:
        """The flaws of the next page; none where all is well."""
        found = []
        last = page.body[-1] if page.body else None
        if isinstance(last, Lines) and page.done < len(self.flow.items) and last.setting.paragraph.style.keep_next:
            found.append(Flaw.STRANDED)
        begun = {id(lines.setting.paragraph) for lines in page.notes if lines.first == 0}
        new = [note for note in called(page) if note not in self.seen and self.flow.notes.get(note)]
        self.seen.update(new)
        if any(id(self.flow.notes[note][0]) not in begun for note in new):
            found.append(Flaw.NOTE_ELSEWHERE)
        return tuple(found)


def called(page: Page) -> Iterator[ClauseId]:
    """The footnotes called on a page, in order."""
    for part in page.body:
        if isinstance(part, Lines):
            yield from part.notes()
        elif isinstance(part, BandAt):
            yield from part.band.notes()
