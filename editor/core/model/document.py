"""A document: cover, proposals, and those who speak in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editor.core.model.clause import Clause
from editor.core.model.ids import ActorId, ClauseId, ProposalId
from editor.core.model.inline import Inline


class Action(StrEnum):
    """The symbol of a proposal (guidelines for the presentation of proposals of PP, WTDC and WTSA)."""

    ADD = "ADD"
    ADD_STAR = "ADD*"
    MOD = "MOD"
    MOD_EDITORIAL = "(MOD)"
    SUP = "SUP"
    SUP_STAR = "SUP*"
    NOC = "NOC"
    NOC_UNDERLINED = "NOC_"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meeting:
    """The conference a document is submitted to. Dates are ISO, ``YYYY-MM-DD``, or empty."""

    key: str = ""
    name: str = ""
    place: str = ""
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """One who submits or edits: kind is state, group, sector-member, person or secretariat; `of` whom a person
    speaks for; `slot` the author colour, from 1, or 0 while none is given; `tag` the capitals in the margin.
    `delegation` and `region` are a person's, in words."""

    id: ActorId
    name: str
    kind: str = "person"
    of: ActorId | None = None
    slot: int = 0
    tag: str = ""
    delegation: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class BaseText:
    """Which text in force a proposal amends: register key, edition (``Rev. Dubai, 2018``), and the SHA-256 of its
    base view as `editor.core.numbering.fingerprint` computes it."""

    key: str
    edition: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One requested action on one instrument. `index` is the index number, as in ``ARC/24A7/1``."""

    id: ProposalId
    action: Action = Action.MOD
    index: str = ""
    by: tuple[ActorId, ...] = ()
    base: BaseText | None = None
    instrument: str = "resolution"
    clauses: tuple[Clause, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def is_tracked(self) -> bool:
        """Whether changes are marked: a new text (ADD) has no base to mark them against."""
        return self.action not in (Action.ADD, Action.ADD_STAR)

    def holding(self, clauses: tuple[Clause, ...]) -> Proposal:
        """The same proposal with other clauses."""
        return Proposal(
            *(self.id, self.action, self.index, self.by, self.base, self.instrument, clauses, self.extra),
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a clause; never part of the text."""

    id: ClauseId
    on: ClauseId
    by: ActorId
    at: str
    inline: Inline
    done: bool = False


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a reader did not understand outside the text: the path of its parent, and its source."""

    parent: str
    payload: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document to be submitted. `cover` holds `FIELD` clauses; `sources` are those who submit it; `must` names
    features a reader has to know; `minor` is the minor version of the format it was read from."""

    id: str
    language: str = "en"
    meeting: Meeting = Meeting()
    cover: tuple[Clause, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources: tuple[ActorId, ...] = ()
    remarks: tuple[Remark, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    must: tuple[str, ...] = ()
    minor: int = 0

    def holding(self, cover: tuple[Clause, ...], proposals: tuple[Proposal, ...]) -> Document:
        """The same document with other text."""
        return Document(
            *(self.id, self.language, self.meeting, cover, proposals, self.actors, self.sources, self.remarks),
            *(self.foreign, self.must, self.minor),
        )
