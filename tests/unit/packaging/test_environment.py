"""The environment: when it is as it should be, and what is said when it cannot be made."""

import os
from pathlib import Path

import pytest

from provision.commands import is_ready, main
from provision.console import StepFailed
from provision.environment import explain_pip, is_sound, pip_progress, provide_environment
from provision.layout import Layout
from provision.obstacle import Obstacle
from provision.stamp import NO_STAMP, Stamp, fingerprint, read_stamp, stamp_from, wanted_stamp, write_stamp


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A checkout with two locks and an environment that was set up from them, as far as can be seen."""
    layout = Layout(tmp_path / "a checkout")
    layout.run_lock.parent.mkdir(parents=True)
    layout.run_lock.write_text("a==1\n")
    layout.test_lock.write_text("a==1\nb==2\n")
    layout.site_packages.mkdir(parents=True)
    layout.scripts.mkdir(exist_ok=True)
    layout.python.write_text("")
    write_stamp(layout.stamp, wanted_stamp(layout))
    return layout


def test_an_environment_set_up_from_these_locks_is_ready(layout: Layout) -> None:
    assert is_ready(layout, for_tests=False)
    assert is_ready(layout, for_tests=True)


def test_an_environment_for_running_is_not_one_for_testing(layout: Layout) -> None:
    stamp = wanted_stamp(layout)
    write_stamp(layout.stamp, Stamp(stamp.run, "", ()))
    assert is_ready(layout, for_tests=False)
    assert not is_ready(layout, for_tests=True)


def test_a_changed_lock_is_set_up_anew(layout: Layout) -> None:
    layout.run_lock.write_text("a==2\n")
    assert not is_ready(layout, for_tests=False)


def test_an_interrupted_setting_up_leaves_an_environment_that_is_not_sound(layout: Layout) -> None:
    layout.unfinished.write_text("")
    assert not is_sound(layout)
    assert not is_ready(layout, for_tests=False)


def test_an_environment_whose_python_is_gone_is_not_sound(layout: Layout) -> None:
    layout.python.unlink()
    assert not is_sound(layout)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"run": 1}', "not json"])
def test_what_is_no_stamp_counts_as_none(text: str) -> None:
    assert stamp_from(text) == NO_STAMP


def test_a_stamp_is_read_as_it_was_written(tmp_path: Path) -> None:
    stamp = Stamp("one", "two", ("libcups2",))
    write_stamp(tmp_path / "stamp", stamp)
    assert read_stamp(tmp_path / "stamp") == stamp
    assert read_stamp(tmp_path / "absent") == NO_STAMP


def test_a_fingerprint_tells_locks_and_packages_apart() -> None:
    prints = {fingerprint(b"a", ()), fingerprint(b"b", ()), fingerprint(b"a", ("x",)), fingerprint(b"x\na", ())}
    assert len(prints) == 4


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("NewConnectionError: Failed to establish a new connection", "cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was locked"),
        ("ERROR: No matching distribution found for PySide6-Essentials", "no build for this system"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: something else", "could not be installed"),
    ],
)
def test_a_failure_of_pip_is_told_in_words(output: str, words: str) -> None:
    assert words in explain_pip(StepFailed("Installing", output.splitlines()))


def test_packages_are_counted_as_pip_comes_to_them() -> None:
    shown = pip_progress(3)
    assert shown("Ignoring colorama: markers don't match your environment") is None
    assert shown("Collecting lxml==6.1.3 (from -r requirements.txt (line 70))") == "1 of 2: lxml 6.1.3"
    assert shown("  Downloading lxml-6.1.3.whl (5.2 MB)") == "downloading lxml-6.1.3.whl (5.2 MB)"
    assert shown("Requirement already satisfied: rapidfuzz==3.14.6 in ./lib") == "2 of 2: rapidfuzz 3.14.6"
    assert shown("Installing collected packages: lxml") == "unpacking them"
    assert shown("") is None


def test_where_nothing_can_be_written_it_is_said_plainly(tmp_path: Path) -> None:
    root = tmp_path / "file"
    root.write_text("not a folder")
    with pytest.raises(Obstacle, match="Copy the checkout to a folder where you may write"):
        provide_environment(Layout(root), root)


def test_the_environment_stands_beside_the_project(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    assert os.path.relpath(layout.site_packages, layout.root).startswith(".venv")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["setup", "--fast"]])
def test_an_unknown_command_is_answered_with_the_known_ones(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "usage: python3 packaging/bootstrap.py run" in capsys.readouterr().err


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "bootstrap.py test" in capsys.readouterr().out
