"""From lines of marked text to the paragraphs that recognition takes, and to a document as they stand."""

from __future__ import annotations

from collections.abc import Iterable

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Actor, Document, Proposal
from editor.core.model.ids import ClauseId, ProposalId, derived_id
from editor.core.model.inline import Inline, NoteMark, Piece, Run, Stamp, normal
from editor.formats.structure.source import SourceParagraph
from editor.formats.text.footnotes import Lifted
from editor.formats.text.notation import MarkedLine, Segment, State


def paragraphs_of(lines: list[MarkedLine], stamp: Stamp, custom: dict[str, str]) -> list[SourceParagraph]:
    """The paragraphs of one row of lines."""
    found: list[SourceParagraph] = []
    last: int | None = None
    """The last paragraph that belongs to the base paragraph a split would go on from."""
    for line in lines:
        paragraph = SourceParagraph(_inline(line.segments, stamp, custom), place=f"line {line.number}")
        inserted = bool(line.start & State.INSERTED)
        if inserted and any(not piece.inserted for piece in paragraph.inline):
            inserted = last is not None
            paragraph.follows = last
        if inserted:
            paragraph.inserted = (stamp,)
        if line.start & State.DELETED:
            paragraph.deleted = (stamp,)
        if not inserted or paragraph.follows is not None:
            last = len(found)
        found.append(paragraph)
    return found


def _inline(segments: Iterable[Segment], stamp: Stamp, custom: dict[str, str]) -> Inline:
    pieces: list[Piece] = []
    for segment in segments:
        inserted = (stamp,) if segment.state & State.INSERTED else ()
        deleted = (stamp,) if segment.state & State.DELETED else ()
        if segment.note:
            mark = custom.get(segment.text, "")
            pieces.append(NoteMark(ClauseId(segment.text), mark, inserted, deleted))
        else:
            pieces.append(Run(segment.text, inserted=inserted, deleted=deleted))
    return normal(pieces)


def as_it_stands(text: Lifted, stamp: Stamp, actors: tuple[Actor, ...]) -> Document:
    """A document of ordinary paragraphs, labels and all left in their words."""
    row: list[Clause] = []
    ids: list[ClauseId] = []
    names = {key: ClauseId(derived_id("n", key)) for key in text.notes}
    for at, paragraph in enumerate(paragraphs_of(text.lines, stamp, text.custom)):
        identity = ClauseId(derived_id("c", str(at)))
        ids.append(identity)
        row.append(_clause(identity, Kind.PARAGRAPH, paragraph, names, ids))
    for key, lines in text.notes.items():
        own: list[ClauseId] = []
        for at, paragraph in enumerate(paragraphs_of(lines, stamp, text.custom)):
            own.append(names[key] if not at else ClauseId(derived_id("n", key, str(at))))
            row.append(_clause(own[-1], Kind.NOTE, paragraph, names, [names[key]] if at else []))
    proposal = Proposal(ProposalId("p-text"), Action.OTHER, instrument="text", clauses=tuple(row))
    return Document(derived_id("d", *(line.text for line in text.lines)), proposals=(proposal,), actors=actors)


def _clause(
    identity: ClauseId, kind: Kind, paragraph: SourceParagraph, names: dict[str, ClauseId], ids: list[ClauseId]
) -> Clause:
    inline = tuple(
        NoteMark(names[piece.note], piece.mark, piece.inserted, piece.deleted) if isinstance(piece, NoteMark) else piece
        for piece in paragraph.inline
    )
    ref = ids[0] if kind is Kind.NOTE and ids else None
    if kind is not Kind.NOTE and paragraph.follows is not None:
        ref = ids[paragraph.follows]
    return Clause(identity, kind, inline, ref=ref, inserted=paragraph.inserted, deleted=paragraph.deleted)
