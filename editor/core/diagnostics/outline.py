"""The outline of a document as rules see it: its proposals, their sections, and the paragraphs in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from editor.core.diagnostics.facts import Facts
from editor.core.diagnostics.naming import Named
from editor.core.diagnostics.passage import Passage
from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import ClauseId, ProposalId
from editor.core.numbering.number import Numbering

_IN_SECTION = (Kind.ITEM, Kind.PARAGRAPH)
_ASIDE = (Kind.NOTE, Kind.CELL)


class Close(StrEnum):
    """What comes after a section, which settles how its last item ends."""

    SECTION = "section"
    END = "end"
    """The whole sentence of the text ends: nothing, an annex or the reasons follow."""
    OTHER = "other"
    """A heading or something unknown: no rule speaks of it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A call with its living items and paragraphs. Equal where it is made of the same facts."""

    call: Facts
    items: tuple[Facts, ...]
    close: Close
    was_last: tuple[tuple[ClauseId, Close], ...]
    """Those of its items that were the last of a section in the base, and how that closed."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A proposal, or the cover where there is none, with the facts of its living paragraphs in their order."""

    owner: ProposalId
    proposal: Proposal | None
    row: tuple[Clause, ...]
    heads: dict[ClauseId, Facts]
    """The facts of its living paragraphs by their first clause, in their order."""
    paragraphs: tuple[Facts, ...]
    sections: tuple[Section, ...]
    named: tuple[Named, ...] = ()
    """What its typed references mean."""

    @property
    def is_tracked(self) -> bool:
        """Whether its text is written with marks."""
        return self.proposal is not None and self.proposal.is_tracked

    @property
    def has_marks(self) -> bool:
        """Whether anything but the reasons is changed, what is struck included."""
        if any(facts.marked for facts in self.paragraphs if facts.kind is not Kind.REASONS):
            return True
        return any(clause.deleted or clause.kind is Kind.GONE for clause in self.row)

    @property
    def anchor(self) -> Passage:
        """The paragraph that findings about the whole proposal point at: its first one, or none but its id."""
        if self.paragraphs:
            return self.paragraphs[0].passage
        return Passage((Clause(ClauseId(self.owner), Kind.NUMBER),), True, "", (), ())


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A document with the facts of all its paragraphs."""

    document: Document
    numbering: Numbering
    parts: tuple[Part, ...]

    def paragraphs(self) -> Iterator[tuple[Part, Facts]]:
        """All living paragraphs in the order of the text."""
        for part in self.parts:
            for facts in part.paragraphs:
                yield part, facts


def sections_of(row: Sequence[Clause], by_head: dict[ClauseId, Facts]) -> tuple[Section, ...]:
    """The sections of a row of clauses: each living call with what follows it."""
    found: list[tuple[Facts, list[Facts], Close]] = []
    call: Facts | None = None
    items: list[Facts] = []
    was_last: dict[ClauseId, Close] = {}
    before: ClauseId | None = None
    for clause in row:
        kind = clause.kind
        if kind is Kind.GONE:
            before = clause.ref or before
            continue
        if kind in _ASIDE:
            continue
        facts = by_head.get(clause.id)
        if kind in _IN_SECTION:
            if facts is not None:
                items.append(facts)
            if not clause.inserted and not clause.moved:
                before = clause.id
            continue
        if before is not None and not clause.inserted:
            was_last[before] = _close(kind)
            before = None
        if facts is not None:
            if call is not None:
                found.append((call, items, _close(kind)))
            call, items = (facts if kind is Kind.CALL else None), []
    if call is not None:
        found.append((call, items, Close.END))
    if before is not None:
        was_last[before] = Close.END
    return tuple(_section(call, items, close, was_last) for call, items, close in found)


def _section(call: Facts, items: list[Facts], close: Close, was_last: dict[ClauseId, Close]) -> Section:
    ends = tuple((facts.head.id, was_last[facts.head.id]) for facts in items if facts.head.id in was_last)
    return Section(call, tuple(items), close, ends)


def _close(kind: Kind) -> Close:
    match kind:
        case Kind.CALL:
            return Close.SECTION
        case Kind.ANNEX | Kind.ANNEX_REF | Kind.REASONS | Kind.NUMBER:
            return Close.END
        case _:
            return Close.OTHER


def symbol(action: Action) -> str:
    """A symbol in words for a message; the underlining of NOC does not show in plain text."""
    return "NOC (underlined)" if action is Action.NOC_UNDERLINED else str(action)
