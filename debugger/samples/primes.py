"""DATA: the primes of the RSA keys of samples. They are printed here, so they protect nothing."""

P = int(
    "f62423aee99956d3ad94ddf124b9cbd75832df463895e999c95517513de8e32ccc8551806bb81887298c37512e83"
    "4b6b25aa58a4d2d59a6681e02dba17736ed85c0f25f7475bbad8016c4f7cac77928859c1d7ae182d0e3e955a4e47"
    "6e3c7e6e6f498fbb9dab079d4dad491f6d63de9ced819a6f6f614bc76c63fde0c6538e05",
    16,
)
Q = int(
    "e3fffdf5e9756d00d900a52bd8b3dfa028d8b5234bf8130e4e6a60849d64a4a9f89c8299dda9e3dcf40d6e137b3f"
    "fe9f23d3bec5a8428f4e12791a3fb09f85fccea077604ca5f54fc320b23054ad83d1775a2094c1b61fb5e565fb1c"
    "079cdfc0e11d0338e8091a14ddf45d5e533dd8a628b39ab1f10ece71d5b07c66594445a5",
    16,
)

# Of a second issuer.
OTHER_P = int(
    "f773a5caf1df399968d87a5e30cfd5116f2372035490d241286f732d78384413118526cd070f72658c69049b9a67"
    "62aa0f10475b8aa7b88c5bf468556dafafa52355ca903d8da8f181a7f9af51fb048a952ae9f64fa1f73d7c244e3b"
    "0b44a148759c7b8d3d1120610699a8bef05e8a3f5ac70ee44a3eba7a369f2b2795cf6eaf",
    16,
)
OTHER_Q = int(
    "b92c3723ebdc5c39dada503ec3a74e5d65dbfe0325ba821c9b49fa07f5507d79773f2af32d1d2ba124f169c50647"
    "f5d72512ff37dd4c11143b91c3364ac08e7a49c7f052cdcd0d128ee51893d566668775c9ae0e8e24b5392fc5db7b"
    "6ef2461560a1b87ce567026d11a5e5e63d0e1fa49e2edf874542bedbf5ea03cc8d5f310f",
    16,
)

# The prime that follows P: of such a pair the modulus falls to Fermat’s method at once.
NEXT_P = P + 22

# Of a key of 1024 bits.
SHORT_P = int(
    "e5785ea5793b454bb5fc1b9c5b34af17fb26e8bead157f1b7d96fd92cdf295888a6599e0fa76edb3cff5a74f5b16"
    "a2337a9bd8116c6492219600a09c12a2e639",
    16,
)
SHORT_Q = int(
    "d7495f82000e85e3f5bec1a61586f7733b51e7d31dc4cedf3f78e1a9b3f8c827fcaccdb3d15fa4a7daed6aad8baf"
    "b9bf052b81c668493ff0785c9feb5b6ef335",
    16,
)
