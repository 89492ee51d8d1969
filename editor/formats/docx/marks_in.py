"""From Word's marks to ours: Word marks the end of a paragraph as inserted or deleted, a clause marks its start.

Between two paragraphs Word keeps the mark of the first. Rejecting an inserted mark joins its paragraph with the next;
accepting a deleted one does the same (ECMA-376 part 1, 17.13.5). A chain of paragraphs joined in a view is one
paragraph there, and exactly one clause of it is its head: the first that has text in that view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from editor.core.model.inline import Inert, Inline, NoteMark, Piece, Reference, Run, Stamps, cut, length, normal, width
from editor.formats.structure.source import SourceParagraph


class Marked:
    """A paragraph as Word has it: what was read of it, and the marks on its end.

    `strand` counts the stretches in which paragraphs can run on into each other: the body between two tables, a cell.
    One is made for each paragraph of a file, so what most paragraphs do not have stays with the class.
    """

    follows: Marked | None = None
    gone: Marked | None = None
    keep: bool = False
    """Whether it stands even without text: the only paragraph of a cell, a numbered line."""
    base: bool = False
    living: bool = False
    end_inserted: Stamps = ()
    end_deleted: Stamps = ()

    def __init__(self, paragraph: SourceParagraph, strand: int) -> None:
        self.paragraph = paragraph
        self.strand = strand
        self.pieces: list[Piece] = []
        self.moves: list[str] = []

    def look(self) -> None:
        """Find out in which views the paragraph has text. White space alone is none."""
        base = living = words = False
        for piece in self.pieces:
            if not words and not (isinstance(piece, Run) and piece.text.isspace()):
                words = True
            if not piece.inserted:
                base = True
                living = living or not piece.deleted
            elif not piece.deleted:
                living = True
            if base and living and words:
                break
        if words:
            self.base, self.living = base, living
        else:
            self.pieces, self.moves = [], []

    def set_in(self) -> None:
        """Take away the white space between a footnote's number and its words."""
        while self.pieces:
            first = self.pieces[0]
            if not isinstance(first, Run) or not first.text[:1].isspace():
                return
            rest = first.text.lstrip()
            if rest:
                self.pieces[0] = replace(first, text=rest)
                return
            del self.pieces[0], self.moves[0]


def settle(row: list[Marked]) -> list[Marked]:
    """Give the paragraphs of a story the marks of clauses, pair moves, and leave out paragraphs without any text.

    The row is in the order of the text. What is left is ready: places are filled in by `placed`.
    """
    for chain in _chains(row, lambda m: m.end_inserted):
        _insertions(chain)
    for chain in _chains(row, lambda m: m.end_deleted):
        _deletions(chain)
    if any(move for marked in row for move in marked.moves):
        _pair_moves(row)
    return [m for m in row if m.pieces or m.keep or m.gone is not None or m.paragraph.identity]


def placed(row: Sequence[Marked]) -> list[SourceParagraph]:
    """The paragraphs of a settled row, with their references to each other as places in it."""
    places = {id(marked): place for place, marked in enumerate(row)}
    for marked in row:
        pieces = marked.pieces
        marked.paragraph.inline = normal(pieces) if len(pieces) > 1 else tuple(pieces)
        if marked.follows is not None:
            marked.paragraph.follows = places.get(id(marked.follows))
        if marked.gone is not None:
            marked.paragraph.gone = places.get(id(marked.gone))
    return [marked.paragraph for marked in row]


def _chains(row: list[Marked], end: Callable[[Marked], Stamps]) -> list[list[Marked]]:
    """The stretches of paragraphs that are one paragraph in a view; single ones too where they need a look."""
    chains: list[list[Marked]] = []
    open_chain: list[Marked] = []
    for marked in row:
        if not open_chain and marked.base and marked.living and not end(marked):
            continue
        if open_chain and open_chain[-1].strand != marked.strand:
            chains.append(open_chain)
            open_chain = []
        open_chain.append(marked)
        if not end(marked):
            if len(open_chain) > 1 or not (marked.base and marked.living):
                chains.append(open_chain)
            open_chain = []
    if open_chain:
        chains.append(open_chain)
    return chains


def _insertions(chain: list[Marked]) -> None:
    """In the base these are one paragraph: all but its head are inserted, and base text after the head runs on."""
    with_base = [m for m in chain if m.base]
    head = with_base[0] if with_base else None
    last = chain[-1]
    if head is None:
        for marked in chain:
            if marked.pieces or (marked is last and marked.end_inserted):
                marked.paragraph.inserted = marked.end_inserted or _makers(marked, inserted=True)
            elif marked is not last:
                marked.paragraph.inserted = marked.end_inserted
        return
    if head is not last:
        head.paragraph.auto = (last.paragraph.auto[0], head.paragraph.auto[1])
        last.paragraph.auto = ("", last.paragraph.auto[1])
    before = head
    at_head = chain.index(head)
    for place, marked in enumerate(chain):
        if marked is head:
            continue
        marked.paragraph.inserted = marked.end_inserted if place < at_head else chain[place - 1].end_inserted
        if marked.base:
            marked.follows = before
            before = marked


