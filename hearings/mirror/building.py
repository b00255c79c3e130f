"""Builds a mirror: what changed is asked of the site and written, what did not is kept as it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from hearings import copies, seals, times
from hearings.calendars import main_zone
from hearings.mirror import crew, leaflet, manifest
from hearings.mirror.addresses import LEAFLET, Leaf, leaves
from hearings.mirror.digests import digest, rows
from hearings.mirror.files import UnsafeAddress, file_of
from hearings.mirror.manifest import Manifest
from hearings.mirror.moment import moment, still
from hearings.mirror.signing import SecretKey
from hearings.mirror.tree import Standing, Tree
from hearings.mirror.writing import File, Writer, Written, paths_of
from hearings.models import City, Court, Edition
from offices.models import Office

Progress = Callable[[int, int], None]
"""Told how many of how many files are done."""
TRIES = 3
"""So often several processes try to begin with the same edition."""
WORTH_IT = 40
"""Leaves for which other processes are called: it takes them a second or two to begin."""
FOLDERS = ("config", "defendants", "hearings", "offices", "templates", "static", "locale")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `unshown` is that of which the copy only says that it cannot be shown."""

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
    back: bool = False,
    jobs: int = 1,
    told: Progress = lambda done, all_of_them: None,
) -> Built:
    """The mirror of the record at `now` in the folder `root`; the old one stays whole until the new one is.

    `base` is where it will stand (by default the site's own address), `key` signs it, `whole` keeps nothing of the
    old one, `back` lets it take the place of a copy of a later edition. So many `jobs` write at the same time; what is
    kept is not worth a second one. Raises tree.Busy, tree.NotOurs, visiting.NotThere, files.UnsafeAddress; then nothing
    has changed.
    """
    tree = Tree(root)
    where = (base or settings.SITE_URL).rstrip("/")
    with tree.alone():
        # Alone in the end: while editors save all the time, several processes may never see the same edition.
        for several in (*[jobs] * (TRIES if jobs > 1 else 0), 1):
            try:
                with still():
                    begun = _Build(tree, now, where, key, whole, told)
                    if not back:
                        manifest.refuse_newer(root, begun.edition.number)
                    return begun.run(several)
            except crew.Moved:
                tree.heal()
    raise AssertionError("one process alone cannot be of two editions")


