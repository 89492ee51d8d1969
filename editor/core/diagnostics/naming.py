"""What items are called, and which item a typed reference means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from editor.core.diagnostics.mentions import Mention
from editor.core.diagnostics.outline import Outline, Part
from editor.core.diagnostics.passage import Passage
from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import length
from editor.core.model.position import Span
from editor.core.model.views import View, base_inline, base_shape, living_inline
from editor.core.model.walk import clauses, rows
from editor.core.numbering.number import Numbering
from editor.core.numbering.wording import inline_text

_UNCHECKED = (Kind.REASONS, Kind.FIELD)


@dataclass(frozen=True, slots=True)
class Named:
    """A label of a typed reference and what it means: the place of the item in the base or, for new words, in the
    proposed text; the item's label in the proposed text, empty where it is not there."""

    passage: Passage
    mention: Mention
    by_base: bool
    target: Span | None
    proposed: str


@dataclass(slots=True)
class _Group:
    """A call in its base and its proposed words, and its items by their labels."""

    base_name: str
    name: str
    base: dict[str, Clause] = field(default_factory=dict)
    proposed: dict[str, Clause] = field(default_factory=dict)

    def is_called(self, words: str, by_base: bool) -> bool:
        name = self.base_name if by_base else self.name
        return name == words or (" the " in words and name.startswith(words + " "))


def named(part: Part, outline: Outline) -> Iterator[Named]:
    """The typed references of a proposal whose call is known beyond doubt."""
    speaking = [facts for facts in part.paragraphs if facts.mentions and facts.kind not in _UNCHECKED]
    if not speaking:
        return
    groups = _groups(part.row, outline.numbering)
    for facts in speaking:
        passage = facts.passage
        for mention in facts.mentions:
            by_base = not passage.is_changed(mention.at, mention.end)
            label = mention.label.replace(" ", "")
            called = [group for group in groups if group.is_called(_plain(mention.call), by_base)]
            having = [group for group in called if label in (group.base if by_base else group.proposed)]
            if len(having) == 1:
                target = (having[0].base if by_base else having[0].proposed)[label]
                proposed = outline.numbering.label(target.id).proposed
                span = Span(target.id, 0, length(target.inline))
                yield Named(passage, mention, by_base, span, proposed)
            elif len(called) == 1 and (called[0].base if by_base else called[0].proposed):
                yield Named(passage, mention, by_base, None, "")


def _groups(row: tuple[Clause, ...], numbering: Numbering) -> list[_Group]:
    found: list[_Group] = []
    moved = {clause.id: clause for clause in row if clause.moved}
    for clause in row:
        if clause.kind is Kind.CALL:
            old = inline_text(base_inline(clause.inline), numbering, View.BASE)
            new = inline_text(living_inline(clause.inline), numbering, View.PROPOSED)
            found.append(_Group(_plain(old), _plain(new)))
            continue
        source = moved.get(clause.ref) if clause.kind is Kind.GONE and clause.ref else clause
        if not found or source is None:
            continue
        label = numbering.label(source.id)
        if label.base and not (clause.moved or clause.inserted) and base_shape(source) == (Kind.ITEM, 1):
            found[-1].base.setdefault(label.base, source)
        if label.proposed and (clause.kind, clause.level) == (Kind.ITEM, 1):
            found[-1].proposed.setdefault(label.proposed, clause)
    return found


def _plain(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").split()).casefold()


def name_of(outline: Outline, identity: ClauseId) -> str:
    """The name of an item in the base, such as “recalling e)”; empty where there is none."""
    for _, row in rows(outline.document):
        call = ""
        for clause in row:
            if clause.kind is Kind.CALL:
                call = inline_text(base_inline(clause.inline), outline.numbering, View.BASE).strip()
            elif clause.id == identity:
                label = outline.numbering.label(identity)
                return f"{call} {label.base or label.proposed}".strip()
    return ""


def is_dropped(outline: Outline, identity: ClauseId) -> bool:
    """Whether a clause is deleted, or not in the document at all; a clause without label may well be living."""
    clause = next((clause for clause in clauses(outline.document) if clause.id == identity), None)
    return clause is None or bool(clause.deleted)
