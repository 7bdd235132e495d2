"""One measurement a process; each prints a JSON object as its last line."""
