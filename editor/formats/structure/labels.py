"""Typed labels: found at the start of a paragraph in both views, and taken out of its text without touching a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from editor.core.model.inline import Inline, Piece, Run
from editor.core.numbering.schemes import BULLETS, scheme_of

_BIS = "bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies"
_SHAPE = re.compile(
    r"^(\s*)"
    rf"(\(?(?:[A-Za-z]{{1,5}}|\d{{1,3}}(?:\.\d{{1,3}}){{0,5}})(?:{_BIS})?[.)]?(?:\s?(?:{_BIS})\)?)?"
    r"|[–—\-−•·*○▪◦]"
    r"|[^\W\d_]{1,3}[ \u00a0]?\))"
    r"([ \u00a0]*\t\s*|[ \u00a0]+|$)"
)
_RUN_TOGETHER = re.compile(r"[a-z]{2}\)")
"""An old and a new letter without their marks: ``fe)`` in the text of a redline (conventions, section 8)."""
_BIS_LABEL = re.compile(rf"^(?:[a-z]\)|\d{{1,3}}|[a-z])\s?(?:{_BIS})\)?$")
_DIGITS = re.compile(r"^\d{1,3}(?:\.\d{1,3})*$")


_LONGEST = 24


def label_at_start(text: str, *, in_list: bool) -> tuple[str, int] | None:
    """The label a text starts with, and the width of it with what sets it apart from the words.

    A bare number is a label before a tab, and in a section of items also before a space: ``1 to continue``.
    What stands before a tab is looked at once for each wording: a file has few labels, and many of each.
    """
    tab = text.find("\t", 0, _LONGEST)
    if tab < 0 or text[tab + 1 : tab + 2].isspace():
        return _label(text, in_list)
    return _label_before_tab(text[: tab + 1], in_list)


@lru_cache(maxsize=4096)
def _label_before_tab(start: str, in_list: bool) -> tuple[str, int] | None:
    return _label(start, in_list)


def _label(text: str, in_list: bool) -> tuple[str, int] | None:
    match = _SHAPE.match(text)
    if match is None:
        return None
    label, gap = match[2], match[3]
    if label[-1].isalpha() and not _BIS_LABEL.match(label):
        return None
    tab = "\t" in gap
    known = label in BULLETS or scheme_of(label) is not None or _BIS_LABEL.match(label) is not None
    if not known and not (tab and (not label.isascii() or (in_list and _RUN_TOGETHER.fullmatch(label)))):
        return None
    if not tab:
        if not gap and match.end() < len(text):
            return None
        if _DIGITS.match(label) and not (len(gap) > 1 or (in_list and "." not in label)):
            return None
        if label[-1] == "." and label[0].isalpha():
            return None
        if not gap and _DIGITS.match(label):
            return None
    return label, match.end()


class Labelled(NamedTuple):
    """A paragraph parted from its label: the label in the base, the proposed one, and the text without them."""

    base: str
    proposed: str
    inline: Inline


_Found = Callable[[str], tuple[str, int] | None]


def parted(inline: Inline, base_text: str, living_text: str, find: _Found) -> Labelled | None:
    """The paragraph without the label `find` sees in its base and in its proposed text.

    None where there is none, and where the marks do not let it be taken out: a character that both views have would
    belong to the label in one and to the words in the other. Then the label stays text.
    """
    base = find(base_text) if base_text else None
    living = base if base_text == living_text else find(living_text) if living_text else None
    if base is None and living is None:
        return None
    base_width, living_width = base[1] if base else 0, living[1] if living else 0
    first = inline[0]
    rest: Inline | None
    if isinstance(first, Run) and _holds_label(first, base_width, living_width):
        rest = (_from(first, max(base_width, living_width)), *inline[1:])
    else:
        rest = _without(inline, base_width, living_width)
    if rest is None:
        return None
    return Labelled(base[0] if base else "", living[0] if living else "", rest)


def _holds_label(run: Run, base_width: int, living_width: int) -> bool:
    """Whether a first run holds all of the label and some words after it, as it does where nobody changed it."""
    if len(run.text) <= base_width or len(run.text) <= living_width:
        return False
    if run.inserted:
        return not run.deleted and base_width == 0
    return living_width == 0 if run.deleted else base_width == living_width


def _without(inline: Inline, base_width: int, living_width: int) -> Inline | None:
    """The row without its first characters of the base and of the proposed text."""
    rest: list[Piece] = []
    base_left, living_left = base_width, living_width
    for place, piece in enumerate(inline):
        if base_left <= 0 and living_left <= 0:
            # Only the start of the row has changed, so what is left has its one valid form.
            return (*rest, *inline[place:])
        in_base, in_living = not piece.inserted, not piece.deleted
        if in_base and in_living and base_left == living_left and isinstance(piece, Run):
            size = len(piece.text)
            if size > base_left:
                return (*rest, _from(piece, base_left), *inline[place + 1 :])
            base_left = living_left = base_left - size
            continue
        if not isinstance(piece, Run):
            if (in_base and base_left > 0) or (in_living and living_left > 0):
                return None
            rest.append(piece)
            continue
        size = len(piece.text)
        cut_at = _cut(piece, base_left, living_left, tolerant=base_width > 0 and living_width > 0)
        if cut_at < 0:
            return None
        if cut_at < size and (in_base or in_living):
            rest.append(_from(piece, cut_at))
        if in_base:
            base_left -= size
        if in_living:
            living_left -= size
    return tuple(rest)


def _cut(run: Run, base_left: int, living_left: int, *, tolerant: bool) -> int:
    """How many characters of a run belong to the label; -1 where the views disagree about one.

    With labels in both views, white space they disagree about goes with the label.
    """
    size = len(run.text)
    base_cut = max(0, min(size, base_left))
    living_cut = max(0, min(size, living_left))
    if run.inserted:
        return living_cut
    if run.deleted or base_cut == living_cut:
        return base_cut
    low, high = sorted((base_cut, living_cut))
    return high if tolerant and run.text[low:high].isspace() else -1


def _from(run: Run, start: int) -> Run:
    return Run(run.text[start:], run.format, run.inserted, run.deleted, run.was, run.restyled, run.cite)
