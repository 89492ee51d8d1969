"""The faces of letters on paper: the ITU ones or their metric twins, and whatever has the letters they lack."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextFormat

from editor.core.model.inline import Format
from editor.paper.measures import HANG, PIXEL
from editor.paper.spans import Role
from editor.paper.words import language_of

SERIF = ("Times New Roman", "Liberation Serif", "Tinos", "serif")
SANS = ("Segoe UI", "Helvetica Neue", "Liberation Sans", "Arimo", "DejaVu Sans", "sans-serif")
_SCRIPTS = {
    "ar": ("Traditional Arabic", "Noto Naskh Arabic", "Amiri"),
    "fa": ("Noto Naskh Arabic", "Amiri"),
    "ur": ("Noto Naskh Arabic", "Amiri"),
    "zh": ("SimSun", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC"),
}
TAG_SIZE, CHIP_SIZE = 130, 160
QUIET = "#4A525E"
_UNSEEN = frozenset("\t\n\u2028\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff")


def families(language: str) -> tuple[str, ...]:
    """The faces for a language, the first one that is there being used."""
    return SERIF[:3] + _SCRIPTS.get(language_of(language), ()) + SERIF[3:]


@cache
def face(names: tuple[str, ...], size: int, bold: bool = False, italic: bool = False, capitals: bool = False) -> QFont:
    """A font whose letters are measured in twentieths of a point, without regard to the pixels of a screen."""
    font = QFont(list(names))
    font.setPixelSize(size)
    font.setBold(bold)
    font.setItalic(italic)
    if capitals:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    return font


@cache
def metrics(names: tuple[str, ...], size: int, bold: bool = False) -> QFontMetricsF:
    """The metrics of a font, made once."""
    return QFontMetricsF(face(names, size, bold))


@cache
def letters(form: Format, role: Role, colour: str, spacing: int) -> QTextCharFormat:
    """How a span differs from the letters of its paragraph. `spacing` is painted after each letter."""
    made = QTextCharFormat()
    if role is not Role.TEXT:
        made.setFontFamilies(list(SANS))
        made.setProperty(QTextFormat.Property.FontPixelSize.value, TAG_SIZE if role is Role.TAG else CHIP_SIZE)
        made.setFontWeight(QFont.Weight.Bold if role is Role.TAG else QFont.Weight.Normal)
        made.setFontItalic(False)
        made.setFontCapitalization(QFont.Capitalization.MixedCase)
    if form & Format.BOLD:
        made.setFontWeight(QFont.Weight.Bold)
    if form & Format.ITALIC:
        made.setFontItalic(True)
    if form & Format.UNDERLINE:
        made.setFontUnderline(True)
    if form & Format.SUPERSCRIPT:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    elif form & Format.SUBSCRIPT:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    if colour:
        made.setForeground(QColor(colour))
    if spacing:
        made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        made.setFontLetterSpacing(spacing)
    return made


def lacking(found: Iterable[str], language: str) -> str:
    """The letters no font of this computer has: they would be printed as empty boxes."""
    asked = metrics(families(language), 240)
    missing = [
        letter for letter in found if letter > "\u024f" and letter not in _UNSEEN and not asked.inFontUcs4(ord(letter))
    ]
    return "".join(sorted(missing))


TOUCH = 3 * PIXEL
"""The space painted between struck and added words that touch."""
TAB_DISTANCE = HANG // 2
