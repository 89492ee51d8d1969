"""A change somebody made to the text document itself, such as assistive technology, read back as a command."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextDocument

from editor.core.commands import writing
from editor.core.commands.command import Command, Hand, Outcome
from editor.core.model.position import Position, Selection
from editor.core.snapshot import Snapshot
from editor.core.state.state import EditorState
from editor.ui.canvas.page_block import PageBlock, position_at, units


def _place(blocks: Sequence[PageBlock], offset: int) -> Position | None:
    """The place in the model of an offset in the text the blocks make up."""
    at = 0
    for block in blocks:
        if offset <= at + block.length:
            return position_at(block, offset - at)
        at += block.length + 1
    return position_at(blocks[-1], units(blocks[-1].text)) if blocks else None


def read_back(
    document: QTextDocument, blocks: Sequence[PageBlock], start: int, removed: int, added: int
) -> Command | None:
    """The command that does to the model what was done to the text: a stretch replaced by words.

    `blocks` is what the document showed before. None where the change meets no text of the model.
    """
    raw = document.toRawText()
    known = "\u2029".join(block.text for block in blocks)
    old, new = known.encode("utf-16-le"), raw.encode("utf-16-le", "surrogatepass")
    head = start * 2
    tail = min(len(old) - (start + removed) * 2, len(new) - (start + added) * 2)
    words = new[head : len(new) - max(tail, 0)].decode("utf-16-le", "replace").replace("\u2029", "\n")
    first, last = _place(blocks, start), _place(blocks, (len(old) - max(tail, 0)) // 2)
    if first is None or last is None or (first == last and not words):
        return None

    def command(snapshot: Snapshot, hand: Hand) -> Outcome:
        state = snapshot.state
        selected = EditorState(state.document, state.index, Selection(first, last), state.history, state.version)
        at = Snapshot(selected, snapshot.numbering)
        return writing.paste_text(at, hand, words) if words else writing.erase_selection(at, hand)

    return command
