"""The report of a reader: everything it noticed, by kind; a row goes to its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QMessageBox, QPushButton, QWidget

from editor.core.model.ids import ClauseId
from editor.core.ports import Noticed, Problem
from editor.ui.dialogs.form_dialog import FormDialog

ORDER = (Noticed.DAMAGED, Noticed.LEFT_OUT, Noticed.KEPT, Noticed.REPAIRED, Noticed.GUESSED, Noticed.RECOGNIZED)


class ImportReport(FormDialog):
    """A list that stays open beside the page."""

    def __init__(
        self, problems: tuple[Problem, ...], go_to: Callable[[ClauseId], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", 680, parent)
        self.setWindowTitle(self.tr("What was read"))
        self.accept_button.setText(self.tr("Close"))
        self.cancel_button.hide()
        self._problems, self._go_to = problems, go_to
        names = {
            Noticed.DAMAGED: self.tr("Damaged"),
            Noticed.LEFT_OUT: self.tr("Left out"),
            Noticed.KEPT: self.tr("Kept as it is"),
            Noticed.REPAIRED: self.tr("Repaired"),
            Noticed.GUESSED: self.tr("Guessed"),
            Noticed.RECOGNIZED: self.tr("Recognized"),
        }
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self._rows: list[Problem | None] = []
        for kind in ORDER:
            found = [problem for problem in problems if problem.noticed is kind]
            if found:
                heading = QListWidgetItem(f"{names[kind]} ({len(found)})")
                font = heading.font()
                font.setBold(True)
                heading.setFont(font)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.list.addItem(heading)
                self._rows.append(None)
            for problem in found:
                place = f"  –  {problem.place}" if problem.place else ""
                self.list.addItem(QListWidgetItem(problem.message + place))
                self._rows.append(problem)
        self.list.currentRowChanged.connect(self._choose)
        self.list.setObjectName("framed")
        self.add(self.tr("Notices"), self.list)
        save = QPushButton(self.tr("Save list…"))
        save.clicked.connect(self._save)
        self.buttons.insertWidget(0, save)
        self.finish(height=400)

    def _choose(self, at: int) -> None:
        problem = self._rows[at] if 0 <= at < len(self._rows) else None
        if problem is not None and problem.clause is not None:
            self._go_to(problem.clause)

    def text(self) -> str:
        """The list as text, a line each."""
        return "".join(f"{p.noticed.value}\t{p.place}\t{p.message}\n" for p in self._problems)

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save list"), "import.txt", "Text (*.txt)")
        if not path:
            return
        try:
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.text())
        except OSError as fault:
            words = self.tr("The list could not be saved. {why}").format(why=fault.strerror or "")
            QMessageBox.warning(self, self.windowTitle(), words)
