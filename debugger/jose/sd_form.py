"""Whether a token is an SD-JWT: by its form, or by what its header says (RFC 9901 §4, §8)."""

from debugger.jose.model import Form, Token


def is_sd_jwt(token: Token) -> bool:
    """The compact form with `~`, a JSON form with disclosures, or a `typ` that ends so."""
    if token.form is Form.SD_JWT or token.disclosures:
        return True
    header = token.signatures[0].header if token.signatures else token.header.members
    typ = header.get("typ")
    if isinstance(typ, str) and typ.lower().endswith("sd-jwt"):
        return True
    return token.form is Form.JWS_JSON and not header.keys().isdisjoint(("disclosures", "kb_jwt"))
