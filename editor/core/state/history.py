"""What was done and can be undone, without limit: a linked row of entries that states share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.core.model.position import Selection
from editor.core.transform.step import ReplaceInline, Step

GROUP_LENGTH = 40
"""Letters typed in a row that are undone together."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: its words, the steps of its parts, and where the user stood before and after."""

    label: str
    group: str
    parts: tuple[tuple[Step, ...], ...]
    before: Selection | None
    after: Selection | None


@dataclass(frozen=True, slots=True)
class Link:
    """An entry and those before it."""

    entry: Entry
    rest: Link | None
    depth: int


@dataclass(frozen=True, slots=True)
class History:
    """The entries done and the entries undone. `open` says whether the last one may still grow."""

    done: Link | None = None
    undone: Link | None = None
    open: bool = False

    @property
    def last_done(self) -> Entry | None:
        """What Undo would undo."""
        return None if self.done is None else self.done.entry

    @property
    def last_undone(self) -> Entry | None:
        """What Redo would do again."""
        return None if self.undone is None else self.undone.entry

    @property
    def depth(self) -> int:
        """How many entries can be undone."""
        return 0 if self.done is None else self.done.depth

    def pushed(self, entry: Entry) -> History:
        """The history after one more act; letters typed in a row join the entry before."""
        last = self.done
        if (
            last is not None
            and self.open
            and entry.group
            and last.entry.group == entry.group
            and len(last.entry.parts) < GROUP_LENGTH
            and not _new_word(last.entry, entry)
        ):
            grown = replace(last.entry, parts=(*last.entry.parts, *entry.parts), after=entry.after)
            return History(Link(grown, last.rest, last.depth), None, True)
        return History(Link(entry, last, self.depth + 1), None, bool(entry.group))

    def sealed(self) -> History:
        """The history whose last entry does not grow any more."""
        return replace(self, open=False) if self.open else self

    def stepped_back(self) -> History:
        """The history with the last entry undone."""
        assert self.done is not None
        depth = 1 if self.undone is None else self.undone.depth + 1
        return History(self.done.rest, Link(self.done.entry, self.undone, depth))

    def stepped_forward(self) -> History:
        """The history with the entry undone last done again."""
        assert self.undone is not None
        return History(Link(self.undone.entry, self.done, self.depth + 1), self.undone.rest)


def _typed_text(entry: Entry, last: bool) -> str:
    steps = entry.parts[-1 if last else 0]
    step = steps[-1] if steps else None
    if isinstance(step, ReplaceInline) and step.new:
        return getattr(step.new[-1], "text", "")
    return ""


def _new_word(last: Entry, entry: Entry) -> bool:
    """Whether a letter opens a word after a space: undo goes back by phrases, not by pages."""
    before, now = _typed_text(last, last=True), _typed_text(entry, last=False)
    return before[-1:] == " " and now[:1] != " " and len(last.parts) > 20


NO_HISTORY = History()
