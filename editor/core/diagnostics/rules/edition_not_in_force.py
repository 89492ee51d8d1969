"""A citation of an edition that is adopted only after the meeting the text is for.

Why: A text can rest only on what exists when it is adopted. A later year is a slip, or the text was copied from a later
document.

Example: Resolution 71 (Rev. Bucharest, 2022) in a proposal to a conference of 2021.

Fix: Writes the edition that is in force when the meeting opens.

Source: Register of citable texts and conferences.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.citations.finding import State
from editor.core.diagnostics.citing import LANGUAGES, cited_words, told, written
from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The citations of a paragraph in this state."""
    yield from told(
        passage,
        place,
        State.NOT_YET_IN_FORCE,
        lambda finding: f"Not yet adopted on {written(finding.as_of)}: {cited_words(finding)}",
    )


RULE = PassageRule("edition-not-in-force", Severity.WARNING, __doc__, languages=LANGUAGES, check=check)
