"""A citation of a text that is not in the register.

Why: A number that does not exist is a slip; but the register has gaps, and what is not in it may well exist. So this is
a hint, and a warning only where the register holds every text of the meeting that is named.

Example: Resolution 999 (Rev. Dubai, 2018) of the Plenipotentiary Conference

Fix: None: the number that is meant is not known.

Source: Register of citable texts, as of its date; what it lacks is listed beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.citations.finding import State
from editor.core.diagnostics.citing import LANGUAGES, told_absent
from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The citations of a paragraph in this state."""
    yield from told_absent(passage, place, State.UNKNOWN, "Not in the register")


RULE = PassageRule("unknown-text", Severity.WARNING, __doc__, languages=LANGUAGES, check=check)
