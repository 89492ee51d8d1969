"""Typing, erasing, splitting, joining and pasting."""

from __future__ import annotations

from dataclasses import replace

from editor.core.commands.command import NOTHING, NOWHERE, Hand, Outcome, Refusal, ordered
from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format, Inline, Run, cut, length
from editor.core.model.position import Position, Selection
from editor.core.model.views import living_inline
from editor.core.numbering.number import Label
from editor.core.snapshot import Snapshot
from editor.core.state.state import Transaction
from editor.core.tracking import record, structure
from editor.core.transform.transform import Transform

TYPING = "typing"
ERASING = "erasing"
LINE_ENDS = ("\r\n", "\r", "\u2029", "\n")


def name_of(clause: Clause, label: Label) -> str:
    """A short name of a clause for messages: its label, or what it is."""
    shown = label.base or label.proposed
    return shown or {Kind.CALL: "this call", Kind.TITLE: "the title"}.get(clause.kind, "this paragraph")


def closed(snapshot: Snapshot, identity: ClauseId) -> Refusal | None:
    """Why a clause takes no text, or None."""
    clause = snapshot.index.clause(snapshot.document, identity)
    if record.is_open(clause):
        return None
    if clause.kind is Kind.GONE:
        return Refusal("This text was moved. Edit it where it stands now.")
    if clause.kind is Kind.FOREIGN:
        return Refusal("This part comes from another program and cannot be edited here.")
    name = name_of(clause, snapshot.numbering.label(identity))
    return Refusal(f"{name[:1].upper()}{name[1:]} is deleted. Restore it to write in it.")


def _start(snapshot: Snapshot) -> tuple[Transform, Position, Position] | Refusal:
    selection = snapshot.state.selection
    places = snapshot.index.places
    if selection is None or selection.head.clause not in places or selection.anchor.clause not in places:
        return NOWHERE
    start, end = ordered(snapshot, selection)
    return Transform(snapshot.document, snapshot.index), start, end


def _emptied(tx: Transform, start: Position, end: Position, hand: Hand) -> Position:
    """The caret after erasing a selection; in one clause it stands after what was struck, for what is typed next."""
    if start == end:
        return start
    if start.clause == end.clause:
        return Position(start.clause, record.erase(tx, start.clause, start.offset, end.offset, hand.stamp))
    caret = structure.erase_range(tx, start, end, hand.stamp)
    clause = tx.clause(caret.clause)
    return Position(caret.clause, min(caret.offset, length(clause.inline)))


def type_text(snapshot: Snapshot, hand: Hand, text: str, form: Format | None = None) -> Outcome:
    """Letters typed over the selection or at the caret."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, start, end = begun
    caret = _emptied(tx, start, end, hand)
    if not record.is_open(tx.clause(caret.clause)):
        # What was selected is struck whole: the new words go into a new paragraph after it.
        if start == end:
            return closed(snapshot, caret.clause) or NOTHING
        clause = tx.clause(caret.clause)
        shape = (clause.kind, clause.level)
        caret = Position(structure.add_after(tx, clause.id, hand.fresh(), shape, hand.stamp), 0)
    pieces: Inline = (Run(text) if form is None else Run(text, form),)
    caret = record.insert(tx, caret, pieces, hand.stamp)
    group = TYPING if start == end else ""
    return Transaction.of(tx, Selection.at(caret), "typing", group)


def erase_selection(snapshot: Snapshot, hand: Hand) -> Outcome:
    """The selected text deleted: struck where it is base text."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, start, end = begun
    if start == end:
        return NOTHING
    caret = structure.erase_range(tx, start, end, hand.stamp)
    if not tx:
        return NOTHING
    return Transaction.of(tx, Selection.at(caret), "delete")


def erase_stretch(snapshot: Snapshot, hand: Hand, start: Position, end: Position, backward: bool) -> Outcome:
    """A stretch inside one clause deleted by Backspace, Delete or their word forms.

    After Backspace the caret stands before what stays struck, after Delete behind it.
    """
    refused = closed(snapshot, start.clause)
    if refused is not None:
        return refused
    tx = Transform(snapshot.document, snapshot.index)
    after = record.erase(tx, start.clause, start.offset, end.offset, hand.stamp)
    caret = Position(start.clause, start.offset if backward else after)
    group = f"{ERASING}-{'back' if backward else 'on'}"
    return Transaction.of(tx, Selection.at(caret), "delete", group)


