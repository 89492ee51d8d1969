"""The judgement of the edition of a text that the register holds."""

from __future__ import annotations

from dataclasses import replace

from editor.core.citations.citation import Citation, CitedEdition
from editor.core.citations.context import CitingContext
from editor.core.citations.entries import Certainty, Conference, Edition, Entry, folded
from editor.core.citations.finding import Finding, State
from editor.core.citations.names import CITED_BY_NAME, MEETING_OF_SECTOR, Body
from editor.core.citations.places import corrected, misspelt, mistaken
from editor.core.citations.register import Register
from editor.core.citations.remedies import edits_for

_NUMBERED_ANEW = frozenset({Body.WTPF, Body.WCIT, Body.UNGA})
"""Bodies whose later text of a number is another text: each WTPF numbers its Opinions from 1."""

_BOTH_WAYS = "also cited as (Rev."
"""What the register notes of editions that publications cite with and without their mark."""


def judged(finding: Finding, register: Register, context: CitingContext, meeting: Conference | None) -> Finding:
    """The finding of a citation of a known text; `meeting` is the one its place and year name, of whichever body."""
    citation, entry, body = finding.citation, finding.entry, finding.body
    assert entry is not None
    assert body is not None
    edition = citation.edition
    cited = _cited(citation, entry)
    if cited is not None:
        return _found(finding, entry, cited, context)
    if edition is None or (edition.place is None and body is not Body.COUNCIL):
        return _undated(finding, entry)
    if context.is_own(edition, body):
        return _own(finding, entry, edition)
    slip = misspelt(edition, body, register) if body not in CITED_BY_NAME else None
    if slip is not None:
        return corrected(finding, slip)
    if meeting is None:
        return mistaken(finding) if body not in CITED_BY_NAME else _unlisted(finding, entry, edition, None)
    if meeting.body is not MEETING_OF_SECTOR.get(body, body):
        return _of_other_body(finding, entry, meeting)
    return _unlisted(finding, entry, edition, meeting)


def _cited(citation: Citation, entry: Entry) -> Edition | None:
    """The edition a citation means: by place and year, by the session of the Council, or by the counter of ITU-R."""
    edition = citation.edition
    if edition is None:
        mark = citation.suffix.text if citation.suffix is not None else None
        return next((one for one in entry.editions if one.mark == mark), None)
    if entry.body in CITED_BY_NAME:
        year = edition.amended_year or edition.year
        return next((one for one in reversed(entry.editions) if one.year == year), None)
    places = (folded(edition.name), "")  # the place of old Recommendations of ITU-D is not recorded
    return next((one for one in entry.editions if one.year == edition.year and folded(one.place) in places), None)


def _found(finding: Finding, entry: Entry, cited: Edition, context: CitingContext) -> Finding:
    edition = finding.citation.edition
    finding = replace(finding, cited=cited, certainty=cited.certainty)
    if edition is not None and entry.body is not Body.COUNCIL:
        marked = edition.revised is not None
        if marked is not cited.revised and _BOTH_WAYS not in cited.note:
            state = State.REVISION_MARK_SUPERFLUOUS if marked else State.REVISION_MARK_MISSING
            return _expecting(replace(finding, state=state), cited)
    if context.is_own(edition, entry.body):
        return replace(finding, state=State.SAME_CONFERENCE)
    adopted = entry.adopted(finding.as_of)
    if cited not in adopted:
        return _not_yet(finding, adopted)
    if entry.body in _NUMBERED_ANEW:
        return replace(finding, state=State.CURRENT)
    return _aged(finding, adopted[adopted.index(cited) + 1 :]) or replace(finding, state=State.CURRENT)


def _expecting(finding: Finding, expected: Edition, alternatives: tuple[Edition, ...] = ()) -> Finding:
    entry = finding.entry
    assert entry is not None
    edits = edits_for(finding.citation, entry.body, expected, entry.original)
    return replace(finding, expected=expected, alternatives=alternatives, edits=edits)


