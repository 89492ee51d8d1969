"""What a citation is judged by: the meeting the document is for, and the day as of which it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from editor.core.citations.citation import CitedEdition
from editor.core.citations.entries import Conference, folded
from editor.core.citations.names import CITED_BY_NAME, Body
from editor.core.citations.register import Register

_NOT_CITED_BY_PLACE = CITED_BY_NAME | {Body.WSIS}


@dataclass(frozen=True, slots=True)
class CitingContext:
    """The document's own meeting, known to the register or not, and the day. `as_of` rules over the meeting's opening.

    Editions adopted after the day are not yet in force; those of the document's own meeting are right by definition.
    """

    body: Body | None = None
    place: str = ""
    year: int | None = None
    as_of: date | None = None

    @staticmethod
    def at(register: Register, place: str, year: int, as_of: date | None = None) -> CitingContext:
        """The context of a document for the meeting at a place in a year, as its opening names them."""
        meeting = only_meeting(register, place, year)
        return CitingContext(meeting.body if meeting is not None else None, place, year, as_of)

    @staticmethod
    def of(meeting: Conference, as_of: date | None = None) -> CitingContext:
        """The context of a document for a meeting of the register."""
        place = meeting.short_name if meeting.body in CITED_BY_NAME else meeting.place
        return CitingContext(meeting.body, place, meeting.year, as_of)

    def day(self, register: Register) -> date:
        """The day as of which citations are judged: the one given, the opening of the meeting, or the register's."""
        if self.as_of is not None:
            return self.as_of
        if self.year is None:
            return register.as_of
        meeting = register.meeting(self.body, self.year) if self.body is not None else None
        return meeting.opens if meeting is not None else date(self.year, 1, 1)

    def is_own(self, edition: CitedEdition | None, body: Body | None) -> bool:
        """Whether an edition of a body is one of the document's own meeting."""
        if edition is None or edition.year != self.year or self.year is None:
            return False
        if body in CITED_BY_NAME:
            return body is self.body
        return (body is None or self.body is None or body is self.body) and folded(edition.name) == folded(self.place)


def meetings_cited(register: Register, edition: CitedEdition) -> tuple[Conference, ...]:
    """The meetings an edition can name: place and year identify the body (conventions 5.5), with few exceptions."""
    if edition.place is None or edition.year is None:
        return ()
    if named := _named(register, edition):
        return (named,)
    return tuple(
        meeting for meeting in register.meetings(edition.name, edition.year) if meeting.body not in _NOT_CITED_BY_PLACE
    )


def _named(register: Register, edition: CitedEdition) -> Conference | None:
    """The WRC or the session of the Council that is named: WRC-2015 is WRC-15."""
    if edition.year_part is not None or edition.year is None:
        return None
    body = Body.COUNCIL if edition.name.startswith("C") else Body.WRC
    return register.conference(edition.name) or register.meeting(body, edition.year)


def only_meeting(register: Register, place: str, year: int) -> Conference | None:
    """The meeting held at a place in a year, where there is one that is cited by its place."""
    found = [meeting for meeting in register.meetings(place, year) if meeting.body not in _NOT_CITED_BY_PLACE]
    return found[0] if len(found) == 1 else None


def as_of_meeting(register: Register, name: str) -> date | None:
    """The last day of a meeting by its short name, for judging "as of PP-18": what it adopted is in force."""
    meeting = register.conference(name)
    return meeting.closes if meeting is not None else None
