"""The form of a written file: ITU styles, typed labels, special characters, header, cover; and nothing foreign in it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.model.clause import Cell, Clause, Kind
from editor.core.model.document import Action, Document, Meeting, Proposal
from editor.core.model.ids import ClauseId, ProposalId
from editor.core.model.inline import Run
from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.core.ports import Cancelled, EditorError
from editor.formats.docx.writer import write
from editor.formats.docx.writing.layout import short_form
from editor.formats.docx.writing.template import UnusableTemplate
from tests.formats.docx_out.expected import tidy
from tests.formats.docx_out.sample import sample
from tests.formats.docx_out.written import TEMPLATES, clause, part, proposal_of, written
from tests.oracles import word
from tests.oracles.schemas import faults, needs_schemas

PARTS = [
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml",
    "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/styles.xml", "word/settings.xml",
    "word/footnotes.xml",
]  # fmt: skip


def styles(data: bytes) -> list[str]:
    """The styles of the paragraphs in their order; ``Normal`` where none is named."""
    found = re.findall(r'<w:p>(?:<w:pPr>(?:<w:pStyle w:val="(\w+)"/>)?)?', part(data))
    return [name or "Normal" for name in found]


def test_the_sample_has_the_styles_of_its_kinds_in_order() -> None:
    found = styles(written(sample()))
    start = found.index("Proposal")
    assert found[start : start + 6] == ["Proposal", "ResNo", "Restitle", "Normalaftertitle", "Call", "Normal"]
    assert [s for s in found if s.startswith(("Annex", "Heading"))] == ["AnnexNo", "Annexref", "Annextitle", "Heading1"]
    assert found.count("Proposal") == 3
    assert found.count("Reasons") == 3
    assert found[-1] == "Closingrule"


def test_every_style_that_is_used_is_in_the_template() -> None:
    for view in View:
        data = written(sample(), view)
        defined = set(re.findall(r'w:styleId="(\w+)"', part(data, "word/styles.xml")))
        used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', part(data)))
        assert used <= defined


def test_reasons_are_there_even_when_empty() -> None:
    data = written(proposal_of(clause("c-1", "Resolution 901 (Kigali, 2022)", kind=Kind.NUMBER), action=Action.SUP))
    assert styles(data) == ["Proposal", "ResNo", "Reasons"]


def test_a_document_that_is_no_proposal_gets_no_form() -> None:
    document = Document("d-1", proposals=(Proposal(ProposalId("p-1"), Action.OTHER, clauses=(clause("c-1", "text"),)),))
    assert word.reading(written(document), "accept").body == ("text",)


def test_the_active_noc_is_underlined_and_the_plain_one_is_not() -> None:
    for action, underlined in ((Action.NOC, False), (Action.NOC_UNDERLINED, True)):
        xml = part(written(proposal_of(clause("c-1", "text"), action=action)))
        assert ('<w:u w:val="single"/></w:rPr><w:t xml:space="preserve">NOC<' in xml) is underlined


def test_special_characters_are_elements() -> None:
    xml = part(written(proposal_of(clause("c-1", "ITU\u2011D tele\u00adcom\tNo.\u00a01\nend  of  it "))))
    assert "ITU</w:t><w:noBreakHyphen/>" in xml
    assert "tele</w:t><w:softHyphen/>" in xml
    assert 'com</w:t><w:tab/><w:t xml:space="preserve">No.\u00a01</w:t><w:br/>' in xml
    assert '<w:t xml:space="preserve">end  of  it </w:t>' in xml


def test_what_xml_cannot_hold_is_shown_as_such() -> None:
    data = written(proposal_of(clause("c-1", "a\x00b\ud800c\ufffed\x0be\rf&<g>")))
    assert word.reading(data, "accept").body[1] == "a\ufffdb\ufffdc\ufffdd\ne\nf&<g>"


def test_preamble_labels_are_italic_and_operative_ones_upright() -> None:
    data = written(
        proposal_of(
            clause("c-1", "noting", kind=Kind.CALL, schemes=("a)",)),
            clause("c-2", "one", kind=Kind.ITEM, label="a)"),
            clause("c-3", "resolves", kind=Kind.CALL, schemes=("a)",)),
            clause("c-4", "two", kind=Kind.ITEM, label="a)"),
        )
    )
    labels = re.findall(
        r'<w:r>(<w:rPr>.{0,40}</w:rPr>)?<w:t xml:space="preserve">a\)</w:t></w:r><w:r><w:tab/></w:r>', part(data)
    )
    assert labels == ["<w:rPr><w:i/><w:iCs/></w:rPr>", ""]


def test_header_names_the_document_and_numbers_the_pages() -> None:
    header = part(written(sample()), "word/header1.xml")
    assert "WTDC-29/XX-E" in header
    assert " PAGE " in header
    assert "{" not in header


@pytest.mark.parametrize(
    ("designation", "key", "short"),
    [
        ("Document WTDC-17/21-E", "WTDC-17", "WTDC-17/21-E"),
        ("Addendum 28 to\nDocument WTDC-17/21-E", "WTDC-17", "WTDC-17/21(Add.28)-E"),
        ("Addendum 1 to Document 34(Rev.1)-E", "PP14", "PP14/34(Rev.1)(Add.1)-E"),
        ("Addendum 4 to Document 7(Add.1)-E", "WRC15", "WRC15/7(Add.1)(Add.4)-E"),
        ("42-E", "", "42-E"),
        ("", "PP14", ""),
    ],
)
def test_the_short_form_of_a_designation(designation: str, key: str, short: str) -> None:
    assert short_form(designation, Meeting(key)) == short


def test_the_cover_prints_every_field() -> None:
    document = sample()
    body = " ".join(tidy(word.reading(written(document), "accept").body))
    for field in document.cover:
        text = "28 February 2029" if field.field == "dated" else "".join(p.text for p in field.inline)  # type: ignore[union-attr]
        assert text in body
    for words in (
        "World Telecommunication Development Conference 2029 (WTDC-29) Port Meridian, 4–15 June 2029 PLENARY MEETING "
        "Document WTDC-29/XX-E 28 February 2029 Original: English Alliance of Riverine Countries",
        "Priority area: – Resolutions and Recommendations Summary:", "Expected results:", "References:", "Contact:",
    ):  # fmt: skip
        assert words in body


@needs_schemas
@pytest.mark.parametrize("key", ["WTDC-29", "WTSA-30", "PP-30", "WRC-31", "C30", "XYZ", ""])
@pytest.mark.parametrize("language", ["en", "fr", "es-AR", "ru", "zh", "ar", "de"])
def test_every_conference_and_language_has_a_form(key: str, language: str) -> None:
    document = replace(sample(), meeting=replace(sample().meeting, key=key), language=language)
    unknown = Clause(ClauseId("c-8888"), Kind.FIELD, (Run("a line of its own"),), field="seal")
    document = replace(document, cover=(*document.cover, unknown))
    data = written(document)
    assert faults(data) == []
    body = " ".join(tidy(word.reading(data, "accept").body))
    for text in ("Two texts cited", "is invited to examine", "M. Okoro, Alliance", "a line of its own"):
        assert body.count(text) == 1


def test_right_to_left_text_is_marked_as_such() -> None:
    document = replace(proposal_of(clause("c-1", "قرار ITU المؤتمر 85")), language="ar")
    xml = part(written(document))
    assert "<w:bidi/>" in xml
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">قرار </w:t>' in xml
    assert '<w:r><w:t xml:space="preserve">ITU</w:t></w:r>' in xml


def test_arabic_words_in_an_english_text_run_their_own_way() -> None:
    xml = part(written(proposal_of(clause("c-1", "the word قرار means decision"))))
    assert '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">قرار</w:t></w:r>' in xml
    assert "<w:bidi/>" not in xml


def test_nothing_foreign_is_in_the_file() -> None:
    data = written(sample())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.namelist() == PARTS
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in package.infolist()} == {0}
        text = "".join(package.read(name).decode() for name in PARTS)
    assert "TargetMode" not in text
    assert "python" not in text.lower()
    assert "rsid" not in text
    core = part(data, "docProps/core.xml")
    assert "<dc:creator>Alliance of Riverine Countries</dc:creator>" in core
    assert re.findall(r">([^<]*Z)<", core) == ["2029-02-12T14:05:00Z"] * 2


def test_a_listener_can_stop_the_work() -> None:
    def stop(_what: str, done: int, _total: int) -> None:
        if done:
            raise Cancelled("stopped")

    document = proposal_of(*(clause(f"c-{at}", "text") for at in range(600)))
    with pytest.raises(Cancelled):
        write(document, number(document), View.MARKED, TEMPLATES, stop)


def test_a_listener_hears_how_far_the_work_is() -> None:
    heard: list[tuple[int, int]] = []
    document = proposal_of(*(clause(f"c-{at}", "text") for at in range(600)))
    write(document, number(document), View.MARKED, TEMPLATES, lambda _what, done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert heard[-1][1] == 600


@pytest.mark.parametrize("content", [None, b"", b"no zip file", b"PK\x05\x06" + bytes(18)])
def test_a_template_that_cannot_be_used_is_named(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "layouts.toml").write_bytes((TEMPLATES / "layouts.toml").read_bytes())
    if content is not None:
        (tmp_path / "itu.docx").write_bytes(content)
    document = proposal_of(clause("c-1", "text"))
    with pytest.raises(UnusableTemplate, match=r"itu\.docx") as fault:
        write(document, number(document), View.MARKED, tmp_path)
    assert isinstance(fault.value, EditorError)


def test_of_a_replaced_template_no_link_is_taken(tmp_path: Path) -> None:
    (tmp_path / "layouts.toml").write_bytes((TEMPLATES / "layouts.toml").read_bytes())
    with zipfile.ZipFile(TEMPLATES / "itu.docx") as old, zipfile.ZipFile(tmp_path / "itu.docx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/header1.xml":
                content = content.replace(b"<w:r>", b'<w:r><w:drawing/></w:r><w:hyperlink r:id="rId9"/><w:r>', 1)
            new.writestr(name, content)
    document = proposal_of(clause("c-1", "text"))
    with zipfile.ZipFile(io.BytesIO(write(document, number(document), View.MARKED, tmp_path))) as package:
        text = "".join(package.read(name).decode() for name in package.namelist())
    assert "<w:drawing" not in text
    assert "<w:hyperlink" not in text


@needs_schemas
@pytest.mark.parametrize("name", ["itu.docx", "itu-calibri.docx", "itu-radio.docx"])
def test_the_templates_themselves_are_valid(name: str) -> None:
    assert faults((TEMPLATES / name).read_bytes()) == []


def test_the_templates_are_those_their_maker_makes() -> None:
    import build_template

    for family in build_template.FAMILIES:
        assert build_template.built(family) == (TEMPLATES / family.file).read_bytes()


def test_labels_a_cover_brings_itself_are_printed_once_each() -> None:
    cover = tuple(
        Clause(ClauseId(f"c-900{at}"), Kind.FIELD, (Run(text),) if text else (), label=label, field=field)
        for at, (field, label, text) in enumerate(
            (
                ("title", "Subject:", "Towers"), ("summary", "Abstract:", ""), ("summary", "", "Shared towers."),
                ("contact", "Contact:", "A. Lind"), ("contact", "Contact:", "B. Moss"), ("seal", "Seal:", "wax"),
            )
        )
    )  # fmt: skip
    document = replace(proposal_of(clause("c-1", "text")), cover=cover, meeting=Meeting("WTDC-29"))
    body = " ".join(tidy(word.reading(written(document), "accept").body))
    for text in ("Subject: Towers", "Abstract: Shared towers.", "Contact: A. Lind Contact: B. Moss", "Seal: wax"):
        assert text in body
    assert "Summary:" not in body


def test_no_rule_closes_what_has_no_symbol_line() -> None:
    document = Document("d-1", proposals=(Proposal(ProposalId("p-1"), Action.OTHER, clauses=(clause("c-1", "text"),)),))
    document = replace(document, cover=(Clause(ClauseId("c-9"), Kind.FIELD, (Run("Towers"),), field="title"),))
    assert tidy(word.reading(written(document), "accept").body) == ["Towers", "text"]


def test_a_cover_of_another_form_keeps_its_order_and_its_words() -> None:
    rows = (
        ("source", "", "Novaland", None), ("text", "", "Number", Cell("t-1", "w-1", 0)),
        ("docno", "", "18-A", Cell("t-1", "w-1", 1)), ("title", "", "Towers", None), ("dated", "", "2029-02-28", None),
        ("summary", "In short:", "Shared towers.", None),
    )  # fmt: skip
    cover = tuple(
        Clause(ClauseId(f"c-900{at}"), Kind.FIELD, (Run(text),), label=label, field=field, cell=cell)
        for at, (field, label, text, cell) in enumerate(rows)
    )
    document = replace(proposal_of(clause("c-1", "text")), cover=cover, meeting=Meeting(name="A conference"))
    told = ["Novaland", "Number", "18-A", "Towers", "2029-02-28", "In short: Shared towers.", "MOD ARC/1/1", "text"]
    assert tidy(word.reading(written(document), "accept").body) == told


def test_the_closing_rule_is_written_once() -> None:
    document = replace(proposal_of(clause("c-1", "text"), clause("c-2", "_" * 20)), meeting=Meeting("WTDC-29"))
    assert sum(1 for line in word.reading(written(document), "accept").body if line.strip("_") == "" and line) == 1
