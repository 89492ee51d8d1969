"""A text to be amended names the conference it goes to, and symbols do not turn base text into own text."""

import pytest

from editor.core.commands.command import Hand, Refusal
from editor.core.commands.proposal import Brief, adapt_to_meeting, from_base, set_symbol
from editor.core.model.clause import Kind
from editor.core.model.document import Action, Document, Meeting
from editor.core.model.inline import Run
from editor.core.model.views import base_text_of
from editor.core.snapshot import Snapshot, advance
from editor.system.clock import RandomIds
from tests.notation import STAMP, written

HAND = Hand(STAMP, RandomIds())


def adapted(lines: str) -> Document:
    snapshot = Snapshot.of(written(lines).document)
    outcome = adapt_to_meeting(snapshot, HAND)
    assert not isinstance(outcome, Refusal), outcome
    assert base_text_of(advance(snapshot, outcome).document) == base_text_of(snapshot.document)
    return advance(snapshot, outcome).document


def proposed(document: Document, kind: Kind) -> str:
    clause = next(c for c in document.proposals[0].clauses if c.kind is kind)
    return "".join(p.text for p in clause.inline if isinstance(p, Run) and not p.deleted)


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("RESOLUTION 900 (Lakeside, 2027)", "RESOLUTION 900 (Rev. Hilltop, 2031)"),
        ("RESOLUTION 900 (Rev. Lakeside, 2027)", "RESOLUTION 900 (Rev. Hilltop, 2031)"),
        ("RESOLUTION 900 (REV. LAKESIDE, 2027)", "RESOLUTION 900 (REV. HILLTOP, 2031)"),
    ],
)
def test_the_number_line_becomes_a_revision_of_this_conference(base: str, expected: str) -> None:
    document = adapted(
        f"meeting: WCDC-31 | Hilltop | 2031-05-05\nMOD ARC/1/1\nNUMBER: {base}\nrecalling\n  a) the needs,"
    )
    assert proposed(document, Kind.NUMBER) == expected


def test_the_opening_names_the_conference_without_calling_it_a_revision() -> None:
    document = adapted(
        "meeting: WCDC-31 | Hilltop | 2031-05-05\nMOD ARC/1/1\nOPENING: The Conference (Lakeside, 2027),\n"
        "recalling\n  a) the needs,"
    )
    assert proposed(document, Kind.OPENING) == "The Conference (Hilltop, 2031),"


def test_a_text_that_names_the_conference_already_is_left_alone() -> None:
    lines = "meeting: WCDC-31 | Hilltop | 2031-05-05\nMOD ARC/1/1\nNUMBER: RESOLUTION 900 (Rev. Hilltop, 2031)"
    assert isinstance(adapt_to_meeting(Snapshot.of(written(lines).document), HAND), Refusal)


@pytest.mark.parametrize(("before", "after"), [(Action.MOD, Action.ADD), (Action.ADD, Action.MOD)])
def test_a_symbol_cannot_make_base_text_own_text_or_the_other_way_round(before: Action, after: Action) -> None:
    snapshot = Snapshot.of(
        written(f"{before.value} ARC/1/1\nNUMBER: RESOLUTION 900\nrecalling\n  a) the needs,").document
    )
    outcome = set_symbol(snapshot, HAND, snapshot.document.proposals[0].id, after, "ARC/1/1")
    assert isinstance(outcome, Refusal)


@pytest.mark.parametrize("action", [Action.SUP, Action.NOC])
def test_a_text_to_be_suppressed_or_left_is_named_and_not_reproduced(action: Action) -> None:
    base = written("NUMBER: RESOLUTION 900 (Lakeside, 2027)\nTITLE: Rural connectivity\nrecalling\n  a) the needs,")
    made = from_base(base.document, Brief(action, "Arcadia", "ARC", Meeting("WCDC-31")), RandomIds())
    assert [clause.kind for clause in made.proposals[0].clauses] == [Kind.NUMBER, Kind.TITLE, Kind.REASONS]
