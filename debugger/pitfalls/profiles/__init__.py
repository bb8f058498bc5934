"""Pitfalls of tokens that a specification or a vendor makes rules for."""
