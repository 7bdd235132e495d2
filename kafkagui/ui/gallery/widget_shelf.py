"""Every widget in all its states, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.ui.widgets.button import Button, ButtonKind
from kafkagui.ui.widgets.code_editor import CodeEditor
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.completing_combo_box import CompletingComboBox
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.info_strip import InfoStrip, StripTone
from kafkagui.ui.widgets.json_highlighter import JsonHighlighter
from kafkagui.ui.widgets.layouts import Role, column, panel, row, text_label
from kafkagui.ui.widgets.number_field import NumberField
from kafkagui.ui.widgets.pill import Pill
from kafkagui.ui.widgets.progress_strip import ProgressStrip
from kafkagui.ui.widgets.search_field import SearchField
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch
from kafkagui.ui.widgets.spinner import Spinner
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch

_KINDS: tuple[ButtonKind, ...] = ("primary", "default", "ghost", "danger", "link")
_ROLES: tuple[Role, ...] = ("display", "h1", "h2", "strong", "", "muted", "small", "mono", "ok", "warn", "err")
_TONES: tuple[StripTone, ...] = ("info", "warn", "err")
_JSON = '{\n  "orderId": "ORD-10463",\n  "total": 129.90,\n  "paid": true,\n  "note": null\n}'


class WidgetShelf(QScrollArea):
    """The widgets, one card a kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid = QGridLayout()
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setSpacing(12)
        for place, (title, items) in enumerate(_cards()):
            grid.addWidget(_card(title, items), place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._grid = grid
        self.setWidget(panel("sunken", grid))

    @property
    def full_height(self) -> int:
        """The height at which nothing needs to be scrolled; known once it is shown."""
        return (
            self._grid.totalHeightForWidth(self.width())
            if self._grid.hasHeightForWidth()
            else self._grid.sizeHint().height()
        )


def _card(title: str, items: Iterable[QWidget]) -> QFrame:
    return panel("card", column(text_label(title, "h2"), 4, *items, None, margins=(14, 14, 14, 14), spacing=8))


def _cards() -> list[tuple[str, list[QWidget]]]:
    return [
        ("Buttons", _buttons()),
        ("Text", [text_label(role or "body", role) for role in _ROLES]),
        ("Choices", _choices()),
        ("Fields", _fields()),
        ("Messages", _messages()),
        ("Progress and states", _states()),
        ("Editor", [_editor(), _wrong_editor()]),
        ("Nothing yet", [_nothing_yet()]),
    ]


def _nothing_yet() -> EmptyState:
    empty = EmptyState("inbox", "No records", "Choose where to start and press Read.", button="Read")
    empty.setMinimumHeight(180)
    return empty


def _beside(*items: QWidget) -> QWidget:
    holder = QWidget()
    row(*items, None, parent=holder)
    return holder


def _off(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _buttons() -> list[QWidget]:
    plain = [Button(kind.capitalize(), kind) for kind in _KINDS]
    disabled = [_off(Button(kind.capitalize(), kind)) for kind in _KINDS]
    icons = [Button("Send", "primary", icon_name="send"), Button("Read", icon_name="play"), Button("Large", large=True)]
    only = [IconButton("settings", "Settings"), IconButton("columns-2", "Split", checkable=True)]
    only[1].setChecked(True)
    return [_beside(*plain), _beside(*disabled), _beside(*icons), _beside(*only, _off(IconButton("x", "Close")))]


def _choices() -> list[QWidget]:
    segments = [Segment("0", "0"), Segment("1", "1"), Segment("all", "all")]
    partly = SegmentedSwitch("Acks, one forbidden", segments)
    partly.set_segment_enabled("0", enabled=False, reason="Idempotence needs acks all.")
    on, off = ToggleSwitch("On", checked=True), ToggleSwitch("Off")
    forbidden = ToggleSwitch("Forbidden", checked=True)
    topic = CompletingComboBox("Topic", placeholder="topic")
    topic.set_suggestions(["orders", "payments"])
    return [
        _beside(SegmentedSwitch("Acks", segments), partly),
        _beside(on, off, _off(forbidden)),
        _beside(ComboBox("Format", ["Text", "JSON"]), ComboBox("Flat", ["Text", "JSON"], flat=True), topic),
        _beside(_off(ComboBox("Forbidden", ["Text"]))),
    ]


def _fields() -> list[QWidget]:
    wrong = FieldRow(TextField(), "Port", "Between 1 and 65,535.")
    wrong.set_error("“abc” is not a number.")
    return [
        FieldRow(TextField(placeholder="host:port"), "Address", "One is enough."),
        wrong,
        FieldRow(_off(TextField()), "Password", "Needs a sign-in."),
        _beside(NumberField("Times", value=1_000), NumberField("Every", value=250, suffix=" ms")),
        SearchField("Filter topics"),
    ]


def _messages() -> list[QWidget]:
    box = ErrorBox()
    error = InputRefused("The topic “orders” exists already.", hint="Choose another name, or open it.")
    box.show_error(error)
    strips: list[QWidget] = [InfoStrip(f"A sentence in the tone {tone}.", tone, link="More") for tone in _TONES]
    return [*strips, box, ElidedLabel("A long line that gives way where there is no room for it. " * 3)]


def _states() -> list[QWidget]:
    pills = [
        Pill("In flight", "info", icon_name=None),
        Pill("Acknowledged", "ok", icon_name=None),
        Pill("Failed", "err", icon_name=None),
        Pill("Behind", "warn", icon_name=None),
        Pill("Sent, unconfirmed", "neutral", icon_name=None),
    ]
    known, unknown = ProgressStrip("Exporting"), ProgressStrip("Counting")
    known.set_progress(412_000, 1_204_377, "records")
    unknown.set_progress(412_000, None, "records")
    spinner = Spinner("Connecting")
    spinner.start()
    return [_beside(*pills), known, unknown, _beside(spinner, text_label("Connecting…", "muted"))]


def _editor() -> CodeEditor:
    editor = CodeEditor("Value", highlighter=JsonHighlighter)
    editor.set_text(_JSON)
    editor.setMinimumHeight(130)
    return editor


def _wrong_editor() -> CodeEditor:
    editor = CodeEditor("Key:value lines")
    editor.set_text("ORD-1:{}\nno separator\nORD-2:{}")
    editor.set_errors({2: "No key separator found."})
    editor.setMinimumHeight(90)
    return editor
