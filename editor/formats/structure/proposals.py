"""The proposals of a document: parted by symbol lines such as ``MOD<TAB>ARC/24A7/1``."""

from __future__ import annotations

from dataclasses import dataclass, field

from editor.core.model.document import Action
from editor.core.model.inline import Format, Run
from editor.core.ports import Noticed, Problem
from editor.formats.structure.draft import Draft
from editor.formats.structure.roles import Role, role_of
from editor.formats.structure.words import index_number, is_number_line, symbol, symbol_start


@dataclass(slots=True, eq=False, repr=False)
class Part:
    """The paragraphs of one proposal. Before the first symbol line there is one that is not `told`."""

    action: Action = Action.OTHER
    index: str = ""
    told: bool = False
    instrument: str = "resolution"
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def parts_of(drafts: list[Draft]) -> list[Part]:
    """The proposals, in order; the first is what stands before any symbol line."""
    parts = [Part()]
    place = 0
    while place < len(drafts):
        found = _symbol_line(drafts, place)
        if found is None:
            parts[-1].drafts.append(drafts[place])
            place += 1
        else:
            part, width = found
            parts.append(part)
            place += width
    if len(parts) > 1 and not parts[0].drafts:
        del parts[0]
    for part in parts:
        part.instrument = _instrument(part)
    return parts


def _symbol_line(drafts: list[Draft], place: int) -> tuple[Part, int] | None:
    """The proposal a symbol line opens, and how many paragraphs the line takes."""
    draft = drafts[place]
    text = draft.text
    if draft.source.cell is not None or len(text) > 80 or not draft.living or draft.source.moved:
        return None
    role = role_of(draft.source.style)
    styled = role is not None and role[0] is Role.SYMBOL
    found = symbol_start(text) if styled else symbol(text)
    if found is not None:
        return _opened(drafts, place, found, styled=styled)
    index = index_number(text)
    if index and place + 1 < len(drafts):
        after = symbol(drafts[place + 1].text)
        if after is not None and not after[1] and drafts[place + 1].source.cell is None:
            return _part(draft, after[0], index), 2
    return None


def _opened(drafts: list[Draft], place: int, found: tuple[Action, str], *, styled: bool) -> tuple[Part, int] | None:
    action, index = found
    following = drafts[place + 1].text if place + 1 < len(drafts) else ""
    if not index:
        later = index_number(following)
        if later:
            return _part(drafts[place], action, later), 2
        if not styled and not is_number_line(following):
            return None
    return _part(drafts[place], action, index), 1


def _part(draft: Draft, action: Action, index: str) -> Part:
    underlined = any(isinstance(p, Run) and p.format & Format.UNDERLINE and "NOC" in p.text for p in draft.inline)
    if action is Action.NOC and underlined:
        action = Action.NOC_UNDERLINED
    part = Part(action, index, told=True)
    if draft.base != draft.living:
        was = f"changed from “{' '.join(draft.base.split())}”" if draft.base else "inserted"
        message = f"The line of symbol and number was itself {was}; it is taken as it is proposed."
        part.problems.append(Problem(Noticed.REPAIRED, message, draft.source.place))
    return part


_INSTRUMENTS = ("resolution", "decision", "recommendation", "opinion", "question")


def _instrument(part: Part) -> str:
    for draft in part.drafts[:5]:
        if is_number_line(draft.text):
            lower = draft.text.lower()
            return next((name for name in _INSTRUMENTS if name in lower), "resolution")
    return "resolution"
