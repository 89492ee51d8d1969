"""Generated proposals for measuring: so many clauses, three in ten of them changed, by five authors."""

from __future__ import annotations

from random import Random

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Actor, Document, Meeting, Proposal
from editor.core.model.ids import ActorId, ClauseId, ProposalId
from editor.core.model.inline import Inline, NoteMark, Run, Stamp, plain
from editor.core.numbering.schemes import OPERATIVE, PREAMBLE

WORDS = [
    "that",
    "the",
    "development",
    "of",
    "broadband",
    "networks",
    "in",
    "rural",
    "and",
    "remote",
    "areas",
    "requires",
    "an",
    "enabling",
    "environment",
    "and",
    "cooperation",
    "among",
    "Member",
    "States",
    "Sector",
    "Members",
    "and",
    "regional",
    "organizations",
    "taking",
    "into",
    "account",
    "national",
    "plans",
]
ITEMS = 12
"""Items a group."""


def generated(count: int, seed: int = 1) -> Document:
    """A proposal of about `count` clauses in groups of twelve items; the same for the same seed."""
    random = Random(seed)
    actors = tuple(
        Actor(ActorId(f"a-{n:02}"), f"Author {n}", tag=f"A{n}", slot=n, delegation="Novaland") for n in range(1, 6)
    )
    row = [
        Clause(ClauseId("c-number"), Kind.NUMBER, plain("RESOLUTION 900 (Baku, 2025)")),
        Clause(ClauseId("c-title"), Kind.TITLE, plain("Connecting rural and remote communities")),
    ]
    label = 0
    for number in range(count):
        if number % (ITEMS + 1) == 0:
            call = "considering" if number < count // 2 else "resolves"
            schemes = PREAMBLE if call == "considering" else OPERATIVE
            row.append(Clause(ClauseId(f"c-g{number:06}"), Kind.CALL, plain(call), schemes=schemes))
            label = 0
            continue
        label += 1
        text = " ".join(random.choice(WORDS) for _ in range(random.randrange(12, 60))) + ";"
        stamp = Stamp(random.choice(actors).id, "2026-11-20T10:00:00Z")
        row += _item(random, number, label, text, stamp, row[-1])
    proposal = Proposal(ProposalId("p-gen"), Action.MOD, "ARC/XX/1", (), clauses=tuple(row))
    return Document("d-gen", meeting=Meeting("WTDC-29", "", "Port Meridian"), proposals=(proposal,), actors=actors)


def _item(random: Random, number: int, label: int, text: str, stamp: Stamp, above: Clause) -> list[Clause]:
    identity = ClauseId(f"c-i{number:06}")
    literal = f"{chr(96 + label)})" if label <= 26 else ""
    kind = random.random()
    if kind < 0.05:
        return [Clause(identity, Kind.ITEM, (Run(text, inserted=(stamp,)),), inserted=(stamp,))]
    if kind < 0.10:
        return [Clause(identity, Kind.ITEM, (Run(text, deleted=(stamp,)),), label=literal, deleted=(stamp,))]
    inline: Inline = plain(text)
    if kind < 0.30:
        at = len(text) // 2
        inline = (
            Run(text[:at]),
            Run(text[at : at + 9], deleted=(stamp,)),
            Run("new words", inserted=(stamp,)),
            Run(text[at + 9 :]),
        )
    found = [Clause(identity, Kind.ITEM, inline, label=literal)]
    if number % 10 == 3:
        note = ClauseId(f"n-n{number:06}")
        found[0] = Clause(identity, Kind.ITEM, (*inline, NoteMark(note)), label=literal)
        found.append(Clause(note, Kind.NOTE, plain("A note that explains the term.")))
    return found
