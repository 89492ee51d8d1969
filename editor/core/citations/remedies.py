"""The edits that put a citation right: the smallest ones, by whole parts.

A place with its year is one unit, as in published proposals: (Rev. Busan, 2014 → Dubai, 2018) keeps its "Rev.".
"""

from __future__ import annotations

from dataclasses import replace

from editor.core.citations.citation import Citation, CitedEdition
from editor.core.citations.entries import Edition
from editor.core.citations.finding import Edit, Finding
from editor.core.citations.names import CITED_BY_NAME, Body
from editor.core.citations.wording import edition_text, edition_words

NO_BREAK_SPACE = "\u00a0"


def edits_for(citation: Citation, body: Body, expected: Edition, original: Edition | None) -> tuple[Edit, ...]:
    """The edits that make a citation name an edition."""
    edition = citation.edition
    space = NO_BREAK_SPACE if citation.space.strip(NO_BREAK_SPACE) == "" else " "
    suffix = _counter_edits(citation, body, expected)
    if edition is None:
        if citation.suffix is not None:
            return suffix
        text = edition_text(expected, body, original, space)
        at = citation.number_part.end
        return (Edit(at, at, f" {text}"),) if text else ()
    return (*suffix, *_edition_edits(edition, body, expected, original, space))


def _counter_edits(citation: Citation, body: Body, expected: Edition) -> tuple[Edit, ...]:
    counter = citation.suffix
    if counter is None or counter.text == expected.mark or body not in (Body.RA, Body.ITU_R):
        return ()
    start = counter.start if expected.mark else counter.start - 1  # the hyphen goes with the counter
    return (Edit(start, counter.end, expected.mark),)


def _edition_edits(
    edition: CitedEdition, body: Body, expected: Edition, original: Edition | None, space: str
) -> tuple[Edit, ...]:
    words = edition_words(expected, body, original, space)
    if not words:
        return ()
    if body in CITED_BY_NAME or body is Body.ITU_T or edition.place is None or edition.year_part is None:
        start = edition.revised.start if edition.revised is not None else edition.start
        return (Edit(min(start, edition.start), edition.end, words),)
    return _joined((*_mark_edits(edition, expected, space), *_place_edits(edition, expected)))


def _joined(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Edits that touch as one, so that their order cannot matter."""
    if len(edits) < 2 or edits[0].end != edits[1].start:
        return edits
    first, second = edits
    return (Edit(first.start, second.end, first.text + second.text),)


def _mark_edits(edition: CitedEdition, expected: Edition, space: str) -> tuple[Edit, ...]:
    assert edition.place is not None
    if expected.revised and edition.revised is None:
        return (Edit(edition.place.start, edition.place.start, f"Rev.{space}"),)
    if not expected.revised and edition.revised is not None:
        return (Edit(edition.revised.start, edition.place.start, ""),)
    return ()


def _place_edits(edition: CitedEdition, expected: Edition) -> tuple[Edit, ...]:
    place, year = edition.place, edition.year_part
    assert place is not None
    assert year is not None
    other_place = edition.name.casefold() != expected.place.casefold()
    other_year = year.text != str(expected.year)
    if other_place and other_year:
        return (Edit(place.start, year.end, f"{_cased(place.text, expected.place)}, {expected.year}"),)
    if other_place:
        return (Edit(place.start, place.end, _cased(place.text, expected.place)),)
    return (Edit(year.start, year.end, str(expected.year)),) if other_year else ()


def _cased(written: str, place: str) -> str:
    """The new place in the case of the old one: number lines of Final Acts are all capitals."""
    return place.upper() if written.isupper() else place


def share(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of a text, where members of a list that share one status also share the remedy.

    "Resolutions 30 and 143 (Rev. Dubai, 2018)" takes one edit if both are to name the same edition; otherwise each
    member that differs from the one behind it is given a status of its own.
    """
    result = list(findings)
    group: list[int] = []
    for index, finding in enumerate(findings):
        edition = finding.citation.edition
        if edition is None:
            group = []
            continue
        group.append(index)
        if not edition.shared:
            if len(group) > 1:
                edits = _group_edits([findings[i] for i in group])
                for i in group:
                    if result[i].edits:
                        result[i] = replace(result[i], edits=edits)
            group = []
    return tuple(result)


def _group_edits(group: list[Finding]) -> tuple[Edit, ...]:
    wanted = [_wanted(finding) for finding in group]
    edits = [
        Edit(finding.citation.number_part.end, finding.citation.number_part.end, f" ({words})")
        for finding, words, following in zip(group, wanted, wanted[1:], strict=False)
        if words != following
    ]
    return (*edits, *group[-1].edits)


def _wanted(finding: Finding) -> str:
    """The status a member is to have: the one expected if there is an edit, the one cited otherwise."""
    edition = finding.citation.edition
    assert edition is not None
    target = finding.expected if finding.edits else finding.cited
    if target is not None and finding.body is not None:
        original = finding.entry.original if finding.entry is not None else None
        return edition_words(target, finding.body, original)
    mark = "Rev. " if edition.revised is not None else ""
    return f"{mark}{edition.name}{', ' if edition.name else ''}{edition.year}"
