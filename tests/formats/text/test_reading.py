"""Reading a proposal from plain text: what each line is, and that no word is lost."""

import re

import pytest

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document
from editor.core.model.inline import NoteMark
from editor.core.model.views import View
from editor.core.model.walk import clauses
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import number
from editor.core.numbering.outline import Row, outline
from editor.core.ports import Noticed, Reading, UnreadableFile
from editor.formats.text.reader import read
from tests.corpus import CORPUS, needs_corpus

SAMPLE = "citel-proposal-wtdc-resolution-85.txt"

PROPOSAL = """\
MOD\tARC/24A7/1
RESOLUTION 900 (Rev. Port Meridian, 2029)
Connecting rural communities
The World Connectivity Conference (Port Meridian, 2029),
recalling
a)\tResolution 12 (Lakeside, 2027) of this conference;
b)\tthe outcome of the rural access forum,
considering
that special support is needed by small islands[*1] and villages,
resolves
1\tto continue the work:
i)\tfor schools;
ii)\tfor clinics;
2\tto report on it,
instructs the Director, in collaboration with the Directors of the other Bureaux
to assist Member States.
Reasons:\tVillages wait for service.
[*1] These include atolls.
"""


def reading(text: str) -> Reading:
    return read(text.encode(), "draft.txt")


def rows(document: Document) -> list[Row]:
    return list(outline(document, number(document)))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(row.kind, row.label, row.text) for row in rows(reading(text).document)]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def the_clause(document: Document, words: str) -> Clause:
    return next(c for c in clauses(document) if any(words in getattr(p, "text", "") for p in c.inline))


def test_a_proposal_is_read_by_meaning() -> None:
    document = reading(PROPOSAL).document
    assert [(p.action, p.index) for p in document.proposals] == [(Action.MOD, "ARC/24A7/1")]
    assert [(row.kind, row.level, row.label) for row in rows(document)] == [
        ("heading", 1, ""),
        ("title", 1, ""),
        ("title", 1, ""),
        ("opening", 1, ""),
        ("call", 1, ""),
        ("item", 1, "a)"),
        ("item", 1, "b)"),
        ("call", 1, ""),
        ("paragraph", 1, ""),
        ("note", 1, "1"),
        ("call", 1, ""),
        ("item", 1, "1"),
        ("item", 2, "i)"),
        ("item", 2, "ii)"),
        ("item", 1, "2"),
        ("call", 1, ""),
        ("paragraph", 1, ""),
        ("reasons", 1, "Reasons:"),
    ]
    assert all(row.state == "kept" for row in rows(document))


def test_the_lines_of_a_proposal_are_its_base_and_its_proposed_view() -> None:
    document = reading(PROPOSAL).document
    for view in (View.BASE, View.PROPOSED):
        assert "".join(f"{line}\n" for line in lines(document, number(document), view)) == PROPOSAL


def test_the_fields_of_the_summary_box_stand_on_one_line_or_under_their_name() -> None:
    found = told(
        "Priority area:\t–\tResolutions\nSummary:\nBrings the text up to date.\nReferences: None\nrecalling\nx,\n"
    )
    assert found[:4] == [
        ("cell", "Priority area:", "–\tResolutions"),
        ("cell", "Summary:", ""),
        ("cell", "", "Brings the text up to date."),
        ("cell", "References:", "None"),
    ]


def test_a_title_whose_number_was_lost_is_still_the_title() -> None:
    box = "Summary:\nNew.\nReferences:\nResolution 900\n"
    assert told(box + "Connecting villages\nThe World Connectivity Conference (X, 2029),\n")[-2:] == [
        ("title", "", "Connecting villages"),
        ("opening", "", "The World Connectivity Conference (X, 2029),"),
    ]


def test_labels_of_a_redline_without_marks_stay_as_they_are_and_are_told() -> None:
    found = reading("considering\na)\tfirst;\nb)\tsecond;\ndc)\tthird;\ned) \tfourth,\nresolves\nto act.\n")
    items = [row for row in rows(found.document) if row.kind == "item"]
    assert [(row.base_label, row.label, row.state) for row in items] == [
        ("a)", "a)", "kept"),
        ("b)", "b)", "kept"),
        ("dc)", "dc)", "kept"),
        ("ed)", "ed)", "kept"),
    ]
    third = the_clause(found.document, "third")
    assert any(p.clause == third.id and "dc)" in p.message and p.noticed is Noticed.GUESSED for p in found.problems)


