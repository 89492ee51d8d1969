"""The maker of `resources/templates/*.docx`: our own Word templates in ITU form, built from the tables below.

Run it again after changing a measure: ``python packaging/build_template.py``. Style ids and names are those of ITU
files (conventions, section 6.2), measures those of section 6.3. A template holds no logo and nothing of the machine
it was made on; the same tables give the same bytes. What the editor takes from a template: page, styles, settings,
headers and footers. Placeholders in headers: ``{document}`` and ``{page}``.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from template_styles import FAMILIES, TEXT_WIDTH, Family, Style, paragraph_styles


def built(family: Family) -> bytes:
    """One template."""
    document = Document()
    _forget(document)
    _define_styles(document, family)
    _set_page(document, family)
    _set_settings(document)
    for element in list(document.element.body):
        if not element.tag.endswith("}sectPr"):
            document.element.body.remove(element)
    stream = io.BytesIO()
    document.save(stream)
    return _packed(stream.getvalue())


def _forget(document: DocumentObject) -> None:
    """Drops what python-docx's own default file brings along: its styles, theme, custom parts and thumbnail."""
    styles = document.styles.element
    for element in list(styles):
        if element.tag == qn("w:style") or element.tag == qn("w:latentStyles"):
            styles.remove(element)
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.rpartition("/")[2] not in ("styles", "settings"):
            document.part.drop_rel(key)
            document.part.rels.pop(key, None)
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = properties.title = ""


