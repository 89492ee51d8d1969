"""The writer of Word documents in ITU form, from our own template.

`write` gives the whole package: marked, with every change as a tracked change, or clean in its proposed or base view.
Accepting all changes in the marked file gives the proposed view, rejecting all gives the base view, exactly. The same
document gives the same bytes; nothing of the computer or of other files goes into it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.inline import Format
from editor.core.model.views import View, base_of, proposed_of
from editor.core.numbering.flattened import symbol_line
from editor.core.numbering.number import Numbering
from editor.core.numbering.wording import inline_text
from editor.core.ports import Progress, no_progress
from editor.formats.docx.writing.blocks import blocks
from editor.formats.docx.writing.content import TAB
from editor.formats.docx.writing.cover import cover, fields_of, header_text
from editor.formats.docx.writing.layout import layout_of
from editor.formats.docx.writing.notes import footnotes
from editor.formats.docx.writing.package import core_properties, packed, part
from editor.formats.docx.writing.paragraphs import plain_paragraph
from editor.formats.docx.writing.redline import Redline
from editor.formats.docx.writing.runs import text_runs
from editor.formats.docx.writing.sheet import Sheet, is_rtl
from editor.formats.docx.writing.strips import Segment, strips_of
from editor.formats.docx.writing.template import Template, template_of
from editor.formats.docx.writing.xmltext import attribute, content

CLOSING_RULE = "_" * 14
_STEP = 256


def write(
    document: Document, numbering: Numbering, view: View, templates: Path, progress: Progress = no_progress
) -> bytes:
    """The document as a Word file. `templates` is the folder of templates and layouts, `numbering` that of `document`.

    Raises `editor.formats.docx.writing.template.UnusableTemplate`, and what `progress` raises to stop the work.
    """
    progress("Writing", 0, 1)
    shown = document if view is View.MARKED else base_of(document) if view is View.BASE else proposed_of(document)
    layout = layout_of(document, templates)
    template = template_of(templates / layout.template)
    strips = strips_of(shown)
    total = sum(len(segment.strips) for segments in strips.rows.values() for segment in segments)
    sheet = Sheet(
        shown, numbering, view, strips, Redline(document), layout, _counter(progress, total), is_rtl(document.language)
    )
    body = _body(sheet)
    notes = footnotes(sheet)
    return _package(sheet, template, body, notes)


def _counter(progress: Progress, total: int) -> Callable[[], None]:
    """A function told of every paragraph that is written, which tells the listener of some."""
    done = 0

    def told() -> None:
        nonlocal done
        done += 1
        if done % _STEP == 0:
            progress("Writing", min(done, total), total)

    return told


def _body(sheet: Sheet) -> str:
    """The blocks of the document: cover, proposals, closing rule."""
    parts = [cover(sheet)]
    has_cover, formal = bool(parts[0]), False
    for at, proposal in enumerate(sheet.document.proposals):
        symbol = symbol_line(proposal)
        formal = formal or bool(symbol)
        sheet.proposal, sheet.preamble, sheet.reasoned = proposal, False, False
        if symbol:
            parts.append(_symbol(sheet, proposal, "<w:pageBreakBefore/>" if has_cover and at == 0 else ""))
        parts.append(_instrument(sheet, proposal, sheet.strips.rows.get(proposal.id, [])))
    sheet.proposal = None
    if formal and sheet.document.meeting.key and not _ends_in_rule(sheet):
        parts.append(plain_paragraph(sheet, "Closingrule", text_runs(CLOSING_RULE, Format.PLAIN, False)))
    elif not parts[-1].endswith(("</w:p>", "/>")):
        parts.append(plain_paragraph(sheet, "", ""))
    return "".join(parts)


def _symbol(sheet: Sheet, proposal: Proposal, properties: str) -> str:
    """The line above a proposal: symbol, tab, index number; the active NOC is underlined."""
    action = "" if proposal.action is Action.OTHER else proposal.action.value.rstrip("_")
    active = proposal.action is Action.NOC_UNDERLINED
    runs = text_runs(action, Format.UNDERLINE if active else Format.PLAIN, False) if action else ""
    if proposal.index:
        runs += (TAB if runs else "") + text_runs(proposal.index, Format.PLAIN, False)
    return plain_paragraph(sheet, "Proposal", runs, properties)


def _instrument(sheet: Sheet, proposal: Proposal, segments: list[Segment]) -> str:
    """The text of a proposal, tables among paragraphs, and its reasons: there also when empty (section 3.1)."""
    parts = blocks(sheet, segments)
    reasons = any(clause.kind is Kind.REASONS for clause in proposal.clauses)
    if proposal.action is not Action.OTHER and not reasons:
        parts.append(plain_paragraph(sheet, "Reasons", ""))
    elif parts and parts[-1].endswith("</w:tbl>"):
        parts.append(plain_paragraph(sheet, "", ""))
    return "".join(parts)


def _ends_in_rule(sheet: Sheet) -> bool:
    """Whether the text brings a closing rule of its own."""
    last: Clause | None = None
    for proposal in sheet.document.proposals:
        last = proposal.clauses[-1] if proposal.clauses else last
    text = "" if last is None else inline_text(last.inline, sheet.numbering, View.PROPOSED).strip()
    return text != "" and not text.strip("_")


def _package(sheet: Sheet, template: Template, body: str, notes: str) -> bytes:
    parts = {"document.xml": ""}
    kinds: dict[str, str] = {}
    references = ""
    for kind, pages, xml in template.headers:
        name = f"{kind}{1 + list(kinds.values()).count(kind)}.xml"
        parts[name] = _filled(sheet, xml)
        kinds[name] = kind
        references += f'<w:{kind}Reference w:type="{pages}" r:id="rId{len(parts) - 1}"/>'
    for name, xml in (
        ("styles", _in_language(sheet, template.styles)),
        ("settings", template.settings),
        ("footnotes", part("footnotes", notes)),
    ):
        parts[f"{name}.xml"] = xml
        kinds[f"{name}.xml"] = name
    direction = "<w:bidi/>" if sheet.rtl else ""
    page = template.page.replace("<w:titlePg/>", "<w:titlePg/>" + direction) if direction else template.page
    parts["document.xml"] = part("document", f"<w:body>{body}<w:sectPr>{references}{page}</w:sectPr></w:body>")
    return packed(parts, kinds, _properties(sheet))


def _filled(sheet: Sheet, xml: str) -> str:
    """A header or footer with its placeholders filled."""
    page = sheet.layout.words.page
    xml = xml.replace("{page} ", f"{page} " if page else "")
    return xml.replace("{document}", content(header_text(sheet))).replace("{page}", page)


def _in_language(sheet: Sheet, styles: str) -> str:
    """The style sheet with the language of the document as that of its text."""
    locale = sheet.layout.words.locale
    slot = "bidi" if sheet.rtl else "eastAsia" if locale.startswith("zh") else "val"
    start = styles.find("<w:lang ")
    end = styles.find("/>", start)
    if start < 0:
        return styles
    language = styles[start:end]
    key = f'w:{slot}="'
    at = language.find(key)
    if at < 0:
        return styles
    close = language.index('"', at + len(key))
    return styles[:start] + language[: at + len(key)] + locale + language[close:] + styles[end:]


def _properties(sheet: Sheet) -> str:
    names = {actor.id: actor.name for actor in sheet.document.actors}
    creator = ", ".join(names.get(actor, actor) for actor in sheet.document.sources)
    fields = fields_of(sheet.strips.rows[next(iter(sheet.strips.rows))])
    title = " ".join(
        inline_text(strip.clause.inline, sheet.numbering, View.PROPOSED) for strip in fields.get("title", ())
    )
    return core_properties(content(" ".join(title.split())), content(creator), attribute(sheet.redline.latest))
