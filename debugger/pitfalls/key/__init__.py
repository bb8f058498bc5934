"""Pitfalls of the key that was given or found: weak, published, for another use, no key at all."""
