"""The three faces of a document: base, marked and proposed.

All exports, comparisons and merges are defined on these; no other code decides what counts in a view. The base view
leaves out what was inserted and reads a moved clause at the place it left; the proposed view leaves out what was
deleted and reads a moved clause where it stands; the marked view shows both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.core.model.clause import Clause, Kind, story
from editor.core.model.document import Document, Proposal
from editor.core.model.ids import ClauseId, ProposalId
from editor.core.model.inline import Inline, NoteMark, Run, normal
from editor.core.model.walk import clauses, rows


class View(StrEnum):
    """Which face of a document."""

    BASE = "base"
    MARKED = "marked"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a view: the clause that gives it identity and label, and the parts its text is made of.

    There is more than one part where a paragraph was split or joined. `parts` are (clause, what of its inline text
    counts in the view, marks kept).
    """

    owner: ProposalId
    clause: Clause
    kind: Kind
    level: int
    parts: tuple[tuple[ClauseId, Inline], ...]

    @property
    def inline(self) -> Inline:
        """The text of all parts, marks kept."""
        return self.parts[0][1] if len(self.parts) == 1 else tuple(p for _, part in self.parts for p in part)


def base_inline(inline: Inline) -> Inline:
    """The pieces that are base text, marks kept."""
    for piece in inline:
        if piece.inserted:
            return tuple(p for p in inline if not p.inserted)
    return inline


def living_inline(inline: Inline) -> Inline:
    """The pieces that are proposed text, marks kept."""
    for piece in inline:
        if piece.deleted:
            return tuple(p for p in inline if not p.deleted)
    return inline


def note_marks(inline: Inline) -> Iterator[NoteMark]:
    """The footnote marks of a row."""
    for piece in inline:
        if isinstance(piece, NoteMark):
            yield piece


def base_shape(clause: Clause) -> tuple[Kind, int]:
    """The kind and level of a clause in the base."""
    return (clause.kind, clause.level) if clause.was is None else (clause.was.kind, clause.was.level)


def paragraphs(document: Document, view: View) -> tuple[Paragraph, ...]:
    """The paragraphs of a view in its order."""
    if view is View.BASE:
        return tuple(_base(document))
    if view is View.PROPOSED:
        return tuple(_proposed(document))
    return tuple(
        Paragraph(owner, clause, clause.kind, clause.level, ((clause.id, clause.inline),))
        for owner, row in rows(document)
        for clause in row
    )


def _notes(document: Document) -> tuple[dict[ClauseId, list[Clause]], set[ClauseId]]:
    """The footnotes that some mark calls, by the id the mark names; and the ids of all their clauses.

    A footnote is read where its mark stands in the view, wherever its clauses stand in the row.
    """
    called = {mark.note for clause in clauses(document) for mark in note_marks(clause.inline)}
    by_mark: dict[ClauseId, list[Clause]] = {}
    if called:
        for clause in clauses(document):
            if clause.kind is Kind.NOTE and (clause.ref or clause.id) in called:
                by_mark.setdefault(clause.ref or clause.id, []).append(clause)
    return by_mark, {clause.id for row in by_mark.values() for clause in row}


def _base(document: Document) -> Iterator[Paragraph]:
    targets: dict[ClauseId, Clause] = {}
    follows: dict[ClauseId, Clause] = {}
    for clause in clauses(document):
        if clause.moved:
            targets[clause.id] = clause
        if _continues(clause):
            follows[clause.ref or clause.id] = clause
    known = {clause.id for clause in clauses(document)} if follows else set()
    notes, called = _notes(document)
    for owner, row in rows(document):
        for clause in row:
            if clause.id in called:
                continue
            head: Clause | None = clause
            if clause.kind is Kind.GONE:
                head = targets.get(clause.ref) if clause.ref else None
            elif clause.moved or (clause.inserted and (not base_inline(clause.inline) or clause.ref in known)):
                head = None
            if head is not None:
                paragraph = _base_paragraph(owner, head, follows)
                yield paragraph
                for mark in note_marks(paragraph.inline):
                    yield from _base_note(owner, notes.get(mark.note, []))


def _base_note(owner: ProposalId, note: list[Clause]) -> Iterator[Paragraph]:
    """The base paragraphs of one footnote, whose parts always stand in their order."""
    parts: list[list[tuple[ClauseId, Inline]]] = []
    heads: list[Clause] = []
    for clause in note:
        text = base_inline(clause.inline)
        if clause.inserted and heads:
            if text:
                parts[-1].append((clause.id, text))
        else:
            heads.append(clause)
            parts.append([(clause.id, text)])
    for clause, row in zip(heads, parts, strict=True):
        yield Paragraph(owner, clause, *base_shape(clause), tuple(row))


