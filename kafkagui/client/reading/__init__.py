"""The reading engine: Fetch requests over kafka-python's own connections, raw batches into a record log."""

from kafkagui.client.reading.reading import KafkaReading, start_reading

__all__ = ["KafkaReading", "start_reading"]
