"""The names citations are sorted by: bodies that adopt texts, and the kinds of text they adopt."""

from __future__ import annotations

from enum import StrEnum


class Body(StrEnum):
    """Who adopted a text, or the treaty a provision belongs to. The values are those of the register's tables."""

    PP = "PP"
    WTDC = "WTDC"
    WTSA = "WTSA"
    RA = "RA"
    WRC = "WRC"
    COUNCIL = "COUNCIL"
    WTPF = "WTPF"
    WCIT = "WCIT"
    WSIS = "WSIS"
    UNGA = "UNGA"
    ITU_D = "ITU-D"
    ITU_T = "ITU-T"
    ITU_R = "ITU-R"
    CONSTITUTION = "CS"
    CONVENTION = "CV"
    GENERAL_RULES = "GR"
    RADIO_REGULATIONS = "RR"
    OTHER = "other"
    """A body outside ITU whose texts the register does not list: the Security Council, the Human Rights Council."""


class InstrumentKind(StrEnum):
    """What kind of text is cited."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    OPINION = "opinion"
    QUESTION = "question"
    REPORT = "report"
    PROVISION = "provision"
    """A number of a treaty: No. 118 of the Constitution."""
    ARTICLE = "article"
    """An article of a treaty."""


TREATIES = frozenset({Body.CONSTITUTION, Body.CONVENTION, Body.GENERAL_RULES, Body.RADIO_REGULATIONS})

SECTORS = frozenset({Body.ITU_D, Body.ITU_T, Body.ITU_R})

CITED_BY_NAME = frozenset({Body.WRC, Body.COUNCIL})
"""Bodies whose meetings are cited by name or session, not by place: (Rev.WRC-19), (C16, last amended C19)."""

MEETING_OF_SECTOR = {Body.ITU_D: Body.WTDC, Body.ITU_T: Body.WTSA, Body.ITU_R: Body.RA}
"""The meeting that adopts the Resolutions of a Sector."""
