"""Laws of written Word files, for documents as messy as real ones: what is left when changes are settled, and form."""

from __future__ import annotations

import re

from hypothesis import given

from editor.core.model.document import Document
from editor.core.model.views import View
from tests.formats.docx_out.expected import Texts, agree, expected, tidy
from tests.formats.docx_out.sample import body_only
from tests.formats.docx_out.written import part, written
from tests.oracles import word
from tests.oracles.schemas import faults, needs_schemas
from tests.strategies import documents

_ANNOTATION = re.compile(
    r'<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|bookmarkStart|moveFromRangeStart|moveToRangeStart) w:id="(\d+)"'
)


def _texts(data: bytes, changes: word.Changes) -> Texts:
    reading = word.reading(data, changes)
    return Texts(tidy(reading.body), tidy(reading.notes))


@given(documents())
def test_accepting_all_gives_the_proposed_view_and_rejecting_all_the_base_view(document: Document) -> None:
    document = body_only(document)
    data = written(document)
    assert agree(expected(document, View.PROPOSED), _texts(data, "accept"))
    assert agree(expected(document, View.BASE), _texts(data, "reject"))


@given(documents())
def test_clean_files_hold_one_view_and_no_change(document: Document) -> None:
    document = body_only(document)
    for view in (View.BASE, View.PROPOSED):
        data = written(document, view)
        assert agree(expected(document, view), _texts(data, "accept"))
        for name in ("word/document.xml", "word/footnotes.xml"):
            assert not re.search(r"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)\b", part(data, name))


@given(documents())
def test_same_document_same_bytes(document: Document) -> None:
    assert written(document) == written(document)


@given(documents())
def test_numbers_of_annotations_and_names_of_bookmarks_are_given_once(document: Document) -> None:
    data = written(document)
    xml = part(data) + part(data, "word/footnotes.xml")
    numbers = _ANNOTATION.findall(xml)
    assert len(numbers) == len(set(numbers))
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml)
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)


@needs_schemas
@given(documents())
def test_every_part_is_valid(document: Document) -> None:
    for view in View:
        assert faults(written(document, view)) == []
