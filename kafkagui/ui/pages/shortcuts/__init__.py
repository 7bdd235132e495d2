"""The Keyboard shortcuts page: every action with its keys, which can be changed."""
