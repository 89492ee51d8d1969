"""The dialog that asks once who edits: name, delegation, region."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from editor.core.model.document import Actor
from editor.session.session import author_of
from editor.ui.dialogs.form_dialog import FormDialog

REGIONS = ("", "Africa", "Americas", "Arab States", "Asia and the Pacific", "CIS", "Europe")


class WhoAmIDialog(FormDialog):
    """Name, delegation and region; they go on every change."""

    def __init__(self, author: Actor, parent: QWidget | None = None) -> None:
        super().__init__("", "", 520, parent)
        self.setWindowTitle(self.tr("Who am I"))
        self.accept_button.setText(self.tr("Save"))
        self.name = QLineEdit(author.name)
        self.delegation = QLineEdit(author.delegation)
        self.region = QComboBox()
        for region in REGIONS:
            self.region.addItem(self.tr(region) if region else self.tr("none"), region)
        self.region.setCurrentIndex(max(self.region.findData(author.region), 0))
        self.add(self.tr("&Name"), self.name)
        self.add(self.tr("&Delegation"), self.delegation)
        self.add(self.tr("&Region"), self.region, self.tr("These go on every change you make from now on."))
        self.finish()
        self.resize(520, 360)

    def author(self) -> Actor:
        """Who was named."""
        return author_of(self.name.text().strip(), self.delegation.text().strip(), str(self.region.currentData()))
