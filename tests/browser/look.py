"""One look at one page: what the reader saw, what the browser fetched for it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

SHOTS = Path(__file__).resolve().parents[2] / "var" / "shots"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALTERED = ("color-contrast", "target-size", "scrollable-region-focusable")
"""The rules that another width or other colours can break on a page which passed all."""

VIEWPORTS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "small": {"viewport": {"width": 320, "height": 568}, "is_mobile": True, "has_touch": True},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "dark-phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "color_scheme": "dark",
    },
    "print": {"viewport": {"width": 794, "height": 1123}},
}
"""Widths in CSS pixels; `print` is A4 upright with the print style sheet."""

STRAYS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  const range = document.createRange();
  let last = null;
  for (let node; (node = walker.nextNode()); ) {
    const block = node.parentElement.closest("p, li, dd, dt, h1, h2, h3, td, th, a.cite, small, nav, div");
    for (let at = 0; at < node.length; at++) {
      if (/\\s/.test(node.data[at])) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      if (last && last.block === block && /[·,]/.test(node.data[at]) && box.top > last.bottom - 1)
        found.push(node.parentElement.closest("p, li, dd, h1") ?.innerText.slice(0, 90) ?? node.data);
      last = {block, bottom: box.bottom};
    }
  }
  return found;
}"""


@dataclass
class Look:
    """A page as it was opened. The lists are empty when all is well."""

    page: Page
    context: BrowserContext
    response: Response
    requests: list[Request]
    messages: list[str]

    @property
    def third_party_requests(self) -> list[str]:
        """Addresses on any other host that the page made the browser ask."""
        home = urlsplit(self.response.url).netloc
        return [
            r.url for r in self.requests if urlsplit(r.url).netloc != home and not r.url.startswith("data:")
        ]

    @property
    def failed_requests(self) -> list[str]:
        """What the page asked for and did not get."""
        answers = [(request.url, request.response()) for request in self.requests]
        return [url for url, answer in answers if answer is None or answer.status >= 400]

    @property
    def cookies(self) -> list[str]:
        """Names of the cookies that the page left behind."""
        return [cookie["name"] for cookie in self.context.cookies()]

    def weight(self) -> int:
        """Bytes on the wire for the page's HTML and CSS, without headers."""
        kinds = ("document", "stylesheet")
        return sum(r.sizes()["responseBodySize"] for r in self.requests if r.resource_type in kinds)

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window: above 0 the reader has to scroll sideways."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def strays(self) -> list[str]:
        """Texts in which a line begins with a separator or a comma: it belongs to the end of the line before."""
        return self.page.evaluate(STRAYS)

    def again(self, viewport: str) -> None:
        """The same page in another window of the same kind of device, without opening it once more."""
        size = VIEWPORTS[viewport]
        self.page.set_viewport_size(size["viewport"])
        self.page.emulate_media(color_scheme=size.get("color_scheme", "light"))

    def axe(self, *rules: str) -> list[str]:
        """Violations of WCAG 2.2 AA and good practice, or of these rules alone: `rule: what to do (element)`."""
        self.page.evaluate(f"() => {{ window.axe || (() => {{ {AXE} }})() }}")
        found = self.page.evaluate(
            "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})",
            list(rules) or AXE_RULES,
        )
        return [
            f"{violation['id']}: {violation['help']} ({', '.join(map(str, node['target']))})"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def shot(self, name: str) -> Path:
        """A picture of the whole page, kept as var/shots/NAME.png for people to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        self.page.screenshot(path=path, full_page=True)
        return path


def open_page(browser: Browser, url: str, viewport: str = "desktop", **options: Any) -> Look:
    """Open `url` as a reader who was never here; `options` go to the browser's context."""
    context = browser.new_context(**{**VIEWPORTS[viewport], **options})
    page = context.new_page()
    page.set_default_timeout(15_000)
    requests: list[Request] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    if viewport == "print":
        page.emulate_media(media="print")
    response = page.goto(url, wait_until="load")
    assert response is not None, f"{url} gave no answer"
    return Look(page, context, response, requests, messages)
