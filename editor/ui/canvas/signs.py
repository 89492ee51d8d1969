"""The small signs of the page, drawn from vector outlines at the size and resolution asked for.

Outlines follow the Lucide icon set (ISC licence) on its grid of 24.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.ui.canvas.block_look import BadgeKind

BADGE_TOKENS: dict[BadgeKind, str] = {
    BadgeKind.ERROR: "error",
    BadgeKind.WARNING: "warn",
    BadgeKind.HINT: "hint",
    BadgeKind.COMMENT: "text2",
    BadgeKind.PRIVATE: "text2",
}

_BUBBLE = '<path d="M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z"/>'
_OUTLINES: dict[str, str] = {
    "error": '<circle cx="12" cy="12" r="10"/><path d="m15 9-6 6"/><path d="m9 9 6 6"/>',
    "warning": '<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/>'
    '<path d="M12 9v4"/><path d="M12 17h.01"/>',
    "hint": '<path d="M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5'
    '.7.7 1.3 1.5 1.5 2.5"/><path d="M9 18h6"/><path d="M10 22h4"/>',
    "comment": _BUBBLE,
    "private": _BUBBLE + '<rect x="8.5" y="9.5" width="7" height="4.5" rx="1"/><path d="M10 9.5V8a2 2 0 0 1 4 0v1.5"/>',
    "locked": '<rect width="18" height="11" x="3" y="11" rx="2" ry="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>',
}


@cache
def sign(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    """A sign in a colour, for a screen with this many device pixels in a logical one."""
    width = 2 if size < 16 else 1.75
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        f'stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round">'
        f"{_OUTLINES[name]}</svg>"
    )
    pixels = max(round(size * ratio), 1)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
