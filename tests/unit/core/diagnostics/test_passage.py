"""The proposed words of a paragraph, and the way back from them to the model."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.diagnostics.parts import living
from editor.core.diagnostics.passage import Passage, passage_of
from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document
from editor.core.model.ids import ActorId, ClauseId
from editor.core.model.inline import NoteMark, Reference, Run, Stamp, cut, length
from editor.core.model.position import Span
from editor.core.model.views import View, living_inline, paragraphs
from editor.core.model.walk import rows
from editor.core.numbering.number import Numbering, number
from editor.core.numbering.wording import inline_text
from tests.strategies import documents

BY = (Stamp(ActorId("a-mo"), "2027-03-01T09:00:00Z"),)
NONE = Numbering({}, {})
A = ClauseId("c-a")


def passage(*pieces: Run | NoteMark | Reference, own: bool = False) -> Passage:
    return passage_of((Clause(A, Kind.ITEM, pieces),), own, NONE)


MIXED = passage(
    Run("to "), Run("old", deleted=BY), Run("new", inserted=BY), NoteMark(ClauseId("n-1")),
    Reference((), "recalling e)"), Run(" end"),
)  # fmt: skip


def test_struck_words_are_not_read_and_references_are() -> None:
    assert MIXED.text == "to new\ufffcrecalling e) end"


def test_places_count_struck_words_and_references_as_one() -> None:
    assert MIXED.span(0, 2) == Span(A, 0, 2)
    assert MIXED.span(3, 6) == Span(A, 6, 9)
    assert MIXED.span(2, 4) == Span(A, 2, 7)
    assert MIXED.span(7, 19) == Span(A, 10, 11)
    assert MIXED.span(17, 19) == Span(A, 10, 11)
    assert MIXED.span(20, 23) == Span(A, 12, 15)


def test_points_lie_after_the_letter_before() -> None:
    assert MIXED.span(0, 0) == Span(A, 0, 0)
    assert MIXED.span(3, 3) == Span(A, 3, 3)
    assert MIXED.span(23, 23) == Span(A, 15, 15)
    assert passage().span(0, 0) == Span(A, 0, 0)
    assert passage(Run("gone", deleted=BY)).span(0, 0) == Span(A, 0, 0)


def test_edits_take_references_whole_and_never_a_footnote() -> None:
    assert MIXED.edit(3, 6, "x") is not None
    assert MIXED.edit(7, 19, "") is not None
    assert MIXED.edit(7, 12, "") is None
    assert MIXED.edit(5, 8, "") is None


def test_words_are_untouched_only_where_nothing_in_them_changed() -> None:
    assert MIXED.is_untouched(0, 2)
    assert not MIXED.is_untouched(2, 4)
    assert not MIXED.is_untouched(3, 4)
    assert MIXED.is_untouched(20, 23)
    assert not passage(Run("own words"), own=True).is_untouched(0, 3)


def test_a_point_is_touched_by_a_change_beside_it() -> None:
    assert not MIXED.is_untouched(3, 3)
    assert MIXED.is_untouched(21, 21)


def test_joined_paragraphs_are_read_through_and_not_edited_across() -> None:
    second = Clause(ClauseId("c-b"), Kind.ITEM, (Run("and more"),), deleted=BY)
    joined = passage_of((Clause(A, Kind.ITEM, (Run("some "),)), second), False, NONE)
    assert joined.text == "some and more"
    assert joined.span(5, 8) == Span(ClauseId("c-b"), 0, 3)
    assert joined.span(3, 8) == Span(A, 3, 5)
    assert joined.edit(3, 8, "x") is None
    assert not joined.is_untouched(3, 8)


def passages(document: Document) -> list[Passage]:
    numbering = number(document)
    return [passage_of(clauses, False, numbering) for _, row in rows(document) for clauses in living(row)]


@settings(deadline=None, max_examples=40)
@given(documents())
def test_passages_are_the_paragraphs_of_the_proposed_view(document: Document) -> None:
    numbering = number(document)
    seen = {p.head.id: p.text for p in passages(document)}
    for paragraph in paragraphs(document, View.PROPOSED):
        if paragraph.kind is not Kind.NOTE:
            assert seen[paragraph.clause.id] == inline_text(paragraph.inline, numbering, View.PROPOSED)


@settings(deadline=None, max_examples=40)
@given(documents(), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_span_holds_exactly_the_words_it_is_made_from(document: Document, x: int, y: int) -> None:
    numbering = number(document)
    for one in passages(document):
        if len(one.clauses) > 1 or any(not stretch.is_run for stretch in one.stretches):
            continue
        size = len(one.text)
        start, end = sorted((x % (size + 1), y % (size + 1)))
        span = one.span(start, end)
        inline = one.head.inline
        assert 0 <= span.start <= span.end <= length(inline)
        living = living_inline(cut(inline, span.start, span.end))
        assert inline_text(living, numbering, View.PROPOSED) == one.text[start:end]
