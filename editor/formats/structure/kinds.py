"""What each paragraph of an instrument is: by its style, its words, its looks and what stands before it."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.model.clause import Kind, Shape
from editor.formats.structure.draft import Draft
from editor.formats.structure.labels import label_at_start, parted
from editor.formats.structure.lists import List, opened_by
from editor.formats.structure.roles import Role, role_of
from editor.formats.structure.words import (
    is_adopted,
    is_annex,
    is_annex_ref,
    is_call,
    is_number_line,
    is_opening,
    is_operative,
    may_tell,
    reasons_width,
)

_HEADING_LENGTH = 120
_TITLE_LINES = 4
_KINDS = {
    Role.NUMBER: Kind.NUMBER,
    Role.TITLE: Kind.TITLE,
    Role.ADOPTED: Kind.ADOPTED,
    Role.CALL: Kind.CALL,
    Role.HEADING: Kind.HEADING,
    Role.ANNEX: Kind.ANNEX,
    Role.ANNEX_REF: Kind.ANNEX_REF,
    Role.ANNEX_TITLE: Kind.ANNEX_TITLE,
    Role.COVER_TITLE: Kind.HEADING,
}


@dataclass(slots=True, eq=False, repr=False)
class Context:
    """What was seen so far in this proposal."""

    number: int = 0
    """Paragraphs since the number line, from 1; 0 where none was seen or the text has begun."""
    text: bool = False
    """Whether the sentence of the instrument has begun: an opening or a call was seen."""
    group: bool = False
    """Whether a call has opened the section we are in."""
    annex: int = 0
    reasons: bool = False
    list: List | None = None
    plain_items: bool = False
    """Whether the list has items that no list style sets in: then enumlev1 is its second level."""
    guesses: bool = True


def give_kind(draft: Draft, context: Context) -> None:
    """Set the kind, level, label and text of a draft."""
    source = draft.source
    if source.cell is not None:
        draft.kind = Kind.CELL
        _automatic(draft)
        return
    if draft.is_gone:
        draft.kind = Kind.GONE
        return
    role = role_of(source.style)
    kind = _told(draft, role, context) if role is not None else None
    if kind is None:
        kind = _read(draft, context)
    if kind is None:
        kind = _labelled(draft, role, context)
    draft.kind = kind
    if kind is Kind.HEADING:
        _head(draft, role)
    _changed_kind(draft)
    _follow(draft, context)


def _told(draft: Draft, role: tuple[Role, int] | None, context: Context) -> Kind | None:
    """The kind a style tells, where its paragraph fits the style."""
    if role is None or role[0] in (Role.LIST, Role.CONTENTS, Role.SYMBOL, Role.SOURCE, Role.AGENDA):
        return None
    match role[0]:
        case Role.OPENING:
            return Kind.OPENING if not context.text and is_opening(draft.text) else None
        case Role.REASONS:
            _reason(draft)
            return Kind.REASONS
        case Role.CALL if draft.source.auto != ("", "") or len(draft.text) > 1000:
            return None
    return _KINDS[role[0]]


def _read(draft: Draft, context: Context) -> Kind | None:
    """The kind the words and looks of a paragraph tell."""
    text, source = draft.text, draft.source
    if not text or source.auto != ("", ""):
        return None
    if not may_tell(text) and not source.bold and not source.centred and not context.reasons and context.text:
        return None
    if reasons_width(text) and _whole(draft):
        _reason(draft)
        return Kind.REASONS
    if is_number_line(text) and not context.text:
        return Kind.NUMBER
    if not context.text and is_opening(text):
        return Kind.OPENING
    if (context.text or context.number or source.italic) and is_call(text):
        if not source.italic or source.style:
            draft.guessed = "Taken as a call by its words"
        return Kind.CALL
    if is_annex(text):
        draft.guessed = "Taken as the heading of an annex by its words"
        return Kind.ANNEX
    return _placed(draft, context)


def _placed(draft: Draft, context: Context) -> Kind | None:
    """The kind that follows from what stands before a paragraph, and from how it looks."""
    text, source = draft.text, draft.source
    stands_out = source.centred or source.bold
    if 0 < context.annex <= _TITLE_LINES:
        if is_annex_ref(text):
            return Kind.ANNEX_REF
        if stands_out and len(text) < _HEADING_LENGTH * 2:
            return Kind.ANNEX_TITLE
    if 0 < context.number <= _TITLE_LINES and not context.text:
        if is_adopted(text):
            return Kind.ADOPTED
        if stands_out:
            return Kind.TITLE
    if context.reasons:
        return Kind.REASONS
    if _looks_like_heading(draft) and not context.group:
        draft.guessed = "Taken as a heading by its bold type"
        return Kind.HEADING
    return None


def _whole(draft: Draft) -> bool:
    """Whether both views have this paragraph, if at all, as one that stands by itself."""
    return draft.source.follows is None and not (draft.source.deleted and draft.living)


def _looks_like_heading(draft: Draft) -> bool:
    text = draft.text.strip()
    return draft.source.bold and len(text) < _HEADING_LENGTH and text[-1:] not in ".,;:" and any(map(str.isalpha, text))


def _reason(draft: Draft) -> None:
    def words(text: str) -> tuple[str, int] | None:
        size = reasons_width(text)
        return (text[:size].strip(), size) if size else None

    if not _whole(draft):
        return
    found = parted(draft.inline, draft.base, draft.living, words)
    if found is not None and (found.base == found.proposed or not draft.base or not draft.living):
        draft.inline = found.inline
        draft.label = found.base or found.proposed


def _automatic(draft: Draft) -> None:
    """An automatic label of a paragraph that is no item: it stands as it is in the base."""
    draft.label = draft.source.auto[0] or draft.source.auto[1]


def _head(draft: Draft, role: tuple[Role, int] | None) -> None:
    draft.level = role[1] if role is not None else 1
    if draft.source.auto != ("", ""):
        _automatic(draft)
        return
    if not _whole(draft):
        return
    found = parted(draft.inline, draft.base, draft.living, lambda text: label_at_start(text, in_list=False))
    if found is not None and found.inline and (found.base == found.proposed or not draft.base or not draft.living):
        draft.inline = found.inline
        draft.label = found.base or found.proposed


def _labelled(draft: Draft, role: tuple[Role, int] | None, context: Context) -> Kind:
    """An item, by a typed or an automatic label; a paragraph where there is none."""
    source = draft.source
    contents = role is not None and role[0] is Role.CONTENTS
    if source.auto != ("", ""):
        draft.label, draft.typed = source.auto
        draft.automatic = True
    elif not contents:
        in_list = context.group or (context.list is not None and context.list.begun)
        found = parted(draft.inline, draft.base, draft.living, lambda text: label_at_start(text, in_list=in_list))
        if found is None or not _may_part(draft, found.base, found.proposed):
            return Kind.PARAGRAPH
        draft.inline, draft.label, draft.typed = found.inline, found.base, found.proposed
    else:
        return Kind.PARAGRAPH
    if source.inserted or not draft.base:
        draft.label = ""
    if source.deleted:
        draft.typed = ""
        if not draft.label:
            return Kind.ITEM if source.inserted else Kind.PARAGRAPH
    one_view = not source.inserted and not source.deleted and bool(draft.label) != bool(draft.typed)
    if one_view and draft.label:
        draft.was = Shape(Kind.ITEM, 1)
        return Kind.PARAGRAPH
    _enlist(draft, role, context)
    if one_view:
        draft.was = Shape(Kind.PARAGRAPH, 1)
    return Kind.ITEM


def _may_part(draft: Draft, base: str, proposed: str) -> bool:
    """Text that runs on from the paragraph before in a view starts with no label there."""
    if draft.source.follows is not None and base:
        return False
    return not (draft.source.deleted and draft.living and proposed)


def _enlist(draft: Draft, role: tuple[Role, int] | None, context: Context) -> None:
    source = draft.source
    hint = source.level
    styled = role is not None and role[0] is Role.LIST
    if not hint and styled and role is not None:
        hint = role[1] + (1 if context.plain_items else 0)
    elif not hint:
        context.plain_items = True
    if not draft.typed and not draft.label:
        draft.list = context.list
        return
    if context.list is None or context.list.restarts(draft.label, draft.typed, hint):
        context.list = List() if context.list is None else List(defaults=context.list.defaults)
        context.plain_items = not styled and not source.level
    draft.list = context.list
    draft.level = context.list.add(draft.label, draft.typed, hint, source.indent)


def _changed_kind(draft: Draft) -> None:
    """The kind in the base, where a change of style gave another."""
    source = draft.source
    if draft.was is not None or not source.shifted or source.inserted or source.follows is not None:
        return
    if draft.kind is Kind.ITEM and source.base_level and source.level and source.base_level != source.level:
        level = max(1, draft.level + source.base_level - source.level)
        draft.was = Shape(Kind.ITEM, level) if level != draft.level else None
    elif source.base_style is not None and source.base_style != source.style and draft.kind in _EXCHANGED:
        old = role_of(source.base_style)
        kind = _KINDS.get(old[0], Kind.PARAGRAPH) if old is not None else Kind.PARAGRAPH
        level = old[1] if old is not None and kind is Kind.HEADING else 1
        if kind in _EXCHANGED and (kind, level) != (draft.kind, draft.level) and not draft.label and not draft.typed:
            draft.was = Shape(kind, level)


_EXCHANGED = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.CALL, Kind.TITLE, Kind.ANNEX, Kind.ANNEX_TITLE))


def _follow(draft: Draft, context: Context) -> None:
    """What this paragraph means for those after it."""
    kind = draft.kind
    if context.number:
        context.number += 1
    if context.annex:
        context.annex += 1
    match kind:
        case Kind.NUMBER:
            context.number, context.text, context.group, context.reasons = 1, False, False, False
            context.list = None
        case Kind.OPENING:
            context.number, context.text = 0, True
        case Kind.CALL:
            context.number, context.text, context.group = 0, True, True
            context.list = draft.list = opened_by(is_operative(draft.text))
            context.plain_items = False
        case Kind.ANNEX:
            context.annex, context.group, context.text, context.list = 1, False, True, None
        case Kind.HEADING:
            if context.group or not draft.typed:
                context.list = None
            context.group = False
        case Kind.REASONS:
            context.reasons = True
            context.list = None
