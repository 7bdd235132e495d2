"""Painted charts: they know series, numbers and words, and no Kafka noun."""
