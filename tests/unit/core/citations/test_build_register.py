"""The maker of the register's tables: same facts, same bytes; what is wrong with the facts is told, and stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_register import FACTS, main, standing
from editor.core.citations.names import Body, InstrumentKind
from editor.core.citations.register import Register
from editor.core.citations.tables import COLUMNS

ROWS = {
    "texts": [
        "PP\tresolution\t1\tHilltop\t2020\t0\tOn hills\tsuperseded by Rev. Lakeside, 2024\tminutes\tverified",
        "PP\tresolution\t1\tLakeside\t2024\t1\tHills\tlatest revision; in force after Lakeside 2024\tminutes\tpartly",
    ],
    "conferences": [
        "PP\tPP-20\t1\tHilltop\tNowhere\t2020\t2020-05-01\t2020-05-10\tHiltop\t\tminutes\tverified",
        "PP\tPP-24\t2\tLakeside\tNowhere\t2024\t2024-05-01\t2024-05-10\t\t\tminutes\tverified",
    ],
    "treaty_articles": ["CS\t1\tPurposes\t1\t5A\tminutes\tverified", "CS\t2\tMembers\t6\t9\tminutes\tverified"],
    "recommendations": ["ITU-T\trecommendation\tA.2/B.3\t01/2020\t2020-01\tOn letters\tPublished"],
    "glossary": ["PP\tPlenipotentiary Conference\t\tgeneral knowledge"],
    "proponents": ["AFCP\tAfrican Common Proposals\tregional\t"],
    "member_states": ["KEN\tKenya\tthe Republic of Kenya\tKE\tKEN\t0\t0\t0\t\tminutes"],
}


def write(folder: Path, rows: dict[str, list[str]]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "README.md").write_text("State of the data: 2 November 2025.\n", encoding="utf-8")
    for name, columns in FACTS.items():
        lines = [columns.replace(" ", "\t"), *rows[name]]
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    facts = write(tmp_path / "facts", ROWS)
    for name in ("one", "two"):
        assert main([str(facts), "--out", str(tmp_path / name)]) == 0
    tables = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert set(tables) == {f"{name}.tsv" for name in COLUMNS}
    assert tables == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}


def test_what_is_made_can_be_read(tmp_path: Path) -> None:
    main([str(write(tmp_path / "facts", ROWS)), "--out", str(tmp_path / "out")])
    register = Register.from_tables(lambda name: (tmp_path / "out" / f"{name}.tsv").read_text(encoding="utf-8"))
    assert register.as_of.isoformat() == "2025-11-02"
    entry = register.entry(Body.PP, InstrumentKind.RESOLUTION, "1")
    assert entry is not None
    assert len(entry.editions) == 2
    assert register.entry(Body.ITU_T, InstrumentKind.RECOMMENDATION, "B.3") is not None


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("texts", "Lakeside\t2024\t1", "Lakeside\t2024\t0", "not marked as a revision"),
        ("texts", "superseded by Rev. Lakeside, 2024", "latest revision known", "is not superseded"),
        ("texts", "Hilltop\t2020", "Valley\t2020", "no conference PP Valley 2020"),
        ("texts", "Hilltop\t2020", "Lakeside\t2024", "the key occurs twice"),
        ("texts", "latest revision; in force after Lakeside 2024", "superseded by Rev. Moon, 2030", "not recorded"),
        ("texts", "\tpartly", "\tguessed", "the certainty guessed is not known"),
        ("conferences", "\t2020\t", "\t1820\t", "the year 1820"),
        ("treaty_articles", "\t6\t9", "\t5\t9", "the range does not ascend"),
    ],
)
def test_faults_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str, old: str, new: str, told: str
) -> None:
    rows = {**ROWS, table: [row.replace(old, new) for row in ROWS[table]]}
    assert main([str(write(tmp_path / "facts", rows)), "--out", str(tmp_path / "out")]) == 1
    assert told in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_other_columns_are_refused(tmp_path: Path) -> None:
    facts = write(tmp_path / "facts", ROWS)
    (facts / "texts.tsv").write_text("body\tkind\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"texts\.tsv"):
        main([str(facts), "--out", str(tmp_path / "out")])


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("superseded by Rev. Dubai, 2018", ("superseded", "Rev. Dubai, 2018", [])),
        ("abrogated at Dubai 2018", ("suppressed", "Dubai 2018", [])),
        ("no longer in force after Kigali 2022 (absent from the list)", ("suppressed", "Kigali 2022", [])),
        ("latest revision; in force after WRC-23; exact title", ("in-force", "WRC-23", ["exact title"])),
        ("latest revision known; state after Baku 2025 not verified", ("latest-known", "Baku 2025", [])),
        ("", ("unstated", "", [])),
    ],
)  # fmt: skip
def test_status_notes(note: str, expected: tuple[str, str, list[str]]) -> None:
    assert standing(note) == expected
