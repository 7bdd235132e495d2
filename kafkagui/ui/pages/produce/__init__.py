"""The Produce page: compose a record or many lines, send them in one of three ways, and see what became of each."""
