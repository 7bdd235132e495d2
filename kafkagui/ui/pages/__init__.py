"""One folder a subject: the page and its small parts."""
