"""Writes what a page shows to files that other programs read."""
