"""The sender's key in `epk` (RFC 7518 §4.6.1.1): that member in, what is wrong with it out."""

from debugger.jose.algorithms import ALGORITHMS
from debugger.jose.model import Json
from debugger.keys.jwk import read_jwk
from debugger.keys.key import Kind, Provenance, Reading
from debugger.keys.small_order import is_of_small_order


def unsound(epk: Json) -> str:
    """Why nobody may compute with it, as the end of a sentence about “epk”; "" where one may.

    Points off the curve or of small order give away the recipient's private key (CVE-2017-16007).
    """
    if not isinstance(epk, dict):
        return "is no JSON object, and so no key"
    if "d" in epk:
        return "has the private member “d”"
    key, problems = read_jwk({name: epk[name] for name in _OWN & epk.keys()}, _FROM_TOKEN)
    if any(problem.code == "ec-point-invalid" for problem in problems):
        return "is no point of its curve"
    if key is None or key.kind not in (Kind.EC, Kind.OKP):
        return "is no public key on a curve"
    if key.curve not in _AGREEING:
        return f"is on {key.curve}, which only signs"
    if key.kind is Kind.OKP and is_of_small_order(key):
        return "is one of the few points of small order"
    return ""


_AGREEING = ALGORITHMS["ECDH-ES"].curves
_OWN = frozenset(("kty", "crv", "x", "y"))
_FROM_TOKEN = Provenance(Reading.TOKEN)
