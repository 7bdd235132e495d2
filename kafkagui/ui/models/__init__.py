"""Item models over a shared base of columns and rows; no model calls a service."""
