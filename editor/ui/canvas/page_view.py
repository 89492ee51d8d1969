"""The page: a stock text editor that shows a projection and turns what the user does into commands.

Qt moves the caret, selects, composes input and reads the text out to assistive technology. Every way of changing text
(keys, input methods, paste, drop, cut) is caught and becomes a command; where something changes the text document
behind our back, `read_back` makes a command of it and the page is painted anew from the snapshot.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from editor.core.commands import writing
from editor.core.commands.command import Command, Refusal
from editor.core.model.views import View
from editor.session.session import Session
from editor.ui.canvas import keys, patch
from editor.ui.canvas.clipboard import copied, pasted
from editor.ui.canvas.measures import PageOptions
from editor.ui.canvas.page_surface import PageSurface
from editor.ui.canvas.read_back import read_back


class PageView(PageSurface):
    """The page of one session, and everything the user does on it."""

    refused = Signal(str)
    """A command did not apply here; the sentence says why."""
    zoom_asked = Signal(int)
    """Ctrl and the wheel: one step up or down."""
    menu_asked = Signal(QPoint, bool)
    """The context menu is wanted at a point of the viewport; whether by the mouse."""

    def __init__(self, session: Session, options: PageOptions | None = None, parent: QWidget | None = None) -> None:
        super().__init__(session, options, parent)
        self.press_taker: Callable[[QPointF], bool] | None = None
        """What is asked first when the mouse is pressed at a point of the viewport: True where it takes the press."""
        self._press_taken = False
        self.document().contentsChange.connect(self._contents_changed)

    def run(self, command: Command) -> bool:
        """Runs a command; says why where it does not apply."""
        refusal: Refusal | None
        if self.view is View.BASE:
            refusal = Refusal(self.tr("The base text cannot be changed. F9 shows the marked text."))
        else:
            refusal = self._session.run(command)
        if refusal is not None:
            self.refused.emit(refusal.reason)
            return False
        self.ensureCursorVisible()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = keys.typed_text(event)
        if text:
            self.run(lambda snapshot, hand: writing.type_text(snapshot, hand, text))
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(event)
            return
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shifted):
            self.menu_asked.emit(self.cursorRect().bottomLeft(), False)
            event.accept()
            return
        command = keys.command_for(event)
        if command is not None:
            self.run(command)
            event.accept()
            return
        if self._clipboard_key(event) or self._is_edit(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _tab(self, event: QKeyEvent) -> None:
        event.accept()
        back = event.key() == Qt.Key.Key_Backtab or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        selection = self._session.snapshot.state.selection
        if (selection is not None and selection.head.offset == 0) or self.textCursor().hasSelection():
            self.run(keys.level(-1 if back else 1))
        else:
            self.refused.emit(self.tr("Tab changes the level at the start of a clause. F6 leaves the page."))

    def _clipboard_key(self, event: QKeyEvent) -> bool:
        standard = QKeySequence.StandardKey
        acts: tuple[tuple[QKeySequence.StandardKey, Callable[[], None]], ...] = (
            (standard.Cut, self.cut_selection),
            (standard.Paste, self.paste_clipboard),
        )
        for key, act in acts:
            if event.matches(key):
                act()
                return True
        return False

    def _is_edit(self, event: QKeyEvent) -> bool:
        """Whether Qt would change the text by itself on this key: such keys do nothing here."""
        standard = QKeySequence.StandardKey
        edits = (standard.Undo, standard.Redo, standard.DeleteEndOfLine, standard.DeleteCompleteLine)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return any(event.matches(key) for key in edits) or bool(control and event.key() == Qt.Key.Key_K)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        commit = event.commitString()
        if event.replacementLength():
            cursor = self.textCursor()
            at = cursor.position() + event.replacementStart()
            cursor.setPosition(at)
            cursor.setPosition(at + event.replacementLength(), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        if commit:
            self._compose("", event)
            self.run(lambda snapshot, hand: writing.type_text(snapshot, hand, commit))
        elif self.textCursor().hasSelection() and (event.preeditString() or event.replacementLength()):
            # Qt would take the selected text away as soon as composing begins.
            self.run(writing.erase_selection)
        if event.preeditString() or not commit:
            self._compose(event.preeditString(), event)
        event.accept()

    def _compose(self, text: str, event: QInputMethodEvent) -> None:
        """Shows what is being composed; it is no part of the document yet."""
        self._busy = True
        try:
            super().inputMethodEvent(QInputMethodEvent(text, event.attributes() if text else []))
        finally:
            self._busy = False

    def copy(self) -> None:
        """Copies the selected words.

        As text, not as an object of ours: what Python made must not be on the clipboard when the program ends.
        """
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self.createMimeDataFromSelection().text())

    def cut_selection(self) -> None:
        """Copies the selected words, then deletes them."""
        if self.textCursor().hasSelection():
            self.copy()
            self.run(writing.erase_selection)

    def paste_clipboard(self) -> None:
        """Puts in what the clipboard holds."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.insertFromMimeData(data)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        return copied(self.document(), self._projector.blocks, cursor.selectionStart(), cursor.selectionEnd())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and self.view is not View.BASE

    def insertFromMimeData(self, source: QMimeData) -> None:
        rows = pasted(source)
        if rows:
            self.run(lambda snapshot, hand: writing.paste_lines(snapshot, hand, rows))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Files belong to the window; dragged words come with restructuring by mouse.
        event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.ignore()

    def _contents_changed(self, start: int, removed: int, added: int) -> None:
        if self._busy:
            return
        command = read_back(self.document(), self._projector.blocks, start, removed, added)
        self._busy = True
        try:
            patch.load(self.document(), self._projector.blocks)
        finally:
            self._busy = False
        if command is not None:
            self.run(command)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.pos(), True)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._press_taken = plain and self.press_taker is not None and self.press_taker(event.position())
        if not self._press_taken:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        taken, self._press_taken = self._press_taken, False
        if not taken:
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # A stock editor takes Ctrl+Z, Ctrl+X and the like for itself; here they are commands of the window.
            event.ignore()
            return True
        return super().event(event)
