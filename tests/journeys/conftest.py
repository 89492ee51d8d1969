"""The windows of the stories are those of the window tests."""

from tests.ui.conftest import nothing_left, open_window, sample, window

__all__ = ["nothing_left", "open_window", "sample", "window"]
