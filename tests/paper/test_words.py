"""The words on paper are those of the views: none lost, none added but what the form of a document asks for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import number
from editor.paper import pdf
from editor.paper.flow import flow
from editor.paper.items import Flow, Paragraph, Rule
from editor.paper.spans import Role, Span
from tests.paper.reading import letters, needs_pdftotext, plain_letters, text_of
from tests.strategies import documents

some = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
SETTLED = (View.BASE, View.PROPOSED)
NOTE = re.compile(r"\[\*(.*?)\]")


def with_titled_reasons(document: Document) -> Document:
    """The document with its word before every reason, so that the form adds none."""

    def titled(clause: Clause) -> Clause:
        return replace(clause, label="Reasons:") if clause.kind is Kind.REASONS and not clause.label else clause

    proposals = tuple(replace(p, clauses=tuple(map(titled, p.clauses))) for p in document.proposals)
    return replace(document, proposals=proposals)


def expected(document: Document, view: View) -> str:
    """The lines of a view, footnote marks as they are printed."""
    text = "\n".join(str(line) for line in lines(document, number(document), view))
    return NOTE.sub(r"\1", text)


def spans_of(printed: Flow) -> list[Span]:
    found: list[Span] = []
    for item in printed.items:
        if isinstance(item, Paragraph):
            found += item.spans
        elif not isinstance(item, Rule):
            found += [span for cell in item.cells for p in cell.paragraphs for span in p.spans]
    return found + [span for row in printed.notes.values() for paragraph in row for span in paragraph.spans]


def printed_text(spans: list[Span]) -> str:
    return "".join(span.text for span in spans if span.role is Role.TEXT)


CONTROLS = dict.fromkeys([0x2028, 0x2029, 0xFFFD, 0xFFFC, 0xFDD0, 0xFDD1, 0x25A1])


@pytest.mark.parametrize("view", SETTLED)
@some
@given(document=documents())
def test_a_view_is_printed_word_for_word(document: Document, view: View) -> None:
    document = replace(with_titled_reasons(document), cover=())
    printed = printed_text(spans_of(flow(document, number(document), view)))
    assert letters(printed).translate(CONTROLS) == letters(expected(document, view)).translate(CONTROLS)


@pytest.mark.parametrize("view", SETTLED)
@some
@given(document=documents())
def test_every_field_of_the_cover_is_printed(document: Document, view: View) -> None:
    document = with_titled_reasons(document)
    printed = Counter(printed_text(spans_of(flow(document, number(document), view))))
    wanted = Counter(letter for letter in expected(document, view) if letter.isalnum())
    assert wanted - printed == Counter()


@some
@given(document=documents())
def test_what_is_not_struck_in_the_marked_view_is_the_proposed_view(document: Document) -> None:
    document = replace(with_titled_reasons(document), cover=())
    numbering = number(document)
    living = [span for span in spans_of(flow(document, numbering, View.MARKED)) if span.mark.strike is None]
    proposed = spans_of(flow(document, numbering, View.PROPOSED))
    assert plain_letters(printed_text(living)) == plain_letters(printed_text(proposed))


@needs_pdftotext
@pytest.mark.parametrize("view", SETTLED)
@few
@given(document=documents())
def test_the_letters_come_back_from_the_file(document: Document, view: View) -> None:
    numbering = number(document)
    printed = flow(document, numbering, view)
    pages = text_of(pdf.write(document, numbering, view)).split("\f")[:-1]
    wanted = plain_letters(printed_text(spans_of(printed)))
    for at in range(len(pages)):
        words = "Page" if printed.language == "en" or printed.language.startswith("fr") else ""
        wanted += plain_letters(f"{printed.header}{words}{at + 1}")
    found = plain_letters("".join(pages))
    assert wanted - found == Counter()
    # Fonts draw some letters of other alphabets as Latin ones.
    others = sum(not letter.isascii() for letter in printed_text(spans_of(printed)))
    assert (found - wanted).total() <= others


@needs_pdftotext
@pytest.mark.parametrize("view", SETTLED)
def test_the_words_of_the_sample_come_back_in_order(sample: Document, view: View) -> None:
    numbering = number(sample)
    found = text_of(pdf.write(sample, numbering, view))
    for at, page in enumerate(found.split("\f")[:-1]):
        assert f"Page {at + 1}" in page
    found = re.sub(r"WTDC-29/XX-E\s+Page \d+", "", found)
    # The form of the conference puts a dash before the priority area.
    words, at = letters(found).replace("priorityarea:–", "priorityarea:"), 0
    for line in lines(sample, numbering, view):
        if line.text.startswith("[*"):
            continue
        text = letters(NOTE.sub(r"\1", str(line)))
        place = words.find(text, at)
        if place < 0:
            # A page ends inside this line: its footnotes stand between.
            half = next(n for n in range(len(text), 0, -1) if text[:n] in words[at:])
            text = text[half:]
            place = words.find(text, at)
            assert place >= 0, line.text
        at = place + len(text)


@needs_pdftotext
def test_marked_pages_hold_both_readings_the_places_of_moves_and_the_key(sample: Document) -> None:
    words = " ".join(text_of(pdf.write(sample, number(sample), View.MARKED)).split())
    for text in ("BAKU, 2025", "REV. PORT MERIDIAN, 2029", "moved to 4", "from 3", "M. Okoro", "S. Kaya", "b) c)"):
        assert text.replace(" ", "") in words.replace(" ", ""), text
