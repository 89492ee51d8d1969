"""Pairing of brackets and quotation marks in one paragraph.

A closing parenthesis after a label ("recalling e)", "1)") belongs to the label, not to a pair: it is paired only where
an opening one waits for it and nothing else closes that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_OPEN = frozenset(_PAIRS.values())
_ANY = re.compile(r"[()\[\]{}“”«»\"]")
_LABEL = re.compile(r"(?:^|[\s,;/\u2013-])(?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,3}(?:\.\d{1,3})*)(?:bis|ter|quater)?$")
_BIS_LABEL = re.compile(r"\)\s?$")
_INCH = re.compile(r"\d$")


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A bracket or quotation mark without its other half, at an offset of the passage."""

    char: str
    at: int


def unpaired(text: str) -> tuple[Unpaired, ...]:
    """The brackets and quotation marks of a paragraph that have no other half in it."""
    found = list(_ANY.finditer(text))
    if not found:
        return ()
    marks = [(match[0], match.start()) for match in found if match[0] != '"']
    quotes = [match.start() for match in found if match[0] == '"' and not _INCH.search(text[: match.start()][-1:])]
    loose = _paired(text, marks)
    if len(quotes) % 2:
        loose.append(Unpaired('"', quotes[-1]))
    return tuple(sorted(loose, key=lambda one: one.at))


def _paired(text: str, marks: list[tuple[str, int]]) -> list[Unpaired]:
    """What is left when each kind of bracket is paired by itself.

    Kinds are not required to nest in each other: text under negotiation runs in square brackets across anything.
    """
    loose: list[Unpaired] = []
    waiting: dict[str, list[int]] = {}
    for place, (char, at) in enumerate(marks):
        if char in _OPEN:
            waiting.setdefault(char, []).append(at)
            continue
        opened = waiting.setdefault(_PAIRS[char], [])
        if char == ")" and _is_label(text, at, opened):
            if opened and not _closes_later(marks[place + 1 :], len(opened)):
                opened.pop()
        elif opened:
            opened.pop()
        else:
            loose.append(Unpaired(char, at))
    loose.extend(Unpaired(char, at) for char, places in waiting.items() for at in places)
    return loose


def _is_label(text: str, at: int, opened: list[int]) -> bool:
    """Whether the closing parenthesis at an offset may end a label such as ``e)`` rather than a pair."""
    start = opened[-1] + 1 if opened else 0
    if text[start:at].strip() and start and not re.search(r"[\s,;/\u2013-]", text[start:at]):
        return False
    return _LABEL.search(text[max(start, at - 12) : at]) is not None


def _closes_later(rest: list[tuple[str, int]], waiting: int) -> bool:
    """Whether enough closing parentheses follow for those that wait."""
    depth = waiting
    for char, _ in rest:
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return True
    return False
