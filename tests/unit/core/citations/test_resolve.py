"""The states of citations against the product's register, as of the meeting the document is for, and their remedies."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.citations.context import CitingContext, as_of_meeting
from editor.core.citations.entries import Certainty
from editor.core.citations.finding import RIGHT, Edit, Finding, State
from editor.core.citations.names import Body
from editor.core.citations.parse import parse_citations
from editor.core.citations.register import Register
from editor.core.citations.resolve import resolve, resolve_all

PP, WTSA = "of the Plenipotentiary Conference", "of the World Telecommunication Standardization Assembly"


def applied(text: str, edits: set[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def mended(text: str, findings: tuple[Finding, ...]) -> str:
    return applied(text, {edit for finding in findings for edit in finding.edits})


@pytest.fixture(scope="session")
def kigali(register: Register) -> CitingContext:
    return CitingContext.at(register, "Kigali", 2022)


@pytest.mark.parametrize(
    ("text", "state", "remedy"),
    [
        (f"Resolution 139 (Rev. Dubai, 2018) {PP}", State.CURRENT, None),
        (f"Resolution 71 (Rev. Busan, 2014) {PP}", State.OUTDATED, f"Resolution 71 (Rev. Dubai, 2018) {PP}"),
        ("RESOLUTION 139 (REV. BUSAN, 2014)", State.OUTDATED, "RESOLUTION 139 (REV. DUBAI, 2018)"),
        (f"Resolution 197 (Busan, 2014) {PP}", State.OUTDATED, f"Resolution 197 (Rev. Dubai, 2018) {PP}"),
        (f"Resolution 98 (Geneva, 2022) {WTSA}", State.REVISION_MARK_MISSING,
         f"Resolution 98 (Rev. Geneva, 2022) {WTSA}"),
        ("Resolution\u00a0139 (Dubai, 2018)", State.REVISION_MARK_MISSING,
         "Resolution\u00a0139 (Rev.\u00a0Dubai, 2018)"),
        ("Resolution 200 (Rev. Busan, 2014)", State.REVISION_MARK_SUPERFLUOUS, "Resolution 200 (Busan, 2014)"),
        (f"Resolution 98 (Hamammet, 2016) {WTSA}", State.WRONG_PLACE, f"Resolution 98 (Hammamet, 2016) {WTSA}"),
        ("Resolution 98 (Hamamet, 2016)", State.WRONG_PLACE, "Resolution 98 (Hammamet, 2016)"),
        ("Resolution 85 (Buenos, Aires, 2017) of WTDC", State.WRONG_PLACE,
         "Resolution 85 (Buenos Aires, 2017) of WTDC"),
        (f"Resolution 139 (Rev. Antalya, 2018) {PP}", State.WRONG_PLACE, f"Resolution 139 (Rev. Dubai, 2018) {PP}"),
        (f"Resolution 139 (Rev. Dubai, 2015) {PP}", State.WRONG_YEAR, f"Resolution 139 (Rev. Dubai, 2018) {PP}"),
        ("Resolution 139 (Rev. Dubai, 2015)", State.WRONG_YEAR, "Resolution 139 (Rev. Dubai, 2018)"),
        ("Resolution 30 (Rev. Dubai, 2015)", State.WRONG_YEAR, None),
        ("Resolution 50 (Rev. Dubai, 2018) of this conference", State.WRONG_BODY,
         "Resolution 50 (Rev. Dubai, 2014) of this conference"),
        ("Resolution 50 (Rev. Kigali, 2022) of this conference", State.SAME_CONFERENCE, None),
        ("Resolution 999 (Kigali, 2022) of this conference", State.SAME_CONFERENCE, None),
        ("Resolution 999 (Kigali, 2022)", State.SAME_CONFERENCE, None),
        ("Resolution 50 (Kigali, 2022) of this conference", State.REVISION_MARK_MISSING,
         "Resolution 50 (Rev. Kigali, 2022) of this conference"),
        (f"Resolution 71 (Rev. Bucharest, 2022) {PP}", State.NOT_YET_IN_FORCE,
         f"Resolution 71 (Rev. Dubai, 2018) {PP}"),
        ("Resolution 85 (Rev. Dubai, 2018)", State.UNKNOWN, None),
        ("Resolution 9999 (Rev. Busan, 2014)", State.UNKNOWN, None),
        (f"Resolution 139 {PP}", State.EDITION_MISSING, f"Resolution 139 (Rev. Dubai, 2018) {PP}"),
        ("Resolution 197 (2014)", State.EDITION_MISSING, "Resolution 197 (Busan, 2014)"),
        ("WTDC Resolution 85", State.EDITION_MISSING, "WTDC Resolution 85 (Buenos Aires, 2017)"),
        ("Resolution ITU-R 66 (Rev. Sharm El-Sheikh, 2019) of the Radiocommunication Assembly", State.CURRENT, None),
        ("Resolution 66 (Geneva, 2015)", State.OUTDATED, "Resolution 66 (Rev. Sharm el-Sheikh, 2019)"),
        ("Resolution ITU-R 66-1", State.CURRENT, None),
        ("Resolution 646 (Rev.WRC-15)", State.OUTDATED, "Resolution 646 (Rev.WRC-19)"),
        ("Resolution 646 (WRC-19)", State.REVISION_MARK_MISSING, "Resolution 646 (Rev.WRC-19)"),
        ("Council Resolution 1332", State.CURRENT, None),
        ("Council Decision 482 (2001)", State.OUTDATED, "Council Decision 482 (C01, last amended C20)"),
        ("UNGA Resolution 70/125", State.CURRENT, None),
        ("UNGA Resolution 70/999", State.UNKNOWN, None),
        ("Opinion 4 (Lisbon, 2009)", State.CURRENT, None),
        ("Opinion 4 (Geneva, 2013) of WTPF", State.CURRENT, None),
        ("Recommendation ITU-D 22 (Dubai, 2014)", State.CURRENT, None),
        ("Recommendation ITU-D 22 (Rev. Dubai, 2014)", State.REVISION_MARK_SUPERFLUOUS,
         "Recommendation ITU-D 22 (Dubai, 2014)"),
        ("Recommendation ITU-D 19 (Hyderabad, 2010)", State.CURRENT, None),
        ("Recommendation ITU-T Y.4903", State.CURRENT, None),
        ("Recommendation ITU-T Y.4903 (10/2016)", State.OUTDATED, "Recommendation ITU-T Y.4903 (03/2022)"),
        ("Recommendation ITU-R BT.709-4", State.OUTDATED, "Recommendation ITU-R BT.709-6"),
        ("Recommendation ITU-R BT.709-99", State.UNKNOWN_EDITION, None),
        ("Recommendation ITU-T Y.99999", State.UNKNOWN, None),
        ("No. 118 (Article 21) of the ITU Constitution", State.CURRENT, None),
        ("No. 118 (Article 22) of the ITU Constitution", State.OUTSIDE_ARTICLE,
         "No. 118 (Article 21) of the ITU Constitution"),
        ("No. 118 (Article 21) of the Convention", State.OUTSIDE_ARTICLE, "No. 118 (Article 7) of the Convention"),
        ("No. 260 of the Convention", State.UNKNOWN, None),
        ("Article 99 of the Constitution", State.UNKNOWN, None),
        ("Article 21 of the Constitution", State.CURRENT, None),
        ("No. 5.441B of the Radio Regulations", State.UNCHECKED, None),
        ("Resolution [ARB-2] (Kigali, 2022)", State.UNCHECKED, None),
        ("Resolution 1325 of the Security Council", State.UNCHECKED, None),
        ("ITU-D Question 3/2", State.UNCHECKED, None),
        ("Resolution 99", State.UNCHECKED, None),
    ],
)  # fmt: skip
def test_states(register: Register, kigali: CitingContext, text: str, state: State, remedy: str | None) -> None:
    text, remedy = f"recalling {text}, on", f"recalling {remedy}, on" if remedy else None
    (finding,) = resolve_all(parse_citations(text), register, kigali)
    assert finding.state is state
    assert (mended(text, (finding,)) if finding.edits else None) == remedy


def one(register: Register, text: str, context: CitingContext | None = None) -> Finding:
    (citation,) = parse_citations(text)
    return resolve(citation, register, context)


def test_without_a_meeting_the_date_of_the_register_counts(register: Register) -> None:
    finding = one(register, "Resolution 71 (Rev. Dubai, 2018)")
    assert finding.state is State.OUTDATED
    assert finding.as_of == register.as_of == date(2026, 11, 22)
    assert finding.expected is not None
    assert finding.expected.place == "Bucharest"


def test_as_of_rules_over_the_meeting(register: Register) -> None:
    text = f"Resolution 11 (Rev. Dubai, 2018) {PP}"
    after = CitingContext.at(register, "Kigali", 2022, as_of_meeting(register, "PP-22"))
    assert one(register, text, after).state is State.SUPPRESSED
    before = CitingContext.at(register, "Kigali", 2022, as_of_meeting(register, "PP-18"))
    assert one(register, text, before).state is State.CURRENT
    assert as_of_meeting(register, "PP-3000") is None


def test_absence_is_a_hint_except_where_the_register_is_complete(register: Register, kigali: CitingContext) -> None:
    assert one(register, "Resolution 9999 (Rev. Busan, 2014)", kigali).certainty is Certainty.RECALLED
    assert one(register, "UNGA Resolution 70/999", kigali).certainty is Certainty.RECALLED
    assert one(register, "Resolution 9999 (Dubai, 2018)", kigali).certainty is Certainty.VERIFIED


def test_a_recalled_row_is_never_more_than_a_hint(register: Register) -> None:
    """Whatever is judged by a recalled row says so: for each edition in the register cited as it stands, or aged."""
    for entry in register.entries.values():
        for edition in entry.editions:
            if not edition.place or entry.body is Body.COUNCIL:
                continue
            mark = "Rev. " if edition.revised else ""
            year = "" if entry.body is Body.WRC else f", {edition.year}"
            text = f"{entry.kind.value.capitalize()} {entry.number} ({mark}{edition.place}{year})"
            finding = one(register, text)
            if finding.state in RIGHT:
                continue
            assert finding.state in (State.OUTDATED, State.SUPPRESSED), text
            rests_on = finding.expected if finding.state is State.OUTDATED else finding.cited
            assert rests_on is not None
            assert finding.certainty is rests_on.certainty


def test_outdated_names_what_was_seen_and_offers_what_is_recalled(register: Register) -> None:
    entry = next(
        entry
        for entry in register.entries.values()
        if [e.certainty for e in entry.editions][-2:] == [Certainty.VERIFIED, Certainty.RECALLED]
        and len(entry.editions) > 2 and entry.body is Body.PP
    )  # fmt: skip
    first = entry.editions[-3]
    mark = "Rev. " if first.revised else ""
    finding = one(register, f"{entry.kind.value.capitalize()} {entry.number} ({mark}{first.place}, {first.year}) {PP}")
    assert finding.expected is entry.editions[-2]
    assert finding.alternatives == entry.editions[-1:]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Resolutions 139 and 71 (Rev. Busan, 2014)", "Resolutions 139 and 71 (Rev. Dubai, 2018)"),
        ("Resolutions 139 and 200 (Rev. Busan, 2014)", "Resolutions 139 (Rev. Dubai, 2018) and 200 (Busan, 2014)"),
        ("Resolutions 139 and 200 (Rev. Dubai, 2018)", "Resolutions 139 and 200 (Rev. Dubai, 2018)"),
    ],
)
def test_lists_share_their_remedy(register: Register, kigali: CitingContext, text: str, remedy: str) -> None:
    text, remedy = f"{text} {PP}", f"{remedy} {PP}"
    assert mended(text, resolve_all(parse_citations(text), register, kigali)) == remedy


def test_the_sample_text_of_a_proposal(register: Register, kigali: CitingContext) -> None:
    """The citations of a published proposal to Kigali, with the two faults it has and the one it was given."""
    text = (
        f"a) Resolution 197 (Busan, 2014Rev. Dubai, 2018) {PP}; b) Resolution ITU-R 66 (Geneva, 2015Rev. Sharm "
        f"El-Sheikh, 2019) of the Radiocommunication Assembly; c) Resolution 98 (Hamammet, 2016Geneva, 2022) {WTSA}; "
        "d) Resolution 50 (Rev. Buenos Aires, 2017 Kigali, 2022) of this conference; "
        f"e) Resolution 71 (Rev. Busan, 2014) {PP}; "
        "f) Recommendation ITU-D 22 (Dubai, 2014) of the World Telecommunication Development Conference"
    )
    found = resolve_all(parse_citations(text), register, kigali)
    assert [(f.citation.number, f.state) for f in found if f.state not in RIGHT] == [
        ("98", State.REVISION_MARK_MISSING), ("71", State.OUTDATED),
    ]  # fmt: skip
    assert len(found) == 6


def test_a_conference_of_the_future_is_its_own_authority(register: Register) -> None:
    context = CitingContext(Body.WTDC, "Hilltop", 2031)
    assert (
        one(register, "Resolution 85 (Rev. Hilltop, 2031) of this conference", context).state is State.SAME_CONFERENCE
    )
    assert one(register, "Resolution 85 (Hilltop, 2031)", context).state is State.REVISION_MARK_MISSING
    assert context.day(register) == date(2031, 1, 1)


def test_a_radio_conference_is_found_by_its_name(register: Register) -> None:
    meeting = register.conference("WRC-19")
    assert meeting is not None
    context = CitingContext.of(meeting)
    assert one(register, "Resolution 999 (WRC-19)", context).state is State.SAME_CONFERENCE
    assert context.day(register) == date(2019, 10, 28)


CHANGES = st.sampled_from([
    ("Rev. ", ""), ("2018", "2016"), ("2018", "2014"), ("Dubai", "Duabi"), ("Dubai", "Busan"), ("Dubai", "Kigali"),
])  # fmt: skip


@given(st.sampled_from(["139", "71", "197", "131", "130"]), CHANGES)
def test_planted_faults_are_found_and_mended(register: Register, number: str, change: tuple[str, str]) -> None:
    context = CitingContext.at(register, "Kigali", 2022)
    clean = f"noting Resolution {number} (Rev. Dubai, 2018) {PP}, and"
    assert one(register, clean, context).state is State.CURRENT
    planted = clean.replace(*change)
    findings = resolve_all(parse_citations(planted), register, context)
    assert findings[0].state not in RIGHT
    assert mended(planted, findings) == clean


@given(st.text(st.sampled_from("Resolution 3049,(Rev. Dubai)ITU-R of the Council12/8"), max_size=80))
def test_never_raises_and_edits_lie_inside(register: Register, text: str) -> None:
    for noise in (text, re.sub(r"(\d)", r"Resolution \1 (", text, count=1)):
        for finding in resolve_all(parse_citations(noise), register, CitingContext.at(register, "Kigali", 2022)):
            assert all(0 <= edit.start <= edit.end <= len(noise) for edit in finding.edits)
