"""Sign first, then encrypt; decrypt first, then verify. Each layer proves its own thing."""

from joserfc import jwe, jwt
from joserfc.errors import BadSignatureError
from joserfc.jwk import ECKey
from joserfc.jws import JWSRegistry

SIGNED = ["ES256"]
ENCRYPTED = ["ECDH-ES+A256KW", "A256GCM"]


def seal(claims, signing_pem, receiver_pem):
    """“cty” says that there is a token inside, which still has to be verified."""
    signed = jwt.encode({"alg": "ES256", "typ": "JWT"}, claims, ECKey.import_key(signing_pem))
    header = {"alg": ENCRYPTED[0], "enc": ENCRYPTED[1], "cty": "JWT"}
    return jwe.encrypt_compact(header, signed, ECKey.import_key(receiver_pem))


def unseal(token, private_pem, signer_pem):
    """The claims of the signed token inside. Raises joserfc.errors.JoseError otherwise."""
    opened = jwe.decrypt_compact(token, ECKey.import_key(private_pem), algorithms=ENCRYPTED)
    if str(opened.protected.get("cty", "")).upper() != "JWT":
        raise BadSignatureError  # encrypted alone: anybody has the public key
    registry = JWSRegistry(algorithms=SIGNED)
    inner = jwt.decode(opened.plaintext, ECKey.import_key(signer_pem), registry=registry)
    jwt.JWTClaimsRegistry(exp={"essential": True}).validate(inner.claims)
    return inner.claims
