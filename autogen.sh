#!/bin/sh
# Prepare a checkout for ./configure: run the autotools, nothing else.
set -e
cd "$(dirname "$0")"
exec autoreconf --force --install --warnings=all,no-obsolete "$@"
