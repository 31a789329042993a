#!/usr/bin/env python
"""Django's command line for the site; development settings unless the environment says otherwise."""

import os
import sys


def main() -> None:
    """Run the management command named in the arguments."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
