"""Modules and functions stay small enough to be read at one sitting."""

from tests.architecture.source import functions, modules, short, syntax

MODULE_CEILING = 400
FUNCTION_CEILING = 50

HOUSE = modules("editor", "packaging")


def test_no_module_is_longer_than_the_ceiling() -> None:
    lengths = ((short(path), len(path.read_text("utf-8").splitlines())) for path in HOUSE)
    assert [(name, length) for name, length in lengths if length > MODULE_CEILING] == []


def test_no_function_is_longer_than_the_ceiling() -> None:
    long = [
        f"{short(path)}:{function.lineno} {function.name}: {length} lines"
        for path in HOUSE
        for function in functions(syntax(path))
        if (length := (function.end_lineno or function.lineno) - function.lineno + 1) > FUNCTION_CEILING
    ]
    assert long == []
