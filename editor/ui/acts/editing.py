"""Undo, clipboard, selection, finding, and the commands that change the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from editor.core.commands import structure, writing
from editor.core.commands.command import Command
from editor.core.model.clause import Kind
from editor.core.model.inline import Format
from editor.ui.canvas import keys

if TYPE_CHECKING:
    from editor.ui.frame import Frame


def handlers(window: Frame) -> dict[str, Callable[[], None]]:
    """The handlers of this room."""
    page = window.page
    commands: dict[str, Command] = {
        "insert.item": writing.new_clause_after,
        "insert.paragraph": writing.new_paragraph,
        "insert.nbsp": _typed("\u00a0"),
        "insert.nbhyphen": _typed("\u2011"),
        "structure.in": keys.level(1),
        "structure.out": keys.level(-1),
        "structure.up": lambda snapshot, hand: structure.move_clauses(snapshot, hand, -1),
        "structure.down": lambda snapshot, hand: structure.move_clauses(snapshot, hand, 1),
        "structure.split": writing.split_paragraph,
        "structure.join": writing.join_with_previous,
        "structure.delete": structure.delete_clauses,
        "structure.restore": structure.restore_clauses,
        "format.italic": keys.format_command(Format.ITALIC),
        "format.bold": keys.format_command(Format.BOLD),
        "format.underline": keys.format_command(Format.UNDERLINE),
    }
    found: dict[str, Callable[[], None]] = {
        identity: partial(_run, window, command) for identity, command in commands.items()
    }
    found |= {
        "edit.undo": partial(undo, window),
        "edit.redo": partial(redo, window),
        "edit.cut": partial(_clip, page.cut_selection, "cut"),
        "edit.copy": partial(_clip, page.copy, "copy"),
        "edit.paste": partial(_clip, page.paste_clipboard, "paste"),
        "edit.select_clause": partial(select_clause, window),
        "edit.select_group": partial(select_group, window),
        "edit.select_all": partial(_clip, page.selectAll, "selectAll"),
        "edit.find": window.finder.open,
        "edit.find_next": partial(window.finder.step, 1),
        "edit.find_previous": partial(window.finder.step, -1),
    }
    return found


def _typed(text: str) -> Command:
    return lambda snapshot, hand: writing.type_text(snapshot, hand, text)


def _run(window: Frame, command: Command) -> None:
    window.page.run(command)
    window.page.setFocus()


def _clip(act: Callable[[], None], name: str) -> None:
    """Clipboard keys belong to the field that has the focus, and to the page otherwise."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        getattr(field, name)()
    else:
        act()


def undo(window: Frame) -> None:
    """Undoes the last act."""
    if not window.session.undo():
        window.status.say(window.tr("Nothing to undo."))
    window.page.ensureCursorVisible()


def redo(window: Frame) -> None:
    """Does again what was undone last."""
    if not window.session.redo():
        window.status.say(window.tr("Nothing to do again."))
    window.page.ensureCursorVisible()


def select_clause(window: Frame) -> None:
    """Selects the clause with the caret."""
    window.page.select_blocks(window.page.textCursor().blockNumber(), window.page.textCursor().blockNumber())


def select_group(window: Frame) -> None:
    """Selects the call above the caret and what stands under it."""
    blocks = window.page.blocks
    snapshot = window.session.snapshot
    first = last = window.page.textCursor().blockNumber()

    def kind(number: int) -> Kind | None:
        clause = blocks[number].clause
        found = snapshot.index.find(snapshot.document, clause) if clause is not None else None
        return None if found is None else found.kind

    while first > 0 and kind(first) not in (Kind.CALL, Kind.ANNEX, None):
        first -= 1
    while last + 1 < len(blocks) and kind(last + 1) not in (Kind.CALL, Kind.ANNEX, Kind.REASONS, None):
        last += 1
    window.page.select_blocks(first, last)
