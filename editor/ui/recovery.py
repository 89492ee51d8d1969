"""Offering back what a killed editor left."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QWidget

from editor.core.model.document import Document
from editor.core.ports import Left
from editor.ui.acts import files
from editor.ui.dialogs.form_dialog import FormDialog
from editor.ui.plurals import settled

if TYPE_CHECKING:
    from editor.ui.frame import Frame

Found = tuple[Left, Document, int]


def offer_recovery(window: Frame) -> None:
    """Shows the dialog where there is something to offer; closing it keeps everything."""
    found = window.tools.workspace.left()
    if found:
        RecoveryDialog(window, found).exec()


class RecoveryDialog(FormDialog):
    """One row a draft: name, folder, time, number of acts; Open is the default, Delete asks."""

    def __init__(self, window: Frame, found: tuple[Found, ...]) -> None:
        super().__init__("", "", 680, window)
        self.setWindowTitle(self.tr("Work that was not saved was found."))
        self.accept_button.setText(self.tr("Keep for later"))
        self.accept_button.setProperty("primary", False)
        self.accept_button.setDefault(False)
        self.cancel_button.hide()
        self._window = window
        for at, (journal, document, count) in enumerate(found):
            path = journal.meta.get("path", "")
            name = os.path.basename(path) or self.tr("New proposal")
            edits = settled(self.tr("%n [edit|edits]", "", count), count)
            when = journal.meta.get("opened", "").replace("T", " ")[:16]
            since = self.tr("{edits} since {when}").format(edits=edits, when=when)
            facts = " · ".join(part for part in (os.path.dirname(path), since) if part)
            self.add(name, self._row(name, journal, document, first=at == 0), facts)
        self.finish()

    def _row(self, name: str, journal: Left, document: Document, first: bool) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        take = QPushButton(self.tr("Open as unsaved work"))
        take.setProperty("primary", first)
        take.setDefault(first)
        drop = QPushButton(self.tr("Delete…"))
        for button in (take, drop):
            button.setAccessibleDescription(name)
            row.addWidget(button)
        row.addStretch(1)
        box.setFocusProxy(take)
        take.clicked.connect(partial(self._take, journal, document))
        drop.clicked.connect(partial(self._drop, box, journal))
        return box

    def _take(self, journal: Left, document: Document) -> None:
        if files.may_close(self._window):
            files.show(self._window, self._window.tools.workspace.recover(journal, document))
            self.accept()

    def _drop(self, box: QWidget, journal: Left) -> None:
        question = QCoreApplication.translate("Recovery", "Delete this work for good?")
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(self, self.windowTitle(), question, buttons.Yes | buttons.No, buttons.No)
        if answer == buttons.Yes:
            self._window.tools.workspace.journals.discard(journal)
            box.setEnabled(False)
