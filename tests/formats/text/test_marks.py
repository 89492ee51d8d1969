"""The notation of marked text: what it says in each view, and that a marked text reads back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from editor.core.model.clause import Kind
from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.inline import NoteMark, Run
from editor.core.model.views import View
from editor.core.model.walk import clauses
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import number
from editor.formats.text.notation import MarkedLine, Segment, State, marked_text, parsed, rendered
from editor.formats.text.reader import read
from editor.formats.text.writer import write
from tests.strategies import documents


def document_of(text: str) -> Document:
    return read(text.encode(), "draft.txt").document


def view_of(document: Document, view: View) -> list[str]:
    return [str(line) for line in lines(document, number(document), view)]


def check(text: str, base: list[str], proposed: list[str]) -> Document:
    """Reads a marked text, compares both views, and that writing it gives the same text again."""
    document = document_of(text)
    assert view_of(document, View.BASE) == base
    assert view_of(document, View.PROPOSED) == proposed
    assert write(document, number(document), View.MARKED).decode() == text
    return document


def test_words_are_inserted_and_deleted() -> None:
    check("that plans [-may-]{+should+} be made\n", ["that plans may be made"], ["that plans should be made"])


def test_a_struck_item_and_the_labels_that_follow() -> None:
    text = "recalling\na)\tone;\n[-b)\ttwo;-]\n[-c)-]{+b)+}\tthree;\n{+c)\tfour,+}\n"
    document = check(
        text,
        ["recalling", "a)\tone;", "b)\ttwo;", "c)\tthree;"],
        ["recalling", "a)\tone;", "b)\tthree;", "c)\tfour,"],
    )
    labels = [(number(document).label(c.id), c.locked) for c in clauses(document) if c.kind is Kind.ITEM]
    assert [(label.base, label.proposed, locked) for label, locked in labels] == [
        ("a)", "a)", False),
        ("b)", "", False),
        ("c)", "b)", False),
        ("", "c)", False),
    ]


def test_a_paragraph_that_is_all_marked_is_new_or_struck_itself() -> None:
    check("{+a new one+}\nold\n[-struck-]\n", ["old", "struck"], ["a new one", "old"])


def test_an_old_paragraph_may_get_all_new_words() -> None:
    check("¶{+new words+}\nold\n", ["", "old"], ["new words", "old"])


def test_a_paragraph_is_split_and_joined() -> None:
    check("one{+¶+}\n", ["one"], ["one¶"])
    check("first half\n{+¶+}second half\n", ["first halfsecond half"], ["first half", "second half"])
    check("first\n[-¶-], then\n", ["first", ", then"], ["first, then"])


def test_marks_may_run_over_several_paragraphs() -> None:
    document = document_of("kept\n[-one\ntwo-]\n{+three\nfour+}\n")
    assert view_of(document, View.BASE) == ["kept", "one", "two"]
    assert view_of(document, View.PROPOSED) == ["kept", "three", "four"]


def test_a_mark_over_the_end_of_a_paragraph_joins_it() -> None:
    document = document_of("abc[- def\nghi-] jkl\n")
    assert view_of(document, View.BASE) == ["abc def", "ghi jkl"]
    assert view_of(document, View.PROPOSED) == ["abc jkl"]


def test_footnotes_are_listed_at_the_end_and_renumbered() -> None:
    document = check(
        "a[-[*1]-] and b[-[*2]-]{+[*1]+}\n[-[*1] first-]\n[-[*2]-]{+[*1]+} second\n",
        ["a[*1] and b[*2]", "[*1] first", "[*2] second"],
        ["a and b[*1]", "[*1] second"],
    )
    marks = [p for c in clauses(document) for p in c.inline if isinstance(p, NoteMark)]
    assert [(bool(m.inserted), bool(m.deleted)) for m in marks] == [(False, True), (False, False)]


@pytest.mark.parametrize(
    "text",
    [
        "[-x-]",
        "{+x+}",
        "a[",
        "[*1] b",
        "\\[-",
        "a\\",
        "¶ x",
        "\\¶",
        "x\ny",
        "[-]{+}",
        "\\\\",
        "-]",
        "x- ] {",
        "Changes by: me",
    ],
)
def test_signs_in_the_words_of_a_document_stay_words(text: str) -> None:
    document = document_of("recalling\nwords that stand here,\n")
    proposal = document.proposals[0]
    last = replace(proposal.clauses[-1], inline=(Run(text),))
    for place in (-1, 0):
        row = [*proposal.clauses]
        row[place] = replace(last, id=row[place].id)
        changed = replace(document, proposals=(replace(proposal, clauses=tuple(row)),))
        back = document_of(write(changed, number(changed), View.MARKED).decode())
        assert view_of(back, View.PROPOSED) == view_of(changed, View.PROPOSED)
        assert view_of(back, View.BASE) == view_of(changed, View.BASE)


def test_words_that_were_inserted_and_struck_again_are_in_no_view() -> None:
    both = State.INSERTED | State.DELETED
    assert marked_text([Segment("a"), Segment("b", both), Segment("c")]) == "ac"


def test_a_line_with_every_sign_reads_back() -> None:
    segments = [
        Segment("[-{+\\", State.DELETED),
        Segment("-]+}", State.INSERTED),
        Segment("[*1]"),
        Segment("1", note=True),
    ]
    line = MarkedLine(State.KEPT, segments)
    assert parsed(rendered(line) + "\n") == [MarkedLine(State.KEPT, segments, 1)]


def test_changes_are_those_of_the_text_marks_or_of_whom_the_header_names() -> None:
    assert [a.name for a in document_of("a [-b-]\n").actors] == ["Text marks"]
    document = document_of("Changes by: M. Okoro, 2031-02-11\na [-b-]\n")
    stamp = next(p.deleted[0] for c in clauses(document) for p in c.inline if p.deleted)
    assert [(a.id, a.name) for a in document.actors] == [(stamp.by, "M. Okoro")]
    assert stamp.at == "2031-02-11T00:00:00Z"
    assert view_of(document, View.BASE) == ["a b"]


def test_a_text_without_marks_has_no_author_and_no_header() -> None:
    document = document_of("Changes by: M. Okoro\n")
    assert not document.actors
    assert view_of(document, View.BASE) == ["Changes by: M. Okoro"]


def test_a_deleted_footnote_keeps_its_words_in_the_base() -> None:
    document = document_of("one[-[*1]-] two\n[-[*1] gone-]\n")
    assert view_of(document, View.BASE) == ["one[*1] two", "[*1] gone"]
    assert view_of(document, View.PROPOSED) == ["one two"]
    assert [c.id for c in clauses(document) if c.kind is Kind.NOTE] != [ClauseId("n1")]


def without_space(found: list[str]) -> list[str]:
    return ["".join(line.split()) for line in found]


@settings(deadline=None, max_examples=50)
@given(documents())
def test_a_marked_text_reads_back_with_the_same_views(document: Document) -> None:
    """The law of the notation. White space between a label and its words is layout, and may become a tab."""
    back = document_of(write(document, number(document), View.MARKED).decode())
    for view in (View.BASE, View.PROPOSED):
        assert without_space(view_of(back, view)) == without_space(view_of(document, view))


@settings(deadline=None, max_examples=50)
@given(documents())
def test_what_is_read_back_is_written_the_same(document: Document) -> None:
    once = write(document, number(document), View.MARKED)
    back = read(once, "draft.txt").document
    twice = write(back, number(back), View.MARKED)
    again = read(twice, "draft.txt").document
    assert write(again, number(again), View.MARKED) == twice
