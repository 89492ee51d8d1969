"""Reading clause XML: bytes to a document and what there is to say about it.

A file of a later minor version is read with what is unknown kept; one of a later major version as plain paragraphs,
read-only. A damaged file is read as far as it can be, read-only, so that saving cannot lose the rest.
"""

from __future__ import annotations

import hashlib
import re

from lxml import etree

from editor.core.model.document import Action, Actor, BaseText, Document, Meeting, Proposal, Remark
from editor.core.model.ids import ActorId, ClauseId, ProposalId, derived_id
from editor.core.ports import Noticed, Progress, Reading, UnreadableFile, no_progress
from editor.formats.xml import foreign, prescan, reader_checks, reader_recovery
from editor.formats.xml.kept import sorted_by_place
from editor.formats.xml.notices import Notices
from editor.formats.xml.reader_blocks import RowReader
from editor.formats.xml.reader_inline import OWN, InlineReader, folded, own_name
from editor.formats.xml.reader_later import as_text
from editor.formats.xml.schema import FIELDS, MAJOR, full_time

_FORMAT = re.compile(r"(\d{1,4})\.(\d{1,4})")
_FAMILY = "urn:x-clause:"
_STEP = 500
"""Clauses between two words of progress."""


def read(data: bytes, name: str, progress: Progress = no_progress) -> Reading:  # noqa: ARG001 (as `Reader` has it)
    """The document in the bytes. Raises `UnreadableFile` where there is none."""
    damage = prescan.check(data)
    notices = Notices()
    read_only = ""
    root: etree._Element | None = None
    if damage is None:
        try:
            root = etree.fromstring(data, foreign.parser())
        except etree.XMLSyntaxError as fault:
            damage = prescan.Damage(fault.lineno or 1, (fault.offset or 0) + 1, fault.msg or "not well-formed")
    if root is None:
        assert damage is not None
        recovered = reader_recovery.recovered(data, damage)
        root, read_only = recovered.root, recovered.explanation
        notices.tell(Noticed.DAMAGED, recovered.explanation, damage.place)
    major, minor = _version(root, notices)
    if major != MAJOR:
        return as_text(root, f"{major}.{minor}")
    document = _Document(root, notices, progress).read(minor)
    reasons = (read_only, *reader_checks.check(document, notices))
    return Reading(document, notices.problems(), " ".join(reason for reason in reasons if reason))


def _version(root: etree._Element, notices: Notices) -> tuple[int, int]:
    """The format version. Raises where the first element is not ours."""
    name = etree.QName(root)
    space = name.namespace or ""
    if name.localname != "contribution" or not space.startswith(_FAMILY):
        raise UnreadableFile(f"This is not a document of this program: its first element is “{name.localname}”.")
    match = _FORMAT.fullmatch(root.get("format", ""))
    if root.tag != OWN + "contribution":
        major = space[len(_FAMILY) :]
        return (int(major) if major.isascii() and major.isdigit() else 0), int(match[2]) if match else 0
    if match is None:
        notices.tell(Noticed.REPAIRED, "The file does not say which version of the format it has; it is read as 1.0.")
        return MAJOR, 0
    return int(match[1]), int(match[2])


