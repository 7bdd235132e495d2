"""The delivery lab: what methods and acks cost, and what they lose."""
