"""The deeds of the delivery lab: compare, break, account, keep."""
