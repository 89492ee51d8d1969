"""Which system packages are missing, and what is said of them."""

import pytest

from provision import system_packages
from provision.system_packages import (
    FONTS,
    GROUPS,
    QT,
    Group,
    apt_progress,
    install_line,
    installed_from,
    missing_from,
    names_of,
    notice_of,
)

LISTING = (
    "installed\tlibgl1\t\n"
    "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.84.4-3)\n"
    "installed\tlibcups2t64\tlibcups2 (= 2.4.10-3), libcups (= 1)\n"
    "not-installed\tlibegl1\t\n"
    "config-files\tfontconfig\t\n"
    "installed\tmail\tmail-agent:any\n"
)


def test_what_is_installed_counts_under_each_name_it_offers() -> None:
    assert installed_from(LISTING) == {
        "libgl1",
        "libglib2.0-0t64",
        "libglib2.0-0",
        "libcups2t64",
        "libcups2",
        "libcups",
        "mail",
        "mail-agent",
    }


def test_a_removed_package_with_its_settings_left_is_missing() -> None:
    missing = missing_from([QT, FONTS], installed_from(LISTING))
    assert "fontconfig" in names_of(missing)
    assert "libegl1" in names_of(missing)
    assert "libgl1" not in names_of(missing)


def test_a_group_that_is_complete_is_not_named() -> None:
    assert missing_from(GROUPS, frozenset(names_of(GROUPS))) == ()


def test_only_what_qt_stands_on_is_required() -> None:
    assert [group.purpose for group in GROUPS if group.required] == [QT.purpose]


def test_no_package_is_named_twice() -> None:
    names = names_of(GROUPS)
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("sudo", "start"), [("/usr/bin/sudo", "sudo sh -c 'apt-get update && "), (None, "su -c 'apt-get update && ")]
)
def test_the_line_that_installs_fits_who_is_there(
    monkeypatch: pytest.MonkeyPatch, sudo: str | None, start: str
) -> None:
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(system_packages.shutil, "which", lambda _: sudo)
    line = install_line([Group("x", ("libgl1", "libegl1"), required=True)])
    assert line.startswith(start)
    assert line.endswith("libgl1 libegl1'")


def test_root_is_given_the_line_without_sudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0, raising=False)
    line = install_line([QT])
    assert line.startswith("apt-get update && apt-get install")


def test_the_notice_names_each_package_with_its_purpose() -> None:
    notice = notice_of([Group("printers", ("libcups2",), required=False)])
    assert "    printers: libcups2\n" in notice
    assert "--no-install-recommends libcups2" in notice.splitlines()[-1]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Get:5 http://mirror bookworm/main amd64 libgl1 amd64 1.6.0-1 [88.4 kB]", "fetching libgl1"),
        ("Unpacking libgl1:amd64 (1.6.0-1) ...", "unpacking libgl1"),
        ("Setting up fontconfig (2.14.1-4) ...", "setting up fontconfig"),
        ("Reading package lists...", None),
        ("", None),
    ],
)
def test_the_progress_of_apt_is_the_package_it_is_busy_with(line: str, shown: str | None) -> None:
    assert apt_progress(line) == shown
