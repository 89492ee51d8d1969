"""An invented proposal that shows everything the writer knows: Resolution 900 of a conference that never met."""

from __future__ import annotations

from dataclasses import replace

from editor.core.model.clause import Cell, Clause, Kind
from editor.core.model.document import Action, Actor, Document, Meeting, Proposal
from editor.core.model.ids import ActorId, ClauseId, ProposalId
from editor.core.model.inline import Format, Inline, NoteMark, Reference, Run, Stamp, Stamps

OKORO: Stamps = (Stamp(ActorId("a-mo"), "2029-02-11T09:41:00Z"),)
KAYA: Stamps = (Stamp(ActorId("a-sk"), "2029-02-12T14:05:00Z"),)


def kept(text: str, form: Format = Format.PLAIN) -> Run:
    return Run(text, form)


def new(text: str, by: Stamps = OKORO) -> Run:
    return Run(text, inserted=by)


def struck(text: str, by: Stamps = OKORO) -> Run:
    return Run(text, deleted=by)


def ref(words: str, *targets: str) -> Reference:
    return Reference(tuple(ClauseId(t) for t in targets), words)


class Row:
    """Clauses with ids c-01, c-02, ... or their own."""

    def __init__(self, start: int) -> None:
        self.clauses: list[Clause] = []
        self.used = start

    def add(self, kind: Kind, *pieces: Run | NoteMark | Reference | str, **fields: object) -> None:
        self.used += 1
        inline: Inline = tuple(kept(p) if isinstance(p, str) else p for p in pieces)
        name = ClauseId(str(fields.pop("id", f"c-{self.used:04d}")))
        self.clauses.append(Clause(name, kind, inline, **fields))  # type: ignore[arg-type]

    def item(self, *pieces: Run | NoteMark | Reference | str, **fields: object) -> None:
        self.add(Kind.ITEM, *pieces, **fields)

    def call(self, text: str, *schemes: str, **fields: object) -> None:
        self.add(Kind.CALL, text, schemes=schemes, **fields)


