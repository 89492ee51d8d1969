"""The palette keeps its promises: contrast, distance between authors, one colour of text in high contrast."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from editor.paper.slots import AUTHOR_SLOTS, slot_of
from editor.ui.theme import Scheme, qt_palette, system_contrast_theme, theme_of


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_text_is_readable_on_every_surface(scheme: Scheme) -> None:
    theme = theme_of(scheme)
    least = 7.0 if theme.is_contrast else 4.5
    for surface in ("desk", "chrome", "paper", "raised", "hover", "cur", "accentbg"):
        for text in ("text", "text2", "text3", "error", "warn", "hint", "ok", "accent"):
            assert contrast(theme.color(text), theme.color(surface)) >= least, (text, surface)
    assert contrast(theme.color("text"), theme.color("sel")) >= 7
    assert contrast(theme.color("on_accent"), theme.color("accent")) >= 4.5


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_authors_are_readable_on_paper_and_current_clause(scheme: Scheme) -> None:
    theme = theme_of(scheme)
    for slot in AUTHOR_SLOTS:
        for surface in ("paper", "cur", "confbg", "accentbg"):
            assert contrast(theme.author(slot.number), theme.color(surface)) >= 4.5
        assert contrast(theme.author(slot.number), theme.color("sel")) >= 3.4
    assert contrast(theme.author(0), theme.color("paper")) >= 5.7


def test_two_slots_share_a_pattern_and_never_a_colour() -> None:
    assert [slot_of(n).underline == slot_of(n + 5).underline for n in range(1, 6)] == [True] * 5
    assert len({slot.underline for slot in AUTHOR_SLOTS}) == 5
    assert len({slot.light for slot in AUTHOR_SLOTS}) == len({slot.dark for slot in AUTHOR_SLOTS}) == 10
    assert slot_of(11) is slot_of(1)


def test_the_system_palette_is_used_whole_in_high_contrast() -> None:
    system = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.WindowText, "#FFFF00"),
        (QPalette.ColorRole.Highlight, "#00FFFF"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
        (QPalette.ColorRole.Link, "#FF00FF"),
    ):
        system.setColor(role, QColor(colour))
    theme = system_contrast_theme(system)
    assert theme.scheme is Scheme.CONTRAST_DARK
    assert theme.color("paper") == QColor("#000000")
    assert theme.author(3) == theme.color("text") == QColor("#FFFF00")


@pytest.mark.parametrize("scheme", list(Scheme))
def test_stock_widgets_wear_the_theme(scheme: Scheme) -> None:
    theme = theme_of(scheme)
    palette = qt_palette(theme)
    assert palette.color(QPalette.ColorRole.WindowText) == theme.color("text")
    assert palette.color(QPalette.ColorRole.Highlight) == theme.color("sel")
