"""Builds a mirror: what changed is asked of the site and written, what did not is kept as it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from hearings import addresses, copies, times
from hearings.calendars import main_zone
from hearings.mirror import manifest
from hearings.mirror.addresses import Leaf, leaves
from hearings.mirror.digests import digest, rows
from hearings.mirror.files import UnsafeAddress, file_of
from hearings.mirror.manifest import Manifest
from hearings.mirror.moment import moment, still
from hearings.mirror.pages import relative
from hearings.mirror.signing import SecretKey
from hearings.mirror.tree import Tree
from hearings.mirror.visiting import Visitor
from hearings.models import Change, Edition

Progress = Callable[[int, int], None]
"""Told how many of how many files are done."""
FOLDERS = ("config", "defendants", "hearings", "offices", "templates", "static", "locale")


@dataclass(slots=True)
class Written:
    """What a leaf became: its state then, its files with their digests, and what it could not lead to."""

    when: str
    files: dict[str, tuple[str, int, int]] = field(
        default_factory=dict
    )  # name → SHA-256, bytes, second of its date
    static: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `unshown` are the hearings of whose pages the copy only says that they cannot be shown."""

    edition: int
    files: int
    rendered: int
    manifest: Manifest
    unshown: tuple[str, ...] = ()


def build(
    root: Path,
    *,
    now: dt.datetime,
    base: str = "",
    key: SecretKey | None = None,
    whole: bool = False,
    told: Progress = lambda done, all_of_them: None,
) -> Built:
    """The mirror of the record at `now` in the folder `root`; the old one stays whole until the new one is.

    `base` is where it will stand (by default the site's own address), `key` signs it, `whole` keeps nothing of the
    old one. Raises tree.Busy, tree.NotOurs, visiting.NotThere, files.UnsafeAddress; then nothing has changed.
    """
    tree = Tree(root)
    with tree.alone(), still():
        return _Build(tree, now, (base or settings.SITE_URL).rstrip("/"), key, whole, told).run()


class _Build:
    def __init__(
        self, tree: Tree, now: dt.datetime, base: str, key: SecretKey | None, whole: bool, told: Progress
    ) -> None:
        self.tree, self.key, self.told = tree, key, told
        self.edition = Edition.objects.filter(pk=1).first() or Edition(number=0, at=now)
        self.copy = copies.Copy(at=moment(now), base=base)
        self.zone = main_zone()
        self.around = surroundings(self.copy, self.zone)
        self.old = {} if whole else kept(tree, self.around)
        self.visitor = Visitor()
        # Dated to the day at least: an older edition's files were written anew for this one's first line.
        self.seconds = int(self.copy.at.timestamp())
        self.known: dict[str, str] = {}
        self.new: dict[str, Written] = {}
        self.static: dict[str, tuple[str, int, int]] = {}
        self.rendered = 0
        self.unshown: set[str] = set()

    def run(self) -> Built:
        found = list(leaves(self.copy.at, self.zone))
        self.known = files_of(found)
        if self.tree.root.exists():
            manifest.refuse_foreign(self.tree.root)
        self.tree.begin()
        done, total = 0, len(self.known)
        with copies.writing(self.copy):
            for leaf in found:
                self.new[leaf.paths[0]] = written = self._kept(leaf) or self._written(leaf)
                done += len(written.files)
                self.told(done, total)
            for path in sorted({path for written in self.new.values() for path in written.static}):
                self._save(file_of(path), self.visitor.get(path).body, self.static)
        listed = self._manifest()
        self._remember(listed)
        self.tree.finish(self.seconds)
        self.tree.state.with_suffix(".new").rename(self.tree.state)
        unshown = tuple(sorted(self.unshown))
        return Built(self.edition.number, len(listed.files), self.rendered, listed, unshown)

    def _kept(self, leaf: Leaf) -> Written | None:
        """The leaf as the old mirror has it, when nothing it tells has changed and its files are still those."""
        old = self.old.get(leaf.paths[0])
        names = {self.known[path] for path in paths_of(leaf)}
        if old is None or old.when != leaf.when or names != set(old.files):
            return None
        if any(path in self.known for path in old.missing):
            return None
        for name, (_sha, size, seconds) in old.files.items():
            try:
                seen = (self.tree.root / name).lstat()
            except OSError:
                return None
            if (seen.st_size, int(seen.st_mtime)) != (size, seconds):
                return None
        for name in old.files:
            self.tree.keep(name)
        return old

    def _written(self, leaf: Leaf) -> Written:
        """The leaf asked of the site and written."""
        new = Written(leaf.when)
        missing: set[str] = set()
        static: set[str] = set()
        for path in paths_of(leaf):
            answer = self.visitor.get(path)
            body = answer.body
            if answer.unshown:
                self.unshown.add(answer.unshown)
                if not path.endswith("/"):
                    # A page can say it; a calendar cannot, and whoever has one keeps it.
                    continue
            if answer.is_page:
                body, dead = relative(body, self.known[path], lambda to: self._target(to, static))
                missing.update(dead)
            self._save(self.known[path], body, new.files)
            self.rendered += 1
        new.static, new.missing = sorted(static), sorted(missing)
        return new

    def _target(self, address: str, static: set[str]) -> str | None:
        """The file that an address of the site leads to. Of those with a query only the steps of subscribing stand."""
        path, _mark, query = address.partition("?")
        if path.startswith(settings.STATIC_URL):
            static.add(path)
            return file_of(path)
        if query and not path.endswith("/subscribe/"):
            return None
        return self.known.get(path)

    def _save(self, name: str, body: bytes, files: dict[str, tuple[str, int, int]]) -> None:
        self.tree.write(name, body, self.seconds)
        files[name] = (hashlib.sha256(body).hexdigest(), len(body), self.seconds)

    def _manifest(self) -> Manifest:
        """Lists what was written, and signs the list."""
        files = {name: told[0] for written in self.new.values() for name, told in written.files.items()}
        files |= {name: told[0] for name, told in self.static.items()}
        head = Change.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
        listed = Manifest(
            site=settings.SITE_NAME,
            edition=self.edition.number,
            date=str(times.today(self.copy.at, self.zone)),
            at=self.copy.at,
            base=self.copy.base,
            record_head=head,
            files=files,
        )
        for name, body in manifest.written(listed, self.key).items():
            self.tree.write(name, body, self.seconds)
        return listed

    def _remember(self, listed: Manifest) -> None:
        """Writes beside the mirror what the next build compares with."""
        remembered = {
            "around": self.around,
            "manifest": hashlib.sha256(listed.text().encode()).hexdigest(),
            "leaves": {path: asdict(written) for path, written in self.new.items()},
        }
        new = self.tree.state.with_suffix(".new")
        new.write_text(json.dumps(remembered))
        new.chmod(0o600)


