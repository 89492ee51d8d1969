"""The Qt that is locked is one that this Python survives."""

import sys

import pytest
from PySide6 import QtCore

CALLS = 1_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_call_without_a_result_costs_no_reference_to_none() -> None:
    """PySide6 6.12.0 takes one reference to None with every such call, until Python 3.11 aborts."""
    probe = QtCore.QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        probe.setObjectName("probe")
    assert sys.getrefcount(None) > before - CALLS // 2


def test_the_version_is_one_of_those_the_project_allows() -> None:
    assert (6, 8) <= QtCore.__version_info__[:2] < (6, 12)
