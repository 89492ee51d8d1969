"""A view as lines of text: number, tab, text; the cells of a row joined by tabs; footnotes listed at the end."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from editor.core.model.clause import Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.inline import Inert, NoteMark
from editor.core.model.views import Paragraph, View, paragraphs
from editor.core.numbering.number import Label, Numbering, number
from editor.core.numbering.wording import inline_text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a view: the clauses it comes from, the label, and the text with notes as ``[*n]``."""

    clauses: tuple[ClauseId, ...]
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}\t{self.text}" if self.label else self.text


def lines(document: Document, numbering: Numbering, view: View) -> tuple[Line, ...]:
    """The lines of the base or proposed view: the cover, each proposal under its symbol line, the footnotes."""
    by_owner: dict[ProposalId, list[Paragraph]] = {}
    for paragraph in paragraphs(document, view):
        by_owner.setdefault(paragraph.owner, []).append(paragraph)
    body, notes = _flat(by_owner.get(COVER, ()), numbering, view)
    for proposal in document.proposals:
        symbol = symbol_line(proposal)
        if symbol:
            body.append(Line((), "", symbol))
        more, later = _flat(by_owner.get(proposal.id, ()), numbering, view)
        body += more
        notes += later
    return (*body, *notes)


def symbol_line(proposal: Proposal) -> str:
    """The line above a proposal, as printed: symbol, tab, index number. The two NOC differ by underlining only."""
    action = "" if proposal.action is Action.OTHER else proposal.action.value.rstrip("_")
    return "\t".join(part for part in (action, proposal.index) if part)


def _flat(paras: Iterable[Paragraph], numbering: Numbering, view: View) -> tuple[list[Line], list[Line]]:
    body: list[Line] = []
    notes: list[Line] = []
    row: list[Paragraph] = []
    for paragraph in paras:
        cell = paragraph.clause.cell
        if row and (cell is None or row[0].clause.cell is None or cell.row != row[0].clause.cell.row):
            body.append(_row_line(row, numbering, view))
            row = []
        if paragraph.kind is Kind.NOTE:
            notes.append(_note_line(paragraph, numbering, view))
        elif cell is not None:
            row.append(paragraph)
        else:
            body.append(_line(paragraph, numbering, view))
    if row:
        body.append(_row_line(row, numbering, view))
    return body, notes


def _text(paragraph: Paragraph, numbering: Numbering, view: View) -> str:
    inline = paragraph.inline
    if not any(isinstance(piece, NoteMark) for piece in inline):
        return inline_text(inline, numbering, view)
    return "".join(
        f"[*{_side(numbering.note(piece.note), view)}]"
        if isinstance(piece, NoteMark)
        else inline_text((piece,), numbering, view)
        for piece in inline
    )


def _side(label: Label, view: View) -> str:
    return label.base if view is View.BASE else label.proposed


def printed_label(paragraph: Paragraph, numbering: Numbering, view: View) -> str:
    """What stands before the tab: a label, or the words before a field of the cover, such as ``Summary:``."""
    if paragraph.kind is Kind.FIELD:
        return paragraph.clause.label
    return _side(numbering.label(paragraph.clause.id), view)


def _line(paragraph: Paragraph, numbering: Numbering, view: View) -> Line:
    ids = tuple(identity for identity, _ in paragraph.parts)
    return Line(ids, printed_label(paragraph, numbering, view), _text(paragraph, numbering, view))


def _row_line(row: list[Paragraph], numbering: Numbering, view: View) -> Line:
    cells: dict[int, list[str]] = {}
    for paragraph in row:
        assert paragraph.clause.cell is not None
        cells.setdefault(paragraph.clause.cell.column, []).append(str(_line(paragraph, numbering, view)))
    text = "\t".join(" ".join(part for part in cells[column] if part) for column in sorted(cells))
    return Line(tuple(p.clause.id for p in row), "", text)


def _note_line(paragraph: Paragraph, numbering: Numbering, view: View) -> Line:
    line = _line(paragraph, numbering, view)
    mark = _side(numbering.note(paragraph.clause.id), view)
    return Line(line.clauses, "", f"[*{mark}] {line.text}" if mark and not paragraph.clause.ref else line.text)


def _without_inert(paragraph: Paragraph) -> Paragraph:
    if not any(isinstance(piece, Inert) for piece in paragraph.inline):
        return paragraph
    parts = tuple((i, tuple(p for p in part if not isinstance(p, Inert))) for i, part in paragraph.parts)
    return replace(paragraph, parts=parts)


def fingerprint(document: Document, proposal: Proposal, numbering: Numbering | None = None) -> str:
    """The SHA-256 of the base view of one proposal's instrument, as clause XML fixes it: NFC, UTF-8, LF after each
    line; reasons and what other programs put in (foreign blocks, inert objects) left out."""
    numbering = numbering or number(document)
    own = (
        _without_inert(p)
        for p in paragraphs(document, View.BASE)
        if p.owner == proposal.id and p.kind not in (Kind.REASONS, Kind.FOREIGN)
    )
    body, notes = _flat(own, numbering, View.BASE)
    text = "".join(unicodedata.normalize("NFC", str(line)) + "\n" for line in (*body, *notes))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
