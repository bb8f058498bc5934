"""Pitfalls of the header: the algorithm, the type, the key’s name, and keys that came along."""
