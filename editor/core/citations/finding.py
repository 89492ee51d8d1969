"""What the register says of a citation: a state, how sure it is, and the words that would put it right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from editor.core.citations.citation import Citation
from editor.core.citations.entries import Certainty, Conference, Edition, Entry, TreatyArticle
from editor.core.citations.names import Body


class State(StrEnum):
    """How a citation stands as of a day."""

    CURRENT = "current"
    SAME_CONFERENCE = "same-conference"
    """An edition of the document's own meeting, right by definition."""
    OUTDATED = "outdated"
    REVISION_MARK_MISSING = "revision-mark-missing"
    REVISION_MARK_SUPERFLUOUS = "revision-mark-superfluous"
    WRONG_PLACE = "wrong-place"
    WRONG_YEAR = "wrong-year"
    WRONG_BODY = "wrong-body"
    """Place and year belong to a meeting of another body than the words name."""
    EDITION_MISSING = "edition-missing"
    """No place and year where this body is cited with them."""
    SUPPRESSED = "suppressed"
    NOT_YET_IN_FORCE = "not-yet-in-force"
    UNKNOWN = "unknown"
    """Not in the register as of its date; that is all it says."""
    UNKNOWN_EDITION = "unknown-edition"
    """The text is in the register, this edition of it is not."""
    OUTSIDE_ARTICLE = "outside-article"
    """A provision that stands in another article than the one named."""
    UNCHECKED = "unchecked"
    """Nothing is known to judge by: a draft, a body outside ITU, no body at all."""


RIGHT = frozenset({State.CURRENT, State.SAME_CONFERENCE, State.UNCHECKED})
"""The states in which there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text and the words it gives way to."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A citation with its state as of a day.

    `certainty` is that of the rows the state rests on: `recalled` is good for a hint and no more. `cited` is the
    edition meant, `expected` the one to write; `alternatives` are other editions it could be, so that a remedy is
    certain only without them. `meeting` is the one that place and year name where the body is wrong, `article` the one
    a provision stands in. `edits` put the citation right and touch nothing else; without them there is no remedy.
    """

    citation: Citation
    state: State
    as_of: date
    certainty: Certainty = Certainty.VERIFIED
    body: Body | None = None
    entry: Entry | None = None
    cited: Edition | None = None
    expected: Edition | None = None
    alternatives: tuple[Edition, ...] = ()
    meeting: Conference | None = None
    article: TreatyArticle | None = None
    edits: tuple[Edit, ...] = ()
