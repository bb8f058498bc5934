"""Edges of the pitfalls of `jku` and `x5u`: whose host it is, and what is wrong with the address."""

from functools import partial

from edge import raised, silent

from debugger.samples import altered

# What each address is, where the issuer is at login.acme.example.
OWN = "https://login.acme.example"
ADDRESSES = {
    "": (
        *(f"{OWN}/jwks", f"{OWN}:8443/jwks", OWN, f"{OWN}/u@v", "HTTPS://LOGIN.acme.example/"),
        *("https://keys.login.acme.example/", f"{OWN}./jwks", f"{OWN}/r?u=/jwks", f"{OWN}/?u=a:b"),
        *(
            f"{OWN}/https://evil.example",
            f"{OWN}/#u=https://evil.example",
            f"{OWN}/#?u=https://evil",
        ),
        *(f"{OWN}/r?https://evil.example", f"{OWN}/r?x=a@b", f"{OWN}/r?u=%68ttps://evil.example"),
    ),
    "jku-not-https": (
        *(
            "http://login.acme.example/jwks",
            "ftp://login.acme.example",
            "file:///etc/passwd",
            "jwks",
        ),
        *("", "//login.acme.example/x", "https:login.acme.example", "https://", "https:///x"),
        *("data:application/json,{}", "javascript:alert(1)", "http://evil.example/"),
    ),
    "jku-foreign-host": (
        *("https://evil.example/", "https://acme.example/", f"{OWN}.evil.example/", f"{OWN}x/"),
        *(
            "https://xlogin.acme.example/",
            "https://172.15.0.1",
            "https://172.32.0.1",
            "https://11.0.0.1",
        ),
        *("https://192.169.1.1", "https://169.255.0.1", "https://[2001:db8::1]/", "https://local/"),
        *("https://internal.evil.example", "https://127.0.0.1.nip.example/", "https://a.localx/"),
    ),
    "jku-internal-host": (
        *(
            "https://localhost/",
            "http://localhost/",
            "https://a.localhost/",
            "https://127.0.0.1:80/",
        ),
        *("https://127.1/", "https://0x7f.1/", "https://0177.0.0.1/", "https://2130706433/"),
        *("https://017700000001/", "https://0.0.0.0/", "https://10.0.0.1", "https://172.16.0.1"),
        *(
            "https://172.31.255.255",
            "https://192.168.1.1",
            "https://169.254.169.254",
            "https://[::]/",
        ),
        *(
            "https://[::1]/",
            "https://[fd00::1]/",
            "https://[fe80::1]/",
            "https://[::ffff:10.0.0.1]/",
        ),
        *("https://printer.local/", "https://a.internal/", "https://metadata.google.internal/"),
        *("https://metadata/", "https://instance-data/", "https://100.100.100.200/"),
        *("https://192.0.0.192/", "https://168.63.129.16/", "https://localhost.localdomain/"),
        "https://metadata.tencentyun.com/",
    ),
    "jku-userinfo": (
        *(
            f"{OWN}@evil.example/",
            "https://a:b@login.acme.example/",
            "https://a@login.acme.example/",
        ),
        *(
            f"{OWN}\\@evil.example",
            f"{OWN}/\\evil.example",
            "jwks\\a",
            "https:///r?u=//evil.example",
        ),
        *(f"{OWN}/r?u=https://evil.example", f"{OWN}/r?u=HTTPS%3A%2F%2Fevil.example"),
        *(f"{OWN}/r?a=b&u=http://evil.example", f"{OWN}/r?u=//evil.example", f"{OWN}/r?u=ftp://a"),
    ),
}
IDS = ("jku-not-https", "jku-foreign-host", "jku-internal-host", "jku-userinfo")


def address(name, value, **more):
    """A token whose `jku` or `x5u` is this."""
    return partial(altered, "access-token", header={name: value}, **more)


def rows_of_an_address(name, met, value):
    """It is that, and nothing of what it looks like; it is present where it is nothing else."""
    present, row = f"{name}-present", raised if met == "" else silent
    yield row(present, f"{name} {value}", address(name, value))
    if met:
        yield raised(met, f"{name} {value}", address(name, value), "error", at=f"header.{name}")
    if met in ("", "jku-foreign-host"):
        yield from (silent(it, f"{name} {value}", address(name, value)) for it in IDS if it != met)


ADDRESSED = (
    *(
        row
        for name in ("jku", "x5u")
        for met, values in ADDRESSES.items()
        for value in values
        for row in rows_of_an_address(name, met, value)
    ),
    raised("jku-present", "a warning", address("jku", OWN), "warning", at="header.jku"),
    raised("x5u-present", "a warning", address("x5u", OWN), "warning", at="header.x5u"),
    *(silent("jku-not-https", repr(value), address("jku", value)) for value in (7, None, [OWN])),
    silent("jku-foreign-host", "http", address("jku", "http://evil.example/")),
    silent("jku-not-https", "inside", address("jku", "http://127.0.0.1/")),
    raised("jku-foreign-host", "iss has a port", address("jku", "https://a/", claims={"iss": OWN})),
    raised(
        "jku-present",
        "a port of the issuer",
        address("jku", OWN, claims={"iss": f"{OWN}:8443/"}, policy={"issuer": None}),
    ),
    *(
        raised(
            "jku-foreign-host",
            f"iss is {issuer}",
            address("jku", value, claims={"iss": issuer}, policy={"issuer": None}),
            says="“iss” names none",
        )
        for issuer, value in (("acme", OWN), (7, OWN), ("urn:a", "https://./x"))
    ),
    silent("x5u-present", "only jku", address("jku", OWN)),
    silent("jku-present", "only x5u", address("x5u", OWN)),
)

EDGES = ADDRESSED
