"""How the three methods look in every chart of the lab."""

from __future__ import annotations

from kafkagui.core.delivery import SendMethod
from kafkagui.core.lab.pair import METHOD_NAMES
from kafkagui.core.wording import tr
from kafkagui.ui.charts.series import Marker, Series

_LOOKS = {
    SendMethod.FIRE_AND_FORGET: ("c1", Marker.CIRCLE),
    SendMethod.ASYNCHRONOUS: ("c3", Marker.SQUARE),
    SendMethod.SYNCHRONOUS: ("c2", Marker.DIAMOND),
}
METHODS = tuple(_LOOKS)
"""The methods in the order in which the lab shows them."""


def series_of(method: SendMethod) -> Series:
    """The method's name, colour and marker."""
    token, marker = _LOOKS[method]
    return Series(tr(METHOD_NAMES[method]), token, marker)
