"""A document settled in one view, labels included: what is printed there becomes its base text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Piece, Reference, Run, normal
from editor.core.model.views import View, base_of, proposed_of
from editor.core.model.walk import clauses
from editor.core.numbering.number import Numbering, number
from editor.core.numbering.wording import words_of

_Change = Callable[[Clause, Numbering], Clause]


def settled(document: Document, view: View) -> Document:
    """The document as it reads in a view, without a mark; the marked view is the document itself.

    Its labels are those printed in that view. One that does not follow from its list is locked, so that nothing in
    the settled document reads as changed.
    """
    if view is View.MARKED:
        return document
    numbering = number(document)
    plain = base_of(document) if view is View.BASE else proposed_of(document)
    if view is View.PROPOSED:
        # It is no longer the text in force that the fingerprint stands for.
        plain = replace(plain, proposals=tuple(replace(proposal, base=None) for proposal in plain.proposals))
    there = {clause.id for clause in clauses(plain)}
    found = _each(plain, numbering, lambda clause, known: _printed(clause, known, view, there))
    while True:
        numbering = number(found)
        locked = _each(found, numbering, _locked)
        if locked == found:
            return _each(found, numbering, _steady)
        found = locked


def _steady(clause: Clause, numbering: Numbering) -> Clause:
    """A clause whose references read as printed; one that would read otherwise becomes plain words."""
    pieces: list[Piece] = [
        Run(piece.words)
        if isinstance(piece, Reference) and words_of(piece, numbering, View.PROPOSED) != piece.words
        else piece
        for piece in clause.inline
    ]
    row = normal(pieces)
    return clause if row == clause.inline else replace(clause, inline=row)


def _each(document: Document, numbering: Numbering, change: _Change) -> Document:
    return replace(
        document,
        cover=tuple(change(clause, numbering) for clause in document.cover),
        proposals=tuple(
            replace(proposal, clauses=tuple(change(clause, numbering) for clause in proposal.clauses))
            for proposal in document.proposals
        ),
    )


def _printed(clause: Clause, numbering: Numbering, view: View, there: set[ClauseId]) -> Clause:
    inline = clause.inline
    if any(isinstance(piece, Reference) for piece in inline):
        inline = normal(_spoken(p, numbering, view, there) if isinstance(p, Reference) else p for p in inline)
        clause = replace(clause, inline=inline)
    if clause.kind is Kind.FIELD:
        return clause
    label = numbering.label(clause.id)
    return replace(clause, label=label.base if view is View.BASE else label.proposed)


def _spoken(reference: Reference, numbering: Numbering, view: View, there: set[ClauseId]) -> Piece:
    """A reference in the words of the view; plain words where a clause it points to is not in the view."""
    words = words_of(reference, numbering, view)
    if all(target in there for target in reference.targets):
        return replace(reference, words=words)
    return Run(words)


def _locked(clause: Clause, numbering: Numbering) -> Clause:
    return replace(clause, locked=True) if numbering.label(clause.id).changed and not clause.locked else clause