def _modified() -> tuple[Clause, ...]:
    row = Row(0)
    row.add(Kind.NUMBER, "Resolution 900 (Rev.\u00a0", struck("Baku, 2025"), new("Port\u00a0Meridian, 2029"), ")")
    row.add(Kind.TITLE, "Connecting rural and remote communities")
    row.add(
        Kind.OPENING, "The World Telecommunication Development Conference (", struck("Baku, 2025"),
        new("Port\u00a0Meridian, 2029"), "),",
    )  # fmt: skip
    row.call("recalling", "a)", "i)", "–")
    row.item(
        "Resolution\u00a0139 (Rev.\u00a0", struck("Dubai, 2018"), new("Bucharest, 2022"),
        ") of the Plenipotentiary Conference, on the use of telecommunications/ICTs to bridge the digital divide;",
    )  # fmt: skip
    row.item("Resolution\u00a071 (Rev.\u00a0Dubai, 2018) of the Plenipotentiary Conference, on the strategic plan;")
    row.item("No.\u00a0118 of the ITU Constitution;")
    row.item("Resolution\u00a037 (Rev.\u00a0Kigali, 2022) of this conference, on bridging the digital divide;")
    row.item(
        struck("the report of the 2021 forum on village networks, which collected the first measurements of service "
               "in sparsely populated areas;"),
        deleted=OKORO,
    )  # fmt: skip
    row.item("the regional initiatives adopted by this conference for areas that have no fixed network;", id="c-init")
    row.item("the measurements published each year by the Telecommunication Development Bureau,", id="c-meas")
    row.call("considering", "a)", "i)", "–")
    row.item("that more than a third of rural households", new(", and half of those in mountain areas,", KAYA),
             " have no broadband subscription;")  # fmt: skip
    row.item(
        new("that community-run networks have connected villages which no operator had planned to serve, and utilize "
            "spectrum that would otherwise lie idle;", KAYA),
        inserted=KAYA,
    )  # fmt: skip
    row.item("that special support should be given to developing countries", NoteMark(ClauseId("n-0001")), " ",
             struck("which"), new("whose operators"), " face high transport costs;")  # fmt: skip
    row.add(
        Kind.NOTE, "In this resolution the term covers the least developed countries, small islands",
        new(", landlocked countries", KAYA), " and countries with economies in transition.", id="n-0001",
    )  # fmt: skip
    row.item("that, as noted in ", ref("recalling\u00a0f)", "c-init"),
             " above, regional initiatives need data that can be compared from one country to the next,")  # fmt: skip
    row.call("resolves", "1", "i)", "–")
    row.item("that ITU\u2011D continue to collect and publish comparable measurements of coverage, price and quality in "
             "rural areas;")  # fmt: skip
    row.item("that the Director of the Telecommunication Development Bureau promote community networks in areas with "
             "fewer than 20\u00a0inhabitants per square kilometre, ", Run("inter alia", Format.ITALIC, was=Format.PLAIN,
             restyled=KAYA), " in mountain areas;")  # fmt: skip
    row.item("that training be offered in the six official languages;", id="c-train")
    row.item(
        "that small operators be heard when the measurements are designed", struck(";"), new(",", KAYA), id="c-small"
    )
    row.item(struck(" "), new("and ", KAYA), "that their replies be published,", inserted=KAYA, ref="c-small")
    row.call("instructs the Director of the Telecommunication Development Bureau", "1", "i)", "–")
    row.item("to report each year to the Telecommunication Development Advisory Group on:")
    row.item("the villages connected since the last report, by region;", level=2)
    row.item("the cost of each connection, and who paid it;", level=2)
    row.item("by the operator;", level=3)
    row.item("by the state;", level=3)
    row.item(new("the share of women among the technicians trained;", KAYA), level=2, inserted=KAYA)
    row.item("to publish the list of measurements referred to in ", ref("recalling\u00a0g)", "c-meas"),
             " above, with the method used for each;")  # fmt: skip
    row.item("to continue the assistance begun under Resolution\u00a0900 (Rev.\u00a0Baku, 2025)", struck(";"))
    row.item("in the places that no operator serves;", deleted=KAYA)
    row.add(Kind.GONE, ref="c-moved")
    row.item("to invite the regional offices to share what they learn", struck(", as was decided in Baku"), ";")
    row.item(
        "to draw on the reports ", struck("already "), new("so far "), "published when the measurements are revised,",
        moved=OKORO, id="c-moved",
    )  # fmt: skip
    row.call("invites Member States, Sector Members, Associates and Academia", "1", "i)", "–")
    row.item("to give the Bureau the figures it needs for ", ref("resolves\u00a01", "c-0021"), " above;")
    row.item("to take part in the training referred to in ", ref("resolves\u00a03", "c-train"),
             new(", and to lend equipment for it"), ".")  # fmt: skip
    _annex(row)
    row.add(
        Kind.REASONS, "Two of the texts cited have been revised since 2018. The forum of 2021 has run its course and its "
        "results are now part of the yearly measurements.",
    )  # fmt: skip
    return tuple(row.clauses)


def _annex(row: Row) -> None:
    row.add(Kind.ANNEX, "Annex")
    row.add(
        Kind.ANNEX_REF, "(to Resolution 900 (Rev.\u00a0", struck("Baku, 2025"), new("Port\u00a0Meridian, 2029"), "))"
    )
    row.add(Kind.ANNEX_TITLE, "Measurements collected each year")
    row.add(Kind.HEADING, "Scope", label="1", level=1)
    row.add(Kind.PARAGRAPH, "The measurements below are collected for each district.")
    row.item("coverage, in area and in population;", label="•", schemes=("•", "–"))
    row.item("price of the cheapest offer, in local currency and as a share of the monthly income of the poorest fifth of "
             "households;")  # fmt: skip
    cells = (
        ("w-01", True, ("Measurement", "Unit", "Since"), ""),
        ("w-02", False, ("Population covered", "per cent", "2018"), ""),
        ("w-03", False, ("Villages with a relay", "number", "2021"), "deleted"),
        ("w-04", False, ("Price of 5\u00a0GB a month", "per cent of income", "2018"), ""),
        ("w-05", False, ("Technicians trained", "number", "2029"), "inserted"),
    )
    for name, header, texts, state in cells:
        for column, text in enumerate(texts):
            piece = new(text, KAYA) if state == "inserted" else struck(text) if state == "deleted" else kept(text)
            row.add(
                Kind.CELL, piece, cell=Cell("t-01", name, column, header=header),
                inserted=KAYA if state == "inserted" else (), deleted=OKORO if state == "deleted" else (),
            )  # fmt: skip


