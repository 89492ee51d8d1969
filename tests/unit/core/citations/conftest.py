"""The product's own register, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.core.citations.register import Register

TABLES = Path(__file__).resolve().parents[4] / "resources" / "register"


@pytest.fixture(scope="session")
def register() -> Register:
    """The register in `resources/register`."""
    return Register.from_tables(lambda name: (TABLES / f"{name}.tsv").read_text(encoding="utf-8"))
