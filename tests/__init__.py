"""The tests; a regular package, so that no installed package's `tests` can stand in front of it."""
