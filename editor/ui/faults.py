"""Telling of a fault of the program: what happened, what is safe, what to do; the report behind a button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from editor.ui.dialogs.form_dialog import FormDialog


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
