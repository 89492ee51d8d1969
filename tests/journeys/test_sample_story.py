"""From the sample to a proposal that is handed over, by keys alone: edit, save, export, reopen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import number
from editor.ui.acts import files
from editor.ui.window import Window
from tests.ui.pressing import (
    base_of_window,
    clause_of,
    labels_of,
    page_is_the_document,
    press,
    proposed,
    put_caret,
    text_of,
    type_text,
)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _edit(window: Window) -> None:
    """Deletes recalling e), adds an item to considering, pastes three paragraphs, changes a year."""
    put_caret(window, "the report of the 2021 forum", 3)
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    press(window, Qt.Key.Key_Z, CTRL)
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    put_caret(window, "more than a third", len(text_of(clause_of(window, "more than a third"))))
    press(window, Qt.Key.Key_Return)
    type_text(window, "that masts can be shared between operators;")
    put_caret(window, "to share their experience", 0)
    press(window, Qt.Key.Key_End)
    data = QMimeData()
    data.setText("\nto train technicians;\nto publish prices;\nto report on progress.")
    QGuiApplication.clipboard().setMimeData(data)
    press(window, Qt.Key.Key_V, CTRL)
    year = text_of(clause_of(window, "the work that followed")).index("2025")
    put_caret(window, "the work that followed", year, year + 4)
    type_text(window, "2029")


def test_everything_is_as_left_after_saving_and_reopening(
    open_window: Callable[[Document | str], Window], sample: Document, tmp_path: Path
) -> None:
    window = open_window(sample)
    base = base_of_window(window)
    _edit(window)
    assert labels_of(window, "recalling")[4:] == ["-e)", "-f)+e)", "-g)+f)", "-h)+g)", "-i)+h)"]
    assert base_of_window(window) == base
    saved = tmp_path / "draft with spaces é.clause"
    window.tools.workspace.save(window.opened, str(saved))
    assert window.session.is_saved
    left = window.session.document
    window.page.go_to(left.proposals[0].clauses[0].id)
    again = open_window(str(saved))
    assert again.session.document == left
    assert proposed(again) == proposed(window)
    assert page_is_the_document(again)


def test_what_is_exported_reads_back_as_the_two_views(
    open_window: Callable[[Document | str], Window], sample: Document, tmp_path: Path
) -> None:
    window = open_window(sample)
    _edit(window)
    target = tmp_path / "proposal.docx"
    assert files.export_to(window, str(target), View.MARKED)
    assert files.export_to(window, str(tmp_path / "proposal.pdf"), View.PROPOSED)
    assert files.export_to(window, str(tmp_path / "proposal.txt"), View.MARKED)
    back = window.tools.workspace.documents.read(str(target)).document
    document = window.session.document
    for view in (View.BASE, View.PROPOSED):
        written = [" ".join(str(line).split()) for line in lines(document, number(document), view)]
        read = [" ".join(str(line).split()) for line in lines(back, number(back), view)]
        # The cover is set in the form of the conference; the text below it comes back line by line.
        text = written[written.index("MOD ARC/XX/1") :]
        assert [line for line in text if line and line not in read] == []


def test_fixes_are_tracked_and_the_problem_goes(window: Window) -> None:
    window.check()
    outdated = next(f for f in window.problems.own if f.rule == "outdated-edition")
    window.go_to(outdated.span.clause, outdated.span.start)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    window.check()
    assert not any(f.rule == "outdated-edition" and f.span == outdated.span for f in window.problems.own)
    clause = clause_of(window, "the strategic plan of the Union")
    assert any(piece.inserted for piece in clause.inline)
    press(window, Qt.Key.Key_Z, CTRL)
    assert not any(piece.inserted for piece in clause_of(window, "the strategic plan of the Union").inline)


def test_finding_shows_hits_in_the_text(window: Window) -> None:
    press(window, Qt.Key.Key_F, CTRL)
    window.find_bar.field.setText("rural")
    first = window.page.textCursor().selectedText()
    assert first.lower() == "rural"
    place = window.page.textCursor().position()
    press(window, Qt.Key.Key_F3)
    assert window.page.textCursor().position() != place
    assert window.page.textCursor().selectedText().lower() == "rural"
    window.find_bar.closed.emit()
    assert not window.find_bar.isVisible()