def test_two_editions_in_one_bracket_are_told_and_left_alone() -> None:
    found = reading("considering\nResolution 12 (Lakeside, 2027Rev. Port Meridian, 2029),;\n")
    messages = " ".join(p.message for p in found.problems)
    assert "(Lakeside, 2027Rev. Port Meridian, 2029)" in messages
    assert ",;" in messages
    assert "2027Rev. Port Meridian, 2029),;" in rows(found.document)[-1].text


def test_a_footnote_spelled_out_in_the_text_becomes_a_footnote() -> None:
    text = "considering\nthat villages[footnoteRef:1]1, as they say, wait, [1: 1\tThese include [some] hamlets.] \n"
    document = reading(text).document
    mark = next(p for c in clauses(document) for p in c.inline if isinstance(p, NoteMark))
    note = next(c for c in clauses(document) if c.kind is Kind.NOTE)
    assert (mark.note, number(document).note(note.id).proposed) == (note.id, "1")
    assert [str(line) for line in lines(document, number(document), View.PROPOSED)][1:] == [
        "that villages[*1], as they say, wait, ",
        "[*1] These include [some] hamlets.",
    ]


def test_a_footnote_reference_without_its_footnote_stays_as_it_is() -> None:
    assert told("considering\nthat villages[footnoteRef:2]2 wait,\n")[-1][2] == "that villages[footnoteRef:2]2 wait,"


def test_an_extract_keeps_the_numbers_of_its_footnotes() -> None:
    document = reading("considering\nvillages[*7] and hamlets[*9],\n[*7] Small.\n[*9] Smaller.\n").document
    assert [str(line) for line in lines(document, number(document), View.BASE)] == [
        "considering",
        "villages[*7] and hamlets[*9],",
        "[*7] Small.",
        "[*9] Smaller.",
    ]


def test_text_that_is_no_proposal_stays_paragraphs() -> None:
    assert told("Dear colleagues,\n\nI attach it.\n") == [
        ("paragraph", "", "Dear colleagues,"),
        ("paragraph", "", "I attach it."),
    ]


def test_an_empty_file_gives_an_empty_document_and_says_so() -> None:
    found = reading(" \n\t\n")
    assert not list(clauses(found.document))
    assert [p.message for p in found.problems] == ["The file holds no words."]


def test_nothing_is_guessed_about_text_between_stray_signs() -> None:
    text = "considering\nthe set [-1, 1] and the sum a +} b {+ c\n"
    assert told(text)[-1][2] == "the set [-1, 1] and the sum a +} b {+ c"


def test_too_many_paragraphs_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="20000 paragraphs"):
        read(b"x\n" * 20_001, "long.txt")


@needs_corpus
def test_the_sample_proposal_has_its_groups_and_paragraphs() -> None:
    assert CORPUS is not None
    source = (CORPUS / "text" / SAMPLE).read_bytes()
    document = read(source, SAMPLE).document
    found = rows(document)
    calls = [row.text.strip() for row in found if row.kind == "call"]
    assert [call.split()[0] for call in calls] == [
        "recalling", "noting", "considering", "recognizing",
        "resolves", "instructs", "instructs", "instructs", "invites", "encourages",
    ]  # fmt: skip
    texts = [row for row in found if row.kind in ("item", "paragraph")]
    first = next(at for at, row in enumerate(found) if row.kind == "call" and row.text.startswith("resolves"))
    assert (len(texts), sum(found.index(row) < first for row in texts)) == (33, 18)
    assert [row.label for row in texts[:9]] == ["a)", "b)", "c)", "d)", "e)", "fe)", "gf)", "hg)", "ih)"]
    assert [row.kind for row in found][:10] == ["title", *["cell"] * 7, "title", "opening"]
    assert all(row.base_label == row.label and row.base_text == row.text for row in found)


@needs_corpus
def test_no_word_of_the_sample_proposal_is_lost() -> None:
    assert CORPUS is not None
    text = (CORPUS / "text" / SAMPLE).read_text("utf-8")
    document = read(text.encode(), SAMPLE).document
    have = words("\n".join(f"{row.label}\t{row.text}" for row in rows(document)))
    debris = text.replace("[footnoteRef:1]1", "[*1]").replace("[1: 1\t", "").replace("] ", " ")
    assert sorted(have) == sorted([*words(debris), "1"])
