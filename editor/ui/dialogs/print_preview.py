"""The preview of a print: its pages as they will be printed, what to print beside them, what was checked below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.number import Numbering
from editor.paper.draw import Sheet
from editor.paper.faces import lacking
from editor.paper.flow import flow
from editor.paper.items import Flow
from editor.paper.page import Page
from editor.paper.pages import pages
from editor.paper.proof import Flaw, Proof
from editor.paper.setting import Print
from editor.ui.dialogs.pages_view import Fit, PagesView
from editor.ui.dialogs.print_panel import WIDTH, PrintPanel
from editor.ui.icons import Icons
from editor.ui.plurals import settled
from editor.ui.theme import Theme

SLICE = 0.012
"""Seconds of laying out between two looks at what the user does."""

Output = Callable[[QWidget, View, Print], str]
"""Puts a print somewhere and says so in a sentence; in an empty one where nothing happened."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where a print can go."""

    save: Output
    send: Output


class PrintPreview(QDialog):
    """A window over the page. Esc goes back to it."""

    def __init__(
        self,
        document: Document,
        numbering: Numbering,
        view: View,
        outputs: Outputs,
        dress: tuple[Icons, Theme],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print preview"))
        self._document, self._numbering, self._outputs = document, numbering, outputs
        self._icons, self._theme = dress
        self.panel = PrintPanel(view, self._icons, self._theme)
        self.panel.setFixedWidth(WIDTH)
        self.view = PagesView(self._theme)
        self.place, self.checked, self.counts = QLabel(), QLabel(), QLabel()
        self._sign = QLabel()
        self._flow: Flow | None = None
        self._proof: Proof | None = None
        self._coming: Iterator[Page] = iter(())
        self._faults: list[tuple[int, Flaw]] = []
        self.is_whole = False
        """Whether all pages are there."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._press)
        self._fits: dict[Fit, QToolButton] = {}
        self._build()
        self._connect()
        self.press()

    # Parts.

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._bar())
        left.addWidget(self.view, 1)
        middle.addLayout(left, 1)
        middle.addWidget(self._rule(vertical=True))
        middle.addWidget(self.panel)
        box.addLayout(middle, 1)
        box.addWidget(self._rule(vertical=False))
        box.addWidget(self._foot())

    def _rule(self, *, vertical: bool) -> QFrame:
        rule = QFrame()
        if vertical:
            rule.setFixedWidth(1)
        else:
            rule.setFixedHeight(1)
        rule.setStyleSheet(f"background: {self._theme.tokens.border};")
        return rule

    def _bar(self) -> QWidget:
        """Back, where one is, and how large pages are."""
        bar = QWidget()
        bar.setObjectName("findBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 6, 12, 6)
        self.back = self._button("chevron-left", self.tr("Back to the page"), words=True)
        self.earlier = self._button("chevron-left", self.tr("Page before"))
        self.later = self._button("chevron-right", self.tr("Next page"))
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setMinimumWidth(120)
        row.addWidget(self.back)
        row.addStretch(1)
        for part in (self.earlier, self.place, self.later):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._sizes())
        return bar

    def _button(self, icon: str, name: str, *, words: bool = False) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon, self._theme))
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if words:
            button.setText(name)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _sizes(self) -> QWidget:
        box = QWidget()
        box.setObjectName("segments")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(box)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        names = {Fit.TWO: self.tr("Fit two pages"), Fit.WIDTH: self.tr("Fit width"), Fit.FULL: self.tr("100 %")}
        for fit, name in names.items():
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, fit=fit: self.view.set_fit(fit))
            self._group.addButton(button)
            self._fits[fit] = button
            row.addWidget(button)
        self._fits[Fit.TWO].setChecked(True)
        return box

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("chrome")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(8)
        for label in (self.checked, self.counts):
            label.setObjectName("quiet")
        row.addWidget(self._sign)
        row.addWidget(self.checked, 1)
        row.addWidget(self.counts)
        return foot

    def _connect(self) -> None:
        self.back.clicked.connect(self.reject)
        self.earlier.clicked.connect(lambda: self.view.turn(-1))
        self.later.clicked.connect(lambda: self.view.turn(1))
        self.view.turned.connect(self._tell_place)
        self.view.zoomed.connect(self._show_fit)
        self.panel.chosen.connect(self.press)
        self.panel.save.clicked.connect(lambda: self._put(self._outputs.save))
        self.panel.send.clicked.connect(lambda: self._put(self._outputs.send))
        keys = ((QKeySequence.StandardKey.Print, self.panel.send), (QKeySequence.StandardKey.Save, self.panel.save))
        for key, button in keys:
            QShortcut(key, self).activated.connect(button.click)
        for code, by in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            QShortcut(QKeySequence(code), self).activated.connect(lambda by=by: self.view.turn(by))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.setFocus()

    # Laying out, a little at a time.

    def press(self) -> None:
        """Lays the pages out anew, with what is chosen now."""
        choice = self.panel.choice
        self._flow = flow(self._document, self._numbering, self.panel.view, tags=choice.tags)
        self._proof = Proof(self._flow)
        self._coming = pages(self._flow, choice)
        self._faults = []
        self.is_whole = False
        self.view.clear(Sheet.of(self._flow, choice))
        self.panel.show_key(self._flow.key)
        self._timer.start(0)
        self._press()

    def _press(self) -> None:
        end = perf_counter() + SLICE
        assert self._proof is not None
        while perf_counter() < end:
            page = next(self._coming, None)
            if page is None:
                self._timer.stop()
                self.is_whole = True
                break
            self._faults += ((page.number, flaw) for flaw in self._proof.flaws(page))
            self.view.add(page)
        self.view.settle()
        self._tell_checked()

    def finish(self) -> None:
        """Lays out all that is left, at once."""
        while not self.is_whole:
            self._press()

    # Words.

    def _tell_place(self) -> None:
        first, last = self.view.shown()
        count = len(self.view.pages)
        words = self.tr("Page {first} of {count}") if first == last else self.tr("Pages {first}–{last} of {count}")
        self.place.setText(words.format(first=first, last=last, count=count if self.is_whole else f"{count}…"))
        self.earlier.setEnabled(first > 1)
        self.later.setEnabled(last < count)

    def _show_fit(self) -> None:
        """Checks the button of the size shown, or none for a size of the wheel."""
        self._group.setExclusive(False)
        for fit, button in self._fits.items():
            button.setChecked(fit is self.view.fit)
        self._group.setExclusive(True)

    def _tell_checked(self) -> None:
        assert self._flow is not None
        count = len(self.view.pages)
        if not self.is_whole:
            self.checked.setText(
                settled(self.tr("Laying out: %n [page|pages] so far").replace("%n", str(count)), count)
            )
            self.counts.clear()
            self._sign.clear()
            return
        missing = lacking(self._flow.letters, self._flow.language)
        token, icon, words = self._verdict(missing)
        self._sign.setPixmap(self._icons.pixmap(icon, getattr(self._theme.tokens, token), 16))
        self.checked.setText(words)
        pages_words = settled(self.tr("%n [page|pages]").replace("%n", f"{count:,}"), count)
        written = self._flow.word_count()
        words_words = settled(self.tr("%n [word|words]").replace("%n", f"{written:,}"), written)
        self.counts.setText(f"{pages_words} · {words_words}")

    def _verdict(self, missing: str) -> tuple[str, str, str]:
        """The colour, the icon and the words of what was checked."""
        if missing:
            words = self.tr("No font on this computer has these letters: {letters}. They are printed as boxes.")
            return "warn", "triangle-alert", words.format(letters=missing[:12])
        if self._faults:
            number, flaw = self._faults[0]
            stranded = self.tr("Page {number} needs a look: a heading stands alone at its foot.")
            elsewhere = self.tr("Page {number} needs a look: a footnote begins on another page.")
            words = stranded if flaw is Flaw.STRANDED else elsewhere
            return "warn", "triangle-alert", words.format(number=number)
        return "ok", "circle-check", self.tr("No heading stranded, every note on the page of its mark")

    def _put(self, output: Output) -> None:
        said = output(self, self.panel.view, self.panel.choice)
        if said:
            self.checked.setText(said)
