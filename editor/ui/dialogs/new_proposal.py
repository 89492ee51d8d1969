"""The dialog for a new proposal: from a base text file, or a new text from an outline."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from editor.core.commands.proposal import Brief
from editor.core.model.document import Action, Meeting
from editor.ui.choices import Known
from editor.ui.dialogs.chooser import Chooser
from editor.ui.dialogs.form_dialog import FormDialog

ACTIONS = (Action.MOD, Action.ADD, Action.SUP, Action.NOC)


class NewProposalDialog(FormDialog):
    """Asks for symbol, proponent, conference and, where something is amended, the base text."""

    def __init__(
        self, meetings: tuple[Known, ...], proponents: tuple[Known, ...], filters: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", 560, parent)
        self.setWindowTitle(self.tr("New proposal"))
        self.accept_button.setText(self.tr("Create"))
        self._filters = filters
        self.action = Chooser()
        for words in (
            self.tr("MOD – amend a text in force"),
            self.tr("ADD – propose a new text"),
            self.tr("SUP – suppress a text"),
            self.tr("NOC – propose no change"),
        ):
            self.action.addItem(words)
        self.base = QLineEdit()
        self.base.setPlaceholderText(self.tr("A Resolution as clause XML, Word or text file"))
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.base, 1)
        row.addWidget(choose)
        self._base_row = QWidget()
        self._base_row.setLayout(row)
        self._base_row.setFocusProxy(self.base)
        self.proponent = Chooser()
        self.proponent.setEditable(True)
        self.proponents = proponents
        for known in proponents:
            self.proponent.addItem(known.words)
        self.proponent.setCurrentText("")
        self.symbol = QLineEdit()
        self.meeting = Chooser()
        self.meetings = meetings
        for known in meetings:
            self.meeting.addItem(known.words)
        self.add(self.tr("&Symbol"), self.action)
        hint = self.tr("It is never changed: what you do is marked against it.")
        self.add(self.tr("&Base text"), self._base_row, hint)
        self.add(self.tr("&Proponent"), self.proponent)
        self.add(self.tr("Symbol of the proponent in &index numbers"), self.symbol)
        self.add(self.tr("&Conference"), self.meeting)
        self.finish()
        self.action.currentIndexChanged.connect(self._update)
        self.base.textChanged.connect(self._update)
        self.proponent.currentTextChanged.connect(self._suggest)
        self._update()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Base text"), "", self._filters)
        if path:
            self.base.setText(path)

    def _suggest(self, words: str) -> None:
        for known in self.proponents:
            if known.words == words:
                self.symbol.setText(known.symbol)

    def _update(self) -> None:
        needs_base = ACTIONS[self.action.currentIndex()] is not Action.ADD
        self._base_row.setEnabled(needs_base)
        self.accept_button.setEnabled(not needs_base or bool(self.base.text().strip()))

    def brief(self) -> Brief:
        """What was asked for."""
        at = self.meeting.currentIndex()
        meeting = self.meetings[at].meeting if 0 <= at < len(self.meetings) else Meeting()
        action = ACTIONS[self.action.currentIndex()]
        return Brief(action, self.proponent.currentText().strip(), self.symbol.text().strip(), meeting)
