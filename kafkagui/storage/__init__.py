"""Files of the program: settings, profiles, state, secrets, and the spools of records that were read."""
