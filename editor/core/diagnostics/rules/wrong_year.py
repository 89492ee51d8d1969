"""A citation whose year is not one in which the body met at that place.

Why: Place and year together name the meeting. A wrong year names none, or another one.

Example: Resolution 71 (Rev. Dubai, 2019): the conference at Dubai was held in 2018.

Fix: Writes the year of the edition that is meant.

Source: Register of citable texts and conferences.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.citations.finding import State
from editor.core.diagnostics.citing import LANGUAGES, expected_words, told
from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The citations of a paragraph in this state."""
    yield from told(
        passage, place, State.WRONG_YEAR, lambda finding: f"The year should be another: {expected_words(finding)}"
    )


RULE = PassageRule("wrong-year", Severity.ERROR, __doc__, languages=LANGUAGES, check=check)
