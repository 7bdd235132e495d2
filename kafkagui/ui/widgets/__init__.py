"""The program's own widgets; none knows a Kafka noun, each has an accessible name."""
