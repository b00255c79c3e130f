"""Texts that try to leave their place in a format: the attack cases on feeds and exports, for all formats."""

from __future__ import annotations

LINE_BREAKS = "x\r\nATTENDEE:mailto:e@vil.example\ny\rz\x85a\u2028b\x0bc\x0cd"
COMPONENTS = "\n BEGIN:VALARM\nEND:VEVENT\nBEGIN:VEVENT;X-A=1:2"
MARKUP = "]]><script>alert(1)</script><!-- &nbsp; & </entry>"
FORBIDDEN = "a\x00b\x08c\x1fd\ufffee\uffff"
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '"=1', "\n=1", " =1")
LONG = "Ұлттық қауіпсіздік " * 600

TEXTS = (LINE_BREAKS, COMPONENTS, MARKUP, FORBIDDEN, *FORMULAS, LONG)
