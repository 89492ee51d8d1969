"""The outline of a document as rows: what each clause is, how it is labelled in both views, and what became of it.

This is what ``outline --json`` prints; names and values are a contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document, Proposal
from editor.core.model.inline import Inline, NoteMark, Run
from editor.core.model.views import View, base_inline, living_inline
from editor.core.numbering.flattened import symbol_line
from editor.core.numbering.number import Label, Numbering
from editor.core.numbering.wording import inline_text

KINDS = {
    Kind.FIELD: "cell",
    Kind.NUMBER: "title",
    Kind.TITLE: "title",
    Kind.ADOPTED: "title",
    Kind.OPENING: "opening",
    Kind.CALL: "call",
    Kind.ITEM: "item",
    Kind.PARAGRAPH: "paragraph",
    Kind.HEADING: "heading",
    Kind.ANNEX: "heading",
    Kind.ANNEX_REF: "heading",
    Kind.ANNEX_TITLE: "heading",
    Kind.CELL: "cell",
    Kind.NOTE: "note",
    Kind.REASONS: "reasons",
    Kind.FOREIGN: "paragraph",
}
"""The word of the contract for each kind of clause. A place a clause moved from has no row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One clause. `text` is the proposed text; notes are ``[*n]`` in both texts."""

    id: str
    kind: str
    level: int
    base_label: str
    label: str
    state: str
    base_text: str
    text: str
    clause: Clause | None = None
    """The clause itself; None for the symbol line of a proposal."""

    def fields(self) -> dict[str, str | int]:
        """The values of the contract by name, in its order."""
        return {
            "id": self.id,
            "kind": self.kind,
            "level": self.level,
            "base_label": self.base_label,
            "label": self.label,
            "state": self.state,
            "base_text": self.base_text,
            "text": self.text,
        }


def outline(document: Document, numbering: Numbering) -> Iterator[Row]:
    """The rows of a document in the order of the text, with a heading for the symbol line of each proposal."""
    for clause in document.cover:
        yield _row(clause, numbering)
    for proposal in document.proposals:
        symbol = symbol_line(proposal)
        if symbol:
            yield _symbol_row(proposal, symbol)
        for clause in proposal.clauses:
            if clause.kind is not Kind.GONE:
                yield _row(clause, numbering)


def _symbol_row(proposal: Proposal, symbol: str) -> Row:
    return Row(proposal.id, "heading", 1, "", "", "kept", symbol, symbol)


def _row(clause: Clause, numbering: Numbering) -> Row:
    base = _text(base_inline(clause.inline), numbering, View.BASE)
    proposed = _text(living_inline(clause.inline), numbering, View.PROPOSED)
    label = _label(clause, numbering)
    kind = "title" if clause.kind is Kind.FIELD and clause.field == "title" else KINDS[clause.kind]
    state = _state(clause, base != proposed)
    return Row(clause.id, kind, clause.level, label.base, label.proposed, state, base, proposed, clause)


def _label(clause: Clause, numbering: Numbering) -> Label:
    if clause.kind is Kind.FIELD:
        return Label(clause.label, clause.label)
    if clause.kind is Kind.NOTE and not clause.ref:
        return numbering.note(clause.id)
    return numbering.label(clause.id)


def _state(clause: Clause, differs: bool) -> str:
    if clause.moved:
        return "moved"
    if clause.deleted and not living_inline(clause.inline):
        return "deleted"
    if clause.inserted and not base_inline(clause.inline):
        return "inserted"
    marked = clause.inserted or clause.deleted or clause.was is not None or differs
    return "changed" if marked or any(isinstance(p, Run) and p.was is not None for p in clause.inline) else "kept"


def _text(inline: Inline, numbering: Numbering, view: View) -> str:
    parts = []
    for piece in inline:
        if isinstance(piece, NoteMark):
            label = numbering.note(piece.note)
            parts.append(f"[*{label.base if view is View.BASE else label.proposed}]")
        else:
            parts.append(inline_text((piece,), numbering, view))
    return "".join(parts)
