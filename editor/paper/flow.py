"""A document as a flow of items: what is printed, in which order, with which marks and bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.inline import Format, Inert, Inline, Reference, Run
from editor.core.model.schema import opens_operative
from editor.core.model.views import Paragraph as Part
from editor.core.model.views import View, base_inline, note_marks, paragraphs
from editor.core.model.walk import clauses
from editor.core.numbering.flattened import symbol_line
from editor.core.numbering.number import Label, Numbering
from editor.core.numbering.wording import inline_text
from editor.core.tracking.record import is_struck
from editor.paper.cover import cover_items
from editor.paper.gathering import gathered
from editor.paper.items import Bar, BarKind, Flow, Item, Paragraph, Rule
from editor.paper.key import authors_key, last_change
from editor.paper.measures import SYMBOL, style_of
from editor.paper.slots import CONSEQUENTIAL, Authors
from editor.paper.spans import FOLLOWS_NEW, FOLLOWS_OLD, PLAIN, Mark, Role, Span, Speller, label_pair, note_number
from editor.paper.words import Words, has_italics, short_designation, words_of

CLOSING_RULE = Rule(1680, 480)
_OLD_PLACE = 52
"""Letters shown of a clause at the place it left; the whole of it stands where it is now."""
_HEADER = 60
_NO_LABELS = (Kind.REASONS, Kind.FIELD, Kind.NOTE)


def flow(document: Document, numbering: Numbering, view: View, *, tags: bool = False) -> Flow:
    """The items of one view of a document. With `tags`, the author's tag stands after each change."""
    speller = Speller(view, numbering, Authors(document.actors), tags and view is View.MARKED)
    printer = _Printer(document, speller, words_of(document.language))
    items = printer.items()
    designation = " ".join(
        inline_text(clause.inline, numbering, view) for clause in document.cover if clause.field == "docno"
    )
    title = " ".join(
        " ".join(inline_text(clause.inline, numbering, View.PROPOSED).split())
        for clause in document.cover
        if clause.field == "title"
    )
    key = authors_key(document, speller.authors, printer.follows, printer.words) if view is View.MARKED else ()
    return Flow(
        items=tuple(items),
        notes={identity: tuple(row) for identity, row in printer.notes.items()},
        header=_shortened(short_designation(designation) or document.meeting.key, _HEADER),
        title=title or designation,
        language=document.language,
        key=key,
        made=last_change(document),
    )


