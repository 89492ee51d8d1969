"""The status line: place, author, changes, problems, saved state, zoom; and short messages."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from editor.core.diagnostics.diagnostic import Severity
from editor.core.model.ids import ClauseId
from editor.core.snapshot import Snapshot
from editor.session.workspace import OpenDocument
from editor.ui.icons import Icons
from editor.ui.panels.changes import followers
from editor.ui.panels.places import place_of
from editor.ui.panels.problems import ICONS
from editor.ui.theme import Theme

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
MESSAGE = 4000
"""Milliseconds a refusal stays."""


class StatusLine(QStatusBar):
    """The line at the foot of the window."""

    who_asked = Signal()
    problems_asked = Signal()
    changes_asked = Signal()

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setSizeGripEnabled(False)
        self._place, self._saved, self._zoom = QLabel(), QLabel(), QLabel("100 %")
        self._who, self._changes = QToolButton(), QToolButton()
        self._who.clicked.connect(self.who_asked)
        self._changes.clicked.connect(self.changes_asked)
        self._counts = {severity: QToolButton() for severity in Severity}
        self._message = QLabel()
        for widget in (self._place, self._who, self._changes):
            self.addWidget(widget)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT):
            button = self._counts[severity]
            button.clicked.connect(self.problems_asked)
            self.addWidget(button)
        self.addWidget(self._message, 1)
        for widget in (self._saved, self._zoom):
            self.addPermanentWidget(widget)
        self._clear = QTimer(self)
        self._clear.setSingleShot(True)
        self._clear.timeout.connect(self._message.clear)
        self.setAccessibleName(self.tr("Status"))
        self.show_counts(dict.fromkeys(Severity, 0))

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme."""
        for severity, button in self._counts.items():
            name, token = ICONS[severity]
            button.setIcon(self._icons.icon(name, theme, token, 14))
            button.setToolButtonStyle(_BESIDE)

    def say(self, words: str) -> None:
        """Shows a message for a few seconds."""
        self._message.setText(words)
        self._clear.start(MESSAGE)

    @property
    def message(self) -> str:
        """The message shown now."""
        return self._message.text()

    def show_snapshot(self, opened: OpenDocument, snapshot: Snapshot, changes: int, clause: ClauseId | None) -> None:
        """Shows place, author, changes and saved state."""
        self._place.setText(place_of(snapshot, clause) if clause is not None else "")
        author = opened.session.author
        name = ", ".join(part for part in (author.name, author.delegation) if part)
        self._who.setText(self.tr("Tracking as {name}").format(name=name or self.tr("nobody yet")))
        labels = followers(snapshot)
        words = self.tr("{count} changes").format(count=changes)
        self._changes.setText(words + (self.tr(" · {labels} labels follow").format(labels=labels) if labels else ""))
        if opened.session.read_only:
            self._saved.setText(self.tr("Read only"))
        elif opened.session.is_saved:
            self._saved.setText(self.tr("Saved"))
        else:
            self.show_edited(opened)

    def show_edited(self, opened: OpenDocument) -> None:
        """Says that there is unsaved work, and whether it is kept safe."""
        if opened.trouble:
            self._saved.setText(self.tr("Not kept safe: {why}").format(why=opened.trouble))
        else:
            self._saved.setText(self.tr("Edited, kept safe"))

    def show_counts(self, counts: dict[Severity, int]) -> None:
        """Shows how many problems there are."""
        names = {
            Severity.ERROR: self.tr("errors"),
            Severity.WARNING: self.tr("warnings"),
            Severity.HINT: self.tr("hints"),
        }
        for severity, button in self._counts.items():
            button.setText(str(counts[severity]))
            button.setAccessibleName(f"{counts[severity]} {names[severity]}")
            button.setToolTip(button.accessibleName())

    def show_zoom(self, zoom: float) -> None:
        """Shows the zoom of the page."""
        self._zoom.setText(f"{round(zoom * 100)} %")
