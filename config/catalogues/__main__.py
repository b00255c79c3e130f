"""Bring the catalogues up to date: new texts in, gone texts out, `.mo` files compiled.

Prints what is left to translate.
For a new language, first make `locale/<language>/dates.toml` and a `django.po` with a header only.
"""

import sys
from pathlib import Path

from config.catalogues import extraction, po

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / name for name in ("config", "offices", "defendants", "hearings", "templates")]


def own_catalogues(root: Path = ROOT) -> list[Path]:
    """Return the catalogues of our own texts: `locale/<language>/LC_MESSAGES/django.po`."""
    return sorted(root.glob("locale/*/LC_MESSAGES/django.po"))


def all_catalogues(root: Path = ROOT) -> list[Path]:
    """Return these and the catalogues that fill what our dependencies leave untranslated."""
    return sorted(root.glob("locale/**/LC_MESSAGES/*.po"))


def update(path: Path, found: dict[po.Key, po.Message]) -> None:
    """Write the texts found into one catalogue; keep its translations, its comments and its header."""
    old = {message.key: message for message in po.read(path.read_text(encoding="utf-8"))}
    header = old["", ""]
    forms = plural_forms(header)
    messages = [header]
    for key, message in found.items():
        kept = old.get(key)
        same = kept if kept and kept.plural == message.plural else None
        messages.append(
            po.Message(
                text=message.text,
                context=message.context,
                plural=message.plural,
                translations=same.translations if same else [""] * (forms if message.plural else 1),
                places=sorted(message.places),
                flags=message.flags | (same.flags if same else set()),
                comments=kept.comments if kept else [],
            )
        )
    path.write_text(po.write(messages), encoding="utf-8")


def plural_forms(header: po.Message) -> int:
    """Return how many forms the catalogue's language has, as its header says."""
    return int(header.translations[0].partition("nplurals=")[2].partition(";")[0])


def compile_catalogue(path: Path) -> None:
    """Write the `.mo` file beside a `.po` file."""
    path.with_suffix(".mo").write_bytes(po.compiled(po.read(path.read_text(encoding="utf-8"))))


def main() -> int:
    """Return 0 when nothing is left to translate, else 1."""
    found = extraction.find(FOLDERS, ROOT)
    for path in own_catalogues():
        update(path, found)
    left = 0
    for path in all_catalogues():
        compile_catalogue(path)
        for message in po.read(path.read_text(encoding="utf-8")):
            if not message.done:
                left += 1
                print(f"{path.relative_to(ROOT)}: {message.text}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
