"""Printing and its preview: the pages are those of `editor.paper`, on a printer as in a PDF file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.core.ports import EditorError, no_progress
from editor.paper.flow import flow
from editor.paper.items import Flow
from editor.paper.measures import RESOLUTION
from editor.paper.output import page_layout, paint
from editor.paper.setting import Print
from editor.session.workspace import OpenDocument


def print_document(parent: QWidget, opened: OpenDocument, view: View, preview: bool) -> str:
    """Prints one view, or shows its pages first. Gives a sentence for the status line, or nothing."""
    document = opened.session.document
    choice = Print()
    printed = flow(document, number(document), view, tags=choice.tags)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(RESOLUTION)
    printer.setPageLayout(page_layout())
    printer.setFullPage(True)
    printer.setDocName(opened.name or printed.title)
    if preview:
        return _previewed(parent, printer, printed, choice)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return ""
    return _painted(printed, choice, printer)


def _previewed(parent: QWidget, printer: QPrinter, printed: Flow, choice: Print) -> str:
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(QCoreApplication.translate("Print", "Print preview"))
    dialog.resize(parent.size() * 0.9)
    dialog.paintRequested.connect(partial(_painted, printed, choice))
    dialog.exec()
    return ""


def _painted(printed: Flow, choice: Print, printer: QPrinter) -> str:
    try:
        count = paint(printer, printed, choice, no_progress)
    except EditorError as fault:
        return str(fault)
    return QCoreApplication.translate("Print", "Printed, {count} pages.").format(count=count)
