"""What every page is sent with: whose scripts it may run, and where it may be shown."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Flask, Response, g


def secure(app: Flask) -> None:
    """Put the headers on every answer of ``app``."""

    def csp_nonce() -> str:
        if "nonce" not in g:
            g.nonce = secrets.token_urlsafe(16)
        return str(g.nonce)

    @app.context_processor
    def _words() -> dict[str, Any]:
        return {"csp_nonce": csp_nonce}

    @app.after_request
    def _headers(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        if response.mimetype == "text/html":
            framed = " ".join(g.get("framed", []))
            response.headers["Content-Security-Policy"] = "; ".join((
                "default-src 'self'",
                f"script-src 'self' 'nonce-{csp_nonce()}'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                f"connect-src 'self' ws: wss: {framed}".rstrip(),
                f"frame-src 'self' {framed}".rstrip(),
                "frame-ancestors 'self'",
                "base-uri 'none'",
            ))  # fmt: skip
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
