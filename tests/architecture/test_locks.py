"""The locks: complete for every system the project is meant for, and silent about where they came from."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from provision.lock import pins_of
from tests.architecture.source import ROOT

RUN, TEST = "requirements.txt", "requirements-dev.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def text_of(name: str) -> str:
    return (ROOT / "packaging" / name).read_text("utf-8")


def wanted(name: str) -> list[Requirement]:
    groups = [PROJECT["project"]["dependencies"]]
    if name == TEST:
        groups.append(PROJECT["dependency-groups"]["dev"])
    return [Requirement(line) for group in groups for line in group]


@pytest.mark.parametrize("name", [RUN, TEST])
def test_every_dependency_is_locked_within_its_range(name: str) -> None:
    versions = {pin.name: pin.version for pin in pins_of(text_of(name))}
    for requirement in wanted(name):
        assert Version(versions[canonicalize_name(requirement.name)]) in requirement.specifier, requirement


@pytest.mark.parametrize("name", [RUN, TEST])
def test_every_pin_has_a_hash(name: str) -> None:
    assert [pin.name for pin in pins_of(text_of(name)) if not pin.hashes] == []


@pytest.mark.parametrize("name", [RUN, TEST])
def test_no_lock_says_where_it_came_from(name: str) -> None:
    assert re.search(r"://|#|--index|--find|--extra|--trusted", text_of(name)) is None


def test_what_is_tested_is_what_runs() -> None:
    assert set(pins_of(text_of(RUN))) <= set(pins_of(text_of(TEST)))


def test_qt_is_locked_below_the_version_that_aborts() -> None:
    versions = {pin.name: Version(pin.version) for pin in pins_of(text_of(RUN))}
    assert Version("6.8") <= versions["pyside6-essentials"] < Version("6.12")
    assert versions["pyside6-essentials"] == versions["shiboken6"]
