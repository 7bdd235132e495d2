"""The Group page: members and lag by partition."""
