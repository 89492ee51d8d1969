"""The key of authors at the foot of the last page: tag, how they add and strike, name and delegation."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.model.document import Actor, Document
from editor.core.model.ids import ActorId
from editor.core.model.inline import Format, Stamp
from editor.core.model.walk import clauses
from editor.paper.items import Paragraph
from editor.paper.measures import KEY
from editor.paper.slots import CONSEQUENTIAL, Authors
from editor.paper.spans import Mark, Span
from editor.paper.words import Words

_GAP = "\u00a0\u00a0"


def authors_key(document: Document, authors: Authors, follows: bool, words: Words) -> tuple[Paragraph, ...]:
    """A line for each author who changed something, in the order of the document's actors."""
    at_work = {stamp.by for stamp in _stamps(document)}
    known = {actor.id: actor for actor in document.actors}
    lines = [_line(authors, actor, known, words) for actor in document.actors if actor.id in at_work]
    lines += [_line(authors, Actor(identity, identity), known, words) for identity in sorted(at_work - set(known))]
    if lines and follows:
        lines.append(Paragraph(KEY, (Span(f"\t{words.follows}{_GAP}"), *_samples(CONSEQUENTIAL, words))))
    return tuple(lines)


def _line(authors: Authors, actor: Actor, known: dict[ActorId, Actor], words: Words) -> Paragraph:
    stamps = (Stamp(actor.id, ""),)
    slot, tag = authors.slot(stamps), authors.tag(stamps)
    body = known.get(actor.of) if actor.of else None
    whose = actor.delegation or (body.name if body else "")
    return Paragraph(
        KEY,
        (
            Span(tag, Format.BOLD, Mark(under=slot)),
            Span(f"\t{actor.name}" + (f", {whose}" if whose else "") + f"{_GAP}"),
            *_samples(slot, words),
        ),
    )


def _samples(slot: int, words: Words) -> tuple[Span, ...]:
    """How an author's added and struck words look."""
    return Span(words.added, mark=Mark(under=slot)), Span(_GAP), Span(words.struck, mark=Mark(strike=slot))


def _stamps(document: Document) -> Iterator[Stamp]:
    for clause in clauses(document):
        for made in (clause.inserted, clause.deleted, clause.moved, clause.shifted):
            yield from made
        for piece in clause.inline:
            yield from piece.inserted
            yield from piece.deleted
            yield from getattr(piece, "restyled", ())


def last_change(document: Document) -> str:
    """The time of the last change, or empty."""
    return max((stamp.at for stamp in _stamps(document)), default="")
