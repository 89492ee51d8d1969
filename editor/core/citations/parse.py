"""The citations of a text. A text without a word that opens one costs a single scan."""

from __future__ import annotations

from editor.core.citations.citation import Citation
from editor.core.citations.forms import ENGLISH, Forms
from editor.core.citations.grammar import citations_at


def parse_citations(text: str, forms: Forms = ENGLISH) -> tuple[Citation, ...]:
    """The citations of a text in their order. Spans lie inside the text and do not overlap; nothing is raised."""
    found: list[Citation] = []
    at = 0
    while (match := forms.trigger.search(text, at)) is not None:
        citations = citations_at(text, forms, match.start(), match.end(), at)
        found.extend(citations)
        at = max(citations[-1].end, match.end()) if citations else match.end()
    return tuple(found)
