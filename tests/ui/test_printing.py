"""Printing from the window: the preview shows what is printed, by keys alone, and says what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QWidget

from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.paper import pdf
from editor.paper.flow import flow
from editor.paper.setting import Print
from editor.ui import printing
from editor.ui.dialogs.pages_view import Fit
from editor.ui.dialogs.print_preview import Outputs, PrintPreview
from editor.ui.window import Window
from tests.benchmarks.proposals import generated

Opened = Callable[..., PrintPreview]


@pytest.fixture
def preview(window: Window) -> Iterator[Opened]:
    """Opens previews with all their pages."""
    shown: list[PrintPreview] = []

    def open_on(
        document: Document | None = None, view: View = View.MARKED, outputs: Outputs | None = None
    ) -> PrintPreview:
        document = document or window.session.document
        outputs = outputs or Outputs(lambda *_: "saved", lambda *_: "sent")
        dialog = PrintPreview(document, number(document), view, outputs, (window.tools.icons, window.theme), window)
        shown.append(dialog)
        dialog.resize(1200, 800)
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        dialog.finish()
        return dialog

    yield open_on
    for dialog in shown:
        dialog.close()
        dialog.deleteLater()


def picture(dialog: PrintPreview, page: int) -> QImage:
    """A page as it is shown."""
    dialog.view.go_to(page)
    QApplication.processEvents()
    image = dialog.view.viewport().grab().toImage()
    return image.copy(dialog.view.place(page - 1).toRect().adjusted(2, 2, -2, -2).intersected(image.rect()))


def is_grey(image: QImage) -> bool:
    """Whether no pixel has a colour; letters may be smoothed."""
    step = range(0, image.width(), 1)
    return all(
        max(pixel := (c.red(), c.green(), c.blue())) - min(pixel) < 8
        for y in range(image.height())
        for x in step
        if (c := image.pixelColor(x, y)).lightness() < 230
    )


def test_keys_turn_pages_and_escape_goes_back(preview: Opened) -> None:
    dialog = preview()
    assert QApplication.focusWidget() is dialog.view
    dialog.view.set_fit(Fit.WIDTH)
    places = [dialog.place.text()]
    for _ in range(3):
        QTest.keyClick(dialog.view, Qt.Key.Key_PageDown)
        places.append(dialog.place.text())
    assert places == [f"Page {n} of 4" for n in (1, 2, 3, 4)]
    assert not dialog.later.isEnabled()
    QTest.keyClick(dialog.view, Qt.Key.Key_PageUp)
    assert dialog.place.text() == "Page 3 of 4"
    QTest.keyClick(dialog.view, Qt.Key.Key_Home)
    assert dialog.place.text() == "Page 1 of 4"
    QTest.keyClick(dialog.view, Qt.Key.Key_End)
    assert dialog.place.text() == "Page 4 of 4"
    QTest.keyClick(dialog.panel.send, Qt.Key.Key_PageUp)
    assert dialog.place.text() == "Page 3 of 4"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_two_pages_stand_side_by_side_and_both_fit(preview: Opened) -> None:
    dialog = preview()
    assert dialog.place.text() == "Pages 1–2 of 4"
    first, second = dialog.view.place(0), dialog.view.place(1)
    view = dialog.view.viewport().rect()
    assert first.right() < second.left()
    assert view.contains(first.toRect())
    assert view.contains(second.toRect())
    dialog.later.click()
    assert dialog.place.text() == "Pages 3–4 of 4"


def test_sizes_keep_the_page(preview: Opened) -> None:
    dialog = preview()
    dialog.view.go_to(3)
    for fit in (Fit.WIDTH, Fit.FULL, Fit.TWO):
        dialog._fits[fit].click()
        assert dialog.view.fit is fit
        assert dialog.view.shown()[0] == 3
    dialog._fits[Fit.FULL].click()
    assert round(dialog.view.place(0).width()) == 794
    before = dialog.view.scale
    centre = QPointF(dialog.view.viewport().rect().center())
    no, yes = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier
    wheel = QWheelEvent(centre, centre, QPoint(), QPoint(0, 120), no, yes, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(dialog.view.viewport(), wheel)
    assert dialog.view.scale > before
    assert not any(button.isChecked() for button in dialog._fits.values())


def test_the_view_shown_on_the_page_is_chosen_and_can_be_changed(preview: Opened) -> None:
    dialog = preview(view=View.PROPOSED)
    assert dialog.panel.view is View.PROPOSED
    assert not dialog.panel.black.isEnabled()
    assert dialog.panel._key.count() == 0
    assert is_grey(picture(dialog, 2))
    dialog.panel.views[View.PROPOSED].setFocus()
    QTest.keyClick(dialog.panel.views[View.PROPOSED], Qt.Key.Key_Up)
    dialog.finish()
    assert dialog.panel.view is View.MARKED
    assert not is_grey(picture(dialog, 2))
    assert dialog.panel._key.count() == 2


def test_black_and_white_has_no_colour_and_keeps_the_patterns(preview: Opened) -> None:
    dialog = preview()
    dialog.view.set_fit(Fit.WIDTH)
    coloured = picture(dialog, 2)
    dialog.panel.black.click()
    dialog.finish()
    black = picture(dialog, 2)
    assert not is_grey(coloured)
    assert is_grey(black)
    assert coloured.size() == black.size()
    inked = [
        sum(image.pixelColor(x, y).lightness() < 200 for y in range(image.height()) for x in range(0, image.width(), 2))
        for image in (coloured, black)
    ]
    assert abs(inked[0] - inked[1]) < inked[0] * 0.1


def test_the_foot_tells_what_was_checked_and_names_letters_no_font_has(preview: Opened, sample: Document) -> None:
    dialog = preview()
    assert dialog.checked.text() == "No heading stranded, every note on the page of its mark"
    assert dialog.counts.text().startswith("4 pages · ")
    strange = dialog._verdict("\U000f1234")
    assert strange[1] == "triangle-alert"
    assert "No font on this computer has these letters" in strange[2]


def test_pages_come_while_the_window_stays_open_to_keys(preview: Opened, window: Window) -> None:
    document = generated(600)
    outputs = Outputs(lambda *_: "", lambda *_: "")
    dialog = PrintPreview(document, number(document), View.MARKED, outputs, (window.tools.icons, window.theme), window)
    assert not dialog.is_whole
    assert dialog.checked.text().startswith("Laying out: ")
    assert "…" in dialog.place.text()
    dialog.panel.bars.click()
    dialog.finish()
    assert len(dialog.view.pages) > 20
    assert [page.number for page in dialog.view.pages] == list(range(1, len(dialog.view.pages) + 1))
    dialog.close()
    dialog.deleteLater()


def test_outputs_get_what_is_chosen_and_their_words_are_shown(preview: Opened) -> None:
    asked: list[tuple[View, Print]] = []

    def output(_parent: QWidget, view: View, choice: Print) -> str:
        asked.append((view, choice))
        return "done"

    dialog = preview(outputs=Outputs(output, output))
    dialog.panel.tags.click()
    dialog.panel.save.click()
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == [(View.MARKED, Print(tags=True))] * 2
    assert dialog.checked.text() == "done"


def test_the_command_opens_the_preview_on_the_view_of_the_page(window: Window) -> None:
    seen: list[View] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PrintPreview)
        seen.append(dialog.panel.view)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    window.show_view(View.PROPOSED)
    QTimer.singleShot(50, look)
    window.run_action("file.preview")
    assert seen == [View.PROPOSED]


def test_a_saved_pdf_is_the_one_that_is_shown(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "Entwurf é.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target.with_suffix("")), ""))
    choice = Print(coloured=False)
    said = printing.save_pdf(window, window.opened, window, View.MARKED, choice)
    document = window.session.document
    assert target.read_bytes() == pdf.write(document, number(document), View.MARKED, choice=choice)
    assert said.startswith("Written: Entwurf é.pdf, ")


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "nowhere" / "x.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (target, ""))
    said = printing.save_pdf(window, window.opened, window, View.MARKED, Print())
    assert said.startswith("The file could not be written: ")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: ("", ""))
    assert printing.save_pdf(window, window.opened, window, View.MARKED, Print()) == ""


def accepting(target: Path, first: int = 0, last: int = 0) -> Callable[[QPrintDialog], int]:
    """What a user does in the dialog of the system: chooses a file as the printer, and some pages."""

    def choose(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        if first:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(first, last)
        return QPrintDialog.DialogCode.Accepted.value

    return choose


@pytest.mark.parametrize(("pages", "count"), [((0, 0), 4), ((2, 3), 2)])
def test_what_is_printed_is_what_was_asked_for(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: tuple[int, int], count: int
) -> None:
    target = tmp_path / "printed.pdf"
    monkeypatch.setattr(QPrintDialog, "exec", accepting(target, *pages))
    said = printing.print_document(window, window.opened, View.MARKED, preview=False)
    assert said == f"Printed: {count} pages."
    assert target.read_bytes().count(b"/Type /Page\n") == count
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Rejected.value)
    assert printing.print_document(window, window.opened, View.MARKED, preview=False) == ""


def test_a_print_can_be_stopped(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", accepting(tmp_path / "printed.pdf"))
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _dialog: True)
    said = printing.print_document(window, window.opened, View.MARKED, preview=False)
    assert said.startswith("Stopped.")


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_without_paper_is_told_in_a_sentence(window: Window, tmp_path: Path) -> None:
    document = window.session.document
    printer = printing.printer_for("x")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "x.pdf"))
    said = printing.print_on(printer, flow(document, number(document), View.BASE), Print(), window)
    assert said == "Nothing was printed: the printer takes no pages."
