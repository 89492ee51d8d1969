"""Paragraphs: the strips between two marks, with their style, the change of the mark itself, and their bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from editor.core.model.clause import Kind
from editor.core.model.inline import Format, Stamps
from editor.core.model.schema import opens_operative
from editor.core.model.views import View, living_inline
from editor.core.numbering.wording import inline_text
from editor.formats.docx.names import OWN_BOOKMARK
from editor.formats.docx.writing.content import TAB, strip_content
from editor.formats.docx.writing.redline import DELETED, INSERTED, MOVED_FROM, MOVED_TO
from editor.formats.docx.writing.runs import text_runs
from editor.formats.docx.writing.sheet import Sheet
from editor.formats.docx.writing.strips import BASE, BOTH, LIVING, Segment, Strip
from editor.formats.docx.writing.styles import look

_LONGEST_BOOKMARK = 40
_UPRIGHT_AGAIN = (Kind.ANNEX, Kind.HEADING, Kind.NUMBER)


_BEFORE_TABLE = '<w:spacing w:after="120"/>'


def segment_paragraphs(sheet: Sheet, segment: Segment, lead: str = "", before_table: bool = False) -> str:
    """All paragraphs of a segment. `lead` are runs before the first one's content; a table wants air above it."""
    parts = []
    rows = list(segment.paragraphs())
    for at, strips in enumerate(rows):
        follower = rows[at + 1][0] if at + 1 < len(rows) else None
        spacing = _BEFORE_TABLE if before_table and follower is None else ""
        parts.append(paragraph(sheet, strips, follower, lead if at == 0 else "", spacing))
        sheet.told()
    return "".join(parts)


def paragraph(sheet: Sheet, strips: Sequence[Strip], follower: Strip | None, lead: str = "", spacing: str = "") -> str:
    """One paragraph of the file."""
    _follow_calls(sheet, strips)
    if strips[0].shape.kind is Kind.REASONS:
        lead += _reasons(sheet, strips[0])
    properties = _properties(sheet, strips, follower, spacing)
    body, after = [], ""
    for strip in strips:
        opened, closed, late = _wrapping(sheet, strip)
        body.append(opened + sheet.redline.joined(strip_content(sheet, strip)) + closed)
        after += late
    opening = f"<w:p><w:pPr>{properties}</w:pPr>" if properties else "<w:p>"
    return f"{opening}{lead}{''.join(body)}</w:p>{after}"


def _reasons(sheet: Sheet, strip: Strip) -> str:
    """The word that opens the reasons of a proposal, unless their text brings it."""
    text = inline_text(strip.shape.inline, sheet.numbering, View.MARKED).casefold().lstrip()
    word = sheet.layout.words.reasons
    led = sheet.reasoned or bool(strip.shape.label) or text.startswith(sheet.layout.reasons)
    sheet.reasoned = True
    return "" if led else text_runs(f"{word}:", Format.BOLD, sheet.rtl) + TAB


def _follow_calls(sheet: Sheet, strips: Sequence[Strip]) -> None:
    for strip in strips:
        clause = strip.shape
        if clause.kind is Kind.CALL:
            words = inline_text(living_inline(clause.inline) or clause.inline, sheet.numbering, View.MARKED)
            sheet.preamble = not opens_operative(words)
        elif clause.kind in _UPRIGHT_AGAIN:
            sheet.preamble = False


def _properties(sheet: Sheet, strips: Sequence[Strip], follower: Strip | None, spacing: str) -> str:
    """The children of `w:pPr`: style, change of the paragraph mark, former style."""
    strip = next((s for s in strips if s.head & LIVING), None) or next((s for s in strips if s.head), strips[0])
    clause = strip.shape
    label = sheet.label(clause.id)
    instrument = sheet.proposal.instrument if sheet.proposal else clause.field
    hang, rtl = sheet.layout.hang, sheet.rtl
    former = ""
    if clause.was is not None:
        former = look(clause.was.kind, clause.was.level, label.base, instrument, hang, rtl)
    if former and strip.clause.kind is Kind.GONE:
        xml = former
    else:
        header = clause.cell is not None and clause.cell.header
        words = label.proposed or label.base
        xml = look(clause.kind, clause.level, words, instrument, hang, rtl, header, spacing)
    mark = _mark_change(sheet, strips[-1], follower)
    if mark:
        xml += f"<w:rPr>{mark}</w:rPr>"
    if clause.was is not None and strip.head == BOTH:
        by = sheet.redline.attributes(clause.shifted)
        xml += f"<w:pPrChange{by}><w:pPr>{former}</w:pPr></w:pPrChange>"
    return xml


def _mark_change(sheet: Sheet, last: Strip, follower: Strip | None) -> str:
    """The tracked change of a paragraph mark that one view does not have."""
    if last.mark == BOTH:
        return ""
    if last.mark == LIVING:
        if last.clause.moved:
            return sheet.redline.element(MOVED_TO, last.clause.moved)
        return sheet.redline.element(INSERTED, _maker(last, follower, "inserted") or sheet.origin)
    if last.clause.kind is Kind.GONE:
        return sheet.redline.element(MOVED_FROM, last.shape.moved)
    return sheet.redline.element(DELETED, _maker(last, follower, "deleted") or sheet.origin)


def _maker(last: Strip, follower: Strip | None, what: str) -> Stamps:
    """Who made the change of a mark: the maker of the paragraph it ends, or of the next one, which begins there."""
    own: Stamps = getattr(last.clause, what)
    next_: Stamps = () if follower is None else getattr(follower.clause, what) or follower.shape.moved
    whole = last.head == (LIVING if what == "inserted" else BASE)
    return (own or next_) if whole else (next_ or own)


def _wrapping(sheet: Sheet, strip: Strip) -> tuple[str, str, str]:
    """What goes before and after the content of a strip, and after its paragraph: bookmark and move range."""
    opened, closed = _bookmark(sheet, strip)
    gone = strip.clause.kind is Kind.GONE and strip.shape.moved
    if not gone and not (strip.clause.moved and strip.head & LIVING):
        return opened, closed, ""
    mark = MOVED_FROM if gone else MOVED_TO
    number = sheet.redline.number()
    who = sheet.redline.author_of(strip.shape.moved)
    opened += f'<w:{mark}RangeStart w:id="{number}" w:name="move_{strip.shape.id}"{who}/>'
    return opened, closed, f'<w:{mark}RangeEnd w:id="{number}"/>'


def _bookmark(sheet: Sheet, strip: Strip) -> tuple[str, str]:
    """The bookmark that brings the identity of a clause home; none where its name was given before."""
    name = OWN_BOOKMARK + strip.clause.id
    if name in sheet.named or len(name) > _LONGEST_BOOKMARK:
        return "", ""
    sheet.named.add(name)
    number = sheet.redline.number()
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'


def bookmarked(sheet: Sheet, strip: Strip, runs: str) -> str:
    """Runs inside the bookmark of their clause."""
    opened, closed = _bookmark(sheet, strip)
    return opened + runs + closed


def plain_paragraph(sheet: Sheet, style: str, runs: str, extra: str = "") -> str:
    """A paragraph of the form itself, outside all changes. `extra` are properties right after the style."""
    bidi = "<w:bidi/>" if sheet.rtl else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = named + extra + bidi
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>" if properties else f"<w:p>{runs}</w:p>"
