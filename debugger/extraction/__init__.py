"""The finders behind `extract`: what stands around a token in a text, and how it is taken off."""
