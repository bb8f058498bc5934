"""RSA signatures by the right key and hash, with another padding or salt than `alg` says."""

from debugger.causes.doubt import Doubt, fits
from debugger.jose.algorithms import Family, find
from debugger.keys.key import Key, Kind
from debugger.verification import Cause


def padding_swapped(doubt: Doubt) -> Cause | None:
    """RSASSA-PKCS1-v1_5 where PSS is said, or the reverse (RFC 7518 §3.3, §3.5)."""
    other = find(_SWAPPED.get(doubt.algorithm.name))
    if other is None:
        return None
    for key in doubt.failed:
        if fits(key, other, doubt.signing_input, doubt.octets) or (
            other.family is Family.RSA_PSS and _fits_any_salt(doubt, key)
        ):
            return Cause(
                "pss-or-pkcs1-swapped",
                f"The signature fits by {other.name}, and “alg” says {doubt.algorithm.name}:"
                " same key, same hash, other padding.",
            )
    return None


def other_salt(doubt: Doubt) -> Cause | None:
    """PSS whose salt is not as long as the hash (RFC 7518 §3.5)."""
    if doubt.algorithm.family is not Family.RSA_PSS:
        return None
    if not any(_fits_any_salt(doubt, key) for key in doubt.failed):
        return None
    octets = (doubt.algorithm.hash_bits or 0) // 8
    return Cause(
        "pss-salt-length",
        f"The signature is PSS with a salt of another length; {doubt.algorithm.name} takes one"
        f" of {octets} octets.",
    )


def _fits_any_salt(doubt: Doubt, key: Key) -> bool:
    if key.kind is not Kind.RSA:
        return False
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    digests: dict[int, hashes.HashAlgorithm] = {
        256: hashes.SHA256(),
        384: hashes.SHA384(),
        512: hashes.SHA512(),
    }
    digest = digests[doubt.algorithm.hash_bits or 256]
    pss = padding.PSS(padding.MGF1(digest), padding.PSS.AUTO)
    try:
        key.material.verify(doubt.octets, doubt.signing_input, pss, digest)
    except (InvalidSignature, ValueError):
        return False
    return True


_SWAPPED = {
    **{f"RS{bits}": f"PS{bits}" for bits in (256, 384, 512)},
    **{f"PS{bits}": f"RS{bits}" for bits in (256, 384, 512)},
}
