"""A clause in, a sentence out."""


def sentence(clause: str) -> str:
    """Capital first, unless the clause begins with a sign; full stop last."""
    opened = clause[:1].upper() + clause[1:]
    return opened if opened.endswith((".", "?", "…")) else f"{opened}."
