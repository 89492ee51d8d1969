"""The styles and families of our Word templates, as data; `build_template.py` makes the files."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docx.enum.text import WD_ALIGN_PARAGRAPH

TEXT_WIDTH = 9639
LEFT, CENTRE, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


@dataclass(frozen=True)
class Family:
    """What distinguishes one template from another. Steps are the indents of label, sub-item, dash."""

    file: str
    font: str
    east_asian: str
    complex_script: str
    size: float
    steps: tuple[int, int, int, int]
    margin: int
    header_distance: int
    one_line_header: bool
    align: WD_ALIGN_PARAGRAPH


TIMES = "Times New Roman"
FAMILIES = (
    Family("itu.docx", TIMES, "SimSun", TIMES, 12, (794, 1191, 1588, 1985), 1134, 567, False, LEFT),
    Family("itu-calibri.docx", "Calibri", "SimSun", "Calibri", 12, (567, 1134, 1701, 2268), 1134, 567, True, LEFT),
    Family("itu-radio.docx", TIMES, "SimSun", TIMES, 12, (1134, 1871, 2268, 2665), 1418, 720, False, LEFT),
)


@dataclass(frozen=True)
class Style:
    """One paragraph style. Distances in twentieths of a point; None leaves what the parent says."""

    id: str
    name: str
    based: str = "Normal"
    following: str = ""
    before: int | None = None
    after: int | None = None
    left: int | None = None
    hanging: int | None = None
    align: WD_ALIGN_PARAGRAPH | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    with_next: bool | None = None
    together: bool | None = None
    break_before: bool | None = None
    tabs: tuple[int, ...] | None = None
    outline: int | None = None


def paragraph_styles(family: Family) -> tuple[Style, ...]:
    """The paragraph styles of a family."""
    return (*_instrument_styles(family), *_page_styles(family))


def _instrument_styles(family: Family) -> tuple[Style, ...]:
    """The styles of the text of an instrument."""
    first, second, third, _ = family.steps
    line = Style("", "", before=240, align=CENTRE, size=14, with_next=True, tabs=())
    number = replace(line, caps=True, before=480, after=80)
    title = replace(line, bold=True, before=240, after=120)
    return (
        Style("Proposal", "Proposal", following="ResNo", before=240, bold=True, with_next=True, tabs=(1134, 1871)),
        replace(number, id="ResNo", name="Res_No", following="Restitle", before=360, after=0),
        replace(title, id="Restitle", name="Res_title", following="Normalaftertitle", before=240, after=0),
        Style("Resref", "Res_ref", align=CENTRE, italic=True, with_next=True, tabs=(), before=120),
        Style("Resdate", "Res_date", align=RIGHT, italic=True, size=11, tabs=()),
        replace(number, id="RecNo", name="Rec_No", following="Rectitle", before=360, after=0),
        replace(title, id="Rectitle", name="Rec_title", following="Normalaftertitle", before=240, after=0),
        Style("Recref", "Rec_ref", align=CENTRE, italic=True, with_next=True, tabs=(), before=120),
        Style("Normalaftertitle", "Normal_after_title", following="Normal", before=280),
        Style("Call", "Call", following="Normal", before=160, left=first, align=LEFT, italic=True, with_next=True,
              together=True),
        Style("enumlev1", "enumlev1", before=80, left=first, hanging=first),
        Style("enumlev2", "enumlev2", based="enumlev1", left=second, hanging=second - first),
        Style("enumlev3", "enumlev3", based="enumlev2", left=third, hanging=third - second),
        Style("Reasons", "Reasons", following="Normal", before=280, tabs=(1134, 1588, 1985)),
        replace(number, id="AnnexNo", name="Annex_No", following="Annexref", before=0, break_before=True),
        Style("Annexref", "Annex_ref", following="Annextitle", align=CENTRE, with_next=True, tabs=(), before=120),
        replace(title, id="Annextitle", name="Annex_title", following="Normalaftertitle", before=240, after=280),
        Style("Heading1", "heading 1", following="Normal", before=360, left=first, hanging=first, bold=True, align=LEFT,
              with_next=True, together=True, outline=0),
        Style("Heading2", "heading 2", based="Heading1", following="Normal", before=240, outline=1),
        Style("Heading3", "heading 3", based="Heading1", following="Normal", before=160, outline=2),
        Style("Heading4", "heading 4", based="Heading3", following="Normal", outline=3),
        Style("Heading5", "heading 5", based="Heading4", following="Normal", outline=4),
        Style("Heading6", "heading 6", based="Heading4", following="Normal", outline=5),
    )  # fmt: skip


def _page_styles(family: Family) -> tuple[Style, ...]:
    """The styles of headings without number, tables, notes, headers and the cover."""
    return (
        Style("Headingb", "Heading_b", following="Normal", before=160, bold=True, align=LEFT, with_next=True,
              together=True),
        Style("Headingi", "Heading_i", following="Normal", before=160, italic=True, align=LEFT, with_next=True,
              together=True),
        Style("Tablehead", "Table_head", before=80, after=80, align=CENTRE, size=11, bold=True, with_next=True,
              tabs=()),
        Style("Tabletext", "Table_text", before=40, after=40, align=LEFT, size=11,
              tabs=tuple(range(284, 3409, 284))),
        Style("FootnoteText", "footnote text", before=80, left=255, hanging=255, size=11, together=True, tabs=(255,)),
        Style("Header", "header", before=0, align=LEFT if family.one_line_header else CENTRE, size=9, tabs=()),
        Style("Footer", "footer", before=0, size=8, tabs=()),
        Style("FirstFooter", "First_footer", before=80, size=9, tabs=(1134,)),
        Style("Conference", "Conference", before=0, align=LEFT, bold=True, size=14, tabs=(), with_next=True),
        Style("Meetingplace", "Meeting_place", before=60, after=160, align=LEFT, bold=True, tabs=(), with_next=True),
        Style("Committee", "Committee", before=0, align=LEFT, bold=True, tabs=()),
        Style("Docnumber", "Doc_number", before=0, align=LEFT, bold=True, tabs=()),
        Style("Source", "Source", following="Title1", before=840, after=200, align=CENTRE, bold=True, size=14, tabs=()),
        Style("Title1", "Title 1", following="Title2", before=240, align=CENTRE, caps=True, size=14, tabs=()),
        Style("Title2", "Title 2", following="Title3", before=240, align=CENTRE, caps=True, size=14, tabs=()),
        Style("Title3", "Title 3", following="Title4", before=240, align=CENTRE, size=14, tabs=()),
        Style("Title4", "Title 4", following="Normal", before=240, align=CENTRE, bold=True, size=14, tabs=()),
        Style("Agendaitem", "Agenda_item", before=240, align=CENTRE, size=14, tabs=()),
        Style("Boxlabel", "Box_label", following="Boxtext", before=120, align=LEFT, bold=True, with_next=True,
              tabs=(1985, 2268)),
        Style("Boxtext", "Box_text", before=60, align=LEFT, tabs=(family.steps[0],)),
        Style("Closingrule", "Closing_rule", before=480, align=CENTRE, tabs=()),
    )  # fmt: skip
