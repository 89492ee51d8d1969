"""A citation without place and year where the body is cited with them.

Why: Place and year are part of the number of a Resolution and may not be dropped: without them a reader cannot tell
which edition is meant. Titles, headings, reasons and the cover may name a text without them.

Example: the goals defined by Resolution 71 of the Plenipotentiary Conference

Fix: Adds the edition in force.

Source: Guidance on drafting Resolutions, PP-18 secretariat; register of citable texts.
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
        passage, place, State.EDITION_MISSING, lambda finding: f"Place and year are missing: {expected_words(finding)}"
    )


RULE = PassageRule("missing-edition", Severity.WARNING, __doc__, languages=LANGUAGES, check=check)
