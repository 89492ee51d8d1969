"""Facts of one paragraph, small enough to keep for all of them: what rules that look at many paragraphs need.

They depend on the clauses of the paragraph alone (and, where it holds references, on their wording), so they are kept
for as long as those clauses are the same objects.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.diagnostics.brackets import Unpaired, unpaired
from editor.core.diagnostics.diagnostic import Diagnostic
from editor.core.diagnostics.mentions import Mention, mentions
from editor.core.diagnostics.passage import Passage, passage_of
from editor.core.model.clause import Clause, Kind
from editor.core.model.inline import Reference, Run
from editor.core.model.views import living_inline
from editor.core.numbering.number import Numbering
from editor.core.numbering.wording import wording


@dataclass(frozen=True, slots=True)
class Pointing:
    """A living reference and where its wording stands in the passage."""

    reference: Reference
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What is known of one living paragraph. Two facts are equal only where they are the same object."""

    passage: Passage
    clauses: tuple[Clause, ...]
    kind: Kind
    marked: bool
    """Whether anything in it is changed: words, formats, its start or its place."""
    references: tuple[Pointing, ...]
    """The living references."""
    worded: tuple[object, ...]
    """The wording of the references, in which alone facts depend on other clauses."""
    mentions: tuple[Mention, ...]
    unpaired: tuple[Unpaired, ...]
    findings: tuple[Diagnostic, ...] = ()

    @property
    def head(self) -> Clause:
        """The clause that gives the paragraph its kind and label."""
        return self.clauses[0]


def is_marked(clause: Clause) -> bool:
    """Whether anything of a clause is changed."""
    if clause.inserted or clause.deleted or clause.moved or clause.shifted or clause.kind is Kind.GONE:
        return True
    return any(p.inserted or p.deleted or (isinstance(p, Run) and p.restyled) for p in clause.inline)


def facts_of(clauses: tuple[Clause, ...], own: bool, numbering: Numbering) -> Facts:
    """The facts of a living paragraph made of these clauses."""
    passage = passage_of(clauses, own, numbering)
    references = tuple(
        Pointing(stretch.piece, stretch.at, stretch.at + stretch.size)
        for stretch in passage.stretches
        if isinstance(stretch.piece, Reference)
    )
    return Facts(
        passage,
        clauses,
        clauses[0].kind,
        any(is_marked(clause) for clause in clauses),
        references,
        worded(references, numbering),
        tuple(one for one in mentions(passage.text) if not any(r.start <= one.at < r.end for r in references)),
        unpaired(passage.text),
    )


def worded(references: tuple[Pointing, ...], numbering: Numbering) -> tuple[object, ...]:
    """The wording of references as numbering has it now."""
    return tuple(wording(one.reference, numbering) for one in references)


def is_living(clause: Clause) -> bool:
    """Whether anything of a clause is in the proposed text."""
    return clause.kind is not Kind.GONE and not (clause.deleted and not living_inline(clause.inline))
