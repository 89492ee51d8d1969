"""Files are replaced whole or not at all."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.ports import EditorError
from editor.system.files import FileTrouble, facts_of, read_file, replace_file, same_file

as_user = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "draft.clause"
    path.write_bytes(b"old")
    return path


def alone(target: Path) -> bool:
    return [path.name for path in target.parent.iterdir()] == [target.name]


def failing(fault: OSError) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise fault

    return fail


def test_a_new_file_takes_the_place_of_the_old(target: Path) -> None:
    replace_file(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert alone(target)


def test_a_file_is_made_where_there_was_none(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_file(str(tmp_path / "new.txt"), b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


def test_the_rights_of_a_file_are_kept(target: Path) -> None:
    target.chmod(0o604)
    replace_file(str(target), b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_a_link_stays_a_link_to_the_new_content(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.clause"
    link.symlink_to(target)
    replace_file(str(link), b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_refused_content_leaves_the_old_file(target: Path) -> None:
    def refuse(back: bytes) -> None:
        raise EditorError(f"no {back.decode()}")

    with pytest.raises(EditorError, match="no new"):
        replace_file(str(target), b"new", refuse)
    assert target.read_bytes() == b"old"
    assert alone(target)


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        ("fsync", 28, "the disk is full. The file is as it was."),
        ("replace", 30, "the disk can only be read. The file is as it was."),
        ("replace", 13, "you have no right to write here. The file is as it was."),
        ("fsync", 99, "it could not be written"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, words: str
) -> None:
    monkeypatch.setattr(os, call, failing(OSError(code, os.strerror(code))))
    with pytest.raises(FileTrouble, match=words):
        replace_file(str(target), b"new")
    assert target.read_bytes() == b"old"
    assert alone(target)


def test_an_interruption_leaves_the_old_file(target: Path) -> None:
    def interrupt(_back: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(str(target), b"new", interrupt)
    assert target.read_bytes() == b"old"
    assert alone(target)


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="it is a folder"):
        replace_file(str(tmp_path), b"new")
    with pytest.raises(FileTrouble, match=r"there is no folder “.*absent”"):
        replace_file(str(tmp_path / "absent" / "new.txt"), b"new")
    with pytest.raises(FileTrouble, match="not an ordinary file"):
        replace_file(os.devnull, b"new")


@as_user
def test_a_protected_file_is_not_replaced(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(FileTrouble, match="protected against writing"):
        replace_file(str(target), b"new")
    assert target.read_bytes() == b"old"


def test_reading_says_why_it_cannot(target: Path) -> None:
    assert read_file(str(target)) == b"old"
    for path, words in (
        (target.parent / "absent", "there is no such file"),
        (target.parent, "it is a folder"),
        (Path(os.devnull), "not an ordinary file"),
    ):
        with pytest.raises(FileTrouble, match=words):
            read_file(str(path))
    with pytest.raises(FileTrouble, match="larger than"):
        read_file(str(target), limit=2)


def test_the_facts_of_a_file_tell_its_states_apart(target: Path) -> None:
    before = facts_of(str(target))
    replace_file(str(target), b"new")
    after = facts_of(str(target))
    assert before is not None
    assert after is not None
    assert before.sha256 != after.sha256
    assert facts_of(str(target.parent / "absent")) is None


def test_one_file_by_two_names(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(target)
    assert same_file(str(target), str(link))
    assert not same_file(str(target), str(tmp_path / "absent"))
