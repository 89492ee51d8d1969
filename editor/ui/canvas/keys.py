"""What the editing keys of the page mean: from a key to a command."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from editor.core.commands import structure, writing
from editor.core.commands.command import Command, Hand, Outcome, Refusal
from editor.core.model.inline import Format
from editor.core.model.position import Position
from editor.core.snapshot import Snapshot
from editor.ui.canvas import boundaries

KeyCommand = Callable[[Snapshot, Hand], Outcome]
_Standard = QKeySequence.StandardKey


def typed_text(event: QKeyEvent) -> str:
    """The letters a key press types, or nothing where it is a command or a key of movement."""
    text = event.text()
    if not text or not (text.isprintable() or text in ("\u00ad", "\u200e", "\u200f", "\u200c", "\u200d")):
        return ""
    modifiers = event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier))
    # AltGr arrives as Ctrl+Alt on some systems: what types a letter types it.
    if control != alt:
        return ""
    return text


def erase(backward: bool, by_word: bool) -> Command:
    """Backspace and Delete, with or without Ctrl."""

    def command(snapshot: Snapshot, hand: Hand) -> Outcome:
        selection = snapshot.state.selection
        if selection is None:
            return Refusal(QCoreApplication.translate("Page", "Place the caret in the text first."))
        if selection.anchor != selection.head:
            return writing.erase_selection(snapshot, hand)
        clause = snapshot.index.clause(snapshot.document, selection.head.clause)
        find = boundaries.before if backward else boundaries.after
        stretch = find(clause, selection.head.offset, by_word)
        if stretch is not None:
            start, end = (Position(clause.id, offset) for offset in stretch)
            return writing.erase_stretch(snapshot, hand, start, end, backward)
        if backward:
            return writing.join_with_previous(snapshot, hand)
        return writing.join_with_next(snapshot, hand)

    return command


def level(by: int) -> Command:
    """Tab and Shift+Tab at the start of a clause."""
    return lambda snapshot, hand: structure.change_level(snapshot, hand, by)


def command_for(event: QKeyEvent) -> Command | None:
    """The command of an editing key that is not in the catalogue of actions, or None."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = plain == Qt.KeyboardModifier.ShiftModifier
    none = plain == Qt.KeyboardModifier.NoModifier
    key = event.key()
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        if none:
            return writing.split_paragraph
        if shift:
            return writing.new_paragraph
        return writing.new_clause_after if plain == Qt.KeyboardModifier.ControlModifier else None
    if event.matches(_Standard.DeleteStartOfWord):
        return erase(backward=True, by_word=True)
    if event.matches(_Standard.DeleteEndOfWord):
        return erase(backward=False, by_word=True)
    if key == Qt.Key.Key_Backspace and (none or shift):
        return erase(backward=True, by_word=False)
    if event.matches(_Standard.Delete) or (key == Qt.Key.Key_Delete and none):
        return erase(backward=False, by_word=False)
    return None


def format_command(flag: Format) -> Command:
    """Italic, bold and the others, over the selection."""
    return lambda snapshot, hand: writing.toggle_format(snapshot, hand, flag)
