"""Typed references become live where they surely name a clause, and nowhere else."""

from __future__ import annotations

import pytest

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import ActorId, ClauseId, ProposalId
from editor.core.model.inline import Reference, Stamp, plain
from editor.core.model.views import View
from editor.core.model.walk import Index, clauses
from editor.core.numbering.flattened import lines
from editor.core.numbering.linking import linked
from editor.core.numbering.number import number
from editor.core.tracking import structure
from editor.core.transform.transform import Transform


def text_with(words: str) -> Document:
    """A text whose last paragraph holds some words."""
    row = [
        Clause(ClauseId("c-00"), Kind.CALL, plain("recalling"), schemes=("a)",)),
        *(Clause(ClauseId(f"c-a{n}"), Kind.ITEM, plain("x;"), label=f"{n})") for n in "abcdef"),
        Clause(ClauseId("c-01"), Kind.CALL, plain("resolves"), schemes=("1",)),
        *(Clause(ClauseId(f"c-r{n}"), Kind.ITEM, plain("x;"), label=str(n)) for n in range(1, 5)),
        Clause(ClauseId("c-02"), Kind.CALL, plain("instructs the Director of the Bureau"), schemes=("1",)),
        *(Clause(ClauseId(f"c-d{n}"), Kind.ITEM, plain("x;"), label=str(n)) for n in range(1, 3)),
        Clause(ClauseId("c-03"), Kind.CALL, plain("invites Member States"), schemes=("1",)),
        Clause(ClauseId("c-m1"), Kind.PARAGRAPH, plain(words)),
    ]
    return Document("d-01", proposals=(Proposal(ProposalId("p-01"), Action.MOD, clauses=tuple(row)),))


def references(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (piece.words, piece.targets)
        for clause in clauses(document)
        for piece in clause.inline
        if isinstance(piece, Reference)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("as noted in recalling e) above,", [("recalling e)", ("c-ae",))]),
        ("see recalling\u00a0e), f) above", [("recalling\u00a0e), f)", ("c-ae", "c-af"))]),
        ("under resolves 2 and 3;", [("resolves 2 and 3", ("c-r2", "c-r3"))]),
        ("under resolves 2 to 4;", [("resolves 2 to 4", ("c-r2", "c-r4"))]),
        ("instructs the Director 1 above", [("instructs the Director 1", ("c-d1",))]),
        ("instructs the Director of the Bureau 2", [("instructs the Director of the Bureau 2", ("c-d2",))]),
        ("recalling that a) is so", []),
        ("recalling z) above", []),
        ("resolves 2030 targets", []),
        ("resolves 2.5 per cent", []),
        ("considering e) above", []),
    ],
)
def test_words_that_name_a_clause_are_linked(words: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    document = text_with(words)
    live = linked(document)
    assert references(live) == expected
    for view in (View.BASE, View.PROPOSED):
        before = [str(line) for line in lines(document, number(document), view)]
        assert [str(line) for line in lines(live, number(live), view)] == before
    assert linked(live) == live
    assert bool(expected) or live is document


def test_linked_words_follow_a_deletion() -> None:
    live = linked(text_with("as noted in recalling e) and f) above"))
    tx = Transform(live, Index.of(live))
    structure.strike(tx, ClauseId("c-ab"), Stamp(ActorId("a-mo"), "2026-11-25T10:00:00Z"))
    after = [str(line) for line in lines(tx.document, number(tx.document), View.PROPOSED)]
    assert after[-1] == "as noted in recalling d) and e) above"


def test_a_label_that_differs_already_is_not_linked() -> None:
    document = text_with("as noted in recalling e) above")
    tx = Transform(document, Index.of(document))
    structure.strike(tx, ClauseId("c-ab"), Stamp(ActorId("a-mo"), "2026-11-25T10:00:00Z"))
    assert linked(tx.document) is tx.document