def _define_styles(document: DocumentObject, family: Family) -> None:
    _set_defaults(document, family)
    normal = document.styles.add_style("Normal", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    normal.element.set(qn("w:default"), "1")
    normal.element.set(qn("w:styleId"), "Normal")
    _shape(normal, Style("Normal", "Normal", before=120, align=family.align, tabs=family.steps), family)
    for style in paragraph_styles(family):
        made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        made.element.set(qn("w:styleId"), style.id)
        _shape(made, style, family)
    _define_character_styles(document)
    _define_table_styles(document)
    for style in paragraph_styles(family):
        element = next(e for e in document.styles.element if e.get(qn("w:styleId")) == style.id)
        _child(element, "w:basedOn", style.based)
        if style.following:
            _child(element, "w:next", style.following)
        _in_order(element)


def _set_defaults(document: DocumentObject, family: Family) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(properties):
        properties.remove(child)
    fonts = OxmlElement("w:rFonts")
    for slot, face in (("ascii", family.font), ("eastAsia", family.east_asian), ("hAnsi", family.font),
                       ("cs", family.complex_script)):  # fmt: skip
        fonts.set(qn(f"w:{slot}"), face)
    properties.append(fonts)
    for tag in ("w:sz", "w:szCs"):
        _append(properties, tag, str(int(family.size * 2)))
    language = OxmlElement("w:lang")
    for slot, value in (("val", "en-GB"), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")):
        language.set(qn(f"w:{slot}"), value)
    properties.append(language)
    around = defaults.find(qn("w:pPrDefault"))
    for child in list(around):
        around.remove(child)


def _shape(made: ParagraphStyle, style: Style, family: Family) -> None:
    form, font = made.paragraph_format, made.font
    made.quick_style = True
    made.hidden = made.unhide_when_used = False
    form.space_before = None if style.before is None else Twips(style.before)
    form.space_after = None if style.after is None else Twips(style.after)
    form.left_indent = None if style.left is None else Twips(style.left)
    form.first_line_indent = None if style.hanging is None else Twips(-style.hanging)
    form.alignment = style.align
    form.keep_with_next, form.keep_together = style.with_next, style.together
    form.page_break_before = style.break_before
    if style.id in ("Normal", "Tabletext", "FootnoteText", "Boxtext"):
        form.widow_control = True
    for tab in style.tabs or ():
        form.tab_stops.add_tab_stop(Twips(tab))
    if style.tabs == () or style.id in ("Proposal", "Reasons", "Boxlabel"):
        for tab in family.steps:
            if tab not in (style.tabs or ()) and style.id != "Normal":
                form.tab_stops.add_tab_stop(Twips(tab), WD_TAB_ALIGNMENT.CLEAR)
    font.bold, font.italic, font.all_caps = style.bold, style.italic, style.caps
    font.size = None if style.size is None else Pt(style.size)
    _for_complex_scripts(made, style)
    if style.outline is not None:
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(style.outline))
        made.element.get_or_add_pPr().append(outline)


def _for_complex_scripts(made: ParagraphStyle, style: Style) -> None:
    """Bold, italic and size once more for scripts such as Arabic, which Word keeps apart."""
    for told, after, tag in (
        (style.bold, "w:b", "w:bCs"),
        (style.italic, "w:i", "w:iCs"),
        (style.size, "w:sz", "w:szCs"),
    ):
        if told is None:
            continue
        properties = made.element.get_or_add_rPr()
        element = OxmlElement(tag)
        if tag == "w:szCs":
            element.set(qn("w:val"), str(int(told * 2)))
        properties.find(qn(after)).addnext(element)


def _define_character_styles(document: DocumentObject) -> None:
    plain = document.styles.add_style("Default Paragraph Font", WD_STYLE_TYPE.CHARACTER, builtin=True)
    plain.element.set(qn("w:styleId"), "DefaultParagraphFont")
    plain.element.set(qn("w:default"), "1")
    reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.element.set(qn("w:styleId"), "FootnoteReference")
    reference.font.size = Pt(9)
    properties = reference.element.get_or_add_rPr()
    raised = OxmlElement("w:position")
    raised.set(qn("w:val"), "6")
    properties.find(qn("w:sz")).addprevious(raised)
    for style in (plain, reference):
        style.hidden = style.unhide_when_used = False
    _child(reference.element, "w:basedOn", "DefaultParagraphFont")
    _in_order(reference.element)


def _define_table_styles(document: DocumentObject) -> None:
    """Three tables: the ordinary one of any file, the grid of the text, and the frame of the summary box."""
    normal = document.styles.add_style("Normal Table", WD_STYLE_TYPE.TABLE, builtin=True)
    normal.element.set(qn("w:styleId"), "TableNormal")
    normal.element.set(qn("w:default"), "1")
    normal.element.append(_table_properties(None, 108))
    for identity, name, edges in (
        ("Tablegrid", "Table_grid", ("top", "left", "bottom", "right", "insideH", "insideV")),
        ("Boxframe", "Box_frame", ("top", "left", "bottom", "right")),
        ("Covertable", "Cover_table", ()),
    ):
        made = document.styles.add_style(name, WD_STYLE_TYPE.TABLE, builtin=True)
        made.element.set(qn("w:styleId"), identity)
        made.element.append(_table_properties(edges, 0 if identity == "Covertable" else 108))
        _child(made.element, "w:basedOn", "TableNormal")
        _in_order(made.element)


def _table_properties(edges: tuple[str, ...] | None, side: int):
    properties = OxmlElement("w:tblPr")
    if edges:
        borders = OxmlElement("w:tblBorders")
        for edge in edges:
            line = OxmlElement(f"w:{edge}")
            for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
                line.set(qn(f"w:{key}"), value)
            borders.append(line)
        properties.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for edge, width in (("top", 0), ("left", side), ("bottom", 0), ("right", side)):
        margin = OxmlElement(f"w:{edge}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)
    return properties


def _set_page(document: DocumentObject, family: Family) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11907), Twips(16840)
    section.left_margin = section.right_margin = Twips(1134)
    section.top_margin = section.bottom_margin = Twips(max(family.margin, 1134))
    section.header_distance = section.footer_distance = Twips(family.header_distance)
    section.gutter = Twips(0)
    section.different_first_page_header_footer = True
    for key in [key for key in section._sectPr.attrib if "rsid" in key]:
        del section._sectPr.attrib[key]
    section._sectPr.remove(section._sectPr.find(qn("w:docGrid")))
    header = section.header
    header.is_linked_to_previous = False
    if family.one_line_header:
        line = _styled(header.paragraphs[0], "Header")
        line.add_run("{document}\t{page} ")
        _add_page_field(line)
        line.paragraph_format.tab_stops.add_tab_stop(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    else:
        _add_page_field(_styled(header.paragraphs[0], "Header"))
        _styled(header.add_paragraph(), "Header").add_run("{document}")
    for part, style in ((section.first_page_header, "Header"), (section.first_page_footer, "FirstFooter")):
        part.is_linked_to_previous = False
        _styled(part.paragraphs[0], style)


def _styled(paragraph: Paragraph, style: str) -> Paragraph:
    properties = paragraph._p.get_or_add_pPr()
    for child in list(properties):
        properties.remove(child)
    _append(properties, "w:pStyle", style)
    return paragraph


def _add_page_field(paragraph: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), (None, "2"), ("end", "")):
        run = paragraph.add_run()
        if kind is None:
            run.text = text
        elif kind:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
            run._r.append(field)
        else:
            code = OxmlElement("w:instrText")
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            code.text = text
            run._r.append(code)


def _set_settings(document: DocumentObject) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    _append(settings, "w:defaultTabStop", "567")
    notes = OxmlElement("w:footnotePr")
    for identity in ("-1", "0"):
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), identity)
        notes.append(note)
    settings.append(notes)
    compat = OxmlElement("w:compat")
    setting = OxmlElement("w:compatSetting")
    for key, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", "15"),
    ):
        setting.set(qn(f"w:{key}"), value)
    compat.append(setting)
    settings.append(compat)
    _append(settings, "w:decimalSymbol", ".")
    _append(settings, "w:listSeparator", ",")


