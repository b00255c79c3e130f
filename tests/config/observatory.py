"""The grade of the HTTP Observatory, algorithm 6, of one answer: computed here, for tests ask nobody outside.

What it looks at: content policy, cookies, sharing with other origins, isolation (COOP, CORP, COEP), HSTS, referrer,
framing and sniffing. A bonus counts only for an answer that loses so little that 90 are left. Own scripts have no
integrity marks (they come from this host), so that bonus and the one for the preload list are not given.
"""

from __future__ import annotations

import re

from django.http import HttpResponse

SIX_MONTHS = 15768000


def policy_of(header: str) -> dict[str, list[str]]:
    """The content policy's words by directive."""
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {words[0].lower(): words[1:] for words in parts}


def grade(answer: HttpResponse) -> int:
    """Points: 100 is plain good, 150 the most a page without scripts of its own can have."""
    losses, bonus = _losses(answer), 0
    if 100 - losses >= 90:
        bonus = _bonus(answer)
    return 100 - losses + bonus


def _losses(answer: HttpResponse) -> int:
    headers, lost = answer.headers, 0
    policy = policy_of(headers.get("Content-Security-Policy", ""))
    if not policy:
        lost += 25
    elif "unsafe" in headers["Content-Security-Policy"]:
        lost += 20
    https_only = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    if https_only is None or int(https_only[1]) < SIX_MONTHS:
        lost += 20
    if headers.get("X-Content-Type-Options", "").lower() != "nosniff":
        lost += 5
    if headers.get("Access-Control-Allow-Origin") == "*" and "Access-Control-Allow-Credentials" in headers:
        lost += 50
    if "frame-ancestors" not in policy and "X-Frame-Options" not in headers:
        lost += 20
    if headers.get("Referrer-Policy", "") in ("unsafe-url", "origin", "origin-when-cross-origin"):
        lost += 5
    for cookie in answer.cookies.values():
        lost += 0 if cookie["secure"] and cookie["httponly"] else 20
    return lost


def _bonus(answer: HttpResponse) -> int:
    headers = answer.headers
    policy = policy_of(headers.get("Content-Security-Policy", ""))
    private = ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
    all_strict = answer.cookies and all(cookie["samesite"] for cookie in answer.cookies.values())
    return (
        (10 if policy.get("default-src") == ["'none'"] else 0)
        + (10 if headers.get("Cross-Origin-Resource-Policy") in ("same-origin", "same-site") else 0)
        + (10 if headers.get("Cross-Origin-Opener-Policy") == "same-origin" else 0)
        + (10 if headers.get("Cross-Origin-Embedder-Policy") in ("require-corp", "credentialless") else 0)
        + (5 if policy.get("frame-ancestors") in (["'none'"], ["'self'"]) else 0)
        + (5 if headers.get("Referrer-Policy") in private else 0)
        + (5 if all_strict else 0)
    )