def _added() -> tuple[Clause, ...]:
    row = Row(500)
    row.add(Kind.NUMBER, "Draft New Resolution [ARC-1]")
    row.add(Kind.TITLE, "Shared towers in sparsely populated areas")
    row.add(Kind.OPENING, "The World Telecommunication Development Conference (Port\u00a0Meridian, 2029),")
    row.call("considering", "a)")
    row.item("that one tower can serve several operators;")
    row.item("that the cost of power exceeds the cost of equipment wherever there is no grid,")
    row.call("resolves")
    row.add(Kind.PARAGRAPH, "that the sharing of towers be counted among the measurements referred to in Resolution\u00a0900 "
            "(Rev.\u00a0Port\u00a0Meridian, 2029),")  # fmt: skip
    row.call("instructs the Director of the Telecommunication Development Bureau")
    row.add(Kind.PARAGRAPH, "to publish, once a year, how many towers are shared and by how many operators.")
    row.add(Kind.REASONS, "Towers are the largest part of the cost of a rural network.")
    return tuple(row.clauses)


def _cover() -> tuple[Clause, ...]:
    row = Row(900)
    for name, text in (
        ("docno", "WTDC-29/XX-E"),
        ("dated", "2029-02-28"),
        ("title", "Proposal to modify WTDC Resolution 900 on connecting rural and remote communities"),
        ("priority", "Resolutions and Recommendations"),
        ("summary", "Two texts cited in Resolution 900 have been revised and one item has run its course. This proposal "
                    "brings the citations up to date, strikes the item, and asks for figures that can be compared."),
        ("expected", "The conference is invited to examine and approve this proposal."),
        ("references", "WTDC Resolution 900; WTDC Resolution 37; No. 118 of the ITU Constitution"),
        ("contact", "M. Okoro, Alliance of Riverine Countries"),
    ):  # fmt: skip
        row.add(Kind.FIELD, text, field=name)
    return tuple(row.clauses)


def sample() -> Document:
    """The proposal."""
    return Document(
        id="d-sample",
        meeting=Meeting("WTDC-29", "World Telecommunication Development Conference 2029 (WTDC-29)", "Port Meridian",
                        "2029-06-04", "2029-06-15"),
        cover=_cover(),
        proposals=(
            Proposal(ProposalId("p-0001"), Action.MOD, "ARC/XX/1", clauses=_modified()),
            Proposal(ProposalId("p-0002"), Action.ADD, "ARC/XX/2", clauses=_added()),
            Proposal(
                ProposalId("p-0003"), Action.SUP, "ARC/XX/3",
                clauses=(
                    Clause(ClauseId("c-0990"), Kind.NUMBER, (Run("Resolution 901 (Kigali, 2022)"),)),
                    Clause(ClauseId("c-0991"), Kind.TITLE, (Run("Forum on village networks"),)),
                ),
            ),
        ),
        actors=(
            Actor(ActorId("a-arc"), "Alliance of Riverine Countries", "group"),
            Actor(ActorId("a-mo"), "M. Okoro", "person", ActorId("a-arc"), 1, "MO"),
            Actor(ActorId("a-sk"), "S. Kaya", "person", ActorId("a-arc"), 2, "SK"),
        ),
        sources=(ActorId("a-arc"),),
    )  # fmt: skip


def body_only(document: Document) -> Document:
    """The document without its cover: what is left is the text of the proposals."""
    return replace(document, cover=(), meeting=Meeting(), sources=())
