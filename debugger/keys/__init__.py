"""From what people paste as a key to `Key`."""