def _continues(clause: Clause) -> bool:
    """Whether a clause is a later part of a split base paragraph; it may have lost its base text to the next part."""
    return bool(clause.inserted) and clause.ref is not None and clause.kind not in (Kind.GONE, Kind.NOTE)


def _base_paragraph(owner: ProposalId, head: Clause, follows: dict[ClauseId, Clause]) -> Paragraph:
    parts = [(head.id, base_inline(head.inline))]
    seen = {head.id}
    at = follows.get(head.id)
    while at is not None and at.id not in seen:
        seen.add(at.id)
        parts.append((at.id, base_inline(at.inline)))
        at = follows.get(at.id)
    kind, level = base_shape(head)
    return Paragraph(owner, head, kind, level, tuple(parts))


def _proposed(document: Document) -> Iterator[Paragraph]:
    notes, called = _notes(document)
    for owner, row in rows(document):
        body = tuple(clause for clause in row if clause.id not in called)
        for clause, parts in _living(body):
            paragraph = Paragraph(owner, clause, clause.kind, clause.level, tuple(parts))
            yield paragraph
            for mark in note_marks(paragraph.inline):
                for note, rest in _living(tuple(notes.get(mark.note, ()))):
                    yield Paragraph(owner, note, note.kind, note.level, tuple(rest))


def _living(row: tuple[Clause, ...]) -> list[tuple[Clause, list[tuple[ClauseId, Inline]]]]:
    """The living paragraphs of a row, each with the parts that were joined to it."""
    found: list[tuple[Clause, list[tuple[ClauseId, Inline]]]] = []
    last: dict[tuple[str, ...], list[tuple[ClauseId, Inline]]] = {}
    for clause in row:
        if clause.kind is Kind.GONE:
            continue
        living = living_inline(clause.inline)
        place = story(clause)
        if clause.deleted:
            if not living:
                continue
            if place in last:
                last[place].append((clause.id, living))
                continue
        parts = [(clause.id, living)]
        last[place] = parts
        found.append((clause, parts))
    return found


def _unmarked(inline: Inline, view: View) -> Inline:
    return normal(
        replace(piece, inserted=(), deleted=(), format=piece.was, was=None, restyled=())
        if isinstance(piece, Run) and piece.was is not None and view is View.BASE
        else replace(piece, inserted=(), deleted=(), was=None, restyled=())
        if isinstance(piece, Run)
        else replace(piece, inserted=(), deleted=())
        for piece in inline
    )


def _settled(document: Document, view: View) -> Document:
    by_owner: dict[ProposalId, list[Clause]] = {owner: [] for owner, _ in rows(document)}
    for paragraph in paragraphs(document, view):
        clause = paragraph.clause
        settled = replace(
            clause,
            kind=paragraph.kind,
            level=paragraph.level,
            inline=_unmarked(paragraph.inline, view),
            inserted=(),
            deleted=(),
            moved=(),
            was=None,
            shifted=(),
            ref=clause.ref if clause.kind is Kind.NOTE else None,
        )
        by_owner[paragraph.owner].append(settled)
    proposals = tuple(replace(p, clauses=tuple(by_owner[p.id])) for p in document.proposals)
    cover = tuple(by_owner[next(iter(by_owner))])
    return replace(document, cover=cover, proposals=proposals)


def base_of(document: Document) -> Document:
    """The document with every change rejected: the base text, without marks."""
    return _settled(document, View.BASE)


def proposed_of(document: Document) -> Document:
    """The document with every change accepted, without marks. Literal labels stay those of the base."""
    return _settled(document, View.PROPOSED)


def base_text_of(document: Document) -> tuple[tuple[ProposalId, tuple[Clause, ...]], ...]:
    """The base text that no edit may change: the settled clauses of all tracked proposals, reasons left out."""
    settled = base_of(document)
    return tuple(
        (p.id, tuple(c for c in p.clauses if c.kind is not Kind.REASONS)) for p in settled.proposals if p.is_tracked
    )


def is_own(proposal: Proposal | None, clause: Clause) -> bool:
    """Whether a clause is the proponent's own text (cover, ADD, reasons), written without marks."""
    return proposal is None or not proposal.is_tracked or clause.kind is Kind.REASONS
