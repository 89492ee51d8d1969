"""A snapshot as blocks of the page, in one of the three views.

Blocks of clauses that did not change are the same objects as before, so that the page patches only what differs. A
change of words makes one block anew, a change of structure in the marked view those that it can have reached; what is
shown is always what a projection from scratch would show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.inline import Format, Inline
from editor.core.model.views import Paragraph, View, base_inline, living_inline, paragraphs
from editor.core.numbering.flattened import symbol_line
from editor.core.numbering.number import Label, Numbering
from editor.core.snapshot import Snapshot
from editor.paper.slots import Authors
from editor.ui.canvas import fragments as words
from editor.ui.canvas.block_look import Badge, BlockLook, BlockStyle
from editor.ui.canvas.context import USUAL, ClauseContext, around, contexts, keeps_contexts, turns
from editor.ui.canvas.looks import look_for
from editor.ui.canvas.marks import moved_from
from editor.ui.canvas.overlaying import Overlay, overlaid
from editor.ui.canvas.page_block import Fragment, PageBlock, units

Patch = tuple[int, PageBlock, PageBlock]
"""The place of a block, the block as it was, and as it is now."""


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
    blocks: list[PageBlock] = field(default_factory=list)
    at: dict[ClauseId, int] = field(default_factory=dict)
    _made: dict[str, _Made] = field(default_factory=dict)
    _contexts: dict[ClauseId, ClauseContext] = field(default_factory=dict)
    _authors: Authors = field(default_factory=lambda: Authors(()))
    _bound: set[ClauseId] = field(default_factory=set)
    """Clauses whose blocks show something of others: labels in their words, or a text that moved."""

    def project(self, snapshot: Snapshot) -> list[PageBlock]:
        """All blocks of a snapshot, in a new list."""
        document = snapshot.document
        self._meet(snapshot)
        self._contexts = contexts(document)
        blocks: list[PageBlock] = []
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
        self._show(blocks)
        return blocks

    def project_text(self, snapshot: Snapshot, identity: ClauseId) -> list[Patch] | None:
        """The blocks that differ after a change of the words of one clause; None where more may differ."""
        place = self.at.get(identity)
        if place is None:
            return None
        old = self.blocks[place]
        clause = snapshot.index.clause(snapshot.document, identity)
        if len(old.parts) != 1 or (clause.deleted and self.view is not View.MARKED) or clause.moved:
            return None
        made = self._made.get(identity)
        if made is None or turns(made.clause, clause) or not self._meet(snapshot):
            return None
        inline = clause.inline
        if self.view is not View.MARKED:
            inline = base_inline(inline) if self.view is View.BASE else living_inline(inline)
        paragraph = Paragraph(COVER, clause, clause.kind, clause.level, ((identity, inline),))
        block = self._block(snapshot, paragraph, self.blocks[place - 1] if place else None)
        if block is None:
            return None
        self.blocks[place] = block
        found = [(place, old, block)]
        if block.look.bar.slots != old.look.bar.slots and place + 1 < len(self.blocks):
            self._remake(snapshot, place + 1, found)
        return found

    def project_structure(self, old: Snapshot, new: Snapshot) -> list[PageBlock] | None:
        """All blocks after a change of structure in one proposal, in a new list; None where more may have changed."""
        before, after = old.document, new.document
        if self.view is not View.MARKED or before.cover is not after.cover or not self._meet(new):
            return None
        rows = [(one, two) for one, two in zip(before.proposals, after.proposals, strict=False) if one is not two]
        if len(rows) != 1 or len(before.proposals) != len(after.proposals):
            return None
        one, two = rows[0]
        if replace(one, clauses=()) != replace(two, clauses=()):
            return None
        first, last, end = _changed_stretch(one.clauses, two.clauses)
        gone, come = one.clauses[first:last], two.clauses[first:end]
        if not keeps_contexts(gone, come) or any(c.moved or c.kind is Kind.GONE for c in (*gone, *come)):
            return None
        head = gone[0].id if gone else one.clauses[first - 1].id if first else None
        at = None if head is None else self.at.get(head)
        if at is None:
            return None
        self._enter(gone, come, around(one.clauses[:first], self._contexts))
        return self._spliced(old.numbering, new, at if gone else at + 1, len(gone), come)

    def _enter(self, gone: Sequence[Clause], come: Sequence[Clause], context: ClauseContext) -> None:
        """Notes the contexts of clauses that come in place of others."""
        stay = {clause.id for clause in come}
        for clause in gone:
            if clause.id not in stay:
                self._contexts.pop(clause.id, None)
        known = {clause.id for clause in gone}
        for clause in come:
            if clause.id not in known and context is not USUAL:
                self._contexts[clause.id] = context

    def _spliced(
        self, numbering: Numbering, snapshot: Snapshot, at: int, gone: int, come: Sequence[Clause]
    ) -> list[PageBlock] | None:
        """The blocks with some of them replaced, and those made anew that the change reaches."""
        blocks = list(self.blocks)
        fresh: list[PageBlock] = []
        for clause in come:
            above = fresh[-1] if fresh else blocks[at - 1] if at else None
            block = self._block(snapshot, _paragraph(clause), above)
            if block is None:
                return None
            fresh.append(block)
        blocks[at : at + gone] = fresh
        self._show(blocks)
        reached: list[Patch] = []
        for identity in (*_relabelled(numbering, snapshot.numbering), *self._bound):
            if identity in self.at:
                self._remake(snapshot, self.at[identity], reached)
        self._remake(snapshot, at + len(fresh), reached)
        return blocks

    def _remake(self, snapshot: Snapshot, place: int, found: list[Patch]) -> None:
        """Makes a block of the marked view anew, and the next one where it depends on it."""
        while place < len(self.blocks):
            old = self.blocks[place]
            if old.clause is None:
                return
            clause = snapshot.index.clause(snapshot.document, old.clause)
            block = self._block(snapshot, _paragraph(clause), self.blocks[place - 1] if place else None)
            if block is None or block is old:
                return
            self.blocks[place] = block
            found.append((place, old, block))
            if block.look.bar.slots == old.look.bar.slots:
                return
            place += 1

    def _show(self, blocks: list[PageBlock]) -> None:
        self.blocks = blocks
        self.at = {part: i for i, block in enumerate(blocks) for part in block.parts}

    def _meet(self, snapshot: Snapshot) -> bool:
        """Takes the authors of a snapshot; False where blocks made before may now look otherwise."""
        actors = snapshot.document.actors
        if actors is self._authors.actors:
            return True
        authors = Authors(actors)
        same = authors.extends(self._authors)
        self._authors = authors
        if not same:
            self._made.clear()
        return same

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
            and made.parts == paragraph.parts
            and (not made.follows or made.follows == words.follows(snapshot, paragraph))
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
            fragments = (*words.number(note, self.view), *fragments)
        if clause.label and paragraph.kind is Kind.REASONS:
            fragments = (Fragment(f"{clause.label} ", format=Format.BOLD), *fragments)
        length = sum(units(fragment.text) for fragment in fragments)
        parts = tuple(part for part, _ in paragraph.parts) if clause.kind is not Kind.GONE else (clause.id,)
        block = PageBlock(clause.id, clause.id, parts, fragments, look, length)
        follows = words.follows(snapshot, paragraph)
        (self._bound.add if follows or source is not clause else self._bound.discard)(clause.id)
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
            text = words.plain(base_inline(source.inline))
            return (Fragment(text, moved_from(slot, self._authors.tag(source.moved))),)
        found: list[Fragment] = []
        for identity, part in paragraph.parts:
            clause = snapshot.index.clause(snapshot.document, identity)
            struck_note = clause.kind is Kind.NOTE and self._contexts.get(identity, USUAL).note_deleted
            if self.view is View.MARKED:
                found += words.marked(snapshot, clause, part, self._authors, struck_note)
            else:
                found += words.clean(snapshot, clause, part, self.view)
        return tuple(found)


def _symbol(owner: ProposalId, text: str) -> PageBlock:
    fragment = Fragment(text, format=Format.BOLD)
    return PageBlock(f"symbol-{owner}", None, (), (fragment,), BlockLook(BlockStyle.SYMBOL), units(text))


def _paragraph(clause: Clause) -> Paragraph:
    """A clause as a paragraph of the marked view; whose it is does not matter to its block."""
    return Paragraph(COVER, clause, clause.kind, clause.level, ((clause.id, clause.inline),))


def _changed_stretch(one: Sequence[Clause], two: Sequence[Clause]) -> tuple[int, int, int]:
    """Where two rows begin to differ, and where the stretches that differ end in each of them."""
    least = min(len(one), len(two))
    first = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a is not b), least)
    tail = 0
    while tail < least - first and one[-1 - tail] is two[-1 - tail]:
        tail += 1
    return first, len(one) - tail, len(two) - tail


def _relabelled(old: Numbering, new: Numbering) -> Iterable[ClauseId]:
    """The clauses and footnotes whose label differs."""
    for before, after in ((old.labels, new.labels), (old.notes, new.notes)):
        if before is not after:
            yield from (identity for identity, label in after.items() if before.get(identity) is not label)
            yield from (identity for identity in before if identity not in after)
