"""What stands in one text block of the page, and where each of its letters comes from.

Offsets of the model count characters of Python strings; offsets of the page count UTF-16 units, as Qt does. Words that
are computed (the number of a footnote, the wording of a reference) take one offset in the model and any number here.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format
from editor.core.model.position import Position
from editor.ui.canvas.block_look import BlockLook
from editor.ui.canvas.marks import NO_MARK, InlineMark


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one look. `clause` and `start` say which stretch of the model it shows; `width` is its length there.

    A fragment without clause is painted text nobody wrote, such as a symbol line.
    """

    text: str
    mark: InlineMark = NO_MARK
    format: Format = Format.PLAIN
    clause: ClauseId | None = None
    start: int = 0
    width: int = 0

    @property
    def is_object(self) -> bool:
        """Whether the words are computed and count as one in the model."""
        return self.width != len(self.text)


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One paragraph of the page.

    `key` names it among all blocks; `parts` are the clauses whose text it shows, more than one where paragraphs
    run on; `length` is in UTF-16 units.
    """

    key: str
    clause: ClauseId | None
    parts: tuple[ClauseId, ...]
    fragments: tuple[Fragment, ...]
    look: BlockLook
    length: int

    @property
    def text(self) -> str:
        """The words as painted."""
        return "".join(fragment.text for fragment in self.fragments)


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(letter > "\uffff" for letter in text)


def _characters(text: str, offset: int) -> int:
    """The characters of a text that lie before an offset in UTF-16 units."""
    if text.isascii():
        return min(offset, len(text))
    at = 0
    for count, letter in enumerate(text):
        if at >= offset:
            return count
        at += 2 if letter > "\uffff" else 1
    return len(text)


def position_at(block: PageBlock, offset: int) -> Position | None:
    """The place in the model of an offset on the page; inside computed words, the nearer end of them.

    Between two fragments the earlier one counts. None where the block shows no text of the model.
    """
    at = 0
    last: Position | None = None
    for fragment in block.fragments:
        size = units(fragment.text)
        if fragment.clause is not None:
            if offset <= at + size:
                inside = max(offset - at, 0)
                if fragment.is_object:
                    after = inside * 2 > size
                    return Position(fragment.clause, fragment.start + (fragment.width if after else 0))
                return Position(fragment.clause, fragment.start + _characters(fragment.text, inside))
            last = Position(fragment.clause, fragment.start + fragment.width)
        at += size
    if last is not None:
        return last
    return None if block.clause is None else Position(block.clause, 0)


def offset_of(block: PageBlock, position: Position) -> int:
    """The offset on the page of a place in the model; hidden text counts as the place where it would stand."""
    at = 0
    best = 0
    seen = False
    for fragment in block.fragments:
        size = units(fragment.text)
        if fragment.clause == position.clause:
            seen = True
            end = fragment.start + fragment.width
            if position.offset <= fragment.start:
                return at
            if position.offset < end or (position.offset == end and fragment.width):
                if fragment.is_object:
                    best = at + (size if position.offset >= end else 0)
                else:
                    best = at + units(fragment.text[: position.offset - fragment.start])
                if position.offset < end:
                    return best
            else:
                best = at + size
        elif seen:
            break
        at += size
    return best if seen else (block.length if block.parts and position.clause != block.parts[0] else 0)
