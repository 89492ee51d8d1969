"""A snapshot as blocks of the page, in one of the three views.

Blocks of clauses that did not change are the same objects as before, so that the page patches only what differs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.inline import Format, Inert, Inline, NoteMark, Reference, Run, Stamps
from editor.core.model.views import Paragraph, View, base_inline, living_inline, paragraphs
from editor.core.numbering.flattened import symbol_line
from editor.core.numbering.number import Label
from editor.core.numbering.wording import wording
from editor.core.snapshot import Snapshot
from editor.paper.slots import Authors
from editor.ui.canvas.block_look import Badge, BlockLook, BlockStyle
from editor.ui.canvas.context import USUAL, ClauseContext, contexts
from editor.ui.canvas.looks import look_for
from editor.ui.canvas.marks import (
    CONSEQUENTIAL,
    NO_MARK,
    InlineMark,
    deleted,
    inserted,
    inserted_then_deleted,
    moved_from,
    moved_to,
)
from editor.ui.canvas.overlaying import Overlay, overlaid
from editor.ui.canvas.page_block import Fragment, PageBlock, units


@dataclass(frozen=True, slots=True)
class _Made:
    """A block with everything it was made from."""

    clause: Clause
    source: Clause
    label: Label
    context: ClauseContext
    above: tuple[int, ...]
    laid: tuple[Overlay, ...]
    badges: tuple[Badge, ...]
    parts: tuple[tuple[ClauseId, Inline], ...]
    follows: tuple[Label, ...]
    block: PageBlock


@dataclass(slots=True)
class Projector:
    """Makes the blocks of a view, and remembers them for the next snapshot."""

    view: View
    overlays: dict[ClauseId, tuple[Overlay, ...]] = field(default_factory=dict)
    badges: dict[ClauseId, tuple[Badge, ...]] = field(default_factory=dict)
    blocks: tuple[PageBlock, ...] = ()
    at: dict[ClauseId, int] = field(default_factory=dict)
    _made: dict[str, _Made] = field(default_factory=dict)
    _contexts: dict[ClauseId, ClauseContext] = field(default_factory=dict)
    _authors: Authors = field(default_factory=lambda: Authors(()))

    def project(self, snapshot: Snapshot) -> tuple[PageBlock, ...]:
        """All blocks of a snapshot."""
        document = snapshot.document
        authors = Authors(document.actors)
        if authors != self._authors:
            self._authors = authors
            self._made.clear()
        self._contexts = contexts(document)
        blocks: list[PageBlock] = []
        owner: ProposalId = COVER
        by_owner: dict[ProposalId, list[Paragraph]] = {}
        for paragraph in paragraphs(document, self.view):
            by_owner.setdefault(paragraph.owner, []).append(paragraph)
        for owner, proposal in ((COVER, None), *((p.id, p) for p in document.proposals)):
            if proposal is not None and symbol_line(proposal):
                blocks.append(_symbol(proposal.id, symbol_line(proposal)))
            for paragraph in by_owner.get(owner, ()):
                block = self._block(snapshot, paragraph, blocks[-1] if blocks else None)
                if block is not None:
                    blocks.append(block)
        self.blocks = tuple(blocks)
        self.at = {part: i for i, block in enumerate(self.blocks) for part in block.parts}
        return self.blocks

    def project_text(self, snapshot: Snapshot, identity: ClauseId) -> tuple[int, PageBlock] | None:
        """The block of a clause after a change of its words alone, with its place; None where more may differ."""
        place = self.at.get(identity)
        if place is None:
            return None
        old = self.blocks[place]
        clause = snapshot.index.clause(snapshot.document, identity)
        if len(old.parts) != 1 or (clause.deleted and self.view is not View.MARKED) or clause.moved:
            return None
        inline = clause.inline
        if self.view is not View.MARKED:
            inline = base_inline(inline) if self.view is View.BASE else living_inline(inline)
        paragraph = Paragraph(COVER, clause, clause.kind, clause.level, ((identity, inline),))
        block = self._block(snapshot, paragraph, self.blocks[place - 1] if place else None)
        if block is None or block.look.tag != old.look.tag or block.look.bar != old.look.bar:
            return None
        self.blocks = (*self.blocks[:place], block, *self.blocks[place + 1 :])
        return place, block

    def _block(self, snapshot: Snapshot, paragraph: Paragraph, above: PageBlock | None) -> PageBlock | None:
        clause = paragraph.clause
        source = clause
        if clause.kind is Kind.GONE:
            found = snapshot.index.find(snapshot.document, clause.ref) if clause.ref else None
            if found is None:
                return None
            source = found
        label = snapshot.numbering.label(source.id)
        context = self._contexts.get(source.id, USUAL)
        above_slots = above.look.bar.slots if above is not None else ()
        laid = self._laid(paragraph)
        badges = self.badges.get(clause.id, ()) if self.view is View.MARKED else ()
        made = self._made.get(clause.id)
        if (
            made is not None
            and made.source is source
            and made.clause is clause
            and made.label == label
            and made.context == context
            and made.above == above_slots
            and made.laid == laid
            and made.badges == badges
            and (len(paragraph.parts) == 1 or made.parts == paragraph.parts)
            and (not made.follows or made.follows == _follows(snapshot, paragraph))
        ):
            return made.block
        fragments = self._fragments(snapshot, paragraph, source)
        look = look_for(self.view, clause, source, paragraph, label, context, self._authors, fragments, above_slots)
        if laid:
            fragments = overlaid(fragments, laid)
        if badges:
            look = replace(look, badges=badges)
        if paragraph.kind is Kind.NOTE:
            note = snapshot.numbering.note(clause.id) if not clause.ref else Label()
            fragments = (*_number(note, self.view), *fragments)
        if clause.label and paragraph.kind is Kind.REASONS:
            fragments = (Fragment(f"{clause.label} ", format=Format.BOLD), *fragments)
        length = sum(units(fragment.text) for fragment in fragments)
        parts = tuple(part for part, _ in paragraph.parts) if clause.kind is not Kind.GONE else (clause.id,)
        block = PageBlock(clause.id, clause.id, parts, fragments, look, length)
        follows = _follows(snapshot, paragraph)
        self._made[clause.id] = _Made(
            clause, source, label, context, above_slots, laid, badges, paragraph.parts, follows, block
        )
        return block

    def _laid(self, paragraph: Paragraph) -> tuple[Overlay, ...]:
        if not self.overlays:
            return ()
        return tuple(overlay for part, _ in paragraph.parts for overlay in self.overlays.get(part, ()))

    def _fragments(self, snapshot: Snapshot, paragraph: Paragraph, source: Clause) -> tuple[Fragment, ...]:
        if paragraph.clause.kind is Kind.GONE and self.view is View.MARKED:
            slot = self._authors.slot(source.moved)
            text = _plain(base_inline(source.inline))
            return (Fragment(text, moved_from(slot, self._authors.tag(source.moved))),)
        found: list[Fragment] = []
        for identity, part in paragraph.parts:
            clause = snapshot.index.clause(snapshot.document, identity)
            struck_note = clause.kind is Kind.NOTE and self._contexts.get(identity, USUAL).note_deleted
            if self.view is View.MARKED:
                found += _marked(snapshot, clause, part, self._authors, struck_note)
            else:
                found += _clean(snapshot, clause, part, self.view)
        return tuple(found)


_PAINTED = str.maketrans(
    {"\n": "\u2028", "\u2029": "\u2028", "\r": " ", "\x00": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"}
)
"""Letters that Qt would take for the end of a paragraph or for marks of its own."""


def _plain(inline: Inline) -> str:
    return "".join(
        piece.text if isinstance(piece, (Run, Inert)) else piece.words if isinstance(piece, Reference) else ""
        for piece in inline
    )


def _symbol(owner: ProposalId, text: str) -> PageBlock:
    fragment = Fragment(text, format=Format.BOLD)
    return PageBlock(f"symbol-{owner}", None, (), (fragment,), BlockLook(BlockStyle.SYMBOL), units(text))


def _follows(snapshot: Snapshot, paragraph: Paragraph) -> tuple[Label, ...]:
    """The labels of other clauses that the words of a paragraph follow: of references and footnotes."""
    numbering = snapshot.numbering
    found = [numbering.note(paragraph.clause.id)] if paragraph.kind is Kind.NOTE else []
    for _, part in paragraph.parts:
        for piece in part:
            if isinstance(piece, Reference):
                found += [numbering.label(target) for target in piece.targets]
            elif isinstance(piece, NoteMark):
                found.append(numbering.note(piece.note))
    return tuple(found)


def _number(label: Label, view: View) -> tuple[Fragment, ...]:
    """The number painted before a footnote's text."""
    if view is View.MARKED and label.changed:
        return (
            Fragment(label.base, deleted(CONSEQUENTIAL), Format.SUPERSCRIPT),
            Fragment(label.proposed, inserted(CONSEQUENTIAL), Format.SUPERSCRIPT),
            Fragment(" "),
        )
    text = label.base if view is View.BASE else label.proposed or label.base
    return (Fragment(text, format=Format.SUPERSCRIPT), Fragment(" ")) if text else ()


