"""Edges of a DPoP proof's own key: what no verifier can check the proof with."""

from edge import raised, silent

from debugger import samples
from debugger.samples.signers import ES256, ES256K, RS256


def proof(jwk, **changes):
    return lambda: samples.altered("dpop-proof", header={"jwk": jwk}, **changes)


EDGES = (
    *(
        raised("dpop-required", f"a key {what}", proof(jwk), "error", at="header.jwk")
        for what, jwk in {
            "off its curve": {**ES256.jwk, "y": ES256.jwk["x"]},
            "without y": {"kty": "EC", "crv": "P-256", "x": ES256.jwk["x"]},
            "without a type": {"x": ES256.jwk["x"]},
            "without members": {},
            "of an unknown type": {**ES256.jwk, "kty": "ec"},
            "of another type than alg": dict(RS256.jwk),
            "on another curve than alg": dict(ES256K.jwk),
        }.items()
    ),
    silent("dpop-required", "its own key", proof(dict(ES256.jwk))),
    silent("dpop-required", "a key with a name", proof({**ES256.jwk, "kid": "a"})),
    silent(
        "dpop-required",
        "another sound key",
        proof(dict(samples.Signer("ES256", lambda: samples.p256_key("b")).jwk)),
    ),
    silent(
        "dpop-required", "a secret, which is told of as that", proof({"kty": "oct", "k": "AAAA"})
    ),
    silent(
        "dpop-required",
        "a misfit of a key that was given",
        proof(dict(ES256.jwk), key=RS256.key_text),
    ),
)
