"""What is known of the computer before anything is installed."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from provision import host
from provision.host import Right, has_display, too_old_for_qt, x_display_answers

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="displays are named like this on Linux")


@pytest.mark.parametrize(
    ("machine", "library", "version"),
    [
        ("x86_64", "glibc", "2.34"),
        ("x86_64", "glibc", "2.41"),
        ("aarch64", "glibc", "2.39"),
        ("x86_64", "", ""),
        ("x86_64", "musl", "1.2"),
        ("riscv64", "glibc", "2.20"),
        ("x86_64", "glibc", "2.x"),
    ],
)
def test_a_c_library_that_is_new_enough_or_unknown_is_no_obstacle(machine: str, library: str, version: str) -> None:
    assert too_old_for_qt(machine, library, version) is None


@pytest.mark.parametrize(("machine", "version"), [("x86_64", "2.31"), ("aarch64", "2.36"), ("x86_64", "2.9")])
def test_a_c_library_that_is_too_old_is_named_with_what_is_needed(machine: str, version: str) -> None:
    complaint = too_old_for_qt(machine, "glibc", version)
    assert complaint is not None
    assert version in complaint
    assert "glibc 2.3" in complaint


@pytest.mark.parametrize("display", ["", ":", "nonsense", ":x", "localhost:", ":98765"])
def test_where_no_screen_is_named_or_none_answers_there_is_no_display(display: str) -> None:
    assert not x_display_answers(display)


@pytest.fixture
def listening_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_forwarded_screen_answers_at_its_port(listening_port: int) -> None:
    assert x_display_answers(f"127.0.0.1:{listening_port - 6000}.0")


@LINUX_ONLY
def test_a_wayland_screen_answers_at_its_socket(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not has_display(environment)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert has_display(environment)
        assert not has_display({**environment, "QT_QPA_PLATFORM": "offscreen:size=800x600"})


@pytest.mark.parametrize(
    ("right", "prefix"),
    [(Right.ROOT, ()), (Right.SUDO, ("sudo", "-n")), (Right.SUDO_WITH_PASSWORD, ("sudo",)), (Right.NONE, ())],
)
def test_a_right_says_what_stands_before_a_command(right: Right, prefix: tuple[str, ...]) -> None:
    assert right.prefix == prefix


def test_without_sudo_an_ordinary_user_has_no_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(host.shutil, "which", lambda _: None)
    assert host.right_to_install() is Right.NONE


@LINUX_ONLY
def test_root_has_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host.os, "geteuid", lambda: 0)
    assert host.right_to_install() is Right.ROOT
