"""A run as a document: Markdown, and one HTML page with its charts in it."""
