"""The register as it ships: lookups by name, meeting and provision, its date, and what it refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editor.core.citations.entries import Certainty, Standing, folded, provision_key, weakest
from editor.core.citations.names import Body, InstrumentKind
from editor.core.citations.register import Register, parse_register
from editor.core.citations.tables import COLUMNS, UnusableTable
from editor.core.citations.wording import citation_text, edition_text

TABLES = Path(__file__).resolve().parents[4] / "resources" / "register"
RESOLUTION, DECISION, RECOMMENDATION = InstrumentKind.RESOLUTION, InstrumentKind.DECISION, InstrumentKind.RECOMMENDATION


def test_texts_are_found_by_body_kind_and_number(register: Register) -> None:
    entry = register.entry(Body.PP, RESOLUTION, "71")
    assert entry is not None
    assert [edition.place for edition in entry.editions][-2:] == ["Dubai", "Bucharest"]
    assert entry.editions[-1].adopted == date(2022, 10, 14)
    assert entry.editions[-1].state is Standing.IN_FORCE
    assert entry.title == "Strategic plan for the Union for 2024-2027"
    assert register.entry(Body.PP, RESOLUTION, "99999") is None


def test_the_sector_may_be_left_out(register: Register) -> None:
    assert register.entry(Body.RA, RESOLUTION, "66") is register.entry(Body.RA, RESOLUTION, "ITU-R 66")
    assert {entry.body for entry in register.numbered(RESOLUTION, "66")} >= {Body.RA, Body.WTDC}


def test_recommendations_have_single_and_double_names(register: Register) -> None:
    entry = register.entry(Body.ITU_T, RECOMMENDATION, "Y.4903")
    assert entry is not None
    assert [edition.mark for edition in entry.editions] == ["10/2016", "03/2022"]
    assert register.entry(Body.ITU_T, RECOMMENDATION, "L.1603") is not None
    assert register.entry(Body.ITU_R, InstrumentKind.QUESTION, "1-4/5") is not None
    assert register.entry(Body.ITU_R, RECOMMENDATION, "BT.70") is None


def test_meetings_are_found_under_every_spelling(register: Register) -> None:
    assert [meeting.short_name for meeting in register.meetings("Hammamet", 2016)] == ["WTSA-16"]
    assert register.meetings("Hamammet", 2016) == register.meetings("HAMMAMET", 2016)
    assert {meeting.body for meeting in register.meetings("Sharm El-Sheikh", 2019)} == {Body.RA, Body.WRC}
    assert register.conference("wrc-19") == register.meeting(Body.WRC, 2019)
    assert register.meeting(Body.PP, 2019) is None


def test_provisions_stand_in_articles_of_their_own_treaty(register: Register) -> None:
    def article(treaty: Body, number: str) -> str | None:
        found = register.article_holding(treaty, number)
        return found.article if found is not None else None

    assert article(Body.CONSTITUTION, "118") == "21"
    assert article(Body.CONVENTION, "118") == "7"
    assert article(Body.CONVENTION, "191A") == "13"
    assert article(Body.CONVENTION, "260") is None
    assert provision_key("215J") < provision_key("215JA") < provision_key("215K")


def test_small_tables(register: Register) -> None:
    assert len(register.members()) == 194
    assert {"LDC", "LLDC"} <= register.members()[0].groups
    assert any(term.term == "U4SSC" for term in register.terms())
    assert any(one.symbol == "AFCP" for one in register.proponents())


def test_large_tables_are_read_when_they_are_needed() -> None:
    asked: list[str] = []

    def read(name: str) -> str:
        asked.append(name)
        return (TABLES / f"{name}.tsv").read_text(encoding="utf-8")

    register = Register.from_tables(read)
    assert sorted(asked) == ["about", "conferences", "texts", "treaty-articles"]
    register.entry(Body.PP, RESOLUTION, "71")
    assert "recommendations" not in asked
    for _ in range(2):
        register.entry(Body.ITU_T, RECOMMENDATION, "X.1")
    assert asked.count("recommendations") == 1


def test_every_suppression_has_a_day(register: Register) -> None:
    for entry in register.entries.values():
        for edition in entry.editions:
            assert (edition.state is Standing.SUPPRESSED) == (edition.suppressed is not None)


def test_tables_of_another_shape_are_refused_by_name() -> None:
    texts = {name: columns.replace(" ", "\t") + "\n" for name, columns in COLUMNS.items()}
    texts["about"] += "as_of\t2026-11-22\n"
    assert parse_register(texts).as_of == date(2026, 11, 22)
    for name, text in (("texts", "body\tkind\n"), ("conferences", texts["conferences"] + "PP\tPP-18\n"), ("texts", "")):
        with pytest.raises(UnusableTable, match=f"register/{name}"):
            parse_register({**texts, name: text})
    with pytest.raises(UnusableTable, match="register/recommendations"):
        parse_register({**texts, "recommendations": "x"}).series()


def test_places_are_compared_without_case_accents_or_kinds_of_hyphen() -> None:
    assert folded("Florian\u00f3polis") == folded("FLORIANOPOLIS")
    assert folded("Sharm el\u2011Sheikh") == folded("Sharm El-Sheikh")
    assert folded("Sharm el Sheikh") != folded("Sharm el-Sheikh")
    assert weakest(Certainty.VERIFIED, Certainty.RECALLED, Certainty.PARTLY) is Certainty.RECALLED


@pytest.mark.parametrize(
    ("body", "kind", "number", "year", "expected"),
    [
        (Body.PP, RESOLUTION, "71", 2018, "Resolution 71 (Rev. Dubai, 2018)"),
        (Body.WTDC, RESOLUTION, "85", 2017, "Resolution 85 (Buenos Aires, 2017)"),
        (Body.RA, RESOLUTION, "66", 2019, "Resolution ITU-R 66 (Rev. Sharm el-Sheikh, 2019)"),
        (Body.WRC, RESOLUTION, "646", 2019, "Resolution 646 (Rev.WRC-19)"),
        (Body.COUNCIL, DECISION, "482", 2020, "Decision 482 (C01, last amended C20)"),
        (Body.COUNCIL, RESOLUTION, "1336", 2015, "Resolution 1336 (C11, last amended C15)"),
        (Body.COUNCIL, RESOLUTION, "1336", 2011, "Resolution 1336 (C11)"),
        (Body.UNGA, RESOLUTION, "70/125", None, "Resolution 70/125"),
        (Body.ITU_D, RECOMMENDATION, "22", 2014, "Recommendation ITU-D 22 (Dubai, 2014)"),
        (Body.ITU_D, RECOMMENDATION, "19", 2010, "Recommendation ITU-D 19"),
        (Body.ITU_T, RECOMMENDATION, "Y.4903", 2022, "Recommendation ITU-T Y.4903"),
        (Body.ITU_R, RECOMMENDATION, "BT.709", 2015, "Recommendation ITU-R BT.709-6"),
    ],
)
def test_wording(
    register: Register, body: Body, kind: InstrumentKind, number: str, year: int | None, expected: str
) -> None:
    entry = register.entry(body, kind, number)
    assert entry is not None
    edition = next(one for one in entry.editions if one.year == year)
    assert citation_text(entry, edition) == expected


def test_wording_with_a_space_that_does_not_break(register: Register) -> None:
    entry = register.entry(Body.PP, RESOLUTION, "71")
    assert entry is not None
    assert edition_text(entry.editions[-1], Body.PP, space="\u00a0") == "(Rev.\u00a0Bucharest, 2022)"
    assert citation_text(entry) == "Resolution 71"
