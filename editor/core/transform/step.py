"""The atomic changes of a document.

Each step holds what it takes away as well as what it puts there, so that it can check that it fits, be inverted without
the document, and be read from a journal. `apply` gives the new document or a `Failure`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.core.model.clause import Clause
from editor.core.model.document import Document, Proposal
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.inline import Inline, cut, length, spliced
from editor.core.model.walk import Index
from editor.core.transform.mapping import NOTHING, StepMap


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a step does not fit a document."""

    reason: str


def with_row(document: Document, owner: ProposalId, index: Index, row: tuple[Clause, ...]) -> Document:
    """The document with other clauses in one proposal or on the cover."""
    if owner == COVER:
        return document.holding(row, document.proposals)
    at = index.proposals[owner]
    proposals = document.proposals
    changed = proposals[at].holding(row)
    return document.holding(document.cover, (*proposals[:at], changed, *proposals[at + 1 :]))


def with_clause(document: Document, index: Index, clause: Clause) -> Document:
    """The document with the clause of the same id replaced."""
    owner, at = index.places[clause.id]
    row = list(index.row(document, owner))
    row[at] = clause
    return with_row(document, owner, index, tuple(row))


@dataclass(frozen=True, slots=True)
class ReplaceInline:
    """A stretch of one clause's text replaced: at `start`, `old` gives way to `new`."""

    clause: ClauseId
    start: int
    old: Inline
    new: Inline

    def apply(self, document: Document, index: Index) -> Document | Failure:
        """The document with the stretch replaced; fails where the text there is another."""
        clause = index.find(document, self.clause)
        if clause is None:
            return Failure(f"no clause {self.clause}")
        end = self.start + length(self.old)
        if cut(clause.inline, self.start, end) != self.old:
            return Failure(f"the text of {self.clause} at {self.start} is another")
        return with_clause(document, index, clause.holding(spliced(clause.inline, self.start, end, self.new)))

    def inverted(self) -> ReplaceInline:
        """The step that undoes this one."""
        return ReplaceInline(self.clause, self.start, self.new, self.old)

    def map(self) -> StepMap:
        """Where positions go."""
        return StepMap(replaced=(self.clause, self.start, length(self.old), length(self.new)))

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """The clauses whose value changes."""
        return (self.clause,)


@dataclass(frozen=True, slots=True)
class SetClause:
    """The attributes of a clause changed; its text, left out of `old` and `new`, stays."""

    old: Clause
    new: Clause

    def apply(self, document: Document, index: Index) -> Document | Failure:
        """The document with the attributes changed; fails where the clause has others."""
        clause = index.find(document, self.old.id)
        if clause is None or replace(clause, inline=()) != self.old:
            return Failure(f"clause {self.old.id} is another")
        return with_clause(document, index, replace(self.new, inline=clause.inline))

    def inverted(self) -> SetClause:
        """The step that undoes this one."""
        return SetClause(self.new, self.old)

    def map(self) -> StepMap:
        """Where positions go: nowhere else."""
        return NOTHING

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """The clauses whose value changes."""
        return (self.old.id,)


def set_clause(clause: Clause, changed: Clause) -> SetClause:
    """The step that gives a clause the attributes of another of the same id."""
    return SetClause(replace(clause, inline=()), replace(changed, inline=()))


