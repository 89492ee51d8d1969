"""What a file may do: it is read, or refused with one sentence, and never with anything else."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest

from editor.core.model.views import View
from editor.core.ports import Noticed, UnreadableFile
from editor.formats.docx import blocks as blocks_module
from editor.formats.docx import package as package_module
from editor.formats.docx.reader import read
from tests.formats.docx_in.building import (
    ROOT_RELS,
    W,
    document,
    package,
    paragraph,
    part,
    shown,
    styles,
    zipped,
)

GOOD = package(document(paragraph("words"), paragraph("more words")), {"styles": styles("Call")})


@pytest.mark.parametrize(
    ("data", "name", "cause"),
    [
        (b"", "a.docx", "empty"),
        (b"\0" * 400, "a.docx", "empty"),
        (b"\x07M. Okoro" + b" " * 153, "~$a.docx", "the note Word leaves"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.docx", "old Word format"),
        (b"%PDF-1.7 ...", "a.docx", "PDF"),
        (b"{\\rtf1 words}", "a.docx", "RTF"),
        (b"<html><body>words</body></html>", "a.docx", "web page"),
        (b"just some words" * 20, "a.docx", "damaged or not a Word document"),
        (zipped({"xl/workbook.xml": "<x/>"}), "a.docx", "spreadsheet"),
        (zipped({"content.xml": "<x/>", "mimetype": "application/vnd.oasis.opendocument.text"}), "a.docx", "OpenDoc"),
        (zipped({"readme.txt": "words"}), "a.docx", "without a Word document"),
    ],
)
def test_what_is_no_word_document_is_refused_with_its_reason(data: bytes, name: str, cause: str) -> None:
    with pytest.raises(UnreadableFile, match=cause) as fault:
        read(data, name)
    assert str(fault.value).rstrip().endswith(".")


def test_a_spreadsheet_with_another_ending_is_told_as_one() -> None:
    rels = ROOT_RELS.replace("word/document.xml", "xl/workbook.xml")
    with pytest.raises(UnreadableFile, match="spreadsheet"):
        read(zipped({"_rels/.rels": rels, "xl/workbook.xml": "<workbook/>"}), "budget.docx")


def test_a_document_type_is_refused_before_it_can_do_anything() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + document(paragraph("&b;"))
    with pytest.raises(UnreadableFile, match="document type"):
        read(package(bomb), "a.docx")


def test_a_part_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "PART_LIMIT", 100_000)
    with pytest.raises(UnreadableFile, match="unpacks to more than"):
        read(package(document(paragraph("a" * 200_000))), "a.docx")


def test_elements_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "TAG_LIMIT", 1000)
    with pytest.raises(UnreadableFile, match="more elements"):
        read(package(document("<w:p/>" * 2000)), "a.docx")


def test_many_equal_paragraphs_have_each_an_id_of_their_own() -> None:
    result = read(package(document(paragraph("a", mark="ins del") * 3000)), "a.docx")
    ids = [clause.id for clause in result.document.proposals[0].clauses]
    assert len(set(ids)) == len(ids) == 3000


def test_paragraphs_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "PARAGRAPH_LIMIT", 100)
    with pytest.raises(UnreadableFile, match="more than 100 paragraphs"):
        read(package(document("<w:p/>" * 101)), "a.docx")


def test_blocks_nested_without_end_are_bounded() -> None:
    deep = "<w:sdt><w:sdtContent>" * 100 + paragraph("words") + "</w:sdtContent></w:sdt>" * 100
    result = read(package(document(paragraph("above"), deep)), "a.docx")
    assert shown(result, View.BASE)[0] == "above"
    assert any(problem.noticed is Noticed.DAMAGED for problem in result.problems)


def test_a_download_that_broke_off_is_read_as_far_as_it_goes() -> None:
    lost = GOOD[: GOOD.rfind(b"PK\x01\x02")]
    result = read(lost, "a.docx")
    assert shown(result, View.BASE) == ["words", "more words"]
    assert any(problem.noticed is Noticed.DAMAGED for problem in result.problems)


def test_xml_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    main = document(paragraph("words"), paragraph("more words"))
    result = read(package(main[: main.rfind("more")]), "a.docx")
    assert shown(result, View.BASE) == ["words"]
    assert any(problem.noticed is Noticed.DAMAGED for problem in result.problems)


def test_strict_names_are_understood() -> None:
    main = document(paragraph("words")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert shown(read(package(main), "a.docx"), View.BASE) == ["words"]


def test_the_main_part_is_where_the_relationships_say() -> None:
    files = {
        "_rels/.rels": ROOT_RELS.replace("word/document.xml", "/Other/Main%20Part.xml"),
        "other/main part.xml": document(paragraph("words")),
    }
    assert shown(read(zipped(files), "a.docx"), View.BASE) == ["words"]


def test_two_parts_of_one_name_are_read_once_and_told() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("_rels/.rels", ROOT_RELS)
        archive.writestr("word/document.xml", document(paragraph("first")))
        archive.writestr("WORD/Document.xml", document(paragraph("second")))
    result = read(data.getvalue(), "a.docx")
    assert shown(result, View.BASE) == ["first"]
    assert any(problem.noticed is Noticed.REPAIRED for problem in result.problems)


def test_an_encrypted_part_is_told_as_a_password() -> None:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", 1)
    with pytest.raises(UnreadableFile, match="password"):
        read(bytes(data), "a.docx")


def test_no_damage_to_a_package_is_more_than_a_refusal() -> None:
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        try:
            result = read(bytes(data), "a.docx")
        except UnreadableFile:
            continue
        assert shown(result, View.BASE) is not None


def test_no_shuffling_of_elements_is_more_than_a_strange_text() -> None:
    chance = random.Random(11)
    words = [
        paragraph("one", mark="ins"), "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", "<w:r><w:t>two</w:t></w:r>",
        "<w:ins><w:p/></w:ins>", '<w:fldChar w:fldCharType="begin"/>', "<w:numPr><w:numId/></w:numPr>",
        '<w:footnoteReference w:id="9"/>', "<w:r><w:footnoteReference/></w:r>", "<w:moveFrom><w:r/></w:moveFrom>",
        '<w:gridSpan w:val="-5"/>', '<w:tcPr><w:gridSpan w:val="99999999999"/><w:vMerge/></w:tcPr>',
        "<w:p><w:p/></w:p>",
        '<w:r><w:sym w:char="zz"/></w:r>', "<mc:AlternateContent/>", "<w:r><w:drawing/><w:pict/><w:object/></w:r>",
        '<w:p><w:pPr><w:pStyle/><w:ind w:left="x"/><w:numPr><w:ilvl w:val="77"/></w:numPr></w:pPr></w:p>',
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "<w:sdt/>", "<w:t>loose</w:t>", "<w:del><w:r/></w:del>",
    ]  # fmt: skip
    for _ in range(300):
        body = "".join(chance.choice(words) for _ in range(chance.randint(1, 25)))
        notes = part("footnotes", "".join(chance.choice(words) for _ in range(3)))
        result = read(package(document(body), {"footnotes": notes}), "a.docx")
        for view in (View.BASE, View.PROPOSED):
            shown(result, view)
