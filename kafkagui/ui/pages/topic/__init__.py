"""The Topic page: partitions, configuration, and the groups that read a topic."""
