"""The form of the cover: the fields the conference has, and the conference itself."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from editor.core.commands.forms import form_of
from editor.core.model.document import Document, Meeting
from editor.core.model.inline import Run
from editor.ui.dialogs.form_dialog import FormDialog

LONG = frozenset({"summary", "expected", "references", "title"})
NAMES: dict[str, object] = {
    "docno": QT_TRANSLATE_NOOP("CoverForm", "Document"),
    "dated": QT_TRANSLATE_NOOP("CoverForm", "Date"),
    "source": QT_TRANSLATE_NOOP("CoverForm", "Source"),
    "title": QT_TRANSLATE_NOOP("CoverForm", "Title"),
    "agenda": QT_TRANSLATE_NOOP("CoverForm", "Agenda item"),
    "priority": QT_TRANSLATE_NOOP("CoverForm", "Priority area"),
    "summary": QT_TRANSLATE_NOOP("CoverForm", "Summary"),
    "expected": QT_TRANSLATE_NOOP("CoverForm", "Expected results"),
    "references": QT_TRANSLATE_NOOP("CoverForm", "References"),
}


class CoverForm(FormDialog):
    """One field a line of the cover; fields of the form that the cover lacks are offered empty."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("", "", 680, parent)
        self.setWindowTitle(self.tr("Cover"))
        self.accept_button.setText(self.tr("Apply"))
        meeting = document.meeting
        self._meeting = {
            "key": QLineEdit(meeting.key),
            "name": QLineEdit(meeting.name),
            "place": QLineEdit(meeting.place),
            "starts": QLineEdit(meeting.starts),
            "ends": QLineEdit(meeting.ends),
        }
        for name, words in (
            ("key", self.tr("Conference, short")),
            ("name", self.tr("Conference")),
            ("place", self.tr("Place")),
            ("starts", self.tr("From (year-month-day)")),
            ("ends", self.tr("To (year-month-day)")),
        ):
            self.add(words, self._meeting[name])
        self._by_name: dict[str, QLineEdit | QPlainTextEdit] = {}
        values = {clause.field: clause for clause in document.cover}
        names = list(values) + [name for name, _ in form_of(meeting.key).fields if name not in values]
        for name in names:
            clause = values.get(name)
            text = "" if clause is None else "".join(p.text for p in clause.inline if isinstance(p, Run))
            printed = clause.label.rstrip(": ") if clause is not None else ""
            label = printed or QCoreApplication.translate("CoverForm", str(NAMES.get(name, name)))
            self._by_name[name] = self._field(name, text)
            self.add(label, self._by_name[name])
        self.finish()

    def _field(self, name: str, text: str) -> QLineEdit | QPlainTextEdit:
        if name in LONG or "\n" in text or len(text) > 80:
            field = QPlainTextEdit(text)
            field.setTabChangesFocus(True)
            field.setFixedHeight(84)
            return field
        return QLineEdit(text)

    def values(self) -> dict[str, str]:
        """The fields by name."""
        return {
            name: field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for name, field in self._by_name.items()
        }

    def meeting(self) -> Meeting:
        """The conference."""
        return Meeting(**{name: field.text().strip() for name, field in self._meeting.items()})
