"""What the rules about citations have in common: the judgement of a passage, and how a finding of it is told.

A row of the register that is only recalled gives no more than a hint, and in untouched base text an
inherited one; its fix is never applied in bulk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from editor.core.citations.context import CitingContext
from editor.core.citations.entries import Certainty
from editor.core.citations.finding import RIGHT, Finding, State
from editor.core.citations.names import Body
from editor.core.citations.resolve import resolve_all
from editor.core.citations.wording import citation_text
from editor.core.diagnostics.diagnostic import Applicability, Context, Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, Place, fix
from editor.core.model.clause import Kind
from editor.core.model.document import Meeting

LANGUAGES = frozenset({"en"})
"""The languages whose citations are parsed."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

RECALLED = " (recalled, not verified)"
"""Said of what the register knows from no source."""

_OWN_EDITION = frozenset({Kind.NUMBER, Kind.ADOPTED, Kind.OPENING, Kind.ANNEX_REF})
"""Lines that name the text itself, whose edition is that of the meeting."""
_INFORMAL = frozenset({Kind.FIELD, Kind.TITLE, Kind.HEADING, Kind.REASONS, Kind.ANNEX_TITLE})
"""Lines where a text may be named without its edition, as in “WTDC Resolution 85”, or by one it had before."""
_LENIENT = frozenset({State.EDITION_MISSING, State.OUTDATED, State.SUPPRESSED})


def citing_context(meeting: Meeting) -> CitingContext:
    """The meeting of a document as citations are judged by it; of an unknown meeting, the body its name begins with."""
    year = meeting.starts[:4]
    name = meeting.key.partition("-")[0].upper()
    body = next((body for body in Body if body.value == name), None)
    place = meeting.key if body is Body.WRC else meeting.place.partition(",")[0].strip()
    return CitingContext(body, place, int(year) if year.isdecimal() else None)


def judged(passage: Passage, context: Context, meeting: CitingContext) -> tuple[Finding, ...]:
    """What is wrong with the citations of a passage."""
    kind = passage.head.kind
    if context.register is None or not passage.citations or kind in _OWN_EDITION:
        return ()
    found = resolve_all(passage.citations, context.register, meeting)
    return tuple(
        finding
        for finding in found
        if finding.state not in RIGHT and not (kind in _INFORMAL and finding.state in _LENIENT)
    )


def told(
    passage: Passage, place: Place, state: State, message: Callable[[Finding], str], title: str = "Write {}"
) -> Iterator[Found]:
    """The findings of a state, each with its fix where it has edits. `title` may name the right words by ``{}``."""
    for finding in place.citations:
        if finding.state is state:
            words = expected_words(finding)
            recalled = finding.certainty is Certainty.RECALLED
            certain = finding.certainty is Certainty.VERIFIED and not finding.alternatives
            edits = [passage.edit(edit.start, edit.end, edit.text) for edit in finding.edits]
            yield Found(
                passage,
                *_stretch(finding),
                message(finding) + (RECALLED if recalled else ""),
                fix(title.format(words), *edits, applicability=Applicability.SAFE if certain else Applicability.UNSAFE)
                if edits
                else (),
                severity=Severity.HINT if recalled else None,
                inherited=passage.is_untouched(*_stretch(finding)) if recalled else None,
            )


def _stretch(finding: Finding) -> tuple[int, int]:
    """The words of a citation that a finding points at: its name with the status in parentheses, not its body."""
    citation = finding.citation
    end = (citation.suffix or citation.number_part).end
    if citation.edition is not None and not citation.edition.shared:
        end = max(end, citation.edition.end + 1)
    if citation.article is not None:
        end = max(end, citation.article.end + 1)
    return citation.start, min(end, citation.end)


def expected_words(finding: Finding) -> str:
    """The citation as it should read: ``Resolution 71 (Rev. Bucharest, 2022)``."""
    if finding.entry is None:
        return cited_words(finding)
    return citation_text(finding.entry, finding.expected or finding.cited)


def cited_words(finding: Finding) -> str:
    """The text that is cited, without an edition: ``Resolution 71``."""
    citation = finding.citation
    if finding.entry is not None:
        return citation_text(finding.entry)
    return f"{citation.kind.value.capitalize()} {citation.number}"


def written(day: date) -> str:
    """A day as messages write it, whatever the computer's language: 22 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def told_absent(passage: Passage, place: Place, state: State, what: str) -> Iterator[Found]:
    """The findings that say of something that it is not in the register, with the register's date.

    That nothing is known is no recollection, so it is not said to be one.
    """
    register = place.setting.context.register
    if register is not None:
        words = f"{what} (as of {written(register.as_of)}): "
        for found in told(passage, place, state, lambda finding: words + cited_words(finding)):
            yield replace(found, message=found.message.removesuffix(RECALLED))
