"""Hosts of URLs: what is inside, what is this machine, and whose domain it is."""

import pytest

from debugger.pitfalls.hosts import (
    host_of,
    is_internal,
    is_internal_address,
    is_loopback,
    registrable_domain,
    split_url,
)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Login.Acme.example/a?b#c", "login.acme.example"),
        ("https://user:word@acme.example:8443/", "acme.example"),
        ("http://[2001:DB8::1]:80/x", "2001:db8::1"),
        ("https://acme.example\\@evil.example/", "acme.example"),
        ("acme.example", ""),
        ("mailto:jo@acme.example", ""),
        ("https:///path", ""),
        ("https://[::1", "::1"),
        ("", ""),
    ],
)
def test_the_host_of_a_url(url, host):
    assert host_of(url) == host


def test_the_parts_of_a_url():
    url = split_url("HTTPS://jo@acme.example:8443/a?b")
    assert (url.scheme, url.user, url.port, url.rest) == ("https", "jo", "8443", "/a?b")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "api.localhost",
        "localhost.",
        "127.0.0.1",
        "127.1.2.3",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
    ],
)
def test_this_machine_in_every_spelling(host):
    assert is_loopback(host)
    assert is_internal(host)


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.5",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "0x",
        "fe80::1",
        "fc00::1",
        "::",
        "0xa000005",
        "::ffff:10.0.0.1",
    ],
)
def test_addresses_of_the_inside(host):
    assert is_internal_address(host)
    assert not is_loopback(host)


@pytest.mark.parametrize("host", ["db.internal", "printer.local", "metadata"])
def test_names_of_the_inside(host):
    assert is_internal(host)


@pytest.mark.parametrize(
    "host",
    [
        "acme.example",
        "172.32.0.1",
        "11.0.0.1",
        "notlocalhost",
        "localhost.example",
        "2001:db8::1",
        "1.2.3.4.5",
        "256.256.256.256",
        "99999999999",
        "08.8.8.8",
        "internal",
    ],
)
def test_what_is_outside(host):
    assert not is_internal(host)
    assert not is_loopback(host)


@pytest.mark.parametrize("host", ["", "a" * 500, "1" * 500])
def test_what_is_no_host_at_all(host):
    assert not is_internal(host)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("api.acme.example", "acme.example"),
        ("acme.example", "acme.example"),
        ("a.b.acme.co.uk", "acme.co.uk"),
        ("acme.co.uk.", "acme.co.uk"),
        ("a.acme.de", "acme.de"),
        ("localhost", ""),
        ("10.0.0.5", ""),
        ("", ""),
    ],
)
def test_the_domain_that_somebody_owns(host, domain):
    assert registrable_domain(host) == domain
