"""What conferences differ in: how the opening names them, and which fields their cover has.

Source: conventions, sections 3.2 and 3.4. Values are defaults; every field can be edited.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one body: opening words, words for itself, and cover fields as (name, printed label)."""

    body: str
    name: str
    opening: str
    fields: tuple[tuple[str, str], ...]


_COMMON = (("docno", ""), ("dated", ""), ("source", ""), ("title", ""))

FORMS: dict[str, Form] = {
    form.body: form
    for form in (
        Form(
            "WTDC",
            "World Telecommunication Development Conference",
            "The World Telecommunication Development Conference ({edition}),",
            (
                *_COMMON,
                ("priority", "Priority area:"),
                ("summary", "Summary:"),
                ("expected", "Expected results:"),
                ("references", "References:"),
            ),
        ),
        Form(
            "WTSA",
            "World Telecommunication Standardization Assembly",
            "The World Telecommunication Standardization Assembly ({edition}),",
            (*_COMMON, ("summary", "Abstract:")),
        ),
        Form(
            "PP",
            "Plenipotentiary Conference",
            "The Plenipotentiary Conference of the International Telecommunication Union ({edition}),",
            (*_COMMON, ("summary", "Summary:")),
        ),
        Form(
            "WRC",
            "World Radiocommunication Conference",
            "The World Radiocommunication Conference ({edition}),",
            (*_COMMON, ("agenda", "Agenda item:"), ("summary", "Introduction:")),
        ),
        Form(
            "RA",
            "Radiocommunication Assembly",
            "The ITU Radiocommunication Assembly,",
            (*_COMMON, ("summary", "Summary:")),
        ),
        Form(
            "COUNCIL",
            "Council",
            "The Council,",
            (
                *_COMMON,
                ("agenda", "Agenda item:"),
                ("summary", "Summary:"),
                ("expected", "Action required:"),
                ("references", "References:"),
            ),
        ),
    )
}


def form_of(meeting_key: str) -> Form:
    """The form of a conference by its key, such as ``WTDC-25``; that of a WTDC where the body is not known."""
    body = meeting_key.split("-", maxsplit=1)[0].strip().upper()
    return FORMS.get(body, FORMS["WTDC"])
