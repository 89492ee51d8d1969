"""The colours of the window and of the authors, as the visual target fixes them.

Every colour has a name (a token) with a value for each scheme. Widgets ask the theme for a token, never for a colour
of their own. The colours of authors are those of their slots, which paper shares.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, unique
from functools import cache

from PySide6.QtGui import QColor, QPalette

from editor.paper.slots import slot_of


@unique
class Scheme(Enum):
    """The four sets of colours a window can wear."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The named colours of one scheme, as `#RRGGBB`."""

    desk: str
    chrome: str
    panel: str
    paper: str
    raised: str
    hover: str
    cur: str
    accentbg: str
    sel: str
    hair: str
    border: str
    strong: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    focus: str
    error: str
    warn: str
    hint: str
    ok: str
    errorbg: str
    warnbg: str
    okbg: str
    hintbg: str
    conf: str
    confbg: str
    cons: str


_LIGHT = Tokens(
    desk="#E8EBEF",
    chrome="#F6F7F9",
    panel="#F6F7F9",
    paper="#FFFFFF",
    raised="#FFFFFF",
    hover="#ECEFF3",
    cur="#F2F6FB",
    accentbg="#E3ECF7",
    sel="#CDE1F6",
    hair="#E6E9EE",
    border="#D8DDE4",
    strong="#77808D",
    text="#1A1E24",
    text2="#4A525E",
    text3="#5C6571",
    accent="#1B5E96",
    on_accent="#FFFFFF",
    focus="#0B6BCB",
    error="#B3261E",
    warn="#8A5300",
    hint="#45597A",
    ok="#1D6B3C",
    errorbg="#FCEEED",
    warnbg="#FDF3E0",
    okbg="#E9F5ED",
    hintbg="#EDF1F8",
    conf="#6A4F00",
    confbg="#FFF1B8",
    cons="#535C69",
)

_DARK = Tokens(
    desk="#14171B",
    chrome="#1B1F24",
    panel="#1B1F24",
    paper="#22272E",
    raised="#2B323B",
    hover="#262C34",
    cur="#282F38",
    accentbg="#2C3A4B",
    sel="#2B4D72",
    hair="#2B313A",
    border="#363D47",
    strong="#76818F",
    text="#E6E9ED",
    text2="#B7BEC8",
    text3="#9AA4B1",
    accent="#84B9F0",
    on_accent="#10202F",
    focus="#6CB1FF",
    error="#FF9389",
    warn="#F0B84E",
    hint="#A9C1E4",
    ok="#7FD09A",
    errorbg="#3A2426",
    warnbg="#372E1D",
    okbg="#1F3328",
    hintbg="#263040",
    conf="#F5DC7A",
    confbg="#3D3513",
    cons="#B0B8C4",
)


def _contrast(surface: str, ink: str, accent: str, sel: str) -> Tokens:
    """A set in which every surface is the same and every edge and letter is ink; tints give way to edges."""
    return Tokens(
        desk=surface,
        chrome=surface,
        panel=surface,
        paper=surface,
        raised=surface,
        hover=surface,
        cur=surface,
        accentbg=surface,
        sel=sel,
        hair=ink,
        border=ink,
        strong=ink,
        text=ink,
        text2=ink,
        text3=ink,
        accent=accent,
        on_accent=surface,
        focus=accent,
        error=ink,
        warn=ink,
        hint=ink,
        ok=ink,
        errorbg=surface,
        warnbg=surface,
        okbg=surface,
        hintbg=surface,
        conf=ink,
        confbg=surface,
        cons=ink,
    )


_CONTRAST_LIGHT = replace(
    _contrast("#FFFFFF", "#000000", "#00369E", "#BBD3FF"),
    error="#8F0000",
    warn="#5C3A00",
    hint="#002F6C",
    ok="#004B1C",
    conf="#5C4400",
    confbg="#FFF1B8",
)

_CONTRAST_DARK = replace(
    _contrast("#000000", "#FFFFFF", "#6FD6FF", "#00407A"),
    focus="#FFFF00",
    error="#FF9C94",
    warn="#FFD24A",
    hint="#A8D1FF",
    ok="#7CF29A",
    conf="#FFD24A",
)

TOKENS: dict[Scheme, Tokens] = {
    Scheme.LIGHT: _LIGHT,
    Scheme.DARK: _DARK,
    Scheme.CONTRAST_LIGHT: _CONTRAST_LIGHT,
    Scheme.CONTRAST_DARK: _CONTRAST_DARK,
}


@cache
def color_of(value: str) -> QColor:
    """The colour written as `#RRGGBB`, made once."""
    return QColor(value)


@dataclass(frozen=True, slots=True)
class Theme:
    """A scheme with its tokens: what a widget is handed when it has to paint."""

    scheme: Scheme
    tokens: Tokens

    @property
    def is_dark(self) -> bool:
        """Whether letters are lighter than the paper."""
        return self.scheme in (Scheme.DARK, Scheme.CONTRAST_DARK)

    @property
    def is_contrast(self) -> bool:
        """Whether authors are told by pattern and tag alone and tints give way to edges."""
        return self.scheme in (Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK)

    def color(self, token: str) -> QColor:
        """The colour of a token, by the name of its field in `Tokens`."""
        return color_of(getattr(self.tokens, token))

    def author(self, number: int) -> QColor:
        """The colour of an author's lines and letters; number 0 stands for what follows from other changes."""
        if self.is_contrast:
            return color_of(self.tokens.text)
        if number <= 0:
            return color_of(self.tokens.cons)
        slot = slot_of(number)
        return color_of(slot.dark if self.is_dark else slot.light)


@cache
def theme_of(scheme: Scheme) -> Theme:
    """The theme of a scheme."""
    return Theme(scheme, TOKENS[scheme])


def system_contrast_theme(palette: QPalette) -> Theme:
    """A high-contrast theme that takes the system's own palette whole, as people who need it have set it."""
    surface = palette.color(QPalette.ColorRole.Window)
    ink = palette.color(QPalette.ColorRole.WindowText)
    dark = surface.lightness() < ink.lightness()
    scheme = Scheme.CONTRAST_DARK if dark else Scheme.CONTRAST_LIGHT
    highlight = palette.color(QPalette.ColorRole.Highlight).name().upper()
    base = _contrast(surface.name().upper(), ink.name().upper(), ink.name().upper(), highlight)
    link = palette.color(QPalette.ColorRole.Link).name().upper()
    on_highlight = palette.color(QPalette.ColorRole.HighlightedText).name().upper()
    return Theme(scheme, replace(base, accent=highlight, on_accent=on_highlight, hint=link, focus=highlight))


def qt_palette(theme: Theme) -> QPalette:
    """The palette for stock widgets, so that what has no style of its own still wears the theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, token in (
        (role.Window, "chrome"),
        (role.WindowText, "text"),
        (role.Base, "raised"),
        (role.AlternateBase, "hover"),
        (role.Text, "text"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "text3"),
        (role.Highlight, "sel"),
        (role.HighlightedText, "text"),
        (role.Link, "accent"),
        (role.Accent, "accent"),
        (role.Mid, "border"),
    ):
        palette.setColor(name, theme.color(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.color("text3"))
    return palette
