"""Steps as JSON values, for the journal. What is written is read again as an equal step."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from enum import Enum
from typing import cast

from editor.core.model import clause as c
from editor.core.model import document as d
from editor.core.model import inline as i
from editor.core.transform import step as s

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

_TYPES: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        *(i.Stamp, i.Run, i.NoteMark, i.Reference, i.Inert, c.Clause, c.Cell, c.Shape),
        *(d.Document, d.Proposal, d.Meeting, d.Actor, d.BaseText, d.Remark, d.Foreign),
        *(s.ReplaceInline, s.SetClause, s.InsertClauses, s.RemoveClauses),
        *(s.SetProposal, s.InsertProposal, s.RemoveProposal, s.SetDocument),
    )
}
_ENUMS: dict[tuple[str, str], Callable[[Json], object]] = {
    ("Run", "format"): lambda value: i.Format(cast(int, value)),
    ("Run", "was"): lambda value: None if value is None else i.Format(cast(int, value)),
    ("Clause", "kind"): lambda value: c.Kind(cast(str, value)),
    ("Shape", "kind"): lambda value: c.Kind(cast(str, value)),
    ("Proposal", "action"): lambda value: d.Action(cast(str, value)),
}
_DEFAULTS: dict[str, dict[str, object]] = {
    name: {f.name: f.default for f in dataclasses.fields(cls) if f.default is not dataclasses.MISSING}
    for name, cls in _TYPES.items()
}


class Unreadable(ValueError):
    """JSON that is no step."""


def encoded(value: object) -> Json:
    """A step, or a part of one, as a JSON value; attributes that have their usual value are left out."""
    if value is None or isinstance(value, (bool, str)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, tuple):
        return [encoded(item) for item in value]
    name = type(value).__name__
    if name not in _TYPES:
        raise TypeError(name)
    usual = _DEFAULTS[name]
    record: dict[str, Json] = {"_": name}
    for key in value.__dataclass_fields__:  # type: ignore[attr-defined]
        item = getattr(value, key)
        if key not in usual or item != usual[key]:
            record[key] = encoded(item)
    return record


def decoded(value: Json) -> object:
    """The value that was encoded. Raises `Unreadable`."""
    if isinstance(value, list):
        return tuple(decoded(item) for item in value)
    if not isinstance(value, dict):
        return value
    name = value.get("_")
    cls = _TYPES.get(name) if isinstance(name, str) else None
    if cls is None:
        raise Unreadable(f"unknown record {name!r}")
    record = {}
    try:
        for key, item in value.items():
            if key != "_":
                enum = _ENUMS.get((cls.__name__, key))
                record[key] = enum(item) if enum is not None else decoded(item)
        return cls(**record)
    except (TypeError, ValueError) as fault:
        raise Unreadable(str(fault)) from fault


def step_of(value: Json) -> s.Step:
    """The step that was encoded. Raises `Unreadable`."""
    step = decoded(value)
    if not isinstance(
        step,
        (
            *(s.ReplaceInline, s.SetClause, s.InsertClauses, s.RemoveClauses),
            *(s.SetProposal, s.InsertProposal, s.RemoveProposal, s.SetDocument),
        ),
    ):
        raise Unreadable("not a step")
    return step
