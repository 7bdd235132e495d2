"""The first page: start a local Kafka and see how it gets on, or connect to a cluster."""
