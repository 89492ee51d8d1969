"""The windows of the stories are those of the window tests."""

from tests.ui.conftest import open_window, sample, window

__all__ = ["open_window", "sample", "window"]
