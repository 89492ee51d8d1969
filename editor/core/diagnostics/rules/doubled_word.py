"""A word that stands twice in a row.

Why: Overlapping edits and pasted text leave words twice, and the eye reads over them. The struck words between two
others do not count: what is read is the proposed text. Pairs that are good language (“had had”) are only hinted at.

Example: to support the the developing countries

Fix: Strikes the second of the two, or the one that was inserted.

Source: General usage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place, fix

_TWICE = re.compile(r"(?<![\w'’\-\u2011.])([^\W\d_]{2,})([ \u00a0\n]+)(\1)(?![\w'’\-\u2011])", re.IGNORECASE)
_GOOD = frozenset({"that", "had", "nous", "vous"})
_NAMES = frozenset({"pago", "bora", "baden", "walla"})


def check(passage: Passage, _place: Place) -> Iterator[Found]:
    """The doubled words of a paragraph."""
    for match in _TWICE.finditer(passage.text):
        word = match[1].lower()
        if word in _NAMES:
            continue
        first_is_new = passage.is_changed(*match.span(1)) and not passage.is_changed(*match.span(3))
        edit = (
            passage.edit(match.start(1), match.end(2), "")
            if first_is_new
            else passage.edit(match.start(2), match.end(3), "")
        )
        yield Found(
            passage,
            match.start(),
            match.end(),
            f"“{match[1]}” stands twice.",
            fix(f"Strike one “{match[1]}”", edit),
            severity=Severity.HINT if word in _GOOD else None,
        )


RULE = PassageRule("doubled-word", Severity.WARNING, __doc__, check=check)
