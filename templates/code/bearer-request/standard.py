"""Send a token in the Authorization header: not in the address, and to one server alone."""

import urllib.error
import urllib.request


def get(address, token):
    """The answer’s octets. Raises urllib.error.HTTPError, for a redirect as well."""
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    with _OPENER.open(request, timeout=10) as response:
        return response.read()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Followed, a redirect would take the token along to wherever it leads."""

    def redirect_request(self, request, body, code, message, headers, address):
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)
