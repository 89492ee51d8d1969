"""The window: a frame with the commands of the catalogue, and what the system asks of it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

from editor.session.session import Change
from editor.session.workspace import OpenDocument
from editor.ui.actions import Actions
from editor.ui.acts import all_handlers, files
from editor.ui.context_menu import PageMenu
from editor.ui.frame import Frame, Tools

__all__ = ["Tools", "Window"]


class Window(Frame):
    """One window on one document."""

    def __init__(self, tools: Tools, opened: OpenDocument) -> None:
        super().__init__(tools, opened)
        self.acts = Actions(self, all_handlers(self), tools.icons)
        self.acts.fill_menu_bar()
        self.recent_menu = self.acts.submenu_before("File/Open recent", "file.save")
        self.recent_menu.aboutToShow.connect(lambda: files.fill_recent(self))
        self.toolbar = self.acts.fill_toolbar()
        self.toolbar.left.connect(self.page.setFocus)
        self.acts.explain()
        self._menu = PageMenu(self)
        self.setAcceptDrops(True)
        self.resize(QSize(1440, 900))
        self._restore()
        self.start()

    def _changed(self, change: Change) -> None:
        super()._changed(change)
        settings = self.tools.settings
        if settings.get("author") is None and not settings.get("asked who") and not self.banner.waits:
            settings.set("asked who", True)
            name = self.session.author.name
            words = self.tr("Changes are marked as by {name}. This goes on every change; it can be set later.")
            self.banner.say(words.format(name=name), ((self.tr("Who am I…"), lambda: self.run_action("proposal.who")),))

    def _restore(self) -> None:
        """Takes up the place and the widths of the last window."""
        settings = self.tools.settings
        geometry, widths = settings.get("geometry"), settings.get("panels")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromHex(geometry.encode()))
        if isinstance(widths, list) and len(widths) == 3 and all(isinstance(width, int) for width in widths):
            self.splitter.setSizes(widths)

    def _remember(self) -> None:
        settings = self.tools.settings
        settings.set("geometry", bytes(self.saveGeometry().toHex().data()).decode())
        sizes = self.splitter.sizes()
        if len(sizes) == 3 and all(sizes):
            settings.set("panels", sizes)

    def greet(self, sample: bool) -> None:
        """Says at the start what was read, or that this is the sample; places the caret."""
        self.is_sample = sample
        if sample:
            self.banner.say(
                self.tr("This is a sample. Try deleting e)."),
                (
                    (self.tr("New proposal"), lambda: self.run_action("file.new")),
                    (self.tr("Open a document"), lambda: self.run_action("file.open")),
                ),
            )
        else:
            files.remember(self, self.opened.path)
            files.tell_problems(self, self.opened)
        self.page.setFocus()

    # What the system asks.

    def closeEvent(self, event: QCloseEvent) -> None:
        if not files.may_close(self):
            event.ignore()
            return
        self._unsubscribe()
        self._late.stop()
        self._idle.stop()
        self.tools.workspace.close(self.opened)
        self._remember()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, lambda: files.open_path(self, paths[0]))
