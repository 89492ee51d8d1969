"""Characters of symbol fonts: what Word stores as a place in Symbol or Wingdings, as the character it shows.

Code points are those of the fonts' published mapping tables (Unicode consortium, VENDORS/APPLE/SYMBOL.TXT, and the
Wingdings proposal L2/12-368), for the signs that occur in texts.
"""

from __future__ import annotations

_GREEK_UPPER = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_GREEK_LOWER = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"

_SYMBOL = {
    **{0x41 + i: char for i, char in enumerate(_GREEK_UPPER)},
    **{0x61 + i: char for i, char in enumerate(_GREEK_LOWER)},
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼",
    0xA1: "ϒ", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA6: "ƒ", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xBD: "⏐", 0xBE: "⎯",
    0xBF: "↵", 0xC0: "ℵ", 0xC1: "ℑ", 0xC2: "ℜ", 0xC3: "℘", 0xC4: "⊗", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪",
    0xC9: "⊃", 0xCA: "⊇", 0xCB: "⊄", 0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇", 0xD2: "®",
    0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐",
    0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE0: "◊", 0xE1: "〈", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑", 0xF1: "〉",
    0xF2: "∫",
}  # fmt: skip

_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧",
    0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB2: "✧", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip

_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}

UNKNOWN = "\ufffd"
"""Stands for a sign of a font whose signs are not known."""


def character(font: str, code: int) -> str:
    """The character a sign of a font stands for; `UNKNOWN` where that is not known."""
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _FONTS.get(font.strip().lower(), {}).get(place)
    if known is not None:
        return known
    if font.strip().lower() == "symbol" and 0x20 <= place < 0x7F:
        return chr(place)
    if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE or 0x10000 <= code < 0x110000:
        return chr(code)
    return UNKNOWN


def bullet(text: str, font: str) -> str:
    """The character of an automatic bullet; a private one of an unknown font is shown as a round bullet."""
    if len(text) != 1:
        return text
    if text == "o" and font.lower().startswith("courier"):
        return "○"
    if not "\ue000" <= text <= "\uf8ff":
        return text
    sign = character(font, ord(text))
    if sign == UNKNOWN:
        sign = character("symbol", ord(text)) if ord(text) in (0xF0B7, 0xF02D) else "•"
    return "–" if sign == "−" else sign
