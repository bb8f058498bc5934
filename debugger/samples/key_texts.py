"""Key texts as people paste them, from JWK members or a signer: sets, PEM, certificates."""

import json
from typing import Any


def jwk_set(*keys: dict[str, Any]) -> str:
    """A JWK Set (RFC 7517 §5) of these members."""
    return json.dumps({"keys": list(keys)})
