"""Keep a token in a cookie that no script reads and no other site sends."""

from flask import Response

LIFETIME = 600  # seconds: no longer than the token


def signed_in(response: Response, token: str) -> None:
    """Set the cookie. `__Host-` makes browsers demand Secure, Path=/ and no Domain."""
    response.set_cookie(
        "__Host-session",
        token,
        max_age=LIFETIME,
        path="/",
        secure=True,
        httponly=True,
        samesite="Lax",
    )


def signed_out(response: Response) -> None:
    """Take it away again; the attributes must be the same."""
    response.delete_cookie("__Host-session", path="/", secure=True, httponly=True, samesite="Lax")
