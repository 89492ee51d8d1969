"""The cover of a contribution: header lines, source, title, and the summary box with its labelled fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editor.core.model.clause import Kind
from editor.core.model.document import Actor, Meeting
from editor.core.model.ids import ActorId, derived_id
from editor.formats.structure.draft import Draft
from editor.formats.structure.labels import parted
from editor.formats.structure.roles import Role, role_of
from editor.formats.structure.words import cover_line, field_of, is_call, is_number_line, is_opening, symbol

_LOOKED_AT = 150
_STYLED = {Role.SOURCE: "source", Role.COVER_TITLE: "title", Role.AGENDA: "agenda"}
_TITLE_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Cover:
    """Where the cover ends, and whether it was told by its words alone."""

    end: int
    guessed: bool


def cover_of(drafts: Sequence[Draft], symbol_at: int | None) -> Cover:
    """How many of the first paragraphs are the cover. Their kind and field are set.

    With a symbol line the cover ends before it, with the last line that is known as one of a cover; without, only a
    summary box or the header lines of a contribution make a cover.
    """
    limit = _limit(drafts, symbol_at)
    if limit is None:
        return Cover(0, guessed=False)
    fields = [_field(draft) for draft in drafts[:limit]]
    boxes = sum(1 for name, width in fields if width)
    lines = sum(1 for name, width in fields if name and not width)
    if not (boxes >= 2 or (boxes and lines) or lines >= 2 or (symbol_at is not None and boxes + lines)):
        return Cover(0, guessed=False)
    end = _end(drafts, fields, limit)
    _give(drafts, fields, end)
    return Cover(end, guessed=symbol_at is None)


def _limit(drafts: Sequence[Draft], symbol_at: int | None) -> int | None:
    """The first place that cannot be the cover: a symbol line, the number of an instrument, an opening, a call.

    None where there is no such line near the start: then the document is no contribution, and has no cover.
    """
    limit = min(len(drafts), _LOOKED_AT) if symbol_at is None else symbol_at
    for place, draft in enumerate(drafts[:limit]):
        if draft.source.cell is None and _opens_text(draft):
            return place
    return symbol_at


def _opens_text(draft: Draft) -> bool:
    role = role_of(draft.source.style)
    if role is not None and role[0] in (Role.SYMBOL, Role.CALL, Role.NUMBER):
        return True
    text = draft.text
    return symbol(text) is not None or is_number_line(text) or is_opening(text) or is_call(text)


def _field(draft: Draft) -> tuple[str, int]:
    """The field a line is, and the width of the words that open it; an empty field for any other line."""
    role = role_of(draft.source.style)
    if role is not None and role[0] in _STYLED:
        return _STYLED[role[0]], 0
    opened = field_of(draft.text)
    if opened is not None:
        return opened
    return cover_line(draft.text), 0


def _end(drafts: Sequence[Draft], fields: list[tuple[str, int]], limit: int) -> int:
    last = max((place for place, (name, _) in enumerate(fields) if name), default=-1)
    if last < 0:
        return 0
    end = last + 1
    cell = drafts[last].source.cell
    box = fields[last][1] > 0
    while end < limit:
        source = drafts[end].source
        if cell is not None:
            if source.cell is None or (source.cell.table, source.cell.row) != (cell.table, cell.row):
                break
        elif not box or source.cell is not None or role_of(source.style) is not None:
            break
        end += 1
    if end < limit and not any(name == "title" for name, _ in fields) and cell is None and not box:
        while end < limit and drafts[end].source.centred and drafts[end].source.cell is None:
            end += 1
    return end


def _give(drafts: Sequence[Draft], fields: list[tuple[str, int]], end: int) -> None:
    box = ""
    box_cell: tuple[str, str] | None = None
    seen: set[str] = set()
    for place, draft in enumerate(drafts[:end]):
        name, width = fields[place]
        cell = draft.source.cell
        where = None if cell is None else (cell.table, cell.row)
        draft.kind = Kind.GONE if draft.is_gone else Kind.FIELD
        if draft.is_gone:
            continue
        if width:
            box, box_cell = name, where
            _part(draft)
        elif box and (where == box_cell or (where is not None and box_cell is not None and where[0] == box_cell[0])):
            name = box
        elif not name:
            name = _unlabelled(draft, seen)
        if draft.source.deleted and draft.living and place and drafts[place - 1].kind is Kind.FIELD:
            name = drafts[place - 1].field
        draft.field = name
        seen.add(name)


def _part(draft: Draft) -> None:
    """Take the opening words of a field out of its text where both views have the same ones."""

    def words(text: str) -> tuple[str, int] | None:
        found = field_of(text)
        return None if found is None else (text[: found[1]].strip(), found[1])

    if draft.source.follows is not None or (draft.source.deleted and draft.living):
        return
    found = parted(draft.inline, draft.base, draft.living, words)
    if found is not None and (found.base == found.proposed or not draft.base or not draft.living):
        draft.inline = found.inline
        draft.label = found.base or found.proposed


def _unlabelled(draft: Draft, seen: set[str]) -> str:
    """A line of the cover without a name of its own: centred or bold ones are the source, then the title."""
    source = draft.source
    if source.cell is None and len(draft.text) < _TITLE_LENGTH and (source.centred or source.bold):
        return "title" if "source" in seen or "title" in seen else "source"
    if source.cell is None and not seen and len(draft.text) < _TITLE_LENGTH:
        return "title"
    return "text"


def meeting_of(cover: Sequence[Draft]) -> Meeting:
    """The conference a cover names."""
    name = next((draft.text for draft in cover if draft.field == "conference"), "")
    place = next((draft.text for draft in cover if draft.field == "place"), "")
    first, _, rest = name.partition("\n")
    return Meeting(name=" ".join(first.split()), place=" ".join((place or rest).split()))


def sources_of(cover: Sequence[Draft]) -> tuple[Actor, ...]:
    """Those who submit the document, as its source line names them."""
    found = (" ".join(draft.text.split()) for draft in cover if draft.field == "source")
    return tuple(Actor(ActorId(derived_id("a", "group", name)), name, "group") for name in dict.fromkeys(found) if name)
