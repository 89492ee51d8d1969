"""Agreeing with the computed labels: the schemes that make a document number itself as it was typed.

The proposed labels of the model are computed. Here they are computed in advance, item by item; where a typed label
is another one, the label is locked, and where not even that would print it as typed, it stays text of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from editor.core.model.clause import Kind
from editor.core.model.inline import Inline
from editor.core.numbering.schemes import OPERATIVE, is_bis, label_at, value_of
from editor.formats.structure.draft import Draft
from editor.formats.structure.lists import List


@dataclass(slots=True, eq=False, repr=False)
class _Stream:
    """The proposed stream of `editor.core.numbering.number`, one item at a time, with a look ahead."""

    schemes: tuple[str, ...] = OPERATIVE
    counts: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def open(self, schemes: tuple[str, ...]) -> None:
        self.schemes, self.counts, self.labels = schemes, [], []

    def _scheme(self, level: int) -> str:
        return self.schemes[min(level, len(self.schemes)) - 1]

    def ahead(self, level: int) -> str:
        count = self.counts[level - 1] if level <= len(self.counts) else 0
        above = self.labels[level - 2] if 1 < level <= len(self.labels) + 1 else ""
        return label_at(self._scheme(level), count + 1, above)

    def take(self, level: int, label: str, *, literal: bool) -> None:
        while len(self.counts) < level:
            self.counts.append(0)
            self.labels.append("")
        del self.counts[level:], self.labels[level:]
        value = value_of(self._scheme(level), label) if literal else None
        if value is not None:
            self.counts[-1] = value
        elif not (literal and is_bis(label)):
            self.counts[-1] += 1
        self.labels[-1] = label


def agree(drafts: Iterable[Draft], texts: dict[int, Inline]) -> list[Draft]:
    """Give the drafts of a proposal their schemes and locks. `texts` holds, by `id`, the whole text of those whose
    label was taken out. Returns the drafts whose typed label had to stay text."""
    stream = _Stream()
    current: List | None = None
    opener: Draft | None = None
    kept: list[Draft] = []
    for draft in drafts:
        if draft.kind is Kind.CALL and draft.list is not None:
            draft.schemes = draft.list.written()
            if draft.is_living:
                stream.open(draft.schemes)
                current = draft.list
                opener = draft
            else:
                current = opener = None
        elif draft.kind is not Kind.ITEM:
            if draft.kind in _OPENERS and draft.is_living and draft.source.cell is None:
                opener = draft
        elif draft.is_living:
            if draft.list is not None and draft.list is not current:
                place = opener if opener is not None and not opener.schemes else draft
                place.schemes = draft.list.written()
                stream.open(place.schemes)
                current = draft.list
            opener = None
            if not _settle(draft, stream):
                draft.kind, draft.label, draft.was = Kind.PARAGRAPH, "", None
                draft.inline = texts.get(id(draft), draft.inline)
                kept.append(draft)
    return kept


_OPENERS = frozenset(
    (Kind.PARAGRAPH, Kind.HEADING, Kind.OPENING, Kind.TITLE, Kind.ANNEX, Kind.ANNEX_TITLE, Kind.NUMBER)
)


def _settle(draft: Draft, stream: _Stream) -> bool:
    """Take one item into the stream; False where its label cannot be had by computing or by locking."""
    expected = stream.ahead(draft.level)
    if draft.typed == expected or not draft.typed:
        stream.take(draft.level, expected, literal=False)
        return True
    lockable = draft.was is None or draft.was.kind is Kind.ITEM
    if lockable and draft.source.inserted and not draft.label:
        draft.label, draft.locked = draft.typed, True
    elif lockable and draft.label == draft.typed:
        draft.locked = True
    elif draft.automatic:
        stream.take(draft.level, expected, literal=False)
        return True
    else:
        return False
    stream.take(draft.level, draft.typed, literal=True)
    return True
