"""The composition root: chooses the adapters, builds the window, and catches what nobody else caught."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QClipboard, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from editor import __version__
from editor.core.model.document import Actor, Document, Meeting
from editor.core.model.views import View
from editor.core.ports import EditorError, Left
from editor.documents import DiskDocuments
from editor.session.checking import Checking
from editor.session.session import author_of
from editor.session.workspace import OpenDocument, Workspace
from editor.system import resources
from editor.system.clock import RandomIds, SystemClock
from editor.system.journal_store import Journal, LeftJournal, discard, left_behind
from editor.system.settings import JsonSettings
from editor.ui.choices import Known
from editor.ui.faults import tell_fault, tell_unread
from editor.ui.icons import Icons
from editor.ui.window import Tools, Window

if TYPE_CHECKING:
    from editor.core.diagnostics.diagnostic import Context

NAME = "clausewright"
RESOURCES = resources.folder()
SAMPLE = RESOURCES / "samples" / "sample-proposal.clause"
_log = logging.getLogger(NAME)


class DiskJournals:
    """The journals in one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def begin(self, start: bytes, meta: dict[str, str]) -> Journal:
        """A new journal."""
        return Journal.begin(self._root, start, meta)

    def left(self) -> Sequence[Left]:
        """What killed editors left."""
        return left_behind(self._root)

    def discard(self, journal: Left) -> None:
        """Deletes one of them."""
        if isinstance(journal, LeftJournal):
            discard(journal)


def _folder(kind: str) -> Path:
    """A folder of the user for this program; one variable moves all of them, for tests and memory sticks."""
    moved = os.environ.get("CLAUSEWRIGHT_HOME")
    if moved:
        return Path(moved) / kind
    folders = platformdirs.PlatformDirs(NAME, appauthor=False)
    return Path(folders.user_config_dir if kind == "config" else folders.user_state_dir)


def _author(settings: JsonSettings) -> Actor:
    known = settings.get("author")
    facts = known if isinstance(known, dict) else {}
    name = str(facts.get("name") or "")
    return author_of(name or _login(), str(facts.get("delegation") or ""), str(facts.get("region") or ""))


def _login() -> str:
    return (os.environ.get("USER") or os.environ.get("USERNAME") or "Author").capitalize()


def _offer_recovery(window: Window) -> None:
    """Offers back what killed editors left."""
    from editor.ui.recovery import offer_recovery

    offer_recovery(window)


def _context() -> Context:
    """What checks are made with; read on the first check, not at the start."""
    from editor.core.diagnostics.diagnostic import Context
    from editor.system.spelling import Missing, dictionary_for

    dictionary = dictionary_for("en")
    found = None if isinstance(dictionary, Missing) else dictionary
    return Context(resources.register(), found, resources.words(), resources.slips())


def tools_for(home: Path | None = None) -> Tools:
    """The tools of a window. `home` holds settings and journals in place of the user's folders."""
    config, state = (home / "config", home / "state") if home else (_folder("config"), _folder("state"))
    settings = JsonSettings(config / "settings.json")
    workspace = Workspace(
        DiskDocuments(), DiskJournals(state / "journals"), RandomIds(), SystemClock(), _author(settings)
    )
    return Tools(
        workspace,
        settings,
        Icons(RESOURCES / "icons"),
        lambda: Checking(_context),
        _meetings,
        _proponents,
        _print,
    )


def _print(parent: QWidget, opened: OpenDocument, view: View, preview: bool) -> str:
    """Prints a document, or shows how it would print; what prints is loaded when it is first needed."""
    from editor.ui.printing import print_document

    return print_document(parent, opened, view, preview)


def _meetings() -> tuple[Known, ...]:
    """The conferences to choose from, newest first."""
    from editor.core.commands.forms import form_of

    rows = sorted(resources.register().conferences, key=lambda row: row.opens, reverse=True)
    return tuple(
        Known(
            f"{row.short_name}, {row.place}, {row.year}",
            row.short_name,
            Meeting(
                row.short_name,
                form_of(row.short_name).name,
                row.place,
                row.opens.isoformat() if row.start else "",
                row.closes.isoformat() if row.end else "",
            ),
        )
        for row in rows
    )


def _proponents() -> tuple[Known, ...]:
    groups = tuple(Known(row.name, row.symbol) for row in resources.register().proponents())
    return groups + tuple(Known(row.name, row.symbol) for row in resources.register().members())


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The one Qt application, with names and translations set."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([NAME, *arguments])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("Clausewright")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(NAME)
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "clausewright.svg")))
    translator = QTranslator(app)
    if translator.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.aboutToQuit.connect(_leave_plain_text)
    return app


def _leave_plain_text() -> None:
    """Leaves the selected words as text on the clipboards: Qt would ask Python for them after Python has ended."""
    clipboard = QGuiApplication.clipboard()
    for mode, owned in (
        (QClipboard.Mode.Clipboard, clipboard.ownsClipboard()),
        (QClipboard.Mode.Selection, clipboard.ownsSelection()),
    ):
        if owned:
            clipboard.setText(clipboard.text(mode), mode)


def _catch_faults(log: Path) -> None:
    """Faults nobody caught are written down and told; the work is in the journal and editing goes on."""
    telling = [False]

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, fault, trace))
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{SystemClock().now()}\n{text}\n")
        except OSError:
            _log.error(text)
        if not telling[0]:
            telling[0] = True
            try:
                tell_fault(text, str(log), QApplication.activeWindow())
            finally:
                telling[0] = False

    sys.excepthook = caught


def _opened(tools: Tools, path: str) -> OpenDocument:
    """A document to begin with: the file, or what can be said of why not."""
    return tools.workspace.open(path)


def run(files: Sequence[str] = ()) -> int:
    """Opens the window on files, on what was open last, or on the sample; returns when it is closed."""
    app = application()
    _catch_faults(_folder("state") / "faults.txt")
    tools = tools_for()
    windows: list[Window] = []
    for path in files or (str(SAMPLE),):
        try:
            opened = _opened(tools, path)
        except EditorError as fault:
            print(f"{NAME}: {path}: {fault.cause}", file=sys.stderr)
            tell_unread(fault)
            opened = tools.workspace.new(Document("d-empty00001"))
        windows.append(Window(tools, opened))
        if opened.path:
            windows[-1].greet(sample=Path(opened.path) == SAMPLE)
    for window in windows:
        window.show()
    if windows:
        QTimer.singleShot(0, lambda: _offer_recovery(windows[0]))
    return app.exec()


def demo(outdir: str, path: str = "") -> int:
    """Without a display: opens a document in the window, exports it and a picture of the window into a folder."""
    app = application()
    folder = Path(outdir)
    folder.mkdir(parents=True, exist_ok=True)
    tools = tools_for(folder / ".clausewright")
    opened = tools.workspace.open(path or str(SAMPLE))
    window = Window(tools, opened)
    window.show()
    app.processEvents()
    window.check()
    window.follow_all()
    app.processEvents()
    stem = Path(opened.path).stem
    document = opened.session.document
    for name, view in ((f"{stem}.docx", "marked"), (f"{stem}.pdf", "proposed")):
        tools.workspace.export(document, str(folder / name), view)
        print(folder / name)
    picture = folder / f"{stem}.png"
    window.grab().save(str(picture))
    print(picture)
    window.opened.session.mark_saved(document)
    window.close()
    return 0
