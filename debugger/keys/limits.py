"""How large a key may be before anything computes with it: sizes in, a refusal or None out."""

from debugger.keys.key import Problem

TEXT_CHARACTERS = 256 * 1024
SET_KEYS = 100
RSA_PUBLIC_BITS = 16384
RSA_PRIVATE_BITS = 8192
RSA_EXPONENT_ONLY_BITS = 4096
LONG_EXPONENT_BITS = 64
LONG_EXPONENT_MODULUS_BITS = 3072
PBKDF2_ITERATIONS = 2_000_000
SCRYPT_OCTETS = 64 * 1024 * 1024
SCRYPT_PARALLELIZATION = 16


def text_too_long(text: str) -> Problem | None:
    """The limit on a whole pasted key."""
    if len(text) <= TEXT_CHARACTERS:
        return None
    return Problem(
        "key-limit",
        f"The key is {len(text):,} characters long; at most {TEXT_CHARACTERS:,} are read.",
        "Paste the one key that signs this token.",
    )


def rsa_too_large(
    modulus_bits: int, exponent_bits: int, *, private: bool = False, exponent_only: bool = False
) -> Problem | None:
    """The limits on an RSA key, in bits.

    `exponent_only`: a private key of `n`, `e` and `d` without its primes, which costs the most.
    OpenSSL itself verifies with none of those refused here, and calls every signature wrong.
    """
    limit = RSA_PUBLIC_BITS
    kind = "an RSA public key"
    if private:
        limit, kind = RSA_PRIVATE_BITS, "an RSA private key"
    if exponent_only:
        limit, kind = RSA_EXPONENT_ONLY_BITS, "an RSA private key without its primes"
    if modulus_bits > limit:
        return Problem(
            "key-limit",
            f"The modulus has {modulus_bits:,} bits; {kind} of at most {limit:,} bits is read.",
            "Use a key of 2048 to 4096 bits.",
        )
    if exponent_bits > LONG_EXPONENT_BITS and modulus_bits > LONG_EXPONENT_MODULUS_BITS:
        return Problem(
            "key-limit",
            f"The public exponent has {exponent_bits:,} bits; with a modulus of more than "
            f"{LONG_EXPONENT_MODULUS_BITS:,} bits (here {modulus_bits:,}) at most "
            f"{LONG_EXPONENT_BITS} bits are computed with.",
            "Use a key with the usual exponent 65537.",
        )
    return None


def derivation_too_costly(name: str, parameters: dict[str, int]) -> str | None:
    """What is over the limit in how a passphrase becomes a key, in words; None where nothing is."""
    iterations = parameters.get("iterations", 0)
    if iterations > PBKDF2_ITERATIONS:
        return f"{name} with {iterations:,} iterations (at most {PBKDF2_ITERATIONS:,} are computed)"
    octets = 128 * parameters.get("cost", 0) * parameters.get("block_size", 0)
    if octets > SCRYPT_OCTETS:
        return f"{name} that needs {octets // 1024**2:,} MiB (at most 64 MiB are given)"
    lanes = parameters.get("parallelization", 0)
    if lanes > SCRYPT_PARALLELIZATION:
        return f"{name} with a parallelization of {lanes} (at most {SCRYPT_PARALLELIZATION})"
    return None
