"""The cover as items: conference, designation, source, title, and the summary box (conventions, sections 3.1 and 3.2).

Every field that holds text is printed: those the form does not know stand in the box, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from editor.core.model.clause import Clause
from editor.core.model.document import Document
from editor.core.model.inline import Format
from editor.core.model.views import Paragraph as Part
from editor.paper.items import Item, Paragraph, Rule
from editor.paper.measures import (
    AGENDA,
    BOX_LABEL,
    BOX_TEXT,
    CONFERENCE,
    DESIGNATION,
    DOCUMENT_TITLE,
    MEETING_PLACE,
    SOURCE,
    TEXT_WIDTH,
    Style,
)
from editor.paper.spans import Span, Speller
from editor.paper.words import Words, days_of

HEAD = {"conference": CONFERENCE, "place": MEETING_PLACE, "body": DESIGNATION, "docno": DESIGNATION}
HEAD |= {"dated": DESIGNATION, "original": DESIGNATION}
TITLES = {"source": SOURCE, "title": DOCUMENT_TITLE, "subtitle": SOURCE, "agenda": AGENDA}
HEAD_RULE = Rule(TEXT_WIDTH, 100, 120)
DASHES = ("–", "-", "−", "—")


def cover_items(document: Document, row: Iterable[Part], speller: Speller, words: Words) -> Iterator[Item]:
    """The items of the cover; none where a document has no fields."""
    fields: dict[str, list[Part]] = {}
    for part in row:
        fields.setdefault(part.clause.field, []).append(part)
    if not fields:
        return
    yield from _head(document, fields, speller, words)
    for name, style in TITLES.items():
        for part in fields.get(name, ()):
            yield Paragraph(style, (*_lead(part, style), *_spans(part, speller)))
    for name, parts in fields.items():
        if name not in HEAD and name not in TITLES:
            yield from _boxed(name, parts, speller)


def _head(document: Document, fields: dict[str, list[Part]], speller: Speller, words: Words) -> Iterator[Item]:
    """The conference over a rule, then designation and date at the end edge."""
    meeting = document.meeting
    place = ", ".join(part for part in (meeting.place, days_of(meeting, words)) if part)
    top: list[Item] = []
    for name, otherwise in (("conference", meeting.name), ("place", place)):
        if name in fields:
            top += (Paragraph(HEAD[name], (*_lead(p, HEAD[name]), *_spans(p, speller))) for p in fields[name])
        elif otherwise:
            top.append(Paragraph(HEAD[name], (Span(otherwise),)))
    if top:
        yield from top
        yield HEAD_RULE
    for name in ("body", "docno", "dated", "original"):
        for part in fields.get(name, ()):
            yield Paragraph(HEAD[name], (*_lead(part, HEAD[name]), *_spans(part, speller)))


def _boxed(name: str, parts: list[Part], speller: Speller) -> Iterator[Item]:
    """A field in the box, under its label. The priority area is one line: label, dash, text."""
    first = parts[0]
    label = first.clause.label
    if name == "priority" and label:
        spans = _spans(first, speller)
        dash = [] if _text(spans).lstrip().startswith(DASHES) else [Span("–\u00a0\u00a0")]
        style = replace(BOX_LABEL, bold=False, keep_next=False)
        yield Paragraph(style, (Span(label, Format.BOLD), Span("\u00a0\u00a0"), *dash, *spans))
        parts = parts[1:]
    for part in parts:
        if part.clause.label:
            yield Paragraph(BOX_LABEL, (Span(part.clause.label),))
        yield Paragraph(BOX_TEXT, tuple(_spans(part, speller)))


def _lead(part: Part, style: Style) -> list[Span]:
    """The words before a field outside the box, such as ``Agenda item:``."""
    label = part.clause.label
    return [Span(f"{label} ", Format.PLAIN if style.bold else Format.BOLD)] if label else []


def _spans(part: Part, speller: Speller) -> list[Span]:
    clause: Clause = part.clause
    return [span for _, inline in part.parts for span in speller.spans(clause, inline)]


def _text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)
