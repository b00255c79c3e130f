"""ETags, and 304 for a client that has the bytes already, for HEAD as for GET."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware


class ValidatorsMiddleware(ConditionalGetMiddleware):
    """Django's own looks at GET alone; Thunderbird asks with HEAD before it subscribes (RFC 9110, section 9.3.2)."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.method != "HEAD":
            return super().process_response(request, response)
        request.method = "GET"
        try:
            return super().process_response(request, response)
        finally:
            request.method = "HEAD"
