"""Checking: what is kept from check to check never changes what is found."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.diagnostics.catalogue import RULES, help_of, rule_named
from editor.core.diagnostics.diagnostic import Applicability, Context, Edit, Fix
from editor.core.diagnostics.engine import Report, check
from editor.core.diagnostics.facts import Facts
from editor.core.diagnostics.fixing import put_right
from editor.core.model.document import Document, Meeting
from editor.core.model.ids import ActorId, ClauseId
from editor.core.model.inline import Run, Stamp, length
from editor.core.model.position import Position
from editor.core.model.views import base_text_of
from editor.core.model.walk import Index, clauses
from editor.core.numbering.number import number
from editor.core.tracking import moves, record, structure
from editor.core.transform.transform import Transform
from editor.system import resources
from tests.notation import written
from tests.strategies import documents

STAMP = Stamp(ActorId("a-mo"), "2027-03-01T09:00:00Z")


class AllWords:
    language = "en_GB"

    def knows(self, word: str) -> bool:
        return word != "teh"

    def suggestions(self, word: str) -> tuple[str, ...]:
        return ()


CONTEXT = Context(resources.register(), AllWords(), resources.words(), resources.slips())

SAMPLE = """
MOD ARC/24/1
NUMBER: RESOLUTION 900 (Lakeside, 2027)
recalling
  a) the the needs;
  #two b) the means;
  c) the ends,
