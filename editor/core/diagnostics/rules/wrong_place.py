"""A citation whose place is misspelt, or is not where the text was adopted in that year.

Why: Place and year together name the meeting. A place spelt by ear, or that of another meeting, sends the reader to a
text that does not exist.

Example: Resolution 98 (Hamammet, 2016), which was adopted at Hammamet.

Fix: Writes the place as ITU spells it.

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
        passage, place, State.WRONG_PLACE, lambda finding: f"The place should be another: {expected_words(finding)}"
    )


RULE = PassageRule("wrong-place", Severity.ERROR, __doc__, languages=LANGUAGES, check=check)
