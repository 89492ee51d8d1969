"""Small pages for tests of the canvas: documents with looks and marks, in an editor without a screen."""

from __future__ import annotations

import os
from collections.abc import Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import (
    QColor,
    QImage,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from editor.ui.canvas.block_look import BlockLook, LabelSegment, attach_look
from editor.ui.canvas.marks import InlineMark, write_mark
from editor.ui.canvas.measures import PageOptions
from editor.ui.canvas.page_layout import PageLayout

Piece = str | tuple[str, InlineMark]
Paragraph = tuple[BlockLook, Sequence[Piece]]

WORDS = "the needs of small islands and remote areas for a network which reaches every village in the region"


def item(label: str = "a)", **looks: object) -> BlockLook:
    """The look of an item with a label."""
    return BlockLook(label=(LabelSegment(label, italic=True),), **looks)  # type: ignore[arg-type]


def fill(document: QTextDocument, paragraphs: Sequence[Paragraph]) -> None:
    """Append paragraphs to an empty document in one edit."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, (look, pieces) in enumerate(paragraphs):
        if number:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        for piece in pieces:
            text, mark = piece if isinstance(piece, tuple) else (piece, None)
            letters = QTextCharFormat()
            if mark is not None:
                write_mark(letters, mark)
            cursor.insertText(text, letters)
        attach_look(cursor.block(), look)
    cursor.endEditBlock()


class Page(QTextEdit):
    """An editor with a page of paragraphs, shown and painted once."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], options: PageOptions | None = None, size: tuple[int, int] = (900, 600)
    ) -> None:
        super().__init__()
        options = options or PageOptions()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet = QTextDocument(self)
        self.page = PageLayout(self.sheet, options)
        fill(self.sheet, paragraphs)
        self.setDocument(self.sheet)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, options.theme.color("desk"))
        palette.setColor(QPalette.ColorRole.Highlight, options.theme.color("sel"))
        self.setPalette(palette)
        self.resize(*size)
        self.show()
        QApplication.processEvents()

    def block(self, number: int) -> QTextBlock:
        """A block by its number."""
        return self.sheet.findBlockByNumber(number)

    def put_caret(self, number: int, offset: int = 0) -> None:
        """Put the caret into a block."""
        cursor = QTextCursor(self.block(number))
        cursor.setPosition(cursor.position() + offset)
        self.setTextCursor(cursor)

    def picture(self) -> QImage:
        """What is painted now."""
        QApplication.processEvents()
        return self.viewport().grab().toImage()


def pixels(image: QImage, area: tuple[int, int, int, int]) -> set[str]:
    """The colours in an area given as left, top, width and height."""
    left, top, width, height = area
    return {image.pixelColor(x, y).name() for x in range(left, left + width) for y in range(top, top + height)}


def row_of_colour(image: QImage, y: int, colour: QColor, span: tuple[int, int]) -> str:
    """A line of pixels as a string: `#` where it has a colour, `.` elsewhere."""
    wanted = colour.name()
    return "".join("#" if image.pixelColor(x, y).name() == wanted else "." for x in range(*span))
