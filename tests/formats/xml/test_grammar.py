"""The grammar: its two forms say the same, and it refuses what the format refuses."""

from __future__ import annotations

import pytest
from lxml import etree

from editor.formats.xml.schema import (
    ANNEX_LINES,
    FIELDS,
    FORMATS,
    LINES,
    NAMESPACE,
    OWN_ATTRIBUTES,
    read_schemes,
    written_schemes,
)
from tests.formats.xml.compact import SCHEMA, compiled
from tests.formats.xml.samples import EXAMPLE, contribution

COMPACT = (SCHEMA / "clause-1.rnc").read_text(encoding="utf-8")
GRAMMAR = etree.RelaxNG(etree.parse(SCHEMA / "clause-1.rng"))


def is_valid(data: bytes) -> bool:
    return bool(GRAMMAR.validate(etree.fromstring(data)))


def test_the_xml_form_is_made_from_the_compact_form() -> None:
    assert (SCHEMA / "clause-1.rng").read_bytes() == compiled(COMPACT)


def test_grammar_and_program_name_the_same_vocabulary() -> None:
    assert f'namespace c = "{NAMESPACE}"' in COMPACT
    for name in (*FIELDS, *LINES.values(), *ANNEX_LINES.values(), *(name for _, name in FORMATS)):
        assert f"element {name} " in COMPACT
    for attribute in {name for names in OWN_ATTRIBUTES.values() for name in names}:
        assert f"attribute {attribute} " in COMPACT


def test_the_example_of_the_format_is_valid() -> None:
    assert is_valid(EXAMPLE)


@pytest.mark.parametrize(
    "blocks",
    [
        "<clause>no id</clause>",
        '<clause id="C-1">a bad id</clause>',
        '<clause id="c-01" level="12">too deep</clause>',
        '<clause id="c-01"><del by="a-01"><ins by="a-01">inserted in what was deleted</ins></del></clause>',
        '<clause id="c-01"><ins at="2031-02-11T09:30:00Z">nobody</ins></clause>',
        '<clause id="c-01"><ins by="a-01" at="yesterday">some day</ins></clause>',
        '<clause id="c-01"><blink>unknown</blink></clause>',
        '<clause id="c-01"><note id="n-01"><table id="t-01"/></note></clause>',
        '<section id="s-01" part="preamble"><clause id="c-01">no call</clause></section>',
        '<table id="t-01"></table>',
        '<gone id="g-01" ref="c-01">words</gone>',
    ],
)  # fmt: skip
def test_what_the_format_does_not_have_is_not_valid(blocks: str) -> None:
    assert not is_valid(contribution(blocks))


@pytest.mark.parametrize("schemes", [("a)", "i)", "–"), ("1", "1.1"), ("|",), ("a\\", "b|)"), ("",), ("", "")])
def test_schemes_come_back_from_their_notation(schemes: tuple[str, ...]) -> None:
    assert read_schemes(written_schemes(schemes)) == schemes
