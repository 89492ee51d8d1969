"""The judgement of Recommendations, Reports and Questions of ITU-T and ITU-R: by number, month and counter."""

from __future__ import annotations

from dataclasses import replace

from editor.core.citations.citation import Citation
from editor.core.citations.entries import Certainty, Edition, Entry, Standing
from editor.core.citations.finding import Finding, State
from editor.core.citations.names import Body
from editor.core.citations.register import Register
from editor.core.citations.remedies import edits_for


def judged_series(blank: Finding, register: Register) -> Finding:
    """The finding of a citation by series. Without month or counter it means the edition in force, whichever it is."""
    citation = blank.citation
    entry = _entry(citation, register)
    if entry is None:
        return replace(blank, state=State.UNKNOWN, certainty=Certainty.RECALLED)
    finding = replace(blank, entry=entry, body=entry.body)
    adopted = entry.adopted(finding.as_of)
    latest = adopted[-1] if adopted else entry.editions[0]
    cited = _cited(citation, entry)
    if not adopted:
        return replace(finding, state=State.NOT_YET_IN_FORCE, cited=latest)
    if entry.editions[-1].state is Standing.SUPPRESSED:
        # The day of the withdrawal is not recorded, so that it may have come after the day that counts.
        return replace(finding, state=State.SUPPRESSED, certainty=Certainty.RECALLED, cited=cited or latest)
    if citation.suffix is None and (citation.edition is None or citation.edition.month is None):
        return replace(finding, state=State.CURRENT, cited=latest)
    if cited is None:
        return replace(finding, state=State.UNKNOWN_EDITION, certainty=Certainty.RECALLED, expected=latest)
    if cited not in adopted:
        return replace(finding, state=State.NOT_YET_IN_FORCE, cited=cited, expected=latest)
    if cited is latest:
        return replace(finding, state=State.CURRENT, cited=cited)
    edits = edits_for(citation, entry.body, latest, entry.original)
    return replace(finding, state=State.OUTDATED, cited=cited, expected=latest, edits=edits)


def _entry(citation: Citation, register: Register) -> Entry | None:
    sectors = (citation.body,) if citation.body is not None else (Body.ITU_T, Body.ITU_R)
    found = (register.entry(sector, citation.kind, citation.number) for sector in sectors)
    return next((entry for entry in found if entry is not None), None)


def _cited(citation: Citation, entry: Entry) -> Edition | None:
    edition = citation.edition
    if citation.suffix is not None:
        mark = citation.suffix.text
    elif edition is not None and edition.month is not None:
        mark = f"{edition.month:02}/{edition.year}"
    else:
        return None
    return next((one for one in entry.editions if one.mark == mark), None)