def _not_yet(finding: Finding, adopted: tuple[Edition, ...]) -> Finding:
    waiting = replace(finding, state=State.NOT_YET_IN_FORCE)
    return _expecting(waiting, adopted[-1]) if adopted else waiting


def _aged(finding: Finding, newer: tuple[Edition, ...]) -> Finding | None:
    """The finding of an edition that later ones replaced; None if there are none.

    The edition to write is the latest that was seen in a source; later ones that are only recalled are alternatives.
    """
    if not newer:
        return None
    seen = [edition for edition in newer if edition.certainty is not Certainty.RECALLED]
    expected = seen[-1] if seen else newer[-1]
    others = tuple(newer[newer.index(expected) + 1 :])
    return _expecting(replace(finding, state=State.OUTDATED, certainty=expected.certainty), expected, others)


def _undated(finding: Finding, entry: Entry) -> Finding:
    """The finding of a text cited without place and year, or with the year alone: "may not be dropped" (PP manual)."""
    edition = finding.citation.edition
    adopted = entry.adopted(finding.as_of)
    if entry.body is Body.UNGA or not adopted:
        state = State.CURRENT if adopted else State.NOT_YET_IN_FORCE
        return replace(finding, state=state)
    in_year = [one for one in adopted if edition is not None and one.year == edition.year]
    expected = (in_year or adopted)[-1]
    missing = replace(finding, state=State.EDITION_MISSING, certainty=expected.certainty)
    return _expecting(missing, expected)


def _own(finding: Finding, entry: Entry, edition: CitedEdition) -> Finding:
    """The finding of an edition that this meeting is about to adopt: its text exists already, so it is a revision."""
    if edition.revised is not None or entry.body is Body.COUNCIL or entry.body in _NUMBERED_ANEW:
        return replace(finding, state=State.SAME_CONFERENCE)
    earlier = [one for one in entry.editions if one.year is not None and one.year < (edition.year or 0)]
    if not earlier:
        return replace(finding, state=State.SAME_CONFERENCE)
    meant = replace(earlier[-1], place=edition.name, year=edition.year, revised=True, mark="", title="", note="")
    missing = replace(finding, state=State.REVISION_MARK_MISSING, certainty=earlier[-1].certainty)
    return _expecting(missing, meant)


def _of_other_body(finding: Finding, entry: Entry, meeting: Conference) -> Finding:
    edition = finding.citation.edition
    adopted = entry.adopted(finding.as_of) or entry.editions
    alike = [one for one in adopted if edition is not None and folded(one.place) == folded(edition.name)]
    expected = alike[-1] if alike else adopted[-1]
    others = tuple(one for one in reversed(adopted) if one is not expected)
    wrong = replace(finding, state=State.WRONG_BODY, meeting=meeting, certainty=expected.certainty)
    return _expecting(wrong, expected, others)


def _unlisted(finding: Finding, entry: Entry, edition: CitedEdition, meeting: Conference | None) -> Finding:
    """The finding of a real meeting that the register has no edition of: old, or simply not recorded."""
    year = edition.amended_year or edition.year or 0
    if meeting is not None and meeting.opens > finding.as_of:
        return _not_yet(finding, entry.adopted(finding.as_of))
    complete = meeting is not None and meeting.complete
    newer = tuple(one for one in entry.adopted(finding.as_of) if one.year is not None and one.year > year)
    if not complete:
        aged = _aged(finding, newer) if entry.body not in _NUMBERED_ANEW else None
        if aged is not None:
            return aged
    certainty = Certainty.VERIFIED if complete else Certainty.RECALLED
    adopted = entry.adopted(finding.as_of)
    unknown = replace(finding, state=State.UNKNOWN_EDITION, certainty=certainty, meeting=meeting)
    return replace(unknown, expected=adopted[-1], alternatives=adopted[:-1][::-1]) if adopted else unknown