@dataclass(slots=True)
class _Printer:
    """Walks a document once."""

    document: Document
    speller: Speller
    words: Words
    notes: dict[ClauseId, list[Paragraph]] = field(default_factory=dict)
    follows: bool = False
    _known: dict[ClauseId, Clause] = field(default_factory=dict)
    _sloped: set[ClauseId] = field(default_factory=set)
    _struck_notes: set[ClauseId] = field(default_factory=set)

    def items(self) -> list[Item]:
        """All items, and along the way the footnotes."""
        document, view = self.document, self.speller.view
        self._known = {clause.id: clause for clause in clauses(document)}
        if has_italics(document.language):
            for proposal in document.proposals:
                self._sloped |= preamble_items(proposal)
        by_owner: dict[ProposalId, list[Part]] = {}
        called: set[ClauseId] = set()
        for part in paragraphs(document, view):
            by_owner.setdefault(part.owner, []).append(part)
            for mark in note_marks(part.inline):
                called.add(mark.note)
                if mark.deleted and view is View.MARKED:
                    self._struck_notes.add(mark.note)
        items: list[Item] = list(
            cover_items(document, self._row(by_owner.get(COVER, ()), called), self.speller, self.words)
        )
        formal = bool(items)
        for at, proposal in enumerate(document.proposals):
            formal = formal or bool(symbol_line(proposal))
            items += self._proposal(proposal, by_owner.get(proposal.id, ()), called, first=at == 0 and bool(items))
        if formal:
            items.append(CLOSING_RULE)
        return items

    def _proposal(
        self, proposal: Proposal, row: Iterable[Part], called: set[ClauseId], *, first: bool
    ) -> Iterator[Item]:
        """A proposal under its symbol line; the first one begins a page where there is a cover."""
        symbol = symbol_line(proposal)
        if symbol:
            form = Format.UNDERLINE if proposal.action is Action.NOC_UNDERLINED else Format.PLAIN
            action, tab, index = symbol.partition("\t")
            spans = [Span(action, form)] if proposal.action is not Action.OTHER else [Span(action)]
            yield Paragraph(replace(SYMBOL, new_page=first), (*spans, Span(tab + index)))
            first = False
        reasoned = False
        for item in gathered(self._row(row, called), self._paragraph):
            if isinstance(item, tuple):
                part, paragraph = item
                if part.kind is Kind.REASONS:
                    paragraph = self._reasons(part, paragraph, titled=not reasoned)
                    reasoned = True
                if first:
                    paragraph = replace(paragraph, style=replace(paragraph.style, new_page=True))
                    first = False
                yield paragraph
            else:
                yield item

    def _row(self, row: Iterable[Part], called: set[ClauseId]) -> Iterator[Part]:
        """The paragraphs of a row without its footnotes, which are kept for the foot of their page."""
        seen: set[ClauseId] = set()
        for part in row:
            first = part.clause.ref or part.clause.id
            if part.kind is not Kind.NOTE or first not in called:
                yield part
            elif part.clause.id not in seen:
                seen.add(part.clause.id)
                self.notes.setdefault(first, []).append(self._note(part))

    def _source(self, part: Part) -> Clause:
        """The clause itself, or the moved one where this is the place it left."""
        clause = part.clause
        return self._known.get(clause.ref, clause) if clause.kind is Kind.GONE and clause.ref else clause

    def _paragraph(self, part: Part) -> Paragraph | None:
        source = self._source(part)
        if part.kind is Kind.GONE and source is part.clause:
            return None
        kind = source.kind if part.kind is Kind.GONE else part.kind
        level = source.level if part.kind is Kind.GONE else part.level
        label = Label() if kind in _NO_LABELS else self.speller.numbering.label(source.id)
        head = self._label(part, source, label)
        spans = self._text(part, source)
        chip = self._chip(part, label)
        labelled = [*head, Span("\t")] if head else []
        style = style_of(kind, level, bool(head))
        if style.italic and not has_italics(self.document.language):
            style = replace(style, italic=False)
        if kind is Kind.CELL and part.clause.cell is not None and part.clause.cell.header:
            style = replace(style, bold=True, centred=True)
        return Paragraph(style, (*labelled, *spans, *chip), self._bar(part, source, spans, label))

    def _text(self, part: Part, source: Clause) -> list[Span]:
        if part.kind is Kind.GONE and self.speller.view is View.MARKED:
            return [self.speller.old_place(source, _beginning(_plain(base_inline(source.inline))))]
        spans: list[Span] = []
        for identity, inline in part.parts:
            clause = self._known[identity]
            spans += self.speller.spans(clause, inline, (clause.ref or clause.id) in self._struck_notes)
        return spans

    def _note(self, part: Part) -> Paragraph:
        clause = part.clause
        spans = self._text(part, clause)
        label = Label() if clause.ref else self.speller.numbering.note(clause.id)
        number = () if clause.ref else note_number(label, self.speller.view, self._note_mark(clause))
        style = style_of(Kind.NOTE, 1, True)
        if clause.ref:
            style = replace(style, first=0, before=20)
        return Paragraph(style, (*number, *spans), self._bar(part, clause, spans, label))

    def _note_mark(self, clause: Clause) -> Mark:
        """The mark of a footnote's number: that of the footnote, or struck where only its mark in the text is."""
        if self.speller.view is not View.MARKED:
            return PLAIN
        if clause.inserted or clause.deleted:
            return self.speller.change(clause.inserted, clause.deleted)
        return FOLLOWS_OLD if clause.id in self._struck_notes else PLAIN

    def _reasons(self, part: Part, paragraph: Paragraph, *, titled: bool) -> Paragraph:
        """Reasons under their word, which is added where the text does not bring it."""
        title = part.clause.label
        if not title and titled and not paragraph.text.casefold().startswith(self.words.reasons.rstrip(":").casefold()):
            title = self.words.reasons
        if not title:
            return paragraph
        return replace(paragraph, spans=(Span(title, Format.BOLD), Span("\t"), *paragraph.spans))

    def _label(self, part: Part, source: Clause, label: Label) -> list[Span]:
        speller, clause = self.speller, part.clause
        italic = source.id in self._sloped and part.level == 1
        form = Format.ITALIC if italic else Format.PLAIN
        if speller.view is not View.MARKED:
            text = label.base if speller.view is View.BASE else label.proposed
            return [Span(text, form)] if text else []
        authors = speller.authors
        if clause.kind is Kind.GONE:
            mark = Mark(strike=authors.slot(source.moved), double=True)
            return [Span(label.base, form, mark)] if label.base else []
        if clause.deleted:
            text = label.base or clause.label
            return [Span(text, form, speller.change((), clause.deleted))] if text else []
        if clause.inserted and label.proposed:
            return [Span(label.proposed, form, speller.change(clause.inserted, ()))]
        if clause.moved and label.proposed:
            return [Span(label.proposed, form, Mark(under=authors.slot(clause.moved), double=True))]
        if label.base == label.proposed:
            return [Span(label.proposed, form)] if label.proposed else []
        if not clause.shifted:
            return label_pair(label.base, label.proposed, (FOLLOWS_OLD, FOLLOWS_NEW), italic)
        slot = authors.slot(clause.shifted)
        return label_pair(label.base, label.proposed, (Mark(strike=slot), Mark(under=slot)), italic)

    def _chip(self, part: Part, label: Label) -> list[Span]:
        """Where a moved clause went or came from, in words."""
        clause = part.clause
        if self.speller.view is not View.MARKED or not (clause.moved or clause.kind is Kind.GONE):
            return []
        other = label.proposed if clause.kind is Kind.GONE else label.base
        words = self.words.moved_to if clause.kind is Kind.GONE else self.words.came_from
        text = words.format(label=other) if other else self.words.moved
        return [Span("  "), Span(text.replace(" ", "\u00a0"), role=Role.CHIP)]

    def _bar(self, part: Part, source: Clause, spans: list[Span], label: Label) -> Bar | None:
        if self.speller.view is not View.MARKED:
            return None
        bar = _bar(part.clause, source, spans, label, self.speller.authors)
        if any(CONSEQUENTIAL in (span.mark.under, span.mark.strike) for span in spans) or label.changed:
            self.follows = True
        return bar


