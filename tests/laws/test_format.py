"""Laws of the native format: nothing is lost, the same document gives the same bytes, and all of them are valid."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document, Proposal
from editor.core.model.inline import plain
from editor.core.model.walk import clauses
from editor.core.numbering.flattened import fingerprint
from editor.core.ports import Noticed, Reading, UnreadableFile
from editor.formats.xml import read, write
from editor.formats.xml.schema import NAMESPACE
from tests.strategies import clauses_rows, documents, with_base_hashes

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "resources" / "schema" / "clause-1.rng"))
EXAMPLE = (Path(__file__).parents[1] / "formats" / "xml" / "example.clause").read_bytes()
CONTAINERS = "contribution|head|actors|proposal|instrument|section|annex|table|remarks"
OTHER = "urn:x-other:2"

calm = settings(deadline=None, max_examples=40)


@calm
@given(documents())
def test_reading_what_was_written_gives_the_document_and_the_same_bytes(document: Document) -> None:
    data = write(document)
    reading = read(data, "a.clause")
    assert reading.document == document
    assert not reading.read_only
    assert {problem.noticed for problem in reading.problems} <= {Noticed.KEPT}
    assert write(reading.document) == data


@calm
@given(documents())
def test_what_is_written_is_valid_and_a_block_stands_on_each_line(document: Document) -> None:
    data = write(document)
    assert SCHEMA.validate(etree.fromstring(data)), SCHEMA.error_log
    ids = re.findall(rb'[< ]id="([^"]*)"', data)
    assert len(ids) == len(set(ids))
    lines = data.decode().split("\n")
    assert lines[0] == '<?xml version="1.0" encoding="UTF-8"?>'
    assert lines[-1] == ""
    for line in lines[1:-1]:
        if not re.fullmatch(rf"</?({CONTAINERS})\b[^<>]*(?<!/)>", line):
            etree.fromstring(f'<x xmlns:n1="urn:x-other:1">{line}</x>')


@calm
@given(clauses_rows(), st.randoms(use_true_random=False))
def test_any_row_of_clauses_comes_back(row: tuple[Clause, ...], chance) -> None:
    shuffled = list(row)
    chance.shuffle(shuffled)
    document = Document("d-0001", proposals=(Proposal("p-0001", clauses=tuple(shuffled)),), cover=row[:0])
    assert read(write(document), "a.clause").document == document
    on_cover = Document("d-0001", cover=tuple(shuffled))
    assert read(write(on_cover), "a.clause").document == on_cover


@calm
@given(documents())
def test_the_fingerprint_of_a_base_text_outlives_saving(document: Document) -> None:
    reading = read(write(document), "a.clause")
    for before, after in zip(document.proposals, reading.document.proposals, strict=True):
        assert fingerprint(document, before) == fingerprint(reading.document, after)


def _places(root: etree._Element) -> list[tuple[etree._Element, int]]:
    """Every place between two blocks where an element of another vocabulary may stand."""
    found = []
    for container in root.iter(*(f"{{{NAMESPACE}}}{name}" for name in CONTAINERS.split("|") if name != "table")):
        names = [etree.QName(child).localname for child in container]
        first = 1 if etree.QName(container).localname in ("annex", "section") else 0
        inner = [at for at, name in enumerate(names) if name in ("section", "annex")]
        found += [(container, at) for at in range(first, (inner[0] if inner else len(names)) + 1)]
    return found


def _edited(document: Document) -> Document:
    """The document with a word more in its first proposal, at the end of the reasons."""
    first = document.proposals[0]
    more = Clause("c-edit", Kind.REASONS, plain("Edited elsewhere."))
    return replace(document, proposals=(replace(first, clauses=(*first.clauses, more)), *document.proposals[1:]))


@settings(deadline=None, max_examples=80)
@given(documents(), st.data())
def test_foreign_elements_keep_their_place_through_an_edit(document: Document, data: st.DataObject) -> None:
    root = etree.fromstring(write(document))
    container, at = data.draw(st.sampled_from(_places(root)))
    seal = etree.Element(f"{{{OTHER}}}seal", {f"{{{OTHER}}}kind": "wax"}, nsmap={"s": OTHER})
    etree.SubElement(seal, f"{{{OTHER}}}by").text = "N\u00a0& <M>"
    container.insert(at, seal)
    assert SCHEMA.validate(root), SCHEMA.error_log
    before = _neighbour(seal)
    reading = read(etree.tostring(root), "a.clause")
    assert not reading.read_only
    again = etree.fromstring(write(_edited(reading.document)))
    found = again.findall(f".//{{{OTHER}}}seal")
    assert len(found) == 1
    assert etree.tostring(found[0], method="c14n", exclusive=True) == etree.tostring(
        seal, method="c14n", exclusive=True
    )
    assert _neighbour(found[0]) == before


def _neighbour(element: etree._Element) -> tuple[str, str | None, str | None]:
    """The parent and the text of the block before an element, foreign neighbours aside."""
    parent = element.getparent()
    assert parent is not None
    before = element.getprevious()
    while before is not None and not before.tag.startswith(f"{{{NAMESPACE}}}"):
        before = before.getprevious()
    text = None if before is None else "".join(before.itertext())
    return parent.tag, None if before is None else before.tag, text if before is not None and len(before) == 0 else None


@calm
@given(documents(), st.data())
def test_foreign_attributes_survive_an_edit(document: Document, data: st.DataObject) -> None:
    root = etree.fromstring(write(document))
    blocks = CONTAINERS + "|conference|source|actor|base|clause|heading|call|no|title|row|cell|p|remark|reasons|gone"
    element = data.draw(st.sampled_from(list(root.iter(*(f"{{{NAMESPACE}}}{name}" for name in blocks.split("|"))))))
    bare_paragraph = element.tag == f"{{{NAMESPACE}}}p" and element.get("id") is None
    bare_box = element.tag == f"{{{NAMESPACE}}}cell" and element.find(f"{{{NAMESPACE}}}gone") is not None
    if bare_paragraph or bare_box:
        return
    element.set(f"{{{OTHER}}}seen", "x")
    path = [e.tag for e in (element, *element.iterancestors())]
    reading = read(etree.tostring(root), "a.clause")
    again = etree.fromstring(write(_edited(reading.document)))
    found = [e for e in again.iter() if e.get(f"{{{OTHER}}}seen") == "x"]
    assert len(found) == 1
    assert [e.tag for e in (found[0], *found[0].iterancestors())] == path


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_damaged_file_is_read_in_part_or_refused_and_never_more(data: st.DataObject) -> None:
    broken = bytearray(EXAMPLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(broken) - 1))
        match data.draw(st.sampled_from(("cut", "flip", "drop", "double"))):
            case "cut":
                del broken[max(at, 60) :]
            case "flip":
                broken[at] = data.draw(st.integers(0, 255))
            case "drop":
                del broken[at : at + data.draw(st.integers(1, 40))]
            case _:
                broken[at:at] = broken[at : at + 60]
        if not broken:
            break
    outcome = _read_or_refused(bytes(broken))
    if isinstance(outcome, UnreadableFile):
        assert re.search(r"[.”)]$", outcome.cause)
    else:
        assert all(clause.id for clause in clauses(outcome.document))


def _read_or_refused(data: bytes) -> Reading | UnreadableFile:
    try:
        return read(data, "a.clause")
    except UnreadableFile as refused:
        return refused


@calm
@given(documents(), st.data())
def test_an_altered_base_text_is_noticed(document: Document, data: st.DataObject) -> None:
    with_base = [proposal for proposal in document.proposals if proposal.base is not None]
    if not with_base:
        return
    altered = with_base[0]
    extra = Clause("c-more", Kind.PARAGRAPH, plain("smuggled in"))
    proposals = tuple(replace(p, clauses=(extra, *p.clauses)) if p.id == altered.id else p for p in document.proposals)
    smuggled = replace(document, proposals=proposals)
    with pytest.raises(Exception, match="altered base text"):
        write(smuggled)
    data_with_wrong_hash = write(with_base_hashes(smuggled)).replace(
        with_base_hashes(smuggled).proposals[document.proposals.index(altered)].base.sha256.encode(),
        altered.base.sha256.encode(),
    )
    reading = read(data_with_wrong_hash, "a.clause")
    assert reading.read_only
    assert any(problem.noticed is Noticed.DAMAGED for problem in reading.problems)
