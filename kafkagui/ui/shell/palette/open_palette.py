"""Puts the palette together over what the window knows."""

from __future__ import annotations

from kafkagui.ui.actions import ActionTable, tables_within
from kafkagui.ui.pages.page import PageRequest
from kafkagui.ui.shell.palette.choice_memory import ChoiceMemory
from kafkagui.ui.shell.palette.cluster_sources import ClusterSources
from kafkagui.ui.shell.palette.entries import Line
from kafkagui.ui.shell.palette.offset_entries import OffsetEntries
from kafkagui.ui.shell.palette.palette import Palette
from kafkagui.ui.shell.palette.palette_search import PaletteSearch
from kafkagui.ui.shell.palette.window_sources import command_source, record_source, setting_source
from kafkagui.ui.shell.window_parts import WindowParts


def open_palette(parts: WindowParts, table: ActionTable) -> Palette:
    """Open the palette.

    Args:
        parts: the window's; what is chosen is opened in it.
        table: the window's actions; those of the page in front are added.
    """
    memory = ChoiceMemory(parts.program.state)
    palette = Palette(_search(parts, table, memory), parts.window)

    def do(line: Line, beside: bool) -> None:
        memory.add(line)
        line.entry.open(beside)

    palette.chosen.connect(do)
    palette.pop_up()
    palette.field.setFocus()
    return palette


def _search(parts: WindowParts, table: ActionTable, memory: ChoiceMemory) -> PaletteSearch:
    workspace, session, ask = parts.workspace, parts.program.session, parts.desk.handle
    page = workspace.page

    def can_open(request: type[PageRequest]) -> bool:
        return any(request in kind.takes for kind in workspace.kinds)

    def partitions() -> dict[str, int]:
        return {topic.name: len(topic.partitions) for topic in session.state.topics}

    cluster = ClusterSources(session.state, session.overview.state.view, ask, can_open)
    places = [place for each in workspace.pages() for place in each.recent_records()]
    sources = (
        cluster.topics(),
        command_source([table, *(tables_within(page) if page is not None else ())]),
        cluster.groups(),
        cluster.brokers(),
        record_source(list(dict.fromkeys(places)), ask),
        setting_source(parts.program.settings, ask),
    )
    at_hand = (page.topic if page is not None else "") or parts.side_bar.current_topic
    return PaletteSearch(sources, memory.names(), OffsetEntries(partitions, at_hand, ask))