_STYLE_ORDER = ("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
                "unhideWhenUsed", "qFormat", "locked", "personal", "rsid", "pPr",
                "rPr", "tblPr", "trPr", "tcPr")  # fmt: skip


def _in_order(style) -> None:  # noqa: ANN001 - an element of python-docx
    children = sorted(style, key=lambda child: _STYLE_ORDER.index(child.tag.rpartition("}")[2]))
    for child in children:
        style.remove(child)
        style.append(child)


def _child(style, tag: str, value: str) -> None:  # noqa: ANN001 - an element of python-docx
    found = style.find(qn(tag))
    if found is None:
        _append(style, tag, value)
    else:
        found.set(qn("w:val"), value)


def _append(parent, tag: str, value: str) -> None:  # noqa: ANN001 - an element of python-docx
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    parent.append(element)


_EPOCH = (1980, 1, 1, 0, 0, 0)


def _packed(data: bytes) -> bytes:
    """The package once more, with fixed dates and order and without the properties of whoever made it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            if name.startswith("docProps/"):
                continue
            content = old.read(name)
            if name == "_rels/.rels":
                content = _without_properties(content, b"<Relationship ", b"docProps/")
            elif name == "[Content_Types].xml":
                content = _without_properties(content, b"<Override ", b"/docProps/")
                content = _without_properties(content, b"<Default ", b'Extension="jpeg"')
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(entry, content)
    return stream.getvalue()


def _without_properties(content: bytes, start: bytes, word: bytes) -> bytes:
    """XML without the elements that begin so and hold that word."""
    pieces = content.split(start)
    kept = [pieces[0]]
    for piece in pieces[1:]:
        element, closed, rest = piece.partition(b"/>")
        kept.append(rest if word in element else start + element + closed + rest)
    return b"".join(kept)


def main() -> None:
    """Writes all templates and says so."""
    folder = Path(__file__).resolve().parent.parent / "resources" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        data = built(family)
        (folder / family.file).write_bytes(data)
        print(f"{family.file}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
