"""A citation with “Rev.” of an edition that was adopted for the first time.

Why: The mark says that the text existed before and was revised at the place named. On a first edition it points at a
revision that never was.

Example: Resolution 197 (Rev. Busan, 2014), which was adopted at Busan.

Fix: Strikes “Rev.”.

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
        passage,
        place,
        State.REVISION_MARK_SUPERFLUOUS,
        lambda finding: f"“Rev.” is one too many: {expected_words(finding)}",
    )


RULE = PassageRule("superfluous-revision-mark", Severity.WARNING, __doc__, languages=LANGUAGES, check=check)