def paths_of(leaf: Leaf) -> Iterator[str]:
    """The leaf's paths in every language."""
    if not leaf.in_languages:
        yield from leaf.paths
        return
    for code, _name in settings.LANGUAGES:
        yield from (addresses.prefix(code) + path for path in leaf.paths)


def files_of(found: list[Leaf]) -> dict[str, str]:
    """The file of every path. Raises UnsafeAddress when two would share one, on some disk at least."""
    known = {path: file_of(path) for leaf in found for path in paths_of(leaf)}
    if len({name.casefold() for name in known.values()}) != len(known):
        raise UnsafeAddress("Two addresses would have the same file.")
    return known


def kept(tree: Tree, around: str) -> dict[str, Written]:
    """What the last build remembered of the mirror that stands there; nothing where all must be written anew."""
    try:
        remembered = json.loads(tree.state.read_text())
        listed = (tree.root / manifest.NAME).read_bytes()
    except (OSError, ValueError):
        return {}
    same = remembered["around"] == around and remembered["manifest"] == hashlib.sha256(listed).hexdigest()
    return {path: Written(**written) for path, written in remembered["leaves"].items()} if same else {}


def surroundings(copy: copies.Copy, zone: str) -> str:
    """A digest of all that stands around every page: our own files, the settings, the office, the day."""
    # Statements, codes and the city a clock is named after may stand on any page.
    shared = ("offices.Office", "hearings.Statement", "defendants.LegalCode", "hearings.City")
    return digest(
        program(),
        version("django") + version("tzdata") + version("icalendar"),
        *(
            str(getattr(settings, name))
            for name in ("SITE_URL", "SITE_NAME", "LANGUAGES", "MIRRORS", "DEFAULT_ZONE")
        ),
        str(settings.SIGNING_PUBLIC_KEY),
        copy.base,
        str(times.today(copy.at, zone)),
        *(str(sorted(rows(label).items())) for label in shared),
    )


@cache
def program() -> str:
    """A digest of our code, templates, style and catalogues."""
    found = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(str(path.relative_to(settings.BASE_DIR)).encode())
                found.update(path.read_bytes())
    return found.hexdigest()
