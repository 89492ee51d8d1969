"""The page as it is shown: a projection of the snapshot in a stock text editor, the caret where the model has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from editor.core.model.ids import ClauseId
from editor.core.model.position import Position, Selection
from editor.core.model.views import View
from editor.core.snapshot import Snapshot, renumbers
from editor.session.session import Change, Session
from editor.ui.canvas import patch
from editor.ui.canvas.block_look import Badge
from editor.ui.canvas.measures import PageOptions
from editor.ui.canvas.overlaying import Overlay
from editor.ui.canvas.page_block import PageBlock, offset_of, position_at
from editor.ui.canvas.page_layout import PageLayout
from editor.ui.canvas.projection import Patch, Projector


class PageSurface(QTextEdit):
    """What the page shows of one session, and where the caret stands in it."""

    caret_moved = Signal(str)
    """The caret stands in another clause, named by its id."""

    def __init__(self, session: Session, options: PageOptions | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._projector = Projector(View.MARKED)
        self._busy = False
        self._clause = ""
        self._layout = PageLayout(self.document(), options)
        self._set_up()
        self._unsubscribe = session.subscribe(self._changed)
        self.reload()

    def _set_up(self) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.setDocumentLayout(self._layout)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The page paints its desk as well: nothing behind it need be painted first, on any key.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabChangesFocus(False)
        self.setAcceptRichText(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumSize(QSize(280, 160))
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Page"))
        self.cursorPositionChanged.connect(self._moved)
        self.selectionChanged.connect(self._moved)

    # What is shown.

    @property
    def view(self) -> View:
        """The view shown."""
        return self._projector.view

    @property
    def page_layout(self) -> PageLayout:
        """The layout of the page."""
        return self._layout

    @property
    def blocks(self) -> Sequence[PageBlock]:
        """What the page shows now, block by block."""
        return self._projector.blocks

    def show_view(self, view: View) -> None:
        """Shows another view; the caret stays in its clause."""
        if view is self._projector.view:
            return
        self._projector = Projector(view, self._projector.overlays, self._projector.badges)
        self.reload()

    def open(self, session: Session) -> None:
        """Shows another session."""
        self._unsubscribe()
        self._session = session
        self._unsubscribe = session.subscribe(self._changed)
        self._projector = Projector(self._projector.view)
        self.reload()

    def reload(self) -> None:
        """Builds the whole page anew from the snapshot."""
        snapshot = self._session.snapshot
        self._busy = True
        try:
            patch.load(self.document(), self._projector.project(snapshot))
        finally:
            self._busy = False
        self._show_selection(snapshot)

    def _changed(self, change: Change) -> None:
        snapshot = change.new
        if change.replaced:
            self.reload()
            return
        projector = self._projector
        old = projector.blocks
        self._busy = True
        try:
            patches = self._text_change(change)
            if patches is not None:
                patch.patch_some(self.document(), self._layout, patches)
            else:
                blocks = projector.project_structure(change.old, snapshot) or projector.project(snapshot)
                patch.patch(self.document(), self._layout, old, blocks)
        finally:
            self._busy = False
        self._show_selection(snapshot)

    def _text_change(self, change: Change) -> list[Patch] | None:
        """The blocks that differ after a change of words, or None where more may differ."""
        first = change.touched[0] if change.touched else None
        if first is None or any(identity != first for identity in change.touched):
            return None
        if any(renumbers(step) for step in change.steps):
            return None
        return self._projector.project_text(change.new, first)

    def set_options(self, options: PageOptions) -> None:
        """Sets theme, zoom, direction and faces."""
        self._layout.set_options(options)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, options.theme.color("desk"))
        palette.setColor(QPalette.ColorRole.Text, options.theme.color("text"))
        palette.setColor(QPalette.ColorRole.Highlight, options.theme.color("sel"))
        palette.setColor(QPalette.ColorRole.HighlightedText, options.theme.color("text"))
        self.setPalette(palette)
        self.viewport().update()

    def show_overlays(
        self, overlays: dict[ClauseId, tuple[Overlay, ...]], badges: dict[ClauseId, tuple[Badge, ...]]
    ) -> None:
        """Lays waves and grounds over words, and badges beside clauses, in place of those laid before."""
        projector = self._projector
        changed = {
            identity
            for old, new in ((projector.overlays, overlays), (projector.badges, badges))
            for identity in {*old, *new}
            if old.get(identity) != new.get(identity)
        }
        projector.overlays, projector.badges = overlays, badges
        snapshot = self._session.snapshot
        old = list(projector.blocks)
        self._busy = True
        try:
            for identity in changed:
                if identity not in projector.at or identity not in snapshot.index.places:
                    continue
                patches = projector.project_text(snapshot, identity)
                if patches is None:
                    break
                patch.patch_some(self.document(), self._layout, patches)
                for place, _, block in patches:
                    old[place] = block
            else:
                return
            patch.patch(self.document(), self._layout, old, projector.project(snapshot))
        finally:
            self._busy = False
            self._show_selection(snapshot)

    # Where the user stands.

    def page_offset(self, position: Position) -> int | None:
        """The offset in the text document of a place in the model, or None where the view does not show it."""
        place = self._projector.at.get(position.clause)
        if place is None:
            return None
        block = self._projector.blocks[place]
        return self.document().findBlockByNumber(place).position() + offset_of(block, position)

    def place_offset(self, identity: ClauseId, offset: int) -> int | None:
        """The offset in the text document of an offset in a clause."""
        return self.page_offset(Position(identity, offset))

    def model_position(self, offset: int) -> Position | None:
        """The place in the model of an offset in the text document; a painted line gives the next clause."""
        place = self.document().findBlock(offset)
        number = place.blockNumber()
        blocks = self._projector.blocks
        if not 0 <= number < len(blocks):
            return None
        found = position_at(blocks[number], offset - place.position())
        if found is None:
            later = next((block for block in blocks[number:] if block.clause is not None), None)
            found = None if later is None or later.clause is None else Position(later.clause, 0)
        return found

    def _show_selection(self, snapshot: Snapshot) -> None:
        selection = snapshot.state.selection
        if selection is None:
            selection = self._first_selection()
            if selection is None:
                return
        anchor, head = self.page_offset(selection.anchor), self.page_offset(selection.head)
        if head is None:
            return
        cursor = self.textCursor()
        wanted = (head if anchor is None else anchor, head)
        if (cursor.anchor(), cursor.position()) != wanted:
            self._busy = True
            try:
                cursor.setPosition(wanted[0])
                cursor.setPosition(wanted[1], QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
            finally:
                self._busy = False
        self._note_clause()

    def _first_selection(self) -> Selection | None:
        """Places the caret where the text begins, so that the first key finds it there."""
        start = self.model_position(0)
        if start is None:
            return None
        selection = Selection(start, start)
        self._session.select(selection)
        return selection

    def _moved(self) -> None:
        if self._busy:
            return
        cursor = self.textCursor()
        head = self.model_position(cursor.position())
        anchor = head if cursor.anchor() == cursor.position() else self.model_position(cursor.anchor())
        if head is not None and anchor is not None:
            self._session.select(Selection(anchor, head))
        self._note_clause()

    def _note_clause(self) -> None:
        place = self.textCursor().block()
        self._layout.set_current(place)
        number = place.blockNumber()
        blocks = self._projector.blocks
        clause = (blocks[number].clause or "") if 0 <= number < len(blocks) else ""
        if clause != self._clause:
            self._clause = clause
            self.caret_moved.emit(clause)

    def go_to(self, identity: ClauseId, start: int = 0, end: int | None = None) -> bool:
        """Places the caret, or a selection, in a clause and brings it into view; False where it is not shown."""
        head = self.page_offset(Position(identity, start if end is None else end))
        anchor = self.page_offset(Position(identity, start))
        if head is None or anchor is None:
            return False
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(head, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._moved()
        self.ensureCursorVisible()
        return True

    def select_blocks(self, first: int, last: int) -> None:
        """Selects whole blocks."""
        document = self.document()
        end = document.findBlockByNumber(last)
        cursor = self.textCursor()
        cursor.setPosition(document.findBlockByNumber(first).position())
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._moved()

    # What Qt asks.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # The letters of the page are the template's, whatever the interface wears.
            self._layout.apply_font()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ensureCursorVisible()
