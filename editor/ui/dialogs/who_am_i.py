"""The dialog that asks once who edits: name, delegation, region."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.core.model.document import Actor
from editor.session.session import author_of
from editor.ui.dialogs.chooser import Chooser
from editor.ui.dialogs.form_dialog import FormDialog

REGIONS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("WhoAmIDialog", "Africa"),
    QT_TRANSLATE_NOOP("WhoAmIDialog", "Americas"),
    QT_TRANSLATE_NOOP("WhoAmIDialog", "Arab States"),
    QT_TRANSLATE_NOOP("WhoAmIDialog", "Asia and the Pacific"),
    QT_TRANSLATE_NOOP("WhoAmIDialog", "CIS"),
    QT_TRANSLATE_NOOP("WhoAmIDialog", "Europe"),
)
"""The regions of the Union."""


class WhoAmIDialog(FormDialog):
    """Name, delegation and region; they go on every change."""

    def __init__(self, author: Actor, parent: QWidget | None = None) -> None:
        super().__init__("", "", 520, parent)
        self.setWindowTitle(self.tr("Who am I"))
        self.accept_button.setText(self.tr("Save"))
        self.name = QLineEdit(author.name)
        self.delegation = QLineEdit(author.delegation)
        self.region = Chooser()
        self.region.addItem(self.tr("none"), "")
        for region in map(str, REGIONS):
            self.region.addItem(QCoreApplication.translate("WhoAmIDialog", region), region)
        self.region.setCurrentIndex(max(self.region.findData(author.region), 0))
        self.add(self.tr("&Name"), self.name)
        self.add(self.tr("&Delegation"), self.delegation)
        self.add(self.tr("&Region"), self.region, self.tr("These go on every change you make from now on."))
        self.finish()

    def author(self) -> Actor:
        """Who was named."""
        return author_of(self.name.text().strip(), self.delegation.text().strip(), str(self.region.currentData()))