class _Document:
    """A document while it is read."""

    def __init__(self, root: etree._Element, notices: Notices, progress: Progress) -> None:
        self.root = root
        self.notices = notices
        self._progress = progress
        self._done = 0
        self._total = sum(1 for _ in root.iter(OWN + "clause")) or 1

    def _tick(self) -> None:
        if self._done % _STEP == 0:
            self._progress("Reading clauses", min(self._done, self._total), self._total)
        self._done += 1

    def read(self, minor: int) -> Document:
        root = self.root
        self._attributes(root, {"format", "id", "lang", "must"}, "contribution")
        identity = root.get("id") or derived_id("d", hashlib.sha256(etree.tostring(root)).hexdigest())
        parts: dict[str, list[etree._Element]] = {"head": [], "actors": [], "proposal": [], "remarks": []}
        place = "contribution/"
        for child in root:
            name = own_name(child)
            if name in parts and (name == "proposal" or not parts[name]):
                parts[name].append(child)
                place = f"contribution/{child.get('id') if name == 'proposal' else name}"
            elif name == "kept":
                self._kept(child)
            else:
                self.notices.keep(place, foreign.canonical(child))
            self._stray(child.tail)
        self.notices.taken(identity, "d")
        actors = tuple(actor for element in parts["actors"] for actor in self._actors(element))
        meeting, cover = Meeting(), RowReader("head", self.notices, self._tick)
        sources: tuple[ActorId, ...] = ()
        for element in parts["head"]:
            meeting, sources = self._head(element, cover)
        proposals = tuple(self._proposal(element) for element in parts["proposal"])
        remarks = tuple(remark for element in parts["remarks"] for remark in self._remarks(element))
        return Document(
            id=identity,
            language=root.get("lang", "en"),
            meeting=meeting,
            cover=tuple(cover.row),
            proposals=proposals,
            actors=actors,
            sources=sources,
            remarks=remarks,
            foreign=sorted_by_place(self.notices.foreign),
            must=tuple(root.get("must", "").split()),
            minor=minor,
        )

    def _attributes(self, element: etree._Element, own: set[str], place: str) -> None:
        for name, value in element.attrib.items():
            if name not in own:
                self.notices.keep_attribute(place, str(name), str(value))

    def _foreign(self, element: etree._Element, place: str) -> None:
        if own_name(element) == "kept":
            self._kept(element)
        else:
            self.notices.keep(place, foreign.canonical(element))
        self._stray(element.tail)

    def _kept(self, element: etree._Element) -> None:
        inner = element[0] if len(element) else None
        payload = "".join(element.itertext()) if inner is None else foreign.canonical(inner)
        self.notices.keep(element.get("after", "contribution/"), payload)

    def _stray(self, text: str | None) -> None:
        if text and not text.isspace():
            words = folded(text).strip()[:200]
            self.notices.tell(Noticed.LEFT_OUT, f"Words outside the text were left out: “{words}”.")

    def _head(self, element: etree._Element, cover: RowReader) -> tuple[Meeting, tuple[ActorId, ...]]:
        meeting, sources, place = Meeting(), [], "head/"
        self._attributes(element, set(), "head")
        self._stray(element.text)
        for child in element:
            name = own_name(child)
            at = len(cover.row)
            match name:
                case "conference":
                    get = child.get
                    words = "".join(child.itertext())
                    meeting = Meeting(get("key", ""), words, get("place", ""), get("from", ""), get("to", ""))
                    place = "head/conference"
                    self._attributes(child, {"key", "place", "from", "to"}, place)
                case "source":
                    sources.append(ActorId(child.get("ref", "")))
                    place = f"head/source {sources[-1]}"
                    self._attributes(child, {"ref"}, place)
                case "table":
                    cover.table(child)
                case _ if name == "line" or name in FIELDS:
                    cover.field(child, child.get("field", "") if name == "line" else name)
                case "block" | "clause" | "heading" | "gone":
                    cover.block(child, name)
                case _:
                    self._foreign(child, place)
                    continue
            if len(cover.row) > at and name != "table":
                place = f"head/{cover.row[at].id}"
            self._stray(child.tail)
        return meeting, tuple(sources)

    def _actors(self, element: etree._Element) -> list[Actor]:
        actors, place = [], "actors/"
        self._attributes(element, set(), "actors")
        for child in element:
            if own_name(child) != "actor":
                self._foreign(child, place)
                continue
            get = child.get
            identity = ActorId(self.notices.claim(get("id"), "actors", "actor", "a"))
            slot = get("slot", "")
            actors.append(
                Actor(
                    identity,
                    "".join(child.itertext()),
                    get("kind", "person"),
                    ActorId(get("of", "")) or None,
                    int(slot) if slot.isascii() and slot.isdigit() and len(slot) < 4 else 0,
                    get("tag", ""),
                    get("delegation", ""),
                    get("region", ""),
                )
            )
            place = f"actors/{identity}"
            self._attributes(child, {"id", "kind", "of", "slot", "tag", "delegation", "region"}, place)
            self._stray(child.tail)
        return actors

    def _proposal(self, element: etree._Element) -> Proposal:
        identity = str(self.notices.claim(element.get("id"), "contribution", "proposal", "p"))
        row, base, kind, place = RowReader(identity, self.notices, self._tick), None, "resolution", f"{identity}/"
        self._stray(element.text)
        for child in element:
            match own_name(child):
                case "base":
                    base = BaseText(child.get("key", ""), child.get("edition", ""), child.get("sha256", ""))
                    place = f"{identity}/base"
                    self._attributes(child, {"key", "edition", "sha256"}, place)
                case "instrument":
                    kind, place = child.get("kind", "resolution"), f"{identity}/instrument"
                    self._attributes(child, {"kind", "id"}, place)
                    row.instrument(child)
                case "reasons":
                    place = f"{identity}/{row.reasons(child)}"
                case _:
                    self._foreign(child, place)
                    continue
            self._stray(child.tail)
        own = {"id", "symbol", "action", "by"}
        return Proposal(
            ProposalId(identity),
            self._action(element, identity),
            element.get("symbol", ""),
            tuple(ActorId(actor) for actor in element.get("by", "").split()),
            base,
            kind,
            tuple(row.row),
            tuple((str(name), str(value)) for name, value in element.attrib.items() if name not in own),
        )

    def _action(self, element: etree._Element, place: str) -> Action:
        action = element.get("action", Action.OTHER.value)
        if action in set(Action):
            return Action(action)
        message = f"The symbol “{action[:20]}” of a proposal is not known; the proposal is read without a symbol."
        self.notices.tell(Noticed.REPAIRED, message, place)
        return Action.OTHER

    def _remarks(self, element: etree._Element) -> list[Remark]:
        remarks, place, inline = [], "remarks/", InlineReader(self.notices)
        self._attributes(element, set(), "remarks")
        for child in element:
            if own_name(child) != "remark":
                self._foreign(child, place)
                continue
            get = child.get
            identity = self.notices.claim(get("id"), "remarks", "remark", "m")
            on, by, at = ClauseId(get("on", "")), ActorId(get("by", "")), full_time(get("at", ""))
            remarks.append(Remark(identity, on, by, at, inline.read(child), get("done") in ("true", "1")))
            place = f"remarks/{identity}"
            self._attributes(child, {"id", "on", "by", "at", "done"}, place)
            self._stray(child.tail)
        return remarks
