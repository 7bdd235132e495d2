"""The connection dialog: the form, and beside it the test that runs step by step."""
