"""Errors that the sample of a pitfall cannot do without, and why."""

INHERENT = {
    "privilege-claim-unprotected": {"alg-none": "it is about tokens without a signature"},
    "id-token-alg-none": {"alg-none": "it says what that means for an ID token"},
    "b64-not-critical": {
        "b64-false-in-jwt": "“b64” false is forbidden in the JWT that it stands in"
    },
    "rsa-modulus-published": {"signature-mismatch": "nobody here has the published private key"},
    "ec-key-published": {"signature-mismatch": "nobody here has the published private key"},
    "rsa-key-huge": {"signature-mismatch": "making a key of that size takes a minute"},
}
