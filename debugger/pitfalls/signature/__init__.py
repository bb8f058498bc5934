"""Pitfalls of the signature: absent, misshapen, made over something else, made by another key."""
