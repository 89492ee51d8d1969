"""A space before a comma, semicolon, colon, full stop or closing bracket.

Why: It is what is left when the last words before a sign are struck and the space before them is not. In French a
space before “;”, “:”, “?” and “!” is right, so the rule keeps silent there.

Example: to adopt appropriate policies ,

Fix: Strikes the space.

Source: General usage of the languages concerned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place, fix

_SPACE = re.compile(r"(?<=[^\s,;:.(\[–—\-])([ \u00a0]+)([,;:?!)\]]|\.(?!\.))(?=$|[\s\"”»)\],;:.\ufffc])")
_BETWEEN_FIGURES = re.compile(r"\d\s+:\s+\d")


def check(passage: Passage, _place: Place) -> Iterator[Found]:
    """The spaces before signs in a paragraph."""
    for match in _SPACE.finditer(passage.text):
        around = passage.text[max(match.start() - 1, 0) : match.end() + 4]
        if _BETWEEN_FIGURES.match(around):
            continue
        edit = passage.edit(*match.span(1), "")
        yield Found(passage, match.start(), match.end(), f"A space before “{match[2]}”.", fix("Strike the space", edit))


RULE = PassageRule(
    "space-before-punctuation", Severity.WARNING, __doc__, languages=frozenset({"en", "es", "ru"}), check=check
)
