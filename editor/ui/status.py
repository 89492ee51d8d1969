"""The status line: place, author, changes, problems, saved state, zoom; and short messages."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from editor.core.diagnostics.diagnostic import Severity
from editor.core.model.ids import ClauseId
from editor.core.snapshot import Snapshot
from editor.session.workspace import OpenDocument
from editor.ui.icons import Icons
from editor.ui.panels.places import place_of
from editor.ui.panels.severities import SEVERITY_ICONS
from editor.ui.plurals import settled
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
        self._changes_short = self._changes_long = ""
        self._message = QLabel()
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
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

    def set_theme(self, theme: Theme, scale: float = 1.0) -> None:
        """Wears another theme."""
        size = round(14 * scale)
        for severity, button in self._counts.items():
            name, token = SEVERITY_ICONS[severity]
            button.setIcon(self._icons.icon(name, theme, token, size))
            button.setIconSize(QSize(size, size))
            button.setToolButtonStyle(_BESIDE)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be: what has no room is left out, the least wanted first."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves out what has no room: what follows from changes, then the author, zoom and place."""
        parts = [self._place, self._who, self._changes, *self._counts.values(), self._saved, self._zoom]
        self._changes.setText(self._changes_long)
        room = self.width() - 24
        sizes = {part: part.sizeHint().width() + 8 for part in parts}
        if sum(sizes.values()) > room:
            self._changes.setText(self._changes_short)
            sizes[self._changes] = self._changes.sizeHint().width() + 8
        for part in (self._who, self._zoom, self._place):
            fits = sum(sizes.values()) <= room
            part.setVisible(fits)
            if not fits:
                del sizes[part]

    def focus(self) -> None:
        """Takes the focus to the first button of the line."""
        self._who.setFocus(Qt.FocusReason.TabFocusReason)

    def say(self, words: str) -> None:
        """Shows a message for a few seconds, and has it read out where somebody listens."""
        self._message.setText(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._clear.start(MESSAGE)

    @property
    def message(self) -> str:
        """The message shown now."""
        return self._message.text()

    def show_snapshot(
        self, opened: OpenDocument, snapshot: Snapshot, changes: tuple[int, int], clause: ClauseId | None
    ) -> None:
        """Shows place, author, saved state, and the changes with the labels that follow from them."""
        self._place.setText(place_of(snapshot, clause) if clause is not None else "")
        author = opened.session.author
        name = ", ".join(part for part in (author.name, author.delegation) if part)
        self._who.setText(self.tr("Tracking as {name}").format(name=name or self.tr("nobody yet")))
        count, labels = changes
        words = settled(self.tr("%n [change|changes]", "", count), count)
        self._changes_short = words
        if labels:
            words += " · " + settled(self.tr("%n [label follows|labels follow]", "", labels), labels)
        self._changes_long = words
        self._fit()
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
        for severity, words in (
            (Severity.ERROR, self.tr("%n [error|errors]", "", counts[Severity.ERROR])),
            (Severity.WARNING, self.tr("%n [warning|warnings]", "", counts[Severity.WARNING])),
            (Severity.HINT, self.tr("%n [hint|hints]", "", counts[Severity.HINT])),
        ):
            button = self._counts[severity]
            button.setText(str(counts[severity]))
            button.setAccessibleName(settled(words, counts[severity]))
            button.setToolTip(button.accessibleName())

    def show_zoom(self, zoom: float) -> None:
        """Shows the zoom of the page."""
        self._zoom.setText(f"{round(zoom * 100)} %")
