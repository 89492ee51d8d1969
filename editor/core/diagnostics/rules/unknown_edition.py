"""A citation of an edition that is not in the register, of a text that is.

Why: It may be a slip of the year, or an edition that is not recorded: the register has gaps. So this is a hint, and a
warning only where the register holds every text of the meeting that is named.

Example: Resolution 71 (Rev. Antalya, 2006), where only editions from 2010 on are recorded.

Fix: None: the edition may well exist.

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
    yield from told_absent(passage, place, State.UNKNOWN_EDITION, "This edition is not in the register")


RULE = PassageRule("unknown-edition", Severity.WARNING, __doc__, languages=LANGUAGES, check=check)
