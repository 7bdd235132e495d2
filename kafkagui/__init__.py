"""Kafka GUI: point-and-click Apache Kafka on the desktop."""

__version__ = "0.1.0"
