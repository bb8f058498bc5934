"""Text to structure and back, by the specifications. No clock, no network, no opinion."""
