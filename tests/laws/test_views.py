"""Laws of the views: settled once, a document is settled and free of marks, and labels follow the text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from editor.core.model.clause import Kind
from editor.core.model.document import Document
from editor.core.model.inline import Inline, Run
from editor.core.model.views import View, base_inline, base_of, living_inline, paragraphs, proposed_of
from editor.core.model.walk import clauses
from editor.core.numbering.flattened import fingerprint, lines
from editor.core.numbering.number import number
from tests.strategies import documents

calm = settings(deadline=None, max_examples=40)


def _is_free_of_marks(document: Document) -> bool:
    return not any(
        clause.inserted or clause.deleted or clause.moved or clause.shifted or clause.was or clause.kind is Kind.GONE
        for clause in clauses(document)
    ) and not any(
        piece.inserted or piece.deleted or (isinstance(piece, Run) and (piece.was is not None or piece.restyled))
        for clause in clauses(document)
        for piece in clause.inline
    )


@calm
@given(documents())
def test_a_settled_document_is_free_of_marks_and_settles_to_itself(document: Document) -> None:
    for settle in (base_of, proposed_of):
        settled = settle(document)
        assert _is_free_of_marks(settled)
        assert base_of(settled) == settled
        assert proposed_of(settled) == settled


@calm
@given(documents())
def test_the_base_text_has_one_fingerprint_with_its_changes_and_without(document: Document) -> None:
    base = base_of(document)
    for proposal, rejected in zip(document.proposals, base.proposals, strict=True):
        assert fingerprint(document, proposal) == fingerprint(base, rejected)


@calm
@given(documents())
def test_labels_are_the_same_however_often_they_are_computed(document: Document) -> None:
    assert number(document) == number(document)
    assert number(base_of(document)) == number(base_of(document))


@calm
@given(documents())
def test_proposed_labels_follow_from_the_living_clauses_alone(document: Document) -> None:
    computed = replace(
        document,
        proposals=tuple(
            replace(p, clauses=tuple(replace(c, bis=False, locked=False) for c in p.clauses))
            for p in document.proposals
        ),
    )
    accepted = proposed_of(computed)
    with_marks, without = number(computed), number(accepted)
    for clause in clauses(accepted):
        if clause.kind is Kind.ITEM:
            assert with_marks.label(clause.id).proposed == without.label(clause.id).proposed


@calm
@given(documents())
def test_every_living_word_is_read_once_in_the_proposed_view_and_every_base_word_once_in_the_base(
    document: Document,
) -> None:
    # Footnotes are read where their mark is; a note of a deleted mark is not read.
    notes = {clause.id for clause in clauses(document) if clause.kind is Kind.NOTE}
    for view, counts in ((View.BASE, _is_base), (View.PROPOSED, _is_living)):
        read = [i for p in paragraphs(document, view) for i, text in p.parts if text and i not in notes]
        stands = [clause.id for clause in clauses(document) if clause.id not in notes and counts(clause.inline)]
        assert sorted(read) == sorted(stands)


def _is_base(inline: Inline) -> bool:
    return bool(base_inline(inline))


def _is_living(inline: Inline) -> bool:
    return bool(living_inline(inline))


@calm
@given(documents())
def test_settled_documents_read_as_the_views(document: Document) -> None:
    numbering = number(document)
    base = base_of(document)
    assert [line.text for line in lines(document, numbering, View.BASE)] == [
        line.text for line in lines(base, number(base), View.BASE)
    ]
