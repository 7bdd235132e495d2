"""The first page: the ways to a cluster, the connections used last, and tasks to learn by."""
