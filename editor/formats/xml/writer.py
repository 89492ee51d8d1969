"""Writing a document as clause XML in its canonical form: the same document gives the same bytes, a clause a line."""

from __future__ import annotations

from collections.abc import Sequence

from editor.core.model.clause import Kind
from editor.core.model.document import Actor, Document, Proposal, Remark
from editor.core.model.inline import Inert
from editor.core.numbering.flattened import fingerprint
from editor.core.numbering.number import Numbering, number
from editor.core.ports import EditorError, UnreadableFile
from editor.formats.xml import prescan
from editor.formats.xml.characters import attribute, plain, required
from editor.formats.xml.kept import Kept
from editor.formats.xml.schema import CONFLICT, LEADING_FIELDS, MAJOR, MINOR, NAMESPACE
from editor.formats.xml.writer_blocks import Blocks
from editor.formats.xml.writer_inline import inline
from editor.formats.xml.writer_lines import Lines, anchored


def write(document: Document, numbering: Numbering | None = None) -> bytes:
    """The bytes of a document.

    Raises `EditorError` where the base text of a proposal is not what it was, or where the result would be beyond what
    `read` accepts. `numbering` spares computing the labels again.
    """
    if any(proposal.base for proposal in document.proposals):
        numbering = numbering or number(document)
        for proposal in document.proposals:
            _check_base(document, proposal, numbering)
    kept = Kept(document)
    begun: set[str] = set()
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', _start(document, kept), *kept.after("contribution/")]
    lines += [*_head(document, kept, begun), *kept.after("contribution/head")]
    lines += [*_actors(document, kept), *kept.after("contribution/actors")]
    for proposal in document.proposals:
        lines += [*_proposal(proposal, kept, begun), *kept.after(f"contribution/{proposal.id}")]
    if document.remarks:
        lines += [*_remarks(document.remarks, kept), *kept.after("contribution/remarks")]
    lines += [*kept.left(), "</contribution>", ""]
    data = "\n".join(lines).encode()
    try:
        prescan.check(data)
    except UnreadableFile as fault:
        raise EditorError(f"The document cannot be saved as it is. {fault.cause}", fault.place) from fault
    return data


def _check_base(document: Document, proposal: Proposal, numbering: Numbering) -> None:
    if proposal.base is None or not proposal.base.sha256 or has_conflict(proposal):
        return
    if fingerprint(document, proposal, numbering) != proposal.base.sha256:
        raise EditorError(
            "The base text is not the text in force that it was made from, and a file must not be written with an"
            " altered base text.",
            f"proposal {proposal.index or proposal.id}",
        )


def has_conflict(proposal: Proposal) -> bool:
    """Whether some clause has versions not yet decided between; what the base says there is inside them."""
    blocks = (clause for clause in proposal.clauses if clause.kind is Kind.FOREIGN)
    return any(isinstance(piece, Inert) and piece.name == CONFLICT for block in blocks for piece in block.inline)


def _start(document: Document, kept: Kept) -> str:
    attributes = required("format", f"{MAJOR}.{max(document.minor, MINOR)}")
    attributes += required("id", document.id) + required("lang", document.language)
    attributes += attribute("must", " ".join(document.must)) + kept.attributes("contribution")
    return f'<contribution xmlns="{NAMESPACE}"{kept.declarations()}{attributes}>'


def _head(document: Document, kept: Kept, begun: set[str]) -> list[str]:
    meeting = document.meeting
    attributes = attribute("key", meeting.key) + attribute("place", meeting.place)
    attributes += attribute("from", meeting.starts) + attribute("to", meeting.ends)
    conference = f"<conference{attributes}{kept.attributes('head/conference')}>{plain(meeting.name)}</conference>"
    lines = [f"<head{kept.attributes('head')}>", *kept.after("head/"), conference, *kept.after("head/conference")]
    units = anchored(document.cover)
    leading = 0
    while leading < len(units) and units[leading].clause.field in LEADING_FIELDS:
        leading += 1
    blocks = Blocks(Lines("head", kept, begun))
    blocks.cover(units[:leading])
    for source in document.sources:
        place = f"head/source {source}"
        blocks.written.append(f"<source{required('ref', source)}{kept.attributes(place)}/>")
        blocks.written += kept.after(place)
    blocks.cover(units[leading:])
    return [*lines, *blocks.written, *kept.left("head/"), "</head>"]


def _actors(document: Document, kept: Kept) -> list[str]:
    lines = [f"<actors{kept.attributes('actors')}>", *kept.after("actors/")]
    for actor in document.actors:
        place = f"actors/{actor.id}"
        lines += [f"<actor{_actor(actor)}{kept.attributes(place)}>{plain(actor.name)}</actor>", *kept.after(place)]
    return [*lines, *kept.left("actors/"), "</actors>"]


def _actor(actor: Actor) -> str:
    attributes = required("id", actor.id) + required("kind", actor.kind) + attribute("of", actor.of or "")
    attributes += attribute("slot", str(actor.slot) if actor.slot else "") + attribute("tag", actor.tag)
    return attributes + attribute("delegation", actor.delegation) + attribute("region", actor.region)


def _proposal(proposal: Proposal, kept: Kept, begun: set[str]) -> list[str]:
    place = str(proposal.id)
    attributes = required("id", place) + attribute("symbol", proposal.index) + required("action", proposal.action.value)
    attributes += attribute("by", " ".join(proposal.by)) + kept.written(proposal.extra)
    lines = [f"<proposal{attributes}>", *kept.after(f"{place}/")]
    base = proposal.base
    if base is not None:
        names = required("key", base.key) + required("edition", base.edition) + attribute("sha256", base.sha256)
        lines += [f"<base{names}{kept.attributes(place + '/base')}/>", *kept.after(f"{place}/base")]
    units = anchored(proposal.clauses)
    end = len(units)
    while end and units[end - 1].clause.kind is Kind.REASONS and units[end - 1].clause.cell is None:
        end -= 1
    first = units[0].clause if end else None
    identity = required("id", first.id) if first and first.kind is Kind.NUMBER and first.cell is None else ""
    kind = required("kind", proposal.instrument)
    blocks = Blocks(Lines(place, kept, begun))
    blocks.written.append(f"<instrument{kind}{identity}{kept.attributes(place + '/instrument')}>")
    blocks.instrument(units[:end])
    blocks.written += ["</instrument>", *kept.after(f"{place}/instrument")]
    blocks.reasons(units[end:])
    return [*lines, *blocks.written, *kept.left(f"{place}/"), "</proposal>"]


def _remarks(remarks: Sequence[Remark], kept: Kept) -> list[str]:
    lines = [f"<remarks{kept.attributes('remarks')}>", *kept.after("remarks/")]
    for remark in remarks:
        place = f"remarks/{remark.id}"
        attributes = required("id", remark.id) + required("on", remark.on) + required("by", remark.by)
        attributes += attribute("at", remark.at) + (required("done", "true") if remark.done else "")
        lines += [f"<remark{attributes}{kept.attributes(place)}>{inline(remark.inline)}</remark>", *kept.after(place)]
    return [*lines, *kept.left("remarks/"), "</remarks>"]
