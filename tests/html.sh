#!/bin/sh
# html.sh - the HTML report in a browser: tests/html/*.mjs, where Node.js,
# Chromium and two modules are there; tests/html/run installs them
#
# HTML_MODULES is the folder that playwright-core and axe-core are in.
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if ! has node; then why='no node'
elif [ -z "$CHROMIUM" ]; then why='no chromium'
elif [ ! -d "${HTML_MODULES:-}/playwright-core" ] || [ ! -d "${HTML_MODULES:-}/axe-core" ]; then
  why='no playwright-core and axe-core in HTML_MODULES; tests/html/run gets them'
else why=
fi
if [ -n "$why" ]; then
  echo "1..0 # SKIP $why"
  exit 0
fi
export KANWU FIXTURES HTML_MODULES CHROMIUM
node "$top/tests/html/all.mjs" || true # the TAP says what failed
