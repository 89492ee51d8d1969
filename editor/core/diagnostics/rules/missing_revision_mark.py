"""A citation of a revised edition without “Rev.”.

Why: (Geneva, 2022) is an edition adopted for the first time at Geneva; (Rev. Geneva, 2022) one that was revised there.
The mark is part of the number and may not be dropped.

Example: Resolution 98 (Geneva, 2022), which was adopted at Hammamet and revised at Geneva.

Fix: Writes “Rev.” before the place.

Source: Register of citable texts; guidance on drafting Resolutions, PP-18 secretariat.
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
        passage, place, State.REVISION_MARK_MISSING, lambda finding: f"“Rev.” is missing: {expected_words(finding)}"
    )


RULE = PassageRule("missing-revision-mark", Severity.WARNING, __doc__, languages=LANGUAGES, check=check)