def _deletions(chain: list[Marked]) -> None:
    """In the proposed text these are one paragraph: all but its head are deleted, and living text joins the head."""
    with_life = [m for m in chain if m.living]
    head = with_life[0] if with_life else None
    last = chain[-1]
    if head is None:
        for marked in chain:
            if marked.pieces or (marked is last and marked.end_deleted):
                marked.paragraph.deleted = marked.end_deleted or _makers(marked, inserted=False)
            elif marked is not last:
                marked.paragraph.deleted = marked.end_deleted
        return
    if head is not last:
        head.paragraph.auto = (head.paragraph.auto[0], last.paragraph.auto[1])
        last.paragraph.auto = (last.paragraph.auto[0], "")
    at_head = chain.index(head)
    for place, marked in enumerate(chain):
        if marked is not head:
            marked.paragraph.deleted = marked.end_deleted if place < at_head else chain[place - 1].end_deleted


def _makers(marked: Marked, *, inserted: bool) -> Stamps:
    for piece in marked.pieces:
        makers = piece.inserted if inserted else piece.deleted
        if makers:
            return makers
    return ()


# Moves


def _pair_moves(row: list[Marked]) -> None:
    """Whole paragraphs that Word moved, and whose text agrees at both places, become moves of ours.

    Others stay what they also are: a deletion at one place and an insertion at the other.
    """
    left: dict[str, list[Marked]] = {}
    arrived: dict[str, list[Marked]] = {}
    for marked in row:
        whole = marked.pieces and not any(isinstance(piece, NoteMark) for piece in marked.pieces)
        if not whole or marked.follows is not None:
            continue
        if marked.paragraph.deleted and not marked.living:
            name = _only_move(marked, "from:")
            if name:
                left.setdefault(name, []).append(marked)
        if marked.paragraph.inserted and not marked.base:
            name = _only_move(marked, "to:")
            if name:
                arrived.setdefault(name, []).append(marked)
    followed = {id(marked.follows) for marked in row if marked.follows is not None}
    for name, sources in left.items():
        targets = arrived.get(name, [])
        if len(sources) == len(targets):
            for source, target in zip(sources, targets, strict=True):
                if id(source) not in followed:
                    _move(source, target)


def _only_move(marked: Marked, direction: str) -> str:
    """The name of the one move that all text of a paragraph belongs to; text changed after the move may differ."""
    names = set()
    for piece, move in zip(marked.pieces, marked.moves, strict=True):
        blank = isinstance(piece, Run) and piece.text.isspace()
        changed = piece.inserted if direction == "to:" else piece.deleted
        if move.startswith(direction):
            names.add(move.removeprefix(direction))
        elif not changed and not blank:
            return ""
    return names.pop() if len(names) == 1 else ""


def _move(source: Marked, target: Marked) -> None:
    moved = [
        replace(piece, inserted=()) if move.startswith("to:") else piece
        for piece, move in zip(target.pieces, target.moves, strict=True)
    ]
    kept = [piece for piece, move in zip(source.pieces, source.moves, strict=True) if move]
    if _base_text(kept) != _base_text(moved):
        return
    target.pieces = _with_struck(source, moved)
    target.paragraph.moved = target.paragraph.inserted
    target.paragraph.inserted = ()
    target.paragraph.auto = (source.paragraph.auto[0], target.paragraph.auto[1])
    source.gone = target
    source.pieces, source.moves = [], []
    source.paragraph.deleted = ()
    source.paragraph.inserted = ()


def _with_struck(source: Marked, moved: Sequence[Piece]) -> list[Piece]:
    """The text of a move at its new place, with what was struck before it left."""
    row: Inline = tuple(moved)
    at = 0
    for piece, move in zip(source.pieces, source.moves, strict=True):
        if move:
            at += width(piece)
            continue
        place = _base_place(row, at)
        row = (*cut(row, 0, place), piece, *cut(row, place, length(row)))
        at += width(piece)
    return list(row)


def _base_place(row: Inline, at: int) -> int:
    """The offset in a row behind so much of its base text, before what was inserted there."""
    base = offset = 0
    for piece in row:
        size = width(piece)
        if not piece.inserted:
            if base + size >= at:
                return offset + (at - base)
            base += size
        elif base == at:
            return offset
        offset += size
    return offset


def _base_text(pieces: Sequence[Piece]) -> str:
    return "".join(text_of(piece) for piece in pieces if not piece.inserted)


def text_of(piece: Piece) -> str:
    """The text of a piece; a footnote mark counts as one character."""
    match piece:
        case Run() | Inert():
            return piece.text
        case Reference():
            return piece.words
        case NoteMark():
            return "\ufffc"
