"""The workspace's tabs: their places, their bar, and the groups that stand side by side."""
