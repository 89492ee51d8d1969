"""The number line or the opening of a proposal that names another meeting than the one it is submitted to.

Why: A Resolution amended at a conference becomes an edition of that conference, and the conference that speaks in the
opening is the one that adopts it. What stands in the base is the meeting before; so the rule speaks of untouched base
text above all, and tells it as if it were new.

Example: RESOLUTION 900 (Lakeside, 2027) in a proposal to the conference at Hilltop in 2031.

Fix: Writes the place and year of the meeting, with “Rev.” in the number line of a MOD.

Source: Guidance on drafting Resolutions, PP-18 secretariat; published Resolutions of PP, WTDC and WTSA.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place, fix
from editor.core.model.clause import Kind
from editor.core.model.document import Action, Meeting

_EDITION = re.compile(
    r"\((?P<all>(?P<rev>Rev\.?[ \u00a0]*)?(?P<place>[^\d(),]+(?:,[^\d(),]+)?),[ \u00a0]*(?P<year>\d{4}))\)",
    re.IGNORECASE,
)
_OTHER_FORM = re.compile(r"^(?:WA?RC|C\d|COUNCIL)", re.IGNORECASE)
_CHANGES = (Action.MOD, Action.MOD_EDITORIAL)


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The edition in a number line or opening, where the meeting is known and cited by place and year."""
    meeting = place.setting.meeting
    kind = passage.head.kind
    if place.proposal is None or kind not in (Kind.NUMBER, Kind.OPENING) or not _is_cited_by_place(meeting):
        return
    changes = place.proposal.action in _CHANGES
    if not changes and place.proposal.action is not Action.ADD:
        return
    revised = kind is Kind.NUMBER and changes
    match = _EDITION.search(passage.text)
    wanted = f"{_city(meeting)}, {meeting.starts[:4]}"
    if match is None or _agrees(match, meeting, revised):
        return
    wanted = f"Rev. {wanted}" if revised else wanted
    edit = passage.edit(*match.span("all"), wanted)
    what = "The edition of this text" if kind is Kind.NUMBER else "The meeting that speaks"
    yield Found(passage, *match.span("all"), f"{what} will be ({wanted}).", fix(f"Write ({wanted})", edit))


def _is_cited_by_place(meeting: Meeting) -> bool:
    return bool(meeting.place and len(meeting.starts) >= 4) and not _OTHER_FORM.match(meeting.key)


def _city(meeting: Meeting) -> str:
    return meeting.place.partition(",")[0].strip()


def _agrees(match: re.Match[str], meeting: Meeting, revised: bool) -> bool:
    """Whether an edition is that of the meeting; the opening may name a quarter of the city too."""
    city, found = _city(meeting).casefold(), match["place"].strip().casefold()
    same = match["year"] == meeting.starts[:4] and (city in found or found in city)
    return same and bool(match["rev"]) == revised


RULE = PassageRule(
    "edition-of-other-meeting",
    Severity.WARNING,
    __doc__,
    tells_base=True,
    languages=frozenset({"en"}),
    check=check,
)
