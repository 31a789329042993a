#!/usr/bin/env bash
# An unmodified Volto with the add-on of this folder, built into the folder named as the first argument.
# Needs git, Node.js 22 or 24, npm and a network; takes some ten minutes.
set -euo pipefail

HERE=$(cd "$(dirname "$0")" && pwd)
VOLTO=${1:?the folder to build in}
VERSION=19.3.0
PNPM="npx --yes pnpm@10.20.0"

if [ ! -d "$VOLTO" ]; then
    git clone --quiet --depth 1 --branch "$VERSION" https://github.com/plone/volto "$VOLTO"
fi
cd "$VOLTO"
export CI=1 HUSKY=0 CYPRESS_INSTALL_BINARY=0
$PNPM install --frozen-lockfile --ignore-scripts
# Of all the packages' scripts, the one that is needed.
$PNPM rebuild --recursive lightningcss-cli
$PNPM --filter @plone/registry --filter @plone/components build

# Beside Volto's own packages, which the lock file names one by one.
rm -rf addons/volto-kazakh
mkdir -p addons
cp -r "$HERE/volto-kazakh" addons/volto-kazakh
ln -sfn ../../../addons/volto-kazakh packages/volto/node_modules/volto-kazakh
# Volto's configuration of webpack asks for packages that only its other packages name.
export NODE_PATH="$PWD/node_modules/.pnpm/node_modules"
cd packages/volto
ADDONS=volto-kazakh NODE_OPTIONS=--max-old-space-size=6000 npx razzle build --noninteractive
