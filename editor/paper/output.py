"""Painting the pages of a document on a device that has pages: a PDF file or a printer."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from editor.core.ports import EditorError, Progress
from editor.paper.draw import Sheet, draw_page
from editor.paper.items import Flow
from editor.paper.measures import PAGE_HEIGHT, PAGE_WIDTH, RESOLUTION
from editor.paper.pages import pages
from editor.paper.setting import Print


class NoPaper(EditorError):
    """A printer or a file that does not take pages."""


def page_layout() -> QPageLayout:
    """A4 as ITU templates have it, without margins of the device."""
    size = QPageSize(QSizeF(PAGE_WIDTH / 20, PAGE_HEIGHT / 20), QPageSize.Unit.Point, "A4")
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def paint(
    device: QPagedPaintDevice, printed: Flow, choice: Print, progress: Progress, wanted: Container[int] | None = None
) -> int:
    """Paints the wanted pages, or all, and returns how many. On another size of paper they are made smaller to fit.

    Raises `NoPaper`, and what `progress` raises to stop the work.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise NoPaper("the printer takes no pages")
    total, count = len(printed.items), 0
    sheet = Sheet.of(printed, choice)
    try:
        _fit(painter, device)
        progress("Page 1", 0, total)
        for page in pages(printed, choice):
            if wanted is None or page.number in wanted:
                if count and not device.newPage():
                    raise NoPaper("the printer took no further page")
                draw_page(painter, page, sheet)
                count += 1
            page.release()
            progress(f"Page {page.number}", page.done, total)
    finally:
        painter.end()
    return count


def _fit(painter: QPainter, device: QPagedPaintDevice) -> None:
    """Makes the painter count in twentieths of a point from the corner of an A4 page in the middle of the sheet."""
    dots = device.logicalDpiX() / RESOLUTION
    size = device.pageLayout().fullRectPoints()
    wide, high = size.width() * 20 / PAGE_WIDTH, size.height() * 20 / PAGE_HEIGHT
    shrink = min(wide, high)
    shrink = 1.0 if shrink > 0.985 else shrink
    painter.scale(dots * shrink, dots * shrink)
    if shrink < 1:
        painter.translate(max(wide / shrink - 1, 0) * PAGE_WIDTH / 2, max(high / shrink - 1, 0) * PAGE_HEIGHT / 2)
