"""The nouns and rules of the delivery lab: what is tried, what is broken, and what became of every record."""
