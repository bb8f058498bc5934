"""Edges of hosts: every spelling of an address within, look-alikes of it, and whose a domain is."""

from claim_rows import asked
from edge import raised, silent

from debugger.samples import with_header

WITHIN = (
    "localhost",
    "localhost.",
    "LOCALHOST",
    "localhost.localdomain",
    "api.localhost",
    "127.0.0.1",
    "127.0.0.1.",
    "127.255.255.254",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0X7F.0.0.1",
    "0177.0.0.1",
    "0x0000000000000000000000000000000000000000000000000000000000007f.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "10.0.0.5",
    "10.65535",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "192.168.257",
    "169.254.169.254",
    "0.0.0.0",
    "0",
    "0x",
    "00",
    "[fe80::1]",
    "[fc00::1]",
    "[fdff::1]",
    "[::]",
    "[::ffff:10.0.0.1]",
    "db.internal",
    "printer.local",
    "metadata",
    "metadata.tencentyun.com",
    "100.100.100.200",
)
WITHOUT = (
    "acme.example",
    "localhost.example",
    "notlocalhost",
    "my-localhost.example",
    "internal",
    "local.example",
    "126.255.255.255",
    "128.0.0.1",
    "127.0.0.1.example",
    "127.0.0.256",
    "127.65536.1",
    "127.256.1",
    "383.0.0.1",
    "127.0.0.1.1",
    "10.0.0.0.0",
    "127..1",
    "0128.0.0.1",
    "0x7g.1",
    "4294967296",
    "172.15.255.255",
    "172.32.0.1",
    "192.167.255.255",
    "169.253.1.1",
    "100.100.100.201",
    "[2001:db8::1]",
    "[fe00::1]",
    "[::2]",
    "[::ffff:8.8.8.8]",
)
EDGES = (
    *(
        raised("jku-internal-host", host, lambda host=host: with_header(jku=f"https://{host}/keys"))
        for host in WITHIN
    ),
    *(
        silent("jku-internal-host", host, lambda host=host: with_header(jku=f"https://{host}/keys"))
        for host in WITHOUT
    ),
    *(
        silent(
            "aud-many", f"{one} and {other}", asked({"aud": [f"https://{one}", f"https://{other}"]})
        )
        for one, other in (
            ("8.8.8.8", "9.9.9.9"),
            ("a.co.example", "b.co.example"),
            ("a.acme.de", "b.acme.de"),
            ("a.acme.co.uk", "b.acme.co.uk"),
            ("acme", "other"),
        )
    ),
    *(
        raised(
            "aud-many", f"{one} and {other}", asked({"aud": [f"https://{one}", f"https://{other}"]})
        )
        for one, other in (
            ("acme.co.uk", "other.co.uk"),
            ("acme.example", "other.example"),
            ("8.8.8.8.8", "9.9.9.9.9"),
        )
    ),
)