@dataclass(frozen=True, slots=True)
class InsertClauses:
    """Clauses put into a row after another clause, or first where `after` is None."""

    owner: ProposalId
    after: ClauseId | None
    clauses: tuple[Clause, ...]

    def apply(self, document: Document, index: Index) -> Document | Failure:
        """The document with the clauses inserted; fails where the place is gone or an id is taken."""
        at = _place(index, self.owner, self.after)
        if at is None:
            return Failure(f"no place after {self.after} in {self.owner}")
        if any(clause.id in index.places for clause in self.clauses):
            return Failure("an id is taken")
        row = index.row(document, self.owner)
        return with_row(document, self.owner, index, (*row[:at], *self.clauses, *row[at:]))

    def inverted(self) -> RemoveClauses:
        """The step that undoes this one."""
        return RemoveClauses(self.owner, self.after, self.clauses)

    def map(self) -> StepMap:
        """Where positions go: nowhere else."""
        return NOTHING

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """The clauses that come."""
        return tuple(clause.id for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class RemoveClauses:
    """Clauses taken out of a row. Only what was never base text may go: `editor.core.tracking` sees to it."""

    owner: ProposalId
    after: ClauseId | None
    clauses: tuple[Clause, ...]

    def apply(self, document: Document, index: Index) -> Document | Failure:
        """The document without the clauses; fails where others stand there."""
        at = _place(index, self.owner, self.after)
        if at is None:
            return Failure(f"no place after {self.after} in {self.owner}")
        row = index.row(document, self.owner)
        end = at + len(self.clauses)
        if row[at:end] != self.clauses:
            return Failure("other clauses stand there")
        return with_row(document, self.owner, index, (*row[:at], *row[end:]))

    def inverted(self) -> InsertClauses:
        """The step that undoes this one."""
        return InsertClauses(self.owner, self.after, self.clauses)

    def map(self) -> StepMap:
        """Where positions go: to the end of the clause before."""
        return StepMap(gone=tuple(clause.id for clause in self.clauses), refuge=self.after)

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """The clauses that go."""
        return tuple(clause.id for clause in self.clauses)


def _place(index: Index, owner: ProposalId, after: ClauseId | None) -> int | None:
    if owner != COVER and owner not in index.proposals:
        return None
    if after is None:
        return 0
    place = index.places.get(after)
    return place[1] + 1 if place is not None and place[0] == owner else None


@dataclass(frozen=True, slots=True)
class SetProposal:
    """The attributes of a proposal changed; its clauses, left out of `old` and `new`, stay."""

    old: Proposal
    new: Proposal

    def apply(self, document: Document, index: Index) -> Document | Failure:
        """The document with the attributes changed."""
        at = index.proposals.get(self.old.id)
        if at is None or replace(document.proposals[at], clauses=()) != self.old:
            return Failure(f"proposal {self.old.id} is another")
        changed = replace(self.new, clauses=document.proposals[at].clauses)
        proposals = document.proposals
        return replace(document, proposals=(*proposals[:at], changed, *proposals[at + 1 :]))

    def inverted(self) -> SetProposal:
        """The step that undoes this one."""
        return SetProposal(self.new, self.old)

    def map(self) -> StepMap:
        """Where positions go: nowhere else."""
        return NOTHING

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """No clause changes."""
        return ()


@dataclass(frozen=True, slots=True)
class InsertProposal:
    """A proposal put after another, or first where `after` is None."""

    after: ProposalId | None
    proposal: Proposal

    def apply(self, document: Document, index: Index) -> Document | Failure:
        """The document with the proposal."""
        at = 0 if self.after is None else index.proposals.get(self.after, -2) + 1
        if at < 0 or self.proposal.id in index.proposals:
            return Failure(f"no place for {self.proposal.id}")
        proposals = document.proposals
        return replace(document, proposals=(*proposals[:at], self.proposal, *proposals[at:]))

    def inverted(self) -> RemoveProposal:
        """The step that undoes this one."""
        return RemoveProposal(self.after, self.proposal)

    def map(self) -> StepMap:
        """Where positions go: nowhere else."""
        return NOTHING

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """The clauses that come."""
        return tuple(clause.id for clause in self.proposal.clauses)


@dataclass(frozen=True, slots=True)
class RemoveProposal:
    """A proposal taken out."""

    after: ProposalId | None
    proposal: Proposal

    def apply(self, document: Document, index: Index) -> Document | Failure:
        """The document without the proposal."""
        at = index.proposals.get(self.proposal.id)
        if at is None or document.proposals[at] != self.proposal:
            return Failure(f"proposal {self.proposal.id} is another")
        return replace(document, proposals=(*document.proposals[:at], *document.proposals[at + 1 :]))

    def inverted(self) -> InsertProposal:
        """The step that undoes this one."""
        return InsertProposal(self.after, self.proposal)

    def map(self) -> StepMap:
        """Where positions go: they are gone."""
        return StepMap(gone=tuple(clause.id for clause in self.proposal.clauses))

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """The clauses that go."""
        return tuple(clause.id for clause in self.proposal.clauses)


@dataclass(frozen=True, slots=True)
class SetDocument:
    """The attributes of the document changed (meeting, actors, sources, remarks); its clauses stay."""

    old: Document
    new: Document

    def apply(self, document: Document, index: Index) -> Document | Failure:  # noqa: ARG002 - all steps are alike
        """The document with the attributes changed."""
        if replace(document, cover=(), proposals=()) != self.old:
            return Failure("the document is another")
        return replace(self.new, cover=document.cover, proposals=document.proposals)

    def inverted(self) -> SetDocument:
        """The step that undoes this one."""
        return SetDocument(self.new, self.old)

    def map(self) -> StepMap:
        """Where positions go: nowhere else."""
        return NOTHING

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """No clause changes."""
        return ()


Step = (
    ReplaceInline
    | SetClause
    | InsertClauses
    | RemoveClauses
    | SetProposal
    | InsertProposal
    | RemoveProposal
    | SetDocument
)

TEXT_ONLY = (ReplaceInline, SetDocument)
"""Steps after which an index is still valid and no clause is another than before in kind or place."""
KEEPS_INDEX = (ReplaceInline, SetClause, SetProposal, SetDocument)
"""Steps after which an index is still valid."""
