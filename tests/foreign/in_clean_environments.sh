#!/usr/bin/env bash
# The plugin as other sites get it: built as a wheel, installed with all that it needs into a new environment
# for each Django it supports, and tried there by this site's tests. On the newest Django the site's own
# package is called `cms`, a name that must be free for it. Needs a network, or pip's cache.
set -euo pipefail

ROOT=$(cd "$(dirname "$0")/../.." && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
unset PYTHONPATH DJANGO_SETTINGS_MODULE DATABASE_URL CACHE_URL VAR_DIR
PYTHON=${PYTHON:-python3}

# python_from MINOR: an interpreter of at least that version, where people and pyenv install them.
python_from() {
    local candidate
    for candidate in "$PYTHON" python3.{14,13,12} "$HOME"/.pyenv/versions/3.*/bin/python3; do
        if "$candidate" -c "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, $1))" 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

# Built from a copy: a build leaves things beside its sources.
mkdir "$WORK/source"
cp -r "$ROOT"/{pyproject.toml,setup.py,LICENSE,wagtail_plone} "$WORK/source/"
find "$WORK/source" -name '*.mo' -delete
"$PYTHON" -m pip wheel --quiet --no-deps --wheel-dir "$WORK" "$WORK/source"

for DJANGO in 5.2 6.0; do
    # Django 6.0 needs Python 3.12.
    [ "$DJANGO" = 6.0 ] && MINOR=12 || MINOR=11
    if ! FOUND=$(python_from "$MINOR"); then
        echo "No Python 3.$MINOR or newer is installed, which Django $DJANGO needs."
        exit 1
    fi
    "$FOUND" -m venv "$WORK/$DJANGO"
    "$WORK/$DJANGO/bin/pip" install --quiet "$WORK"/wagtail_plone-*.whl "django~=$DJANGO.0" pytest pytest-django
    cp -r "$ROOT/tests/foreign" "$WORK/project-$DJANGO"
    cd "$WORK/project-$DJANGO"
    if [ "$DJANGO" = 6.0 ]; then
        mv shopsite cms
        grep -rl shopsite --include='*.py' --include='*.ini' . | xargs sed -i 's/\bshopsite\b/cms/g'
    fi
    echo "With $("$WORK/$DJANGO/bin/pip" list 2>/dev/null | grep -iE '^(django|wagtail|wagtail-plone) ' | tr -s ' ' | paste -sd, -):"
    "$WORK/$DJANGO/bin/python" -m pytest -q -p no:cacheprovider
done
