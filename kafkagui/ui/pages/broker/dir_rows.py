"""A broker's table of log directories."""

from __future__ import annotations

from typing import Final

from kafkagui.core.brokers import LogDir
from kafkagui.core.quantities import byte_size, number
from kafkagui.core.wording import mark
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel


def _path(one: LogDir) -> Cell:
    return Cell(one.path, mono=True)


def _free(one: LogDir) -> Cell | str:
    if one.error is not None:
        return Cell(one.error.message, "err", icon="circle-x", mono=False)
    return byte_size(one.usable_bytes)


_DIR_COLUMNS: Final[tuple[FieldColumn[LogDir], ...]] = (
    FieldColumn(ColumnSpec("path", mark("Path"), 120, stretch=True, elide_middle=True), _path, lambda d: d.path),
    FieldColumn(
        ColumnSpec("replicas", mark("Replicas"), 80, right=True, mono=True, gives_way=2),
        lambda d: number(len(d.replicas)),
        lambda d: len(d.replicas),
    ),
    FieldColumn(
        ColumnSpec("size", mark("Size"), 88, right=True, mono=True),
        lambda d: byte_size(d.size_bytes),
        lambda d: d.size_bytes,
    ),
    FieldColumn(ColumnSpec("free", mark("Free"), 88, right=True, mono=True), _free, lambda d: d.usable_bytes),
    FieldColumn(
        ColumnSpec("total", mark("Volume"), 88, right=True, mono=True, muted=True, gives_way=1),
        lambda d: byte_size(d.total_bytes),
        lambda d: d.total_bytes,
    ),
)


class DirRows(KeyedModel[LogDir]):
    """Log directories by path."""

    def __init__(self) -> None:
        super().__init__(_DIR_COLUMNS, lambda one: one.path, lambda one: one.path, ("path", False))
