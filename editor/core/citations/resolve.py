"""The judgement of citations: each looked up in the register and compared with it, as of a day.

A row that is only recalled never makes more than a hint, and what is not found is "not in the register": both are said
by `Finding.certainty`. Faults of form come before age, so that a remedy restores the edition that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from editor.core.citations.citation import Citation
from editor.core.citations.context import CitingContext, meetings_cited
from editor.core.citations.editions import judged
from editor.core.citations.entries import Certainty, Conference
from editor.core.citations.finding import Edit, Finding, State
from editor.core.citations.names import MEETING_OF_SECTOR, SECTORS, TREATIES, Body, InstrumentKind
from editor.core.citations.places import guessed
from editor.core.citations.register import Register
from editor.core.citations.remedies import share
from editor.core.citations.series import judged_series

_WITHOUT_EDITIONS = frozenset({Body.UNGA, Body.COUNCIL})
_OF_SERIES = frozenset({InstrumentKind.RECOMMENDATION, InstrumentKind.REPORT, InstrumentKind.QUESTION})


def resolve_all(
    citations: Iterable[Citation], register: Register, context: CitingContext | None = None
) -> tuple[Finding, ...]:
    """The findings of all citations of a text, in their order; members of a list share their remedies."""
    return share(tuple(resolve(citation, register, context) for citation in citations))


def resolve(citation: Citation, register: Register, context: CitingContext | None = None) -> Finding:
    """The finding of one citation. For members of a list that share an edition, `resolve_all` gives the remedy."""
    context = context or CitingContext()
    blank = Finding(citation, State.UNCHECKED, context.day(register), body=citation.body)
    if citation.is_draft or citation.body is Body.OTHER:
        return blank
    if citation.kind in (InstrumentKind.PROVISION, InstrumentKind.ARTICLE):
        return _treaty(blank, register)
    if citation.kind is InstrumentKind.QUESTION and citation.body is not Body.ITU_R:
        return blank  # the register holds no Questions of the other Sectors
    if citation.kind in _OF_SERIES and (citation.body in SECTORS - {Body.ITU_D} or "." in citation.number):
        return judged_series(blank, register)
    return _text(blank, register, context)


def _text(blank: Finding, register: Register, context: CitingContext) -> Finding:
    citation = blank.citation
    body, meeting = _body(citation, register, context)
    if body is None:
        return guessed(blank, register)
    finding = replace(blank, body=body)
    entry = register.entry(body, citation.kind, _number(citation, body))
    if entry is None and context.is_own(citation.edition, body):
        return replace(finding, state=State.SAME_CONFERENCE)
    if entry is None:
        return _unknown(finding, meeting)
    finding = replace(finding, entry=entry)
    suppressed = next((edition for edition in entry.editions if edition.suppressed is not None), None)
    if suppressed is not None and suppressed.suppressed is not None and suppressed.suppressed <= finding.as_of:
        return replace(finding, state=State.SUPPRESSED, certainty=suppressed.certainty, cited=suppressed)
    if citation.edition is None and citation.suffix is None and body in _WITHOUT_EDITIONS:
        return replace(finding, state=State.CURRENT, cited=entry.editions[-1])
    return judged(finding, register, context, meeting)


def _number(citation: Citation, body: Body) -> str:
    """The number the register has. ITU-D counts its Recommendations as ITU-D 6-1 without listing the editions."""
    return f"{citation.number}-{citation.suffix.text}" if body is Body.ITU_D and citation.suffix else citation.number


def _body(citation: Citation, register: Register, context: CitingContext) -> tuple[Body | None, Conference | None]:
    """The body of a text, and the meeting its place and year name: one of that body, else another one, else none."""
    meetings = meetings_cited(register, citation.edition) if citation.edition is not None else ()
    stated = citation.body or (context.body if citation.same_conference else None)
    if stated is not None:
        held_by = MEETING_OF_SECTOR.get(stated, stated)
        return stated, next((m for m in meetings if m.body is held_by), meetings[0] if meetings else None)
    if citation.kind is InstrumentKind.OPINION:
        meetings = tuple(m for m in meetings if m.body is Body.WTPF) or meetings
    if context.is_own(citation.edition, None) and context.body is not None:
        return context.body, next((m for m in meetings if m.body is context.body), None)
    if len(meetings) > 1:
        meetings = (_likeliest(register, meetings, citation),)
    if meetings:
        return meetings[0].body, meetings[0]
    if "/" in citation.number and citation.kind is InstrumentKind.RESOLUTION:
        return Body.UNGA, None
    return _only_body_of_year(citation, register), None


def _likeliest(register: Register, meetings: tuple[Conference, ...], citation: Citation) -> Conference:
    """The meeting meant where two were held at one place in one year: WTSA and WCIT were both at Dubai in 2012.

    It is the one that has the text, in an edition of that year, with this mark; or as much of it as there is.
    """
    marked = citation.edition is not None and citation.edition.revised is not None

    def fitness(meeting: Conference) -> tuple[bool, bool, bool]:
        entry = register.entry(meeting.body, citation.kind, citation.number)
        of_year = [one for one in entry.editions if one.year == meeting.year] if entry is not None else []
        return any(one.revised is marked for one in of_year), bool(of_year), entry is not None

    return max(meetings, key=fitness)


def _only_body_of_year(citation: Citation, register: Register) -> Body | None:
    """The body of a text cited with its year alone, "Resolution 197 (2014)", where only one can be meant."""
    edition = citation.edition
    if edition is None or edition.place is not None or edition.year is None:
        return None
    bodies = {
        entry.body
        for entry in register.numbered(citation.kind, citation.number)
        if any(one.year == edition.year for one in entry.editions)
    }
    return bodies.pop() if len(bodies) == 1 else None


def _unknown(finding: Finding, meeting: Conference | None) -> Finding:
    """Absence: a finding only where the register holds every text of the meeting, a hint elsewhere."""
    body = finding.body
    complete = meeting is not None and meeting.complete and meeting.body is body
    known = meeting if meeting is not None and meeting.body is not body and body not in SECTORS else None
    certainty = Certainty.VERIFIED if complete else Certainty.RECALLED
    return replace(finding, state=State.UNKNOWN, certainty=certainty, meeting=known)


def _treaty(blank: Finding, register: Register) -> Finding:
    """A provision or an article of a treaty: the same number means another thing in another one."""
    citation = blank.citation
    treaty = citation.body
    if treaty not in TREATIES or not register.articles.get(treaty):
        return blank
    if citation.kind is InstrumentKind.ARTICLE:
        article = register.article(treaty, citation.number)
        state = State.CURRENT if article is not None else State.UNKNOWN
        certainty = Certainty.VERIFIED if article is not None else Certainty.PARTLY
        return replace(blank, state=state, certainty=certainty, article=article)
    article = register.article_holding(treaty, citation.number)
    if article is None:
        return replace(blank, state=State.UNKNOWN, certainty=Certainty.RECALLED)
    found = replace(blank, state=State.CURRENT, certainty=article.certainty, article=article)
    named = citation.article
    if named is None or named.text == article.article:
        return found
    return replace(found, state=State.OUTSIDE_ARTICLE, edits=_article_edits(found))


def _article_edits(finding: Finding) -> tuple[Edit, ...]:
    named, article = finding.citation.article, finding.article
    if named is None or article is None or not article.article[0].isdigit():
        return ()
    return (Edit(named.start, named.end, article.article),)
