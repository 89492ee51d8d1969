"""A citation whose place and year belong to a meeting of another body than the one it names.

Why: The same city has seen several bodies: Dubai the WTSA in 2012, the WTDC in 2014, the PP in 2018. Place and year
alone say which body adopted a text; where the words say another, one of the two is wrong.

Example: Resolution 37 (Rev. Dubai, 2018) of the World Telecommunication Development Conference.

Fix: Writes an edition of the body that is named; which of several is meant, the writer has to say.

Source: Register of conferences.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.citations.finding import Finding, State
from editor.core.diagnostics.citing import LANGUAGES, cited_words, told
from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The citations of a paragraph in this state."""
    yield from told(passage, place, State.WRONG_BODY, _message)


def _message(finding: Finding) -> str:
    meeting, body = finding.meeting, finding.body
    if meeting is None or body is None:
        return f"Place and year belong to another body than {cited_words(finding)}"
    return f"{meeting.place}, {meeting.year} was {meeting.short_name}, not a meeting of {body.value}"


RULE = PassageRule("wrong-body", Severity.ERROR, __doc__, languages=LANGUAGES, check=check)