resolves
  1 to act on recalling b) above;
  2 to act on [recalling b)](#two).
REASONS: It helps.
"""


def checked(document: Document, previous: Report | None = None) -> Report:
    return check(document, number(document), CONTEXT, previous)


def facts_in(report: Report) -> dict[ClauseId, Facts]:
    return {key: facts for part in report.kept.parts.values() for key, facts in part.heads.items()}


def after_typing(document: Document, identity: str, text: str) -> Document:
    tx = Transform(document, Index.of(document))
    record.write(tx, Position(ClauseId(identity), 0), Position(ClauseId(identity), 0), text, STAMP)
    return tx.document


def test_a_check_without_changes_keeps_the_facts_of_every_paragraph() -> None:
    document = written(SAMPLE).document
    first = checked(document)
    second = checked(document, first)
    assert second.findings == first.findings
    assert all(facts_in(second)[key] is facts for key, facts in facts_in(first).items())


def test_typing_in_one_clause_looks_at_that_clause_alone() -> None:
    document = written(SAMPLE).document
    first = checked(document)
    edited = after_typing(document, "c-two", "all ")
    second = checked(edited, first)
    fresh = [key for key, facts in facts_in(second).items() if facts_in(first)[key] is not facts]
    assert fresh == ["c-two"]


def test_a_new_label_rechecks_the_references_to_it() -> None:
    document = written(SAMPLE).document
    first = checked(document)
    tx = Transform(document, Index.of(document))
    structure.strike(tx, ClauseId("c-003"), STAMP)
    second = checked(tx.document, first)
    assert [one.rule for one in second.told] == ["outdated-typed-reference"]
    reference = next(f for f in facts_in(second).values() if f.references)
    assert "recalling a)" in reference.passage.text


def test_another_meeting_or_context_starts_afresh() -> None:
    document = written(SAMPLE).document
    first = checked(document)
    moved = replace(document, meeting=Meeting("WCDC-31", place="Hilltop", starts="2031-05-05"))
    assert "edition-of-other-meeting" in [one.rule for one in checked(moved, first).told]
    bare = check(document, number(document), Context(), first)
    assert facts_in(bare)[ClauseId("c-two")] is not facts_in(first)[ClauseId("c-two")]


def test_rules_can_be_left_out() -> None:
    document = written(SAMPLE).document
    report = check(document, number(document), CONTEXT, None, tuple(r for r in RULES if r.name != "doubled-word"))
    assert "doubled-word" not in [one.rule for one in report.findings]


def test_findings_of_a_clause_and_their_groups() -> None:
    report = checked(written(SAMPLE).document)
    assert [one.rule for one in report.on(ClauseId("c-003"))] == ["doubled-word"]
    assert set(report.told) | set(report.inherited) == set(report.findings)
    assert [one.rule for one in report.inherited] == ["doubled-word"]


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["write", "strike", "split", "join", "restore"]),
        st.integers(0, 60),
        st.integers(0, 60),
        st.sampled_from(["the the", ";", ",", "teh", "(", "]", " ,", "recalling a)", "."]),
    ),
    max_size=6,
)


@settings(deadline=None, max_examples=40)
@given(documents(), OPERATIONS)
def test_a_check_with_a_report_before_finds_what_one_from_scratch_finds(
    document: Document, operations: list[tuple[str, int, int, str]]
) -> None:
    report = checked(document)
    tx = Transform(document, Index.of(document))
    for serial, (name, which, where, text) in enumerate(operations):
        ids = [clause.id for clause in clauses(tx.document)]
        if not ids:
            return
        clause = tx.clause(ids[which % len(ids)])
        if name == "restore":
            structure.restore(tx, clause.id)
        elif record.is_open(clause):
            at = where % (length(clause.inline) + 1)
            if name == "write":
                record.write(tx, Position(clause.id, at), Position(clause.id, at), text, STAMP)
            elif name == "strike" and len(ids) > 6:
                structure.strike(tx, clause.id, STAMP)
            elif name == "split":
                structure.split(tx, Position(clause.id, at), ClauseId(f"c-x{serial}"), STAMP)
            elif name == "join" and structure.can_join(tx, clause.id):
                structure.join(tx, clause.id, STAMP)
        report = checked(tx.document, report)
        assert report.findings == checked(tx.document).findings


@settings(deadline=None, max_examples=40)
@given(documents())
def test_every_finding_lies_in_the_text_and_every_fix_leaves_the_base_alone(document: Document) -> None:
    known = {clause.id: clause for clause in clauses(document)}
    promised = base_text_of(document)
    for finding in checked(document).findings:
        assert finding.message
        assert finding.rule in {rule.name for rule in RULES}
        if finding.span.clause == finding.owner:
            continue
        clause = known[finding.span.clause]
        assert 0 <= finding.span.start <= finding.span.end <= length(clause.inline)
        for fix in finding.fixes:
            tx = Transform(document, Index.of(document))
            put_right(tx, [fix], STAMP)
            assert base_text_of(tx.document) == promised
            assert bool(tx.steps) == (fix.applicability is not Applicability.DISPLAY_ONLY)


def test_a_safe_fix_cures_what_it_is_offered_for() -> None:
    document = after_typing(written(SAMPLE).document, "c-two", "also also ")
    report = checked(document)
    finding = report.told[0]
    tx = Transform(document, Index.of(document))
    put_right(tx, finding.fixes[:1], STAMP)
    assert checked(tx.document, report).told == ()


def test_an_item_that_moved_to_the_end_changes_what_both_need() -> None:
    text = (
        "recalling\n  #one a) the needs;\n  b) the means;\n  #end c) the ends,\nresolves\n  to act.\nREASONS: It helps."
    )
    document = written(text).document
    tx = Transform(document, Index.of(document))
    owner, _ = tx.index.places[ClauseId("c-one")]
    moves.move(tx, ClauseId("c-one"), owner, ClauseId("c-end"), ClauseId("g-1"), STAMP)
    report = checked(tx.document, checked(document))
    assert [(one.rule, one.span.clause) for one in report.told] == [
        ("wrong-item-ending", "c-end"),
        ("wrong-item-ending", "c-one"),
    ]


def test_fixes_at_one_place_are_made_once_or_wait_for_the_next_check() -> None:
    document = written("resolves\n  to act {++now++}.").document
    clause = document.proposals[0].clauses[1].id
    same = Fix("Write “then”", Applicability.SAFE, (Edit(clause, 7, 10, "then"),))
    other = Fix("Write “soon”", Applicability.SAFE, (Edit(clause, 8, 11, "soon"),))
    shown_only = Fix("Change the symbol", Applicability.DISPLAY_ONLY)
    tx = Transform(document, Index.of(document))
    assert put_right(tx, [same, same, other, shown_only], STAMP) == 2
    assert "".join(piece.text for piece in tx.clause(clause).inline if isinstance(piece, Run)) == "to act then."


def test_rules_are_named_once_and_after_their_module() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        assert rule.check.__module__.rpartition(".")[2] == rule.name.replace("-", "_")
        assert rule_named(rule.name) is rule


def test_every_rule_says_what_why_how_and_where_from() -> None:
    for rule in RULES:
        page = help_of(rule)
        assert page.what.endswith(".")
        assert all((page.what, page.why, page.example, page.fix, page.source)), rule.name


def test_a_proposal_without_clauses_is_spoken_of_by_its_id() -> None:
    document = written("SUP ARC/24/1").document
    finding = checked(document).told[0]
    assert (finding.rule, finding.span.clause, finding.owner) == ("missing-reasons", "p-01", "p-01")


def test_text_of_a_clause_is_what_is_proposed() -> None:
    document = written("resolves\n  to {--see--}{++meet++} the the needs.").document
    finding = checked(document).inherited[0]
    clause = next(c for c in clauses(document) if c.id == finding.span.clause)
    assert finding.text == "the the"
    assert isinstance(clause.inline[0], Run)
