"""Pitfalls of what the text is: cut, wrapped, badly encoded, no JSON, another kind of token."""
