"""Documents as text, so that a case is read more often than it is run.

A line is a clause. Words inserted stand in ``{++ ++}``, words struck in ``{-- --}``, as in CriticMarkup; a line that is
wholly in one of them is an inserted or a struck clause, label included. Guillemets show the words a problem is
expected at.

    language: en                            (optional heads: language, meeting, unknown)
    meeting: WCDC-31 | Hilltop | 2031-05-05
    MOD ARC/24A7/1                          a symbol opens a proposal; without one there is a MOD
    NUMBER: RESOLUTION 900 (Lakeside, 2027)
    TITLE: Rural connectivity               also OPENING, HEADING, ANNEX, PARAGRAPH, REASONS, COVER, CELL, NOTE
    recalling                               a line at the margin is a call
      a) the needs;                         an indented line is an item, or a paragraph where it has no label
      #second b) the means;                 an item with the id c-second
        i) those of hills;                  two more blanks, one level deeper
    resolves
      to act on [recalling b)](#second).    a reference to it

Offsets of expected problems follow from the guillemets: the nth pair is that of the nth problem that has a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from editor.core.model.clause import Cell, Clause, Kind
from editor.core.model.document import Action, Document, Meeting, Proposal
from editor.core.model.ids import ActorId, ClauseId, ProposalId
from editor.core.model.inline import Format, Inline, NoteMark, Piece, Reference, Run, Stamp, Stamps, normal, width
from editor.core.model.views import View
from editor.core.model.walk import rows
from editor.core.numbering.number import number
from editor.core.numbering.schemes import OPERATIVE, PREAMBLE
from editor.core.numbering.wording import words_of

STAMP = Stamp(ActorId("a-mo"), "2027-03-01T09:00:00Z")
LABEL = re.compile(r"^((?:[a-z]{1,3}|[ivx]+)\)|\d{1,2}(?:\.\d{1,2})*|[–•])\s+")
SYMBOL = re.compile(r"^(ADD\*?|\(?MOD\)?|SUP\*?|NOC_?)(?:\s+([A-Z]\S*))?$")
KEYWORDS = {kind.name: kind for kind in Kind} | {"COVER": Kind.FIELD}
HEADS = ("language", "meeting", "unknown")
TOKEN = re.compile(r"\{\+\+|\+\+\}|\{--|--\}|«|»|\[([^\]]*)\]\(#(\w+)\)|\[\^(\w+)\]|\*")


@dataclass(frozen=True, slots=True)
class Written:
    """A document, the places its guillemets show, and its heads."""

    document: Document
    places: tuple[tuple[ClauseId, int, int], ...] = ()
    heads: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    proposals: list[tuple[Action, str, list[Clause]]] = field(default_factory=list)
    cover: list[Clause] = field(default_factory=list)
    places: list[tuple[ClauseId, int, int]] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    serial: int = 0

    def row(self) -> list[Clause]:
        if not self.proposals:
            self.proposals.append((Action.MOD, "", []))
        return self.proposals[-1][2]

    def line(self, line: str) -> None:
        head, _, rest = line.partition(": ")
        symbol = SYMBOL.match(line)
        if head in HEADS:
            self.heads[head] = rest
        elif symbol:
            self.proposals.append((Action(symbol[1]), symbol[2] or "", []))
        elif head.rstrip(":") in KEYWORDS:
            self._keyword(KEYWORDS[head.rstrip(":")], rest)
        elif line.startswith(" "):
            self._item(line)
        else:
            self._call(line)

    def _id(self, name: str = "") -> ClauseId:
        self.serial += 1
        return ClauseId(f"c-{name or f'{self.serial:03}'}")

    def _keyword(self, kind: Kind, text: str) -> None:
        identity = self._id()
        if kind is Kind.NOTE:
            name, _, text = text.partition(" ")
            identity = ClauseId(f"n-{name}")
        extra = {}
        if kind is Kind.FIELD:
            extra["field"] = "title"
        if kind is Kind.CELL:
            extra["cell"] = Cell("t-1", "r-1", self.serial)
        target = self.cover if kind is Kind.FIELD else self.row()
        target.append(self._clause(identity, kind, text, **extra))

    def _call(self, text: str) -> None:
        verb = re.sub(r"[{}+\-«»]", "", text).split(" ")[0]
        operative = verb in ("resolves", "instructs", "invites", "encourages", "urges", "requests", "recommends")
        schemes = OPERATIVE if operative else PREAMBLE
        self.row().append(self._clause(self._id(), Kind.CALL, text, schemes=schemes, **_whole(text)[0]))

    def _item(self, line: str) -> None:
        level = max((len(line) - len(line.lstrip(" "))) // 2, 1)
        text = line.strip()
        name = ""
        if text.startswith("#"):
            name, _, text = text[1:].partition(" ")
        marks, bare = _whole(text)
        label = LABEL.match(bare)
        kind = Kind.ITEM if label else Kind.PARAGRAPH
        if label:
            text = bare[label.end() :] if not marks else text[:3] + bare[label.end() :]
        literal = label[1] if label and "inserted" not in marks else ""
        self.row().append(self._clause(self._id(name), kind, text, level=level, label=literal, **marks))

    def _clause(self, identity: ClauseId, kind: Kind, text: str, **more: object) -> Clause:
        inline, places = _pieces(text)
        self.places.extend((identity, start, end) for start, end in places)
        return Clause(identity, kind, inline, **more)  # type: ignore[arg-type]


def _whole(text: str) -> tuple[dict[str, Stamps], str]:
    """The marks of a clause whose line is wholly inserted or wholly struck, and its words after the opening mark."""
    for opening, mark, name in (("{++", "++}", "inserted"), ("{--", "--}", "deleted")):
        if text.startswith(opening) and text.endswith(mark) and text.count(opening) == 1:
            return {name: (STAMP,)}, text[3:]
    return {}, text


def _pieces(text: str) -> tuple[Inline, list[tuple[int, int]]]:
    row: list[Piece] = []
    marks: dict[str, Stamps] = {"inserted": (), "deleted": ()}
    places: list[tuple[int, int]] = []
    opened, at, last = 0, 0, 0
    style = Format.PLAIN

    def put(piece: Piece) -> None:
        nonlocal at
        row.append(piece)
        at += width(piece)

    for match in TOKEN.finditer(text):
        if match.start() > last:
            put(Run(text[last : match.start()], style, **marks))
        last = match.end()
        match match[0]:
            case "{++":
                marks["inserted"] = (STAMP,)
            case "++}":
                marks["inserted"] = ()
            case "{--":
                marks["deleted"] = (STAMP,)
            case "--}":
                marks["deleted"] = ()
            case "«":
                opened = at
            case "»":
                places.append((opened, at))
            case "*":
                style ^= Format.ITALIC
            case _ if match[2]:
                put(Reference((ClauseId(f"c-{match[2]}"),), match[1], **marks))
            case _:
                put(NoteMark(ClauseId(f"n-{match[3]}"), **marks))
    if last < len(text):
        put(Run(text[last:], style, **marks))
    return normal(row), places


def written(text: str) -> Written:
    """The document that a text in the notation describes."""
    reader = _Reader()
    for line in text.splitlines():
        if line.strip() and not line.startswith("// "):
            reader.line(line.rstrip())
    proposals = tuple(
        Proposal(ProposalId(f"p-{at:02}"), action, index, clauses=tuple(row))
        for at, (action, index, row) in enumerate(reader.proposals, 1)
    )
    key, place, starts = (part.strip() for part in reader.heads.get("meeting", "||").split("|"))
    document = Document(
        "d-01",
        language=reader.heads.get("language", "en"),
        meeting=Meeting(key, place=place, starts=starts),
        cover=tuple(reader.cover),
        proposals=proposals,
    )
    return Written(document, tuple(reader.places), reader.heads)


def shown(document: Document) -> str:
    """A document in lines of the notation that can be compared: labels as proposed, struck ones as in the base."""
    numbering = number(document)
    lines = []
    for owner, row in rows(document):
        if row:
            lines.append(f"[{owner}]")
        for clause in row:
            label = numbering.label(clause.id)
            text = "".join(
                _shown(piece, words_of(piece, numbering, View.PROPOSED) if isinstance(piece, Reference) else "")
                for piece in clause.inline
            )
            mark = "+" if clause.inserted else "-" if clause.deleted else " "
            lines.append(
                f"{mark}{clause.kind} {label.proposed or label.base} {text}".replace("++}{++", "").replace("--}{--", "")
            )
    return "\n".join(lines)


def _shown(piece: Piece, words: str) -> str:
    text = piece.text if isinstance(piece, Run) else words or "^"
    if piece.inserted:
        text = "{++" + text + "++}"
    return "{--" + text + "--}" if piece.deleted else text
