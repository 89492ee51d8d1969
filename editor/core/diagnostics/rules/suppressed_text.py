"""A citation of a text that a conference has suppressed.

Why: A text that is no longer in force gives no ground for anything. The fault came about when it was suppressed, not
with this edit, so it is told in untouched base text too. Reasons and titles may name such a text.

Example: Resolution 11 (Rev. Antalya, 2006) after it was abrogated at Bucharest in 2022.

Fix: None: whether another text has taken its place, the writer knows.

Source: Register of citable texts, as of its date.
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
        State.SUPPRESSED,
        lambda finding: f"No longer in force as of {written(finding.as_of)}: {cited_words(finding)}",
    )


RULE = PassageRule("suppressed-text", Severity.WARNING, __doc__, tells_base=True, languages=LANGUAGES, check=check)
