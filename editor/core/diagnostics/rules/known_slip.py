"""A name or acronym in a form that is known to be a slip.

Why: Some names go wrong again and again, and no dictionary knows them: the letters of an acronym change places, a
place is spelt by ear. The list is data, resources/terms/slips.tsv, and each row says where it was seen.

Example: the United for Smart Sustainable Cities (U4SCC) initiative

Fix: Writes the name as it should be.

Source: The rows of resources/terms/slips.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place, fix


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The known slips in a paragraph."""
    slips = place.setting.context.slips
    if not slips:
        return
    for match in _pattern(tuple(slips)).finditer(passage.text):
        right = slips[match[0]]
        edit = passage.edit(*match.span(), right)
        yield Found(passage, *match.span(), f"“{match[0]}” should read “{right}”.", fix(f"Write “{right}”", edit))


@lru_cache(maxsize=8)
def _pattern(slips: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(slip) for slip in slips) + r")(?!\w)")


RULE = PassageRule("known-slip", Severity.WARNING, __doc__, check=check)
