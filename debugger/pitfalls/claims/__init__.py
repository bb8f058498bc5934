"""Pitfalls of a claims set: what is missing, what does not fit, what should not be there."""
