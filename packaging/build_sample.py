"""Builds the bundled sample proposal: an invented Resolution, amended by two invented persons.

Run it as `python packaging/build_sample.py` in a set-up checkout; the file in `resources/samples` is written anew. The
base is put together from the lines below, and every change goes through the same code as a key press.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from editor.core.commands.forms import form_of  # noqa: E402
from editor.core.model.clause import Cell, Clause, Kind  # noqa: E402
from editor.core.model.document import Action, Actor, BaseText, Document, Meeting, Proposal  # noqa: E402
from editor.core.model.ids import ActorId, ClauseId, ProposalId, derived_id  # noqa: E402
from editor.core.model.inline import NoteMark, Piece, Reference, Run, Stamp, length, plain  # noqa: E402
from editor.core.model.position import Position  # noqa: E402
from editor.core.model.walk import Index  # noqa: E402
from editor.core.numbering.flattened import fingerprint  # noqa: E402
from editor.core.numbering.schemes import OPERATIVE, PREAMBLE  # noqa: E402
from editor.core.tracking import moves, record, structure  # noqa: E402
from editor.core.transform.transform import Transform  # noqa: E402

OKORO = Actor(ActorId(derived_id("a", "sample", "okoro")), "M. Okoro", "person", tag="MO", slot=1)
KAYA = Actor(ActorId(derived_id("a", "sample", "kaya")), "S. Kaya", "person", tag="SK", slot=2)
GROUP = Actor(ActorId(derived_id("a", "sample", "arc")), "Alliance of Riverine Countries", "group", tag="ARC", slot=3)
MEETING = Meeting(
    "WTDC-29", "World Telecommunication Development Conference", "Port Meridian", "2029-05-07", "2029-05-18"
)
_NUMBERS = [count(1)]


def _id(prefix: str = "c") -> ClauseId:
    return ClauseId(derived_id(prefix, "sample", str(next(_NUMBERS[0]))))


def _line(text: str, above: str = "") -> Clause:
    """A clause from a line of the script below, its kind or label first. `above` is the label before: i) after h) is
    a letter."""
    head, _, words = text.partition(" ")
    match head:
        case "NUMBER" | "TITLE" | "OPENING" | "ANNEX" | "HEADING" | "PARAGRAPH" | "REASONS":
            label = "Reasons:" if head == "REASONS" else ""
            return Clause(_id(), Kind[head], plain(words), label=label)
        case "ANNEX-REF" | "ANNEX-TITLE":
            return Clause(_id(), Kind[head.replace("-", "_")], plain(words))
        case "CALL" | "CALL1":
            return Clause(_id(), Kind.CALL, plain(words), schemes=OPERATIVE if head == "CALL1" else PREAMBLE)
        case _:
            level = 2 if head in ("i)", "ii)", "iii)") and above != "h)" else 1
            return Clause(_id(), Kind.ITEM, plain(words), level, label=head)


AMENDED = """\
NUMBER RESOLUTION 900 (Baku, 2025)
TITLE Connecting rural and remote communities
OPENING The World Telecommunication Development Conference (Baku, 2025),
CALL recalling
a) Resolution 139 (Rev. Dubai, 2018) of the Plenipotentiary Conference, on the use of telecommunications/ICTs to bridge the digital divide and build an inclusive information society;
b) Resolution 71 (Rev. Dubai, 2018) of the Plenipotentiary Conference, on the strategic plan of the Union;
c) No. 118 (Article 21) of the ITU Constitution, on the functions of the ITU Telecommunication Development Sector;
d) Resolution 37 (Rev. Kigali, 2022) of this conference, on bridging the digital divide;
e) the report of the 2021 forum on village networks, which collected the first measurements of service in sparsely populated areas;
f) the regional initiatives adopted by this conference for areas that have no fixed network;
g) the measurements of coverage published each year by the Telecommunication Development Bureau;
h) the outcome documents of the World Summit on the Information Society;
i) the 2030 Agenda for Sustainable Development, in particular Goal 9,
CALL considering
a) that more than a third of rural households have no broadband subscription;
b) that special support should be given to developing countries which face high transport costs;
c) that, as noted in @f above, regional initiatives need data that can be compared from one country to the next,
CALL recognizing
PARTIAL that the cost of the first connection is still the main obstacle in remote areas,
CALL1 resolves
1 that ITU-D continue to collect comparable measurements of coverage, price and quality in rural areas;
2 that national plans may set a target for each district:
i) for schools and health centres;
ii) for public offices;
3 that the results be presented to the Telecommunication Development Advisory Group;
4 that the targets mentioned in @two above be reviewed every two years,
CALL1 instructs the Director of the Telecommunication Development Bureau
1 to assist Member States, on request, in drawing up plans for rural connectivity;
2 to publish a handbook of good practice;
3 to report to the conference on the work that followed (Baku, 2025);
4 to cooperate with the Directors of the other Bureaux;
5 to bring the findings mentioned in @e to the attention of regional organizations,
CALL1 invites Member States
1 to take account of the needs of rural communities in licensing;
2 to share their experience of community networks, for the handbook mentioned in @hand above.
ANNEX ANNEX 1
ANNEX-REF (to Resolution 900 (Baku, 2025))
ANNEX-TITLE Measuring coverage
PARAGRAPH Values are given for each district, for the year before.
"""

TABLE = (
    ("Indicator", "Unit", "Every"),
    ("Population covered", "per cent", "2 years"),
    ("Price of 5 GB", "PPP", "year"),
)

ADDED = """\
NUMBER DRAFT NEW RESOLUTION [ARC-1] (Port Meridian, 2029)
TITLE Community networks
OPENING The World Telecommunication Development Conference (Port Meridian, 2029),
CALL considering
a) that community networks have connected villages which no operator had planned to serve;
b) that they share costs among those who use them,
CALL1 resolves
1 that community networks be taken into account in the programmes of ITU-D;
2 to invite the study groups to describe how such networks are licensed.
REASONS Networks run by their users have become the main way to reach small villages.
"""


class _Draft:
    """The amended text while the two authors work on it."""

    def __init__(self, document: Document) -> None:
        self.tx = Transform(document, Index.of(document))
        self._minute = 0

    def stamp(self, actor: Actor) -> Stamp:
        self._minute += 7
        return Stamp(
            actor.id,
            f"2029-02-{11 + self._minute // 600:02}T{9 + self._minute // 60 % 10:02}:{self._minute % 60:02}:00Z",
        )

    def find(self, words: str) -> Clause:
        for proposal in self.tx.document.proposals:
            for clause in proposal.clauses:
                text = "".join(piece.text for piece in clause.inline if isinstance(piece, Run))
                if words in text:
                    return clause
        raise LookupError(words)

    def change(self, actor: Actor, within: str, old: str, new: str) -> None:
        """Replaces `old` by `new` in the clause that holds `within`; an empty `old` puts `new` after `within`."""
        clause = self.find(within)
        wanted = old or within
        at = 0
        for piece in clause.inline:
            place = piece.text.find(wanted) if isinstance(piece, Run) and not piece.deleted else -1
            if place >= 0:
                start = at + place + (0 if old else len(within))
                end = start + len(old)
                stamp = self.stamp(actor)
                record.write(self.tx, Position(clause.id, start), Position(clause.id, end), new, stamp)
                return
            at += len(piece.text) if isinstance(piece, Run) else 1
        raise LookupError(wanted)

    def add_after(self, actor: Actor, words: str, text: str) -> None:
        clause = self.find(words)
        stamp = self.stamp(actor)
        new = structure.add_after(self.tx, clause.id, _id(), (clause.kind, clause.level), stamp)
        record.insert(self.tx, Position(new, 0), plain(text), stamp)


def _base() -> tuple[Clause, ...]:
    """The rows of the base text, with its references, footnote and table."""
    row: list[Clause] = []
    for line in AMENDED.splitlines():
        row.append(_line(line.replace("PARTIAL", "PARAGRAPH"), row[-1].label if row else ""))
    targets = {
        "@f": _named(row, "the regional initiatives"),
        "@e": _named(row, "the report of"),
        "@two": _named(row, "national plans"),
        "@hand": _named(row, "to publish a handbook"),
    }
    words = {"@f": "recalling f)", "@e": "recalling e)", "@two": "resolves 2", "@hand": "instructs the Director 2"}
    built = []
    for clause in row:
        pieces: list[Piece] = []
        for piece in clause.inline:
            pieces += _referring(piece, targets, words)
        clause = replace(clause, inline=tuple(pieces))
        if "special support" in _words(clause):
            note = _id("n")
            text = "that special support should be given to developing countries"
            rest = _words(clause).removeprefix(text)
            clause = replace(clause, inline=(Run(text), NoteMark(note), Run(rest)))
            built.append(clause)
            built.append(
                Clause(
                    note,
                    Kind.NOTE,
                    plain(
                        "In this resolution the term covers the least developed countries, small island developing states, landlocked developing countries and countries with economies in transition."
                    ),
                )
            )
            continue
        built.append(clause)
    return (*built, *_table(), Clause(_id(), Kind.REASONS, label="Reasons:"))


def _words(clause: Clause) -> str:
    return "".join(piece.text for piece in clause.inline if isinstance(piece, Run))


def _named(row: list[Clause], words: str) -> ClauseId:
    return next(clause.id for clause in row if words in _words(clause))


def _referring(piece: Piece, targets: dict[str, ClauseId], words: dict[str, str]) -> list[Piece]:
    if not isinstance(piece, Run) or "@" not in piece.text:
        return [piece]
    head, _, rest = piece.text.partition("@")
    name = "@" + rest.split(" ")[0]
    tail = rest[len(name) - 1 :]
    return [Run(head), Reference((targets[name],), words[name]), Run(tail)]


def _table() -> list[Clause]:
    table = _id("t")
    found = []
    for at, cells in enumerate(TABLE):
        line = _id("w")
        for column, text in enumerate(cells):
            place = Cell(table, line, column, header=at == 0)
            found.append(Clause(_id(), Kind.CELL, plain(text), cell=place))
    return found


def _amend(draft: _Draft) -> None:
    """What the two authors do to the base."""
    for within in ("RESOLUTION 900 (", "Conference (Baku", "(to Resolution 900"):
        new = "Port Meridian, 2029" if "Conference" in within else "Rev. Port Meridian, 2029"
        draft.change(OKORO, within, "Baku, 2025", new)
    draft.change(OKORO, "on the use of telecommunications", "Dubai, 2018", "Bucharest, 2022")
    structure.strike(draft.tx, draft.find("to publish a handbook").id, draft.stamp(OKORO))
    draft.change(KAYA, "more than a third of rural households", "", ", and half of those in mountain areas,")
    draft.add_after(
        KAYA,
        "more than a third",
        "that community-run networks have connected villages which no operator had planned to serve, and utilise "
        "spectrum that would otherwise lie idle;",
    )
    draft.change(OKORO, "face high transport costs", "which", "whose operators")
    draft.change(OKORO, "national plans may set", "may", "should")
    draft.add_after(KAYA, "for public offices", "for markets and places of worship;")
    results = draft.find("that the results be presented")
    targets = draft.find("that the targets mentioned")
    owner, _ = draft.tx.index.places[results.id]
    moves.move(draft.tx, results.id, owner, targets.id, _id("g"), draft.stamp(OKORO))
    draft.change(KAYA, "that the results be presented", "presented", "submitted in good time")
    draft.change(KAYA, "to cooperate with the Directors", "the Directors", "the Secretary-General and the Directors")
    row = [c for c in draft.tx.document.proposals[0].clauses if c.kind is Kind.CELL]
    _new_row(draft, row)
    reasons = next(c for c in draft.tx.document.proposals[0].clauses if c.kind is Kind.REASONS)
    text = "The handbook has been published; what matters now is to measure, and to reach mountain areas."
    record.insert(draft.tx, Position(reasons.id, 0), plain(text), draft.stamp(OKORO))


def _new_row(draft: _Draft, cells: list[Clause]) -> None:
    from editor.core.transform.step import InsertClauses

    last = cells[-1]
    assert last.cell is not None
    stamp = draft.stamp(KAYA)
    line = _id("w")
    fresh = tuple(
        Clause(
            _id(),
            Kind.CELL,
            (Run(text, inserted=(stamp,)),),
            cell=Cell(last.cell.table, line, column),
            inserted=(stamp,),
        )
        for column, text in enumerate(("Households in mountain areas covered", "per cent", "2 years"))
    )
    owner, _ = draft.tx.index.places[last.id]
    draft.tx.add(InsertClauses(owner, last.id, fresh))


def _cover() -> tuple[Clause, ...]:
    values = {
        "docno": "Document WTDC-29/XX-E",
        "dated": "2 March 2029",
        "source": GROUP.name,
        "title": "Proposals on rural connectivity",
        "priority": "Resolutions and Recommendations",
        "summary": "The members of the Alliance propose to bring Resolution 900 up to date, to add mountain areas and community networks, and to suppress Resolution 31, whose work is done.",
        "expected": "WTDC-29 is invited to examine and approve the proposals in this document.",
        "references": "Resolution 139 (Rev. Bucharest, 2022); Resolution 37 (Rev. Kigali, 2022)",
    }
    return tuple(
        Clause(_id(), Kind.FIELD, plain(values.get(name, "")), label=label, field=name)
        for name, label in form_of("WTDC").fields
    )


def sample() -> Document:
    """The sample proposal, the same each time."""
    _NUMBERS[0] = count(1)
    by = (GROUP.id,)
    suppressed = (
        _line("NUMBER RESOLUTION 31 (Rev. Kigali, 2022)"),
        _line("TITLE Regional preparations for world telecommunication development conferences"),
        _line("REASONS Its provisions have been taken over by the rules of procedure."),
    )
    document = Document(
        derived_id("d", "sample"),
        meeting=MEETING,
        cover=_cover(),
        proposals=(
            Proposal(ProposalId(_id("p")), Action.MOD, "ARC/XX/1", by, clauses=_base()),
            Proposal(ProposalId(_id("p")), Action.ADD, "ARC/XX/2", by, clauses=tuple(map(_line, ADDED.splitlines()))),
            Proposal(ProposalId(_id("p")), Action.SUP, "ARC/XX/3", by, clauses=suppressed),
        ),
        actors=(OKORO, KAYA, GROUP),
        sources=by,
    )
    amended = document.proposals[0]
    base = BaseText("WTDC/RES/900", "Baku, 2025", fingerprint(document, amended))
    document = replace(document, proposals=(replace(amended, base=base), *document.proposals[1:]))
    draft = _Draft(document)
    _amend(draft)
    assert length(draft.find("that the results").inline)
    return draft.tx.document


def main() -> None:
    """Writes the sample."""
    from editor.formats import xml

    target = ROOT / "resources" / "samples" / "sample-proposal.clause"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(xml.write(sample()))
    print(f"written: {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
