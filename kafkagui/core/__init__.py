"""Nouns and rules of Kafka GUI: frozen values, enumerations and pure functions over the standard library."""