def _clean(snapshot: Snapshot, clause: Clause, part: Inline, view: View) -> list[Fragment]:
    """Fragments without marks, each where it stands in the whole inline row of its clause."""
    places: dict[int, list[int]] = {}
    at = 0
    for piece in clause.inline:
        places.setdefault(id(piece), []).append(at)
        at += len(piece.text) if isinstance(piece, Run) else 1
    found = []
    for piece in part:
        start = places[id(piece)].pop(0)
        found += _pieces(snapshot, clause.id, piece, start, NO_MARK, view)
    return found


def _marked(snapshot: Snapshot, clause: Clause, part: Inline, authors: Authors, struck: bool) -> list[Fragment]:
    found: list[Fragment] = []
    at = 0
    moved = authors.slot(clause.moved) if clause.moved else None
    for piece in part:
        if struck and not piece.deleted:
            mark = deleted(CONSEQUENTIAL)
        else:
            mark = _mark(piece.inserted, piece.deleted, authors)
        if mark is NO_MARK and moved is not None:
            mark = moved_to(moved, authors.tag(clause.moved))
        found += _pieces(snapshot, clause.id, piece, at, mark, View.MARKED)
        at += len(piece.text) if isinstance(piece, Run) else 1
    return found


def _mark(by: Stamps, struck: Stamps, authors: Authors) -> InlineMark:
    if not by and not struck:
        return NO_MARK
    if by and struck:
        return inserted_then_deleted(authors.slot(by), authors.slot(struck), authors.tag(struck))
    return inserted(authors.slot(by), authors.tag(by)) if by else deleted(authors.slot(struck), authors.tag(struck))


