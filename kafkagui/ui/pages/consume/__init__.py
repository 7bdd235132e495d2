"""The Consume page: read topics from anywhere to anywhere, look at every record."""

from kafkagui.ui.pages.consume.page import ConsumePage

__all__ = ["ConsumePage"]
