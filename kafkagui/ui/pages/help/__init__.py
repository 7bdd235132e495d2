"""Help on the words and choices that sending and reading are made of."""
