"""Telling of faults: what happened, what is safe, what to do; the technical cause behind a button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from editor.core.ports import EditorError
from editor.ui.dialogs.form_dialog import FormDialog


def tell_unread(fault: EditorError, parent: QWidget | None = None) -> None:
    """Says that a file could not be read, and why."""
    words = QCoreApplication.translate("Faults", "The file could not be read. Nothing was opened.")
    box = QMessageBox(QMessageBox.Icon.Warning, "Clausewright", words, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(str(fault))
    box.exec()


def tell_fault(report: str, file: str, parent: QWidget | None = None) -> None:
    """Says that something went wrong and that the work is safe; `report` has been written to `file`."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Clausewright")
    box.setText(QCoreApplication.translate("Faults", "Something in Clausewright went wrong."))
    box.setInformativeText(
        QCoreApplication.translate(
            "Faults",
            "Your work up to a second ago is safe and was written down. You can go on; the report helps to mend it.",
        )
    )
    on = box.addButton(QCoreApplication.translate("Faults", "Go on"), QMessageBox.ButtonRole.AcceptRole)
    read = box.addButton(QCoreApplication.translate("Faults", "Read the report"), QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(on)
    box.exec()
    if box.clickedButton() is read:
        dialog = FormDialog(
            QCoreApplication.translate("Faults", "Report of the last fault"),
            QCoreApplication.translate("Faults", "Close"),
            680,
            parent,
        )
        dialog.cancel_button.hide()
        dialog.add_words(QCoreApplication.translate("Faults", "It is kept in {file}.").format(file=file))
        dialog.add_words(report)
        dialog.finish()
        dialog.exec()
