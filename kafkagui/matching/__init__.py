"""Finds the records that have a condition: batches in threads, records at full speed in a process of its own."""
