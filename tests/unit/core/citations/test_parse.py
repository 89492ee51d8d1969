"""The forms of conventions 5.2 with the noise of real texts: what is cited, and where each part stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.citations.citation import Citation
from editor.core.citations.names import Body, InstrumentKind
from editor.core.citations.parse import parse_citations

FORUM = "World Telecommunication/Information and Communication Technology (ICT) Policy Forum (WTPF)"


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in parse_citations(text)]


def only(text: str) -> Citation:
    (citation,) = parse_citations(text)
    return citation


def status(text: str) -> tuple[bool, str, int | None]:
    edition = only(text).edition
    assert edition is not None
    return edition.revised is not None, edition.name, edition.year


@pytest.mark.parametrize(
    ("text", "kind", "number", "body"),
    [
        ("Resolution 197 (Rev. Dubai, 2018) of the Plenipotentiary Conference", "resolution", "197", Body.PP),
        ("Resolution 98 (Geneva, 2022) of the World Telecommunication Standardization Assembly (WTSA)",
         "resolution", "98", Body.WTSA),
        ("Resolution ITU-R 66 (Rev. Sharm El-Sheikh, 2019) of the Radiocommunication Assembly",
         "resolution", "ITU-R 66", Body.RA),
        ("Resolution 1 (Rev. Dubai, 2014) of WTDC-17", "resolution", "1", Body.WTDC),
        ("WTDC Resolution 85", "resolution", "85", Body.WTDC),
        ("Decision 5 (Rev. Busan, 2014)", "decision", "5", None),
        ("Council Resolution 1380 (C16, amended C17)", "resolution", "1380", Body.COUNCIL),
        ("ITU Council Decision 482", "decision", "482", Body.COUNCIL),
        ("Resolution 1372 adopted by the ITU Council at its 2016 session", "resolution", "1372", Body.COUNCIL),
        ("Resolution 1386 of the Council (2017)", "resolution", "1386", Body.COUNCIL),
        ("Resolution 70/125 of the United Nations General Assembly (UNGA)", "resolution", "70/125", Body.UNGA),
        ("UNGA Resolution 71/243 B", "resolution", "71/243 B", Body.UNGA),
        ("Resolution 20/8 of the Human Rights Council", "resolution", "20/8", Body.OTHER),
        ("UN Security Council resolution 2202 (2015)", "resolution", "2202", Body.OTHER),
        ("Opinion 4 (Geneva, 2013) of WTPF", "opinion", "4", Body.WTPF),
        (f"Opinion 3 (Geneva, 2013) of the {FORUM}", "opinion", "3", Body.WTPF),
        ("Recommendation ITU-T Y.4903", "recommendation", "Y.4903", Body.ITU_T),
        ("Recommendation ITU-T Y.4903/L.1603", "recommendation", "Y.4903/L.1603", Body.ITU_T),
        ("ITU-T Recommendation X.509 (10/2016)", "recommendation", "X.509", Body.ITU_T),
        ("ITUT X.1303 bis", "recommendation", "X.1303 bis", Body.ITU_T),
        ("Recommendation ITU-D 22 (Dubai, 2014)", "recommendation", "ITU-D 22", Body.ITU_D),
        ("Recommendation ITU-R M.2083-0", "recommendation", "M.2083", Body.ITU_R),
        ("Report ITU-R M.2370", "report", "M.2370", Body.ITU_R),
        ("Question ITU-R 229-5/5", "question", "229-5/5", Body.ITU_R),
        ("ITU-D Question 5/1", "question", "5/1", Body.ITU_D),
        ("Resolution [ARB-2] (buenos aires, 2017)", "resolution", "[ARB-2]", None),
        ("RESOLUTION 85 (REV. KIGALI, 2022)", "resolution", "85", None),
        ("No. 118 (Article 21) of the ITU Constitution", "provision", "118", Body.CONSTITUTION),
        ("No. 118 (Article 21 of the Constitution)", "provision", "118", Body.CONSTITUTION),
        ("No. 1) of the ITU Constitution", "provision", "1", Body.CONSTITUTION),
        ("No. 5.441B of the Radio Regulations", "provision", "5.441B", Body.RADIO_REGULATIONS),
        ("No. 63 of the General Rules", "provision", "63", Body.GENERAL_RULES),
        ("CV207A", "provision", "207A", Body.CONVENTION),
        ("Article 32B of the Convention", "article", "32B", Body.CONVENTION),
    ],
)  # fmt: skip
def test_forms(text: str, kind: str, number: str, body: Body | None) -> None:
    citation = only(f"a) {text}, on")
    assert (citation.kind, citation.number, citation.body) == (InstrumentKind(kind), number, body)
    assert (citation.start, citation.end) == (3, 3 + len(text) - len(" session") * text.endswith(" session"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Resolution 71 (Rev. Busan, 2014)", (True, "Busan", 2014)),
        ("Resolution\u00a071 (Rev.\u00a0Busan,\u00a02014)", (True, "Busan", 2014)),
        ("Resolution 71 (Rev.Busan, 2014)", (True, "Busan", 2014)),
        ("Resolution 71 (REV. BUSAN, 2014)", (True, "BUSAN", 2014)),
        ("Resolution 71 (Rev Busan 2014)", (True, "Busan", 2014)),
        ("Resolution 71 (Rev. Busan, 2014 of the", (True, "Busan", 2014)),
        ("Resolution 85 (Buenos Aires, 2017)", (False, "Buenos Aires", 2017)),
        ("Resolution 85 (Buenos, Aires, 2017)", (False, "Buenos, Aires", 2017)),
        ("Resolution ITU\u2011R 66 (Rev. Sharm el\u2011Sheikh, 2019)", (True, "Sharm el-Sheikh", 2019)),
        ("Resolution 20 (Florian\u00f3polis, 2004)", (False, "Florian\u00f3polis", 2004)),
        ("Resolution 646 (Rev.WRC-19)", (True, "WRC-19", 2019)),
        ("Resolution 646 (Rev. WRC\u201119)", (True, "WRC-19", 2019)),
        ("Resolution 26 (WRC12)", (False, "WRC-12", 2012)),
        ("Resolution 958 (WRC-2015)", (False, "WRC-2015", 2015)),
        ("Resolution 1111 (C-1997)", (False, "C97", 1997)),
        ("Council Resolution 1332 (C11)", (False, "C11", 2011)),
        ("Resolution 197 (2014)", (False, "", 2014)),
        ("Resolution 1305 adopted by the Council at its 2009 session", (False, "", 2009)),
    ],
)
def test_statuses(text: str, expected: tuple[bool, str, int]) -> None:
    assert status(text) == expected


def test_each_part_has_its_own_span() -> None:
    text = "see Resolution 139 (Rev. Dubai, 2018) of the Plenipotentiary Conference, on"
    citation = only(text)
    edition = citation.edition
    assert edition is not None
    assert text[edition.start : edition.end] == "Rev. Dubai, 2018"
    parts = (citation.number_part, edition.revised, edition.place, edition.year_part, citation.body_part)
    assert [part and part.text for part in parts] == ["139", "Rev.", "Dubai", "2018", "Plenipotentiary Conference"]
    assert all(part and text[part.start : part.end] == part.text for part in parts)


def test_a_list_shares_its_edition_and_its_body() -> None:
    text = "Resolutions 30 and 143 (Rev. Bucharest, 2022) of the Plenipotentiary Conference"
    first, second = parse_citations(text)
    assert words(text) == ["Resolutions 30", "143 (Rev. Bucharest, 2022) of the Plenipotentiary Conference"]
    assert first.edition is not None
    assert first.edition.shared
    assert second.edition is not None
    assert not second.edition.shared
    assert first.body is second.body is Body.PP


def test_a_list_of_lists() -> None:
    text = "Resolutions 47 and 48 (Rev. Dubai, 2012) and 49, 50 and 75 (Rev. Hammamet, 2016) of WTSA"
    found = parse_citations(text)
    assert [(one.number, one.edition and one.edition.name, one.body) for one in found] == [
        ("47", "Dubai", Body.WTSA), ("48", "Dubai", Body.WTSA),
        ("49", "Hammamet", Body.WTSA), ("50", "Hammamet", Body.WTSA), ("75", "Hammamet", Body.WTSA),
    ]  # fmt: skip


def test_other_lists() -> None:
    assert [one.number for one in parse_citations("Nos. 191A and 191B of the Convention")] == ["191A", "191B"]
    assert [one.number for one in parse_citations("Nos. 69-74 of the General Rules")] == ["69", "74"]
    assert [one.number for one in parse_citations("Recommendations ITU-R M.1036 and M.2083")] == ["M.1036", "M.2083"]
    assert words("Resolution 30 (Rev. Bucharest, 2022), 2 copies") == ["Resolution 30 (Rev. Bucharest, 2022)"]


def test_this_conference() -> None:
    assert only("Resolution 50 (Rev. Kigali, 2022) of this conference").same_conference
    assert only("Resolution 2 (Rev. New Delhi, 2024) of this assembly").same_conference


def test_session_that_amended() -> None:
    edition = only("Council Decision 482 (C01, last amended C20)").edition
    assert edition is not None
    assert (edition.year, edition.amended_year) == (2001, 2020)


def test_struck_and_inserted_run_together() -> None:
    text = "Resolution 197 (Busan, 2014Rev. Dubai, 2018) of the Plenipotentiary Conference"
    edition = only(text).edition
    assert edition is not None
    assert (edition.name, edition.revised is not None, edition.earlier[0].name) == ("Dubai", True, "Busan")
    kept = only("Resolution 50 (Rev. Buenos Aires, 2017 Kigali, 2022) of this conference").edition
    assert kept is not None
    assert (kept.name, kept.revised is not None) == ("Kigali", True)


@pytest.mark.parametrize(
    "text",
    [
        "", "this resolution", "resolves 3, 4 and 5", "the Resolutions of the Conference", "Resolution",
        "Resolution 1.2.3",
        "Article 5 of the Convention on the Rights of the Child", "Article 1 of the Constitution of India",
        "No. 26 made by the delegation", "Question of principle", "Article 27 of the Financial Regulations",
        "Declaration No. 4 and others", "Report 5", "Question 7", "irresolution 5", "CS", "Resolution (Dubai, 2018)",
    ],
)  # fmt: skip
def test_what_cites_nothing(text: str) -> None:
    assert parse_citations(text) == ()


PIECES = st.sampled_from([
    "Resolution", "Resolutions", "Decision", "Recommendation", "Opinion", "Question", "No.", "Nos.",
    "Article", "CS", "ITU", "-", "\u2011", "R", "T", "D", "66", "2018", "70/125", "191A", "Y.4903", "(", ")",
    "Rev.", "Dubai", ",", "and", "to", "of", "the", "this", "conference", "Council", "Constitution", "WRC-19",
    "C16", "last", "amended", "[X]", "\u00a0", " ", " ", "/", "adopted", "by", "at", "its", "session",
    "\u0301", "\u200b", ".", "10/2016", "International", "Union",
])  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join)))
def test_never_raises_and_spans_are_sound(text: str) -> None:
    found = parse_citations(text)
    assert found == parse_citations(text)
    at = 0
    for one in found:
        assert at <= one.start <= one.number_part.start < one.number_part.end <= one.end <= len(text)
        at = one.end
        parts = [one.number_part, one.suffix, one.body_part, one.article]
        if one.edition is not None:
            parts += [one.edition.revised, one.edition.place, one.edition.year_part, one.edition.amended]
        assert all(text[part.start : part.end] == part.text for part in parts if part is not None)
