"""Making the parts of an outline: from the clauses, or from the part before where few of them are others.

Typing changes the text of one clause and nothing else; then all but the facts of that clause and the section it stands
in is taken over. Anything else goes through all clauses, and still keeps the facts of those that are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from editor.core.diagnostics.facts import Facts, is_living, worded
from editor.core.diagnostics.outline import Part, Section, sections_of
from editor.core.model.clause import Clause, Kind, story
from editor.core.model.document import Proposal
from editor.core.model.ids import ClauseId, ProposalId
from editor.core.numbering.number import Numbering

FEW = 8
"""How many changed clauses are put in one by one."""

Making = Callable[[tuple[Clause, ...]], Facts]
"""Makes the facts of a paragraph, with the findings in it."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a part is made of."""

    owner: ProposalId
    proposal: Proposal | None
    row: tuple[Clause, ...]
    numbering: Numbering

    @property
    def is_tracked(self) -> bool:
        """Whether its text is written with marks, on which the facts depend."""
        return self.proposal is not None and self.proposal.is_tracked


def part_of(source: Source, making: Making, before: Part | None, same_numbering: bool) -> Part:
    """The part, with all that can be taken over from the one before."""
    if before is not None and before.is_tracked != source.is_tracked:
        before = None
    if before is not None and same_numbering:
        patched = _patched(source, making, before)
        if patched is not None:
            return patched
    known = before.heads if before is not None else {}
    heads: dict[ClauseId, Facts] = {}
    for clauses in living(source.row):
        facts = known.get(clauses[0].id)
        if facts is None or not _holds(facts, clauses, source.numbering):
            facts = making(clauses)
        heads[clauses[0].id] = facts
    sections = sections_of(source.row, heads) if source.proposal is not None else ()
    return Part(source.owner, source.proposal, source.row, heads, tuple(heads.values()), sections)


def _holds(facts: Facts, clauses: tuple[Clause, ...], numbering: Numbering) -> bool:
    old = facts.clauses
    if len(old) != len(clauses) or any(a is not b for a, b in zip(old, clauses, strict=True)):
        return False
    return not facts.references or facts.worded == worded(facts.references, numbering)


def _patched(source: Source, making: Making, before: Part) -> Part | None:
    """The part before with the facts of a few clauses replaced, or None where more than their text has changed."""
    row = source.row
    if before.row is row:
        return replace(before, proposal=source.proposal)
    if len(before.row) != len(row):
        return None
    changed = [(old, new) for old, new in zip(before.row, row, strict=True) if old is not new]
    if len(changed) > FEW:
        return None
    swapped: dict[Facts, Facts] = {}
    heads = dict(before.heads)
    for old, new in changed:
        facts = heads.get(new.id)
        if facts is None or facts.clauses != (old,) or new.deleted or replace(new, inline=old.inline) != old:
            return None
        heads[new.id] = swapped[facts] = making((new,))
    sections = tuple(_swapped(section, swapped) for section in before.sections)
    return Part(source.owner, source.proposal, row, heads, tuple(heads.values()), sections)


def _swapped(section: Section, swapped: dict[Facts, Facts]) -> Section:
    if section.call not in swapped and swapped.keys().isdisjoint(section.items):
        return section
    items = tuple(swapped.get(facts, facts) for facts in section.items)
    return replace(section, call=swapped.get(section.call, section.call), items=items)


def living(row: tuple[Clause, ...]) -> list[tuple[Clause, ...]]:
    """The living paragraphs of a row: each clause by itself, or with those joined to it."""
    found: list[tuple[Clause, ...]] = []
    for clause in row:
        if not clause.deleted and clause.kind is not Kind.GONE:
            found.append((clause,))
        elif is_living(clause):
            place = story(clause)
            at = next((i for i in range(len(found) - 1, -1, -1) if story(found[i][0]) == place), None)
            if at is None:
                found.append((clause,))
            else:
                found[at] = (*found[at], clause)
    return found
