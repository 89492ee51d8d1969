"""The fonts of the page and their metrics, each made once."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF


@cache
def page_font(families: tuple[str, ...], pixel_size: int, bold: int = 0, italic: int = 0) -> QFont:
    """A font, made once."""
    font = QFont(list(families))
    font.setPixelSize(pixel_size)
    if bold:
        font.setWeight(QFont.Weight.Bold)
    font.setItalic(bool(italic))
    return font


@cache
def font_metrics(families: tuple[str, ...], pixel_size: int, bold: int = 0, italic: int = 0) -> QFontMetricsF:
    """The metrics of a font, made once."""
    return QFontMetricsF(page_font(families, pixel_size, bold, italic))
