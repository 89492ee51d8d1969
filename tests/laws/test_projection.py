"""The page that follows edits step by step is the page made from scratch, to the last look of a label."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import ActorId, ClauseId, ProposalId
from editor.core.model.inline import Run, Stamp, plain
from editor.core.model.views import View
from editor.core.snapshot import Snapshot, advance, renumbers, touched, undo
from editor.core.state.state import Transaction
from editor.core.transform.transform import Transform
from editor.ui.canvas.projection import Projector
from tests.laws.test_tracking import OPERATIONS, base_document, perform


def followed(projector: Projector, old: Snapshot, new: Snapshot, transaction: Transaction) -> None:
    """Does what the page does after a change."""
    changed = set(touched(transaction.steps))
    one = len(changed) == 1 and not any(renumbers(step) for step in transaction.steps)
    if one and projector.project_text(new, changed.pop()) is not None:
        return
    if projector.project_structure(old, new) is None:
        projector.project(new)


@settings(deadline=None)
@given(st.lists(OPERATIONS, max_size=16), st.sampled_from(View))
def test_following_edits_gives_what_a_fresh_projection_gives(
    ops: list[tuple[str, int, int, int, int, str, str]], view: View
) -> None:
    snapshot = Snapshot.of(base_document())
    projector = Projector(view)
    projector.project(snapshot)
    for serial, op in enumerate(ops):
        tx = Transform(snapshot.document, snapshot.index)
        perform(tx, op, serial)
        if not tx:
            continue
        transaction = Transaction.of(tx, None, op[0])
        new = advance(snapshot, transaction)
        followed(projector, snapshot, new, transaction)
        assert projector.blocks == Projector(view).project(new), op
        assert projector.at == {part: i for i, block in enumerate(projector.blocks) for part in block.parts}
        snapshot = new
    for _ in range(snapshot.state.history.depth):
        earlier = undo(snapshot)
        if projector.project_structure(snapshot, earlier) is None:
            projector.project(earlier)
        assert projector.blocks == Projector(view).project(earlier)
        snapshot = earlier


def test_a_call_that_becomes_operative_takes_the_slope_from_the_labels_below() -> None:
    row = (
        Clause(ClauseId("c-k"), Kind.CALL, plain("considering"), schemes=("a)",)),
        Clause(ClauseId("c-i"), Kind.ITEM, plain("the needs"), label="a)"),
    )
    snapshot = Snapshot.of(Document("d-1", proposals=(Proposal(ProposalId("p-1"), Action.ADD, clauses=row),)))
    projector = Projector(View.MARKED)
    assert projector.project(snapshot)[-1].look.label[0].italic
    tx = Transform(snapshot.document, snapshot.index)
    perform(tx, ("write", 0, 0, 0, 11, "resolves", "a-mo"), 1)
    transaction = Transaction.of(tx, None, "typing")
    new = advance(snapshot, transaction)
    followed(projector, snapshot, new, transaction)
    assert not projector.blocks[-1].look.label[0].italic


def test_a_value_with_other_text_differs_in_nothing_else() -> None:
    stamps = (Stamp(ActorId("a-1"), "2026-11-25T10:00:00Z"),)
    run = Run("old", inserted=stamps, deleted=stamps, cite="wtdc/res/37")
    assert run.saying("new") == dataclasses.replace(run, text="new")
    for clause in base_document().proposals[0].clauses:
        odd = dataclasses.replace(
            clause, ref=ClauseId("c-1"), moved=stamps, shifted=stamps, field="x", extra=(("k", "v"),)
        )
        assert odd.holding(plain("new")) == dataclasses.replace(odd, inline=plain("new"))
    document = dataclasses.replace(base_document(), language="fr", must=("x",), minor=3)
    proposal = dataclasses.replace(document.proposals[0], index="A/1", by=(ActorId("a"),), extra=(("k", "v"),))
    assert proposal.holding(()) == dataclasses.replace(proposal, clauses=())
    assert document.holding((), (proposal,)) == dataclasses.replace(document, cover=(), proposals=(proposal,))
