"""The reader of Word documents: from the bytes of a file to a document and a list of what there is to say about it."""

from __future__ import annotations

import gc

from lxml import etree

from editor.core.ports import Noticed, Problem, Progress, Reading, UnreadableFile, no_progress
from editor.formats.docx.blocks import Blocks
from editor.formats.docx.marks_in import placed, settle
from editor.formats.docx.names import W16DU, qn
from editor.formats.docx.numbering_in import Lists
from editor.formats.docx.package import Package, Relationship, opened
from editor.formats.docx.revisions import Revisions
from editor.formats.docx.styles_in import Styles
from editor.formats.docx.tally import Tally
from editor.formats.structure.recognise import recognised
from editor.formats.structure.source import Source

_QUOTED = 80
_NOTE_PARTS = (("footnotes", "f", qn("w:footnote")), ("endnotes", "e", qn("w:endnote")))


def read(data: bytes, name: str, progress: Progress = no_progress) -> Reading:
    """The document in a Word file. Raises `UnreadableFile` where there is none in it."""
    collecting = gc.isenabled()
    # A reader only builds: the collector would walk the growing document again and again and find nothing.
    gc.disable()
    try:
        return recognised(source_of(data, name, progress))
    finally:
        if collecting:
            gc.enable()


def source_of(data: bytes, name: str, progress: Progress = no_progress) -> Source:
    """The paragraphs of a Word file with their marks, before their structure is recognised."""
    package = opened(data, name)
    main = package.main_part()
    root = package.xml(main)
    if root is None:
        raise UnreadableFile("the text in it cannot be read. Nothing was opened.", main)
    body = root.find(qn("w:body"))
    if body is None:
        body = root if root.tag == qn("w:document") else _body_anywhere(root, main)
    links = package.relationships(main)
    parts = {link.kind: link.target for link in links.values() if not link.external}
    sheet = package.xml(parts.get("styles", "word/styles.xml"))
    styles = Styles(sheet)
    lists = Lists(package.xml(parts["numbering"])) if "numbering" in parts else Lists(None)
    revisions, tally = Revisions(utc=W16DU in root.nsmap.values()), Tally()
    blocks = Blocks(styles, lists, revisions, tally)
    source = Source(name, language=_language(sheet))
    total = len(body)
    blocks.tick = lambda done: progress("Reading", min(done, total), total)
    progress("Reading", 0, total)
    source.paragraphs = placed(settle(blocks.story(body, "")))
    blocks.tick = None
    _read_notes(package, parts, blocks, source)
    source.actors = revisions.actors()
    source.problems += package.problems
    source.problems += _tallied(tally)
    source.problems += _margins(package, links)
    return source


def _body_anywhere(root: etree._Element, part: str) -> etree._Element:
    found = next(root.iter(qn("w:body")), None)
    if found is None:
        raise UnreadableFile("it holds no document text. Nothing was opened.", part)
    return found


def _language(sheet: etree._Element | None) -> str:
    """The language the file says it is written in, as two letters; English where it says nothing."""
    if sheet is not None:
        path = "/".join(qn(name) for name in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"))
        for element in (sheet.find(path), next(sheet.iter(qn("w:lang")), None)):
            if element is not None and element.get(qn("w:val")):
                text = element.get(qn("w:val"), "")[:2].lower()
                if text.isalpha() and len(text) == 2:
                    return text
    return "en"


def _read_notes(package: Package, parts: dict[str, str], blocks: Blocks, source: Source) -> None:
    for kind, family, tag in _NOTE_PARTS:
        root = package.xml(parts[kind]) if kind in parts else None
        if root is None:
            continue
        for element in root.iterchildren(tag):
            if element.get(qn("w:type"), "normal") != "normal":
                continue
            identity = element.get(qn("w:id"), "")
            key = f"{family}{identity}"
            if key in source.notes:
                continue
            row = settle(blocks.story(element, f"{kind.removesuffix('s')} {identity}"))
            if row:
                row[0].set_in()
            source.notes[key] = placed(row)


_TALLIED = {
    "text box": (Noticed.KEPT, "text box is kept as a paragraph after the place it stood at",
                 "text boxes are kept as paragraphs after the places they stood at"),
    "nested table": (Noticed.KEPT, "table inside a table cell is kept as paragraphs of that cell",
                     "tables inside table cells are kept as paragraphs of those cells"),
    "formula": (Noticed.KEPT, "formula is kept as it is and cannot be edited",
                "formulas are kept as they are and cannot be edited"),
    "long formula": (Noticed.LEFT_OUT, "formula is too long to keep; its signs are kept as text",
                     "formulas are too long to keep; their signs are kept as text"),
    "picture": (Noticed.LEFT_OUT, "picture is left out; its place is marked",
                "pictures are left out; their places are marked"),
    "chart": (Noticed.LEFT_OUT, "chart is left out; its place is marked",
              "charts are left out; their places are marked"),
    "diagram": (Noticed.LEFT_OUT, "diagram is left out; its place is marked",
                "diagrams are left out; their places are marked"),
    "drawing": (Noticed.LEFT_OUT, "drawing is left out; its place is marked",
                "drawings are left out; their places are marked"),
    "embedded object": (Noticed.LEFT_OUT, "embedded object is left out; its place is marked",
                        "embedded objects are left out; their places are marked"),
    "embedded document": (Noticed.LEFT_OUT, "embedded document of another format is left out",
                          "embedded documents of other formats are left out"),
    "linked document": (Noticed.LEFT_OUT, "linked document is left out", "linked documents are left out"),
    "comment": (Noticed.LEFT_OUT, "comment is left out: comments are no part of the text",
                "comments are left out: they are no part of the text"),
    "hidden": (Noticed.KEPT, "stretch of hidden text is shown", "stretches of hidden text are shown"),
    "symbol": (Noticed.REPAIRED, "sign of an unknown symbol font is shown as \ufffd",
               "signs of unknown symbol fonts are shown as \ufffd"),
    "loose": (Noticed.REPAIRED, "stretch of text stood outside any paragraph and is now one",
              "stretches of text stood outside any paragraph and are now paragraphs"),
    "merged cells": (Noticed.GUESSED, "tracked merging of table cells is taken as done",
                     "tracked mergings of table cells are taken as done"),
    "depth": (Noticed.DAMAGED, "block is nested deeper than any document needs and is left out",
              "blocks are nested deeper than any document needs and are left out"),
}  # fmt: skip


def _tallied(tally: Tally) -> list[Problem]:
    problems = []
    for what, count in tally.counts.items():
        noticed, one, many = _TALLIED[what]
        problems.append(Problem(noticed, f"{count} {one if count == 1 else many}."))
    return problems


def _margins(package: Package, links: dict[str, Relationship]) -> list[Problem]:
    """Page headers and footers are made anew by the template; those that hold more than a page number are told of."""
    told: dict[str, None] = {}
    for link in links.values():
        if link.kind in ("header", "footer") and not link.external:
            root = package.xml(link.target)
            if root is None:
                continue
            text = " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p")))
            text = " ".join(text.split())
            if any(char.isalpha() for char in text) and text.strip("0123456789 -–").casefold() != "page":
                told.setdefault(text[:_QUOTED] + ("…" if len(text) > _QUOTED else ""))
    if not told:
        return []
    words = "; ".join(f"“{text}”" for text in told)
    return [Problem(Noticed.LEFT_OUT, f"Page headers and footers are left out: {words}.")]
