"""Pitfalls of what stands around the token in the pasted text, or beside it in another token."""
