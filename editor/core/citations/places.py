"""The judgement of places and years that no meeting of the body has: misspelt, mistaken, or of another body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from editor.core.citations.citation import CitedEdition
from editor.core.citations.context import meetings_cited
from editor.core.citations.entries import Certainty, Conference, Edition, Entry, Standing, folded
from editor.core.citations.finding import Finding, State
from editor.core.citations.names import MEETING_OF_SECTOR, Body
from editor.core.citations.register import Register
from editor.core.citations.remedies import edits_for

ALIKE = 0.75
"""Likeness of two spellings of one place: Hamammet and Hammamet have 0.88, Dubai and Doha 0.44."""


def is_alike(written: str, place: str) -> bool:
    """Whether a place may be a misspelling of another."""
    return SequenceMatcher(None, folded(written), folded(place)).ratio() >= ALIKE


def misspelt(edition: CitedEdition, body: Body, register: Register) -> Conference | None:
    """The meeting of a body whose place is meant and not written as ITU writes it."""
    held_by = MEETING_OF_SECTOR.get(body, body)
    return next(
        (
            meeting
            for meeting in register.conferences
            if meeting.body is held_by and meeting.year == edition.year and _is_misspelling(edition.name, meeting)
        ),
        None,
    )


def _is_misspelling(name: str, meeting: Conference) -> bool:
    written = folded(name)
    if written == folded(meeting.place):
        return False
    return written in map(folded, meeting.variants) or is_alike(name, meeting.place)


def corrected(finding: Finding, meeting: Conference) -> Finding:
    """The finding of a place that is misspelt. The mark of the edition that is meant is put right with it."""
    edition, entry = finding.citation.edition, finding.entry
    meant = next((one for one in entry.editions if _is_of(one, meeting)), None) if entry is not None else None
    if meant is None:
        revised = edition is not None and edition.revised is not None
        meant = Edition(
            meeting.place, meeting.year, revised, Standing.UNSTATED, meeting.certainty, meeting.source,
            adopted=meeting.end,
        )  # fmt: skip
    return _amiss(finding, State.WRONG_PLACE, [meant])


def _is_of(edition: Edition, meeting: Conference) -> bool:
    return edition.year == meeting.year and folded(edition.place) == folded(meeting.place)


def mistaken(finding: Finding) -> Finding:
    """The finding of a place and year that no meeting has: the editions that agree with one of them are meant."""
    edition, entry = finding.citation.edition, finding.entry
    assert edition is not None
    if entry is None:
        return replace(finding, state=State.UNKNOWN, certainty=Certainty.RECALLED)
    return _nearest(finding, edition, entry.adopted(finding.as_of) or entry.editions)


def _nearest(finding: Finding, edition: CitedEdition, editions: Iterable[Edition]) -> Finding:
    in_place, in_year = _agreeing(edition, editions)
    candidates = sorted(
        {id(one): one for one in (*in_place, *in_year)}.values(),
        key=lambda one: (one.year or 0) if edition.year is None else -abs((one.year or 0) - edition.year),
        reverse=True,
    )
    if not candidates:
        return replace(finding, state=State.UNKNOWN_EDITION, certainty=Certainty.RECALLED)
    state = State.WRONG_PLACE if candidates[0] in in_year else State.WRONG_YEAR
    return _amiss(finding, state, candidates)


def _agreeing(edition: CitedEdition, editions: Iterable[Edition]) -> tuple[list[Edition], list[Edition]]:
    held = list(editions)
    place = folded(edition.name)
    in_place = [one for one in held if folded(one.place) == place or is_alike(edition.name, one.place)]
    return in_place, [one for one in held if one.year == edition.year]


def _amiss(finding: Finding, state: State, candidates: list[Edition]) -> Finding:
    entry, body = finding.entry, finding.body
    first, *others = candidates
    original = entry.original if entry is not None else None
    edits = edits_for(finding.citation, body, first, original) if body is not None else ()
    return replace(
        finding, state=state, certainty=first.certainty, expected=first, alternatives=tuple(others), edits=edits
    )


def guessed(finding: Finding, register: Register) -> Finding:
    """The finding of a citation that names no body, with a place and year no meeting has.

    A remedy is offered only if a single text of that number has an edition that agrees with the place or the year.
    """
    citation = finding.citation
    edition = citation.edition
    if edition is None or edition.place is None or edition.year is None or meetings_cited(register, edition):
        return finding
    found: list[tuple[Entry, bool]] = []
    for entry in register.numbered(citation.kind, citation.number):
        if entry.body is Body.RA and not citation.number.startswith("ITU-R"):
            continue
        in_place, in_year = _agreeing(edition, entry.adopted(finding.as_of))
        if in_place or in_year:
            found.append((entry, any(one in in_year for one in in_place)))
    both = [entry for entry, agrees in found if agrees]
    if len(both) == 1:
        entry = both[0]
    elif len(found) == 1:
        entry = found[0][0]
    else:
        if _is_a_place(edition.name, register):
            return replace(finding, state=State.WRONG_YEAR, certainty=Certainty.PARTLY)
        return replace(finding, state=State.UNKNOWN, certainty=Certainty.RECALLED)
    named = replace(finding, entry=entry, body=entry.body)
    meeting = misspelt(edition, entry.body, register)
    return corrected(named, meeting) if meeting is not None else mistaken(named)


def _is_a_place(name: str, register: Register) -> bool:
    written = folded(name)
    return any(written == folded(meeting.place) for meeting in register.conferences)
