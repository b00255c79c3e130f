#!/usr/bin/env python
"""Django's command line for Open Court."""

import errno
import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError

NO_DATABASE = """\
The database does not do what was asked: {error}
It is {database}. Is that the one you mean, and does it run (DATABASE_URL)? Is there room on its disk? Is it up to date
(manage.py migrate)?
manage.py doctor says more; --traceback says where."""


NOT_ALLOWED = """\
The machine does not do what was asked: {error}, {file}
manage.py doctor says how much room there is and whose the files are; --traceback says where."""
REFUSED = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS}
"""What no program can mend: no room, no right."""


def database() -> str:
    """Which one is asked: a file, or name, host and port. No password."""
    told = settings.DATABASES["default"]
    at = ":".join(str(told[part]) for part in ("HOST", "PORT") if told.get(part))
    return f"{told['NAME']} at {at}" if at else str(told["NAME"])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        # Read first: Django itself would hide a wrong setting behind a later error.
        settings._setup()  # Django has no public way to read them early
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Open Court cannot start. {error}")
    except OSError as error:
        if error.errno not in REFUSED or "--traceback" in sys.argv:
            raise
        sys.exit(NOT_ALLOWED.format(error=error.strerror, file=error.filename or "a file"))
    except (OperationalError, ProgrammingError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(NO_DATABASE.format(error=str(error).strip().splitlines()[0], database=database()))