def _pieces(
    snapshot: Snapshot,
    identity: ClauseId,
    piece: Run | NoteMark | Reference | Inert,
    at: int,
    mark: InlineMark,
    view: View,
) -> list[Fragment]:
    match piece:
        case Run():
            form = piece.was if view is View.BASE and piece.was is not None else piece.format
            return [Fragment(piece.text.translate(_PAINTED), mark, form, identity, at, len(piece.text))]
        case Inert():
            return [Fragment(piece.text.translate(_PAINTED) or "\u25a1", mark, Format.PLAIN, identity, at, 1)]
        case NoteMark():
            return _note_mark(snapshot, identity, piece, at, mark, view)
        case Reference():
            return _reference(snapshot, identity, piece, at, mark, view)


def _note_mark(
    snapshot: Snapshot, identity: ClauseId, piece: NoteMark, at: int, mark: InlineMark, view: View
) -> list[Fragment]:
    label = snapshot.numbering.note(piece.note)
    raised = Format.SUPERSCRIPT
    if view is View.MARKED and label.changed and not piece.inserted and not piece.deleted:
        return [
            Fragment(label.base, deleted(CONSEQUENTIAL), raised, identity, at, 0),
            Fragment(label.proposed, inserted(CONSEQUENTIAL), raised, identity, at, 1),
        ]
    text = label.base if view is View.BASE or (piece.deleted and label.base) else label.proposed or label.base
    return [Fragment(text or "*", mark, raised, identity, at, 1)]


def _reference(
    snapshot: Snapshot, identity: ClauseId, piece: Reference, at: int, mark: InlineMark, view: View
) -> list[Fragment]:
    if view is View.BASE or piece.deleted:
        return [_words(piece.words, mark, identity, at, 1)]
    parts = wording(piece, snapshot.numbering)
    if view is View.PROPOSED or all(part.base == part.proposed for part in parts):
        return [_words("".join(part.proposed for part in parts), mark, identity, at, 1)]
    found: list[Fragment] = []
    for part in parts:
        if part.base == part.proposed:
            found.append(_words(part.base, mark, identity, at, 0))
        else:
            found.append(_words(part.base, deleted(CONSEQUENTIAL), identity, at, 0))
            found.append(_words(part.proposed, inserted(CONSEQUENTIAL), identity, at, 0))
    found[-1] = replace(found[-1], width=1)
    return found


def _words(text: str, mark: InlineMark, identity: ClauseId, at: int, width: int) -> Fragment:
    return Fragment(text.translate(_PAINTED), mark, Format.PLAIN, identity, at, width)
