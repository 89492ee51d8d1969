"""What items are called, and which item a typed reference means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from editor.core.diagnostics.facts import Facts
from editor.core.diagnostics.mentions import Mention
from editor.core.diagnostics.passage import Passage
from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.views import View, base_inline, base_shape, living_inline
from editor.core.model.walk import clauses, rows
from editor.core.numbering.number import Numbering
from editor.core.numbering.wording import inline_text

_UNCHECKED = (Kind.REASONS, Kind.FIELD)
_ADDRESSED = re.compile(r"\w+ the (?:director|secretary-general|study groups)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A label of a typed reference and what it means: the item that has the label in the base or, for new words, in
    the proposed text; and the label of that item in the proposed text, empty where it is not there."""

    passage: Passage
    mention: Mention
    by_base: bool
    target: ClauseId | None
    proposed: str


@dataclass(slots=True)
class _Group:
    """The items of a call by their labels, in the base and in the proposed text."""

    base: dict[str, ClauseId] = field(default_factory=dict)
    proposed: dict[str, ClauseId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The groups of a proposal by the words of their calls, and what they were made from."""

    row: tuple[Clause, ...]
    numbering: Numbering
    base: dict[str, list[_Group]]
    proposed: dict[str, list[_Group]]


def groups_of(row: tuple[Clause, ...], numbering: Numbering, before: Groups | None) -> Groups:
    """The groups of a row; those of before where no label and no call has changed since."""
    if before is not None and _still_holds(before, row, numbering):
        return before
    found = Groups(row, numbering, {}, {})
    group: _Group | None = None
    moved = {clause.id: clause for clause in row if clause.moved}
    for clause in row:
        if clause.kind is Kind.CALL:
            group = _Group()
            _enter(found.base, inline_text(base_inline(clause.inline), numbering, View.BASE), group)
            _enter(found.proposed, inline_text(living_inline(clause.inline), numbering, View.PROPOSED), group)
            continue
        source = moved.get(clause.ref) if clause.kind is Kind.GONE and clause.ref else clause
        if group is None or source is None:
            continue
        label = numbering.label(source.id)
        if label.base and not (clause.moved or clause.inserted) and base_shape(source) == (Kind.ITEM, 1):
            group.base.setdefault(label.base, source.id)
        if label.proposed and clause.level == 1 and clause.kind is Kind.ITEM:
            group.proposed.setdefault(label.proposed, clause.id)
    return found


def _still_holds(before: Groups, row: tuple[Clause, ...], numbering: Numbering) -> bool:
    if before.row is row and before.numbering is numbering:
        return True
    if before.numbering is not numbering or len(before.row) != len(row):
        return False
    return not any(old is not new and new.kind is Kind.CALL for old, new in zip(before.row, row, strict=True))


def _enter(groups: dict[str, list[_Group]], words: str, group: _Group) -> None:
    """Enters a group under its whole call, and under its verb and addressee ("instructs the Director")."""
    name = _plain(words)
    short = _ADDRESSED.match(name)
    for key in {name, short[0] if short else name}:
        groups.setdefault(key, []).append(group)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def is_speaking(facts: Facts) -> bool:
    """Whether a paragraph has typed references that are looked at; reasons may cite what they please."""
    return bool(facts.mentions) and facts.kind not in _UNCHECKED


def named(speaking: Iterable[Facts], groups: Groups, numbering: Numbering) -> Iterator[Named]:
    """The typed references of paragraphs, as far as their call is known beyond doubt."""
    for facts in speaking:
        passage = facts.passage
        for mention in facts.mentions:
            by_base = not passage.is_changed(mention.at, mention.end)
            called = (groups.base if by_base else groups.proposed).get(mention.call.casefold(), [])
            label = mention.label.replace(" ", "")
            sides = [group.base if by_base else group.proposed for group in called]
            having = [side[label] for side in sides if label in side]
            if len(having) == 1:
                yield Named(passage, mention, by_base, having[0], numbering.label(having[0]).proposed)
            elif len(sides) == 1 and sides[0]:
                yield Named(passage, mention, by_base, None, "")


def name_of(document: Document, numbering: Numbering, identity: ClauseId) -> str:
    """The name of an item in the base, such as “recalling e)”; empty where there is none."""
    for _, row in rows(document):
        call = ""
        for clause in row:
            if clause.kind is Kind.CALL:
                call = inline_text(base_inline(clause.inline), numbering, View.BASE).strip()
            elif clause.id == identity:
                label = numbering.label(identity)
                return f"{call} {label.base or label.proposed}".strip()
    return ""


def is_dropped(document: Document, identity: ClauseId) -> bool:
    """Whether a clause is deleted, or not in the document at all; a clause without label may well be living."""
    clause = next((clause for clause in clauses(document) if clause.id == identity), None)
    return clause is None or bool(clause.deleted)
