"""Compiles the plugin's translations while it is built: compiled catalogs are not in the repository."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTranslations(build_py):
    """Build the package, its catalogs (.po) compiled beside their sources (.mo)."""

    def run(self) -> None:
        """Compile before what belongs to the package is gathered."""
        for source in Path("wagtail_plone").glob("locale/*/LC_MESSAGES/*.po"):
            with source.open("rb") as catalog, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(catalog))
        # Gathered before this command ran, when there were none yet.
        self.data_files = self._get_data_files()
        super().run()


setup(cmdclass={"build_py": BuildWithTranslations})
