"""Bytes and what a person reads and types: one module per format, and one table of them."""
