"""Pitfalls of encrypted tokens (JWE): algorithms, parameters, lengths."""
