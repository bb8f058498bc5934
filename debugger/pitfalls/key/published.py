"""Pitfalls of key pairs that everybody has: the examples of specifications and debuggers."""

from collections.abc import Iterator, Mapping

from debugger import samples
from debugger.keys.key import Kind
from debugger.pitfalls.key.judged import judged_keys
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall


@pitfall(
    "rsa-modulus-published",
    severity=Severity.ERROR,
    title="The RSA key pair is published",
    why="Its private half stands in a public document, so everyone can sign with it.",
    fix="Make a key pair of your own, and replace all tokens.",
    reference="RFC 7515 App. A.2",
    steps=(
        "The key pair was copied from a document, private half included.",
        "An attacker looks the public key up in a list of such keys, and has the private one.",
        "They sign tokens that every verifier of yours accepts.",
    ),
    recipe="make-key-pair",
    silences=("rsa-key-short",),
)
def rsa(case: Case) -> Iterator[Evidence]:
    for key in judged_keys(case):
        if key.kind is Kind.RSA and key.thumbprint in _PUBLISHED:
            yield Evidence("key", f"The key is that of {_PUBLISHED[key.thumbprint]}.")


@rsa.sample
def _rsa() -> samples.Question:
    return samples.altered("access-token", key=samples.RFC_7515_RS256)


@pitfall(
    "ec-key-published",
    severity=Severity.ERROR,
    title="The key pair is published",
    why="Its private half stands in a public document, so everyone can sign with it.",
    fix="Make a key pair of your own, and replace all tokens.",
    reference="RFC 7515 App. A.3",
    steps=(
        "The key pair was copied from a document, private half included.",
        "An attacker looks the public key up in a list of such keys, and has the private one.",
        "They sign tokens that every verifier of yours accepts.",
    ),
    recipe="make-key-pair",
)
def other(case: Case) -> Iterator[Evidence]:
    for key in judged_keys(case):
        if key.kind in _OTHERS and key.thumbprint in _PUBLISHED:
            yield Evidence("key", f"The key is that of {_PUBLISHED[key.thumbprint]}.")


@other.sample
def _other() -> samples.Question:
    return samples.altered("status-list", key=samples.RFC_7515_ES256)


_OTHERS = (Kind.EC, Kind.OKP)

# RFC 7638 thumbprints of public keys whose private half is printed, computed from the documents.
_PUBLISHED: Mapping[str, str] = {
    "IsUn6_e04MaShXFIISMp4kG62LWzMIPy_MvSA5pJgX8": "RFC 7515, Appendix A.2",
    "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U": "RFC 7515, Appendix A.3",
    "u5YUSjQ2-2chBi51NSk3t3g7IM4o2KYcnPqPtCNGd3U": "RFC 7515, Appendix A.4",
    "xtIsOV1FqKH77AI_A3jdTg5QfdabzqI-LNpYTPi0IgI": "RFC 7516, Appendix A.1",
    "_K0fXS8wlsT7Tn3vvZrs9qdKUIqi5AxQ5EVk41xi_BM": "RFC 7516, Appendix A.2",
    "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s": "RFC 7517, Appendix A",
    "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs": "RFC 7517, Appendix A",
    "D8R4-FeTJfzuDUy8bZ0c4hcwpul-Q11gCPs3mw6-R9Q": "RFC 7517, Appendix C",
    "dHri3SADZkrush5HU_50AoRhcKFryN-PI6jPBtPL55M": "RFC 7520, section 3.2",
    "9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI": "RFC 7520, section 3.4",
    "h_jutvC-jg3Nwueq8LmdSybXykVsBwk4_5u5Y9JiS7E": "RFC 7520, section 5.1",
    "Rt-IyDEhXohvTl_ozKQ9YGflXGuDb3uu3QmqN2LoMwM": "RFC 7520, section 5.2",
    "YlKlB7M2wnS0cPn_V7OW-FuDLuWdJ9z4OvPHmhGDfeE": "RFC 7520, section 5.4",
    "HsSFalww3yP-dO-lWGYgFcyV5H22oScIFc4V2Y6GOto": "RFC 7520, section 5.5",
    "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k": "RFC 8037, Appendix A",
    "oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY": "the RS256 example of jwt.io",
    "zFHVsM9dc4OlHIwvEnVqfKzRj1ujqYGsZnXAcgn_CqI": "the older RS256 example of jwt.io",
    "pdmN_UI10XD6wy44jm-JkHmJOFxevse_2jio8cH1lRw": "the oldest RS256 example of jwt.io",
    "19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8": "the ES256 example of jwt.io",
    "iTqXXI0zbAnJCKDaobfhkM1f-6rMSpTfyZMRp_2tKI8": "the ES384 example of jwt.io",
    "xZDfZpry4P9vZPZyG2fNBRj-7Lz5omVdm7tHoCgSNfY": "the ES512 example of jwt.io",
}
