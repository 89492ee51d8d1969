"""What holds after any edits: the base never changes, undo restores, steps invert and survive the journal."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import ActorId, ClauseId, ProposalId
from editor.core.model.inline import Format, NoteMark, Run, Stamp, length, normal
from editor.core.model.position import Position
from editor.core.model.views import View, base_text_of, paragraphs, proposed_of
from editor.core.model.walk import Index, clauses
from editor.core.numbering.number import number
from editor.core.state.state import EditorState, Transaction, advanced, applied, redone, undone
from editor.core.tracking import moves, record, structure
from editor.core.transform.codec import encoded, step_of
from editor.core.transform.transform import Transform, inverse

TEXTS = (
    "",
    "the needs;",
    "of small islands and États,",
    "e\u0301te\u0301",
    "\u0645\u0631\u062d\u0628\u0627 abc",
    "\U0001f600x",
)


def base_document() -> Document:
    """A Resolution with calls, items, sub-items, a footnote, an own new text and reasons."""

    def c(n: str, kind: Kind, text: str, level: int = 1, **more: object) -> Clause:
        return Clause(ClauseId(f"c-{n}"), kind, (Run(text),) if text else (), level, **more)  # type: ignore[arg-type]

    noted = Clause(
        ClauseId("c-i4"), Kind.ITEM, (Run("to states"), NoteMark(ClauseId("n-01")), Run(" as is;")), label="2"
    )
    row = (
        c("n0", Kind.NUMBER, "RESOLUTION 900 (Lakeside, 2027)"),
        c("t0", Kind.TITLE, "Connecting"),
        c("k1", Kind.CALL, "recalling", schemes=("a)", "i)", "–")),
        c("i1", Kind.ITEM, "the first;", label="a)"),
        c("i2", Kind.ITEM, "the second and last,", label="b)"),
        c("k2", Kind.CALL, "resolves", schemes=("1", "i)", "–")),
        c("i3", Kind.ITEM, "to act:", label="1"),
        c("i5", Kind.ITEM, "", 2, label="i)"),
        noted,
        Clause(ClauseId("n-01"), Kind.NOTE, (Run("These include some."),)),
        c("p1", Kind.PARAGRAPH, "and to end."),
        c("r1", Kind.REASONS, "Because."),
    )
    added = (c("a1", Kind.NUMBER, "DRAFT NEW RESOLUTION"), c("a2", Kind.PARAGRAPH, "a new text"))
    return Document(
        "d-01",
        proposals=(
            Proposal(ProposalId("p-01"), Action.MOD, clauses=row),
            Proposal(ProposalId("p-02"), Action.ADD, clauses=added),
        ),
    )


OPERATIONS = st.tuples(
    st.sampled_from(["write", "erase", "split", "join", "strike", "restore", "shape", "move", "range", "format"]),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(TEXTS),
    st.sampled_from(["a-mo", "a-sk"]),
)


def perform(tx: Transform, op: tuple[str, int, int, int, int, str, str], serial: int) -> None:
    """Does one random edit, where it is possible."""
    name, i, j, x, y, text, who = op
    stamp = Stamp(ActorId(who), f"2026-11-25T10:{serial % 60:02}:00Z")
    ids = [clause.id for clause in clauses(tx.document)]
    one, two = ids[i % len(ids)], ids[j % len(ids)]
    clause = tx.clause(one)
    size = length(clause.inline)
    low, high = sorted((x % (size + 1), y % (size + 1)))
    fresh = ClauseId(f"c-x{serial}")
    if name == "restore":
        structure.restore(tx, one)
    elif name == "range":
        a, b = sorted((i % len(ids), j % len(ids)))
        first, last = tx.clause(ids[a]), tx.clause(ids[b])
        start, end = x % (length(first.inline) + 1), y % (length(last.inline) + 1)
        if a != b or start <= end:
            structure.erase_range(tx, Position(first.id, start), Position(last.id, end), stamp)
    elif not record.is_open(clause):
        return
    elif name == "write":
        record.write(tx, Position(one, low), Position(one, high), text, stamp)
    elif name == "erase":
        record.erase(tx, one, low, high, stamp)
    elif name == "split":
        structure.split(tx, Position(one, low), fresh, stamp)
    elif name == "join" and structure.can_join(tx, one):
        structure.join(tx, one, stamp)
    elif name == "strike" and len(ids) > 6:
        structure.strike(tx, one, stamp)
    elif name == "shape" and clause.kind in (Kind.ITEM, Kind.PARAGRAPH):
        structure.reshape(tx, one, Kind.ITEM if x % 2 else Kind.PARAGRAPH, 1 + y % 3, stamp)
    elif name == "format":
        record.set_format(tx, one, low, high, Format.ITALIC, stamp)
    elif name == "move" and clause.kind in moves.BODY:
        owner, _ = tx.index.places[one]
        if tx.index.places[two][0] == owner and tx.clause(two).kind is not Kind.NOTE:
            moves.move(tx, one, owner, two, ClauseId(f"g-x{serial}"), stamp)


@settings(max_examples=300, deadline=None)
@given(st.lists(OPERATIONS, max_size=25))
def test_base_text_never_changes(ops: list[tuple[str, int, int, int, int, str, str]]) -> None:
    document = base_document()
    tx = Transform(document, Index.of(document))
    promised = base_text_of(document)
    for serial, op in enumerate(ops):
        perform(tx, op, serial)
        now = base_text_of(tx.document)
        assert now == promised, op
        for clause in clauses(tx.document):
            assert normal(clause.inline) == clause.inline
        assert len({c.id for c in clauses(tx.document)}) == sum(1 for _ in clauses(tx.document))


@settings(max_examples=200, deadline=None)
@given(st.lists(OPERATIONS, max_size=25))
def test_undo_restores_exactly_and_redo_repeats(ops: list[tuple[str, int, int, int, int, str, str]]) -> None:
    state = EditorState.of(base_document())
    states = [state.document]
    for serial, op in enumerate(ops):
        tx = Transform(state.document, state.index)
        perform(tx, op, serial)
        if tx:
            state = advanced(state, Transaction.of(tx, None, op[0]))
            states.append(state.document)
    last = state.document
    for expected in reversed(states[:-1]):
        state = undone(state)
        assert state.document == expected
        assert state.index.places == Index.of(expected).places
    for _ in states[1:]:
        state = redone(state)
    assert state.document == last


@settings(max_examples=200, deadline=None)
@given(st.lists(OPERATIONS, max_size=15))
def test_steps_invert_and_survive_the_journal(ops: list[tuple[str, int, int, int, int, str, str]]) -> None:
    document = base_document()
    tx = Transform(document, Index.of(document))
    for serial, op in enumerate(ops):
        perform(tx, op, serial)
    steps = tuple(tx.steps)
    back, _ = applied(tx.document, tx.index, inverse(steps))
    assert back == document
    written = json.loads(json.dumps([encoded(step) for step in steps]))
    assert tuple(step_of(value) for value in written) == steps


@settings(max_examples=200, deadline=None)
@given(st.lists(OPERATIONS, max_size=15))
def test_what_a_view_shows_survives_settling(ops: list[tuple[str, int, int, int, int, str, str]]) -> None:
    document = base_document()
    tx = Transform(document, Index.of(document))
    for serial, op in enumerate(ops):
        perform(tx, op, serial)
    settled = proposed_of(tx.document)
    texts = [
        (p.kind, p.level, "".join(getattr(piece, "text", "*") for piece in p.inline))
        for p in paragraphs(tx.document, View.PROPOSED)
    ]
    again = [
        (p.kind, p.level, "".join(getattr(piece, "text", "*") for piece in p.inline))
        for p in paragraphs(settled, View.PROPOSED)
    ]
    assert texts == again
    labels = number(tx.document)
    assert number(tx.document) == labels
