"""A citation of an edition that a later one has replaced.

Why: A text is cited by its latest revision; bringing citations up to date is half of what an amendment of a Resolution
does. So it is told in untouched base text too. The day that counts is the opening of the meeting, or the date of the
register. Reasons and titles may name an edition the text had before. Editions that are only recalled give a hint.

Example: Resolution 71 (Rev. Busan, 2014) after the same text was revised at Dubai in 2018 and at Bucharest in 2022.

Fix: Writes place and year of the latest edition that was seen in a source, as one unit.

Source: Register of citable texts, as of its date; guidance on drafting Resolutions, PP-18 secretariat.
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
        State.OUTDATED,
        lambda finding: f"A newer edition exists: {expected_words(finding)}",
        title="Use the newer edition",
    )


RULE = PassageRule("outdated-edition", Severity.WARNING, __doc__, tells_base=True, languages=LANGUAGES, check=check)
