"""Printing, its preview, and PDF files from there: the pages are those of `editor.paper`, wherever they go."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.core.ports import Cancelled, EditorError, Progress
from editor.paper import pdf
from editor.paper.flow import flow
from editor.paper.items import Flow
from editor.paper.output import page_layout, paint
from editor.paper.setting import Print
from editor.session.workspace import OpenDocument
from editor.ui.dialogs.print_preview import Outputs, PrintPreview
from editor.ui.frame import Frame
from editor.ui.plurals import settled

translate = QCoreApplication.translate
SOON = 700
"""Milliseconds after which long work shows how far it is."""


def print_document(parent: QWidget, opened: OpenDocument, view: View, preview: bool) -> str:
    """Prints one view, or shows its pages first. Gives a sentence for the status line, or nothing."""
    if not preview:
        return send_to_printer(opened, parent, view, Print())
    frame = parent.window()
    assert isinstance(frame, Frame)
    document = opened.session.document
    outputs = Outputs(partial(save_pdf, frame, opened), partial(send_to_printer, opened))
    dress = (frame.tools.icons, frame.theme)
    dialog = PrintPreview(document, number(document), view, outputs, dress, frame)
    dialog.setGeometry(frame.geometry())
    dialog.exec()
    dialog.deleteLater()
    return ""


def save_pdf(frame: Frame, opened: OpenDocument, parent: QWidget, view: View, choice: Print) -> str:
    """Asks where to and writes a PDF file, with the marks as they are chosen."""
    stem = os.path.splitext(opened.name)[0] or translate("Print", "Proposal")
    tail = "" if view is View.MARKED else f" ({view.value})"
    start = os.path.join(os.path.dirname(opened.path) or os.path.expanduser("~"), f"{stem}{tail}.pdf")
    path, _ = QFileDialog.getSaveFileName(parent, translate("Print", "Save PDF"), start, "PDF (*.pdf)")
    if not path:
        return ""
    path = path if path.lower().endswith(".pdf") else path + ".pdf"
    document = opened.session.document
    name = os.path.basename(path)
    try:
        with _followed(parent, translate("Print", "Writing {name}…").format(name=name)) as progress:
            data = pdf.write(document, number(document), view, progress, choice)
        frame.tools.workspace.documents.store(path, data, lambda back: _same(data, back))
    except Cancelled:
        return translate("Print", "Stopped. No file was written.")
    except EditorError as fault:
        return translate("Print", "The file could not be written: {cause}. The draft is unchanged.").format(cause=fault)
    size = max(len(data) // 1000, 1)
    return translate("Print", "Written: {name}, {size} kB.").format(name=name, size=size)


def _same(data: bytes, back: bytes) -> None:
    if data != back:
        raise EditorError(translate("Print", "what was written does not read back the same"))


def send_to_printer(opened: OpenDocument, parent: QWidget, view: View, choice: Print) -> str:
    """Asks for a printer and prints."""
    document = opened.session.document
    printed = flow(document, number(document), view, tags=choice.tags)
    printer = printer_for(opened.name or printed.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return ""
    return print_on(printer, printed, choice, parent)


def printer_for(name: str) -> QPrinter:
    """The printer of the system, for A4 pages; margins are those of the page itself."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout())
    printer.setFullPage(True)
    printer.setDocName(name)
    printer.setCreator("Clausewright")
    return printer


def print_on(printer: QPrinter, printed: Flow, choice: Print, parent: QWidget) -> str:
    """Prints the pages asked for, and says how many they were."""
    try:
        with _followed(parent, translate("Print", "Printing…")) as progress:
            count = paint(printer, printed, choice, progress, _wanted(printer))
    except Cancelled:
        printer.abort()
        return translate("Print", "Stopped. The pages sent so far may still come out of the printer.")
    except EditorError as fault:
        return translate("Print", "Nothing was printed: {cause}.").format(cause=fault)
    words = translate("Print", "Printed: %n [page|pages].", None, count)
    return settled(words.replace("%n", str(count)), count)


def _wanted(printer: QPrinter) -> Container[int] | None:
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return None
    return range(printer.fromPage(), max(printer.toPage(), printer.fromPage()) + 1)


@contextmanager
def _followed(parent: QWidget, words: str) -> Iterator[Progress]:
    """Shows how far long work is, with a way to stop it."""
    dialog = QProgressDialog(words, translate("Print", "Cancel"), 0, 0, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(SOON)
    dialog.setAutoClose(False)

    def told(_what: str, done: int, total: int) -> None:
        dialog.setMaximum(max(total, 1))
        dialog.setValue(done)
        if dialog.wasCanceled():
            raise Cancelled(translate("Print", "stopped; everything is as it was"))

    try:
        yield told
    finally:
        dialog.close()
        dialog.deleteLater()
