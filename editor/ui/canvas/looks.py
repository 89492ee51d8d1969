"""The look of a clause: style, painted label, bar, tag and chip, as the visual target's table of states says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from editor.core.model.clause import Clause, Kind
from editor.core.model.inline import Run
from editor.core.model.views import Paragraph, View
from editor.core.numbering.number import Label
from editor.core.tracking.record import is_struck
from editor.paper.slots import Authors
from editor.ui.canvas.block_look import (
    AuthorTag,
    BarKind,
    BlockLook,
    BlockStyle,
    ChangeBar,
    LabelMark,
    LabelSegment,
)
from editor.ui.canvas.context import ClauseContext
from editor.ui.canvas.marks import CONSEQUENTIAL
from editor.ui.canvas.page_block import Fragment

STYLES: dict[Kind, BlockStyle] = {
    Kind.FIELD: BlockStyle.FIELD,
    Kind.NUMBER: BlockStyle.NUMBER_LINE,
    Kind.TITLE: BlockStyle.TITLE,
    Kind.ADOPTED: BlockStyle.OPENING,
    Kind.OPENING: BlockStyle.OPENING,
    Kind.CALL: BlockStyle.CALL,
    Kind.ITEM: BlockStyle.ITEM,
    Kind.PARAGRAPH: BlockStyle.PARAGRAPH,
    Kind.HEADING: BlockStyle.HEADING,
    Kind.ANNEX: BlockStyle.ANNEX,
    Kind.ANNEX_REF: BlockStyle.OPENING,
    Kind.ANNEX_TITLE: BlockStyle.ANNEX_TITLE,
    Kind.CELL: BlockStyle.CELL,
    Kind.NOTE: BlockStyle.NOTE,
    Kind.REASONS: BlockStyle.REASONS,
    Kind.GONE: BlockStyle.ITEM,
    Kind.FOREIGN: BlockStyle.PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class _Facts:
    view: View
    clause: Clause
    source: Clause
    label: Label
    italic: bool
    authors: Authors


def look_for(
    view: View,
    clause: Clause,
    source: Clause,
    paragraph: Paragraph,
    label: Label,
    context: ClauseContext,
    authors: Authors,
    fragments: Sequence[Fragment],
    above: tuple[int, ...],
) -> BlockLook:
    """The look of a clause in a view. `source` is the moved clause where `clause` is the mark of its old place;
    `above` are the slots in the bar of the block before."""
    kind = source.kind if clause.kind is Kind.GONE else paragraph.kind
    italic = context.preamble and paragraph.level == 1 and kind is Kind.ITEM
    facts = _Facts(view, clause, source, label, italic, authors)
    bar = _bar(facts, fragments) if view is View.MARKED else ChangeBar()
    first = next((slot for slot in bar.slots if slot), 0)
    tag = authors.tag_of_slot(first) if first and first not in above else ""
    return BlockLook(
        style=STYLES[kind],
        level=max(paragraph.level - 1, 0) if kind in (Kind.ITEM, Kind.PARAGRAPH) else 0,
        label=_label(facts),
        bar=bar,
        tag=AuthorTag(tag, first) if tag else None,
        cell=context.cell,
        chip=_chip(facts) if view is View.MARKED else "",
        elided=clause.kind is Kind.GONE and view is View.MARKED,
        locked=clause.locked and bool(clause.label) and kind is Kind.ITEM and view is View.MARKED,
    )


def _segment(text: str, mark: LabelMark, slot: int, facts: _Facts) -> LabelSegment:
    return LabelSegment(text, mark, slot, facts.italic)


def _label(facts: _Facts) -> tuple[LabelSegment, ...]:
    label, clause, authors = facts.label, facts.clause, facts.authors
    if clause.kind is Kind.REASONS:
        return ()
    if facts.view is not View.MARKED:
        text = label.base if facts.view is View.BASE else label.proposed
        return (_segment(text, LabelMark.NONE, 0, facts),) if text else ()
    if clause.kind is Kind.GONE:
        return (_segment(label.base, LabelMark.NONE, 0, facts),) if label.base else ()
    if clause.deleted:
        text = label.base or clause.label
        return (_segment(text, LabelMark.DELETED, authors.slot(clause.deleted), facts),) if text else ()
    if clause.inserted and label.proposed and clause.kind is not Kind.FIELD:
        return (_segment(label.proposed, LabelMark.INSERTED, authors.slot(clause.inserted), facts),)
    if label.base == label.proposed or clause.kind is Kind.FIELD:
        text = label.proposed or clause.label
        return (_segment(text, LabelMark.NONE, 0, facts),) if text else ()
    slot = authors.slot(clause.shifted) if clause.shifted else CONSEQUENTIAL
    pair = []
    if label.base:
        pair.append(_segment(label.base, LabelMark.DELETED, slot, facts))
    if label.proposed:
        pair.append(_segment(label.proposed, LabelMark.INSERTED, slot, facts))
    return tuple(pair)


def _bar(facts: _Facts, fragments: Sequence[Fragment]) -> ChangeBar:
    clause, authors = facts.clause, facts.authors
    if clause.kind is Kind.GONE:
        return ChangeBar(BarKind.DOUBLE, (authors.slot(facts.source.moved),))
    if clause.deleted and is_struck(clause):
        return ChangeBar(BarKind.HOLLOW, (authors.slot(clause.deleted),))
    slots: list[int] = []
    for stamps in (clause.inserted, clause.deleted, clause.shifted):
        if stamps and authors.slot(stamps) not in slots:
            slots.append(authors.slot(stamps))
    follows = False
    for piece in clause.inline:
        if isinstance(piece, Run) and piece.restyled and authors.slot(piece.restyled) not in slots:
            slots.append(authors.slot(piece.restyled))
    for fragment in fragments:
        mark = fragment.mark
        if not mark.is_change:
            continue
        slot = mark.slot
        if slot == CONSEQUENTIAL:
            follows = True
        elif slot not in slots and not (clause.moved and mark.under == 2):
            slots.append(slot)
    if clause.moved:
        mover = authors.slot(clause.moved)
        return ChangeBar(BarKind.DOUBLE, (mover, *(slot for slot in slots if slot != mover)))
    if slots:
        return ChangeBar(BarKind.SOLID, tuple(slots))
    if follows or facts.label.changed:
        return ChangeBar(BarKind.DOTTED)
    return ChangeBar()


def _chip(facts: _Facts) -> str:
    label = facts.label
    if facts.clause.kind is Kind.GONE:
        if not label.proposed:
            return QCoreApplication.translate("Page", "moved")
        return QCoreApplication.translate("Page", "moved to {label}").format(label=label.proposed)
    if facts.clause.moved:
        if not label.base:
            return QCoreApplication.translate("Page", "moved")
        return QCoreApplication.translate("Page", "from {label}").format(label=label.base)
    return ""
