"""Reading a window and pressing keys in it, in the words of the tests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.model.clause import Clause, Kind
from editor.core.model.inline import Run
from editor.core.model.views import View, base_text_of
from editor.core.numbering.flattened import lines
from editor.core.snapshot import Snapshot
from editor.ui.canvas.projection import Projector
from editor.ui.window import Window


def clause_of(window: Window, words: str) -> Clause:
    """The first clause that holds some words."""
    for proposal in window.session.document.proposals:
        for clause in proposal.clauses:
            if clause.kind is not Kind.GONE and words in text_of(clause):
                return clause
    raise LookupError(words)


def text_of(clause: Clause) -> str:
    """The words of a clause, struck ones too."""
    return "".join(piece.text for piece in clause.inline if isinstance(piece, Run))


def put_caret(window: Window, words: str, offset: int = 0, end: int | None = None) -> None:
    """Places the caret, or a selection, in the clause that holds some words."""
    assert window.page.go_to(clause_of(window, words).id, offset, end)
    window.page.setFocus()


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    QTest.keyClick(window.page, key, modifiers)
    QApplication.processEvents()


def type_text(window: Window, text: str) -> None:
    """Types letters on the page, of any script: a key event a letter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(window.page, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    QApplication.processEvents()


def labels_of(window: Window, call: str) -> list[str]:
    """The labels of a group as marked: ``e)``, ``-f)+e)``, ``-e)``, ``+d)``."""
    snapshot = window.session.snapshot
    found: list[str] = []
    inside = False
    for clause in snapshot.document.proposals[0].clauses:
        if clause.kind is Kind.CALL:
            inside = text_of(clause) == call
        elif inside and clause.kind is Kind.ITEM:
            label = snapshot.numbering.label(clause.id)
            if clause.deleted:
                found.append(f"-{label.base}")
            elif not label.base:
                found.append(f"+{label.proposed}")
            else:
                found.append(label.base if label.base == label.proposed else f"-{label.base}+{label.proposed}")
    return found


def proposed(window: Window) -> list[str]:
    """The lines of the proposed text."""
    snapshot = window.session.snapshot
    return [str(line) for line in lines(snapshot.document, snapshot.numbering, View.PROPOSED)]


def page_is_the_document(window: Window) -> bool:
    """Whether the page shows exactly what a fresh projection of the document shows."""
    snapshot: Snapshot = window.session.snapshot
    fresh = Projector(window.page.view).project(snapshot)
    shown = window.page.document().toRawText()
    return shown == "\u2029".join(block.text for block in fresh)


def base_of_window(window: Window) -> object:
    """The base text that no key may change."""
    return base_text_of(window.session.document)
