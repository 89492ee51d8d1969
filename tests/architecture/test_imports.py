"""Rooms import only what stands below them, and the core imports nothing from outside."""

import sys

import pytest
from importlinter import cli

from tests.architecture.source import ROOT, functions, imported_names, modules, short, syntax

CORE = modules("editor/core")


def test_the_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = cli.lint_imports(no_cache=True)
    assert status == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_core_imports_the_standard_library_and_itself() -> None:
    foreign = [
        f"{short(path)}: {name}"
        for path in CORE
        for name in imported_names(syntax(path))
        if name.split(".")[0] not in sys.stdlib_module_names
        and name != "editor.core"
        and not name.startswith("editor.core.")
    ]
    assert foreign == []


def test_no_import_hides_in_a_function_of_the_core() -> None:
    hidden = [
        f"{short(path)}: {function.name} imports {name}"
        for path in CORE
        for function in functions(syntax(path))
        for name in imported_names(function)
    ]
    assert hidden == []


def test_modules_are_imported_by_their_full_names() -> None:
    relative = [
        f"{short(path)}: {name}"
        for path in modules("editor", "packaging")
        for name in imported_names(syntax(path))
        if name.startswith(".")
    ]
    assert relative == []


def test_setting_up_needs_the_standard_library_only() -> None:
    foreign = [
        f"{short(path)}: {name}"
        for path in (ROOT / "packaging" / "bootstrap.py", *modules("packaging/provision"))
        for name in imported_names(syntax(path))
        if name.split(".")[0] not in {*sys.stdlib_module_names, "provision"}
    ]
    assert foreign == []
