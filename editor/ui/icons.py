"""Icons from SVG files, drawn in a colour of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.ui.theme import Theme


class Icons:
    """The icons of one folder; each is drawn once for a colour and a size."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._made: dict[tuple[str, str, str, int], QIcon] = {}

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """One icon in one colour (``#RRGGBB``), for the scale of the screen."""
        scale = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
        pixmap = QPixmap(QSize(round(size * scale), round(size * scale)))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer = QSvgRenderer(QByteArray(self._source(name).replace(b"currentColor", colour.encode())))
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def icon(self, name: str, theme: Theme, token: str = "text2", size: int = 18) -> QIcon:
        """An icon for a button, greyed when the button is."""
        colour, grey = getattr(theme.tokens, token), theme.tokens.strong
        key = (name, colour, grey, size)
        known = self._made.get(key)
        if known is None:
            known = QIcon(self.pixmap(name, colour, size))
            faint = self.pixmap(name, grey, size)
            known.addPixmap(faint, QIcon.Mode.Disabled)
            self._made[key] = known
        return known

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
        return self._sources[name]
