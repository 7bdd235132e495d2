"""Every widget and every page in all its states, over sample data: for developers, by `kafkagui gallery`."""
