"""The command palette: one field that finds topics, groups, brokers, commands, records and settings."""