def split_paragraph(snapshot: Snapshot, hand: Hand) -> Outcome:
    """Enter: a new item, or the paragraph split at the caret; on an empty sub-item, one level out."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, start, end = begun
    caret = _emptied(tx, start, end, hand)
    clause = tx.clause(caret.clause)
    if clause.kind in (Kind.GONE, Kind.FOREIGN):
        return closed(snapshot, clause.id) or NOTHING
    if record.is_struck(clause):
        shape = structure.new_kind(clause)
        structure.add_after(tx, clause.id, new := hand.fresh(), shape, hand.stamp)
        return Transaction.of(tx, Selection.at(Position(new, 0)), "new item")
    if clause.kind is Kind.ITEM and clause.level > 1 and not living_inline(clause.inline) and clause.inserted:
        structure.reshape(tx, clause.id, Kind.ITEM, clause.level - 1, hand.stamp)
        return Transaction.of(tx, Selection.at(caret), "level out")
    caret = structure.split(tx, caret, hand.fresh(), hand.stamp)
    return Transaction.of(tx, Selection.at(caret), "new item")


def new_paragraph(snapshot: Snapshot, hand: Hand) -> Outcome:
    """Shift+Enter: a paragraph without label after this clause."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, _, end = begun
    clause = tx.clause(end.clause)
    kind, level = structure.new_kind(clause)
    kind = Kind.PARAGRAPH if kind is Kind.ITEM else kind
    new = structure.add_after(tx, clause.id, hand.fresh(), (kind, level), hand.stamp)
    return Transaction.of(tx, Selection.at(Position(new, 0)), "new paragraph")


def new_clause_after(snapshot: Snapshot, hand: Hand) -> Outcome:
    """Ctrl+Enter: an empty clause of the same kind after this one, wherever the caret stands in it."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, _, end = begun
    clause = tx.clause(end.clause)
    new = structure.add_after(tx, clause.id, hand.fresh(), structure.new_kind(clause), hand.stamp)
    return Transaction.of(tx, Selection.at(Position(new, 0)), "new item")


def join_with_previous(snapshot: Snapshot, hand: Hand) -> Outcome:
    """Backspace at the start of a paragraph: it runs on in the one before; an empty new one goes."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, start, _ = begun
    clause = tx.clause(start.clause)
    if not record.is_open(clause):
        return closed(snapshot, clause.id) or NOTHING
    if not clause.inline and clause.inserted and clause.kind is not Kind.CELL:
        return _dropped(tx, clause, hand)
    if not structure.can_join(tx, clause.id):
        return Refusal("This paragraph cannot be joined with the one before it.")
    caret = structure.join(tx, clause.id, hand.stamp)
    return Transaction.of(tx, Selection.at(caret), "join")


