"""Connections that end in bad manners: the server outlives them and answers the next."""

import socket
import struct
import urllib.request
from urllib.parse import urlsplit


def reset(address, octets):
    """Send, then end the connection with a reset instead of a close (SO_LINGER of 0 seconds)."""
    parts = urlsplit(address)
    connection = socket.create_connection((parts.hostname, parts.port))
    connection.sendall(octets)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def test_the_server_outlives_connections_that_are_reset(live_server):
    for octets in (b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", b"GET / HTTP/1.1\r\n\r\n") * 20:
        reset(live_server, octets)
    with urllib.request.urlopen(f"{live_server}/healthz", timeout=10) as answer:
        assert answer.status == 200


def test_a_channel_that_is_told_twice_that_it_is_over_closes_once(app):
    from debugger.web.connection import Server

    channel = Server.channel_class.__new__(Server.channel_class)
    channel.socket = None
    assert channel.handle_close() is None