class _Build:
    def __init__(
        self, tree: Tree, now: dt.datetime, base: str, key: SecretKey | None, whole: bool, told: Progress
    ) -> None:
        self.tree, self.key, self.told = tree, key, told
        self.edition = Edition.objects.filter(pk=1).first() or Edition(number=0, at=now)
        self.copy = copies.Copy(at=moment(now), base=base)
        self.zone = main_zone()
        self.around = surroundings(self.copy, self.zone, key)
        self.old = LastBuild({}, None) if whole else last_build(tree, self.around)
        self.known: dict[str, str] = {}
        self.new: dict[str, Written] = {}
        self.static: dict[str, File] = {}
        self.rendered = self.done = 0

    def run(self, jobs: int) -> Built:
        found = list(leaves(self.copy.at, self.zone))
        self.known = files_of(found)
        if self.tree.root.exists():
            manifest.refuse_foreign(self.tree.root)
        self.tree.begin(self.old.differs)
        writer = Writer(self.tree, self.copy, self.known, self._vouched)
        self.seconds = writer.seconds
        self.told(0, len(self.known))
        standing = self.tree.standing()
        to_write = [leaf for leaf in found if not self._is_kept(leaf, standing)]
        gone = standing.keys() - {name for written in self.new.values() for name in written.files}
        self.tree.remove(gone)
        self._write(to_write, writer, jobs)
        for path in sorted({path for written in self.new.values() for path in written.static}):
            name, self.static[name] = writer.style(path)
        listed = self._manifest()
        kept_files = standing.keys() - gone
        changed = gone | (listed.files.keys() - kept_files) | manifest.OURS
        self._remember(listed, sorted(changed) if kept_files else [])
        self.tree.finish(self.seconds, changed)
        self.tree.state.with_suffix(".new").rename(self.tree.state)
        self.tree.pair(shares=bool(kept_files))
        unshown = tuple(sorted({key for written in self.new.values() for key in written.unshown}))
        return Built(self.edition.number, len(listed.files), self.rendered, listed, unshown)

    def _write(self, leaves: list[Leaf], writer: Writer, jobs: int) -> None:
        """Writes these leaves, by several processes where they are worth it; the leaflet here, where the key is."""
        here, there = leaves, []
        if jobs > 1 and len(leaves) >= WORTH_IT:
            here = [leaf for leaf in leaves if LEAFLET in leaf.paths]
            there = [leaf for leaf in leaves if LEAFLET not in leaf.paths]
        for leaf in here:
            self._note(leaf.paths[0], writer.leaf(leaf))
        if there:
            told = (self.tree.root, self.copy, self.edition.number, self.known)
            for path, written in crew.write(there, jobs, *told):
                self._note(path, written)

    def _note(self, path: str, written: Written) -> None:
        self.new[path] = written
        self.rendered += len(written.files)
        self.done += len(written.files)
        self.told(self.done, len(self.known))

    def _is_kept(self, leaf: Leaf, standing: Standing) -> bool:
        """Takes the leaf over from the old mirror, if nothing it tells has changed and its files are still those."""
        old = self.old.leaves.get(leaf.paths[0])
        names = {self.known[path] for path in paths_of(leaf)}
        if old is None or old.when != leaf.when or names != set(old.files):
            return False
        if any(path in self.known for path in old.missing):
            return False
        if any(standing.get(name) != (size, seconds) for name, (_sha, size, seconds) in old.files.items()):
            return False
        self.new[leaf.paths[0]] = old
        self.done += len(old.files)
        self.told(self.done, len(self.known))
        return True

    def _vouched(self, body: bytes, path: str) -> bytes:
        """The leaflet with its own signature, where there is a key: it travels without the list of files."""
        if self.key is None:
            return body
        day = times.today(self.copy.at, self.zone)
        comment = f"{settings.SITE_NAME}: {path} of {day}, edition {self.edition.number}"
        return leaflet.signed(body, self.key, comment)

    def _manifest(self) -> Manifest:
        """Lists what was written, and signs the list."""
        files = {name: told[0] for written in self.new.values() for name, told in written.files.items()}
        files |= {name: told[0] for name, told in self.static.items()}
        head = "{}:{}".format(*seals.head())
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

    def _remember(self, listed: Manifest, differs: list[str]) -> None:
        """Writes beside the mirror what the next build compares with, and what differs from the twin."""
        remembered = {
            "around": self.around,
            "manifest": hashlib.sha256(listed.text().encode()).hexdigest(),
            "differs": differs,
            "leaves": {path: written.told() for path, written in self.new.items()},
        }
        new = self.tree.state.with_suffix(".new")
        new.write_text(json.dumps(remembered))
        new.chmod(0o600)


def files_of(found: list[Leaf]) -> dict[str, str]:
    """The file of every path. Raises UnsafeAddress when two would share one, on some disk at least."""
    known = {path: file_of(path) for leaf in found for path in paths_of(leaf)}
    if len({name.casefold() for name in known.values()}) != len(known):
        raise UnsafeAddress("Two addresses would have the same file.")
    return known


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build remembered: its leaves, and the files in which its mirror differs from the twin.

    Without the latter nothing of the mirror can be kept.
    """

    leaves: dict[str, Written]
    differs: list[str] | None


def last_build(tree: Tree, around: str) -> LastBuild:
    """What the last build remembered of the mirror that stands there; nothing where all must be written anew."""
    try:
        remembered = json.loads(tree.state.read_text())
        listed = (tree.root / manifest.NAME).read_bytes()
    except (OSError, ValueError):
        return LastBuild({}, None)
    if (remembered["around"], remembered["manifest"]) != (around, hashlib.sha256(listed).hexdigest()):
        return LastBuild({}, None)
    leaves = {path: Written(**written) for path, written in remembered["leaves"].items()}
    return LastBuild(leaves, remembered["differs"])


def surroundings(copy: copies.Copy, zone: str, key: SecretKey | None) -> str:
    """A digest of all that stands around every page: our own files, the settings, the office, the day."""
    # Statements, codes and the city a clock is named after may stand on any page.
    shared = ("offices.Office", "hearings.Statement", "defendants.LegalCode", "hearings.City")
    # Feeds name the year it is where they are read; years begin elsewhere in the middle of the office's day.
    zones = {one for model in (Court, City, Office) for one in model.objects.values_list("zone", flat=True)}
    return digest(
        program(),
        version("django") + version("tzdata") + version("icalendar"),
        *(
            str(getattr(settings, name))
            for name in ("SITE_URL", "SITE_NAME", "LANGUAGES", "LANGUAGE_CODE", "MIRRORS", "DEFAULT_ZONE")
        ),
        str(settings.SIGNING_PUBLIC_KEY),
        key.public.letters if key else "",
        copy.base,
        str(times.today(copy.at, zone)),
        *(f"{one} {times.today(copy.at, one).year}" for one in sorted(filter(times.is_zone, zones))),
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
