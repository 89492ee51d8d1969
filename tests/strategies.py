"""Generators of documents as messy as real ones, for tests that state laws.

`documents`, `clauses_rows` and `inlines` are the entrances. What they give is always valid: ids are unique, every moved
clause has one `GONE` clause, footnotes stand after the clause that carries their mark and in the order of the marks,
inline text is in normal form, an inserted clause holds base text only as the second half of a split, and own text (the
cover, ADD proposals, reasons) carries no marks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

from hypothesis import strategies as st

from editor.core.model.clause import Cell, Clause, Kind, Shape
from editor.core.model.document import Action, Actor, BaseText, Document, Foreign, Meeting, Proposal, Remark
from editor.core.model.ids import ActorId, ClauseId, ProposalId, derived_id
from editor.core.model.inline import Format, Inert, Inline, NoteMark, Piece, Reference, Run, Stamp, Stamps, normal
from editor.core.numbering.flattened import fingerprint
from editor.core.numbering.schemes import OPERATIVE, PREAMBLE

Draw = Callable[..., object]

ACTORS = (ActorId("a-arc"), ActorId("a-okoro"), ActorId("a-nvl"))
"""The actors of generated documents."""

FRAGMENTS = (
    "that national plans should set a target", "for each district", "of Resolution 900 (Rev. Lakeside, 2027)", "and",
    ";", ",", ".", " ", "  ", "the Director of the Bureau", "in accordance with No. 12", "a", "a) b)", "1", "[TBD]",
    "élan", "e\u0301lan", "a\u0308\u0323", "ITU\u2011D", "10\u00a0MHz", "tele\u00adcommunication", "\u200f\u200e",
    "قرار المؤتمر العالمي", "החלטה 85", "(Rev. \u05d3\u05d5\u05d1\u05d0\u05d9, 2018)", "全权代表大会", "👩‍🚀🇨🇭", "𝒜𝔅",
    "\n", "\t", "&amp; <b>no markup</b> ]]>", "“quoted” – dash", "'\"", "\u2028", "ﬁ", "\u3000", "\ufffd",
)  # fmt: skip
WORDS = ("recalling", "considering", "noting", "resolves", "instructs the Director", "invites Member States", "Annex")
LABELS = ("", "", "a)", "b)", "c)", "1", "2", "3", "i)", "ii)", "–", "3bis", "1.1", "(a)", "z)", "aa)")
SCHEMES = (PREAMBLE, OPERATIVE, ("–",), ("(a)", "(i)"), ("1", "1.1", "1.1.1"), ("A.",))
FIELDS = ("docno", "dated", "agenda", "title", "priority", "summary", "summary", "expected", "references", "contact")
INERTS = (("picture", "[picture]", "<w:drawing>1</w:drawing>"), ("formula", "a² + b²", "x & y < z"), ("field", "", ""))
FOREIGN = (
    '<v:seal xmlns:v="urn:x-other:1" v:kind="wax">sealed<v:by>Novaland</v:by></v:seal>',
    '<v:empty xmlns:v="urn:x-other:1"></v:empty>',
)

texts = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4).map(" ".join) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12
)
"""Words, punctuation, scripts of both directions, combining and invisible characters, line breaks and tabs."""

one_of = cache(st.sampled_from)
"""A choice among hashable things; made once, because making a strategy costs more than drawing from it."""
number = cache(st.integers)
"""A whole number from a least to a most."""

times = st.integers(0, 86_399).map(lambda s: f"2031-02-11T{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}Z")
formats = one_of((0, 0, 0, 1, 2, 4, 8, 16, 3, 9)).map(Format)


@dataclass(slots=True)
class Mint:
    """A source of ids for one document, each used once."""

    used: int = 0
    items: list[ClauseId] = field(default_factory=list)
    """Clauses a reference may point to."""

    def fresh(self, prefix: str) -> ClauseId:
        """The next id."""
        self.used += 1
        return ClauseId(f"{prefix}-{self.used:04x}")


@cache
def stamps(actors: tuple[ActorId, ...] = ACTORS) -> st.SearchStrategy[Stamps]:
    """The makers of a change: mostly one, at times two."""
    stamp = st.builds(Stamp, one_of(actors), times)
    return st.lists(stamp, min_size=1, max_size=2, unique_by=lambda s: s.by).map(tuple)


@st.composite
def _run(draw: Draw, inserted: Stamps, deleted: Stamps, marked: bool, actors: tuple[ActorId, ...]) -> Run:
    text, form = draw(texts), draw(formats)
    was, restyled = None, ()
    if marked and not inserted and draw(number(0, 9)) == 0:
        was = form ^ draw(one_of((Format.ITALIC, Format.BOLD, Format.ITALIC | Format.UNDERLINE)))
        restyled = draw(stamps(actors))
    cite = draw(one_of(("",) * 6 + ("WCDC/RES/12", "AC/RES/71")))
    return Run(text, form, inserted, deleted, was, restyled, cite)


@st.composite
def inlines(
    draw: Draw,
    *,
    marked: bool = True,
    inserted: Stamps = (),
    deleted: Stamps = (),
    mint: Mint | None = None,
    notes: bool = True,
    actors: tuple[ActorId, ...] = ACTORS,
) -> Inline:
    """A row of pieces in normal form.

    `inserted` and `deleted` are marks that all of it carries; with `marked`, parts carry marks of their own.
    """
    mint = mint or Mint()
    pieces: list[Piece] = []
    for _ in range(draw(number(0, 5))):
        made, gone = inserted, deleted
        if marked:
            state = draw(one_of(("kept", "kept", "kept", "in", "out", "both")))
            made = draw(stamps(actors)) if state in ("in", "both") else inserted
            gone = draw(stamps(actors)) if state in ("out", "both") else deleted
        what = draw(one_of(("run",) * 12 + ("note", "reference", "inert")))
        if what == "note" and notes:
            mark = draw(one_of(("", "", "*", "†")))
            pieces.append(NoteMark(mint.fresh("n"), mark, made, gone))
        elif what == "reference" and mint.items:
            targets = draw(st.lists(st.sampled_from(list(mint.items)), min_size=1, max_size=2, unique=True))
            words = draw(one_of(("resolves 1", "recalling a)", "resolves 2 and 3", "القرار 1")))
            pieces.append(Reference(tuple(targets), words, draw(one_of(("full", "num"))), made, gone))
        elif what == "inert":
            name, text, payload = draw(one_of(INERTS))
            pieces.append(Inert(name, text, payload, made, gone))
        else:
            pieces.append(draw(_run(made, gone, marked, actors)))
    return normal(pieces)


@dataclass(slots=True)
class _Writer:
    """A row while it is drawn. `own` rows carry no marks."""

    draw: Draw
    mint: Mint
    own: bool
    actors: tuple[ActorId, ...]
    row: list[Clause] = field(default_factory=list)
    moved: list[ClauseId] = field(default_factory=list)
    splittable: bool = False

    def add(self, kind: Kind, **fields: object) -> Clause:
        """One clause in a state, with its footnotes behind it."""
        draw = self.draw
        state = "kept" if self.own else draw(one_of(STATES))
        if kind in (Kind.GONE, Kind.FOREIGN, Kind.CELL) and state in ("moved", "shifted", "split", "joined"):
            state = "kept"
        if state == "split" and not self.splittable:
            state = "kept"
        return self.place(Clause(self.mint.fresh("c"), kind, **fields), state)  # type: ignore[arg-type]

    def place(self, clause: Clause, state: str, stamp: Stamps = ()) -> Clause:
        draw, kind = self.draw, clause.kind
        stamp = stamp or draw(stamps(self.actors))
        marks: dict[str, Stamps] = {}
        if state in ("inserted", "passing", "split"):
            clause = replace(clause, inserted=stamp, label="", locked=False)
            if state != "split":
                marks["inserted"] = stamp
            else:
                clause = replace(clause, ref=self.row[-1].id, schemes=(), bis=False)
        if state in ("deleted", "passing", "joined"):
            gone = draw(stamps(self.actors))
            clause = replace(clause, deleted=gone)
            if state != "joined":
                marks["deleted"] = gone
        if state == "moved":
            clause = replace(clause, moved=stamp)
            self.moved.append(clause.id)
        if state == "shifted":
            was = draw(one_of((Kind.ITEM, Kind.PARAGRAPH, Kind.HEADING)))
            level = clause.level + 1 if was is kind else draw(number(1, 3))
            clause = replace(clause, was=Shape(was, level), shifted=stamp)
        plain = self.own or state in ("deleted", "passing")
        text = draw(inlines(marked=not plain, mint=self.mint, actors=self.actors, **marks))
        if state == "inserted":
            text = normal(replace(p, inserted=p.inserted or stamp) for p in text)
        clause = replace(clause, inline=text)
        self.row.append(clause)
        self.splittable = state in ("kept", "split") and any(not p.inserted for p in text)
        for mark in text:
            if isinstance(mark, NoteMark):
                self.note(mark)
                self.splittable = False
        if kind is Kind.ITEM:
            self.mint.items.append(clause.id)
        return clause

    def note(self, mark: NoteMark) -> None:
        """The paragraphs of a footnote."""
        for at in range(self.draw(one_of((1, 1, 1, 2, 3)))):
            ref = mark.note if at else None
            identity = self.mint.fresh("n") if at else mark.note
            marked = not self.own and not mark.inserted
            text = self.draw(
                inlines(
                    marked=marked, inserted=mark.inserted, deleted=mark.deleted, mint=self.mint, notes=False,
                    actors=self.actors,
                )
            )  # fmt: skip
            self.row.append(Clause(identity, Kind.NOTE, text, ref=ref, inserted=mark.inserted, deleted=mark.deleted))

    def table(self) -> None:
        """A table: a header row, spans, cells of several paragraphs, inserted and deleted rows."""
        draw, table = self.draw, self.mint.fresh("t")
        for at in range(draw(number(1, 3))):
            row, column = self.mint.fresh("w"), 0
            state = "kept" if self.own else draw(one_of(("kept", "kept", "inserted", "deleted")))
            stamp = draw(stamps(self.actors))
            while column < 3:
                span = min(draw(one_of((1, 1, 2))), 3 - column)
                cell = Cell(table, row, column, span, draw(one_of((1, 1, 1, 2))), at == 0)
                for _ in range(draw(one_of((1, 1, 1, 2)))):
                    self.place(Clause(self.mint.fresh("c"), Kind.CELL, cell=cell), state, stamp)
                column += span
        self.splittable = False

    def foreign(self) -> None:
        """A block of another vocabulary."""
        payload = self.draw(one_of(FOREIGN))
        text = "sealedNovaland" if "seal" in payload else ""
        self.row.append(Clause(self.mint.fresh("x"), Kind.FOREIGN, (Inert("foreign markup", text, payload),)))
        self.splittable = False

    def section(self) -> None:
        """A call, most times, and what stands under it."""
        draw = self.draw
        if draw(number(0, 5)):
            schemes = draw(one_of((*SCHEMES, PREAMBLE, OPERATIVE, ())))
            self.add(Kind.CALL, schemes=schemes, bis=bool(schemes) and draw(number(0, 4)) == 0)
        for _ in range(draw(number(0, 4))):
            match draw(one_of(("item",) * 6 + ("paragraph", "heading", "table", "foreign"))):
                case "item":
                    label = draw(one_of(LABELS))
                    locked = bool(label) and draw(number(0, 9)) == 0
                    self.add(Kind.ITEM, level=draw(one_of((1, 1, 1, 2, 3))), label=label, locked=locked)
                case "paragraph":
                    self.add(Kind.PARAGRAPH)
                case "heading":
                    self.add(Kind.HEADING, level=draw(number(1, 2)), label=draw(one_of(("", "1", "2.1"))))
                case "table":
                    self.table()
                case _:
                    self.foreign()

    def finished(self) -> tuple[Clause, ...]:
        """The row, with a `GONE` clause somewhere for each moved one."""
        for identity in self.moved:
            places = [at for at in range(len(self.row) + 1) if self._open(at)]
            at = self.draw(st.sampled_from(places))
            self.row.insert(at, Clause(self.mint.fresh("g"), Kind.GONE, ref=identity))
        return tuple(self.row)

    def _open(self, at: int) -> bool:
        """Whether a clause may be put before that place: not inside a table, a split or between a mark and its note."""
        if at == len(self.row):
            return not self.row or self.row[-1].kind is not Kind.REASONS
        here = self.row[at]
        if here.kind in (Kind.NOTE, Kind.REASONS) or (here.ref and here.kind is not Kind.GONE) or here.deleted:
            return False
        return here.cell is None or at == 0 or self.row[at - 1].cell is None


STATES = ("kept",) * 9 + (
    "inserted",
    "inserted",
    "deleted",
    "deleted",
    "passing",
    "moved",
    "shifted",
    "split",
    "joined",
)


@st.composite
def clauses_rows(
    draw: Draw, *, own: bool = False, mint: Mint | None = None, actors: tuple[ActorId, ...] = ACTORS
) -> tuple[Clause, ...]:
    """The clauses of one proposal. `own` gives text without marks, as in ADD proposals."""
    writer = _Writer(draw, mint or Mint(), own, actors)
    for kind in (Kind.NUMBER, Kind.TITLE, Kind.ADOPTED, Kind.OPENING):
        if draw(number(0, 3)):
            writer.add(kind)
    for _ in range(draw(number(0, 3))):
        writer.section()
    for _ in range(draw(one_of((0, 0, 1, 2)))):
        for kind in (Kind.ANNEX, Kind.ANNEX_REF, Kind.ANNEX_TITLE):
            if kind is Kind.ANNEX or draw(st.booleans()):
                writer.add(kind)
        writer.section()
    row = writer.finished()
    reasons = _Writer(draw, writer.mint, True, actors)
    for _ in range(draw(one_of((0, 1, 1, 2)))):
        reasons.add(Kind.REASONS)
    return (*row, *reasons.row)


@st.composite
def _cover(draw: Draw, mint: Mint) -> tuple[Clause, ...]:
    writer = _Writer(draw, mint, True, ACTORS)
    for name in draw(st.lists(one_of(FIELDS), max_size=5)):
        writer.add(Kind.FIELD, field=name)
    return tuple(writer.row)


@st.composite
def _proposal(draw: Draw, mint: Mint, at: int) -> Proposal:
    action = draw(one_of((Action.MOD,) * 6 + tuple(Action)))
    own = action in (Action.ADD, Action.ADD_STAR)
    before = set(mint.items)
    row = draw(clauses_rows(own=own, mint=mint))
    if action in (Action.SUP, Action.SUP_STAR, Action.NOC, Action.NOC_UNDERLINED) and draw(st.booleans()):
        row = row[:2] if all(c.kind in (Kind.NUMBER, Kind.TITLE) and not c.moved for c in row[:2]) else row
        row = tuple(replace(c, inline=tuple(p for p in c.inline if not isinstance(p, NoteMark))) for c in row)
        row = tuple(replace(c, inline=normal(c.inline)) for c in row if c.kind is not Kind.NOTE)
        mint.items = [item for item in mint.items if item in before or any(c.id == item for c in row)]
    base = None if own or draw(number(0, 3)) == 0 else BaseText("WCDC/RES/900", "Lakeside, 2027", "")
    return Proposal(
        ProposalId(mint.fresh("p")),
        action,
        draw(one_of(("", f"ARC/24A7/{at + 1}"))),
        tuple(draw(st.lists(one_of(ACTORS), max_size=2, unique=True))),
        base,
        draw(one_of(("resolution", "resolution", "decision", "recommendation", "text"))),
        row,
        draw(one_of(((), (("{urn:x-other:1}seen", "yes & no"),)))),
    )


def with_base_hashes(document: Document) -> Document:
    """The document with the fingerprint of every base text it names."""
    return replace(
        document,
        proposals=tuple(
            replace(p, base=replace(p.base, sha256=fingerprint(document, p))) if p.base else p
            for p in document.proposals
        ),
    )


@st.composite
def documents(draw: Draw) -> Document:
    """A whole document: cover, one to three proposals, remarks, foreign parts."""
    mint = Mint()
    cover = draw(_cover(mint))
    proposals = tuple(draw(_proposal(mint, at)) for at in range(draw(one_of((1, 1, 2, 3)))))
    remarks = tuple(
        Remark(mint.fresh("m"), on, draw(one_of(ACTORS)), draw(times),
               draw(inlines(marked=False, mint=mint, notes=False)), draw(st.booleans()))
        for on in draw(st.lists(st.sampled_from(list(mint.items)), max_size=2) if mint.items else st.just([]))
    )  # fmt: skip
    parents = ("head/conference", f"{proposals[0].id}/instrument", "contribution/" + proposals[-1].id)
    foreign = tuple(Foreign(parent, draw(one_of(FOREIGN))) for parent in sorted(parents) if draw(st.booleans()))
    document = Document(
        id=derived_id("d", str(mint.used)),
        language=draw(one_of(("en", "ar", "fr-CH"))),
        meeting=draw(
            one_of(
                (Meeting(), Meeting("WCDC-31", "World Connectivity & Co", "Port Meridian", "2031-05-05", "2031-05-16"))
            )
        ),
        cover=cover,
        proposals=proposals,
        actors=(
            Actor(ACTORS[0], "Alliance of Riverine Countries", "group"),
            Actor(ACTORS[1], "M. Okoro", "person", ACTORS[0], 2, "MO"),
            Actor(ACTORS[2], "Novaland", "state", None, 1),
        ),
        sources=draw(one_of(((), ACTORS[:1], (ACTORS[2], ACTORS[0])))),
        remarks=remarks,
        foreign=foreign,
    )
    return with_base_hashes(document)
