"""The panel beside the pages of a print: what to print, how marks look, who is who, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.model.views import View
from editor.paper.items import Paragraph
from editor.paper.setting import Print
from editor.ui.icons import Icons
from editor.ui.theme import Theme

WIDTH = 332
EDGE = 20


class PrintPanel(QWidget):
    """Choices on the left of a rule, acts at its foot. `chosen` tells that a choice changed."""

    chosen = Signal()

    def __init__(self, view: View, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.views = {
            View.MARKED: QRadioButton(self.tr("&Marked")),
            View.PROPOSED: QRadioButton(self.tr("P&roposed")),
            View.BASE: QRadioButton(self.tr("&Base")),
        }
        self.views[view].setChecked(True)
        self.bars = QCheckBox(self.tr("C&hange bars"))
        self.bars.setChecked(True)
        self.tags = QCheckBox(self.tr("Author &tags after changes"))
        self.coloured, self.black = QToolButton(), QToolButton()
        self.save = QPushButton(icons.icon("download", theme, "on_accent"), self.tr("&Save PDF…"))
        self.save.setProperty("primary", True)
        self.save.setIconSize(QSize(18, 18))
        self.send = QPushButton(self.tr("&Print…"))
        self._key, self._key_words = QVBoxLayout(), QLabel(self.tr("Key printed at the foot of the last page"))
        self._build()
        self._connect()

    @property
    def view(self) -> View:
        """The view to print."""
        return next(view for view, button in self.views.items() if button.isChecked())

    @property
    def choice(self) -> Print:
        """How marks look."""
        return Print(coloured=self.coloured.isChecked(), bars=self.bars.isChecked(), tags=self.tags.isChecked())

    def show_key(self, key: Sequence[Paragraph]) -> None:
        """Lists the authors of the changes, as the key on paper does."""
        while (item := self._key.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in key:
            tag = line.spans[0]
            if tag.mark.slot is None or not tag.mark.slot:
                continue
            colour = self._theme.author(tag.mark.slot if self.coloured.isChecked() else 0).name()
            name = line.spans[1].text.strip()
            label = QLabel()
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setText(_with_tag(tag.text, colour, name))
            self._key.addWidget(label)
        self._key_words.setVisible(self._key.count() > 0)

    def _build(self) -> None:
        choices = QVBoxLayout()
        choices.setContentsMargins(EDGE, EDGE, EDGE, 8)
        choices.setSpacing(8)
        title = QLabel(self.tr("Print"))
        title.setObjectName("screenTitle")
        choices.addWidget(title)
        choices.addSpacing(8)
        choices.addWidget(_head(self.tr("What to print")))
        for button in self.views.values():
            choices.addWidget(button)
        choices.addSpacing(8)
        choices.addWidget(_head(self.tr("Marks")))
        choices.addWidget(self._inks(), 0, Qt.AlignmentFlag.AlignLeading)
        choices.addWidget(self.bars)
        choices.addWidget(self.tags)
        choices.addStretch(1)
        inner = QWidget()
        inner.setObjectName("sidePanel")
        inner.setLayout(choices)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(scroll, 1)
        box.addLayout(self._foot())

    def _inks(self) -> QWidget:
        """The switch between colour and black."""
        box = QWidget()
        box.setObjectName("segments")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(box)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._ink = QButtonGroup(self)
        for button, words in ((self.coloured, self.tr("In colour")), (self.black, self.tr("Black and white"))):
            button.setText(words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._ink.addButton(button)
            row.addWidget(button)
        self.coloured.setChecked(True)
        return box

    def _foot(self) -> QVBoxLayout:
        """The key of authors, and where the print goes."""
        foot = QVBoxLayout()
        foot.setContentsMargins(EDGE, 8, EDGE, 14)
        foot.setSpacing(6)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setStyleSheet(f"background: {self._theme.tokens.border};")
        foot.addWidget(rule)
        foot.addLayout(self._key)
        self._key_words.setObjectName("quiet")
        self._key_words.setWordWrap(True)
        foot.addWidget(self._key_words)
        acts = QHBoxLayout()
        acts.setContentsMargins(0, 10, 0, 0)
        acts.setSpacing(8)
        acts.addWidget(self.save, 1)
        acts.addWidget(self.send)
        foot.addLayout(acts)
        words = QLabel(self.tr("What you see is what is printed."))
        words.setObjectName("quiet")
        foot.addWidget(words)
        return foot

    def _connect(self) -> None:
        for button in (*self.views.values(), self.bars, self.tags, self.coloured, self.black):
            button.toggled.connect(self._choose)
        self._settle()

    def _choose(self, on: bool) -> None:
        """Tells of a choice once: of two buttons that change together, the one that is now on tells it."""
        if on or self.sender() in (self.bars, self.tags):
            self._settle()
            self.chosen.emit()

    def _settle(self) -> None:
        """Greys what the view chosen does not show."""
        marked = self.view is View.MARKED
        for button in (self.coloured, self.black, self.bars, self.tags):
            button.setEnabled(marked)


def _with_tag(tag: str, colour: str, name: str) -> str:
    """A name behind a tag in a colour, as rich text."""
    return f'<b><u style="color:{colour}">{escape(tag)}</u></b>&nbsp;&nbsp; {escape(name)}'


def _head(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("panelTitle")
    return label
