"""The rows of the outline, and documents settled in one view."""

from hypothesis import given, settings

from editor.core.model.clause import Kind
from editor.core.model.document import Document
from editor.core.model.inline import Reference
from editor.core.model.views import View
from editor.core.model.walk import clauses
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import number
from editor.core.numbering.outline import KINDS, outline
from editor.core.numbering.settled import settled
from tests.strategies import documents

NAMES = {"title", "opening", "call", "item", "paragraph", "heading", "cell", "note", "reasons"}
STATES = {"kept", "changed", "inserted", "deleted", "moved"}


def test_every_kind_has_a_word_of_the_contract() -> None:
    assert set(KINDS) == set(Kind) - {Kind.GONE}
    assert set(KINDS.values()) == NAMES


@settings(deadline=None, max_examples=50)
@given(documents())
def test_every_clause_has_a_row_and_every_row_keeps_the_contract(document: Document) -> None:
    found = list(outline(document, number(document)))
    rows = {row.id: row for row in found}
    assert len(rows) == len(found)
    assert {clause.id for clause in clauses(document) if clause.kind is not Kind.GONE} <= set(rows)
    for row in found:
        assert list(row.fields()) == ["id", "kind", "level", "base_label", "label", "state", "base_text", "text"]
        assert row.kind in NAMES
        assert row.state in STATES
        assert not (row.state == "deleted" and row.text)
        assert not (row.state == "inserted" and row.base_text)
        assert not (row.state == "kept" and row.text != row.base_text)


def view_of(document: Document, view: View) -> list[str]:
    return [str(line) for line in lines(document, number(document), view)]


@settings(deadline=None, max_examples=50)
@given(documents())
def test_a_settled_document_reads_in_both_views_as_that_view(document: Document) -> None:
    for view in (View.BASE, View.PROPOSED):
        found = settled(document, view)
        assert view_of(found, View.BASE) == view_of(document, view)
        assert view_of(found, View.PROPOSED) == view_of(document, view)
        there = {clause.id for clause in clauses(found)}
        references = [p for c in clauses(found) for p in c.inline if isinstance(p, Reference)]
        assert all(target in there for reference in references for target in reference.targets)


@settings(deadline=None, max_examples=50)
@given(documents())
def test_the_marked_view_settles_nothing(document: Document) -> None:
    assert settled(document, View.MARKED) is document
