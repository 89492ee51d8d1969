"""The frame of a window: the page, the panels around it, and how they follow the document.

What the commands do is in `editor.ui.acts`, which works on a frame; `editor.ui.window` puts both together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFontInfo, QGuiApplication, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QTabWidget, QVBoxLayout, QWidget

from editor.core.model.ids import ClauseId
from editor.core.model.views import View
from editor.core.ports import Settings
from editor.core.transform.step import ReplaceInline, SetDocument
from editor.session.checking import Checking
from editor.session.session import Change, Session
from editor.session.workspace import OpenDocument, Workspace
from editor.ui.actions import Actions
from editor.ui.banner import Banner
from editor.ui.canvas.measures import PageOptions, Script
from editor.ui.canvas.overlaying import merged, of_findings
from editor.ui.canvas.page_view import PageView
from editor.ui.choices import Known
from editor.ui.drawer import Drawer
from editor.ui.find_bar import FindBar
from editor.ui.finder import Finder
from editor.ui.icons import Icons
from editor.ui.page_clicks import PageClicks
from editor.ui.panels.changes import ChangesPanel
from editor.ui.panels.clause_card import ClauseCard
from editor.ui.panels.outline import OutlinePanel
from editor.ui.panels.problems import ProblemsPanel
from editor.ui.panels.row_list import RowList
from editor.ui.progress import ProgressStrip
from editor.ui.status import StatusLine
from editor.ui.stylesheet import LETTERS, stylesheet
from editor.ui.theme import Scheme, Theme, qt_palette, system_contrast_theme, theme_of
from editor.ui.toolbar import ToolBar

LATE = 120
"""Milliseconds after the last key until panels follow."""
IDLE = 350
"""Milliseconds after the last key until the text is checked."""


@dataclass(slots=True)
class Tools:
    """What the window is given by `editor.app`."""

    workspace: Workspace
    settings: Settings
    icons: Icons
    checking: Callable[[], Checking]
    meetings: Callable[[], tuple[Known, ...]]
    proponents: Callable[[], tuple[Known, ...]]
    print_document: Callable[[QWidget, OpenDocument, View, bool], str]


class Frame(QMainWindow):
    """One window on one document, without its commands."""

    acts: Actions
    toolbar: ToolBar
    recent_menu: QMenu

    def __init__(self, tools: Tools, opened: OpenDocument) -> None:
        super().__init__()
        self.tools = tools
        self.opened = opened
        self.checking = tools.checking()
        self.theme: Theme = self._theme()
        self.zoom = float(value) if isinstance(value := tools.settings.get("zoom"), (int, float)) else 1.0
        self.letters = _letters()
        self._unsubscribe = self.session.subscribe(self._changed)
        self._late, self._idle = QTimer(self), QTimer(self)
        self._words: set[ClauseId] | None = None
        self.is_sample = False
        """Whether the bundled sample is shown, which is never written back to where it came from."""
        self._build()
        for timer, handler in ((self._late, self.follow_all), (self._idle, self.check)):
            timer.setSingleShot(True)
            timer.timeout.connect(handler)
        self.page.caret_moved.connect(self._caret)
        self.page.refused.connect(self.status.say)

    def start(self) -> None:
        """Dresses the window once its commands are there, and shows the document."""
        self.set_theme(self.theme)
        self.status.show_zoom(self.zoom)
        self.follow_all()
        self._idle.start(IDLE)

    @property
    def session(self) -> Session:
        """The session shown."""
        return self.opened.session

    # Parts.

    def _build(self) -> None:
        self.page = PageView(self.session, self._options())
        self.clicks = PageClicks(self.page)
        self.outline = OutlinePanel(self.tools.icons, self.theme)
        self.problems = ProblemsPanel(self.tools.icons, self.theme)
        self.changes = ChangesPanel(self.tools.icons, self.theme)
        self.card = ClauseCard()
        self.find_bar = FindBar(self.tools.icons)
        self.find_bar.hide()
        self.finder = Finder(self.page, self.find_bar, self.show_overlays)
        self.banner = Banner(self.tools.icons)
        self.progress = ProgressStrip()
        self.side = self._side()
        desk = QWidget()
        middle = QVBoxLayout(desk)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        for part in (self.progress, self.banner, self.find_bar):
            middle.addWidget(part)
        middle.addWidget(self.page, 1)
        desk.setFocusProxy(self.page)
        self.desk = desk
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self.outline, desk, self.side):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([264, 824, 352])
        # The panels give way to a narrow window before their least widths can hold it open.
        self.splitter.setMinimumWidth(360)
        self.setCentralWidget(self.splitter)
        self.drawer = Drawer(self.splitter, self.side, desk)
        self.status = StatusLine(self.tools.icons, self)
        self.setStatusBar(self.status)

    def _side(self) -> QWidget:
        """The right panel: the lists as tabs, and the card of the clause at its foot."""
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.problems, self.tr("Problems"))
        self.tabs.addTab(self.changes, self.tr("Changes"))
        side = QWidget()
        side.setObjectName("sidePanel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tabs, 1)
        box.addWidget(self.card)
        return side

    @property
    def scale(self) -> float:
        """How much larger the letters of the interface are than common."""
        return self.letters / LETTERS

    def _fit(self) -> None:
        """Fits the panels to the letters and to the width of the window."""
        wide = max(1.0, min(self.scale, 1.5))
        for panel, least, most in ((self.outline, 208, 420), (self.side, 300, 480)):
            panel.setMinimumWidth(round(least * wide))
            panel.setMaximumWidth(round(most * wide))
        self.drawer.fit(self.width(), self.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.drawer.is_open:
                self.side.hide()
                self.refresh_actions()
            self.page.setFocus()
        super().keyPressEvent(event)

    def show_side(self, tab: int) -> None:
        """Shows one list of the right panel, over the desk where the window is narrow."""
        self.tabs.setCurrentIndex(tab)
        self.side.show()
        self.drawer.lay()
        self.refresh_actions()

    def side_list(self) -> RowList:
        """The list shown in the right panel."""
        return self.problems.list if self.tabs.currentIndex() == 0 else self.changes.list

    def run_action(self, identity: str) -> None:
        """Does what a menu entry does, if it is not greyed."""
        action = self.acts[identity]
        if action.isEnabled():
            action.trigger()

    # Theme and zoom.

    def _theme(self) -> Theme:
        names = {"light": Scheme.LIGHT, "dark": Scheme.DARK, "contrast": Scheme.CONTRAST_LIGHT}
        chosen = str(self.tools.settings.get("look") or "system")
        if chosen in names:
            return theme_of(names[chosen])
        if _wants_contrast():
            return system_contrast_theme(QPalette())
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return theme_of(Scheme.DARK if dark else Scheme.LIGHT)

    def _options(self) -> PageOptions:
        language = self.session.document.language.split("-")[0]
        script = {"ar": Script.ARABIC, "zh": Script.CHINESE}.get(language, Script.LATIN)
        rtl = language in ("ar", "he", "fa", "ur")
        return PageOptions(theme=self.theme, zoom=self.zoom, right_to_left=rtl, script=script)

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme, the page with it."""
        self.theme = theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(qt_palette(theme))
            app.setStyleSheet(stylesheet(theme, self.letters))
        for part in (self.outline, self.problems, self.changes, self.find_bar, self.banner):
            part.set_theme(theme)
        self.status.set_theme(theme, self.scale)
        self.acts.set_theme(theme, self.scale)
        self.page.set_options(self._options())

    def choose_look(self, name: str) -> None:
        """Chooses light, dark, high contrast, or what the system says, and remembers it."""
        self.tools.settings.set("look", name)
        self.set_theme(self._theme())

    def set_zoom(self, zoom: float) -> None:
        """Zooms the page alone, between 50 and 400 %."""
        self.zoom = min(max(round(zoom, 2), 0.5), 4.0)
        self.tools.settings.set("zoom", self.zoom)
        self.page.set_options(self._options())
        self.status.show_zoom(self.zoom)

    # Following the document.

    def show_document(self, opened: OpenDocument) -> None:
        """Shows another document; the one before has been let go."""
        self._unsubscribe()
        self._words = None
        self.is_sample = False
        self.opened = opened
        self.checking = self.tools.checking()
        self._unsubscribe = self.session.subscribe(self._changed)
        self.page.open(self.session)
        self.page.set_options(self._options())
        self.problems.show_findings(self.session.snapshot, ())
        self.follow_all()
        self._idle.start(IDLE)

    def _changed(self, change: Change) -> None:
        if change.replaced or not all(isinstance(step, ReplaceInline | SetDocument) for step in change.steps):
            self._words = None
        elif self._words is not None:
            self._words.update(change.touched)
        self._late.start(LATE)
        self._idle.start(IDLE)
        history = self.session.snapshot.state.history
        self.acts["edit.undo"].setEnabled(history.done is not None)
        self.acts["edit.redo"].setEnabled(history.undone is not None)
        self.status.show_edited(self.opened)

    def _caret(self, clause: str) -> None:
        self._late.start(LATE if self._late.isActive() else 30)
        self.outline.follow(clause)

    def go_to(self, identity: str, start: int = 0, end: int | None = None) -> None:
        """Goes to a place on the page; one that this view hides is shown in the marked view."""
        clause = ClauseId(identity)
        if not self.page.go_to(clause, start, end) and self.page.view is not View.MARKED:
            self.show_view(View.MARKED)
            self.page.go_to(clause, start, end)

    def caret_clause(self) -> ClauseId | None:
        """The clause with the caret."""
        selection = self.session.snapshot.state.selection
        return None if selection is None else selection.head.clause

    def follow_all(self) -> None:
        """Brings every panel up to the current snapshot."""
        snapshot = self.session.snapshot
        words, self._words = self._words, None
        if words is None:
            self.outline.show_snapshot(snapshot)
        else:
            self.outline.show_words(snapshot, words)
        self._words = set()
        self.changes.show_snapshot(snapshot)
        clause = self.caret_clause()
        if clause is not None:
            self.card.show_clause(snapshot, clause)
            self.outline.follow(clause)
        self.tabs.setTabText(1, self.tr("Changes {count}").format(count=self.changes.count or "").strip())
        self.status.show_snapshot(self.opened, snapshot, (self.changes.count, self.changes.followers), clause)
        self._title()
        self.refresh_actions()

    def check(self) -> None:
        """Checks the current text and shows what was found, in the panel and on the page."""
        if not self.isVisible() and self.checking.report is None:
            return
        self.checking.check(self.session.snapshot)
        findings = self.checking.findings()
        self.problems.show_findings(self.session.snapshot, findings)
        own = len(self.problems.own)
        self.tabs.setTabText(0, self.tr("Problems {count}").format(count=own or "").strip())
        self.status.show_counts(self.problems.counts())
        self.outline.show_problems(findings)
        self.show_overlays()
        self.tools.workspace.prepare_journal(self.opened)

    def show_view(self, view: View) -> None:
        """Shows another view; the base view says that it cannot be changed."""
        self.page.show_view(view)
        if view is View.BASE:
            words = self.tr("Base text. It cannot be changed.")
            self.banner.say(words, ((self.tr("Show marked"), lambda: self.show_view(View.MARKED)),), keep=True)
        else:
            self.banner.hide()
        self.show_overlays()
        self.refresh_actions()
        self.page.setFocus()

    def show_overlays(self) -> None:
        """Shows problems and found words on the page."""
        waves, badges = of_findings(self.checking.findings())
        self.page.show_overlays(merged(waves, self.finder.overlays()), badges)

    def refresh_actions(self) -> None:
        """Names Undo and Redo by their act, greys what does not apply, checks what is on."""
        history = self.session.snapshot.state.history
        for identity, done, words in (
            ("edit.undo", history.last_done, self.tr("Undo {act}")),
            ("edit.redo", history.last_undone, self.tr("Redo {act}")),
        ):
            act = done.label if done is not None else ""
            self.acts[identity].setText(words.format(act=act).strip())
            self.acts[identity].setEnabled(done is not None)
        edits = not self.session.read_only and self.page.view is not View.BASE
        for entry in self.acts.editing():
            self.acts[entry].setEnabled(edits)
        self.acts[f"view.{self.page.view.value}"].setChecked(True)
        self.acts["view.outline"].setChecked(self.outline.isVisible() or not self.isVisible())
        side = self.side.isVisible() or not self.isVisible()
        self.acts["view.problems"].setChecked(side and self.tabs.currentIndex() == 0)
        self.acts["view.changes"].setChecked(side and self.tabs.currentIndex() == 1)
        clause = self.caret_clause()
        if clause is not None and clause in self.session.snapshot.index.places:
            proposal = self.session.snapshot.index.proposal(self.session.document, clause)
            if proposal is not None and (name := f"symbol.{proposal.action.name.lower()}") in self.acts.actions:
                self.acts[name].setChecked(True)
        look = str(self.tools.settings.get("look") or "system")
        self.acts[f"look.{look}"].setChecked(True)

    def _title(self) -> None:
        name = self.opened.name or self.tr("New proposal")
        self.setWindowTitle(f"{name}[*] – Clausewright")
        self.setWindowModified(not self.session.is_saved)
        self.page.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and str(self.tools.settings.get("look") or "system") == "system":
            self.set_theme(self._theme())


def _letters() -> float:
    """The height of the letters of the interface: the system's, where its user chose larger ones than common."""
    return max(LETTERS, float(QFontInfo(QApplication.font()).pixelSize()))


def _wants_contrast() -> bool:
    """Whether the system asks for high contrast, where Qt can tell."""
    ask = getattr(QGuiApplication.styleHints(), "accessibility", None)
    wish = getattr(ask(), "contrastPreference", None) if ask is not None else None
    return wish is not None and getattr(wish(), "name", "") == "HighContrast"
