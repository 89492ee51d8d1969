"""The style of the chrome, made from the tokens of a theme. The page paints itself."""

from __future__ import annotations

from editor.ui.theme import Theme

_SHEET = """
QWidget {{ color: {text}; font-size: {size}px; }}
QMainWindow, QDialog, #chrome {{ background: {chrome}; }}
QMenuBar {{ background: {chrome}; padding: 2px 4px; spacing: 2px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenuBar::item:pressed {{ background: {accentbg}; }}
QMenu {{ background: {raised}; border: 1px solid {border}; padding: 5px; }}
QMenu::item {{ padding: 5px 28px 5px 26px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accentbg}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {hair}; margin: 5px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 6px; }}
QMenu::icon {{ left: 6px; }}
QToolBar {{ background: {chrome}; border: none; border-bottom: 1px solid {hair}; padding: 6px 8px; spacing: 2px; }}
QToolBar::separator {{ width: 1px; background: {border}; margin: 5px 6px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 6px; background: transparent; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {accentbg}; }}
QToolButton:focus {{ border: 2px solid {focus}; padding: 5px; }}
#segments {{ background: {hover}; border-radius: 6px; }}
#segments QToolButton {{ padding: 4px 12px; border: 1px solid transparent; color: {text2}; }}
#segments QToolButton:checked {{ background: {raised}; border: 1px solid {strong}; color: {text}; }}
#segments QToolButton:focus {{ border: 2px solid {focus}; padding: 3px 11px; }}
QPushButton {{ background: {raised}; border: 1px solid {strong}; border-radius: 5px; padding: 5px 12px;
  min-height: 18px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 4px 11px; }}
QPushButton:disabled {{ color: {text3}; border-color: {border}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {focus}; }}
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit {{
  background: {raised}; border: 1px solid {strong}; border-radius: 5px; padding: 4px 8px;
  selection-background-color: {sel}; selection-color: {text}; placeholder-text-color: {text3}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {{
  border: 2px solid {focus}; padding: 3px 7px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {border}; selection-background-color: {accentbg};
  selection-color: {text}; }}
QTreeView, QListView, QTableView {{ background: {panel}; border: none; outline: none; }}
#outlineTree {{ selection-background-color: transparent; show-decoration-selected: 0; }}
#outlineTree::item, #outlineTree::item:selected, #outlineTree::item:hover {{ background: transparent; border: none; }}
QToolButton#small {{ padding: 4px; }}
QToolButton::menu-indicator {{ image: none; }}
QHeaderView::section {{ background: {chrome}; border: none; border-bottom: 1px solid {hair}; padding: 5px; }}
QTabBar {{ background: {panel}; }}
QTabBar::tab {{ padding: 12px 6px 9px 6px; margin: 0 6px; color: {text2}; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; font-weight: bold; border-bottom: 3px solid {accent}; }}
QTabBar::tab:focus {{ background: {accentbg}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {hair}; }}
QSplitter::handle {{ background: {hair}; }}
QStatusBar {{ background: {chrome}; border-top: 1px solid {hair}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel, QStatusBar QToolButton {{ font-size: {small}px; color: {text2}; padding: 3px 6px; }}
QStatusBar QToolButton:focus {{ padding: 2px 5px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {strong}; border-radius: 3px; min-height: 40px; margin: 0 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {strong}; border-radius: 3px; min-width: 40px; margin: 2px 0; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
  border: none; width: 0; height: 0; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 4px; }}
QProgressBar {{ background: transparent; border: none; max-height: 3px; }}
QProgressBar::chunk {{ background: {accent}; }}
#page {{ background: {desk}; border: none; }}
#panelTitle {{ font-weight: bold; }}
QPushButton:flat {{ border: none; border-top: 1px solid {hair}; border-radius: 0; text-align: left; padding: 8px 16px;
  color: {text2}; }}
#framed {{ background: {raised}; border: 1px solid {strong}; border-radius: 5px; padding: 4px; }}
#framed::item {{ padding: 4px; }}
#framed::item:selected, #palette QListView::item:selected {{ background: {accentbg}; color: {text}; }}
#palette {{ background: {raised}; border: 1px solid {strong}; }}
#palette QListView {{ background: {raised}; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {text3}; border-color: {border}; background: {chrome}; }}
#quiet {{ color: {text2}; font-size: {small}px; }}
#screenTitle {{ font-size: {title}px; font-weight: bold; }}
#findBar {{ background: {chrome}; border-bottom: 1px solid {border}; }}
#banner {{ background: {hintbg}; border-bottom: 1px solid {border}; }}
#outlinePanel, #sidePanel, #clauseCard {{ background: {panel}; }}
#sidePanel[drawer="true"] {{ border-left: 1px solid {strong}; }}
#clauseCard {{ border-top: 1px solid {border}; }}
"""


LETTERS = 13.0
"""The common height of the letters of the interface, in logical pixels; the user's system may ask for larger ones."""


def stylesheet(theme: Theme, points: float = LETTERS) -> str:
    """The style sheet of a theme; `points` is the letter size of the interface in logical pixels."""
    tokens = {name: getattr(theme.tokens, name) for name in theme.tokens.__dataclass_fields__}
    size = round(points)
    return _SHEET.format(size=size, small=round(points * 12 / 13), title=round(points * 15 / 13), **tokens)
