"""Label schemes: sequences such as a), b), c) or 1, 2, 3, written by their first label.

A scheme is the string of its first label: ``a)``, ``1``, ``i)``, ``(a)``, ``A.``, ``1.1`` (the label above, a full
stop, a number) or a bullet that never changes (``–``, ``•``). After z come aa, bb, cc, as in ITU texts.
"""

from __future__ import annotations

import re
from functools import lru_cache

PREAMBLE = ("a)", "i)", "–")
"""The schemes of a preamble section, level by level."""
OPERATIVE = ("1", "i)", "–")
"""The schemes of an operative section."""
BIS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
"""The suffixes of items inserted without renumbering, in their order."""

_SHAPE = re.compile(r"^(?P<before>[(\[]?)(?P<core>[A-Za-z]{1,7}|\d{1,4})(?P<after>[)\].]{0,2})$")
_DECIMAL = re.compile(r"^\d{1,3}(?:\.\d{1,3})+[.)]?$")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLETS = frozenset("–—-−•·*○▪◦")


def roman(value: int) -> str:
    """A number from 1 as a lower-case roman numeral."""
    text = ""
    for size, letters in _ROMAN:
        while value >= size:
            text += letters
            value -= size
    return text


def roman_value(text: str) -> int | None:
    """The number a lower-case roman numeral stands for, or None where it is none in standard form."""
    value = 0
    rest = text
    for size, letters in _ROMAN:
        while rest.startswith(letters):
            value += size
            rest = rest[len(letters) :]
    return value if not rest and value and roman(value) == text else None


def letters(value: int) -> str:
    """The letters of the place: a to z, then aa, bb, cc."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def letters_value(text: str) -> int | None:
    """The place of letters such as c or cc, or None."""
    if not text or any(letter != text[0] for letter in text) or not "a" <= text[0] <= "z":
        return None
    return (len(text) - 1) * 26 + ord(text[0]) - ord("a") + 1


@lru_cache(maxsize=256)
def _parts(scheme: str) -> tuple[str, str, str]:
    """Text before, style of the counter (a, A, i, I, 1, 1.1, or empty for a bullet), text after."""
    if _DECIMAL.match(scheme):
        return "", "1.1", scheme.lstrip("0123456789.")
    match = _SHAPE.match(scheme)
    if match is None:
        return "", "", scheme
    core = match["core"]
    style = "1" if core.isdigit() else core if core in ("a", "A", "i", "I") else ""
    return (match["before"], style, match["after"]) if style else ("", "", scheme)


@lru_cache(maxsize=4096)
def label_at(scheme: str, value: int, above: str = "") -> str:
    """The label at a place from 1. `above` is the label of the level above, used by decimal schemes."""
    before, style, after = _parts(scheme)
    match style:
        case "1":
            core = str(value)
        case "a" | "A":
            core = letters(value)
        case "i" | "I":
            core = roman(value)
        case "1.1":
            stem = above.rstrip(").")
            return f"{stem}.{value}{after}" if stem else f"{value}{after}"
        case _:
            return scheme
    return before + (core.upper() if style in "AI" else core) + after


@lru_cache(maxsize=4096)
def value_of(scheme: str, label: str) -> int | None:
    """The place of a label in a scheme, or None where it does not belong there."""
    before, style, after = _parts(scheme)
    if not style or not label.startswith(before) or (after and not label.endswith(after)):
        return None
    core = label[len(before) : len(label) - len(after)] if after else label[len(before) :]
    match style:
        case "1":
            return int(core) if core.isascii() and core.isdigit() and len(core) < 6 else None
        case "a":
            return letters_value(core)
        case "A":
            return letters_value(core.lower()) if core.isupper() else None
        case "i":
            return roman_value(core)
        case "I":
            return roman_value(core.lower()) if core.isupper() else None
        case _:
            last = core.rpartition(".")[2]
            return int(last) if last.isascii() and last.isdigit() and len(last) < 6 else None


@lru_cache(maxsize=4096)
def scheme_of(label: str) -> str | None:
    """The scheme a label may be the first one of, or a later one; None where it looks like no label.

    ``i)`` is read as a letter only by its neighbours: here it is roman, as the first label of a list.
    """
    if len(label) == 1 and label in BULLETS:
        return label
    if _DECIMAL.match(label):
        tail = label.lstrip("0123456789.")
        return "1.1" + (tail or ("." if label.endswith(".") else ""))
    match = _SHAPE.match(label)
    if match is None:
        return None
    before, core, after = match["before"], match["core"], match["after"]
    if core.isdigit():
        return f"{before}1{after}"
    if not after:
        return None
    lower = core.lower()
    if core != lower and core != core.upper():
        return None
    if roman_value(lower) is not None and (lower == "i" or (len(lower) > 1 and set(lower) <= set("ivx"))):
        return before + ("i" if core == lower else "I") + after
    if letters_value(lower) is not None:
        return before + ("a" if core == lower else "A") + after
    return None


def is_bis(label: str) -> bool:
    """Whether a label is that of an item inserted without renumbering: 3bis, b)bis, bbis)."""
    return label.rstrip(")").endswith(BIS)


def bis_label(label: str, place: int) -> str:
    """The label of the `place`-th item (from 1) inserted after the one labelled `label`: 3bis, b)bis."""
    return label + BIS[min(place, len(BIS)) - 1]
