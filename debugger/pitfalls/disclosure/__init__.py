"""Pitfalls of selective disclosure (SD-JWT): digests, disclosures, key binding, credentials."""
