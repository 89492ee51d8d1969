"""Dialogs by keyboard alone: the first field has the focus, Tab walks on to the buttons, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from editor.core.commands.proposal import Brief
from editor.core.model.clause import Kind
from editor.core.model.document import Action, Document, Meeting
from editor.core.ports import Noticed, Problem
from editor.ui.acts import files, reviewing
from editor.ui.choices import Known
from editor.ui.dialogs.cover_form import CoverForm
from editor.ui.dialogs.form_dialog import FormDialog
from editor.ui.dialogs.import_report import ImportReport
from editor.ui.dialogs.new_proposal import NewProposalDialog
from editor.ui.dialogs.who_am_i import WhoAmIDialog
from editor.ui.window import Window
from tests.ui.pressing import clause_of, proposed, put_caret, text_of, type_text

HILLTOP = Meeting("WCDC-31", "World Conference", "Hilltop", "2031-05-05", "2031-05-16")
MAKERS: dict[str, Callable[[Window], FormDialog]] = {
    "new": lambda window: NewProposalDialog((), (), "", window),
    "who": lambda window: WhoAmIDialog(window.session.author, window),
    "cover": lambda window: CoverForm(window.session.document, window),
    "report": lambda window: ImportReport((Problem(Noticed.GUESSED, "Taken as item f)"),), window.go_to, window),
}


def shown(dialog: FormDialog) -> FormDialog:
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


@pytest.mark.parametrize("name", MAKERS)
def test_a_dialog_starts_in_its_first_field_and_fits_the_window(window: Window, name: str) -> None:
    window.resize(1024, 640)
    dialog = shown(MAKERS[name](window))
    stops = dialog._stops()
    assert QApplication.focusWidget() is stops[0]
    for stop in stops:
        assert stop.isEnabled()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in stops
    assert dialog.height() <= 640 - 48
    assert dialog._inner.width() <= dialog._scroll.viewport().width()
    assert dialog.accept_button.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_new_proposal_needs_a_base_text_unless_it_adds_one(window: Window) -> None:
    known = Known("WCDC-31, Hilltop, 2031", "WCDC-31", HILLTOP)
    dialog = NewProposalDialog((known,), (Known("Arcadia", "ARC"),), "", window)
    assert not dialog.accept_button.isEnabled()
    dialog.base.setText("base.clause")
    assert dialog.accept_button.isEnabled()
    dialog.base.clear()
    dialog.action.setCurrentText("ADD – propose a new text")
    dialog.proponent.setCurrentText("Arcadia")
    assert dialog.accept_button.isEnabled()
    assert dialog.brief() == Brief(Action.ADD, "Arcadia", "ARC", HILLTOP)


def test_a_new_mod_names_the_conference_in_tracked_words(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = str(tmp_path / "base.txt")
    lines = "RESOLUTION 900 (Lakeside, 2027)\nRural connectivity\nThe World Conference (Lakeside, 2027),\nrecalling\n"
    Path(base).write_text(lines + "a)\tthe needs of villages;\nb)\tthe means,\nresolves\n1\tto act.\n", "utf-8")
    monkeypatch.setattr(NewProposalDialog, "exec", lambda dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(NewProposalDialog, "brief", lambda dialog: Brief(Action.MOD, "Arcadia", "ARC", HILLTOP))
    chosen = NewProposalDialog.__init__

    def prefilled(dialog: NewProposalDialog, *arguments: object) -> None:
        chosen(dialog, *arguments)
        dialog.base.setText(base)

    monkeypatch.setattr(NewProposalDialog, "__init__", prefilled)
    monkeypatch.setattr(files, "may_close", lambda _window: True)
    files.new(window)
    assert "RESOLUTION 900 (Rev. Hilltop, 2031)" in proposed(window)
    number = next(c for c in window.session.document.proposals[0].clauses if c.kind is Kind.NUMBER)
    assert "Lakeside, 2027" in text_of(number)
    window.run_action("edit.undo")
    assert "RESOLUTION 900 (Lakeside, 2027)" in proposed(window)


def test_the_cover_form_writes_what_it_holds_and_nothing_else(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    before = window.session.document
    monkeypatch.setattr(CoverForm, "exec", lambda form: QDialog.DialogCode.Accepted)
    reviewing.cover(window)
    assert window.session.document == before

    def filled(form: CoverForm) -> QDialog.DialogCode:
        field = form._by_name["docno"]
        assert not isinstance(field, QComboBox)
        field.setText("Document WTDC-29/41-E")  # type: ignore[union-attr]
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(CoverForm, "exec", filled)
    reviewing.cover(window)
    changed = {clause.field: text_of(clause) for clause in window.session.document.cover}
    assert changed == {c.field: text_of(c) for c in before.cover} | {"docno": "Document WTDC-29/41-E"}


def test_who_edits_is_asked_once_in_the_banner_and_never_in_the_way(
    open_window: Callable[[Document], Window], sample: Document
) -> None:
    window = open_window(sample)
    assert not window.banner.isVisible()
    put_caret(window, "the regional initiatives", 4)
    type_text(window, "ten ")
    assert window.banner.isVisible()
    assert QApplication.focusWidget() is window.page
    assert text_of(clause_of(window, "regional initiatives")).startswith("the ten regional")
    again = open_window(sample)
    put_caret(again, "the regional initiatives", 4)
    type_text(again, "ten ")
    assert not again.banner.isVisible()


def test_a_symbol_that_would_turn_base_text_into_own_text_is_refused_in_words(window: Window) -> None:
    put_caret(window, "the regional initiatives")
    window.run_action("symbol.add")
    assert window.session.document.proposals[0].action is Action.MOD
    assert "base text" in window.status.message
    assert window.acts["symbol.mod"].isChecked()
    window.run_action("symbol.mod_editorial")
    assert window.session.document.proposals[0].action is Action.MOD_EDITORIAL