def join_with_next(snapshot: Snapshot, hand: Hand) -> Outcome:
    """Delete at the end of a paragraph: the next one runs on in it."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, _, end = begun
    owner, at = tx.index.places[end.clause]
    for clause in tx.index.row(tx.document, owner)[at + 1 :]:
        if not record.is_open(clause) or clause.kind is Kind.NOTE:
            continue
        above = structure.previous_living(tx, clause.id)
        if above is None or above.id != end.clause or not structure.can_join(tx, clause.id):
            break
        structure.join(tx, clause.id, hand.stamp)
        return Transaction.of(tx, Selection.at(end), "join")
    return Refusal("The next paragraph cannot be joined with this one.")


def _dropped(tx: Transform, clause: Clause, hand: Hand) -> Outcome:
    owner, at = tx.index.places[clause.id]
    row = tx.index.row(tx.document, owner)
    back = [c for c in row[:at] if record.is_open(c)] or [c for c in row[at + 1 :] if record.is_open(c)]
    structure.strike(tx, clause.id, hand.stamp)
    if not back or not tx:
        return NOTHING
    near = back[-1] if row.index(back[-1]) < at else back[0]
    offset = length(near.inline) if row.index(near) < at else 0
    return Transaction.of(tx, Selection.at(Position(near.id, offset)), "delete")


def paste_text(snapshot: Snapshot, hand: Hand, text: str) -> Outcome:
    """Plain text put in: each of its lines after the first opens a paragraph of the same kind."""
    for end_mark in LINE_ENDS:
        text = text.replace(end_mark, "\n")
    pasted = [line.strip("\ufeff\x00") for line in text.strip("\n").split("\n")]
    pasted = [line for line in pasted if line.strip()] if len(pasted) > 1 else pasted
    if not any(pasted):
        return NOTHING
    return paste_lines(snapshot, hand, tuple((Run(line),) for line in pasted))


def paste_lines(snapshot: Snapshot, hand: Hand, pasted: tuple[Inline, ...]) -> Outcome:
    """Rows of pieces put in at the caret, one paragraph each."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, start, end = begun
    caret = _emptied(tx, start, end, hand)
    if not record.is_open(tx.clause(caret.clause)):
        clause = tx.clause(caret.clause)
        if clause.kind in (Kind.GONE, Kind.FOREIGN):
            return closed(snapshot, clause.id) or NOTHING
        caret = Position(structure.add_after(tx, clause.id, hand.fresh(), structure.new_kind(clause), hand.stamp), 0)
    single = tx.clause(caret.clause).kind in (Kind.NUMBER, Kind.TITLE, Kind.CALL, Kind.OPENING, Kind.CELL)
    for at, pieces in enumerate(pasted):
        if at and single:
            caret = record.insert(tx, caret, (Run(" "),), hand.stamp)
        elif at:
            caret = structure.split(tx, caret, hand.fresh(), hand.stamp)
        caret = record.insert(tx, caret, pieces, hand.stamp)
    if not tx:
        return NOTHING
    return Transaction.of(tx, Selection.at(caret), "paste")


def toggle_format(snapshot: Snapshot, hand: Hand, flag: Format) -> Outcome:
    """A format turned on over the selection, or off where all of it has it."""
    begun = _start(snapshot)
    if isinstance(begun, Refusal):
        return begun
    tx, start, end = begun
    if start == end:
        return Refusal("Select the words first.")
    from_here = snapshot.index.places[start.clause]
    to_there = snapshot.index.places[end.clause]
    if from_here[0] != to_there[0]:
        return Refusal("Select words of one proposal.")
    for clause in snapshot.index.row(snapshot.document, from_here[0])[from_here[1] : to_there[1] + 1]:
        low = start.offset if clause.id == start.clause else 0
        high = end.offset if clause.id == end.clause else length(clause.inline)
        if record.is_open(clause) and low < high:
            record.set_format(tx, clause.id, low, high, flag, hand.stamp)
    if not tx:
        return NOTHING
    return Transaction.of(tx, snapshot.state.selection, "format")


def replace_stretch(
    snapshot: Snapshot, hand: Hand, changes: tuple[tuple[ClauseId, int, int, str], ...], label: str
) -> Outcome:
    """Stretches of clauses replaced by words, as one act: fixes, and Replace all.

    Stretches of one clause must not overlap; they are done from the last to the first.
    """
    tx = Transform(snapshot.document, snapshot.index)
    caret: Position | None = None
    for identity, start, end, text in sorted(changes, key=lambda change: (change[0], -change[1])):
        clause = snapshot.index.find(snapshot.document, identity)
        if clause is None or not record.is_open(clause):
            continue
        before = cut(clause.inline, start, end)
        form = before[0].format if before and isinstance(before[0], Run) else None
        at = record.erase(tx, identity, start, end, hand.stamp)
        pieces: Inline = (Run(text) if form is None else replace(Run(text), format=form),) if text else ()
        caret = record.insert(tx, Position(identity, at), pieces, hand.stamp)
    if not tx or caret is None:
        return NOTHING
    return Transaction.of(tx, Selection.at(caret), label)
