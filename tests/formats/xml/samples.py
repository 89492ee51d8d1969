"""Small documents of our own invention, as bytes."""

from __future__ import annotations

from pathlib import Path

EXAMPLE = (Path(__file__).parent / "example.clause").read_bytes()
"""The worked example of the format: two proponents, a move, a conflict, a footnote, a table."""


def contribution(blocks: str, *, head: str = "", start: str = 'format="1.0"', end: str = "", spaces: str = "") -> bytes:
    """A document with one proposal that holds these blocks."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<contribution xmlns="urn:x-clause:1" {spaces} {start} id="d-0001" lang="en">
<head>
<conference/>{head}
</head>
<actors>
<actor id="a-01" kind="state">Novaland</actor>
<actor id="a-02" kind="person" of="a-01">M. Okoro</actor>
</actors>
<proposal id="p-01" action="MOD">
<instrument kind="resolution">
{blocks}
</instrument>
</proposal>
{end}</contribution>
""".encode()
