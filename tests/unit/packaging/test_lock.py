"""Reading the locked dependencies."""

import pytest

from provision.lock import Pin, pins_of

A, B = "a" * 64, "b" * 64


def test_a_pin_has_its_version_and_all_its_hashes() -> None:
    text = f"lxml==6.1.3 \\\n    --hash=sha256:{A} \\\n    --hash=sha256:{B}\n"
    assert pins_of(text) == (Pin("lxml", "6.1.3", "", (A, B)),)


def test_a_pin_may_be_meant_for_some_systems_only() -> None:
    text = f"colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:{A}\n"
    assert pins_of(text) == (Pin("colorama", "0.4.6", "sys_platform == 'win32'", (A,)),)


def test_pins_keep_their_order_and_empty_lines_do_not_count() -> None:
    text = f"\nb==2 \\\n    --hash=sha256:{B}\n\na==1 \\\n    --hash=sha256:{A}\n"
    assert [pin.name for pin in pins_of(text)] == ["b", "a"]


@pytest.mark.parametrize(
    "line", ["--index-url=somewhere", "lxml>=6", "lxml", "git+file:somewhere", f"    --hash=sha256:{A}"]
)
def test_a_line_that_pins_nothing_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(ValueError, match="line 1 of the lock"):
        pins_of(line + "\n")