def _bar(clause: Clause, source: Clause, spans: list[Span], label: Label, authors: Authors) -> Bar | None:
    if clause.kind is Kind.GONE:
        return Bar(BarKind.DOUBLE, (authors.slot(source.moved),))
    if is_struck(clause):
        return Bar(BarKind.HOLLOW, (authors.slot(clause.deleted),))
    changes = (clause.moved, clause.inserted, clause.deleted, clause.shifted)
    slots = [authors.slot(stamps) for stamps in changes if stamps]
    slots += [authors.slot(p.restyled) for p in clause.inline if isinstance(p, Run) and p.restyled]
    slots += [span.mark.slot for span in spans if span.mark.slot]
    if clause.moved:
        return Bar(BarKind.DOUBLE, tuple(dict.fromkeys(slots)))
    if slots:
        return Bar(BarKind.SOLID, tuple(dict.fromkeys(slots)))
    if label.changed or any(span.mark.slot == CONSEQUENTIAL for span in spans):
        return Bar(BarKind.DOTTED)
    return None


def preamble_items(proposal: Proposal) -> set[ClauseId]:
    """The clauses whose label slopes: those of the preamble, up to the first call of the operative part."""
    found: set[ClauseId] = set()
    preamble, called = False, False
    for clause in proposal.clauses:
        match clause.kind:
            case Kind.OPENING:
                preamble = True
            case Kind.CALL:
                preamble = not opens_operative(_living(clause.inline)) and (preamble or not called)
                called = True
            case Kind.ANNEX:
                preamble = False
            case Kind.ITEM if preamble:
                found.add(clause.id)
            case _:
                continue
    return found


def _living(inline: Inline) -> str:
    return "".join(piece.text for piece in inline if isinstance(piece, Run) and not piece.deleted)


def _plain(inline: Inline) -> str:
    return "".join(
        piece.text if isinstance(piece, (Run, Inert)) else piece.words if isinstance(piece, Reference) else ""
        for piece in inline
    )


def _beginning(text: str) -> str:
    """The first words of a text, on one line, with an ellipsis."""
    return f"{_shortened(' '.join(text.split()), _OLD_PLACE).removesuffix('…')}…"


def _shortened(words: str, most: int) -> str:
    """Words, cut with an ellipsis where there are too many letters."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
