#!/usr/bin/env python
"""Django's command line for Open Court."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        # Read first: Django itself would hide a wrong setting behind a later error.
        settings._setup()  # noqa: SLF001 Django has no public way to read them early
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Open Court cannot start. {error}")
