"""Finding clauses: the index from id to place, and what differs between two documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.model.clause import Clause
from editor.core.model.document import Document, Proposal
from editor.core.model.ids import COVER, ClauseId, ProposalId


@dataclass(frozen=True, slots=True)
class Index:
    """Where each clause stands: the proposal (or `COVER`) and the place in its row.

    An index stays valid as long as no clause is added, removed or reordered.
    """

    places: dict[ClauseId, tuple[ProposalId, int]]
    proposals: dict[ProposalId, int]

    @staticmethod
    def of(document: Document) -> Index:
        """The index of a document."""
        places: dict[ClauseId, tuple[ProposalId, int]] = {}
        for owner, clauses in rows(document):
            for at, clause in enumerate(clauses):
                places[clause.id] = (owner, at)
        return Index(places, {p.id: i for i, p in enumerate(document.proposals)})

    def clause(self, document: Document, identity: ClauseId) -> Clause:
        """The clause of that identity. Raises `KeyError` where there is none."""
        owner, at = self.places[identity]
        return self.row(document, owner)[at]

    def find(self, document: Document, identity: ClauseId) -> Clause | None:
        """The clause of that identity, or None."""
        place = self.places.get(identity)
        return None if place is None else self.row(document, place[0])[place[1]]

    def row(self, document: Document, owner: ProposalId) -> tuple[Clause, ...]:
        """The clauses of a proposal or of the cover."""
        if owner == COVER:
            return document.cover
        return document.proposals[self.proposals[owner]].clauses

    def proposal(self, document: Document, identity: ClauseId) -> Proposal | None:
        """The proposal a clause belongs to; None on the cover."""
        owner = self.places[identity][0]
        return None if owner == COVER else document.proposals[self.proposals[owner]]


def rows(document: Document) -> Iterator[tuple[ProposalId, tuple[Clause, ...]]]:
    """The rows of clauses in the order of the text: the cover, then each proposal."""
    yield COVER, document.cover
    for proposal in document.proposals:
        yield proposal.id, proposal.clauses


def clauses(document: Document) -> Iterator[Clause]:
    """All clauses in the order of the text."""
    for _, row in rows(document):
        yield from row


def changed_clauses(old: Document, new: Document) -> set[ClauseId]:
    """The ids of clauses that are not the same object in both documents."""
    if old is new:
        return set()
    before = {clause.id: clause for clause in clauses(old)}
    changed = set()
    for clause in clauses(new):
        if before.pop(clause.id, None) is not clause:
            changed.add(clause.id)
    return changed | set(before)
