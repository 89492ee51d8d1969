"""Two signs where one belongs, such as “,;”.

Why: They are left where two edits of one place overlap: a comma that turned into a semicolon when the item was no
longer the last of its section, and did not go. A full stop after an abbreviation (“etc.,”) and the three dots of an
omission are not meant.

Example: training programmes on IoT,;

Fix: Keeps the sign that was inserted; where both are old or both are new, the stronger of the two.

Source: Slips seen in published proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place, fix

_TWICE = re.compile(r"(?<![\s,;:])([,;:])([ \u00a0]*)([,;:.])(?![,;:.\w/])|(?<![.\s\d])(\.)()(\.)(?![.\w*/])")
_WEAK_TO_STRONG = ",;:."


def check(passage: Passage, _place: Place) -> Iterator[Found]:
    """The doubled signs of a paragraph."""
    for match in _TWICE.finditer(passage.text):
        first, second = (1, 3) if match[1] else (4, 6)
        start, end = match.start(first), match.end(second)
        keeps_second = _keeps_second(passage, match, first, second)
        kept = match[second] if keeps_second else match[first]
        edit = passage.edit(start, match.start(second), "") if keeps_second else passage.edit(match.end(first), end, "")
        yield Found(passage, start, end, f"Two signs, “{match[0]}”, where one belongs.", fix(f"Keep “{kept}”", edit))


def _keeps_second(passage: Passage, match: re.Match[str], first: int, second: int) -> bool:
    new_first = not passage.own and passage.is_changed(*match.span(first))
    new_second = not passage.own and passage.is_changed(*match.span(second))
    if new_first != new_second:
        return new_second
    return _WEAK_TO_STRONG.index(match[second]) > _WEAK_TO_STRONG.index(match[first])


RULE = PassageRule("doubled-punctuation", Severity.WARNING, __doc__, check=check)
