"""What the looks of a Word file would say and plain text cannot: which lines are the title of an instrument.

Recognition knows titles by their style or their type. In plain text a title is told by its place: between the line of
the number and the opening, or, where the number was lost, between the last field of the summary box and the opening.
"""

from __future__ import annotations

from collections.abc import Sequence

from editor.core.model.inline import Run
from editor.formats.structure.labels import label_at_start
from editor.formats.structure.source import SourceParagraph
from editor.formats.structure.words import (
    cover_line,
    field_of,
    is_adopted,
    is_call,
    is_number_line,
    is_opening,
    symbol,
)

TITLE_STYLE = "restitle"
"""The folded name of the ITU style for the title of a Resolution."""
_TITLE_LINES = 3
_LINE_LENGTH = 400


def hint_titles(paragraphs: Sequence[SourceParagraph]) -> None:
    """Gives the style of a title to the paragraphs that stand where titles stand."""
    texts = [_text(paragraph) for paragraph in paragraphs]
    for at, text in enumerate(texts):
        if is_number_line(text):
            for place in _between(texts, at):
                paragraphs[place].style = TITLE_STYLE
        elif is_opening(text):
            stray = _stray(texts, at)
            if stray is not None and not paragraphs[stray].style:
                paragraphs[stray].style = TITLE_STYLE


def _text(paragraph: SourceParagraph) -> str:
    living = "".join(p.text for p in paragraph.inline if isinstance(p, Run) and not p.deleted)
    return living or "".join(p.text for p in paragraph.inline if isinstance(p, Run))


def _between(texts: Sequence[str], number: int) -> list[int]:
    """The lines of a title under the line of the number; none where no opening or call follows soon."""
    found: list[int] = []
    for at in range(number + 1, min(number + 2 + _TITLE_LINES, len(texts))):
        if is_opening(texts[at]) or is_call(texts[at]):
            return found
        if not is_adopted(texts[at]):
            if not _may_be_title(texts[at]):
                return []
            found.append(at)
    return found if number + 1 + len(found) == len(texts) else []


def _stray(texts: Sequence[str], opening: int) -> int | None:
    """The line before an opening that is a title though its number is missing: the box above it is complete."""
    if opening < 2 or not _may_be_title(texts[opening - 1]):
        return None
    box = next((at for at in range(opening - 2, -1, -1) if field_of(texts[at]) is not None), None)
    if box is None:
        return None
    opened = field_of(texts[box])
    assert opened is not None
    filled = bool(texts[box][opened[1] :].strip())
    return opening - 1 if opening - 1 - box >= (1 if filled else 2) else None


def _may_be_title(text: str) -> bool:
    return (
        len(text) < _LINE_LENGTH
        and field_of(text) is None
        and symbol(text) is None
        and not cover_line(text)
        and not is_number_line(text)
        and label_at_start(text, in_list=False) is None
        and text.strip()[-1:] not in (".", ";", ":")
    )
