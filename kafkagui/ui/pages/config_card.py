"""The table of a topic's or a broker's configuration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from kafkagui.core.configs import ConfigEntry, ConfigListing, ConfigOrigin
from kafkagui.core.quantities import UNKNOWN
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel
from kafkagui.ui.widgets.table_card import TableCard, Words

ORIGIN_WORDS: Final = {
    ConfigOrigin.UNKNOWN: mark("Unknown"),
    ConfigOrigin.TOPIC: mark("Topic"),
    ConfigOrigin.BROKER: mark("Broker"),
    ConfigOrigin.ALL_BROKERS: mark("All brokers"),
    ConfigOrigin.BROKER_FILE: mark("Broker's file"),
    ConfigOrigin.DEFAULT: mark("Default"),
    ConfigOrigin.BROKER_LOGGER: mark("Broker's logger"),
    ConfigOrigin.CLIENT_METRICS: mark("Client metrics"),
    ConfigOrigin.GROUP: mark("Group"),
}


def config_value(entry: ConfigEntry) -> Cell:
    """The value; of a sensitive one only that there is one, and an empty text is told from no value."""
    if entry.is_sensitive:
        return Cell(tr("hidden"), "muted", icon="lock", mono=False)
    if entry.value is None:
        return Cell(UNKNOWN, "muted")
    if not entry.value:
        return Cell(tr("empty"), "muted", mono=False)
    return Cell(entry.value, "plain" if entry.is_default else "strong", mono=True)


def _name(entry: ConfigEntry) -> Cell:
    return Cell(entry.name, icon="lock" if entry.is_read_only else "", mono=True)


_COLUMNS: Final[tuple[FieldColumn[ConfigEntry], ...]] = (
    FieldColumn(ColumnSpec("name", mark("Name"), 150, stretch=True), _name, lambda e: e.name),
    FieldColumn(ColumnSpec("value", mark("Value"), 124), config_value, lambda e: config_value(e).text),
    FieldColumn(
        ColumnSpec("origin", mark("Set by"), 100, muted=True, gives_way=1),
        lambda e: tr(ORIGIN_WORDS[e.origin]),
        lambda e: tr(ORIGIN_WORDS[e.origin]),
    ),
)


class ConfigCard(TableCard[ConfigEntry]):
    """Settings with value and origin; own values stand out.

    Args:
        beside: what else stands in the head.
    """

    def __init__(self, beside: Sequence[QWidget] = ()) -> None:
        model = KeyedModel(
            _COLUMNS,
            lambda entry: entry.name,
            lambda entry: f"{entry.name} {config_value(entry).text} {tr(ORIGIN_WORDS[entry.origin])}",
            ("name", False),
        )
        nothing = Words("settings", tr("No settings"), tr("The cluster tells none."))
        super().__init__(
            tr("Configuration"),
            model,
            tr("Filter settings"),
            nothing=nothing,
            no_match=tr("No setting fits"),
            beside=beside,
        )

    def show_listing(self, listing: ConfigListing) -> None:
        """Show a configuration, or why it is not known."""
        words = Words("settings", tr("No settings"), tr("The cluster tells none."))
        if listing.error is not None:
            words = Words("lock", tr("The configuration cannot be read"), str(listing.error))
        self.show_rows(listing.entries, words)
